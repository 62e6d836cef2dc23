"""Borders as a map draws them: pieces of lines of four kinds, and land, in units of the map.

Pieces are short, so that a map looks only at those in sight. Nothing is projected before it is
asked for.
"""

import itertools
import math
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hrd_desk.geocoding.borders import Borders, BorderShape
from hrd_desk.geocoding.disputed import DisputedArea, areas_between, is_no_border_of_states
from hrd_desk.geocoding.mercator import HIGHEST_DEG, WORLD, x_of, y_of

PIECE_POINTS = 240
_APART_DEG = 0.03
"""How far apart two lines of one border between provinces can have been thinned."""

MapBox = tuple[float, float, float, float]
"""West, north, east, south in units of the map."""


class LineKind(StrEnum):
    """What a line on the map is."""

    COAST = "coast"
    BORDER = "border"
    DISPUTED = "disputed"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class MapLine:
    """Points `first` to before `after` of an arc, and the box around them."""

    kind: LineKind
    arc: int
    first: int
    after: int
    box: MapBox


@dataclass(frozen=True, slots=True)
class MapLand:
    """One polygon of a country: the arcs of its rings, the outer one first.

    What lies across the antimeridian is there more than once, `shift` units apart.
    """

    code: str
    rings: tuple[tuple[int, ...], ...]
    box: MapBox
    shift: float = 0.0


class MapLines:
    """What is to be drawn of each layer of the borders."""

    def __init__(self, borders: Borders) -> None:
        """Read from `borders`."""
        self._borders = borders
        self._parts = borders.parts_a_degree
        self._edge = 180 * self._parts
        self._lowest = round(-HIGHEST_DEG * self._parts)

    # --- lines --------------------------------------------------------------------------------

    def countries(self, layer: str) -> list[MapLine]:
        """Return coasts and borders of a layer of countries; disputed ones are marked."""
        return [
            line
            for arc, shapes in self._borders.arcs(layer)
            for kind, first, after in self._runs(arc, shapes)
            for line in self._pieces(kind, arc, first, after)
        ]

    def provinces(self, layer: str) -> list[MapLine]:
        """Return the lines inside countries of a layer of provinces.

        Where two provinces were thinned apart, each has a line of its own between them; it is
        drawn too, so that no line breaks off in the middle of a country.
        """
        sides = dict(self._borders.arcs(layer))
        single = {arc: shapes[0] for arc, shapes in sides.items() if len(shapes) == 1}
        doubled = self._doubled(single)
        return [
            line
            for arc, shapes in sides.items()
            if len(shapes) > 1 or arc in doubled
            for line in self._pieces(LineKind.PROVINCE, arc, 0, self._length(arc))
        ]

    def _doubled(self, single: dict[int, BorderShape]) -> set[int]:
        """Return the lines of one province that run along the line of another of its country."""
        beside: dict[tuple[int, int], set[int]] = {}
        reach = round(_APART_DEG * self._parts)
        for arc, shape in single.items():
            for x, y in zip(*self._borders.arc_columns(arc), strict=True):
                beside.setdefault((x // reach, y // reach), set()).add(shape.number)
        countries = {shape.number: shape.code.partition("-")[0] for shape in single.values()}
        found = set()
        for arc, shape in single.items():
            xs, ys = self._borders.arc_columns(arc)
            middle = len(xs) // 2
            square = xs[middle] // reach, ys[middle] // reach
            near = {
                number
                for across in (-1, 0, 1)
                for down in (-1, 0, 1)
                for number in beside.get((square[0] + across, square[1] + down), ())
            }
            own = countries[shape.number]
            if any(number != shape.number and countries[number] == own for number in near):
                found.add(arc)
        return found

    def _length(self, arc: int) -> int:
        return len(self._borders.arc_columns(arc)[0])

    def _runs(
        self, arc: int, shapes: tuple[BorderShape, ...]
    ) -> Iterator[tuple[LineKind, int, int]]:
        """Yield the parts of a line, each of one kind."""
        if len(shapes) == 1:
            yield from self._shown_coast(arc)
        elif is_no_border_of_states(shapes):
            yield LineKind.DISPUTED, 0, self._length(arc)
        else:
            areas = areas_between(shapes)
            flags = self._claimed(arc, areas) if areas else [False] * self._length(arc)
            for is_claimed, first, after in _runs_of(flags):
                yield LineKind.DISPUTED if is_claimed else LineKind.BORDER, first, after

    def _claimed(self, arc: int, areas: list[DisputedArea]) -> list[bool]:
        parts = self._parts
        points = zip(*self._borders.arc_columns(arc), strict=True)
        return [any(area.holds(y / parts, x / parts) for area in areas) for x, y in points]

    def _shown_coast(self, arc: int) -> Iterator[tuple[LineKind, int, int]]:
        """Leave out what is no coast: where the source cuts shapes at the edge of the world."""
        xs, ys = self._borders.arc_columns(arc)
        reach = self._edge - 1
        if -reach < min(xs) and max(xs) < reach and min(ys) > self._lowest:
            yield LineKind.COAST, 0, len(xs)
            return
        shown = [
            self._is_coast(*segment) for segment in itertools.pairwise(zip(xs, ys, strict=True))
        ]
        at = 0
        for is_shown, run in itertools.groupby(shown):
            length = sum(1 for _segment in run)
            if is_shown:
                yield LineKind.COAST, at, at + length + 1
            at += length

    def _is_coast(self, start: tuple[int, int], end: tuple[int, int]) -> bool:
        """Return whether a segment neither runs along the edge of the world nor jumps over it."""
        reach = self._edge - 1
        is_along = abs(start[0]) >= reach and abs(end[0]) >= reach
        is_below = start[1] <= self._lowest and end[1] <= self._lowest
        return not (is_along or is_below) and abs(start[0] - end[0]) < self._edge

    def _pieces(self, kind: LineKind, arc: int, first: int, after: int) -> Iterator[MapLine]:
        xs, ys = self._borders.arc_columns(arc)
        for start in range(first, after - 1, PIECE_POINTS - 1):
            end = min(start + PIECE_POINTS, after)
            yield MapLine(kind, arc, start, end, self._box(xs[start:end], ys[start:end]))

    def _box(self, xs: "memoryview[int]", ys: "memoryview[int]") -> MapBox:
        parts = self._parts
        west, east = x_of(min(xs) / parts), x_of(max(xs) / parts)
        return west, y_of(max(ys) / parts), east, y_of(min(ys) / parts)

    # --- land ---------------------------------------------------------------------------------

    def land(self, layer: str) -> list[MapLand]:
        """Return every polygon of a layer."""
        return [
            land
            for shape in self._borders.shapes_of(layer)
            for rings in self._borders.rings_of(shape)
            for land in self._turned(shape.code, tuple(tuple(ring) for ring in rings))
        ]

    def _turned(self, code: str, rings: tuple[tuple[int, ...], ...]) -> Iterator[MapLand]:
        west, north, east, south = self._box_of(rings[0])
        reaches = {0.0: True, WORLD: west < 0, -WORLD: east > WORLD}
        for shift in (shift for shift, is_needed in reaches.items() if is_needed):
            yield MapLand(code, rings, (west + shift, north, east + shift, south), shift)

    def _box_of(self, ring: tuple[int, ...]) -> MapBox:
        columns = [self._borders.arc_columns(max(arc, ~arc)) for arc in ring]
        wests, norths, easts, souths = zip(*(self._box(*column) for column in columns), strict=True)
        west, east = min(wests), max(easts)
        if east - west > WORLD / 2:
            xs = [x * WORLD / (2 * self._edge) + WORLD / 2 for x in self._unbroken(ring)]
            west, east = min(xs), max(xs)
        return west, min(norths), east, max(souths)

    def _unbroken(self, ring: tuple[int, ...]) -> list[int]:
        """Return the longitudes of a ring, going on beyond the edge of the world it crosses."""
        found, turn, before = list[int](), 0, None
        for x in self._longitudes(ring):
            if before is not None and abs(x - before) > self._edge:
                turn += 2 * self._edge if x < before else -2 * self._edge
            before = x
            found.append(x + turn)
        return found

    def _longitudes(self, ring: tuple[int, ...]) -> Iterator[int]:
        for arc in ring:
            yield from self._borders.arc_columns(max(arc, ~arc))[0][:: 1 if arc >= 0 else -1]

    # --- points -------------------------------------------------------------------------------

    def line_points(self, line: MapLine) -> "array[float]":
        """Return a line as x, y, x, y ... in units of the map."""
        xs, ys = self._borders.arc_columns(line.arc)
        return self._projected(xs[line.first : line.after], ys[line.first : line.after])

    def ring_points(self, land: MapLand, ring: tuple[int, ...]) -> "array[float]":
        """Return a closed ring of a polygon as x, y, x, y ... in units of the map."""
        points = array("d")
        for arc in ring:
            xs, ys = self._borders.arc_columns(max(arc, ~arc))
            step = 1 if arc >= 0 else -1
            points += self._projected(xs[::step], ys[::step])
        if land.shift or land.box[0] < 0 or land.box[2] > WORLD:
            along, middle = WORLD / (2 * self._edge), WORLD / 2 + land.shift
            points[::2] = array("d", [x * along + middle for x in self._unbroken(ring)])
        return points

    def _projected(self, xs: "memoryview[int]", ys: "memoryview[int]") -> "array[float]":
        radians, tan, asinh = math.radians(1 / self._parts), math.tan, math.asinh
        turn, middle = WORLD / (2 * math.pi), WORLD / 2
        along, wide = WORLD / (2 * self._edge), self._edge
        if ys and min(ys) < self._lowest:
            ys = memoryview(array("i", [max(y, self._lowest) for y in ys]))
        points = array("d", bytes(16 * len(xs)))
        points[::2] = array("d", [(x + wide) * along for x in xs])
        points[1::2] = array("d", [middle - turn * asinh(tan(y * radians)) for y in ys])
        return points


def _runs_of(flags: list[bool]) -> Iterator[tuple[bool, int, int]]:
    """Yield stretches of one flag with first and after; neighbours share the point between."""
    at = 0
    for flag, run in itertools.groupby(flags):
        length = sum(1 for _flag in run)
        yield flag, at, min(at + length + 1, len(flags))
        at += length
