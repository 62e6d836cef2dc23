"""Places that a name may mean, each with how well it fits (0 to 1) and in what way."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from hrd_desk.geocoding.country_keys import KeysOfCountries
from hrd_desk.geocoding.found_place import Match
from hrd_desk.geocoding.gazetteer import Gazetteer, How
from hrd_desk.geocoding.generic_words import stems_of_adjectives, stripped_keys
from hrd_desk.geocoding.kinds import Kind
from hrd_desk.geocoding.questions import Question
from hrd_desk.geocoding.similarity import LEAST, most_similar, similarity, sounding_similarity
from hrd_desk.geocoding.spelling import skeleton, spelling_key

FITS = {How.MAIN: 1.0, How.OTHER: 0.95, How.STRIPPED: 0.93, How.CODE: 0.6}
STRIPPED_QUESTION, JOINED_WORDS, FROM_ADJECTIVE = 0.03, 0.02, 0.06
"""What a fit loses where generic words or spaces of the question had to be left out."""
SURE = 0.88
BEGINNING, WHOLE_BEGINNING = 0.66, 0.18
SIMILAR_SHARE = 0.88
SIMILAR_AS = {How.MAIN: 1.0, How.OTHER: 0.97, How.STRIPPED: 0.95}
SHORTEST_SIMILAR, SHORTEST_NEIGHBOUR = 4, 3
MOST_KEYS, MOST_BEGINNINGS, MOST_SIMILAR, MOST_SIMILAR_IN_COUNTRY = 4000, 60, 120, 40
ENOUGH_BEGUN = 5
"""So many beginnings answer somebody who is still typing."""
FEW_BEGINNINGS = 300
"""So many keys are looked at whatever their country, before all keys of a country are gathered."""
LEAST_LIKE = 0.5

SOUNDS = "aiklmnprstvj"
"""Every letter that a skeleton can hold."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a place fits."""

    score: float
    match: Match


Fits = dict[int, Fit]
IsWanted = Callable[[int], bool]


class CandidateFinder:
    """Finds candidates in a gazetteer, the surest ways first."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Search `gazetteer`."""
        self._gazetteer = gazetteer
        self._keys_of_countries = KeysOfCountries(gazetteer)

    @cached_property
    def _skeletons(self) -> list[str]:
        return self._gazetteer.skeletons.range(0, len(self._gazetteer.skeletons))

    def candidates(
        self, question: Question, countries: frozenset[str], is_wanted: IsWanted
    ) -> Fits:
        """Return the places that fit; all lie in `countries` if any are given."""
        fits = self._exact(question, is_wanted)
        fits = _merged(fits, self._beginning(question.key, countries, is_wanted))
        best = max((fit.score for fit in fits.values()), default=0.0)
        is_enough = question.is_typing and len(fits) >= ENOUGH_BEGUN
        if best < SURE and len(question.key) >= SHORTEST_SIMILAR and not is_enough:
            fits = _merged(fits, self._similar(question, countries, is_wanted))
        return fits

    # --- the name itself ----------------------------------------------------------------------

    def _exact(self, question: Question, is_wanted: IsWanted) -> Fits:
        key = question.key
        less = {key: 0.0}
        for stripped in stripped_keys(question.target):
            less.setdefault(stripped, STRIPPED_QUESTION)
        less.setdefault(key.replace(" ", ""), JOINED_WORDS)
        fits = self._by_code(question.target, is_wanted) | self._called(less, is_wanted)
        if not fits:
            stems = stems_of_adjectives(question.target)
            fits = self._called(dict.fromkeys(stems, FROM_ADJECTIVE), is_wanted)
        self._prefer_units(fits, question.kinds)
        return fits

    def _called(self, less: dict[str, float], is_wanted: IsWanted) -> Fits:
        """Return the places that have one of the keys as a name, and what each key loses."""
        fits: Fits = {}
        for wanted, loss in less.items():
            number = self._gazetteer.find_key(wanted)
            for place, how in self._gazetteer.places_of(number) if number is not None else ():
                if is_wanted(place):
                    _keep_better(fits, place, Fit(FITS[how] - loss, Match.EXACT))
        return fits

    def _by_code(self, target: str, is_wanted: IsWanted) -> Fits:
        country = self._gazetteer.country(target) if target.isupper() else None
        is_there = country is not None and is_wanted(country)
        return {country: Fit(FITS[How.MAIN], Match.EXACT)} if country and is_there else {}

    def _prefer_units(self, fits: Fits, kinds: frozenset[Kind]) -> None:
        """Add the province or district that has the name of a place found: `Алматы облысы`."""
        for level in kinds & {Kind.ADMIN1, Kind.ADMIN2}:
            for place, fit in list(fits.items()):
                unit = self._gazetteer.parent(place, level)
                is_locality = self._gazetteer.kind(place) is Kind.LOCALITY
                if is_locality and unit is not None and self._share_a_name(place, unit):
                    _keep_better(fits, unit, fit)

    def _share_a_name(self, place: int, unit: int) -> bool:
        name = spelling_key(self._gazetteer.name(place))
        unit_name = self._gazetteer.name(unit)
        return name in {spelling_key(unit_name), *stripped_keys(unit_name)}

    # --- its beginning ------------------------------------------------------------------------

    def _beginning(self, key: str, countries: frozenset[str], is_wanted: IsWanted) -> Fits:
        fits: Fits = {}
        for number in self._keys_beginning(key, countries):
            whole = self._gazetteer.keys[number]
            score = BEGINNING + WHOLE_BEGINNING * len(key) / len(whole)
            for place, how in self._gazetteer.places_of(number):
                if how is not How.CODE and is_wanted(place):
                    _keep_better(fits, place, Fit(score, Match.BEGINNING))
        return fits

    def _keys_beginning(self, key: str, countries: frozenset[str]) -> Iterable[int]:
        weights = self._gazetteer.columns["key.weight"]
        first, after = self._gazetteer.key_range(key)
        if countries and after - first > FEW_BEGINNINGS:
            found = [
                number
                for code in countries
                for number in self._keys_of_countries.of(code).beginning_with(key)
            ]
            return sorted(found, key=lambda number: -weights[number])[:MOST_BEGINNINGS]
        most = FEW_BEGINNINGS if countries else MOST_BEGINNINGS
        return _heaviest(bytes(weights[first:after]), first, most)

    # --- what is similar ----------------------------------------------------------------------

    def _similar(self, question: Question, countries: frozenset[str], is_wanted: IsWanted) -> Fits:
        fits: Fits = {}
        asked = {question.key, *stripped_keys(question.target)}
        for key in asked:
            bones = skeleton(key)
            for number in self._similar_keys(key, bones, countries):
                score = self._similarity(key, bones, number, is_sounding=bool(countries))
                if score >= LEAST:
                    for place, how in self._gazetteer.places_of(number):
                        if how is not How.CODE and is_wanted(place):
                            fit = SIMILAR_SHARE * score * SIMILAR_AS[how]
                            _keep_better(fits, place, Fit(fit, Match.SIMILAR))
        return fits

    def _similar_keys(self, key: str, bones: str, countries: frozenset[str]) -> Iterable[int]:
        if countries:
            return {
                number
                for code in countries
                for number in self._keys_of_countries.of(code).similar_to(
                    key, bones, MOST_SIMILAR_IN_COUNTRY
                )
            }
        return self._keys_sounding_like(key, bones)

    def _similarity(self, key: str, bones: str, number: int, *, is_sounding: bool) -> float:
        other = self._gazetteer.keys[number]
        at = self._gazetteer.columns["key.skeleton"][number]
        other_bones = self._gazetteer.skeletons[at - 1] if at else ""
        if is_sounding or bones == other_bones:
            return sounding_similarity(key, other, bones, other_bones)
        return similarity(key, other)

    def _keys_sounding_like(self, key: str, bones: str) -> list[int]:
        """Return the keys most similar to `key` whose skeleton is at most one edit away."""
        found = list(self._gazetteer.keys_with_skeleton(bones))
        others = [
            number
            for neighbour in _neighbours(bones) - {bones}
            for number in self._keys_with(neighbour)
        ]
        if len(found) + len(others) > MOST_KEYS:
            weights = self._gazetteer.columns["key.weight"]
            others.sort(key=lambda number: -weights[number])
        found = [*found, *others][:MOST_KEYS]
        spelled = [self._gazetteer.keys[number] for number in found]
        return [found[at] for at in most_similar(key, spelled, MOST_SIMILAR, LEAST_LIKE)]

    def _keys_with(self, bones: str) -> "memoryview[int]":
        # Of a list and not of the file, so that a hundred are looked up in a millisecond.
        at = bisect_left(self._skeletons, bones)
        starts = self._gazetteer.columns["skeleton.start"]
        is_there = at < len(self._skeletons) and self._skeletons[at] == bones
        members = self._gazetteer.columns["skeleton.key"]
        return members[starts[at] : starts[at + 1]] if is_there else members[:0]


def _neighbours(bones: str) -> set[str]:
    if len(bones) < SHORTEST_NEIGHBOUR:
        return {bones}
    halves = [(bones[:at], bones[at:]) for at in range(len(bones) + 1)]
    found = {bones}
    found |= {left + right[1:] for left, right in halves if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    found |= {left + sound + right[1:] for left, right in halves if right for sound in SOUNDS}
    found |= {left + sound + right for left, right in halves for sound in SOUNDS}
    return found


def _heaviest(weights: bytes, first: int, limit: int) -> list[int]:
    """Return the numbers, from `first` on, of the greatest weights, the greatest first."""
    found: list[int] = []
    for weight in sorted(set(weights), reverse=True):
        at = weights.find(weight)
        while at >= 0:
            found.append(first + at)
            if len(found) == limit:
                return found
            at = weights.find(weight, at + 1)
    return found


def _keep_better(fits: Fits, place: int, fit: Fit) -> None:
    known = fits.get(place)
    if known is None or known.score < fit.score:
        fits[place] = fit


def _merged(fits: Fits, others: Fits) -> Fits:
    for place, fit in others.items():
        _keep_better(fits, place, fit)
    return fits
