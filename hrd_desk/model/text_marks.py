"""What differs inside a text, word by word, for a person who compares two versions of it."""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, takewhile

MOST_STEPS = 20_000_000
"""Stretches that would take longer (a quarter of a second) are not compared inside."""

_LINES = re.compile(r"[^\n]*\n+|[^\n]+")
_SENTENCES = re.compile(r"[^.!?…։۔।။៕。！？]*[.!?…։۔।။៕。！？]*\s*")  # noqa: RUF001  all scripts' stops

_UNSPACED = ("CJK ", "HIRAGANA ", "KATAKANA", "KHMER ", "LAO ", "MYANMAR ", "THAI ")
_STACKERS = "\u1039\u17d2"
_UNIT = "(?:w[wm]*|l(?:m|kl?)*|.[mk]*)"
_UNITS = re.compile(f"s+|{_UNIT}")
_SPACED_UNITS = re.compile(f"s*{_UNIT}")


class MarkKind(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text; same and removed ones make up the text before, same and added after."""

    text: str
    kind: MarkKind


Cut = Callable[[str], list[str]]


def marked(before: str, after: str) -> list[Mark]:
    """Return both texts as marks, in order; where one replaces another, the removed one first.

    By words; scripts that write no spaces, by letter clusters.
    """
    cuts = (_LINES.findall, _SENTENCES.findall, _spaced_words)
    marks = (mark for mark in _marks(before, after, cuts) if mark.text)
    return [
        Mark("".join(mark.text for mark in run), kind)
        for kind, run in groupby(marks, key=lambda mark: mark.kind)
    ]


def _marks(before: str, after: str, cuts: tuple[Cut, ...]) -> Iterator[Mark]:
    """Compare by the first cut, and what differs by the next, finer one."""
    if not cuts:
        yield from _trimmed(_words(before), _words(after))
        return
    cut, *finer = cuts
    for old, new in _stretches(cut(before), cut(after)):
        if old == new:
            yield Mark("".join(old), MarkKind.SAME)
        else:
            yield from _marks("".join(old), "".join(new), tuple(finer))


def _trimmed(old: list[str], new: list[str]) -> Iterator[Mark]:
    """Mark all as replaced but the words that both begin or end with."""
    start, end = _common_ends(old, new)
    yield Mark("".join(old[:start]), MarkKind.SAME)
    yield Mark("".join(old[start : len(old) - end]), MarkKind.REMOVED)
    yield Mark("".join(new[start : len(new) - end]), MarkKind.ADDED)
    yield Mark("".join(old[len(old) - end :]), MarkKind.SAME)


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield equal and differing stretches of both, in turn."""
    start, end = _common_ends(old, new)
    yield old[:start], new[:start]
    yield from _aligned(old[start : len(old) - end], new[start : len(new) - end])
    yield old[len(old) - end :], new[len(new) - end :]


def _common_ends(old: list[str], new: list[str]) -> tuple[int, int]:
    """Return how many units both have in common at the beginning, and after those at the end."""
    start = _common_start(old, new)
    return start, _common_start(old[start:][::-1], new[start:][::-1])


def _common_start(old: list[str], new: list[str]) -> int:
    pairs = zip(old, new, strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _aligned(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    if _steps(old, new) > MOST_STEPS:
        yield old, new
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        yield old[old_start:old_end], new[new_start:new_end]


def _steps(old: list[str], new: list[str]) -> int:
    """Return the most steps that aligning may take: rounds times pairs of equal units."""
    counts = Counter(new)
    pairs = sum(counts[unit] for unit in old)
    return min(len(old), len(new)) * (len(old) + pairs)


def _words(text: str) -> list[str]:
    return _units(_UNITS, text)


def _spaced_words(text: str) -> list[str]:
    """Cut `text` into words, each with the white space before it, so that blanks align nothing."""
    return _units(_SPACED_UNITS, text)


def _units(pattern: re.Pattern[str], text: str) -> list[str]:
    shapes = "".join(map(_shape, text))
    return [text[unit.start() : unit.end()] for unit in pattern.finditer(shapes)]


@functools.lru_cache(maxsize=4096)
def _shape(character: str) -> str:
    """Return one letter for what a character is to its neighbours.

    s white space, m a mark on what is before it, k a sign that stacks the next letter below,
    l a letter of a script without spaces, w another letter or digit, a full stop anything else.
    """
    if character.isspace():
        return "s"
    if character in _STACKERS:
        return "k"
    category = unicodedata.category(character)
    if category == "Cf" or category.startswith("M"):
        return "m"
    if not character.isalnum():
        return "."
    return "l" if unicodedata.name(character, "").startswith(_UNSPACED) else "w"
