"""Phrases of one or more words, found in a text whatever their endings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hrd_desk.reading.stems import Word, words_of

_LONGEST_ABBREVIATION = 5
_DOERS = ("er", "ers", "or", "ors")
_DOER = "\0er"
"""Kept apart by this mark, or `reported` would mean a reporter."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for, and how surely (0 to 1)."""

    field: str
    code: str
    weight: float


@dataclass(slots=True)
class _Node:
    meanings: list[Meaning] = field(default_factory=list)
    following: dict[str, "_Node"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a text, first and last, and all that they mean."""

    first: Word
    last: Word
    meanings: tuple[Meaning, ...]


class Phrases:
    """A tree of stems; abbreviations (`RTI`) are told by their capital letters alone."""

    def __init__(self) -> None:
        """Begin without any phrase."""
        self._root = _Node()

    def add(self, phrase: str, meaning: Meaning) -> None:
        """Let `phrase` mean `meaning`, besides what it means already and not less surely."""
        node = self._root
        for word in words_of(phrase):
            node = node.following.setdefault(_key(word), _Node())
        known = next((m for m in node.meanings if _is_same(m, meaning)), None)
        if node is self._root or (known is not None and known.weight >= meaning.weight):
            return
        node.meanings = [m for m in node.meanings if m is not known] + [meaning]

    def found_in(self, words: Sequence[Word]) -> Iterator[Found]:
        """Yield the longest phrase that begins at each word and not within the one before."""
        end = 0
        for at, first in enumerate(words):
            if first.start < end or _key(first) not in self._root.following:
                continue
            found = self._longest(words, at)
            if found is not None:
                yield found
                end = found.last.end

    def _longest(self, words: Sequence[Word], at: int) -> Found | None:
        node, last, meanings = self._root, words[at], list[Meaning]()
        for word in words[at:]:
            if node is not self._root and not word.is_joined:
                break
            following = node.following.get(_key(word))
            if following is None:
                break
            node = following
            if node.meanings:
                last, meanings = word, node.meanings
        return Found(words[at], last, tuple(meanings)) if meanings else None


def _is_same(one: Meaning, other: Meaning) -> bool:
    return (one.field, one.code) == (other.field, other.code)


def _key(word: Word) -> str:
    text = word.text
    if 1 < len(text) <= _LONGEST_ABBREVIATION and text.isupper():
        return text
    return word.stem + _DOER * text.endswith(_DOERS)
