"""What charts and maps have in common: title, source, two colours, numbers in words.

A figure is a list of rows for `paper.print_pages`: it moves to the next page whole, and runs on
where it is higher than one. Docs: docs/formats/brief.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hrd_desk.i18n import N_, number_words, translator
from hrd_desk.publishing.bidi import isolated
from hrd_desk.publishing.colours import no_lighter
from hrd_desk.publishing.paper import WIDTH_PT, Paper
from hrd_desk.publishing.rows import Row, together
from hrd_desk.publishing.sketch import WHOLE, Frame, Sketch, Spot
from hrd_desk.publishing.styles import (
    ALERT,
    BRAND,
    FIGURE_NOTE,
    FIGURE_TITLE,
    NOTE,
    SMALL,
    Colour,
    Style,
)
from hrd_desk.publishing.tagging import Element

GUTTER_PT = 20.0
FIRST_HALF = Frame(width_pt=(WIDTH_PT - GUTTER_PT) / 2)
SECOND_HALF = Frame(FIRST_HALF.x_pt + FIRST_HALF.width_pt + GUTTER_PT, FIRST_HALF.width_pt)
"""Frames of two figures that stand `beside` each other."""

NO_RECORDS = N_("No records in this period.")

WITHHELD = "\N{BULLET}"
"""Stands for a number that is kept back."""
WITHHELD_NOTE = N_("{mark} withheld, to protect people in small groups")

_MOST_TOLD = 60
"""A description names so many values; more of them nobody listens to."""
_AIR_PT = 3.0


@dataclass(frozen=True, slots=True)
class Caption:
    """What a figure counts, in the words of the document.

    `subtitle` says the unit or the comparison, `source` where it is from; `count` is n, what
    shares are shares of. `alt` replaces the description that is made from the data.
    """

    title: str
    subtitle: str = ""
    source: str = ""
    count: int | None = None
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """The two colours of an organisation, and the frame of the figure.

    A colour too light for white paper is darkened.
    """

    brand: Colour = BRAND
    accent: Colour = ALERT
    frame: Frame = WHOLE

    @property
    def strong(self) -> Colour:
        """The brand's colour, dark enough for bars."""
        return no_lighter(self.brand)

    @property
    def striking(self) -> Colour:
        """The accent, dark enough for circles with white figures on them."""
        return no_lighter(self.accent, 0.18)


PLAIN = Look()
"""Our own colours, the whole width of the text."""


class Figure:
    """A figure in the making: its caption above, its rows, what is told below."""

    def __init__(self, paper: Paper, caption: Caption, look: Look, told: Iterable[str]) -> None:
        """`told` are the values in words, for readers that do not look at the page."""
        self.paper = paper
        self.look = look
        self.language = paper.nature.language
        self.translate = translator(self.language)
        self._caption = caption
        self._part = paper.tree.root.add("Sect")
        self.element = self._part  # until the picture begins
        self._head = list(self._texts((caption.title, FIGURE_TITLE), (caption.subtitle, SMALL)))
        self.element = self._part.add("Figure", alt=caption.alt or self._description(told))
        self._body: list[Row] = []

    def number(self, value: int) -> str:
        """Return a count in words."""
        return number_words(value, self.language)

    def sketch(self, element: Element | None = None, *, is_mirrored: bool | None = None) -> Sketch:
        """Return an empty drawing in the frame of the figure, part of it unless of `element`."""
        element = element or self.element
        return Sketch(self.paper, self.look.frame, element, is_mirrored=is_mirrored)

    def add(self, sketch: Sketch, height_pt: float, *, heads: tuple[Row, ...] = ()) -> None:
        """Add a drawing as the next row."""
        drawing = sketch.drawing()
        self._body.append(Row((), height_pt, heads=heads, drawings=(drawing,)))

    def add_rows(self, rows: Iterable[Row]) -> None:
        """Add rows that are made already."""
        self._body += rows

    def add_nothing(self, words: str) -> None:
        """Say that there is nothing to draw."""
        self._body += self._text(words, NOTE, self.element, air_pt=6)

    def rows(self, *notes: str, space_pt: float) -> list[Row]:
        """Return all rows; `notes` stand below, after n and the source."""
        count = self._caption.count
        told = [] if count is None else [f"n = {self.number(count)}"]
        told += [self._caption.source, *notes]
        is_right = self.paper.nature.is_right
        words = " · ".join(isolated(part, is_right=is_right) for part in told if part)
        last = self._body[-1]
        self._body[-1] = replace(last, height_pt=last.height_pt + _AIR_PT)
        rows = [*self._head, *self._body, *self._texts((words, FIGURE_NOTE))]
        return together([replace(rows[0], space_pt=space_pt, may_wait=True), *rows[1:]])

    def _description(self, told: Iterable[str]) -> str:
        values = list(told)
        more = ["…"] if len(values) > _MOST_TOLD else []
        listed = "; ".join([*values[:_MOST_TOLD], *more])
        return ": ".join(part for part in (self._caption.title, listed) if part)

    def _texts(self, *texts: tuple[str, Style]) -> Iterable[Row]:
        for text, style in texts:
            if text:
                yield from self._text(text, style, self._part.add("P"), air_pt=_AIR_PT)

    def _text(self, text: str, style: Style, element: Element, *, air_pt: float) -> list[Row]:
        """Return words in the width of the frame, with air below."""
        sketch, width_pt = self.sketch(element), self.look.frame.width_pt
        setting = sketch.set(text, style, width_pt, element)
        sketch.words(setting, Spot(0, 0, width_pt), element)
        return [Row((), setting.height_pt + air_pt, drawings=(sketch.drawing(is_picture=False),))]


def beside(first: Sequence[Row], second: Sequence[Row], *, space_pt: float = 18.0) -> list[Row]:
    """Return two figures, set in `FIRST_HALF` and `SECOND_HALF`, side by side as one row."""
    drawings, heights = [], []
    for rows in (first, second):
        y_pt = 0.0
        for row in rows:
            drawings += [drawing.lowered(y_pt) for drawing in row.drawings]
            y_pt += row.height_pt
        heights.append(y_pt)
    return [Row((), max(heights), space_pt=space_pt, drawings=tuple(drawings))]
