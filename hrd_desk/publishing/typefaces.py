"""The fonts of publications: what they can print, how wide it is, where accents go."""

import io
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from hrd_desk.data import data_file

REGULAR, BOLD, ITALIC = "Regular", "Bold", "Italic"

# reportlab writes the map from glyphs back to text in 16 bits.
_LAST_READABLE = 0xFFFF
_NEEDS_SHAPING = ("DEVANAGARI", "VEDIC")
"""Scripts that the fonts hold and that come out wrong without shaping: treated as lacking."""

_SLANT = 0.21
"""Italic letters lean by 12 degrees: so far to the right per unit of height."""


@dataclass(frozen=True, slots=True)
class GlyphBox:
    """The ink of a glyph, in font units."""

    left: int
    bottom: int
    right: int
    top: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A text drawn in one go, and where, in points from the start of the whole."""

    text: str
    dx_pt: float
    dy_pt: float


@dataclass(frozen=True)
class Face:
    """One weight of the bundled family, ready for reportlab under `name`."""

    name: str
    font: Any

    def width_pt(self, text: str, size_pt: float) -> float:
        """Return how far `text` moves the pen."""
        return float(self.font.stringWidth(text, size_pt))

    def prints(self, character: str) -> bool:
        """Whether the face has the character, draws it right and gives it back to a reader."""
        name = unicodedata.name(character, "")
        is_readable = ord(character) <= _LAST_READABLE
        return (
            is_readable
            and ord(character) in self.font.face.charToGlyph
            and not any(script in name for script in _NEEDS_SHAPING)
        )

    def pieces(self, text: str, size_pt: float) -> Iterator[Piece]:
        """Yield `text` in pieces; accents that no composed letter carries sit above their letter.

        Without shaping they would stand where the font's designer put a typical lower-case letter.
        """
        start = 0
        for index, character in enumerate(text):
            if index and unicodedata.combining(character):
                before = text[start:index]
                if before:
                    yield Piece(before, self.width_pt(text[:start], size_pt), 0)
                yield self._accent(text, index, size_pt)
                start = index + 1
        if text[start:]:
            yield Piece(text[start:], self.width_pt(text[:start], size_pt), 0)

    def _accent(self, text: str, index: int, size_pt: float) -> Piece:
        base = index - 1
        while base and unicodedata.combining(text[base]):
            base -= 1
        letter, mark = self._box(text[base]), self._box(text[index])
        scale = size_pt / self._units_per_em
        is_above = mark.bottom > 0
        top = letter.top + sum(self._height(below) for below in text[base + 1 : index])
        rise = max(0, top + self._gap - mark.bottom) if is_above else 0
        centre = (letter.left + letter.right) / 2 + self._lean * (rise + mark.bottom - letter.top)
        shift = centre - (mark.left + mark.right) / 2
        start_pt = self.width_pt(text[:base], size_pt)
        return Piece(text[index], start_pt + shift * scale, rise * scale)

    def _height(self, mark: str) -> int:
        box = self._box(mark)
        return box.top - box.bottom + self._gap if box.bottom > 0 else 0

    @property
    def _lean(self) -> float:
        return _SLANT if self.font.face.italicAngle else 0.0

    @property
    def _gap(self) -> int:
        return int(self._units_per_em) // 18

    @cached_property
    def _units_per_em(self) -> int:
        return int(self.font.face.unitsPerEm)

    @cached_property
    def _glyph_starts(self) -> tuple[int, ...]:
        is_long = struct.unpack_from(">h", self.font.face.get_table("head"), 50)[0]
        table = self.font.face.get_table("loca")
        if is_long:
            return struct.unpack(f">{len(table) // 4}L", table)
        return tuple(2 * half for half in struct.unpack(f">{len(table) // 2}H", table))

    def _box(self, character: str) -> GlyphBox:
        glyph = self.font.face.charToGlyph.get(ord(character), 0)
        start, end = self._glyph_starts[glyph : glyph + 2]
        if start == end:
            return GlyphBox(0, 0, 0, 0)
        table = self.font.face.get_table("glyf")
        return GlyphBox(*struct.unpack_from(">4h", table, start + 2))


@lru_cache(maxsize=1)
def faces() -> dict[str, Face]:
    """Return the bundled faces by weight, registered with reportlab."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415  slow, and most starts print nothing
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    found = {}
    for weight in (REGULAR, BOLD, ITALIC):
        program = data_file("fonts", f"NotoSans-{weight}.ttf").read_bytes()
        font = TTFont(f"HrdDesk-{weight}", io.BytesIO(program))
        pdfmetrics.registerFont(font)
        found[weight] = Face(font.fontName, font)
    return found


def unprintable(text: str) -> str | None:
    """Return the first character of `text` that some bundled face cannot print, or None."""
    blank = {"\n", " "}
    for character in dict.fromkeys(text):
        if character not in blank and not all(face.prints(character) for face in faces().values()):
            return character
    return None
