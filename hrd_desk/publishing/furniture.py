"""What stands on every page of a document: name, marks, foot, number of the page."""

from collections.abc import Callable
from dataclasses import dataclass

from hrd_desk.publishing.fitting import shortened
from hrd_desk.publishing.foot import FOOTER_PT, HEADER_BELOW_PT, draw_foot
from hrd_desk.publishing.paper import LEFT_PT, RIGHT_PT, Paper
from hrd_desk.publishing.rows import Rule
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.styles import BRAND, HEADING, SMALL

_BESIDE_MARKS_PT = 12.0


@dataclass(frozen=True, slots=True)
class Furniture:
    """Head and foot of the pages of one document.

    `first_head` stands above the first page, `later_head` above the others as far as it fits
    beside `marks`; `page_words` says which page it is of how many, if that is known yet.
    """

    first_head: str
    later_head: str
    marks: tuple[str, ...]
    foot: str
    page_words: Callable[[int, int | None], str]

    def draw(self, paper: Paper, number: int, count: int | None) -> None:
        """Draw them on a page; `count` of pages is None where it is not known yet."""
        header_pt = paper.nature.size_pt[1] - HEADER_BELOW_PT
        end_pt = RIGHT_PT
        for mark in reversed(self.marks):
            end_pt = paper.draw_mark(mark, end_pt, header_pt) - 6
        room_pt = end_pt - LEFT_PT - _BESIDE_MARKS_PT
        words = self.first_head if number == 1 else self.later_head
        head = shortened(paper.setter, Span(words, HEADING), room_pt)
        paper.draw_words(Span(head, HEADING), LEFT_PT, header_pt)
        paper.draw_rule(header_pt - 11, Rule(1.2, BRAND))
        paper.draw_rule(FOOTER_PT + 15, Rule())
        draw_foot(paper, self.foot)
        page = self.page_words(number, count)
        paper.draw_words(Span(page, SMALL), RIGHT_PT, FOOTER_PT, ends=True)
