"""What else a withheld place is called: without "district", in other languages, of other times."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain

from hrd_desk.geocoding.aliases import shipped_aliases, target_of
from hrd_desk.geocoding.gazetteer import Gazetteer, How
from hrd_desk.geocoding.kinds import Kind
from hrd_desk.geocoding.spelling import spelling_key
from hrd_desk.publishing.matching import letters_of
from hrd_desk.publishing.ordinary_words import is_common

# ruff: noqa: RUF001  words of many languages
_WRITTEN_KIND_WORDS = (
    "city town village settlement district microdistrict township region province state county"
    " oblast rayon raion okrug krai republic prefecture division barangay municipality ward of"
    " ciudad pueblo municipio provincia departamento distrito de del ville du"
    " город г гор село с пос поселок посёлок деревня дер аул станица район р-н область обл край"
    " республика округ микрорайон мкр мкрн облысы ауданы ауылы қаласы вилояти тумани"
    " viloyati tumani shahri oblusu oblusy oblysy audany auyly qalasy ili ilçesi köyü kabupaten"
    " kota kecamatan desa provinsi changwat amphoe tambon tỉnh huyện xã quận"
)
_KIND_WORDS = frozenset(_WRITTEN_KIND_WORDS.split())
"""What a place is, beside its name."""

_WORD = re.compile(r"[^\s.,()]+")
_LARGE_TOWN, _GREAT_CITY = 100_000, 500_000
"""People from whom on the name of a town is thought of as the town's: there, and everywhere."""

_SHORTEST = 4
_SHORTEST_ELSEWHERE = 5
"""Letters: of names in other languages shorter ones are common words, and codes of airports."""


def ways_to_name(name: str, country_code: str, kinds: Sequence[Kind]) -> Iterator[str]:
    """Yield the other names of a place of one of `kinds` that is called `name`."""
    bare = _without_kind(name)
    if bare != name and len(letters_of(bare)) >= _SHORTEST:
        yield bare
    called = (_elsewhere(way, country_code, tuple(kinds)) for way in (name, bare))
    for other in dict.fromkeys(chain.from_iterable(called)):
        if len(letters_of(other)) >= _SHORTEST_ELSEWHERE and not is_common(other):
            yield other


@lru_cache(maxsize=1024)
def is_large_place(name: str, country_code: str) -> bool:
    """Return whether `name` is a country, a province or large town of that one, or a great city."""
    gazetteer = _gazetteer()
    key = spelling_key(name)
    number = gazetteer.find_key(key) if key else None
    if number is None:
        return False
    called = (record for record, how in gazetteer.places_of(number) if how is not How.CODE)
    return any(_is_large(gazetteer, record, country_code) for record in called)


def _is_large(gazetteer: Gazetteer, record: int, country_code: str) -> bool:
    kind, people = gazetteer.kind(record), gazetteer.population(record)
    if kind is Kind.COUNTRY or people >= _GREAT_CITY:
        return True
    is_there = gazetteer.country_code(record) == country_code
    return is_there and (kind is Kind.ADMIN1 or people >= _LARGE_TOWN)


def _without_kind(name: str) -> str:
    words = _WORD.findall(name)
    return " ".join(word for word in words if word.casefold() not in _KIND_WORDS) or name


@lru_cache(maxsize=1024)
def _elsewhere(name: str, country_code: str, kinds: tuple[Kind, ...]) -> tuple[str, ...]:
    """Return the names that the gazetteer has of what is called `name` in a country.

    Of several that are called so the largest is meant, of each kind.
    """
    gazetteer = _gazetteer()
    key = spelling_key(name)
    number = gazetteer.find_key(key) if key and country_code else None
    if number is None:
        return ()
    called = {
        record
        for record, how in gazetteer.places_of(number)
        if how is not How.CODE
        and gazetteer.country_code(record) == country_code
        and gazetteer.kind(record) in kinds
    }
    largest: dict[int, int] = {}
    for record in sorted(called, key=gazetteer.population):
        largest[gazetteer.kind(record)] = record
    found = [other for record in largest.values() for other in gazetteer.names(record)]
    found += [alias for record in largest.values() for alias in _aliases().get(record, ())]
    return tuple(found)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


@cache
def _aliases() -> dict[int, list[str]]:
    """Return the shipped aliases by the record that they mean."""
    found: dict[int, list[str]] = {}
    for alias in shipped_aliases():
        record = target_of(alias, _gazetteer())
        if record is not None:
            found.setdefault(record, []).append(alias.name)
    return found
