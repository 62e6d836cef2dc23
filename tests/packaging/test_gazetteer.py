"""The build of places and borders: reviewed sources, the same bytes again, shared borders."""

import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from hrd_desk.geocoding.columns import ReadyColumns, read_shipped, ready_bytes, shipped_bytes
from hrd_desk.geocoding.gazetteer import Gazetteer, derived
from hrd_desk.geocoding.kinds import Kind

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

from gazetteer_index import index  # noqa: E402  packaging/ is no package
from gazetteer_places import Places, Record, is_same_unit  # noqa: E402
from gazetteer_sources import provide, sources  # noqa: E402
from gazetteer_topology import Layer, add_features, quantized, thinned  # noqa: E402


def a_place(name: str, number: int, latitude: float, *others: str, **facts: Any) -> Record:
    record = Record(Kind.LOCALITY, "", "KZ", name, latitude, 76.0, number=number, **facts)
    record.others = list(others)
    return record


def some_places() -> Places:
    town = a_place("Talghar", 1, 43.3, "Талгар", "Talgar", population=46_000, admin1="KZ.01")
    city = a_place("Almaty", 2, 43.25, "Алматы", "ALA", population=2_000_000, admin1="KZ.02")
    city.tagged = {"ru": "Алматы", "kk": "Алматы"}
    provinces = [
        Record(Kind.ADMIN1, code, "KZ", name, 43.0, 76.0, 50_000, admin1=code)
        for code, name in (("KZ.01", "Almaty Region"), ("KZ.02", "Almaty"))
    ]
    country = Record(Kind.COUNTRY, "KZ", "KZ", "Kazakhstan", 48.0, 67.0, 18_000_000, number=3)
    country.spoken = "kk ru"
    return Places([town, city], [], provinces, [country])


# --- the index ------------------------------------------------------------------------------------


def test_the_same_records_in_any_order_give_the_same_bytes() -> None:
    first, second = some_places(), some_places()
    second.localities.reverse()
    assert shipped_bytes(*index(first, "test")) == shipped_bytes(*index(second, "test"))


def test_what_is_built_is_what_is_read() -> None:
    header, columns = read_shipped(shipped_bytes(*index(some_places(), "test")))
    columns |= derived(header, columns)
    gazetteer = Gazetteer(ReadyColumns(b"".join(ready_bytes(header, columns))))
    assert gazetteer.locality_count == 2
    key = gazetteer.find_key("almaty")
    assert key is not None
    (city, _how), *_others = gazetteer.places_of(key)
    assert gazetteer.name(city) == "Almaty"
    assert gazetteer.names(city) == ["Almaty", "Алматы"]
    assert gazetteer.tagged_names(city) == {"ru": "Алматы", "kk": "Алматы"}
    assert gazetteer.point(city) == (43.25, 76.0)
    assert gazetteer.number(city) == 2
    province = gazetteer.parent(city, Kind.ADMIN1)
    assert province is not None
    assert (gazetteer.name(province), gazetteer.code(province)) == ("Almaty", "KZ.02")
    assert gazetteer.parent(city, Kind.ADMIN2) is None
    assert gazetteer.with_code("KZ.01") is not None
    assert gazetteer.with_code("KZ.03") is None
    assert gazetteer.with_number(1) is not None
    assert gazetteer.with_number(999) is None
    assert gazetteer.languages_of("KZ") == ["kk", "ru"]


@pytest.mark.parametrize(
    ("name", "former", "is_same"),
    [
        ("Kachin State", "Kachin", True),
        ("Zhambyl", "Jambyl Province", True),
        ("Lạng Sơn Province", "Ho Chi Minh City", False),
        ("Hanoi", "An Giang", False),
        ("Abai Region", "", False),
    ],
)
def test_names_of_a_code_that_now_means_another_province_are_not_taken(
    name: str, former: str, is_same: bool
) -> None:
    assert is_same_unit(name, former) is is_same


# --- borders --------------------------------------------------------------------------------------


def feature(code: str, *rings: list[tuple[float, float]]) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": [[list(p) for p in (*r, r[0])] for r in rings]}
    return {"properties": {"ISO": code, "NAME_1": code}, "geometry": geometry}


WEST = [(0.0, 0.0), (1.0, 0.0), (1.1, 0.5), (1.0, 1.0), (0.0, 1.0)]
EAST = [(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.1, 0.5)]


def test_neighbours_share_the_line_between_them() -> None:
    layer = Layer("test")
    add_features(layer, [feature("A", WEST), feature("B", EAST)], tolerance=10, least_area=0)
    arcs = [{a if a >= 0 else ~a for p in s.polygons for r in p for a in r} for s in layer.shapes]
    (shared,) = arcs[0] & arcs[1]
    assert layer.arcs[shared] in (
        [quantized(1.0, 0.0), quantized(1.1, 0.5), quantized(1.0, 1.0)],
        [quantized(1.0, 1.0), quantized(1.1, 0.5), quantized(1.0, 0.0)],
    )


def test_a_hole_and_the_island_in_it_are_one_line() -> None:
    hole = [(0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6)]
    layer = Layer("test")
    add_features(layer, [feature("A", WEST, hole), feature("B", hole[::-1])], 10, 0)
    assert len(layer.arcs) == 2
    for shape in layer.shapes:
        for ring in shape.polygons[0]:
            points = layer.ring_points(ring)
            assert points[0] == points[-1]


def test_a_thinned_line_stays_near_and_keeps_its_ends() -> None:
    chance = random.Random(1)
    line = tuple((x * 100, chance.randrange(-40, 40)) for x in range(200))
    thin = thinned(line, 90)
    assert (thin[0], thin[-1]) == (line[0], line[-1])
    assert len(thin) < 20
    ring = (*[(0, 0), (100, 1), (200, 0), (200, 100), (0, 100)], (0, 0))
    assert len(thinned(ring, 5)) == 5


# --- sources --------------------------------------------------------------------------------------


def test_every_source_has_its_version_hash_licence_and_attribution() -> None:
    listed = sources().values()
    assert len(listed) >= 6
    for source in listed:
        assert all((source.version, source.licence, source.attribution, source.gives))
        if source.client == "installed":
            assert f"{source.name}=={source.version}" in (ROOT / "pyproject.toml").read_text()
        else:
            assert len(source.sha256) == 64
    manifest = json.loads((ROOT / "resources/gazetteer/MANIFEST.json").read_text())
    built_from = {
        (entry["name"], entry["version"], entry["sha256"]) for entry in manifest["sources"]
    }
    assert built_from == {(source.name, source.version, source.sha256) for source in listed}


def test_a_package_with_another_hash_stops_the_build(tmp_path: Path) -> None:
    for source in sources().values():
        if source.file:
            (tmp_path / source.file).write_bytes(b"not what was reviewed")
    with pytest.raises(SystemExit, match="nothing was built"):
        provide(tmp_path)


def test_the_attribution_stands_where_a_reader_looks() -> None:
    line = "Places: GeoNames, CC BY 4.0; borders: Natural Earth, public domain"
    assert line in (ROOT / "README.md").read_text(encoding="utf-8")
    assert line in (ROOT / "resources/gazetteer/LICENCES.md").read_text(encoding="utf-8")
