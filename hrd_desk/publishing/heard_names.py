"""Names as they are heard: spelt by other rules, from another script, or with an initial.

Words with capitals are compared, so that a name which sounds like a common word stops no file;
without them whole names of many letters alone. Scripts without capitals: `names_across`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, TypeVar

from hrd_desk.publishing.letters_alike import ENDINGS
from hrd_desk.publishing.name_forms import SHORTEST_PART
from hrd_desk.publishing.names_across import NAMES, NamesAcross, latin_of
from hrd_desk.publishing.ordinary_words import needs_capitals

_SIGNS = "\u05b0-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0971-\u0dff"
_LETTERS = rf"(?:[^\W\d_]|[{_SIGNS}])+"
_WORD = re.compile(rf"({_LETTERS}(?:['\u2019\u02bb\u02bc`]{_LETTERS})*)(\.?)")
_LEAST_HEARD, _LEAST_IN_SMALL = 6, 10
"""Letters of what is compared by its sound; of whole names, where they have no capitals."""

_SHORTEST_STEM = 2

_IN_LATIN = "al el ul as ash ar at ad an az"
_IN_CYRILLIC = "аль эль ал ас аш ар ат ад ан аз"  # noqa: RUF001
_ARTICLES = frozenset(f"{_IN_LATIN} {_IN_CYRILLIC}".split())
"""Of Arabic names: written together with them, apart, or not at all."""

_SOUNDS = (
    *(("schtsch", "s"), ("stsch", "s"), ("chtch", "s"), ("szcz", "s"), ("shh", "s")),
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
_VOWELS = "aiu"
_LONGEST_ENDING = 4
_UMLAUT = re.compile("([aou])e(?=[^aeiouy])")
_POSSESSIVE = re.compile("(?<=[A-Za-z\u00c0-\u024f])['\u2019]s$")
_PATRONYMIC = re.compile(
    "(?:[oe]vi?ch|[oe]vna|ichna|[lmkt]ich|uly|uli|uulu|kyzy|kizi|qizi|qyzy|ogly|oglu|zoda)$"
)
_ADJECTIVE = re.compile("(?:[иы]й|ая|ое|ые)$", re.IGNORECASE)  # noqa: RUF001  Cyrillic
"""No case of a name like *Тестов*, but *тестовый*, which many names are the beginning of."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Way:
    """A way in which a name is known: its words as they are heard.

    `initials`: with which letters, of the other words of the name, a short word is one.
    `is_inflected`: each word may have an ending. `is_of_words`: it needs capitals.
    """

    words: tuple[str, ...]
    initials: frozenset[str] = frozenset()
    is_inflected: bool = False
    is_of_words: bool = False

    @property
    def may_be_small(self) -> bool:
        """Whether so much agrees that the name is found without capitals, as it is heard."""
        return not self.is_of_words and sum(map(len, self.words)) >= _LEAST_IN_SMALL


class HeardNames(Generic[T]):
    """Names of people and places, found by their sound; each stands for a `T`."""

    def __init__(self) -> None:
        self._by_sound: dict[str, list[tuple[_Way, T]]] = {}
        self._by_stem: dict[str, list[T]] = {}
        self._whole: dict[str, list[tuple[_Way, T]]] = {}
        self._small: dict[str, list[tuple[_Way, T]]] = {}
        self._across: NamesAcross[T] = NamesAcross()
        self._known: set[_Way] = set()

    def add(self, name: str, meaning: T) -> None:
        """Look for `name` from now on if it can be one of a person, or of a place in one word."""
        words = _words_of(name)
        self._across.add(words, meaning)
        for way in _ways(name):
            if way in self._known:
                continue
            self._known.add(way)
            if len(way.words) > 1:
                self._whole.setdefault(_stem(way.words[0]), []).append((way, meaning))
                if way.may_be_small:
                    self._small.setdefault(way.words[0], []).append((way, meaning))
                continue
            self._by_sound.setdefault(way.words[0], []).append((way, meaning))
            # Of longer names each long word is looked for by itself.
            stem = "" if way.initials else _stem(way.words[0])
            if len(stem) >= _LEAST_HEARD:
                self._by_stem.setdefault(stem, []).append(meaning)

    def found_in(self, text: str) -> Iterator[T]:
        """Yield the meaning of each name that stands in `text`: long ones without capitals too."""
        if not self._by_sound and not self._whole and not self._across:
            return
        words = [
            (word if word.isalpha() else _POSSESSIVE.sub("", word), point)
            for word, point in _WORD.findall(text)
            if word.casefold() not in _ARTICLES
        ]
        for position, (word, _point) in enumerate(words):
            if word[0].isupper():
                yield from self._found_at(position, words)
            elif self._small:
                yield from self._found_in_small(position, words)
        if self._across:
            bare = [word for word, _point in words]
            for position in range(len(bare) - 1):
                yield from self._across.found_at(position, bare)

    def _found_at(self, position: int, words: Sequence[tuple[str, str]]) -> Iterator[T]:
        """Yield the meaning of each name that begins at a place among words."""
        word = words[position][0]
        for sound in sounds_of(word):
            for way, meaning in self._by_sound.get(sound, ()):
                if not way.initials or way.initials & _initials_beside(words, position):
                    yield meaning
        if self._by_stem:
            for stem in _stems(word):
                yield from self._by_stem.get(stem, ())
        if self._whole:
            for stem in dict.fromkeys((*map(_stem, sounds_of(word)), *_stems(word))):
                for way, meaning in self._whole.get(stem, ()):
                    if _goes_on(way, words, position):
                        yield meaning

    def _found_in_small(self, position: int, words: Sequence[tuple[str, str]]) -> Iterator[T]:
        for sound in sounds_of(words[position][0]):
            for way, meaning in self._small.get(sound, ()):
                following = words[position : position + len(way.words)]
                if len(following) == len(way.words) and all(
                    wanted in sounds_of(word)
                    for wanted, (word, _point) in zip(way.words, following, strict=True)
                ):
                    yield meaning


def _goes_on(way: _Way, words: Sequence[tuple[str, str]], position: int) -> bool:
    following = words[position : position + len(way.words)]
    return len(following) == len(way.words) and all(
        word[0].isupper() and is_heard_as(word, wanted, may_have_ending=way.is_inflected)
        for wanted, (word, _point) in zip(way.words, following, strict=True)
    )


def is_heard_as(word: str, wanted: str, *, may_have_ending: bool) -> bool:
    """Return whether `word` sounds like `wanted`, a sound, perhaps with an ending."""
    if wanted in sounds_of(word):
        return True
    stem, stems = _stem(wanted), _stems(word)
    return may_have_ending and (wanted in stems or (len(stem) >= _SHORTEST_STEM and stem in stems))


def _initials_beside(words: Sequence[tuple[str, str]], position: int) -> set[str]:
    """Return the letters with a point that stand before a word, and behind it."""
    before, behind = words[max(0, position - 2) : position], words[position + 1 : position + 3]
    found: set[str] = set()
    for run in (reversed(before), behind):
        for word, point in run:
            if not point or len(word) > _LONGEST_INITIAL or not word[0].isupper():
                break
            found.update(sound[:1] for sound in sounds_of(word))
    return found


_LONGEST_INITIAL = 2
"""Letters: "Zh." stands for one of Cyrillic."""


def _words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name without articles; none of what figures stand in."""
    if re.search(r"\d", name) is not None:
        return ()
    return tuple(word for word, _point in _WORD.findall(name) if word.casefold() not in _ARTICLES)


@lru_cache(maxsize=512)  # each is asked for twice: among all, and in its own record
def _ways(name: str) -> tuple[_Way, ...]:
    words = _words_of(name)
    if not words or not all(word[0].isupper() for word in words):
        return ()
    return tuple(_heard_ways(words, is_of_words=needs_capitals(name)))


def _heard_ways(words: Sequence[str], *, is_of_words: bool) -> Iterator[_Way]:
    sounds = [sounds_of(word) for word in words]
    if len(words) == 1:
        yield from (_Way((way,)) for way in sounds[0] if len(way) >= _LEAST_HEARD)
    elif len(words) in NAMES:
        whole = tuple(sound[0] for sound in sounds)
        if sum(map(len, whole)) >= _LEAST_HEARD:
            yield _Way(whole, is_inflected=True, is_of_words=is_of_words)
            yield _Way((whole[-1], *whole[:-1]), is_of_words=is_of_words)
        yield from _without_patronymic(words)
        for word, sound in zip(words, sounds, strict=True):
            if 1 < len(word) < SHORTEST_PART:  # longer ones are looked for by themselves
                others = frozenset(other[0][:1] for other in sounds if other is not sound)
                yield from (_Way((way,), others) for way in sound)


def _without_patronymic(words: Sequence[str]) -> Iterator[_Way]:
    """Yield a name as it is written without that of the father, in both orders."""
    rest = [sounds_of(word)[0] for word in words if not _PATRONYMIC.search(latin_of(word))]
    if 1 < len(rest) < len(words) and sum(map(len, rest)) >= _LEAST_HEARD:
        yield _Way(tuple(rest), is_inflected=True)
        yield _Way(tuple(rest[::-1]), is_inflected=True)


@lru_cache(maxsize=20_000)
def sounds_of(word: str) -> tuple[str, ...]:
    """Return a word as it is heard: in more ways where J is that of "Jan" or "Jean", or of UE."""
    latin = latin_of(word)
    ways = (latin.replace("j", "zh"), latin.replace("j", "i")) if "j" in latin else (latin,)
    plain = [_UMLAUT.sub(r"\1", way) for way in ways if _UMLAUT.search(way)]
    return tuple(dict.fromkeys(map(_sound, (*ways, *plain))))


def _stem(sound: str) -> str:
    """Return a name as it is heard without the vowels at its end, which an ending takes away."""
    return sound.rstrip(_VOWELS)


@lru_cache(maxsize=20_000)
def _stems(word: str) -> tuple[str, ...]:
    """Return what `word` may be an inflected form of, as it is heard: itself, without an ending."""
    endings = _endings()
    found = dict.fromkeys(sounds_of(word))
    for sound in () if _ADJECTIVE.search(word) else sounds_of(word):
        sizes = range(1, min(_LONGEST_ENDING, len(sound) - 1) + 1)
        for size in sizes:
            if sound[-size:] in endings:
                found[sound[:-size]] = None
                if sound[-size] not in _VOWELS:  # "Testovaning": a vowel stays before it
                    found[_stem(sound[:-size])] = None
    return tuple(found)


@cache
def _endings() -> frozenset[str]:
    """Return the endings of Slavic and Turkic names as they are heard.

    Not "-ia": it ends the names of countries that are called after their people.
    """
    return frozenset(sound for ending in ENDINGS for sound in sounds_of(ending)) - {"ia"}


def _sound(latin: str) -> str:
    heard = _BY_SOUND.sub(lambda found: _SOUND_OF[found[0]], latin)
    return _LAST_F.sub("v", _SAME_IN_A_ROW.sub(r"\1", heard))
