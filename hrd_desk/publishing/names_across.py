"""Names between scripts: those of few vowels, Arabic and Hebrew, or of India's, and in Latin.

All words of a name must agree, so that one which reads like a common word stops no file.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Generic, TypeVar

from hrd_desk.publishing.letters_alike import LONGEST_PROCLITIC, PROCLITICS
from hrd_desk.publishing.name_forms import SONS

NAMES = range(2, 5)
"""Words that a person's name has."""

_LEAST_HEARD, _LEAST_IN_SMALL, _LEAST_WITH_VOWELS = 6, 7, 5
"""Letters of a name that are compared; where it has no capitals; with most of their vowels."""

_LEAST_OF_A_WORD = 2
_SHORTEST_WITH_ARTICLE = 4
_ARABIC_ARTICLE = "\u0627\u0644"
_LATIN_ARTICLE = re.compile("(?:al|el|ul)(?=.{4})", re.IGNORECASE)
_SAME_IN_A_ROW = re.compile(r"(.)\1+")
_BONES = (
    *(("sh", "s"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ch", "s"), ("ph", "f")),
    *(("zh", "z"), ("dj", "g"), ("q", "k"), ("c", "k"), ("x", "ks"), ("j", "g"), ("p", "b")),
    ("v", "f"),
)
_BY_BONE = re.compile("|".join(written for written, _bone in _BONES))
_BONE_OF = dict(_BONES)
_NOT_WRITTEN = re.compile("[aeiouwy]|h$")
_ALIF = "\u0627"
_WEAK = {
    _ALIF: "[ae]+",
    "\u0648": "[ouwf]+[aeiou]*",
    "\u0639": "[aeiou]*",
    "\u0629": "[aeht]*",
    **dict.fromkeys("\u064a\u0649\u06cc", "[iyeg]+[aeiou]*"),
    "\u0647": "[aeiouh]*",
    "\u0621": "[aeiou]*",
    "\u05d0": "[aeiou]*",
    "\u05e2": "[aeiou]*",
    "\u05d5": "[ouwf]*[aeiou]*",
    "\u05d9": "[iyeg]*[aeiou]*",
    "\u05d4": "[aeh]*",
}
"""What the letters that are vowels by turns can be in Latin letters; in Arabic they are heard."""

_INDIAN = (
    *(("chh", "c"), ("ch", "c"), ("sh", "s"), ("bh", "b"), ("dh", "d"), ("gh", "g"), ("kh", "k")),
    *(("jh", "j"), ("ph", "p"), ("th", "t"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("a", "")),
    *(("e", "i"), ("y", "i"), ("o", "u"), ("w", "b"), ("v", "b"), ("m", "n"), ("z", "j")),
    *(("f", "p"), ("q", "k"), ("x", "ks")),
)
_BY_INDIAN = re.compile("|".join(written for written, _sound in _INDIAN))
_INDIAN_OF = dict(_INDIAN)

_GREEK = frozenset(map(chr, range(0x370, 0x400)))
_ONE_SOUND = {"\u03bf\u03c5": "u", "\u03bc\u03c0": "b", "\u03b3\u03ba": "g", "\u03b1\u03c5": "av"}
_TWO_LETTERS = re.compile("|".join(_ONE_SOUND), re.IGNORECASE)
"""What Greek writes with two letters."""

T = TypeVar("T")
_Index = dict[str, list[tuple[tuple[str, ...], T]]]


def latin_of(word: str) -> str:
    """Return the letters of a word in small Latin ones, without accents."""
    from anyascii import anyascii  # noqa: PLC0415  most starts of the program compare nothing

    bare = "".join(sign for sign in unicodedata.normalize("NFKD", word) if _is_letter(sign))
    if bare[:1] in _GREEK:
        bare = _TWO_LETTERS.sub(lambda found: _ONE_SOUND[found[0].casefold()], bare)
    return "".join(letter for letter in anyascii(bare).lower() if letter.isalpha())


def is_of_bones(word: str) -> bool:
    """Return whether a word is of a script that writes few vowels."""
    return word > "\u0590" and all(
        unicodedata.bidirectional(letter) in {"R", "AL", "NSM"} for letter in word
    )


def is_indian(word: str) -> bool:
    """Return whether a word is of a script of India, Bangladesh or Nepal."""
    return "\u0900" <= word[:1] <= "\u0d7f"


class NamesAcross(Generic[T]):
    """Names found in another script than they were kept in; each stands for a `T`.

    Kept by their first word as it is compared: Arabic and Hebrew names as they are, others as
    they may stand in a text of those; those of India, and others as India's scripts write them.
    """

    def __init__(self) -> None:
        self._bare: _Index[T] = {}
        self._for_bare: _Index[T] = {}
        self._indian: _Index[T] = {}
        self._for_indian: _Index[T] = {}

    def __bool__(self) -> bool:
        """Return whether there is anything to look for."""
        return bool(self._bare or self._for_bare or self._indian or self._for_indian)

    def add(self, name: Sequence[str], meaning: T) -> None:
        """Look for the words of a name from now on, if it can be one of a person."""
        words = tuple(word for word in name if word not in SONS)
        if len(words) not in NAMES:
            return
        if all(map(is_of_bones, words)):
            words = tuple(map(_without_article, words))
            if _is_enough([_bones(word) for word in words]):
                _keep(self._bare, words, meaning, _bones)
        elif all(map(is_indian, words)):
            self._keep_indian(self._indian, words, meaning)
        elif all(word[0].isupper() for word in words):
            self._keep_indian(self._for_indian, words, meaning)
            if _is_enough([_bones(word) for word in words]):
                _keep(self._for_bare, words, meaning, _bones)

    def _keep_indian(self, index: _Index[T], words: tuple[str, ...], meaning: T) -> None:
        if _is_enough([_heard_in_india(word) for word in words], _LEAST_WITH_VOWELS):
            _keep(index, words, meaning, _heard_in_india)

    def found_at(self, position: int, words: Sequence[str]) -> Iterator[T]:
        """Yield the meaning of each name that begins at a place among the words of a text."""
        word = words[position]
        if not word.isascii() and is_of_bones(word):
            yield from self._found_in_bones(position, words)
        elif is_indian(word):
            yield from _found_as_heard(self._for_indian, position, words)
        else:
            if self._bare:
                yield from self._found_in_latin(position, words)
            if self._indian and word[0].isupper():
                yield from _found_as_heard(self._indian, position, words)

    def _found_in_bones(self, position: int, words: Sequence[str]) -> Iterator[T]:
        """Yield names kept in letters with vowels, in a text without them."""
        if not self._for_bare:
            return
        for first in _without_joined(words[position]):
            for name, meaning in self._for_bare.get(_bones(first), ()):
                others = words[position + 1 : position + 2 * len(name)]
                following = [first, *(word for word in others if word not in SONS)]
                if len(following) >= len(name) and all(
                    is_of_bones(word) and _reads_as(_without_article(word), latin)
                    for word, latin in zip(following, name, strict=False)
                ):
                    yield meaning

    def _found_in_latin(self, position: int, words: Sequence[str]) -> Iterator[T]:
        """Yield names kept in letters without vowels, in a text with them."""
        for first in _ways_of_latin(words[position]):
            for name, meaning in self._bare.get(_bones(first), ()):
                following = words[position : position + len(name)]
                if len(following) < len(name) or not _may_be_so_written(name, following):
                    continue
                if all(
                    any(_reads_as(word, form) for form in _ways_of_latin(latin))
                    for word, latin in zip(name, following, strict=True)
                ):
                    yield meaning


def _keep(index: _Index[T], words: tuple[str, ...], meaning: T, key: Callable[[str], str]) -> None:
    for order in dict.fromkeys((words, words[::-1])):
        index.setdefault(key(order[0]), []).append((order, meaning))


def _found_as_heard(index: _Index[T], position: int, words: Sequence[str]) -> Iterator[T]:
    if not index:
        return
    for name, meaning in index.get(_heard_in_india(words[position]), ()):
        following = words[position : position + len(name)]
        is_big = all(is_indian(word) or word[0].isupper() for word in following)
        if len(following) == len(name) and is_big:
            heard = zip(map(_heard_in_india, name), map(_heard_in_india, following), strict=True)
            if all(kept == found for kept, found in heard):
                yield meaning


def _is_enough(letters: list[str], least: int = _LEAST_HEARD) -> bool:
    return min(map(len, letters)) >= _LEAST_OF_A_WORD and sum(map(len, letters)) >= least


def _may_be_so_written(name: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether words are big, or so many letters agree that they need not be."""
    is_long = sum(len(_bones(word)) for word in name) >= _LEAST_IN_SMALL
    return is_long or all(word[0].isupper() for word in words)


def _reads_as(word: str, latin: str) -> bool:
    """Return whether `word`, of Arabic or Hebrew letters, can be one of Latin ones."""
    return _pattern(word).fullmatch(_firm(latin_of(latin))) is not None


@lru_cache(maxsize=20_000)
def _pattern(word: str) -> re.Pattern[str]:
    """Return what `word`, of Arabic or Hebrew letters, can be in Latin ones: vowels are free."""
    signs = [sign for sign in unicodedata.normalize("NFKD", word) if sign.isalpha()]
    pieces = [_WEAK.get(sign) or f"{re.escape(_firm(latin_of(sign)))}[aeiou]*" for sign in signs]
    if signs[:1] == [_ALIF]:
        pieces[0] = "[aeiou]+"
    return re.compile("".join(pieces))


def _without_article(word: str) -> str:
    is_joined = word.startswith(_ARABIC_ARTICLE) and len(word) > _SHORTEST_WITH_ARTICLE
    return word[len(_ARABIC_ARTICLE) :] if is_joined else word


def _without_joined(word: str) -> Iterator[str]:
    """Yield a word as it stands, and without what Arabic and Hebrew write together with it."""
    yield _without_article(word)
    for size in range(1, LONGEST_PROCLITIC + 1):
        if word[:size] in PROCLITICS and len(word) > size + _LEAST_OF_A_WORD:
            yield _without_article(word[size:])


def _ways_of_latin(word: str) -> tuple[str, ...]:
    """Return a word, and without an article that is written together with it."""
    bare = _LATIN_ARTICLE.sub("", word, count=1) if _LATIN_ARTICLE.match(word) else word
    return (word,) if bare == word else (word, bare)


@lru_cache(maxsize=20_000)
def _bones(word: str) -> str:
    """Return the letters of a word that the scripts of Arabic and Hebrew write."""
    return _SAME_IN_A_ROW.sub(r"\1", _NOT_WRITTEN.sub("", _firm(latin_of(word))))


def _firm(latin: str) -> str:
    """Return a word with one letter for each sound of Arabic and Hebrew."""
    return _SAME_IN_A_ROW.sub(r"\1", _BY_BONE.sub(lambda found: _BONE_OF[found[0]], latin))


@lru_cache(maxsize=20_000)
def _heard_in_india(word: str) -> str:
    """Return a word without the vowel that the scripts of India do not write."""
    heard = _BY_INDIAN.sub(lambda found: _INDIAN_OF[found[0]], latin_of(word))
    return _SAME_IN_A_ROW.sub(r"\1", heard)


@cache
def _is_letter(sign: str) -> bool:
    """Return whether a sign is heard: a letter, or a vowel sign of a script of India."""
    return sign.isalpha() or (is_indian(sign) and unicodedata.category(sign)[0] == "M")
