"""Names on the map: which are candidates, in which language, and the box of a country."""

from functools import cache

from hrd_desk.geocoding.borders import Borders
from hrd_desk.geocoding.gazetteer import Gazetteer
from hrd_desk.geocoding.map_lines import MapBox
from hrd_desk.geocoding.map_names import MapNames
from hrd_desk.geocoding.mercator import WORLD, x_of, y_of


@cache
def names() -> MapNames:
    return MapNames(Gazetteer.open(), Borders.open())


def around(latitude: float, longitude: float, degrees: float) -> MapBox:
    west, east = x_of(longitude - degrees), x_of(longitude + degrees)
    return west, y_of(latitude + degrees), east, y_of(latitude - degrees)


def named(box: MapBox, zoom: float, language: str = "en", *, is_local: bool = False) -> list[str]:
    points = names().within(box, zoom)
    return [names().named(point, language, is_local=is_local).text for point in points]


def test_a_small_map_names_the_largest_town_first() -> None:
    assert named(around(43.2, 76.9, 1), 8.0)[0] == "Almaty"


def test_a_map_of_the_world_names_countries_and_only_large_cities() -> None:
    found = names().within((0, 0, WORLD, WORLD), 2.5)
    said = [names().named(point, "en", is_local=False) for point in found]
    countries = [name.text for name in said if name.is_country]
    assert {"Kazakhstan", "Brazil", "India", "Russia"} <= set(countries)
    assert min(name.people for name in said if not name.is_country) > 400_000


def test_names_are_in_the_language_asked_for() -> None:
    assert "Алматы" in named(around(43.2, 76.9, 1), 8.0, "ru")


def test_local_names_are_in_the_script_of_the_country() -> None:
    assert "กรุงเทพมหานคร" in named(around(13.75, 100.5, 1), 6.0, is_local=True)


def test_a_box_across_the_antimeridian_finds_both_sides() -> None:
    west = around(-17.5, 180.0, 4)
    texts = named(west, 7.0)
    assert "Suva" in texts or "Labasa" in texts


def test_the_name_of_fiji_stands_in_the_pacific() -> None:
    found = names().within((0, 0, WORLD, WORLD), 5.0)
    said = [names().named(point, "en", is_local=False) for point in found if point.room]
    fiji = next(name for name in said if name.text == "Fiji")
    assert abs((fiji.x % WORLD) - x_of(178)) < 2 or abs((fiji.x % WORLD) - x_of(-179)) < 2


def test_the_box_of_a_country_holds_it_and_not_its_far_lands() -> None:
    west, north, east, south = names().country_box("KZ") or (0, 0, 0, 0)
    assert west < x_of(76.93) < east
    assert north < y_of(43.24) < south
    france = names().country_box("FR")
    assert france is not None
    assert france[0] > x_of(-10)
    indonesia = names().country_box("ID")
    assert indonesia is not None
    assert indonesia[0] < x_of(97)
    assert indonesia[2] > x_of(140)
    philippines = names().country_box("PH")
    assert philippines is not None
    assert philippines[1] < y_of(18)
    assert names().country_box("XX") is None
