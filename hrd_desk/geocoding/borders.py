"""Borders of countries and provinces: which shape holds a point, how far it is, lines to draw.

Natural Earth, public domain, at up to 1:10 million: good to about a kilometre, without small
islands, de-facto control as its editors saw it. Docs: docs/formats/gazetteer.md.
"""

import itertools
import math
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Self

from hrd_desk.geocoding.columns import ReadyColumns
from hrd_desk.geocoding.gazetteer import Texts
from hrd_desk.geocoding.grid import KM_A_DEGREE
from hrd_desk.geocoding.readying import Columns, open_columns
from hrd_desk.progress import Progress, silent

COUNTRIES, COUNTRIES_MIDDLE, COUNTRIES_COARSE = "admin0-10m", "admin0-50m", "admin0-110m"
PROVINCES, PROVINCES_COARSE = "admin1-fine", "admin1-coarse"
CHUNK = 48
"""Points of a piece of line whose box is known, so that most lines need not be looked at."""

LonLat = tuple[float, float]


@dataclass(frozen=True, slots=True)
class BorderShape:
    """A country or province on one layer. `code` is ISO 3166-1, for provinces mostly ISO 3166-2.

    It is "" where the source gives none: no state's ISO code covers the area.
    """

    number: int
    layer: str
    code: str
    name: str
    west_deg: float
    south_deg: float
    east_deg: float
    north_deg: float


@dataclass(frozen=True, slots=True)
class BorderLine:
    """A line to draw, and the shapes on its sides: one is a coast, two a border."""

    points: list[LonLat]
    shapes: tuple[BorderShape, ...]

    @property
    def is_coast(self) -> bool:
        """Whether only one shape lies along it."""
        return len(self.shapes) == 1


class Borders:
    """All layers, read from a memory map; safe in any thread."""

    def __init__(self, columns: ReadyColumns) -> None:
        """Wrap ready columns; `Borders.open` finds them."""
        self.attribution: str = columns.header["attribution"]
        self.layers: list[str] = columns.header["layers"]
        self.parts_a_degree: int = columns.header["parts_a_degree"]
        self._columns = columns
        self._codes, self._names = Texts(columns, "shape.code"), Texts(columns, "shape.name")
        self._x, self._y = columns["x"], columns["y"]
        self._chunk_start = columns["chunk.start"]
        self._boxes = [columns[f"chunk.{side}"] for side in ("west", "south", "east", "north")]
        self.shapes_of = cache(self._shapes_of)

    @classmethod
    def open(cls, progress: Progress = silent) -> Self:
        """Open the shipped borders; unpacked the first time, in about a second.

        Raises `PlacesUnavailableError` if they are missing or damaged.
        """
        return cls(open_columns("borders", derived, progress))

    # --- shapes -------------------------------------------------------------------------------

    def _shapes_of(self, layer: str) -> tuple[BorderShape, ...]:
        """Return the shapes of a layer; the layers are in `layers`."""
        wanted = self.layers.index(layer)
        of_layer = self._columns["shape.layer"]
        return tuple(
            self._shape(number, layer)
            for number in range(len(of_layer))
            if of_layer[number] == wanted
        )

    def _shape(self, number: int, layer: str) -> BorderShape:
        sides = [self._columns[f"shape.{side}"] for side in ("west", "south", "east", "north")]
        box = [side[number] / self.parts_a_degree for side in sides]
        return BorderShape(number, layer, self._codes[number], self._names[number], *box)

    def with_code(self, code: str, layer: str = COUNTRIES) -> tuple[BorderShape, ...]:
        """Return the shapes of a layer that carry a code; a country may have several."""
        return tuple(shape for shape in self.shapes_of(layer) if shape.code == code)

    def shapes_at(
        self, latitude_deg: float, longitude_deg: float, layer: str = COUNTRIES
    ) -> list[BorderShape]:
        """Return the shapes of a layer that hold a point; at sea none."""
        return [
            shape
            for shape in self.shapes_of(layer)
            if shape.south_deg <= latitude_deg <= shape.north_deg
            and shape.west_deg <= longitude_deg <= shape.east_deg
            and self._holds(shape, latitude_deg, longitude_deg)
        ]

    def _holds(self, shape: BorderShape, latitude_deg: float, longitude_deg: float) -> bool:
        """Say whether a line from the point to the east crosses the outline oddly often."""
        x, y = longitude_deg * self.parts_a_degree, latitude_deg * self.parts_a_degree
        west, south, east, north = self._boxes
        is_inside = False
        for chunk in self._chunks(shape):
            if not south[chunk] <= y <= north[chunk] or east[chunk] < x:
                continue
            start, end = self._chunk_start[chunk], self._chunk_end(chunk)
            if west[chunk] > x:
                is_inside ^= (self._y[start] > y) != (self._y[end] > y)
            else:
                is_inside ^= self._crosses_oddly(start, end, x, y)
        return is_inside

    def _crosses_oddly(self, start: int, end: int, x: float, y: float) -> bool:
        xs, ys = self._x[start : end + 1], self._y[start : end + 1]
        is_odd = False
        for at in range(len(xs) - 1):
            y1, y2 = ys[at], ys[at + 1]
            if (y1 > y) != (y2 > y):
                is_odd ^= x < xs[at] + (y - y1) * (xs[at + 1] - xs[at]) / (y2 - y1)
        return is_odd

    def distance_km(
        self, shapes: Iterable[BorderShape], latitude_deg: float, longitude_deg: float
    ) -> float:
        """Return how far the nearest line of the shapes is from a point; infinite for no shape."""
        nearest = math.inf
        chunks = [chunk for shape in shapes for chunk in self._chunks(shape)]
        for turned in (0, 360, -360):  # the nearest line may lie beyond the antimeridian
            x = (longitude_deg + turned) * self.parts_a_degree
            nearest = self._nearest(chunks, x, latitude_deg * self.parts_a_degree, nearest)
        return nearest * KM_A_DEGREE / self.parts_a_degree

    def _nearest(self, chunks: list[int], x: float, y: float, nearest: float) -> float:
        west, south, east, north = self._boxes
        narrow = max(math.cos(math.radians(y / self.parts_a_degree)), 0.01)
        for chunk in chunks:
            away_x = max(west[chunk] - x, 0, x - east[chunk]) * narrow
            away_y = max(south[chunk] - y, 0, y - north[chunk])
            if math.hypot(away_x, away_y) < nearest:
                start, end = self._chunk_start[chunk], self._chunk_end(chunk)
                points = [
                    ((self._x[at] - x) * narrow, self._y[at] - y) for at in range(start, end + 1)
                ]
                nearest = min(nearest, _from_line(points))
        return nearest

    def _chunks(self, shape: BorderShape) -> Iterator[int]:
        first_chunk = self._columns["arc.chunk"]
        for arc in self._arcs(shape):
            number = arc if arc >= 0 else ~arc
            yield from range(first_chunk[number], first_chunk[number + 1])

    def _chunk_end(self, chunk: int) -> int:
        """Return the last point of a chunk, which is the first one of the next in its arc."""
        return self._columns["chunk.end"][chunk]

    # --- lines to draw ------------------------------------------------------------------------

    def polygons(self, shape: BorderShape) -> list[list[list[LonLat]]]:
        """Return polygons as closed rings of longitude and latitude: the outer one, then holes."""
        polygon_start, shape_start = self._columns["polygon.start"], self._columns["shape.start"]
        return [
            [self._ring(ring) for ring in range(polygon_start[at], polygon_start[at + 1])]
            for at in range(shape_start[shape.number], shape_start[shape.number + 1])
        ]

    def lines(self, layer: str) -> Iterator[BorderLine]:
        """Yield every line of a layer once, with the shapes on its sides.

        A map that leaves out chosen borders leaves out lines: see `disputed.is_disputed`.
        """
        for arc, shapes in self.arcs(layer):
            yield BorderLine(self._arc_points(arc), shapes)

    def arcs(self, layer: str) -> Iterator[tuple[int, tuple[BorderShape, ...]]]:
        """Yield the number of each line of a layer, and the shapes on its sides."""
        for arc, shapes in sorted(self._sides(layer).items()):
            yield arc, tuple(dict.fromkeys(shapes))

    def arc_columns(self, arc: int) -> "tuple[memoryview[int], memoryview[int]]":
        """Return longitudes and latitudes of a line in parts of a degree, `parts_a_degree` each.

        Nothing is copied: for those who draw half a million points.
        """
        starts = self._columns["arc.start"]
        span = slice(starts[arc], starts[arc + 1])
        return self._x[span], self._y[span]

    def rings_of(self, shape: BorderShape) -> list[list["memoryview[int]"]]:
        """Return the lines of each ring of each polygon; `~number` runs backwards."""
        polygons, shapes = self._columns["polygon.start"], self._columns["shape.start"]
        rings, arcs = self._columns["ring.start"], self._columns["ring.arc"]
        return [
            [arcs[rings[ring] : rings[ring + 1]] for ring in range(polygons[at], polygons[at + 1])]
            for at in range(shapes[shape.number], shapes[shape.number + 1])
        ]

    def _sides(self, layer: str) -> dict[int, list[BorderShape]]:
        sides: dict[int, list[BorderShape]] = {}
        for shape in self.shapes_of(layer):
            for arc in self._arcs(shape):
                sides.setdefault(arc if arc >= 0 else ~arc, []).append(shape)
        return sides

    def _arcs(self, shape: BorderShape) -> "memoryview[int]":
        rings, polygons = self._columns["ring.start"], self._columns["polygon.start"]
        shapes = self._columns["shape.start"]
        first = rings[polygons[shapes[shape.number]]]
        after = rings[polygons[shapes[shape.number + 1]]]
        return self._columns["ring.arc"][first:after]

    def _ring(self, ring: int) -> list[LonLat]:
        starts, points = self._columns["ring.start"], list[LonLat]()
        for arc in self._columns["ring.arc"][starts[ring] : starts[ring + 1]]:
            line = self._arc_points(arc) if arc >= 0 else self._arc_points(~arc)[::-1]
            points += line[1:] if points else line
        return points

    def _arc_points(self, arc: int) -> list[LonLat]:
        starts, parts = self._columns["arc.start"], self.parts_a_degree
        span = slice(starts[arc], starts[arc + 1])
        return [(x / parts, y / parts) for x, y in zip(self._x[span], self._y[span], strict=True)]

    @cached_property
    def country_codes(self) -> frozenset[str]:
        """The codes of all countries that have a shape at 1:10 million."""
        return frozenset(shape.code for shape in self.shapes_of(COUNTRIES) if shape.code)


def _from_line(points: list[tuple[float, float]]) -> float:
    """Return the distance of the origin from a line of flat points."""
    nearest = math.inf
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        along_x, along_y = x2 - x1, y2 - y1
        square = along_x * along_x + along_y * along_y
        share = -(x1 * along_x + y1 * along_y) / square if square else 0.0
        share = min(max(share, 0.0), 1.0)
        nearest = min(nearest, math.hypot(x1 + share * along_x, y1 + share * along_y))
    return nearest


# --- what is derived on first use -----------------------------------------------------------------


def derived(_header: dict[str, Any], columns: Columns) -> Columns:
    """Return the boxes of pieces of lines and of shapes."""
    chunks = _chunks(columns)
    return chunks | _shape_boxes(columns, chunks)


def _chunks(columns: Columns) -> Columns:
    xs, ys, starts = columns["x"], columns["y"], columns["arc.start"]
    made = {name: array("I") for name in ("chunk.start", "chunk.end", "arc.chunk")}
    boxes = {side: array("i") for side in ("west", "south", "east", "north")}
    for first, after in itertools.pairwise(starts):
        made["arc.chunk"].append(len(made["chunk.start"]))
        for start in range(first, max(after - 1, first + 1), CHUNK):
            end = min(start + CHUNK, after - 1)
            made["chunk.start"].append(start)
            made["chunk.end"].append(end)
            x, y = xs[start : end + 1], ys[start : end + 1]
            for side, value in zip(boxes, (min(x), min(y), max(x), max(y)), strict=True):
                boxes[side].append(value)
    made["arc.chunk"].append(len(made["chunk.start"]))
    return made | {f"chunk.{side}": numbers for side, numbers in boxes.items()}


def _shape_boxes(columns: Columns, chunks: Columns) -> Columns:
    rings, polygons = columns["ring.start"], columns["polygon.start"]
    boxes = {side: array("i") for side in ("west", "south", "east", "north")}
    for first, after in zip(columns["shape.start"], columns["shape.start"][1:], strict=False):
        arcs = columns["ring.arc"][rings[polygons[first]] : rings[polygons[after]]]
        numbers = [
            chunk
            for arc in (arc if arc >= 0 else ~arc for arc in arcs)
            for chunk in range(chunks["arc.chunk"][arc], chunks["arc.chunk"][arc + 1])
        ]
        for side, values in boxes.items():
            of_side = [chunks[f"chunk.{side}"][number] for number in numbers] or [0]
            values.append(min(of_side) if side in ("west", "south") else max(of_side))
    return {f"shape.{side}": values for side, values in boxes.items()}
