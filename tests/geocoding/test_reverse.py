"""What lies at a point: the nearest place, the country that holds it, the words for both."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrd_desk.geocoding.grid import cell_of
from hrd_desk.geocoding.reverse import nearest_places
from hrd_desk.model.globe import distance_km
from tests.geocoding.finder import finder

SEED = (43.224209880467825, 76.92875417789561)


def by_looking_at_all(
    latitude: float, longitude: float, limit: int, within_km: float
) -> list[float]:
    gazetteer = finder().gazetteer
    distances = (
        distance_km(latitude, longitude, *gazetteer.point(place))
        for place in range(gazetteer.locality_count)
    )
    return sorted(away for away in distances if away <= within_km)[:limit]


@pytest.mark.parametrize(
    ("latitude", "longitude", "limit", "within_km"),
    [
        (*SEED, 5, 150.0),
        (21.2, 92.13, 20, 150.0),
        (-16.8, 179.99, 5, 150.0),
        (-16.8, -179.99, 5, 150.0),
        (78.2, 15.6, 3, 150.0),
        (89.9, 10.0, 3, 2000.0),
        (-90.0, 0.0, 3, 3000.0),
        (45.0, 60.0, 3, 150.0),
        (0.0, -30.0, 3, 150.0),
        (35.7, 139.7, 10, 9.0),
    ],
)
def test_the_nearest_places_are_those_found_by_looking_at_all(
    latitude: float, longitude: float, limit: int, within_km: float
) -> None:
    found = nearest_places(finder().gazetteer, latitude, longitude, limit, within_km)
    assert [away for away, _place in found] == pytest.approx(
        by_looking_at_all(latitude, longitude, limit, within_km)
    )


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_point_on_earth_has_an_answer(latitude: float, longitude: float) -> None:
    found = finder().place_at(latitude, longitude)
    assert found.words
    if found.nearest is not None:
        assert found.nearest.distance_km is not None
        assert 0 <= found.nearest.distance_km <= 150
    assert 0 <= cell_of(latitude, longitude) < 1440 * 720


@settings(max_examples=25)
@given(st.integers(0, 2**20))
def test_the_place_itself_is_the_nearest_to_its_point(number: int) -> None:
    gazetteer = finder().gazetteer
    place = number % gazetteer.locality_count
    away, _nearest = nearest_places(gazetteer, *gazetteer.point(place), 1, 150.0)[0]
    assert away == pytest.approx(0, abs=1e-6)


def test_the_seed_record_lies_a_few_kilometres_from_almaty() -> None:
    found = finder().place_at(*SEED)
    assert (found.country_code, found.country) == ("KZ", "Kazakhstan")
    assert found.words == "3.4 km from Almaty, Kazakhstan"
    assert (found.latitude_deg, found.longitude_deg) == SEED


@pytest.mark.parametrize(
    ("latitude", "longitude", "words"),
    [
        (21.97473, 96.08359, "At Mandalay, Mandalay District, Mandalay Region, Myanmar"),
        (0.0, -30.0, "No place is known near this point."),
        (45.0, 60.0, "Kazakhstan"),
    ],
)
def test_a_point_is_worded_without_a_direction(
    latitude: float, longitude: float, words: str
) -> None:
    assert finder().place_at(latitude, longitude).words == words


def test_the_nearest_place_lies_in_the_country_of_the_point_if_any_does() -> None:
    # Myawaddy and Mae Sot face each other across the Moei.
    burmese, thai = finder().place_at(16.69, 98.49), finder().place_at(16.70, 98.56)
    assert burmese.nearest is not None
    assert thai.nearest is not None
    assert (burmese.nearest.country_code, thai.nearest.country_code) == ("MM", "TH")
