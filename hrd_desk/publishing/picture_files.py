"""Charts and maps for files that have no pages of ours: as SVG for the web, as PNG for Word.

Both are drawn by the engine that prints them, from the same numbers.
"""

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from hrd_desk.publishing.documents import Picture
from hrd_desk.publishing.orders import House
from hrd_desk.publishing.paper import (
    BOTTOM_PT,
    LEFT_PT,
    PAGE_HEIGHT_PT,
    PAGE_WIDTH_PT,
    TOP_PT,
    WIDTH_PT,
    Nature,
    Paper,
    print_pages,
)
from hrd_desk.publishing.pictures import picture_rows
from hrd_desk.publishing.rows import Placed, Row
from hrd_desk.publishing.setting import AnyLine, setter_for
from hrd_desk.publishing.styles import ALERT, BRAND
from hrd_desk.publishing.typefaces import BOLD

_ABOVE_PT = PAGE_HEIGHT_PT - TOP_PT
_DOTS_PER_POINT = 2.5
"""180 dots to the inch: sharp on paper, and small."""

_AIR_PT = 4.0
_FURTHER_GLYPH = "\u200b"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart or map that is drawn: its rows, and what it shows in words."""

    paper: Paper
    rows: Sequence[Row]
    height_pt: float
    alt: str


def drawn(picture: Picture, language: str, house: House) -> Drawn:
    """Return a picture in the colours of `house`; a character that no font has is its code."""
    setter = setter_for(language, marks_unprintable=True)
    nature = Nature(
        title=picture.title,
        language=language,
        is_right=setter.is_right,
        brand=house.brand or BRAND,
        alert=house.alert or ALERT,
    )
    paper = Paper(nature, setter)
    rows = picture_rows(paper, picture)
    spaces_pt = sum(row.space_pt for row in rows[1:])
    height_pt = spaces_pt + sum(row.height_pt for row in rows)
    elements = (drawing.element for row in rows for drawing in row.drawings)
    alts = (element.alt for element in elements if element is not None and element.alt)
    return Drawn(paper, rows, height_pt, next(alts, picture.title))


# --- PNG ------------------------------------------------------------------------------------------


def png_of(picture: Picture, language: str, house: House) -> tuple[bytes, str]:
    """Return the picture as a PNG file as wide as the text, and what it shows in words."""
    import pypdfium2  # noqa: PLC0415  slow to load

    shown = drawn(picture, language, house)
    size_pt = (PAGE_WIDTH_PT, shown.height_pt + _ABOVE_PT + BOTTOM_PT + 2 * _AIR_PT)
    nature = replace(shown.paper.nature, size_pt=size_pt)
    paper = Paper(nature, setter_for(language, marks_unprintable=True))
    content = print_pages(paper, picture_rows(paper, picture), lambda _paper, _number, _count: None)
    document = pypdfium2.PdfDocument(content)
    page = document[0]
    edges_pt = (
        *(LEFT_PT - 1, size_pt[1] - _ABOVE_PT - shown.height_pt - _AIR_PT),
        *(PAGE_WIDTH_PT - LEFT_PT - WIDTH_PT - 1, _ABOVE_PT - _AIR_PT),
    )
    bitmap = page.render(scale=_DOTS_PER_POINT, crop=edges_pt)
    stream = io.BytesIO()
    bitmap.to_pil().save(stream, "PNG")
    for used in (bitmap, page, document):
        used.close()
    return stream.getvalue(), shown.alt


# --- SVG ------------------------------------------------------------------------------------------


def svg_of(picture: Picture, language: str, house: House, number: int) -> str:
    """Return the picture as an SVG element; `number` tells its names from those of other ones."""
    shown = drawn(picture, language, house)
    height_pt = math.ceil(shown.height_pt + _AIR_PT)
    box = f"{LEFT_PT - 1:g} 0 {WIDTH_PT + 2:g} {height_pt}"
    opening = f'<svg role="img" viewBox="{box}" xmlns="http://www.w3.org/2000/svg">'
    lines = [opening, f"<title>{escape(shown.alt)}</title>"]
    clips = _Clips(number)
    y_pt = 0.0
    for place, row in enumerate(shown.rows):
        y_pt += row.space_pt if place else 0
        for drawing in row.drawings:
            if drawing.operators:
                lines.append(f'<g transform="translate(0 {y_pt:.2f}) scale(1 -1)">')
                lines += _Shapes(clips).elements(drawing.operators)
                lines.append("</g>")
            lines += (_text(word, y_pt) for word in drawing.words)
        y_pt += row.height_pt
    return "\n".join([*lines, "</svg>"])


def _text(word: Placed, top_pt: float) -> str:
    line = word.line
    words = _words(line)
    if not words.strip():
        return ""
    style = line.parts[0][1].style
    x_pt, y_pt = word.x_pt, top_pt - word.y_pt
    middle_pt = line.width_pt / 2
    turned = f' transform="rotate(-90 {x_pt:.2f} {y_pt:.2f})"' if word.is_turned else ""
    weight = ' font-weight="700"' if style.weight == BOLD else ""
    return (
        f'<text x="{x_pt + middle_pt:.2f}" y="{y_pt:.2f}" font-size="{style.size_pt:g}"{weight}'
        f' fill="{_colour(style.colour)}" text-anchor="middle" textLength="{line.width_pt:.2f}"'
        f' lengthAdjust="spacingAndGlyphs"{turned}>{escape(words)}</text>'
    )


def _words(line: AnyLine) -> str:
    """Return the letters of a line in the order of reading, as its glyphs give them back."""
    found = []
    for word, _span, level in line.parts:
        texts = "".join(
            piece.face.pair(number)[1] for piece in word.pieces for number in piece.numbers
        ).replace(_FURTHER_GLYPH, "")
        found.append(texts[::-1] if level % 2 else texts)
    return "".join(found)


def _colour(parts: Sequence[float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


class _Clips:
    """Names for the areas that shapes are cut to."""

    def __init__(self, picture: int) -> None:
        self._picture = picture
        self._count = 0

    def name(self) -> str:
        self._count += 1
        return f"cut-{self._picture}-{self._count}"


class _Shapes:
    """Turns the path operators of our drawings into SVG; they know no others."""

    def __init__(self, clips: _Clips) -> None:
        self._clips = clips
        self._state = {"fill": "#000000", "stroke": "#000000", "stroke-width": "1"}
        self._kept: list[tuple[dict[str, str], int]] = []
        self._groups = 0
        self._path: list[str] = []
        self._rule = ""
        self._cut = False

    def elements(self, operators: str) -> Iterator[str]:
        """Yield the elements of a drawing."""
        numbers: list[float] = []
        for word in operators.replace("[", " ").replace("]", " ").split():
            if word[0] in "-.0123456789":
                numbers.append(float(word))
                continue
            yield from self._operator(word, numbers)
            numbers = []
        yield from ["</g>"] * self._groups

    def _operator(self, name: str, numbers: list[float]) -> Iterator[str]:
        if name in _DRAWN:
            yield from self._draw(name)
        elif name in ("q", "Q"):
            yield from self._keep() if name == "q" else self._take_back()
        elif name == "cm":
            yield f'<g transform="matrix({" ".join(f"{number:g}" for number in numbers)})">'
            self._groups += 1
        elif name in ("W", "W*"):
            self._cut, self._rule = True, "evenodd" if name == "W*" else ""
        elif name in _PATHS:
            self._path.append(_PATHS[name].format(*numbers))
        elif name == "re":
            x, y, width, height = numbers
            self._path.append(f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z")
        else:
            self._set(name, numbers)

    def _set(self, name: str, numbers: list[float]) -> None:
        if name in ("rg", "RG"):
            self._state["fill" if name == "rg" else "stroke"] = _colour(numbers)
        elif name == "d":
            *dashes, _phase = numbers
            self._state["stroke-dasharray"] = " ".join(f"{dash:g}" for dash in dashes)
        elif name in _SETTINGS:
            attribute, values = _SETTINGS[name]
            number = numbers[0]
            self._state[attribute] = values[int(number)] if values else f"{number:g}"
        else:
            raise ValueError(f"no drawing of ours has the operator {name}")

    def _keep(self) -> Iterator[str]:
        self._kept.append((dict(self._state), self._groups))
        yield from ()

    def _take_back(self) -> Iterator[str]:
        self._state, groups = self._kept.pop()
        yield from ["</g>"] * (self._groups - groups)
        self._groups = groups

    def _draw(self, name: str) -> Iterator[str]:
        path, self._path = "".join(self._path), []
        if self._cut:
            key = self._clips.name()
            rule = f' clip-rule="{self._rule}"' if self._rule else ""
            yield f'<clipPath id="{key}"><path d="{path}"{rule}/></clipPath>'
            yield f'<g clip-path="url(#{key})">'
            self._groups += 1
            self._cut = False
        is_filled, is_lined, is_even = _DRAWN[name]
        if not (is_filled or is_lined) or not path:
            return
        attributes = {"fill": self._state["fill"] if is_filled else "none"}
        if is_even:
            attributes["fill-rule"] = "evenodd"
        if is_lined:
            lined = {key: value for key, value in self._state.items() if value and key != "fill"}
            attributes |= lined
        told = "".join(f' {key}="{value}"' for key, value in attributes.items())
        yield f'<path d="{path}"{told}/>'


_DRAWN = {
    "f": (True, False, False),
    "f*": (True, False, True),
    "S": (False, True, False),
    "B": (True, True, False),
    "B*": (True, True, True),
    "n": (False, False, False),
}
"""Whether an operator fills, draws the line, and fills by the even-odd rule."""

_PATHS = {
    "m": "M{0:g} {1:g}",
    "l": "L{0:g} {1:g}",
    "c": "C{0:g} {1:g} {2:g} {3:g} {4:g} {5:g}",
    "h": "z",
}
_SETTINGS: dict[str, tuple[str, tuple[str, ...]]] = {
    "w": ("stroke-width", ()),
    "j": ("stroke-linejoin", ("miter", "round", "bevel")),
    "J": ("stroke-linecap", ("butt", "round", "square")),
}
