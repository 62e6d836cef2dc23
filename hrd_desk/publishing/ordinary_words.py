"""Names that are ordinary words as well: Надежда, Grace, Union, and a source called "Witness".

Such a word stands in clean texts, so it is looked for with a capital alone; what somebody is called
by the work is no part of a name at all.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache

from hrd_desk.data import data_file
from hrd_desk.publishing.letters_alike import CHANGING
from hrd_desk.publishing.matching import letters_of

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u02bb\u02bc`][^\W\d_]+)*")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_TELLING, _TELLING_IN_A_NOTE = 4, 3
"""Words from which a text tells more than its words do; "from her sister" does in a note."""

_LONGEST_ENDING, _HEAD = 4, 2
_ARABIC_ARTICLE, _SHORTEST_JOINED = "\u0627\u0644", 4


def is_role(word: str) -> bool:
    """Return whether a word is no part of a person's name: a witness, a union, a newspaper."""
    letters = _compared(word)
    return letters in _words("roles") or letters in _words("proper")


def is_ordinary(word: str) -> bool:
    """Return whether a word, perhaps inflected, is one of ours and no name of a person alone."""
    return _stem(word) in _stems("words") or is_role_inflected(word)


def is_role_inflected(word: str) -> bool:
    """Return whether a word, perhaps inflected, is no part of a person's name, as `is_role`."""
    return _stem(word) in _stems("roles") or _stem(word) in _stems("proper")


def is_also_a_name(word: str) -> bool:
    """Return whether a word is one by which people are called: Grace, Надежда, Mark."""
    return _compared(word) in _words("names")


def is_nobodys_name(text: str) -> bool:
    """Return whether a text names nobody: one word for a person's work, for a paper; a year."""
    return _compared(text) in _words("roles") or _YEAR.fullmatch(text.strip()) is not None


def is_common(text: str, *, is_note: bool = False) -> bool:
    """Return whether a few words are ordinary ones, none of which is a name: "Court Decision".

    With a figure they are the number of a house, of a flat, of a case.
    """
    words = _WORD.findall(text) if _DIGIT.search(text) is None else []
    most = _TELLING_IN_A_NOTE if is_note else _TELLING
    return 0 < len(words) < most and _all_within(words, ("roles", "proper", "words"))


def is_description(words: Sequence[str]) -> bool:
    """Return whether words say what somebody is, and not how somebody is called."""
    return any(map(is_role, words)) and _all_within(words, ("roles", "proper", "words"))


def needs_capitals(name: str) -> bool:
    """Return whether `name` is written with capitals and consists of ordinary words."""
    words = _WORD.findall(name)
    if not 0 < len(words) < _TELLING or not all(word[0].isupper() for word in words):
        return False
    return _all_within(words, ("roles", "proper", "names", "words"))


class CapitalWords:
    """The words of a text that begin with a capital, among which names are looked for."""

    def __init__(self, text: str) -> None:
        """Read the words of `text`."""
        # A word in small letters stands as "": it ends every name.
        self._words = [
            letters_of(word) if word[0].isupper() else "" for word in _WORD.findall(text)
        ]
        self._by_head: dict[str, list[int]] = {}
        for place, letters in enumerate(self._words):
            if letters:
                self._by_head.setdefault(letters[:_HEAD], []).append(place)

    def hold(self, name: str) -> bool:
        """Return whether `name`, perhaps inflected, stands here."""
        wanted, count = letters_of(name), len(_WORD.findall(name))
        stem = CHANGING.sub("", wanted)
        for place in self._by_head.get(wanted[:_HEAD], ()):
            found = self._words[place : place + count]
            letters = "".join(found)
            has_ending = len(letters) <= len(wanted) + _LONGEST_ENDING
            if all(found) and has_ending and letters.startswith(stem):
                return True
        return False


def _all_within(words: Sequence[str], kinds: Sequence[str]) -> bool:
    return all(any(_compared(word) in _words(kind) for kind in kinds) for word in words)


def _compared(word: str) -> str:
    """Return the letters of a word without the article that Arabic writes together with it."""
    letters = letters_of(word)
    return letters.removeprefix(_ARABIC_ARTICLE) if len(letters) > _SHORTEST_JOINED else letters


@cache
def _words(kind: str) -> frozenset[str]:
    """Return the words of a kind as they are compared."""
    return frozenset(map(_compared, _listed(kind)))


def _stem(word: str) -> str:
    return CHANGING.sub("", _compared(word))


@cache
def _stems(kind: str) -> frozenset[str]:
    """Return the words of a kind without what an ending changes."""
    return frozenset(CHANGING.sub("", word) for word in _words(kind))


def _listed(kind: str) -> Iterator[str]:
    for words in _lists()[kind].values():
        yield from words.split()


@cache
def _lists() -> dict[str, dict[str, str]]:
    text = data_file("publishing", "ordinary_words.toml").read_text("utf-8")
    lists: dict[str, dict[str, str]] = tomllib.loads(text)
    return lists
