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
        """Let `phrase` mean `meaning`, besides what it means already."""
        node = self._root
        for word in words_of(phrase):
            node = node.following.setdefault(_key(word), _Node())
        if node is not self._root and meaning not in node.meanings:
            node.meanings.append(meaning)

    def found_in(self, words: Sequence[Word]) -> Iterator[Found]:
        """Yield the longest phrase that begins at each word."""
        for at, first in enumerate(words):
            node, last, meanings = self._root, first, list[Meaning]()
            for word in words[at:]:
                if node is not self._root and not word.is_joined:
                    break
                following = node.following.get(_key(word))
                if following is None:
                    break
                node = following
                if node.meanings:
                    last, meanings = word, node.meanings
            if meanings:
                yield Found(first, last, tuple(meanings))


def _key(word: Word) -> str:
    text = word.text
    if 1 < len(text) <= _LONGEST_ABBREVIATION and text.isupper():
        return text
    return word.stem + _DOER * text.endswith(_DOERS)
