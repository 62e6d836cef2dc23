"""Which of the places that fit comes first: fit, kind, people, and how near."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from hrd_desk.geocoding.candidates import SURE, Fit
from hrd_desk.geocoding.found_place import Match
from hrd_desk.geocoding.gazetteer import Gazetteer
from hrd_desk.geocoding.kinds import Kind
from hrd_desk.geocoding.questions import Question, kinds_meant
from hrd_desk.model.globe import distance_km

LatLon = tuple[float, float]

FIT, PEOPLE, NEAR, NEAR_KM = 2.0, 0.1, 0.5, 100.0
AS_WRITTEN, KIND_MEANT, KIND_IN_NAME, IN_UNIT = 0.12, 0.4, 0.12, 0.6
BY_KIND = {Kind.LOCALITY: 0.0, Kind.ADMIN2: -0.45, Kind.ADMIN1: -0.2, Kind.COUNTRY: 0.15}
"""A name alone means the town rather than the province of that name."""
SIMILAR_UNIT = -0.3
"""A misspelt name is rarely that of a country or province: there are few, and all know them."""
MOST_PEOPLE_OF_A_UNIT = 1_000_000
PEOPLE_OF_BEGUN, WHOLE_NAME = 0.06, 0.35
KNOWN_COUNTRY = 0.25
"""For places in the country that the record is about, where it is no condition."""


@dataclass(frozen=True, slots=True)
class Preference:
    """What a search prefers without demanding it."""

    near: LatLon | None = None
    countries: frozenset[str] = frozenset()
    is_typing: bool = False
    """Whether more letters may follow: a large place that begins so may come before a small one
    that is called so."""


class Ranking:
    """Scores the places that fit one question."""

    def __init__(self, gazetteer: Gazetteer, question: Question, preference: Preference) -> None:
        """Score places of `gazetteer` for `question`."""
        self._gazetteer = gazetteer
        self._question = question
        self._preference = preference

    def score(self, place: int, fit: Fit) -> float:
        """Return the score of one place; the greatest comes first."""
        gazetteer, question = self._gazetteer, self._question
        kind = gazetteer.kind(place)
        people = gazetteer.population(place)
        if kind is not Kind.LOCALITY:
            people = min(people, MOST_PEOPLE_OF_A_UNIT)
        score = FIT * fit.score + PEOPLE * math.log10(10 + people)
        score += self._of_kind(kind, fit)
        if kind is not Kind.LOCALITY and question.kinds & kinds_meant(gazetteer.name(place)):
            score += KIND_IN_NAME
        if fit.match is Match.BEGINNING:
            score += PEOPLE_OF_BEGUN * math.log10(10 + people)
        if fit.match is Match.EXACT:
            score += self._of_exact(place, fit)
        if question.units and lies_in(gazetteer, place, question.units):
            score += IN_UNIT
        if gazetteer.country_code(place) in self._preference.countries:
            score += KNOWN_COUNTRY
        if self._preference.near is not None:
            away = distance_km(*self._preference.near, *gazetteer.point(place))
            score += NEAR / (1 + away / NEAR_KM)
        return score

    def _of_kind(self, kind: Kind, fit: Fit) -> float:
        if not self._question.kinds:
            is_unit_of_similar_name = fit.match is not Match.EXACT and kind >= Kind.ADMIN1
            return min(BY_KIND[kind], SIMILAR_UNIT) if is_unit_of_similar_name else BY_KIND[kind]
        return KIND_MEANT if kind in self._question.kinds else BY_KIND[kind]

    def _of_exact(self, place: int, fit: Fit) -> float:
        target = self._question.target
        is_written_so = not target.isascii() and target in self._gazetteer.names(place)
        is_whole = fit.score >= SURE and not self._preference.is_typing
        return AS_WRITTEN * is_written_so + WHOLE_NAME * is_whole


def lies_in(gazetteer: Gazetteer, place: int, units: Collection[int]) -> bool:
    """Return whether a place is one of the units or lies in one."""
    if place in units:
        return True
    levels = (Kind.ADMIN1, Kind.ADMIN2)
    return any(gazetteer.parent(place, level) in units for level in levels)
