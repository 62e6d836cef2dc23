"""Rows of text drawn on pages of A4 or Letter, with what stands on every page around them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from hrd_desk.collecting import collection_paused
from hrd_desk.publishing.archival import ArchivalCanvas, Told
from hrd_desk.publishing.drawing import LinkBox, Pen, UsedFonts, link_boxes, stacked
from hrd_desk.publishing.embedding import embed
from hrd_desk.publishing.fitting import balanced_width_pt
from hrd_desk.publishing.logo import LOGO_HEIGHT_PT, Logo
from hrd_desk.publishing.pieces import told
from hrd_desk.publishing.rows import Block, Drawing, Placed, Row, Rule, pages_of
from hrd_desk.publishing.set_lines import AnyLine, Span
from hrd_desk.publishing.setting import Setter
from hrd_desk.publishing.styles import ALERT, BRAND, MARK, Colour, Style
from hrd_desk.publishing.tagging import Element, Tree

if TYPE_CHECKING:
    from hrd_desk.publishing.sealing import Seal

PAGE_WIDTH_PT, PAGE_HEIGHT_PT = 595.28, 841.89
"""A4."""

LEFT_PT, RIGHT_PT = 62.0, PAGE_WIDTH_PT - 62.0
TOP_PT, BOTTOM_PT = PAGE_HEIGHT_PT - 78.0, 78.0
"""The area of the text, measured from the lower left corner of the page."""

WIDTH_PT = RIGHT_PT - LEFT_PT
AREA_HEIGHT_PT = TOP_PT - BOTTOM_PT
"""The area on A4. Other sizes keep its width, centred, and its margins above and below."""

A4_PT, LETTER_PT = (PAGE_WIDTH_PT, PAGE_HEIGHT_PT), (612.0, 792.0)

JUMP = "#"
"""Begins the address of a link to a bookmark of this document, by its key."""

_LONGEST_TOLD = 8000
"""A text of so many characters fits into one string of the format, in any script."""

_PARAGRAPH = 3
"""Of so many lines on, words of another direction are read from where their own lines begin."""

_ARTIFACT = "/Artifact BMC"
"""Begins what is no part of the content: furniture, rules, heads that stand again."""

_PLATE_PT = (7.0, 4.5, 15.0, 2.5)
"""The plate behind a mark: room beside the word, below its base line, height, radius."""


_Stretches = dict[tuple[Block, bool], list[tuple[AnyLine, float]]]
"""Lines of texts, each with the height of its base line; whether a text stands elsewhere too."""


@dataclass(frozen=True, slots=True)
class Nature:
    """What a document is: title, language, and whether its pages run from right to left.

    `size_pt` is width and height of its pages. `brand` and `alert` stand in for our own two
    colours. `marks` stand in light grey across each page, under its text. `author` and `keywords`
    are told by the file alone. `passphrase` seals it.
    """

    title: str
    language: str
    is_right: bool = False
    size_pt: tuple[float, float] = A4_PT
    brand: Colour = BRAND
    alert: Colour = ALERT
    author: str = ""
    keywords: str = ""
    passphrase: str = field(default="", repr=False)
    logo: Logo | None = None
    marks: tuple[str, ...] = ()

    @property
    def shift_pt(self) -> float:
        """How far the area of the text stands further from the left than on A4."""
        return (self.size_pt[0] - PAGE_WIDTH_PT) / 2

    def seal(self) -> "Seal | None":
        """Return what encrypts the file, if a passphrase does."""
        if not self.passphrase:
            return None
        from hrd_desk.publishing.sealing import Seal  # noqa: PLC0415  few files are sealed

        return Seal(self.passphrase)


class Paper:
    """A document in the making. Its bytes depend on what is drawn alone: no clock, no machine.

    Distances along a line are measured from the edge where lines begin: the left one, or the
    right one in a document that runs from right to left.
    """

    def __init__(self, nature: Nature, setter: Setter) -> None:
        """`setter` serves this document alone: its words carry the numbers of this file."""
        self.nature = nature
        self.setter = setter
        dress = Told(nature.title, nature.language, nature.author, nature.keywords)
        self._canvas = ArchivalCanvas(nature.size_pt, dress, nature.seal())
        self.tree = Tree(self._canvas.document)
        self._shift_pt = nature.shift_pt
        self._dressed: dict[Style, Style] = {}
        self._fonts = UsedFonts()
        self._page = 0

    @property
    def top_pt(self) -> float:
        """The upper edge of the area of the text, measured from the lower edge of the page."""
        return self.nature.size_pt[1] - (PAGE_HEIGHT_PT - TOP_PT)

    @property
    def area_height_pt(self) -> float:
        """The height of the area of the text."""
        return self.top_pt - BOTTOM_PT

    # --- what is set --------------------------------------------------------------------------

    def block(
        self,
        spans: Span | Sequence[Span],
        element: Element,
        x_pt: float = LEFT_PT,
        width_pt: float | None = None,
        *,
        ends: bool = False,
    ) -> Block:
        """Set a text as a part of the document; it may be as wide as the area if none is told."""
        spans = [spans] if isinstance(spans, Span) else spans
        if self.nature.brand != BRAND:
            spans = [span._replace(style=self._dress(span.style)) for span in spans]
        width_pt = RIGHT_PT - x_pt if width_pt is None else width_pt
        setting = self.setter.set(spans, width_pt)
        if not setting.is_in_order:
            text = told("".join(span.text for span in spans))
            if len(element.actual) + len(text) <= _LONGEST_TOLD:
                element.actual += text
        element.awaited += len(setting.lines)
        return Block(x_pt, width_pt, setting, element, ends)

    def heading(self, span: Span, element: Element) -> Block:
        """Set the title of a document, its lines about as long as each other."""
        return self.block(span, element, LEFT_PT, balanced_width_pt(self.setter, span, WIDTH_PT))

    # --- what is drawn ------------------------------------------------------------------------

    def draw_rows(self, rows: Sequence[Row]) -> None:
        """Draw the rows of one page from its top down; the lines of a text stay together."""
        y_pt = self.top_pt
        stretches: _Stretches = {}
        if self._page == 0 and self.nature.logo is not None:
            self._draw_logo(self.nature.logo)
        for index, row in enumerate(rows):
            y_pt -= row.space_pt if index else 0
            self._draw_around(row, y_pt, is_first=index == 0)
            for cell in row.cells:
                if not cell.line.is_empty:
                    stretch = stretches.setdefault((cell.block, row.is_repeated), [])
                    stretch.append((cell.line, y_pt - row.ascent_pt))
                if not row.is_repeated:
                    cell.block.element.awaited -= 1
            if row.blocks and stretches:  # they are read in the order in which they are drawn
                self._draw_stretches(stretches)
            for block in row.blocks:
                self._draw_whole(block, y_pt - row.ascent_pt, row.leading_pt)
            y_pt -= row.height_pt
        self._draw_stretches(stretches)

    def _draw_around(self, row: Row, y_pt: float, *, is_first: bool) -> None:
        """Draw what lies above and under the text of a row."""
        if row.rule and (row.rule.at_top or not is_first):
            self.draw_rule(y_pt, row.rule)
        if row.bookmark:
            mark = row.bookmark
            self._canvas.add_bookmark(mark.words, mark.level, mark.key, y_pt)
        for drawing in row.drawings:
            self._draw_drawing(drawing, y_pt, is_repeated=row.is_repeated)

    def _draw_stretches(self, stretches: _Stretches) -> None:
        for (block, is_repeated), lines in stretches.items():
            self._draw_lines(block, lines, is_repeated=is_repeated)
        stretches.clear()

    def _draw_whole(self, block: Block, y_pt: float, leading_pt: float) -> None:
        """Draw all lines of a block, its first base line at `y_pt`."""
        setting, element = block.setting, block.element
        element.awaited -= len(setting.lines)
        left_pt, is_at_right = _edge(block, self.nature)
        if setting.is_linked or is_at_right:
            lines = [
                (line, y_pt - number * leading_pt)
                for number, line in enumerate(setting.lines)
                if not line.is_empty
            ]
            if lines:
                self._draw_lines(block, lines, is_repeated=False)
        elif drawn := stacked(self._fonts, setting, leading_pt):
            mark = self.tree.mark(element, self._page)
            self._canvas.write(f"{mark}\nBT\n{left_pt:.2f} {y_pt:.2f} Td{drawn}\nEMC")

    def room_of_logo(self) -> list[Row]:
        """Return the row that keeps the place of the logo free, the first of the document."""
        return [Row((), LOGO_HEIGHT_PT + 14)] if self.nature.logo else []

    def _draw_logo(self, logo: Logo) -> None:
        from PIL import Image  # noqa: PLC0415
        from reportlab.lib.utils import ImageReader  # noqa: PLC0415

        size_px = (logo.width_px, logo.height_px)
        picture = ImageReader(Image.frombytes("RGBA", size_px, logo.points))
        width_pt, height_pt = logo.size_pt
        left_pt = RIGHT_PT - width_pt if self.nature.is_right else LEFT_PT
        element = self.tree.root.insert(0, "Figure", alt=logo.alt)
        self._canvas.write(self.tree.mark(element, self._page))
        place = (left_pt + self._shift_pt, self.top_pt - height_pt, width_pt, height_pt)
        self._canvas.drawImage(picture, *place, mask="auto")
        self._canvas.write("EMC")

    def _draw_drawing(self, drawing: Drawing, y_pt: float, *, is_repeated: bool) -> None:
        write, origin = self._canvas.write, f"q 1 0 0 1 {self._shift_pt:.4g} {y_pt:.2f} cm"
        if drawing.operators:
            element = None if is_repeated else drawing.element
            write(self.tree.mark(element, self._page) if element else _ARTIFACT)
            write(f"{origin}\n{drawing.operators}\nQ\nEMC")
        for element, words in groupby(drawing.words, key=attrgetter("element")):
            write(_ARTIFACT if is_repeated else self.tree.mark(element, self._page))
            write("\n".join([origin, *map(self._placed, words), "Q\nEMC"]))

    def _placed(self, word: Placed) -> str:
        pen = Pen(self._fonts)
        if not word.is_turned:
            return pen.write(word.line, word.x_pt, word.y_pt)
        turned = f"q 0 1 -1 0 {word.x_pt:.2f} {word.y_pt:.2f} cm"
        return f"{turned}\n{pen.write(word.line, 0, 0)}\nQ"

    def _draw_lines(
        self, block: Block, lines: Sequence[tuple[AnyLine, float]], *, is_repeated: bool
    ) -> None:
        """Draw lines of a block, each with the height of its base line above the page's foot."""
        element, pen = block.element, Pen(self._fonts)
        left_pt, is_at_right = _edge(block, self.nature)
        mark = _ARTIFACT if is_repeated else self.tree.mark(element, self._page)
        boxes: list[LinkBox] = []
        for line, y_pt in lines:
            x_pt = left_pt + block.width_pt - line.width_pt if is_at_right else left_pt
            pen.add(line, x_pt, y_pt)
            if block.setting.is_linked:
                boxes += link_boxes(line, x_pt, y_pt)
        self._canvas.write(f"{mark}\n{pen.finished()}\nEMC")
        for link in boxes:
            is_jump = link.url.startswith(JUMP)
            add = self._canvas.add_jump if is_jump else self._canvas.add_link
            number = add(link.url.removeprefix(JUMP), link.box, self.tree.next_key())
            self.tree.link(element, self._page, number)

    def draw_words(self, span: Span, x_pt: float, y_pt: float, *, ends: bool = False) -> float:
        """Draw a text that repeats on every page, so is no part of the content; return its width.

        It begins at `x_pt`, or ends there.
        """
        span = span._replace(style=self._dress(span.style))
        setting = self.setter.set([span], float("inf"), is_right=self.nature.is_right)
        line = setting.lines[0]
        left_pt = x_pt - line.width_pt if ends else x_pt
        if self.nature.is_right:
            left_pt = PAGE_WIDTH_PT - left_pt - line.width_pt
        left_pt += self._shift_pt
        words = Pen(self._fonts).write(line, left_pt, y_pt)
        self._canvas.write(f"{_ARTIFACT}\n{words}\nEMC")
        return line.width_pt

    def draw_rule(self, y_pt: float, rule: Rule) -> None:
        """Draw a line across the text area."""
        shown = self.nature.brand if rule.colour == BRAND else rule.colour
        colour = "{:.3g} {:.3g} {:.3g} RG".format(*shown)
        left_pt, right_pt = LEFT_PT + self._shift_pt, RIGHT_PT + self._shift_pt
        path = f"{left_pt:.2f} {y_pt:.2f} m {right_pt:.2f} {y_pt:.2f} l S"
        self._canvas.write(f"/Artifact BMC {colour} {rule.thickness_pt:.3g} w {path} EMC")

    def draw_mark(self, text: str, x_pt: float, y_pt: float) -> float:
        """Draw a word on a coloured plate that ends at `x_pt`; return where it begins."""
        beside_pt, below_pt, height_pt, radius_pt = _PLATE_PT
        span = Span(text, MARK)
        width_pt = self.setter.width_pt(span) + 2 * beside_pt
        left_pt = PAGE_WIDTH_PT - x_pt if self.nature.is_right else x_pt - width_pt
        self._canvas.write(_ARTIFACT)
        self._canvas.setFillColorRGB(*self.nature.alert)
        self._canvas.roundRect(
            left_pt + self._shift_pt,
            y_pt - below_pt,
            width_pt,
            height_pt,
            radius_pt,
            stroke=0,
            fill=1,
        )
        self._canvas.write("EMC")
        self.draw_words(span, x_pt - beside_pt, y_pt, ends=True)
        return x_pt - width_pt

    def _watermark(self) -> str:
        from hrd_desk.publishing.watermark import watermark  # noqa: PLC0415  few pages have one

        line = self.setter.set([Span(self.nature.marks[0], MARK)], float("inf")).lines[0]
        word, _span, _level = line.parts[0]
        face = word.pieces[0].face
        return watermark(self.nature.marks, face, self.nature.size_pt)

    def _dress(self, style: Style) -> Style:
        """Return the style in the colour of the house, where it has one."""
        if style.colour != BRAND or self.nature.brand == BRAND:
            return style
        if style not in self._dressed:
            self._dressed[style] = style._replace(colour=self.nature.brand)
        return self._dressed[style]

    def end_page(self) -> None:
        """Finish the page; what follows stands on the next one."""
        self._canvas.showPage()
        self.tree.end_page(self._page)
        self._page += 1

    def finished(self, furniture: "Furniture") -> bytes:
        """Draw what stands on every page, now that their number is known; return the file."""
        for page in range(self._page):
            self._canvas.add_layer(page, partial(furniture, self, page + 1, self._page))
        if self.nature.marks:
            self._canvas.add_ground(self._watermark(), self._page)
        document = self._canvas.document
        numbers = self._fonts.numbers()
        for face, tag in self._fonts.tags.items():
            embed(document, face, tag, numbers[face])
        self.tree.finish()
        document.Catalog.StructTreeRoot = f"{self.tree.number} 0 R"
        return self._canvas.finished()


def _edge(block: Block, nature: Nature) -> tuple[float, bool]:
    """Return where a block begins at the left, and whether its lines stand at the right."""
    left_pt = block.x_pt
    if nature.is_right:
        left_pt = PAGE_WIDTH_PT - block.x_pt - block.width_pt
    # A single line stands where the document's lines begin, and so does a headline of two.
    lines = len(block.setting.lines)
    has_own_edge = block.setting.is_right and lines > 1
    is_at_right = nature.is_right or has_own_edge
    if nature.is_right and not block.setting.is_right and lines >= _PARAGRAPH:
        is_at_right = False
    if block.ends:
        is_at_right = not nature.is_right
    return left_pt + nature.shift_pt, is_at_right


Furniture = Callable[[Paper, int, int], None]
"""Draws what stands on every page, given its number and the number of pages."""


def print_pages(paper: Paper, rows: Iterable[Row], furniture: Furniture) -> bytes:
    """Return the PDF of `rows` on as many pages as they need."""
    with collection_paused():
        for page in pages_of(rows, paper.area_height_pt):
            paper.draw_rows(page)
            paper.end_page()
        return paper.finished(furniture)
