"""A font within one document: its measures, and the numbers that glyphs have in the file."""

from collections.abc import Iterable

import uharfbuzz as hb

from hrd_desk.publishing.typefaces import MAIN, FontFile

LAST_NUMBER = 0xFFFF

_BYTES = tuple(
    f"\\{byte:03o}" if byte in b"()\\\r" else chr(byte)  # what ends or changes a string
    for byte in range(0x100)
)


def operand(number: int) -> str:
    """Return a glyph's number as two bytes of a literal string, each byte one character."""
    return _BYTES[number >> 8] + _BYTES[number & 0xFF]


class Face:
    """A font in a document. Each pair of a glyph and the text that it stands for has a number.

    So a reader gets the typed letters back even where one glyph stands for several texts. The
    numbers depend on what the document prints and on nothing else.
    """

    def __init__(self, file: FontFile) -> None:
        self.file = file
        self.name = file.name
        self.is_main = file.name.startswith(f"{MAIN}-")
        self._reach = (0.0, 0.0) if self.is_main else file.extents
        self.texts: list[tuple[int, str]] = [(0, "")]
        """Glyph and text by number."""
        self._numbers: dict[tuple[int, str], int] = {}
        self._advances: dict[int, int] = {}
        self._tops: dict[int, tuple[float, float]] = {}
        self._glyph_texts: dict[int, str] = {}

    def number(self, glyph: int, text: str) -> int:
        """Return the number under which the page names `glyph` where it stands for `text`."""
        found = self._numbers.get((glyph, text))
        if found is None:
            found = self._numbers[glyph, text] = self._new_number(glyph, text)
        return found

    def _new_number(self, glyph: int, text: str) -> int:
        if self.file.has_cubic_outlines:  # such fonts have no map from numbers to glyphs
            self._glyph_texts.setdefault(glyph, text)
            return glyph
        if len(self.texts) > LAST_NUMBER:
            raise OverflowError(f"{self.name}: too many different glyphs in one document")
        while len(operand(len(self.texts))) > 2:  # noqa: PLR2004  numbers that are two plain bytes
            self.texts.append((0, ""))
        self.texts.append((glyph, text))
        return len(self.texts) - 1

    def pair(self, number: int) -> tuple[int, str]:
        """Return the glyph and the text that `number` stands for."""
        if self.file.has_cubic_outlines:
            return number, self._glyph_texts.get(number, "")
        return self.texts[number]

    def gives_back(self, glyph: int, text: str) -> bool:
        """Return whether a reader of the file would get exactly `text` for `glyph`."""
        return not self.file.has_cubic_outlines or self._glyph_texts.get(glyph, text) == text

    def advance(self, glyph: int) -> int:
        """Return how far the glyph moves the pen by itself, in thousandths of the size."""
        found = self._advances.get(glyph)
        if found is None:
            found = self._advances[glyph] = self.file.advance(glyph)
        return found

    def ink(self, glyph: int) -> tuple[float, float]:
        """Return top and bottom of the glyph's ink, in thousandths of the size."""
        found = self._tops.get(glyph)
        if found is None:
            box: hb.GlyphExtents | None = self.file.font.get_glyph_extents(glyph)
            top = box.y_bearing if box else 0
            bottom = top + (box.height if box else 0)
            found = self._tops[glyph] = (top * self.file.scale, bottom * self.file.scale)
        return found

    def reach(self, numbers: Iterable[int] = ()) -> tuple[float, float]:
        """Return how far glyphs reach above and below the base line, thousandths of the size.

        That is what the font has room for, so that all lines of a script are alike; signs stand
        in lines of others and need no more than their ink. (0, 0): what every style has room for.
        """
        return self.ink_of(numbers) if self.file.is_of_signs else self._reach

    def ink_of(self, numbers: Iterable[int]) -> tuple[float, float]:
        """Return top and bottom of the ink of glyphs, thousandths of the size."""
        inks = [self.ink(self.pair(number)[0]) for number in numbers]
        tops, bottoms = zip(*inks, strict=True) if inks else ((), ())
        return max(tops, default=0.0), min(bottoms, default=0.0)

    def glyph(self, character: str) -> int:
        """Return the glyph of a character that stands alone; 0 where the font lacks it."""
        return self.file.font.get_nominal_glyph(ord(character)) or 0
