"""A brief on A4 pages. Knows neither records nor rules: it prints the words that it is given."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from hrd_desk.i18n import N_, translator
from hrd_desk.publishing.content import Brief
from hrd_desk.publishing.paper import (
    BODY,
    BRAND,
    HEADING,
    LABEL,
    LEAD,
    LEFT_PT,
    LINE,
    LINK,
    LONG_LEAD,
    NOTE,
    PAGE_HEIGHT_PT,
    RIGHT_PT,
    SECTION,
    SMALL,
    TITLE,
    WHEN,
    Paper,
    Row,
    Span,
    Style,
    kept_from_splitting,
    print_pages,
)

WIDTH_PT = RIGHT_PT - LEFT_PT
VALUES_PT = LEFT_PT + 148
"""Where the second column begins: values beside their labels, sources beside their heading."""

LONG_SUMMARY = 900
"""A summary of more characters is an article, and is set like one."""

HEADER_PT = PAGE_HEIGHT_PT - 46
FOOTER_PT = 44.0


def typeset(brief: Brief, made_words: str = "") -> bytes:
    """Return the PDF of `brief`; the same brief gives the same bytes.

    `made_words` (such as a date) stands in the footer. All characters must be printable with the
    bundled fonts: see `typefaces.unprintable`.
    """
    sheet = _Sheet(brief, made_words, translator(brief.language))
    paper = Paper(brief.title, brief.language)
    return print_pages(paper, list(sheet.rows()), sheet.furnish)


@dataclass(frozen=True, slots=True)
class _Sheet:
    brief: Brief
    made_words: str
    translate: Callable[[str], str]

    def rows(self) -> Iterator[Row]:
        yield from self._head()
        yield from self._summary()
        yield from self._table()
        yield from self._sources()
        yield from self._left_out()

    def _head(self) -> Iterator[Row]:
        title = self.brief.title or self.translate(N_("No title is recorded."))
        yield from _together(_paragraph(title, TITLE))
        when = self.brief.date_words or self.translate(N_("Date not recorded"))
        where = self.brief.place_words or self.translate(N_("Place not recorded"))
        rows = _paragraph(f"{when} · {where}", WHEN, space_pt=9)
        if self.brief.coordinates_words:
            rows += _paragraph(self.brief.coordinates_words, SMALL, space_pt=2)
        yield from _together(rows)

    def _summary(self) -> Iterator[Row]:
        if not self.brief.summary:
            words = self.translate(N_("No summary for publications is written yet."))
            yield from _paragraph(words, NOTE, space_pt=20)
        style = LONG_LEAD if len(self.brief.summary) > LONG_SUMMARY else LEAD
        space_pt = 20.0
        for paragraph in self.brief.summary.split("\n"):
            if paragraph.strip():
                yield from kept_from_splitting(_paragraph(paragraph, style, space_pt=space_pt))
                space_pt = 8.0

    def _table(self) -> Iterator[Row]:
        lines = [(coded.label, coded.paths) for coded in self.brief.coded]
        lines += [
            (self.translate(N_("People: {role}")).format(role=count.role_label), (count.words,))
            for count in self.brief.counts
        ]
        lines += [(fact.label, (fact.words,)) for fact in self.brief.facts]
        space_pt = 24.0
        for label, values in lines:
            yield from _entry(label, values, space_pt)
            space_pt = 0.0
        if lines:
            yield Row((), 0.0, has_rule=True)

    def _sources(self) -> Iterator[Row]:
        heading = self.translate(N_("Sources"))
        space_pt = 26.0
        for number, source in enumerate(self.brief.sources, start=1):
            rows = _paragraph(source.words, BODY, VALUES_PT + 16) if source.words else []
            if source.url:
                rows += _paragraph(source.url, LINK, VALUES_PT + 16, url=source.url)
            first = (Span(VALUES_PT, f"{number}.", LABEL), *rows[0].spans)
            rows[0] = replace(rows[0], spans=first, space_pt=space_pt)
            yield from _headed(heading, _together(rows))
            heading, space_pt = "", 6.0
        if self.brief.sources_note:
            rows = _paragraph(self.brief.sources_note, NOTE, VALUES_PT, space_pt=space_pt)
            yield from _headed(heading, _together(rows))

    def _left_out(self) -> Iterator[Row]:
        if not self.brief.left_out:
            return
        heading = self.translate(N_("Not in this brief"))
        words = ", ".join(self.brief.left_out)
        rows = _paragraph(words, SMALL, VALUES_PT, space_pt=18)
        yield from _headed(heading, _together(rows))

    def furnish(self, paper: Paper, number: int, count: int) -> None:
        """Draw head and foot of a page."""
        paper.draw(Span(LEFT_PT, self._running_head(number), HEADING), HEADER_PT)
        right_pt = RIGHT_PT
        for mark in reversed(self.brief.marks):
            right_pt = paper.draw_mark(mark, right_pt, HEADER_PT) - 6
        paper.draw_rule(HEADER_PT - 11, BRAND, 1.2)
        paper.draw_rule(FOOTER_PT + 15, LINE, 0.4)
        paper.draw(Span(LEFT_PT, self._foot(), SMALL), FOOTER_PT)
        page = self.translate(N_("Page {number} of {count}")).format(number=number, count=count)
        paper.draw(Span(RIGHT_PT - SMALL.width_pt(page), page, SMALL), FOOTER_PT)

    def _running_head(self, number: int) -> str:
        if number == 1 or not self.brief.title:
            return self.brief.heading
        room_pt = WIDTH_PT - 180
        *_, last = lines = HEADING.lines(self.brief.title, room_pt)
        return last if len(lines) == 1 else f"{lines[0]} …"

    def _foot(self) -> str:
        reference = self.translate(N_("Reference {reference}"))
        words = [reference.format(reference=self.brief.reference)] if self.brief.reference else []
        return " · ".join([*words, self.made_words] if self.made_words else words)


def _paragraph(
    text: str,
    style: Style,
    x_pt: float = LEFT_PT,
    *,
    space_pt: float = 0.0,
    url: str | None = None,
) -> list[Row]:
    rows = [
        Row((Span(x_pt, line, style, url),), style.leading_pt)
        for line in style.lines(text, RIGHT_PT - x_pt)
    ]
    rows[0] = replace(rows[0], space_pt=space_pt)
    return rows


def _entry(label: str, values: tuple[str, ...], space_pt: float) -> Iterator[Row]:
    """Yield a line of the table: a label, its values below each other, a hairline above."""
    labels = LABEL.lines(label, VALUES_PT - LEFT_PT - 12)
    texts = [line for value in values for line in BODY.lines(value, RIGHT_PT - VALUES_PT)]
    rows = []
    for index in range(max(len(labels), len(texts))):
        spans = [Span(LEFT_PT, labels[index], LABEL)] if index < len(labels) else []
        spans += [Span(VALUES_PT, texts[index], BODY)] if index < len(texts) else []
        rows.append(Row(tuple(spans), BODY.leading_pt))
    # The air around a hairline belongs to the rows, so that it moves with them.
    blank = Row((), 4.0, space_pt=space_pt, has_rule=True, stays_with_next=True)
    yield from [blank, *kept_from_splitting(rows), Row((), 4.0)]


def _headed(heading: str, rows: list[Row]) -> Iterator[Row]:
    first, *others = rows
    spans = (Span(LEFT_PT, heading, SECTION), *first.spans) if heading else first.spans
    yield replace(first, spans=spans)
    yield from others


def _together(rows: list[Row]) -> list[Row]:
    """Return rows that move to the next page as one."""
    last = len(rows) - 1
    return [replace(row, stays_with_next=index < last) for index, row in enumerate(rows)]
