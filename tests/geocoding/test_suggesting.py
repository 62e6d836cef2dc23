"""What is offered while somebody types."""

import pytest

from hrd_desk.geocoding.coordinates import read_coordinates
from hrd_desk.geocoding.found_place import Around, FoundPlace, Match
from hrd_desk.geocoding.kinds import Kind
from hrd_desk.geocoding.suggesting import suggestions
from hrd_desk.geocoding.taking_over import fields_of, point_of
from hrd_desk.model.own_place import OwnPlace
from tests.geocoding.finder import finder

ALMATY = (43.2242, 76.9288)


def first(name: str, around: Around) -> FoundPlace:
    return suggestions(finder(), name, around)[0]


@pytest.mark.parametrize(
    ("name", "country", "place", "found_in"),
    [
        ("alma", "KZ", "Almaty", "KZ"),
        ("alma", "CA", "Alma", "CA"),
        ("osh", "KZ", "Osh", "KG"),
        ("San Jose", "PH", "San Jose", "PH"),
        ("San Jose", "CR", "San José", "CR"),
        ("London", "KZ", "London", "GB"),
    ],
)
def test_the_record_s_country_weighs_and_does_not_rule(
    name: str, country: str, place: str, found_in: str
) -> None:
    found = first(name, Around(country))
    assert (found.name, found.country_code) == (place, found_in)


def test_distances_are_told_from_the_other_place() -> None:
    assert first("almaty", Around("KZ")).distance_km is None
    away = first("almaty", Around("KZ", ALMATY)).distance_km
    assert away is not None
    assert away < 5


def test_an_own_place_is_offered_once_and_first() -> None:
    own = OwnPlace("Almaly camp", 43.1, 76.5)
    found = suggestions(finder().with_own_places([own]), "alma", Around("KZ"))
    assert [place.match for place in found].count(Match.OWN) == 1
    assert found[0].name == "Almaly camp"


def test_a_province_fills_the_region_and_names_no_town() -> None:
    found = suggestions(finder(), "Almaty Region", Around("KZ"))
    province = next(place for place in found if place.kind is Kind.ADMIN1)
    taken = fields_of(province)
    assert (taken["locality"], taken["region"]) == ("", province.name)
    assert (taken["precision"], taken["found_by"]) == ("admin1", "gazetteer")


@pytest.mark.parametrize(
    ("text", "precision"),
    [("43, 76", "admin2"), ("43.22, 76.93", "locality"), ("43.2242, 76.9288", None)],
)
def test_only_coarse_digits_say_how_precise_they_are(text: str, precision: str | None) -> None:
    point = read_coordinates(text)
    assert point is not None
    assert point_of(point)["precision"] == precision
