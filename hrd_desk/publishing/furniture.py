"""What stands on every page of a document: name, marks, foot, number of the page."""

from dataclasses import dataclass

from hrd_desk.i18n import N_
from hrd_desk.publishing.documents import Document
from hrd_desk.publishing.foot import FOOTER_PT, HEADER_BELOW_PT, draw_foot
from hrd_desk.publishing.paper import LEFT_PT, RIGHT_PT, Paper
from hrd_desk.publishing.rows import Rule
from hrd_desk.publishing.setting import Span
from hrd_desk.publishing.speech import Speech
from hrd_desk.publishing.styles import BRAND, HEADING, SMALL

PENDING = "…"
"""Stands for a number that only the whole file tells."""

_BESIDE_MARKS_PT = 12.0


@dataclass(frozen=True, slots=True)
class Furniture:
    """Head and foot of the pages of one document."""

    document: Document
    speech: Speech

    def draw(self, paper: Paper, number: int, count: int | None) -> None:
        """Draw them on a page; `count` of pages is None where it is not known yet."""
        header_pt = paper.nature.size_pt[1] - HEADER_BELOW_PT
        end_pt = RIGHT_PT
        for mark in reversed(self.document.marks):
            end_pt = paper.draw_mark(mark, end_pt, header_pt) - 6
        room_pt = end_pt - LEFT_PT - _BESIDE_MARKS_PT
        head = paper.setter.shortened(Span(self._running_head(number), HEADING), room_pt)
        paper.draw_words(Span(head, HEADING), LEFT_PT, header_pt)
        paper.draw_rule(header_pt - 11, Rule(1.2, BRAND))
        paper.draw_rule(FOOTER_PT + 15, Rule())
        draw_foot(paper, self.document.foot)
        page = self.speech.say(
            N_("Page {number} of {count}"),
            number=self.speech.number(number),
            count=PENDING if count is None else self.speech.number(count),
        )
        paper.draw_words(Span(page, SMALL), RIGHT_PT, FOOTER_PT, ends=True)

    def _running_head(self, number: int) -> str:
        if number == 1:
            return self.document.name
        return f"{self.document.name} · {self.document.title}"
