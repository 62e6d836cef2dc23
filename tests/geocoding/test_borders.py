"""Borders: which shape holds a point, how far a line is, lines drawn once; the check on them."""

import datetime
import functools
import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrd_desk.geocoding.borders import (
    COUNTRIES,
    COUNTRIES_COARSE,
    COUNTRIES_MIDDLE,
    PROVINCES,
    PROVINCES_COARSE,
    Borders,
    BorderShape,
)
from hrd_desk.geocoding.country_check import CountryCheck, Where
from hrd_desk.geocoding.disputed import claims_on, disputed_areas, is_disputed
from hrd_desk.geocoding.readying import PlacesUnavailableError
from hrd_desk.model.checks import check_event
from hrd_desk.model.event import Event
from hrd_desk.model.globe import distance_km
from hrd_desk.model.parts import Place
from hrd_desk.model.problems import Level
from tests.builders import shipped_vocabulary
from tests.geocoding.finder import finder

TODAY = datetime.date(2026, 1, 1)


@functools.cache
def borders() -> Borders:
    return Borders.open()


@functools.cache
def check() -> CountryCheck:
    return CountryCheck(borders)


def codes_at(latitude: float, longitude: float, layer: str = COUNTRIES) -> list[str]:
    return [shape.code for shape in borders().shapes_at(latitude, longitude, layer)]


# --- shapes ---------------------------------------------------------------------------------------


def test_every_layer_is_there_from_coarse_to_fine() -> None:
    layers = (COUNTRIES_COARSE, COUNTRIES_MIDDLE, COUNTRIES, PROVINCES_COARSE, PROVINCES)
    counts = [len(borders().shapes_of(layer)) for layer in layers]
    assert counts[0] < counts[1] < counts[2]
    assert counts[3] == counts[4] > 4000
    assert set(borders().layers) == set(layers)


@pytest.mark.parametrize(
    ("latitude", "longitude", "country", "province"),
    [
        (43.24, 76.91, "KZ", "KZ-ALA"),
        (21.97, 96.08, "MM", "MM-04"),
        (18.79, 98.99, "TH", "TH-50"),
        (-8.56, 125.57, "TL", None),
        (37.57, 126.98, "KR", "KR-11"),
        (-2.53, 140.72, "ID", "ID-PA"),
        (4.17, 73.51, "MV", None),
    ],
)
def test_a_point_lies_in_its_country_and_province(
    latitude: float, longitude: float, country: str, province: str | None
) -> None:
    assert codes_at(latitude, longitude) == [country]
    if province is not None:
        assert province in codes_at(latitude, longitude, PROVINCES)


def test_at_sea_there_is_no_country() -> None:
    assert codes_at(0.0, -30.0) == []
    assert codes_at(12.0, 123.5) == []


def test_an_enclave_is_a_hole_in_what_surrounds_it() -> None:
    assert codes_at(-29.5, 28.2) == ["LS"]


def inside_by_rings(shape: BorderShape, latitude: float, longitude: float) -> bool:
    is_inside = False
    for polygon in borders().polygons(shape):
        for ring in polygon:
            for (x1, y1), (x2, y2) in itertools.pairwise(ring):
                if (y1 > latitude) != (y2 > latitude):
                    is_inside ^= longitude < x1 + (latitude - y1) * (x2 - x1) / (y2 - y1)
    return is_inside


@settings(max_examples=40)
@given(st.floats(-60, 75), st.floats(-180, 180))
def test_pieces_of_lines_tell_the_same_as_whole_rings(latitude: float, longitude: float) -> None:
    expected = [
        shape.code
        for shape in borders().shapes_of(COUNTRIES_MIDDLE)
        if inside_by_rings(shape, latitude, longitude)
    ]
    assert codes_at(latitude, longitude, COUNTRIES_MIDDLE) == expected


def test_rings_are_closed_and_their_boxes_hold_them() -> None:
    for shape in borders().shapes_of(COUNTRIES_COARSE):
        for polygon in borders().polygons(shape):
            for ring in polygon:
                assert ring[0] == ring[-1]
                assert all(shape.west_deg <= x <= shape.east_deg for x, _y in ring)
                assert all(shape.south_deg <= y <= shape.north_deg for _x, y in ring)


def test_almost_every_town_lies_in_its_own_country_or_at_its_border() -> None:
    gazetteer = finder().gazetteer
    places = range(0, gazetteer.locality_count, 997)
    stray = [
        (gazetteer.name(place), standing)
        for place in places
        for standing in [check().standing(gazetteer.country_code(place), *gazetteer.point(place))]
        if standing.where in (Where.ELSEWHERE, Where.FAR_AT_SEA)
    ]
    assert len(stray) <= 1, stray


# --- lines ----------------------------------------------------------------------------------------


def test_a_border_is_drawn_once_and_knows_its_sides() -> None:
    lines = list(borders().lines(COUNTRIES_MIDDLE))
    pairs = {tuple(sorted(shape.code for shape in line.shapes)) for line in lines}
    assert ("KG", "KZ") in pairs
    assert ("MM", "TH") in pairs
    assert any(line.is_coast for line in lines)
    seen = [tuple(line.points) for line in lines]
    assert len(set(seen)) == len(seen)


def test_borders_that_states_dispute_can_be_left_out() -> None:
    disputed = {
        tuple(sorted(shape.code or shape.name for shape in line.shapes))
        for line in borders().lines(COUNTRIES)
        if is_disputed(line)
    }
    assert {("IN", "Siachen Glacier"), ("CN", "IN"), ("EH", "MA"), ("IL", "PS")} <= disputed
    assert ("KZ", "RU") not in disputed


def test_provinces_of_one_country_share_their_lines() -> None:
    shared = [line for line in borders().lines(PROVINCES_COARSE) if not line.is_coast]
    assert len(shared) > 5000
    assert {shape.code[:2] for line in shared[:50] for shape in line.shapes}


@pytest.mark.parametrize(
    ("code", "latitude", "longitude", "low_km", "high_km"),
    [
        ("KZ", 42.87, 74.59, 10, 25),
        ("KG", 43.24, 76.91, 20, 32),
        ("KZ", 51.17, 71.43, 150, 350),
        ("FJ", -17.0, 179.9, 0, 60),
        ("RU", 66.0, -179.9, 0, 80),
    ],
)
def test_the_distance_of_a_border_is_that_of_its_nearest_line(
    code: str, latitude: float, longitude: float, low_km: float, high_km: float
) -> None:
    away = borders().distance_km(borders().with_code(code), latitude, longitude)
    assert low_km <= away <= high_km


def test_the_distance_agrees_with_the_nearest_point_of_the_line() -> None:
    shapes = borders().with_code("KG", COUNTRIES_MIDDLE)
    points = [
        p for s in shapes for polygon in borders().polygons(s) for ring in polygon for p in ring
    ]
    nearest = min(distance_km(43.24, 76.91, y, x) for x, y in points)
    away = borders().distance_km(shapes, 43.24, 76.91)
    assert away <= nearest * 1.01
    assert away >= nearest - 20  # points of the line are some kilometres apart
    assert borders().distance_km([], 43.24, 76.91) == math.inf


# --- the check ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("country", "latitude", "longitude", "where"),
    [
        ("KZ", 43.2242, 76.9288, Where.INSIDE),
        ("KZ", 42.87, 74.59, Where.NEAR_BORDER),  # Bishkek
        ("UZ", 42.32, 69.60, Where.ELSEWHERE),  # Shymkent
        ("KG", 51.17, 71.43, Where.ELSEWHERE),  # Astana
        ("KZ", 76.93, 43.22, Where.FAR_AT_SEA),  # swapped
        ("PH", 8.5, 121.0, Where.AT_SEA),  # between the islands
        ("ID", -5.5, 110.0, Where.AT_SEA),
        ("UA", 44.95, 34.10, Where.DISPUTED),
        ("IN", 35.5, 77.5, Where.DISPUTED),
        ("CN", 25.05, 121.53, Where.DISPUTED),
        ("PS", 31.78, 35.23, Where.INSIDE),
        ("MV", 4.17, 73.51, Where.INSIDE),
        ("XX", 4.17, 73.51, Where.UNKNOWN),
        ("TV", -8.52, 179.2, Where.INSIDE),
    ],
)
def test_where_a_point_lies_seen_from_a_country(
    country: str, latitude: float, longitude: float, where: Where
) -> None:
    found = check().standing(country, latitude, longitude).where
    if where is Where.INSIDE:  # the shapes of small islands are rough
        assert found in (Where.INSIDE, Where.NEAR_BORDER, Where.DISPUTED)
    else:
        assert found is where


def problems_of(event: Event) -> dict[str, str]:
    found = check_event(event, shipped_vocabulary(), TODAY, [check().rule])
    assert all(p.level is Level.WARNING for p in found if p.code == "place-outside-country")
    return {problem.code: problem.sentence for problem in found}


def test_a_point_in_another_country_is_a_problem_with_both_names_and_the_distance() -> None:
    event = Event(country_code="KG", places=[Place(latitude_deg=51.17, longitude_deg=71.43)])
    sentence = problems_of(event)["place-outside-country"]
    assert sentence.startswith("A point lies in Kazakhstan, ")
    assert sentence.endswith(" km from Kyrgyzstan.")


def test_a_swapped_point_is_asked_about() -> None:
    event = Event(country_code="KZ", places=[Place(latitude_deg=76.93, longitude_deg=43.22)])
    assert "swapped?" in problems_of(event)["place-outside-country"]


@pytest.mark.parametrize(
    "place",
    [
        Place(latitude_deg=43.22, longitude_deg=76.93),
        Place(latitude_deg=42.87, longitude_deg=74.59),
        Place(locality="Astana"),
        Place(country_code="UZ", latitude_deg=41.3, longitude_deg=69.27),
    ],
)
def test_no_wolf_is_cried(place: Place) -> None:
    codes = problems_of(Event(country_code="KZ", places=[place]))
    assert "place-outside-country" not in codes


def test_without_a_country_nothing_is_compared() -> None:
    event = Event(places=[Place(latitude_deg=43.22, longitude_deg=76.93)])
    assert "place-outside-country" not in problems_of(event)


def test_borders_that_cannot_be_opened_are_told_and_spare_the_other_rules() -> None:
    def broken() -> Borders:
        raise PlacesUnavailableError("Damaged.")

    event = Event(country_code="KZ", places=[Place(latitude_deg=43.22, longitude_deg=76.93)])
    found = check_event(event, shipped_vocabulary(), TODAY, [CountryCheck(broken).rule])
    (told,) = [problem for problem in found if problem.code == "borders-unavailable"]
    assert (told.level, told.sentence) == (Level.INFO, "Damaged.")
    assert len(found) > 3


# --- the reviewed list ----------------------------------------------------------------------------


def test_every_disputed_area_names_its_claimants_and_lies_on_earth() -> None:
    known = borders().country_codes | {"XK"}
    for area in disputed_areas():
        assert len(area.claimed_by) > 1, area
        assert area.claimed_by <= known, area
        for west, south, east, north in area.boxes:
            assert -180 <= west < east <= 180
            assert -90 <= south < north <= 90
    assert claims_on(45.0, 34.0) == {"UA", "RU"}
    assert claims_on(51.17, 71.43) == frozenset()
