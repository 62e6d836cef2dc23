"""A brief on A4 pages. Knows neither records nor rules: it prints the words that it is given."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from hrd_desk.i18n import N_, translator
from hrd_desk.publishing.content import Brief
from hrd_desk.publishing.furniture import Furniture
from hrd_desk.publishing.joining import dotted, joined
from hrd_desk.publishing.paper import LEFT_PT, RIGHT_PT, Nature, Paper, print_pages
from hrd_desk.publishing.rows import (
    Bookmark,
    Row,
    Rule,
    kept_from_splitting,
    labelled_rows,
    rows_of,
    together,
)
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.setting import Setter
from hrd_desk.publishing.styles import (
    BODY,
    LABEL,
    LEAD,
    LINK,
    LONG_LEAD,
    NOTE,
    SECTION,
    SMALL,
    STORY,
    TITLE,
    WHEN,
    Style,
)
from hrd_desk.publishing.tagging import Element

WIDTH_PT = RIGHT_PT - LEFT_PT
VALUES_PT = LEFT_PT + 148
"""Where the second column begins: values beside their labels, sources beside their heading."""

LONG_SUMMARY = 900
"""A summary of more characters is an article, and is set like one."""


def typeset(
    brief: Brief, setter: Setter, made_words: str = "", nature: Nature | None = None
) -> bytes:
    """Return the PDF of `brief`; the same brief gives the same bytes where the same fonts are.

    `made_words` (such as a date) stands in the footer. Every character must be in some font, see
    `printable.refuse_unprintable`, or `setter` must mark those that are not. `nature` settles
    paper and colours; without it they are A4 and ours.
    """
    plain = Nature(setter.printable(brief.title), brief.language, setter.is_right)
    paper = Paper(nature or plain, setter)
    sheet = _Sheet(brief, made_words, translator(brief.language), paper)
    return print_pages(paper, sheet.rows(), sheet.furnish)


@dataclass(frozen=True, slots=True)
class _Sheet:
    brief: Brief
    made_words: str
    translate: Callable[[str], str]
    paper: Paper

    def rows(self) -> Iterator[Row]:
        yield from self.paper.room_of_logo()
        yield from self._head()
        yield from self._summary()
        yield from self._description()
        yield from self._table()
        sources = list(self._sources())
        if sources and self.brief.left_out:
            sources[-1] = sources[-1].staying()  # one line is no page
        yield from sources
        yield from self._left_out()

    @property
    def _root(self) -> Element:
        return self.paper.tree.root

    def _head(self) -> Iterator[Row]:
        title = self.brief.title or self.translate(N_("No title is recorded."))
        heading = self.paper.heading(Span(title, TITLE), self._root.add("H1"))
        first, *others = rows_of([heading])
        yield from together(
            [replace(first, bookmark=Bookmark(self.paper.nature.title or title)), *others]
        )
        when = self.brief.date_words or self.translate(N_("Date not recorded"))
        where = self.brief.place_words or self.translate(N_("Place not recorded"))
        element = self._root.add("P")
        rows = self._paragraph(self._dotted(when, where), WHEN, element, space_pt=9)
        if self.brief.coordinates_words:
            words, element = self.brief.coordinates_words, self._root.add("P")
            rows += self._paragraph(words, SMALL, element, space_pt=2)
        yield from together(rows)

    def _summary(self) -> Iterator[Row]:
        if not self.brief.summary:
            words = self.translate(N_("No summary for publications is written yet."))
            yield from self._paragraph(words, NOTE, self._root.add("P"), space_pt=20)
        style = LONG_LEAD if len(self.brief.summary) > LONG_SUMMARY else LEAD
        space_pt = 20.0
        for paragraph in self.brief.summary.split("\n"):
            if paragraph.strip():
                rows = self._paragraph(paragraph, style, self._root.add("P"), space_pt=space_pt)
                yield from kept_from_splitting(rows)
                space_pt = 8.0

    def _description(self) -> Iterator[Row]:
        """Yield the description in the second column, whose lines are not too long to read."""
        heading, space_pt = self.translate(N_("What happened")), 24.0
        title: Element | None = None
        for paragraph in self.brief.description.split("\n"):
            if not paragraph.strip():
                continue
            title = title or self._root.add("H2")
            rows = self._paragraph(
                paragraph, STORY, self._root.add("P"), VALUES_PT, space_pt=space_pt
            )
            yield from kept_from_splitting(self._headed(heading, title, rows))
            heading, space_pt = "", 6.0

    def _table(self) -> Iterator[Row]:
        lines = [(coded.label, coded.paths) for coded in self.brief.coded]
        if self.brief.all_places:
            lines.append((self.translate(N_("Places")), (self.brief.all_places,)))
        lines += [
            (self.translate(N_("People: {role}")).format(role=count.role_label), (count.words,))
            for count in self.brief.counts
        ]
        lines += [(fact.label, (fact.words,)) for fact in self.brief.facts]
        if not lines:
            return
        table = self._root.add("Table")
        space_pt = 24.0
        for label, values in lines:
            yield from self._entry(table, label, "\n".join(values), space_pt)
            space_pt = 0.0
        yield Row((), 0.0, rule=Rule())

    def _entry(self, table: Element, label: str, values: str, space_pt: float) -> Iterator[Row]:
        """Yield a line of the table: a label, its values below each other, a hairline above."""
        line = table.add("TR")
        room_pt = VALUES_PT - LEFT_PT - 12
        head = line.add("TH", scope="Row")
        rows = labelled_rows(
            self.paper.block(Span(label, LABEL), head, LEFT_PT, room_pt),
            self.paper.block(Span(values, BODY), line.add("TD"), VALUES_PT),
        )
        # The air around a hairline belongs to the rows, so that it moves with them.
        blank = Row((), 4.0, space_pt=space_pt, rule=Rule(), stays_with_next=True)
        yield from [blank, *kept_from_splitting(rows), Row((), 4.0)]

    def _sources(self) -> Iterator[Row]:
        heading = self.translate(N_("Sources"))
        if not self.brief.sources and not self.brief.sources_note:
            return
        title = self._root.add("H2")
        space_pt = 26.0
        listed = self._root.add("L") if self.brief.sources else self._root
        last = Span(f"{len(self.brief.sources)}.", LABEL)
        room_pt = max(16.0, self.paper.setter.width_pt(last) + 4)
        for number, source in enumerate(self.brief.sources, start=1):
            item = listed.add("LI")
            label, body = item.add("Lbl"), item.add("LBody")
            first = [self.paper.block(Span(f"{number}.", LABEL), label, VALUES_PT, room_pt)]
            rows: list[Row] = []
            if source.words:
                rows += self._paragraph(source.words, BODY, body.add("P"), VALUES_PT + room_pt)
            if source.url:
                span = Span(source.url, LINK, source.url)
                block = self.paper.block(span, body.add("Link"), VALUES_PT + room_pt)
                rows += rows_of([block])
            rows[0] = _beside(rows_of(first)[0], rows[0])
            rows[0] = replace(rows[0], space_pt=space_pt)
            yield from together(self._headed(heading, title, rows))
            heading, space_pt = "", 6.0
        if self.brief.sources_note:
            words = self.brief.sources_note
            rows = self._paragraph(words, NOTE, self._root.add("P"), VALUES_PT, space_pt=space_pt)
            yield from together(self._headed(heading, title, rows))

    def _left_out(self) -> Iterator[Row]:
        if not self.brief.left_out:
            return
        title, element = self._root.add("H2"), self._root.add("P")
        words = joined(self.brief.left_out, self.brief.language)
        rows = self._paragraph(words, SMALL, element, VALUES_PT, space_pt=18)
        yield from self._headed(self.translate(N_("Not in this brief")), title, rows)

    def _paragraph(
        self,
        text: str,
        style: Style,
        element: Element,
        x_pt: float = LEFT_PT,
        *,
        space_pt: float = 0.0,
    ) -> list[Row]:
        block = self.paper.block(Span(text, style), element, x_pt)
        return rows_of([block], space_pt=space_pt)

    def _headed(self, heading: str, title: Element, rows: list[Row]) -> list[Row]:
        """Return rows with a heading beside the first ones."""
        if not heading:
            return rows
        room_pt = VALUES_PT - LEFT_PT - 12
        block = self.paper.block(Span(heading, SECTION), title, LEFT_PT, room_pt)
        heads = rows_of([block])
        heads[0] = replace(heads[0], bookmark=Bookmark(heading, 1))
        beside = [_beside(head, row) for head, row in zip(heads, rows, strict=False)]
        return [*beside, *rows[len(heads) :], *heads[len(rows) :]]

    def furnish(self, paper: Paper, number: int, count: int) -> None:
        """Draw head and foot of a page."""
        heads = self.brief.heading, self.brief.title or self.brief.heading
        words = self.translate(N_("Page {number} of {count}"))

        def page_words(number: int, count: int | None) -> str:
            return words.format(number=number, count=count)

        marks, foot = tuple(self.brief.marks), self._foot()
        Furniture(*heads, marks, foot, page_words).draw(paper, number, count)

    def _foot(self) -> str:
        reference = self.translate(N_("Reference {reference}"))
        words = [reference.format(reference=self.brief.reference)] if self.brief.reference else []
        return self._dotted(*words, self.made_words)

    def _dotted(self, *fields: str) -> str:
        return dotted(fields, self.brief.language)


def _beside(left: Row, right: Row) -> Row:
    """Return two rows as one line across the page; base lines agree."""
    ascent_pt = max(left.ascent_pt, right.ascent_pt)
    below_pt = max(row.height_pt - row.ascent_pt for row in (left, right))
    return replace(
        right,
        cells=left.cells + right.cells,
        ascent_pt=ascent_pt,
        height_pt=ascent_pt + below_pt,
        bookmark=left.bookmark or right.bookmark,
    )
