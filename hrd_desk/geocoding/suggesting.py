"""What a field for a place offers while somebody types: the record's own country first."""

from collections.abc import Iterable
from dataclasses import replace

from hrd_desk.geocoding.finding import PlaceFinder
from hrd_desk.geocoding.found_place import Around, FoundPlace, Match
from hrd_desk.geocoding.ranking import Preference
from hrd_desk.model.globe import distance_km

_SURE = (Match.EXACT, Match.BEGINNING)
FEWEST_ELSEWHERE = 2
"""So many places outside the record's country are offered, if there are any."""


def suggestions(
    finder: PlaceFinder, name: str, around: Around, *, language: str = "", limit: int = 8
) -> list[FoundPlace]:
    """Return the places that a half typed name may mean, with distances from `around.near`.

    The record's country weighs in the score (`Preference`), and is searched for likenesses more
    thoroughly; a sure fit elsewhere comes before a mere likeness at home.
    """
    codes = frozenset({around.country_code}) - {""}
    preference = Preference(near=around.near, countries=codes, is_typing=True)
    everywhere = finder.find_places(name, prefer=preference, language=language, limit=limit)
    if not codes:
        return [_with_distance(place, around) for place in everywhere]
    at_home = finder.find_places(
        name, countries=codes, prefer=preference, language=language, limit=limit
    )
    elsewhere = [place for place in everywhere if place.country_code not in codes]
    kept = at_home[: limit - min(FEWEST_ELSEWHERE, len(elsewhere))]
    both = _once([*kept, *elsewhere])
    ranked = sorted(both, key=lambda place: _order(place, codes))
    return [_with_distance(place, around) for place in ranked[:limit]]


def _order(place: FoundPlace, codes: frozenset[str]) -> tuple[int, float]:
    """Return how early a place comes: what is sure by its score, likenesses at home first."""
    if place.match is Match.OWN:
        return 0, -place.score
    if place.match in _SURE:
        return 1, -place.score
    return 2 + (place.country_code not in codes), -place.score


def _once(places: Iterable[FoundPlace]) -> list[FoundPlace]:
    """Return each place once; an own place without a country is found at home and elsewhere."""
    return list({(p.name, p.latitude_deg, p.longitude_deg, p.kind): p for p in places}.values())


def _with_distance(place: FoundPlace, around: Around) -> FoundPlace:
    if around.near is None:
        return place
    away = distance_km(*around.near, place.latitude_deg, place.longitude_deg)
    return replace(place, distance_km=away)
