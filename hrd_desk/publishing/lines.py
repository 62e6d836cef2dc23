"""Text broken into lines by the widths of its letters: ragged right, no hyphens added."""

import re
import unicodedata
from collections.abc import Iterator

from hrd_desk.publishing.typefaces import Face

_DASH_WITH_SPACES = r"[—–](?:\s|$)"  # noqa: RUF001
_UNIT = r"(?:(?<=^\d\s)|(?<=\s\d\s)|(?<=\s\d\d\s))[^\W\d_]|гг?\."  # noqa: RUF001
_BREAKING_SPACE = re.compile(rf"[^\S\u00a0\u202f\u2007]+(?!{_DASH_WITH_SPACES}|{_UNIT})")
"""White space at which a line may end.

A dash with spaces stays with the word before it, a small number with its month or noun.
"""

_INSIDE_WORD = re.compile(r"(?<=[^\W\d_][-—/])(?=[^\W\d_])")
_INSIDE_ADDRESS = re.compile(r"(?<=[/?&=_-])(?=[^/])")


def broken(text: str, face: Face, size_pt: float, width_pt: float) -> list[str]:
    """Return the lines of `text`, none wider than `width_pt`; a line end in it stays one.

    A word wider than a line is cut between letters, never between a letter and its accents.
    """
    return [
        line
        for paragraph in text.split("\n")
        for line in _lines(paragraph.strip(" "), face, size_pt, width_pt)
    ]


def _lines(paragraph: str, face: Face, size_pt: float, width_pt: float) -> Iterator[str]:
    line, used_pt = "", 0.0
    for part in _fitting_parts(paragraph, face, size_pt, width_pt):
        # Spaces may hang over the right edge.
        if line and used_pt + face.width_pt(part.rstrip(" "), size_pt) > width_pt:
            yield line.rstrip(" ")
            line, used_pt = "", 0.0
        line, used_pt = line + part, used_pt + face.width_pt(part, size_pt)
    yield line.rstrip(" ")


def _fitting_parts(paragraph: str, face: Face, size_pt: float, width_pt: float) -> Iterator[str]:
    for part in _parts(paragraph):
        if face.width_pt(part.rstrip(" "), size_pt) > width_pt:
            yield from _cut(part, face, size_pt, width_pt)
        else:
            yield part


def _parts(paragraph: str) -> Iterator[str]:
    """Yield the pieces that stay together, each with the space behind it."""
    words = _BREAKING_SPACE.split(paragraph)
    for position, word in enumerate(words):
        breaks = _INSIDE_ADDRESS if "://" in word else _INSIDE_WORD
        *first, last = breaks.split(word)
        yield from first
        yield f"{last} " if position < len(words) - 1 else last


def _cut(word: str, face: Face, size_pt: float, width_pt: float) -> Iterator[str]:
    piece, used_pt = "", 0.0
    for letter in _letters(word):
        letter_pt = face.width_pt(letter, size_pt)
        if piece and used_pt + letter_pt > width_pt:
            yield piece
            piece, used_pt = "", 0.0
        piece, used_pt = piece + letter, used_pt + letter_pt
    yield piece


def _letters(word: str) -> Iterator[str]:
    """Yield each letter with the accents that stand on it."""
    start = 0
    for index, character in enumerate(word):
        if index > start and not unicodedata.combining(character):
            yield word[start:index]
            start = index
    yield word[start:]
