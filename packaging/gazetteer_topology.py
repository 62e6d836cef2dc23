"""Shapes as arcs: a border between two neighbours is held, and thinned, once for both."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Point = tuple[int, int]
Ring = list[int]
"""Arcs in order; `~number` is an arc that runs backwards (as in TopoJSON)."""

PARTS_A_DEGREE = 10_000
MIN_POINTS_OF_A_RING = 4


@dataclass(slots=True)
class Shape:
    """One country or province: polygons, each an outer ring and its holes."""

    code: str
    name: str
    polygons: list[list[Ring]]


@dataclass(slots=True)
class Layer:
    """All shapes of one level of detail, over their common arcs."""

    name: str
    arcs: list[list[Point]] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)

    def ring_points(self, ring: Ring) -> list[Point]:
        """Return the closed line of a ring; its last point is its first."""
        points: list[Point] = []
        for number in ring:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points


def quantized(longitude: float, latitude: float) -> Point:
    """Return a point in ten-thousandths of a degree (about 11 m)."""
    return round(longitude * PARTS_A_DEGREE), round(latitude * PARTS_A_DEGREE)


# --- TopoJSON -------------------------------------------------------------------------------------


def layer_of_topojson(name: str, topology: dict[str, Any], key: str) -> Layer:
    """Return the layer of a TopoJSON object; codes are its ids, to be replaced by the caller."""
    scale_x, scale_y = topology["transform"]["scale"]
    move_x, move_y = topology["transform"]["translate"]
    layer = Layer(name)
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append(quantized(x * scale_x + move_x, y * scale_y + move_y))
        layer.arcs.append(points)
    for geometry in topology["objects"][key]["geometries"]:
        found = geometry["arcs"]
        polygons = {"Polygon": [found], "MultiPolygon": found}.get(geometry["type"], [])
        label = geometry["properties"]["name"]
        layer.shapes.append(Shape(str(geometry.get("id") or ""), label, polygons))
    return layer


# --- GeoJSON --------------------------------------------------------------------------------------


def add_features(
    layer: Layer, features: Iterable[dict[str, Any]], tolerance: int, least_area: int
) -> None:
    """Add the provinces of one country, thinned so that no point moves more than `tolerance`.

    Rings smaller than `least_area` (square parts of a degree) are left out, but for the largest
    one of each province.
    """
    named = [(f["properties"], _rings_of(f["geometry"])) for f in features]
    junctions = _junctions(
        ring for _names, polygons in named for rings in polygons for ring in rings
    )
    numbers: dict[tuple[Point, ...], int] = {}
    for names, polygons in named:
        largest = max((abs(_area(rings[0])) for rings in polygons), default=0)
        kept = [r for r in polygons if abs(_area(r[0])) >= min(least_area, largest)]
        shape = Shape(names["ISO"] or "", names["NAME_1"] or "", [])
        for rings in kept:
            outer, *holes = rings
            wanted = [outer, *(hole for hole in holes if abs(_area(hole)) >= least_area)]
            shape.polygons.append(
                [_cut(layer, ring, junctions, numbers, tolerance) for ring in wanted]
            )
        layer.shapes.append(shape)


def _rings_of(geometry: dict[str, Any]) -> list[list[list[Point]]]:
    parts = geometry["coordinates"]
    polygons = [parts] if geometry["type"] == "Polygon" else parts
    found = []
    for polygon in polygons:
        rings = [_open_ring(ring) for ring in polygon]
        rings = [ring for ring in rings if len(ring) >= MIN_POINTS_OF_A_RING - 1]
        if rings:
            found.append(rings)
    return found


def _open_ring(line: list[list[float]]) -> list[Point]:
    points: list[Point] = []
    for longitude, latitude, *_rest in line:
        point = quantized(longitude, latitude)
        if not points or point != points[-1]:
            points.append(point)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return points


def _area(ring: list[Point]) -> int:
    area = 0
    x, y = ring[-1]
    for next_x, next_y in ring:
        area += x * next_y - next_x * y
        x, y = next_x, next_y
    return area // 2


def _junctions(rings: Iterable[list[Point]]) -> set[Point]:
    """Return the points where arcs begin or end: those with other than two neighbours."""
    neighbours: dict[Point, tuple[Point, ...]] = {}
    junctions: set[Point] = set()
    for ring in rings:
        before = ring[-2], ring[-1]
        for point in ring:
            first, middle = before
            known = neighbours.get(middle)
            pair = (first, point) if first <= point else (point, first)
            if known is None:
                neighbours[middle] = pair
            elif known != pair:
                junctions.add(middle)
            before = middle, point
    return junctions


def _cut(
    layer: Layer,
    ring: list[Point],
    junctions: set[Point],
    numbers: dict[tuple[Point, ...], int],
    tolerance: int,
) -> Ring:
    at = [place for place, point in enumerate(ring) if point in junctions]
    if not at:
        at = [ring.index(min(ring))]
    ring = ring[at[0] :] + ring[: at[0]]
    cuts = [place - at[0] for place in at] + [len(ring)]
    ring.append(ring[0])
    found = []
    for start, end in itertools.pairwise(cuts):
        line = tuple(ring[start : end + 1])
        is_forward = line <= line[::-1]
        line = line if is_forward else line[::-1]
        if line not in numbers:
            numbers[line] = len(layer.arcs)
            layer.arcs.append(thinned(line, tolerance))
        found.append(numbers[line] if is_forward else ~numbers[line])
    return found


def thinned(line: tuple[Point, ...], tolerance: int) -> list[Point]:
    """Return a line without the points nearer than `tolerance` to it (Douglas and Peucker 1973).

    A closed line keeps its ends and the point farthest from them, so it stays a ring.
    """
    last = len(line) - 1
    kept = {0, last}
    if line[0] == line[last]:
        middle = _farthest_from_point(line)
        opposite = _farthest(line, 0, middle)[1] if middle > 1 else middle
        kept |= {middle, opposite}
        waiting = [(0, middle), (middle, last)]
    else:
        waiting = [(0, last)]
    limit = tolerance * tolerance
    while waiting:
        start, end = waiting.pop()
        if end - start < 2:  # noqa: PLR2004  nothing lies between neighbours
            continue
        distance, place = _farthest(line, start, end)
        if distance > limit:
            kept.add(place)
            waiting += [(start, place), (place, end)]
    return [line[place] for place in sorted(kept)]


def _farthest_from_point(line: tuple[Point, ...]) -> int:
    x, y = line[0]
    squares = [(other_x - x) ** 2 + (other_y - y) ** 2 for other_x, other_y in line]
    return squares.index(max(squares))


def _farthest(line: tuple[Point, ...], start: int, end: int) -> tuple[float, int]:
    """Return the squared distance, and the place, of the point farthest from a chord."""
    x, y = line[start]
    along_x, along_y = line[end][0] - x, line[end][1] - y
    square = along_x * along_x + along_y * along_y
    if square == 0:
        squares = [(px - x) ** 2 + (py - y) ** 2 for px, py in line[start + 1 : end]]
        most = max(squares)
        return most, start + 1 + squares.index(most)
    crossed = [abs(along_x * (py - y) - along_y * (px - x)) for px, py in line[start + 1 : end]]
    most_crossed = max(crossed)
    return most_crossed * most_crossed / square, start + 1 + crossed.index(most_crossed)
