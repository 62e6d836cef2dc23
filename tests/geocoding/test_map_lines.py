"""Lines of the map: of which kind, where cut, and land across the edge of the world."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hrd_desk.geocoding.borders import (
    COUNTRIES,
    COUNTRIES_COARSE,
    COUNTRIES_MIDDLE,
    PROVINCES_COARSE,
    Borders,
)
from hrd_desk.geocoding.map_lines import LineKind, MapLine, MapLines
from hrd_desk.geocoding.mercator import WORLD, latitude_of, longitude_of, x_of, y_of

LAYERS = (COUNTRIES_COARSE, COUNTRIES_MIDDLE, COUNTRIES)


@cache
def map_lines() -> MapLines:
    return MapLines(Borders.open())


@cache
def lines(layer: str) -> list[MapLine]:
    return map_lines().countries(layer)


def kinds_near(latitude: float, longitude: float, reach_deg: float = 0.4) -> set[LineKind]:
    """Return the kinds of lines that have a point near a place."""
    x, y, reach = x_of(longitude), y_of(latitude), reach_deg * WORLD / 360
    found = set()
    for line in lines(COUNTRIES):
        west, north, east, south = line.box
        if west - reach > x or east + reach < x or north - reach > y or south + reach < y:
            continue
        points = map_lines().line_points(line)
        for px, py in zip(points[::2], points[1::2], strict=True):
            if abs(px - x) < reach and abs(py - y) < reach:
                found.add(line.kind)
    return found


@given(some.floats(-85, 85), some.floats(-179.99, 179.99))
def test_a_point_comes_back_from_the_map(latitude: float, longitude: float) -> None:
    assert latitude_of(y_of(latitude)) == pytest.approx(latitude, abs=1e-9)
    assert longitude_of(x_of(longitude)) == pytest.approx(longitude, abs=1e-9)


@pytest.mark.parametrize(
    ("latitude", "longitude", "kind"),
    [
        (54.1, 71.6, LineKind.BORDER),  # Kazakhstan and Russia
        (34.6, 77.0, LineKind.DISPUTED),  # near the Siachen Glacier
        (38.0, 126.9, LineKind.DISPUTED),  # between the Koreas
        (46.1, 33.7, LineKind.DISPUTED),  # the isthmus of Crimea
        (35.1, 33.6, LineKind.DISPUTED),  # the north of Cyprus
        (31.9, 35.1, LineKind.DISPUTED),  # the West Bank
        (-34.0, 18.4, LineKind.COAST),  # Cape Town
    ],
)
def test_a_line_is_of_its_kind(latitude: float, longitude: float, kind: LineKind) -> None:
    assert kind in kinds_near(latitude, longitude)


def test_one_border_is_disputed_only_where_it_is_claimed() -> None:
    borders = Borders.open()
    sides = {
        arc: {shape.code for shape in shapes}
        for arc, shapes in borders.arcs(COUNTRIES)
        if {shape.code for shape in shapes} == {"CN", "IN"}
    }
    kinds = {line.kind for line in lines(COUNTRIES) if line.arc in sides}
    assert LineKind.DISPUTED in kinds
    assert LineKind.DISPUTED not in kinds_near(50.6, 30.9)  # Belarus and Ukraine, far from claims


@pytest.mark.parametrize("layer", LAYERS)
def test_no_line_jumps_across_the_world(layer: str) -> None:
    for line in lines(layer):
        points = map_lines().line_points(line)
        assert max((abs(a - b) for a, b in pairwise(points[::2])), default=0) < WORLD / 4


@pytest.mark.parametrize("layer", LAYERS)
def test_land_across_the_antimeridian_is_whole_on_both_sides(layer: str) -> None:
    russia = [land for land in map_lines().land(layer) if land.code == "RU"]
    chukotka = [land for land in russia if land.shift or land.box[0] < 0 or land.box[2] > WORLD]
    assert chukotka
    for land in chukotka:
        points = map_lines().ring_points(land, land.rings[0])
        assert max(abs(a - b) for a, b in pairwise(points[::2])) < WORLD / 4
        assert min(points[::2]) == pytest.approx(land.box[0], abs=0.01)
    x, y = x_of(-175.0), y_of(66.5)  # east of the antimeridian
    boxes = [land.box for land in russia]
    assert any(west <= x <= east and north <= y <= south for west, north, east, south in boxes)


def test_provinces_are_drawn_inside_countries_alone() -> None:
    provinces = map_lines().provinces(PROVINCES_COARSE)
    assert len(provinces) > 5000
    assert {line.kind for line in provinces} == {LineKind.PROVINCE}
