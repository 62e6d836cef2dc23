"""Names as they are heard: spelt by other rules, from another script, or with an initial.

Only words with capitals are compared, so that a name which sounds like a common word stops no
file. The scripts that have no capitals are searched by `matching` alone.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, TypeVar

from hrd_desk.publishing.letters_alike import ENDINGS
from hrd_desk.publishing.name_forms import SHORTEST_PART

_WORD = re.compile(r"([^\W\d_]+(?:['\u2019\u02bb\u02bc`][^\W\d_]+)*)(\.?)")
_NAMES = range(2, 5)
"""Words that a person's name has."""

_LEAST_HEARD = 6
"""Letters of what is compared by its sound."""

_IN_LATIN = "al el ul as ash ar at ad an az"
_IN_CYRILLIC = "аль эль ал ас аш ар ат ад ан аз"  # noqa: RUF001
_ARTICLES = frozenset(f"{_IN_LATIN} {_IN_CYRILLIC}".split())
"""Of Arabic names: written together with them, apart, or not at all."""

_SHORTEST_WITH_ARTICLE = 4
_ARABIC_ARTICLE = "\u0627\u0644"

_SOUNDS = (
    *(("shch", "s"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("dzh", "z"), ("dj", "z")),
    *(("sh", "s"), ("sz", "s"), ("sc", "s"), ("zh", "z"), ("ch", "c"), ("cz", "c"), ("ts", "c")),
    *(("tz", "c"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k")),
    ("ng", "n"),  # a letter of its own in Kazakh
    *(("ou", "u"), ("oo", "u"), ("w", "v"), ("q", "k"), ("x", "ks"), ("y", "i"), ("e", "i")),
    *(("o", "u"), ("ff", "v")),
)
_BY_SOUND = re.compile("|".join(written for written, _sound in _SOUNDS))
_SOUND_OF = dict(_SOUNDS)
_SAME_IN_A_ROW = re.compile(r"(.)\1+")
_LAST_F = re.compile("f$")
_LAST_VOWELS = re.compile("[aiu]+$")
_LONGEST_ENDING = 4
_ADJECTIVE = re.compile("(?:[иы]й|ая|ое|ые)$", re.IGNORECASE)  # noqa: RUF001  Cyrillic
"""No case of a name like *Тестов*, but *тестовый*, which many names are the beginning of."""

_BONES = (
    *(("sh", "s"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ch", "s"), ("ph", "f")),
    *(("zh", "z"), ("dj", "g"), ("q", "k"), ("c", "k"), ("x", "ks"), ("j", "g"), ("p", "b")),
)
_BY_BONE = re.compile("|".join(written for written, _bone in _BONES))
_BONE_OF = dict(_BONES)
_NOT_WRITTEN = re.compile("[aeiouwy]|h$")
_SHORTEST_BONES = 2
_ALIF = "\u0627"
_WEAK = {
    _ALIF: "[ae]+",
    "\u0648": "[ouwv]+[aeiou]*",
    "\u0639": "[aeiou]*",
    "\u0629": "[aeht]*",
    **dict.fromkeys("\u064a\u0649\u06cc", "[iyeg]+[aeiou]*"),
    "\u0647": "[aeiouh]*",
    "\u0621": "[aeiou]*",
    "\u05d0": "[aeiou]*",
    "\u05e2": "[aeiou]*",
    "\u05d5": "[ouwv]*[aeiou]*",
    "\u05d9": "[iyeg]*[aeiou]*",
    "\u05d4": "[aeh]*",
}
"""What the letters that are vowels by turns can be in Latin letters; in Arabic they are heard."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Way:
    """A way in which a name is known: its words, the first of which it is kept under.

    `initials`: with which letters, of the other words of the name, a short word is one.
    `patterns`: what the words in Latin letters must be, of a name of a script with few vowels.
    """

    words: tuple[str, ...]
    initials: frozenset[str] = frozenset()
    patterns: tuple[re.Pattern[str], ...] = ()


class HeardNames(Generic[T]):
    """Names of people and places, found by their sound; each stands for a `T`."""

    def __init__(self) -> None:
        self._by_sound: dict[str, list[tuple[_Way, T]]] = {}
        self._by_stem: dict[str, list[T]] = {}
        self._by_bones: dict[str, list[tuple[_Way, T]]] = {}
        self._known: set[_Way] = set()

    def add(self, name: str, meaning: T) -> None:
        """Look for `name` from now on if it can be one of a person, or of a place in one word."""
        for way in _ways(name):
            if way not in self._known:
                self._known.add(way)
                index = self._by_bones if way.patterns else self._by_sound
                index.setdefault(way.words[0], []).append((way, meaning))
                # Of longer names each long word is looked for by itself.
                if len(way.words) == 1 and not (way.patterns or way.initials):
                    stem = _stem(way.words[0])
                    if len(stem) >= _LEAST_HEARD:
                        self._by_stem.setdefault(stem, []).append(meaning)

    def found_in(self, text: str) -> Iterator[T]:
        """Yield the meaning of each name that stands in `text`, with capitals."""
        if not self._by_sound and not self._by_bones:
            return
        words = [word for word in _WORD.findall(text) if word[0].casefold() not in _ARTICLES]
        for position, (word, _point) in enumerate(words):
            if word[0].isupper():
                yield from self._found_at(position, words)

    def _found_at(self, position: int, words: Sequence[tuple[str, str]]) -> Iterator[T]:
        """Yield the meaning of each name that begins at a place among words."""
        word = words[position][0]
        for sound in _sounds(word):
            for way, meaning in self._by_sound.get(sound, ()):
                if _goes_on(way, words, position):
                    yield meaning
        if self._by_stem:
            for stem in _stems(word):
                yield from self._by_stem.get(stem, ())
        for way, meaning in self._by_bones.get(_bones(word), ()):
            if _fits(way, words, position):
                yield meaning


def _goes_on(way: _Way, words: Sequence[tuple[str, str]], position: int) -> bool:
    if way.initials:
        return bool(way.initials & _initials_beside(words, position))
    following = words[position : position + len(way.words)]
    return len(following) == len(way.words) and all(
        word[0].isupper() and wanted in _sounds(word)
        for wanted, (word, _point) in zip(way.words, following, strict=True)
    )


def _fits(way: _Way, words: Sequence[tuple[str, str]], position: int) -> bool:
    following = words[position : position + len(way.words)]
    return len(following) == len(way.words) and all(
        word[0].isupper() and pattern.fullmatch(_firm(_latin(word)))
        for pattern, (word, _point) in zip(way.patterns, following, strict=True)
    )


def _initials_beside(words: Sequence[tuple[str, str]], position: int) -> set[str]:
    """Return the letters with a point that stand before a word, and behind it."""
    before, behind = words[max(0, position - 2) : position], words[position + 1 : position + 3]
    found: set[str] = set()
    for run in (reversed(before), behind):
        for word, point in run:
            if not point or len(word) > _LONGEST_INITIAL or not word[0].isupper():
                break
            found.update(sound[:1] for sound in _sounds(word))
    return found


_LONGEST_INITIAL = 2
"""Letters: "Zh." stands for one of Cyrillic."""


@lru_cache(maxsize=512)  # each is asked for twice: among all, and in its own record
def _ways(name: str) -> tuple[_Way, ...]:
    words = [word for word, _point in _WORD.findall(name) if word.casefold() not in _ARTICLES]
    if not words or re.search(r"\d", name) is not None:
        return ()
    if all(word[0].isupper() for word in words):
        return tuple(_heard_ways(words))
    if len(words) in _NAMES and all(_is_of_bones(word) for word in words):
        return tuple(_ways_by_bones([_without_article(word) for word in words]))
    return ()


def _heard_ways(words: list[str]) -> Iterator[_Way]:
    sounds = [_sounds(word) for word in words]
    if len(words) == 1:
        yield from (_Way((way,)) for way in sounds[0] if len(way) >= _LEAST_HEARD)
    elif len(words) in _NAMES:
        whole = tuple(sound[0] for sound in sounds)
        if sum(map(len, whole)) >= _LEAST_HEARD:
            yield from (_Way(way) for way in (whole, (whole[-1], *whole[:-1])))
        for word, sound in zip(words, sounds, strict=True):
            if 1 < len(word) < SHORTEST_PART:  # longer ones are looked for by themselves
                others = frozenset(other[0][:1] for other in sounds if other is not sound)
                yield from (_Way((way,), others) for way in sound)


def _ways_by_bones(words: list[str]) -> Iterator[_Way]:
    bones = [_bones(word) for word in words]
    if min(map(len, bones)) < _SHORTEST_BONES or sum(map(len, bones)) < _LEAST_HEARD:
        return
    patterns = [_pattern(word) for word in words]
    for order in (range(len(words)), reversed(range(len(words)))):
        places = list(order)
        found = (tuple(bones[place] for place in places), tuple(patterns[at] for at in places))
        yield _Way(found[0], patterns=found[1])


def _pattern(word: str) -> re.Pattern[str]:
    """Return what `word`, of Arabic or Hebrew letters, can be in Latin ones: vowels are free."""
    signs = [sign for sign in unicodedata.normalize("NFKD", word) if sign.isalpha()]
    pieces = [_WEAK.get(sign) or f"{re.escape(_firm(_latin(sign)))}[aeiou]*" for sign in signs]
    if signs[0] == _ALIF:
        pieces[0] = "[aeiou]+"
    return re.compile("".join(pieces))


def _is_of_bones(word: str) -> bool:
    """Return whether a word is of a script that writes few vowels."""
    return all(unicodedata.bidirectional(letter) in {"R", "AL", "NSM"} for letter in word)


def _without_article(word: str) -> str:
    is_joined = word.startswith(_ARABIC_ARTICLE) and len(word) > _SHORTEST_WITH_ARTICLE
    return word[len(_ARABIC_ARTICLE) :] if is_joined else word


@lru_cache(maxsize=20_000)
def _sounds(word: str) -> tuple[str, ...]:
    """Return a word as it is heard; twice where a J can be that of "Jan" or of "Jean"."""
    latin = _latin(word)
    ways = (latin.replace("j", "zh"), latin.replace("j", "i")) if "j" in latin else (latin,)
    return tuple(dict.fromkeys(map(_sound, ways)))


def _stem(sound: str) -> str:
    """Return a name as it is heard without the vowels at its end, which an ending takes away."""
    return _LAST_VOWELS.sub("", sound)


@lru_cache(maxsize=20_000)
def _stems(word: str) -> tuple[str, ...]:
    """Return what `word` may be an inflected form of, as it is heard: itself, without an ending."""
    endings = _endings()
    found = dict.fromkeys(_sounds(word))
    for sound in () if _ADJECTIVE.search(word) else _sounds(word):
        sizes = range(1, min(_LONGEST_ENDING, len(sound) - 1) + 1)
        found.update((sound[:-size], None) for size in sizes if sound[-size:] in endings)
    return tuple(found)


@cache
def _endings() -> frozenset[str]:
    """Return the endings of Slavic and Turkic names as they are heard.

    Not "-ia": it ends the names of countries that are called after their people.
    """
    return frozenset(sound for ending in ENDINGS for sound in _sounds(ending)) - {"ia"}


def _sound(latin: str) -> str:
    heard = _BY_SOUND.sub(lambda found: _SOUND_OF[found[0]], latin)
    return _LAST_F.sub("v", _SAME_IN_A_ROW.sub(r"\1", heard))


@lru_cache(maxsize=20_000)
def _bones(word: str) -> str:
    """Return the letters of a word that the scripts of Arabic and Hebrew write."""
    return _SAME_IN_A_ROW.sub(r"\1", _NOT_WRITTEN.sub("", _firm(_latin(word))))


def _firm(latin: str) -> str:
    """Return a word with one letter for each sound of Arabic and Hebrew."""
    return _SAME_IN_A_ROW.sub(r"\1", _BY_BONE.sub(lambda found: _BONE_OF[found[0]], latin))


def _latin(word: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415  most starts of the program compare nothing

    bare = "".join(sign for sign in unicodedata.normalize("NFKD", word) if sign.isalpha())
    return "".join(letter for letter in anyascii(bare).lower() if letter.isalpha())
