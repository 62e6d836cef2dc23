"""A drawing in the making: shapes and words in a frame, mirrored where pages run from the right."""

from enum import StrEnum
from typing import NamedTuple

from hrd_desk.publishing.paper import LEFT_PT, PAGE_WIDTH_PT, WIDTH_PT, Paper
from hrd_desk.publishing.rows import Area, Drawing, Placed
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.setting import Setting
from hrd_desk.publishing.styles import LINE, Colour, Style
from hrd_desk.publishing.tagging import Element


class Frame(NamedTuple):
    """Where a figure stands: from the edge where lines begin, and how wide, in points."""

    x_pt: float = LEFT_PT
    width_pt: float = WIDTH_PT


WHOLE = Frame()
"""The whole width of the text."""


class Align(StrEnum):
    """Where words stand in the width they are given, in the direction of the document."""

    BEGIN = "begin"
    MIDDLE = "middle"
    END = "end"


class Spot(NamedTuple):
    """Room for words: from the begin of the frame, below the top of the drawing, in points."""

    x_pt: float
    y_pt: float
    width_pt: float
    align: Align = Align.BEGIN


class Sketch:
    """Takes distances from the begin of the frame and, downwards, from the top of the drawing.

    `is_mirrored` is that of the document unless told: a map is never mirrored.
    """

    def __init__(
        self, paper: Paper, frame: Frame, element: Element, *, is_mirrored: bool | None = None
    ) -> None:
        """`element` is the picture that the words, and all shapes, are part of."""
        self._paper = paper
        self._frame = frame
        self._element = element
        self._is_right = paper.nature.is_right
        self._is_mirrored = self._is_right if is_mirrored is None else is_mirrored
        self._operators: list[str] = []
        self._words: list[Placed] = []
        self._areas: list[Area] = []

    def left_pt(self, x_pt: float, width_pt: float = 0.0) -> float:
        """Return how far from the left edge of the page something lies."""
        frame = self._frame
        if self._is_mirrored:
            return PAGE_WIDTH_PT - frame.x_pt - x_pt - width_pt
        if self._is_right:
            return PAGE_WIDTH_PT - frame.x_pt - frame.width_pt + x_pt
        return frame.x_pt + x_pt

    # --- shapes -------------------------------------------------------------------------------

    def write(self, operators: str) -> None:
        """Add operators as they are: from the left edge of the page and the top of the row."""
        self._operators.append(operators)

    def fill(self, box: tuple[float, float, float, float], colour: Colour) -> None:
        """Fill a rectangle: x, y of its top, width, height."""
        self._operators.append(f"{colour_words(colour)} rg {self._rectangle(box)} f")

    def outline(
        self, box: tuple[float, float, float, float], colour: Colour, ground: Colour
    ) -> None:
        """Fill a rectangle and draw a thin line just inside of its edge."""
        x_pt, y_pt, width_pt, height_pt = box
        inner = (x_pt + 0.25, y_pt + 0.25, width_pt - 0.5, height_pt - 0.5)
        self._operators.append(
            f"{colour_words(ground)} rg {colour_words(colour)} RG 0.5 w {self._rectangle(inner)} B"
        )

    def line(
        self, start: tuple[float, float], end: tuple[float, float], colour: Colour = LINE,
        thickness_pt: float = 0.5,
    ) -> None:  # fmt: skip
        """Draw a straight line."""
        points = [f"{self.left_pt(x_pt):.2f} {-y_pt:.2f}" for x_pt, y_pt in (start, end)]
        self._operators.append(
            f"{colour_words(colour)} RG {thickness_pt:.3g} w {points[0]} m {points[1]} l S"
        )

    def _rectangle(self, box: tuple[float, float, float, float]) -> str:
        x_pt, y_pt, width_pt, height_pt = box
        left_pt = self.left_pt(x_pt, width_pt)
        return f"{left_pt:.2f} {-y_pt - height_pt:.2f} {width_pt:.2f} {height_pt:.2f} re"

    def mark(self, box: tuple[float, float, float, float], *key: int) -> None:
        """Note that a rectangle shows the number `key` of the figure; nothing is drawn."""
        x_pt, y_pt, width_pt, height_pt = box
        placed = (self.left_pt(x_pt, width_pt), y_pt, width_pt, height_pt)
        self._areas.append(Area(placed, key))

    # --- words --------------------------------------------------------------------------------

    def set(
        self,
        text: str,
        style: Style,
        width_pt: float = float("inf"),
        element: Element | None = None,
    ) -> Setting:
        """Return words in lines of at most `width_pt`.

        `element` is what they will be part of, if not the picture, which has a description.
        """
        span = Span(text, style)
        if element is None:
            return self._paper.setter.set([span], width_pt)
        return self._paper.block(span, element, width_pt=width_pt).setting

    def words(self, setting: Setting, spot: Spot, element: Element | None = None) -> None:
        """Place words that are set; without `element` they are part of the picture."""
        y_pt = -spot.y_pt - setting.ascent_pt
        for line in setting.lines:
            spare_pt = spot.width_pt - line.width_pt
            shift_pt = {Align.BEGIN: 0.0, Align.MIDDLE: spare_pt / 2, Align.END: spare_pt}
            x_pt = self.left_pt(spot.x_pt + shift_pt[spot.align], line.width_pt)
            self._words.append(Placed(line, x_pt, y_pt, element or self._element))
            y_pt -= setting.leading_pt

    def turned(self, setting: Setting, spot: Spot, element: Element | None = None) -> None:
        """Place lines that run upwards from the bottom `spot.y_pt`, amid `spot.width_pt`."""
        height_pt = setting.height_pt
        left_pt = self.left_pt(spot.x_pt, spot.width_pt) + (spot.width_pt - height_pt) / 2
        for index, line in enumerate(setting.lines):
            x_pt = left_pt + setting.ascent_pt + index * setting.leading_pt
            self._words.append(Placed(line, x_pt, -spot.y_pt, element or self._element, True))

    def drawing(self, *, is_picture: bool = True) -> Drawing:
        """Return what was drawn; its shapes are decoration unless it `is_picture`."""
        element = self._element if is_picture else None
        shapes = "\n".join(self._operators)
        return Drawing(shapes, tuple(self._words), element, tuple(self._areas))


def colour_words(colour: Colour) -> str:
    """Return a colour as operators name it."""
    return "{:.3g} {:.3g} {:.3g}".format(*colour)


def coloured(style: Style, colour: Colour) -> Style:
    """Return a style in another colour."""
    return style._replace(colour=colour)
