"""Words of a text with their stems, so that `detained` and `detention` meet their terms.

Stems are Snowball's (https://snowballstem.org), of English for Latin letters and of Russian for
Cyrillic ones.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_JOINED = re.compile("[ \t\xa0\n\\-\u2010-\u2013/'\u2019\"\u201c\u201d\xab\xbb()]{1,3}")
_LATIN = re.compile("[a-z]")
_CYRILLIC = re.compile("[\u0430-\u044f\u0451]")
_SHORTEST = 4
"""No stem is cut shorter: what is left of a short word is left of many."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `text[start:end]`; `is_joined` to the one before it by a space or a hyphen."""

    start: int
    end: int
    text: str
    stem: str
    is_joined: bool

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def words_of(text: str) -> list[Word]:
    """Return the words of a text in its order; figures and signs are none."""
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        is_joined = bool(words) and _JOINED.fullmatch(text, end, match.start()) is not None
        end = match.end()
        words.append(Word(match.start(), end, match[0], stem_of(match[0]), is_joined))
    return words


@lru_cache(maxsize=16384)
def stem_of(word: str) -> str:
    """Return what inflections of a word share; a word of another script is its own stem."""
    plain = word.casefold().replace("\u0451", "\u0435")
    if _LATIN.match(plain):
        return _stemmer("english")(plain)
    return _russian_stem(plain) if _CYRILLIC.match(plain) else plain


def _russian_stem(word: str) -> str:
    # Again and again: a participle loses more than its noun does, until both are the same.
    while True:
        shorter = _stemmer("russian")(word)
        if len(shorter) >= len(word) or len(shorter) < _SHORTEST:
            return word
        word = shorter


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    import snowballstemmer  # noqa: PLC0415  most starts read no source

    stem: Callable[[str], str] = snowballstemmer.stemmer(language).stemWord
    return stem
