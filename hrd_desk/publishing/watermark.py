"""A word in light grey across the page, under its text: as bare outlines, so no reader finds it."""

import math
from collections.abc import Sequence

import uharfbuzz as hb

from hrd_desk.publishing.faces import Face
from hrd_desk.publishing.styles import Colour

LIGHT: Colour = (0.94, 0.94, 0.94)
"""Grey words on it still have a contrast of more than 5."""

_SHARE, _LARGEST_PT = 0.66, 120.0
"""How much of the diagonal the word takes, and how high it is at the most."""


def watermark(words: Sequence[str], face: Face, size_pt: tuple[float, float]) -> str:
    """Return the operators that draw `words` from the lower left to the upper right of a page."""
    font = face.file.font
    buffer = hb.Buffer()
    # One font draws all of it: what it lacks would be an empty box.
    buffer.add_str((" · " if face.file.has("·") else "   ").join(words))
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    units = sum(place.x_advance for place in buffer.glyph_positions)
    scale = face.file.scale / 1000
    width_pt, height_pt = size_pt
    diagonal_pt = math.hypot(width_pt, height_pt)
    letters_pt = min(_LARGEST_PT, diagonal_pt * _SHARE / (units * scale))
    times = letters_pt * scale
    pen = _Outlines()
    x = 0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        pen.start = (x + place.x_offset, place.y_offset)
        font.draw_glyph(info.codepoint, pen.functions)
        x += place.x_advance
    cosine, sine = width_pt / diagonal_pt, height_pt / diagonal_pt
    length_pt, rise_pt = units * times, 0.35 * letters_pt
    left_pt = width_pt / 2 - cosine * length_pt / 2 + sine * rise_pt
    bottom_pt = height_pt / 2 - sine * length_pt / 2 - cosine * rise_pt
    turned = (cosine * times, sine * times, -sine * times, cosine * times, left_pt, bottom_pt)
    matrix = " ".join(f"{number:.5f}" for number in turned)
    colour = "{:.4g} {:.4g} {:.4g} rg".format(*LIGHT)
    return f"/Artifact BMC q {colour} {matrix} cm\n{' '.join(pen.operators)} f Q EMC"


class _Outlines:
    """Writes outlines of glyphs as path operators."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self.start = (0, 0)
        self._at = (0.0, 0.0)
        self.functions = hb.DrawFuncs()
        self.functions.set_move_to_func(lambda x, y, _data: self._draw("m", (x, y)))
        self.functions.set_line_to_func(lambda x, y, _data: self._draw("l", (x, y)))
        self.functions.set_cubic_to_func(
            lambda x1, y1, x2, y2, x3, y3, _data: self._draw("c", (x1, y1), (x2, y2), (x3, y3))
        )
        self.functions.set_quadratic_to_func(
            lambda x1, y1, x2, y2, _data: self._draw_quadratic((x1, y1), (x2, y2))
        )
        self.functions.set_close_path_func(lambda _data: self.operators.append("h"))

    def _draw(self, operator: str, *points: tuple[float, float]) -> None:
        right, up = self.start
        moved = " ".join(f"{x + right:.0f} {y + up:.0f}" for x, y in points)
        self.operators.append(f"{moved} {operator}")
        self._at = points[-1]

    def _draw_quadratic(self, bend: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw a curve of one bend as the curve of two that pages know."""
        (x0, y0), (x1, y1), (x2, y2) = self._at, bend, end
        first = (x0 + 2 * (x1 - x0) / 3, y0 + 2 * (y1 - y0) / 3)
        second = (x2 + 2 * (x1 - x2) / 3, y2 + 2 * (y1 - y2) / 3)
        self._draw("c", first, second, end)
