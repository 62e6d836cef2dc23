"""Documents on pages: every kind of block as rows, contents where there are many pages.

Knows neither records nor rules: it prints the words that it is given.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, chain, islice
from typing import Any

from hrd_desk.collecting import collection_paused
from hrd_desk.i18n import N_
from hrd_desk.progress import Progress, silent
from hrd_desk.publishing.columns import fitted
from hrd_desk.publishing.documents import (
    Bars,
    Block,
    Document,
    EventEntry,
    Fields,
    Heading,
    KeyFigures,
    Map,
    MonthColumns,
    Points,
    Role,
    SourceList,
    TableBlock,
    Text,
)
from hrd_desk.publishing.entries import entry_rows
from hrd_desk.publishing.furniture import Furniture
from hrd_desk.publishing.key_figures import key_figure_rows
from hrd_desk.publishing.paper import JUMP, LEFT_PT, RIGHT_PT, WIDTH_PT, Nature, Paper
from hrd_desk.publishing.pictures import picture_rows
from hrd_desk.publishing.rows import (
    Bookmark,
    Row,
    Rule,
    kept_from_splitting,
    labelled_rows,
    pages_of,
    rows_of,
    together,
)
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.setting import Setter
from hrd_desk.publishing.speech import Speech
from hrd_desk.publishing.styles import BODY, BRAND, INK, LABEL, LINK, NOTE, SMALL, WHEN, Style
from hrd_desk.publishing.tables import Column, table_rows
from hrd_desk.publishing.typefaces import BOLD, REGULAR

MIN_PAGES_WITH_CONTENTS = 6

BIG_TITLE = Style(BOLD, 24, 29)
STANDFIRST = Style(REGULAR, 11.5, 16.5)
SECTION_HEAD = Style(BOLD, 14, 19)
GROUP_HEAD = Style(BOLD, 10.5, 15, BRAND)
CAPTION = Style(BOLD, 9, 12.5, INK)
_TEXT_STYLES = {Role.LEAD: STANDFIRST, Role.BODY: BODY, Role.NOTE: NOTE, Role.SMALL: SMALL}
_PENDING = "…"
"""Stands for a number that only the whole file tells."""

_GUTTER_PT = 14.0
_SHORT_TABLE, _SHORT_CONTENTS, _SHORT_VALUE = 14, 12, 6
_FEWEST_HEADINGS, _LOW_TABLE_PT = 3, 280.0
_MOST_CONTENTS = 36
"""More lines of contents than stand on one page are no help: bookmarks lead to all headings."""
_LEAST_ENTRY_PT, _LEAST_ROW_PT = 20.0, 9.5
_MIDDLE = Rule(0.5)


def print_document(
    document: Document,
    setter: Setter,
    nature: Nature,
    progress: Progress = silent,
    most_pages: int | None = None,
) -> bytes:
    """Return the PDF of `document`; the same document gives the same bytes.

    `setter` sets this file alone. With `most_pages` the first pages alone are set; numbers of
    pages that are not known then stand as "…", and the contents lead nowhere.
    """
    with collection_paused():
        return _Press(document, Paper(nature, setter), progress, most_pages).printed()


def _looked_ahead(
    document: Document, opening: list[Row], body: Iterator[Row], height_pt: float
) -> tuple[list[Row], bool]:
    """Return rows taken from `body`, and whether there are so many pages that contents help."""
    taken = list[Row]()
    headings = (block for block in document.blocks() if isinstance(block, Heading))
    if sum(1 for _heading in islice(headings, _FEWEST_HEADINGS)) < _FEWEST_HEADINGS:
        return taken, False
    heights = accumulate(map(_least_height_pt, document.blocks()))
    if any(height > MIN_PAGES_WITH_CONTENTS * height_pt for height in heights):
        return taken, True

    def noted() -> Iterator[Row]:
        for row in body:
            taken.append(row)
            yield row

    pages = pages_of(chain(opening, noted()), height_pt)
    count = sum(1 for _page in islice(pages, MIN_PAGES_WITH_CONTENTS))
    return taken, count == MIN_PAGES_WITH_CONTENTS


def _least_height_pt(block: Block) -> float:
    """Return a height that a block surely has: what is long need not be set to know it."""
    match block:
        case EventEntry():
            return _LEAST_ENTRY_PT
        case TableBlock():
            return _LEAST_ROW_PT * len(block.rows)
        case _:
            return 0.0


def _listed_headings(document: Document) -> list[tuple[int, Heading]]:
    """Return the headings of the contents with their places; of too many the main ones alone."""
    found = (block for block in document.blocks() if isinstance(block, Heading))
    headings = list(enumerate(found, start=1))
    if len(headings) <= _MOST_CONTENTS:
        return headings
    return [(number, heading) for number, heading in headings if heading.level == 1]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the contents: the page and the height at which it stands."""

    key: str
    page: int
    y_pt: float


class _Press:
    """One document on its way to paper."""

    def __init__(
        self, document: Document, paper: Paper, progress: Progress, most_pages: int | None
    ) -> None:
        self.document = document
        self._most_pages = most_pages
        self.paper = paper
        self._progress = progress
        self._speech = Speech(document.language)
        self._headings = 0
        self._pages: dict[str, int] = {}
        self._lines: dict[int, str] = {}
        self._entries: list[_Entry] = []

    def printed(self) -> bytes:
        """Return the file."""
        pages = pages_of(self.rows(), self.paper.area_height_pt)
        count = 0
        for number, page in enumerate(islice(pages, self._most_pages)):
            count += 1
            self._note(number, page)
            self.paper.draw_rows(page)
            self.paper.end_page()
        is_whole = self._most_pages is None or count < self._most_pages
        name, title = self.document.name, self.document.title
        heads = name, f"{name} · {title}"
        furniture = Furniture(*heads, self.document.marks, self.document.foot, self._page_words)

        def furnish(paper: Paper, number: int, count: int) -> None:
            self._progress(number, count)
            furniture.draw(paper, number, count if is_whole else None)
            self._number_contents(paper, number - 1)

        return self.paper.finished(furnish)

    def _page_words(self, number: int, count: int | None) -> str:
        return self._speech.say(
            N_("Page {number} of {count}"),
            number=self._speech.number(number),
            count=_PENDING if count is None else self._speech.number(count),
        )

    # --- contents -----------------------------------------------------------------------------

    def _note(self, number: int, page: list[Row]) -> None:
        """Remember on which page headings stand, and where lines of the contents do."""
        y_pt = self.paper.top_pt
        for index, row in enumerate(page):
            y_pt -= row.space_pt if index else 0
            if row.bookmark and row.bookmark.key:
                self._pages[row.bookmark.key] = number + 1
            if id(row) in self._lines:
                entry = _Entry(self._lines[id(row)], number, y_pt - row.ascent_pt)
                self._entries.append(entry)
            y_pt -= row.height_pt

    def _number_contents(self, paper: Paper, page: int) -> None:
        for entry in self._entries:
            if entry.page == page:
                found = self._pages.get(entry.key)
                words = _PENDING if found is None else self._speech.number(found)
                paper.draw_words(Span(words, BODY), RIGHT_PT, entry.y_pt, ends=True)

    def _contents(self, place: int) -> Iterator[Row]:
        """Yield the lines of the contents; their numbers are drawn when the pages are known.

        `place` is theirs among the parts of the document.
        """
        headings = _listed_headings(self.document)
        root = self.paper.tree.root
        words = self._speech.say(N_("Contents"))
        title = self._paragraph(words, SECTION_HEAD, root.insert(place, "H2"), space_pt=22)
        table = root.insert(place + 1, "TOC")
        keys: list[str] = []
        lines: list[Row] = []
        for number, heading in headings:
            key = f"h{number}"
            is_main = heading.level == 1
            style = BODY if is_main else LABEL
            # What is not set yet cannot be jumped to.
            span = Span(heading.words, style, f"{JUMP}{key}" if self._most_pages is None else None)
            x_pt = LEFT_PT if is_main else LEFT_PT + _GUTTER_PT
            link = table.add("TOCI").add("Link")
            block = self.paper.block(span, link, x_pt, RIGHT_PT - x_pt - 40)
            rows = together(rows_of([block], space_pt=3.0 if is_main else 0.0))
            lines += rows
            keys += [*[""] * (len(rows) - 1), key]
        # Short contents are read in one look; of longer ones no line is alone on a page.
        if len(headings) <= _SHORT_CONTENTS:
            lines = together(lines)
        else:
            lines = [*together(lines[:2]), *lines[2:-2], *together(lines[-2:])]
        self._lines = {id(row): key for row, key in zip(lines, keys, strict=True) if key}
        self._kept_lines = lines  # or their ids could be given to other rows
        first = together([*title, Row((), 3.0)])
        yield from [*first[:-1], first[-1].staying(), *lines]

    # --- blocks -------------------------------------------------------------------------------

    def rows(self) -> Iterator[Row]:
        """Yield the whole document."""
        opening = [*self.paper.room_of_logo(), *self._title(), *self._all(self.document.opening)]
        place = len(self.paper.tree.root.kids)
        body = iter(self._all(self.document.body))
        begun, is_long = _looked_ahead(self.document, opening, body, self.paper.area_height_pt)
        yield from opening
        if is_long:
            yield from self._contents(place)
        yield from begun
        yield from body

    def _all(self, blocks: Iterable[Block]) -> Iterator[Row]:
        total = len(self.document.opening) + len(self.document.body)
        pending: list[Row] = []
        for done, block in enumerate(blocks):
            self._progress(done, total)
            rows = self._block(block)
            is_note = isinstance(block, Text) and block.role is Role.NOTE
            if isinstance(block, Heading) or (pending and is_note):
                pending += (replace(row, stays_with_next=True) for row in rows)
                continue
            # A heading keeps with what it is about.
            yield from pending
            pending = []
            yield from rows
        yield from pending

    def _title(self) -> Iterator[Row]:
        root, document = self.paper.tree.root, self.document
        if document.kicker:
            yield from together(self._paragraph(document.kicker, WHEN, root.add("P")))
        block = self.paper.heading(Span(document.title, BIG_TITLE), root.add("H1"))
        first, *others = rows_of([block], space_pt=4)
        yield from together([replace(first, bookmark=Bookmark(document.title)), *others])

    def _block(self, block: Block) -> Iterable[Row]:
        if isinstance(block, EventEntry):
            return entry_rows(self.paper, block, self._speech)
        setters: dict[type, Callable[[Any], Iterable[Row]]] = {
            Heading: self._heading,
            Text: self._text,
            Points: partial(_point_rows, self.paper),
            KeyFigures: partial(key_figure_rows, self.paper),
            Fields: self._fields,
            TableBlock: self._table,
            SourceList: self._sources,
            **dict.fromkeys((Bars, MonthColumns, Map), partial(picture_rows, self.paper)),
        }
        return setters[type(block)](block)

    def _paragraph(
        self,
        text: str,
        style: Style,
        element: object,
        x_pt: float = LEFT_PT,
        *,
        space_pt: float = 0.0,
    ) -> list[Row]:
        block = self.paper.block(Span(text, style), element, x_pt)  # type: ignore[arg-type]
        return rows_of([block], space_pt=space_pt)

    def _heading(self, heading: Heading) -> list[Row]:
        self._headings += 1
        is_main = heading.level == 1
        element = self.paper.tree.root.add("H2" if is_main else "H3")
        style, space_pt = (SECTION_HEAD, 26.0) if is_main else (GROUP_HEAD, 16.0)
        first, *others = self._paragraph(heading.words, style, element, space_pt=space_pt)
        mark = Bookmark(heading.words, 1 if is_main else 2, f"h{self._headings}")
        return [replace(first, bookmark=mark), *others, Row((), 3.0)]

    def _text(self, text: Text) -> list[Row]:
        style = _TEXT_STYLES[text.role]
        space_pt = 12.0 if text.role is Role.LEAD else 5.0
        rows = self._paragraph(text.words, style, self.paper.tree.root.add("P"), space_pt=space_pt)
        rows = kept_from_splitting(rows)
        return [*rows[:-1], rows[-1].staying()] if text.leads_on else rows

    def _fields(self, fields: Fields) -> Iterator[Row]:
        table = self.paper.tree.root.add("Table")
        yield Row((), 4.0, space_pt=4.0, stays_with_next=True)
        last = len(fields.lines) - 1
        for number, (label, value) in enumerate(fields.lines):
            line = table.add("TR")
            rows = labelled_rows(
                self.paper.block(Span(label, LABEL), line.add("TH", scope="Row"), LEFT_PT, 136),
                self.paper.block(Span(value, BODY), line.add("TD"), LEFT_PT + 148),
            )
            yield Row((), 4.0, rule=_MIDDLE, stays_with_next=True)
            is_short = len(rows) <= _SHORT_VALUE
            rows = together(rows) if is_short else kept_from_splitting(rows)
            yield from [*rows[:-1], rows[-1].staying()]
            # Neither the first nor the last line stands alone on a page.
            is_kept = last > 0 and number in {0, last - 1} and is_short
            is_kept |= fields.leads_on and number == last
            yield Row((), 4.0, stays_with_next=is_kept)
        yield Row((), 0.0, rule=_MIDDLE, stays_with_next=fields.leads_on)
        yield Row((), 4.0, stays_with_next=fields.leads_on)

    def _sources(self, block: SourceList) -> Iterator[Row]:
        listed = self.paper.tree.root.add("L")
        for source in block.sources:
            body = listed.add("LI").add("LBody")
            rows: list[Row] = []
            if source.words:
                rows += self._paragraph(source.words, BODY, body.add("P"), space_pt=4.0)
            if source.url:
                link = Span(source.url, LINK, source.url)
                rows += rows_of([self.paper.block(link, body.add("Link"))])
            yield from together(rows)

    def _table(self, block: TableBlock) -> Iterator[Row]:
        root = self.paper.tree.root
        if block.title:
            caption = root.add("P")
            head = self._paragraph(block.title, CAPTION, caption, space_pt=16)
            if block.subtitle:
                head += self._paragraph(block.subtitle, SMALL, caption)
            yield from (replace(row, stays_with_next=True) for row in [*head, Row((), 4.0)])
        widths = [column.share * WIDTH_PT for column in block.columns]
        columns = [
            Column(
                column.heading,
                width_pt,
                column.has_figures,
                has_headlines=column.has_headlines,
            )
            for column, width_pt in zip(block.columns, widths, strict=True)
        ]
        columns = fitted(self.paper.setter, columns, block.rows)
        rows = table_rows(self.paper, columns, self._counted(block.rows))
        rows = _in_one_look(list(rows)) if len(block.rows) <= _SHORT_TABLE else rows
        yield from _leading_on(rows) if block.note else rows
        if block.note:
            yield from self._paragraph(block.note, SMALL, root.add("P"), space_pt=4)

    def _counted(self, rows: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, ...]]:
        for done, row in enumerate(rows):
            self._progress(done, len(rows))
            yield row


def _point_rows(paper: Paper, points: Points) -> Iterator[Row]:
    listed = paper.tree.root.add("L")
    for item in points.items:
        line = listed.add("LI")
        blocks = [
            paper.block(Span("•", BODY), line.add("Lbl"), LEFT_PT, 10),
            paper.block(Span(item, BODY), line.add("LBody"), LEFT_PT + 12),
        ]
        yield from kept_from_splitting(rows_of(blocks, space_pt=4.0))


def _in_one_look(rows: list[Row]) -> Iterator[Row]:
    """Yield the rows of a table; a short one is read in one look, so it stands on one page."""
    is_low = sum(row.height_pt for row in rows) <= _LOW_TABLE_PT
    return iter(together(rows) if is_low else rows)


def _leading_on(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows of a table, the last one and the rule below it kept with what follows."""
    waiting: list[Row] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) > 2:  # noqa: PLR2004  the last row and the rule
            yield waiting.pop(0)
    yield from (row.staying() for row in waiting)
