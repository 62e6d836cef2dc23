"""Rows of text on A4 pages: what a row is, how rows fill pages, how they are drawn."""

import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hrd_desk.publishing.lines import broken
from hrd_desk.publishing.typefaces import BOLD, ITALIC, REGULAR, Face, faces

PAGE_WIDTH_PT, PAGE_HEIGHT_PT = 595.28, 841.89
"""A4."""

LEFT_PT, RIGHT_PT = 62.0, PAGE_WIDTH_PT - 62.0
TOP_PT, BOTTOM_PT = PAGE_HEIGHT_PT - 78.0, 78.0
"""The area of the text, measured from the lower left corner of the page."""

Colour = tuple[float, float, float]
INK: Colour = (0.09, 0.11, 0.14)
GREY: Colour = (0.36, 0.39, 0.43)
LINE: Colour = (0.75, 0.75, 0.75)
BRAND: Colour = (0.05, 0.27, 0.40)
ALERT: Colour = (0.73, 0.24, 0.07)
WHITE: Colour = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: weight, size and distance of base lines in points, colour."""

    weight: str
    size_pt: float
    leading_pt: float
    colour: Colour = INK

    @property
    def face(self) -> Face:
        """The font of the weight."""
        return faces()[self.weight]

    def width_pt(self, text: str) -> float:
        """Return the width of `text` in one line."""
        return self.face.width_pt(text, self.size_pt)

    def lines(self, text: str, width_pt: float) -> list[str]:
        """Return `text` broken into lines of at most `width_pt`."""
        return broken(text, self.face, self.size_pt, width_pt)


TITLE = Style(BOLD, 21, 26.5)
WHEN = Style(BOLD, 11, 15.5, BRAND)
LEAD = Style(REGULAR, 12, 18.5)
LONG_LEAD = Style(REGULAR, 10.5, 15.5)
SECTION = Style(BOLD, 9, 13, BRAND)
LABEL = Style(REGULAR, 9, 14, GREY)
BODY = Style(REGULAR, 10, 14)
LINK = Style(REGULAR, 8.5, 12, BRAND)
NOTE = Style(ITALIC, 9.5, 14, GREY)
SMALL = Style(REGULAR, 8, 11, GREY)
HEADING = Style(BOLD, 9, 12, BRAND)
MARK = Style(BOLD, 8.5, 12, WHITE)


@dataclass(frozen=True, slots=True)
class Span:
    """A text of one style in one line; `x_pt` from the left edge of the page; `url` links it."""

    x_pt: float
    text: str
    style: Style
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line across the page. `space_pt` above it falls away at the top of a page.

    `has_rule` draws a hairline above; `stays_with_next` keeps it on the page of the row below.
    """

    spans: tuple[Span, ...]
    height_pt: float
    space_pt: float = 0.0
    has_rule: bool = False
    stays_with_next: bool = False


def kept_from_splitting(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one paragraph so that no page begins or ends with a single line of it."""
    last = len(rows) - 1
    return [
        replace(row, stays_with_next=index < last and index in (0, last - 1))
        for index, row in enumerate(rows)
    ]


def pages_of(rows: Sequence[Row]) -> list[list[Row]]:
    """Return `rows` filled into pages; rows that belong together move to a new page together."""
    pages: list[list[Row]] = [[]]
    left_pt = TOP_PT - BOTTOM_PT
    for group in _groups(rows):
        need_pt = sum(row.height_pt + row.space_pt for row in group)
        if pages[-1] and need_pt > left_pt:
            pages.append([])
            left_pt = TOP_PT - BOTTOM_PT
        for row in group:
            if row.height_pt > left_pt:
                pages.append([])
                left_pt = TOP_PT - BOTTOM_PT
            left_pt -= row.height_pt + (row.space_pt if pages[-1] else 0)
            pages[-1].append(row)
    return pages


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.stays_with_next:
            yield group
            group = []
    if group:
        yield group


class Paper:
    """A PDF in the making. Its bytes depend on what is drawn alone: no clock, no machine."""

    def __init__(self, title: str, language: str) -> None:
        from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415  slow; few starts print

        self._bytes = io.BytesIO()
        self._canvas: Any = Canvas(
            self._bytes,
            pagesize=(PAGE_WIDTH_PT, PAGE_HEIGHT_PT),
            invariant=1,
            pageCompression=1,
            initialFontName=faces()[REGULAR].name,
            lang=language,
        )
        self._canvas.setTitle(title)
        for forget in ("Author", "Creator", "Subject", "Producer", "Keywords"):
            getattr(self._canvas, f"set{forget}")("")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def draw_rows(self, rows: Sequence[Row]) -> None:
        """Draw the rows of one page from its top down."""
        y_pt = TOP_PT
        for index, row in enumerate(rows):
            y_pt -= row.space_pt if index else 0
            if row.has_rule and index:
                self.draw_rule(y_pt, LINE, 0.4)
            y_pt -= row.height_pt
            for span in row.spans:
                self.draw(span, y_pt + row.height_pt - _base_line(row))

    def draw(self, span: Span, y_pt: float) -> None:
        """Draw a span with its base line at `y_pt` from the lower edge of the page."""
        x_pt = span.x_pt
        self._canvas.setFillColorRGB(*span.style.colour)
        for word in _ACCENTED.split(span.text):
            if word and _is_accented(word):
                self._draw_accented(word, x_pt, y_pt, span.style)
            elif word:
                self._write(word, x_pt, y_pt, span.style)
            x_pt += span.style.width_pt(word)
        if span.url:
            box = (span.x_pt, y_pt - 2.5, x_pt, y_pt + span.style.size_pt)
            self._canvas.linkURL(span.url, box, thickness=0)

    def _draw_accented(self, word: str, x_pt: float, y_pt: float, style: Style) -> None:
        # Readers of the text would find the raised accents out of place: tell them the word.
        text = word.encode("utf-16-be").hex().upper()
        self._canvas.addLiteral(f"/Span <</ActualText <FEFF{text}>>> BDC")
        for piece in style.face.pieces(word, style.size_pt):
            self._write(piece.text, x_pt + piece.dx_pt, y_pt + piece.dy_pt, style)
        self._canvas.addLiteral("EMC")

    def _write(self, text: str, x_pt: float, y_pt: float, style: Style) -> None:
        self._canvas.setFont(style.face.name, style.size_pt)
        self._canvas.drawString(x_pt, y_pt, text)

    def draw_rule(self, y_pt: float, colour: Colour, thickness_pt: float) -> None:
        """Draw a line across the text area."""
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(thickness_pt)
        self._canvas.line(LEFT_PT, y_pt, RIGHT_PT, y_pt)

    def draw_mark(self, text: str, right_pt: float, y_pt: float) -> float:
        """Draw a word on a coloured plate that ends at `right_pt`; return where it begins."""
        left_pt = right_pt - MARK.width_pt(text) - 14
        self._canvas.setFillColorRGB(*ALERT)
        self._canvas.roundRect(left_pt, y_pt - 4.5, right_pt - left_pt, 15, 2.5, stroke=0, fill=1)
        self.draw(Span(left_pt + 7, text, MARK), y_pt)
        return left_pt

    def end_page(self) -> None:
        """Finish the page; what follows stands on the next one."""
        self._canvas.showPage()

    def finished(self) -> bytes:
        """Return the file."""
        self._canvas.save()
        return self._bytes.getvalue()


def _base_line(row: Row) -> float:
    """Return how far below the top of `row` all its texts stand."""
    return row.height_pt / 2 + 0.36 * max(span.style.size_pt for span in row.spans)


_ACCENTED = re.compile(
    r"(\S*[\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f]\S*)"
)


def _is_accented(word: str) -> bool:
    return any(unicodedata.combining(character) for character in word)


Furniture = Callable[[Paper, int, int], None]
"""Draws what stands on every page, given its number and the number of pages."""


def print_pages(paper: Paper, rows: Sequence[Row], furniture: Furniture) -> bytes:
    """Return the PDF of `rows` on as many pages as they need."""
    pages = pages_of(rows)
    for number, page in enumerate(pages, start=1):
        furniture(paper, number, len(pages))
        paper.draw_rows(page)
        paper.end_page()
    return paper.finished()
