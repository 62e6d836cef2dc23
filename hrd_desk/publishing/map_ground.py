"""What lies under the points of a map: land, coasts, borders, provinces, as operators."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from hrd_desk.geocoding.borders import (
    COUNTRIES,
    COUNTRIES_MIDDLE,
    PROVINCES,
    PROVINCES_COARSE,
    Borders,
    BorderShape,
    LonLat,
)
from hrd_desk.geocoding.map_lines import LineKind, MapLine, MapLines
from hrd_desk.publishing.map_view import MapView, Point, fitted, meet
from hrd_desk.publishing.sketch import colour_words
from hrd_desk.publishing.styles import GREY, WHITE, Colour

LAND: Colour = (0.93, 0.93, 0.915)
SEA: Colour = (0.975, 0.982, 0.986)
COAST: Colour = (0.62, 0.66, 0.70)
_TOLERANCE_PT = 0.3
_SPECK = 0.1
"""Square points of an island that its coast alone shows well enough."""
_FINE_BELOW = 2.2
"""Kilometres a point below which the finest borders are drawn."""
_PROVINCE_LEAST = 130.0
"""Square points of the frame for each province; where there are less, the lines would be a net."""
_MAIN_SHARE, _NEAR_SHARE = 0.1, 0.35
_HALF_TURN = 180.0
_KEPT = 4
"""So many grounds are kept: a preview draws the same one again after each change."""


@dataclass(slots=True)
class Ground:
    """What is drawn: the operators, from the lower left corner of the frame; rings of countries.

    `rings` are the largest ones in sight by country; `lines` are coasts and borders, which names
    should not cross; `has_disputed` says that a line is dashed.
    """

    operators: list[str] = field(default_factory=list)
    lines: list[list[Point]] = field(default_factory=list)
    rings: dict[str, list[Point]] = field(default_factory=dict)
    has_disputed: bool = False


@lru_cache(maxsize=_KEPT)
def country_view(
    borders: Borders, codes: tuple[str, ...], width_pt: float, heights_pt: tuple[float, float]
) -> MapView | None:
    """Return a view of the main parts of countries; None if none has a shape."""
    points = [
        point
        for code in codes
        for shape in borders.with_code(code, COUNTRIES_MIDDLE) or borders.with_code(code)
        for point in _main_points(borders, shape)
    ]
    return fitted(_together(points), width_pt, heights_pt) if points else None


def _together(points: Sequence[LonLat]) -> list[LonLat]:
    """Return points with longitudes that go on where they cross the antimeridian."""
    here = points[0][0]
    return [((x - here + _HALF_TURN) % (2 * _HALF_TURN) - _HALF_TURN + here, y) for x, y in points]


def _main_points(borders: Borders, shape: BorderShape) -> list[LonLat]:
    """Return the outlines of the largest part, and of others that are large or near."""
    outer = [polygon[0] for polygon in borders.polygons(shape)]
    largest = max(outer, key=lambda ring: (_area(ring), len(ring)))
    west, south, east, north = _box(largest)
    reach = _NEAR_SHARE * max(east - west, north - south)
    found = list(largest)
    for ring in outer:
        turned = _together([largest[0], *ring])[1:]
        box = _box(turned)
        is_near = (
            box[0] > west - reach
            and box[2] < east + reach
            and box[1] > south - reach
            and box[3] < north + reach
        )
        if ring is not largest and (is_near or _area(ring) > _MAIN_SHARE * _area(largest)):
            found += turned
    return found


def _box(ring: Sequence[LonLat]) -> tuple[float, float, float, float]:
    xs, ys = zip(*ring, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _area(ring: Sequence[LonLat]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring))) / 2


@lru_cache(maxsize=_KEPT)
def ground_of(borders: Borders, view: MapView, codes: tuple[str, ...], tint: Colour) -> Ground:
    """Return the ground of a view, its countries of `codes` tinted; nobody changes it."""
    return _GroundDrawer(borders, view, codes, tint).drawn()


class _GroundDrawer:
    """Draws the ground of one view, its countries of `codes` tinted."""

    def __init__(self, borders: Borders, view: MapView, codes: Sequence[str], tint: Colour) -> None:
        self._borders = borders
        self._view = view
        self._codes = frozenset(codes)
        self._tint = tint
        is_fine = view.km_a_point < _FINE_BELOW
        self._countries = COUNTRIES if is_fine else COUNTRIES_MIDDLE
        self._provinces = PROVINCES if is_fine else PROVINCES_COARSE
        self._reach = view.reach()
        self._near = [
            shape
            for shape in borders.shapes_of(self._countries)
            if meet((shape.west_deg, shape.south_deg, shape.east_deg, shape.north_deg), self._reach)
        ]
        self._ground = Ground()

    def drawn(self) -> Ground:
        """Return everything."""
        view, write = self._view, self._ground.operators.append
        write(f"{colour_words(SEA)} rg 0 0 {view.width_pt:.2f} {view.height_pt:.2f} re f 1 j")
        for shape in self._near:
            if shape.code not in self._codes:
                self._fill(self._rings(shape), LAND)
        own = [
            ring for shape in self._near if shape.code in self._codes for ring in self._rings(shape)
        ]
        if own:
            self._draw_countries(own)
        self._draw_lines()
        return self._ground

    def _rings(self, shape: BorderShape) -> list[list[Point]]:
        """Return the outlines of a country in sight; remember the largest."""
        rings = [
            shown
            for polygon in self._borders.polygons(shape)
            for ring in polygon
            if self._is_near(ring) and (shown := self._view.ring(ring, _TOLERANCE_PT))
        ]
        if rings:
            largest = max(rings, key=_area)
            known = self._ground.rings.get(shape.code, largest)
            self._ground.rings[shape.code] = max(known, largest, key=_area)
        return rings

    def _is_near(self, points: Sequence[LonLat]) -> bool:
        """Return whether points may be in sight; projecting them all would take long."""
        return meet(_box(points), self._reach)

    def _fill(self, rings: Sequence[list[Point]], colour: Colour) -> None:
        seen = [ring for ring in rings if _area(ring) > _SPECK]
        if seen:
            paths = "\n".join(_path(ring, is_closed=True) for ring in seen)
            self._ground.operators.append(f"{colour_words(colour)} rg\n{paths}\nf*")

    def _draw_countries(self, rings: Sequence[list[Point]]) -> None:
        """Tint the countries, and draw the lines of their provinces as far as they reach."""
        write, view = self._ground.operators.append, self._view
        outlines = "\n".join(_path(ring, is_closed=True) for ring in rings)
        write(f"q\n{outlines}\nW* n")
        write(f"{colour_words(self._tint)} rg 0 0 {view.width_pt:.2f} {view.height_pt:.2f} re f")
        self._draw_provinces()
        write("Q")

    def _draw_provinces(self) -> None:
        """Draw each line inside the countries once, though two provinces share it."""
        shapes = [
            shape
            for shape in self._borders.shapes_of(self._provinces)
            if shape.code.partition("-")[0] in self._codes
        ]
        room = self._view.width_pt * self._view.height_pt
        if not shapes or room / len(shapes) < _PROVINCE_LEAST:
            return
        seen: set[frozenset[LonLat]] = set()
        lines = [
            stretch
            for shape in shapes
            for polygon in self._borders.polygons(shape)
            for ring in polygon
            if self._is_near(ring)
            for run in _new_runs(ring, seen)
            for stretch in self._view.lines(run, _TOLERANCE_PT)
        ]
        self._stroke(lines, WHITE, 0.6)

    def _draw_lines(self) -> None:
        """Draw coasts and borders; those in dispute dashed."""
        kinds: dict[LineKind, list[list[Point]]] = {}
        for line in MapLines(self._borders).countries(self._countries):
            points = self._points(line)
            if points:
                kinds.setdefault(line.kind, []).extend(self._view.lines(points, _TOLERANCE_PT))
        self._stroke(kinds.get(LineKind.COAST, []), COAST, 0.35)
        self._stroke(kinds.get(LineKind.BORDER, []), GREY, 0.6)
        disputed = kinds.get(LineKind.DISPUTED, [])
        self._stroke(disputed, GREY, 0.6, dash="[2 1.6] 0 d")
        self._ground.has_disputed = bool(disputed)
        self._ground.lines = [line for lines in kinds.values() for line in lines]

    def _points(self, line: MapLine) -> list[LonLat]:
        """Return the points of a line that may be in sight, else none."""
        parts, span = self._borders.parts_a_degree, slice(line.first, line.after)
        xs, ys = (column[span] for column in self._borders.arc_columns(line.arc))
        box = (min(xs) / parts, min(ys) / parts, max(xs) / parts, max(ys) / parts)
        if not meet(box, self._reach):
            return []
        return [(x / parts, y / parts) for x, y in zip(xs, ys, strict=True)]

    def _stroke(
        self, lines: Iterable[list[Point]], colour: Colour, thickness_pt: float, dash: str = ""
    ) -> None:
        paths = "\n".join(_path(line, is_closed=False) for line in lines)
        if paths:
            begin = f"{colour_words(colour)} RG {thickness_pt:.3g} w"
            self._ground.operators.append(
                f"{begin} {dash}\n{paths}\nS" + (" [] 0 d" if dash else "")
            )


def _new_runs(ring: Sequence[LonLat], seen: set[frozenset[LonLat]]) -> Iterator[list[LonLat]]:
    """Yield the stretches of a ring whose segments are not in `seen`, and note them."""
    run: list[LonLat] = []
    for start, end in itertools.pairwise(ring):
        segment = frozenset((start, end))
        if segment in seen:
            if run:
                yield run
            run = []
        else:
            seen.add(segment)
            run = [*(run or [start]), end]
    if run:
        yield run


def _path(points: Sequence[Point], *, is_closed: bool) -> str:
    """Return a path in tenths of a point; what is smaller is not seen."""
    (x, y), *others = points
    steps = " ".join(f"{a:.1f} {b:.1f} l" for a, b in others)
    return f"{x:.1f} {y:.1f} m {steps}" + (" h" if is_closed else "")
