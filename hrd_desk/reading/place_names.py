"""Names of places in running text: words with capitals that the gazetteer knows."""
# ruff: noqa: RUF001  Russian words are read beside English ones

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hrd_desk.geocoding.exact_names import ExactNames
from hrd_desk.geocoding.found_place import FoundPlace
from hrd_desk.geocoding.kinds import Kind
from hrd_desk.reading.stems import Word

_MOST_WORDS, _SHORTEST_STEM = 4, 2
_NAMES_KEPT = 4096
_LEADS_WORDS = (
    "in at near from to of outside around across inside through into for в во на из под около "
    "возле близ по город городе города г село селе села"
)
_LEADS = frozenset(_LEADS_WORDS.split())
"""Words before a name that make it a place."""

_TOWN, _LARGE_TOWN, _CITY, _METROPOLIS = 5_000, 15_000, 100_000, 1_000_000
_IN_COUNTRY, _IN_OTHER_COUNTRY, _NO_COUNTRY, _ELSEWHERE = 0.9, 0.6, 0.5, 0.3
_MOST_FOR_SIZE, _FOR_UNITS, _FOR_PARTS, _FOR_MAIN = 0.05, 0.05, 0.1, 0.06
_NOT_NAMES_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december the a an this that these those "
    "some many police court president government he she they it we his her their on in at "
    "after before during while when but and or if as for from with by under over according "
    "central new united asian western eastern northern southern human rights one two three"
)
_DATELINE = re.compile(r"\s?(?:[.:(]|[-\u2013\u2014]\s|,\s(?=[0-9A-Z\u0410-\u042f]|[0-9]))")
"""What follows the place in "ASTANA, June 14 (Wire) -", "Jakarta:" and "Ош."; not "Victoria, a"."""

_NOT_NAMES = frozenset(_NOT_NAMES_WORDS.split())
_ENDINGS = (
    ("ой", ("а", "ая")),
    ("ом", ("",)),
    ("ем", ("й", "ь", "")),
    ("ами", ("ы",)),
    ("ах", ("ы",)),
    ("е", ("", "а", "я", "ь")),
    ("и", ("ь", "я", "а")),
    ("у", ("", "а")),
    ("ю", ("ь", "я")),
    ("ы", ("а",)),
    ("а", ("",)),
    ("я", ("ь", "й")),
)
"""Endings of Russian cases, and what the name may end in itself."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place at `text[start:end]`, and how surely the text means it (0 to 1)."""

    start: int
    end: int
    place: FoundPlace
    weight: float


@dataclass(frozen=True, slots=True)
class _Candidate:
    words: tuple[Word, ...]
    name: str
    is_led: bool
    """Whether a word like "in" or "near" stands before it."""
    is_whole: bool
    """Whether it is all of a run of capitalised words."""
    is_after_stop: bool
    """Whether it begins a sentence, where every word has a capital."""


class PlaceReader:
    """Finds names of places; the countries that a text speaks of decide between namesakes."""

    def __init__(self, names: ExactNames, language: str = "") -> None:
        """Look names up in `names`; word places in `language`."""
        self._names = names
        self._language = language
        self._known = lru_cache(maxsize=_NAMES_KEPT)(self._records)

    def places_in(
        self,
        text: str,
        words: Sequence[Word],
        countries: Sequence[str],
        taken: Sequence[tuple[int, int]] = (),
    ) -> list[PlaceMention]:
        """Return the places named in `text`, whose words are `words`, in its order.

        `countries` are the codes of those it speaks of, the most likely one first; `taken` are
        the places in the text, starts and ends, that name something else.
        """
        found: list[PlaceMention] = []
        end, others = 0, {start for start, _end in taken}
        for candidate in _candidates(text, words):
            if candidate.words[0].start in others:
                continue
            mention = self._mention(candidate, countries)
            if mention is not None and mention.start >= end:
                found.append(mention)
                end = mention.end
        return found

    def _mention(self, candidate: _Candidate, countries: Sequence[str]) -> PlaceMention | None:
        start, end = candidate.words[0].start, candidate.words[-1].end
        own = self._names.own_called(candidate.name)
        if own is not None:
            return PlaceMention(start, end, own, 1.0)
        weighed = [
            (self._weight(record, candidate, countries, is_main=is_main), -number, record)
            for number, (record, is_main) in enumerate(self._known(candidate.name))
        ]
        weight, _number, record = max(weighed, default=(0.0, 0, 0))
        if weight <= 0:
            return None
        return PlaceMention(start, end, self._names.described(record, self._language), weight)

    def _records(self, name: str) -> tuple[tuple[int, bool], ...]:
        found: dict[int, bool] = {}
        for spelled in (name, *_nominatives(name)):
            found = self._names.records_called(spelled) | found
        return tuple(found.items())

    def _weight(
        self, record: int, candidate: _Candidate, countries: Sequence[str], *, is_main: bool
    ) -> float:
        """Return how surely a record is meant; 0 for one that the text hardly means."""
        kind, country, people = self._names.facts(record)
        if kind is Kind.COUNTRY or not _is_meant(candidate, country in countries, people, is_main):
            return 0.0
        if country in countries:
            weight = _IN_COUNTRY if country == countries[0] else _IN_OTHER_COUNTRY
        else:
            weight = _ELSEWHERE if countries else _NO_COUNTRY
        size = _MOST_FOR_SIZE * min(people, _METROPOLIS) / _METROPOLIS
        return (
            weight
            + size
            + _FOR_MAIN * is_main
            - _FOR_UNITS * (kind is not Kind.LOCALITY)
            - _FOR_PARTS * (not candidate.is_whole)
        )


def _is_meant(candidate: _Candidate, is_in_country: bool, people: int, is_main: bool) -> bool:
    """Whether a text may mean a place: the less stands around its name, the larger it must be."""
    if not is_in_country:
        return candidate.is_led and candidate.is_whole and people >= _CITY
    if candidate.is_led:
        return True
    least = _LARGE_TOWN if candidate.is_after_stop else _TOWN
    return candidate.is_whole and is_main and people >= least


def _candidates(text: str, words: Sequence[Word]) -> Iterator[_Candidate]:
    """Yield runs of capitalised words and their parts, longer ones first at each word."""
    for first, after in _runs(words):
        before = words[first - 1].text.casefold() if first and words[first].is_joined else ""
        for at in range(first, after):
            for count in range(min(_MOST_WORDS, after - at), 0, -1):
                taken = tuple(words[at : at + count])
                if count == 1 and taken[0].text.casefold() in _NOT_NAMES:
                    continue
                is_from_there = at == first and is_dateline(text, taken)
                is_whole = is_from_there or (at == first and at + count == after)
                is_after_stop = at == first and not words[at].is_joined
                name = text[taken[0].start : taken[-1].end]
                is_led = is_from_there or (at == first and before in _LEADS)
                yield _Candidate(taken, name, is_led, is_whole, is_after_stop)


def is_dateline(text: str, words: Sequence[Word]) -> bool:
    """Whether a report begins with these words as with the place that it comes from."""
    return not text[: words[0].start].strip() and bool(_DATELINE.match(text, words[-1].end))


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    first: int | None = None
    for at, word in enumerate(words):
        if first is not None and not (word.is_capitalised and word.is_joined):
            yield first, at
            first = None
        if first is None and word.is_capitalised and not _is_lead(word):
            first = at
    if first is not None:
        yield first, len(words)


def _is_lead(word: Word) -> bool:
    """Whether it is a word like "In" that a sentence begins with, and no part of the name."""
    return word.text.casefold() in _LEADS


def _nominatives(name: str) -> Iterator[str]:
    """Yield what a Russian name in another case may be in the first one, the likeliest first."""
    if not "\u0400" <= name[-1] <= "\u052f":
        return
    for ending, originals in _ENDINGS:
        stem = name.removesuffix(ending)
        if len(stem) >= _SHORTEST_STEM and stem != name:
            for original in originals:
                yield stem + original
