"""Words of Latin and Cyrillic letters, put together from pairs of letters that were shaped before.

In the main fonts a letter's shape depends on nothing, and the pen's way on the next letter alone:
HarfBuzz is asked once for each pair of letters and not for each word. Pairs that it joins, such
as "fi", are left to it, and so are all other fonts; a test compares both ways.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from operator import add

from hrd_desk.publishing.faces import Face, operand
from hrd_desk.publishing.typefaces import FontFile

_PLAIN = (
    " -@\\[-`{-~\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b4\u00b6\u00b8\u00b9\u00bb-\u00bf"
    "\u2013\u2014\u2018-\u201e\u2026"
)
_LATIN = re.compile(f"[{_PLAIN}A-Za-z\u00c0-\u017f\u1ea0-\u1ef9]+")
_CYRILLIC = re.compile(f"[{_PLAIN}\u0400-\u045f\u0490-\u04ff]+")
"""Without letters that change in company: "l·l" of Catalan, signs that sit on others."""

Measured = tuple[int, str, float]
"""The glyph of a letter, the pen's way behind it as it is written; the letter's advance,
thousandths of the size."""

_MOST_MEASURED = 20_000


@lru_cache(maxsize=64)
def measured_pairs(_font: FontFile, _language: str, _script: str) -> dict[str, Measured | None]:
    """Return the pairs of letters that were measured in a font so far, by whichever document.

    None stands for those that HarfBuzz joins.
    """
    return {}


def script_of_letters(text: str) -> str | None:
    """Return Latn or Cyrl where `text` is of letters that pairs can stand for; else None."""
    if text.isascii():
        return "Latn" if text and text.isprintable() else None
    if _LATIN.fullmatch(text):
        return "Latn"
    return "Cyrl" if _CYRILLIC.fullmatch(text) else None


class LetterPairs(dict[str, str]):
    """The first letter of each pair as an operand, and its advance before the second."""

    def __init__(
        self,
        face: Face,
        known: dict[str, Measured | None],
        measure: Callable[[str], Measured | None],
    ) -> None:
        """`measure` returns what the first of one or two letters needs; None if they change.

        `known` are the letters that were measured before.
        """
        super().__init__()
        self.face = face
        self._known = known
        self._measure = measure
        self._odd: set[str] = set()
        self._advances: dict[str, float] = {}
        self._numbers: dict[str, int] = {}

    def __missing__(self, letters: str) -> str:
        if letters in self._odd:
            raise KeyError(letters)
        known = self._known
        if letters not in known:
            if len(known) >= _MOST_MEASURED:
                known.clear()
            known[letters] = self._measure(letters)
        measured = known[letters]
        if measured is None:
            self._odd.add(letters)
            raise KeyError(letters)
        glyph, way, advance = measured
        first = letters[0]
        number = self._numbers[first] = self.face.number(glyph, first)
        self._advances[letters] = advance
        written = self[letters] = operand(number) + way
        return written

    def word(self, text: str) -> tuple[str, float, tuple[int, ...]] | None:
        """Return operand, width and numbers of a word; None where HarfBuzz has to be asked."""
        pairs = [*map(add, text, text[1:]), text[-1]]
        try:
            written = "".join(map(self.__getitem__, pairs))
        except KeyError:
            return None
        width = sum(map(self._advances.__getitem__, pairs))
        return written, width, tuple(map(self._numbers.__getitem__, text))
