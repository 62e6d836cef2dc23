"""Rows of a figure as SVG: the same paths, and words that stay words.

Made of what the engine draws, so letters stand in the order of reading; each line of words is
fitted to the width that was measured, whichever font the reader has.
"""

import math
from collections.abc import Iterator, Sequence
from html import escape

from hrd_desk.publishing.paper import LEFT_PT, WIDTH_PT
from hrd_desk.publishing.rows import Placed, Row
from hrd_desk.publishing.set_lines import AnyLine
from hrd_desk.publishing.typefaces import BOLD

_EDGE_PT = 1.0
_FURTHER_GLYPH = "\u200b"
_FAMILY = "Noto Sans, sans-serif"


def as_svg(rows: Sequence[Row], title: str, clip: str = "clip") -> str:
    """Return rows one below the other as an SVG element on white, `title` its description.

    The names of what cuts its shapes begin with `clip`: in a page with others they must differ.
    """
    spaces_pt = sum(row.space_pt for row in rows[1:])
    height_pt = math.ceil(spaces_pt + sum(row.height_pt for row in rows) + 2 * _EDGE_PT)
    left_pt, width_pt = LEFT_PT - _EDGE_PT, WIDTH_PT + 2 * _EDGE_PT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" font-family="{_FAMILY}"',
        f' viewBox="{left_pt:g} 0 {width_pt:g} {height_pt}"',
        f' width="{width_pt:g}pt" height="{height_pt}pt">',
        f"<title>{escape(title)}</title>",
        f'<rect x="{left_pt:g}" width="{width_pt:g}" height="{height_pt}" fill="#fff"/>',
    ]
    clips, y_pt = _Clips(clip), _EDGE_PT
    for place, row in enumerate(rows):
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

    def __init__(self, begin: str) -> None:
        self._begin = begin
        self._count = 0

    def name(self) -> str:
        self._count += 1
        return f"{self._begin}{self._count}"


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
