"""One finder over the shipped places for all tests of a process; it is never changed."""

import csv
import functools
from dataclasses import dataclass
from pathlib import Path

from hrd_desk.geocoding.finding import PlaceFinder
from hrd_desk.geocoding.found_place import FoundPlace
from hrd_desk.model.globe import distance_km

HERE = Path(__file__).parent
WITHIN_KM = {"locality": 35.0, "admin2": 80.0, "admin1": 250.0, "country": 900.0}
"""How far from the listed point an answer may be: the lists are written from general knowledge."""


@functools.cache
def finder() -> PlaceFinder:
    """Return the finder over the shipped places, without own places."""
    return PlaceFinder.open()


@dataclass(frozen=True)
class Query:
    """One question of a list, and the place that it means."""

    script: str
    country: str
    latitude: float
    longitude: float
    kind: str
    text: str

    def is_answered_by(self, place: FoundPlace) -> bool:
        """Whether a found place is the one that was meant."""
        away = distance_km(self.latitude, self.longitude, place.latitude_deg, place.longitude_deg)
        is_kind = self.kind in ("locality", place.precision)
        return is_kind and away <= WITHIN_KM[self.kind]


def _rows(name: str) -> list[list[str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(line for line in file if not line.startswith("#")))


def sixty_places() -> list[Query]:
    """Return the spellings of the sixty places."""
    return [
        Query(script, country, float(latitude), float(longitude), "locality", text)
        for _place, country, latitude, longitude, spellings in _rows("sixty_places.csv")
        for script, _colon, text in (part.partition(":") for part in spellings.split("|"))
    ]


def held_out() -> list[Query]:
    """Return the list that was written before the search was tuned, and not tuned on."""
    return [
        Query(script, country, float(latitude), float(longitude), kind, text)
        for script, country, latitude, longitude, kind, text in _rows("held_out.csv")
    ]


@dataclass
class Hits:
    """How many of some queries were answered first, and among the first five."""

    queries: int = 0
    first: int = 0
    among_five: int = 0

    def take(self, query: Query, found: list[FoundPlace]) -> None:
        """Count one answer."""
        answered = [query.is_answered_by(place) for place in found[:5]]
        self.queries += 1
        self.first += answered[:1] == [True]
        self.among_five += any(answered)


def hits(queries: list[Query], *, country_known: bool) -> dict[str, Hits]:
    """Return the hits by script, and of all under the name `all`."""
    counted = {"all": Hits()}
    for query in queries:
        countries = [query.country] if country_known else []
        found = finder().find_places(query.text, countries=countries, limit=5)
        for name in ("all", query.script):
            counted.setdefault(name, Hits()).take(query, found)
    return counted
