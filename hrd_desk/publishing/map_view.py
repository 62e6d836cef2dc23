"""A piece of the earth on paper: projected, fitted into a frame, clipped, simplified.

Lambert's azimuthal equal-area projection around the middle of what is shown, so that no country
looks larger than it is (Snyder, Map Projections: A Working Manual, chapter 24; a sphere suffices).
"""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrd_desk.geocoding.borders import LonLat
from hrd_desk.model.globe import EARTH_RADIUS_KM

Point = tuple[float, float]
"""Right of the left edge of the frame and above its lower one, in points."""

Box = tuple[float, float, float, float]
"""The least longitude and latitude, then the largest; or left, bottom, right, top."""

_BEHIND = 0.05
"""What lies further round the earth is not projected."""
_MARGIN_PT = 4.0
_POLAR_DEG = 84.0
_GRID = 12
_STRAIGHT_KM = 400.0


@dataclass(frozen=True, slots=True)
class Projection:
    """The plane that touches the earth at a point; distances in kilometres."""

    latitude_deg: float
    longitude_deg: float

    def flat(self, longitude_deg: float, latitude_deg: float) -> Point | None:
        """Return kilometres to the east and the north; None for the other side of the earth."""
        east = math.radians(longitude_deg - self.longitude_deg)
        here, there = math.radians(self.latitude_deg), math.radians(latitude_deg)
        sin_here, cos_here = math.sin(here), math.cos(here)
        sin, cos, cos_east = math.sin(there), math.cos(there), math.cos(east)
        facing = 1 + sin_here * sin + cos_here * cos * cos_east
        if facing < _BEHIND:
            return None
        scale = EARTH_RADIUS_KM * math.sqrt(2 / facing)
        x_km = scale * cos * math.sin(east)
        return x_km, scale * (cos_here * sin - sin_here * cos * cos_east)

    def round(self, x_km: float, y_km: float) -> LonLat:
        """Return longitude (within 180 degrees of the middle) and latitude of a flat point."""
        here, away = math.radians(self.latitude_deg), math.hypot(x_km, y_km)
        if not away:
            return self.longitude_deg, self.latitude_deg
        angle = 2 * math.asin(min(away / (2 * EARTH_RADIUS_KM), 1.0))
        sin, cos = math.sin(angle), math.cos(angle)
        latitude = math.asin(cos * math.sin(here) + y_km * sin * math.cos(here) / away)
        below = away * math.cos(here) * cos - y_km * math.sin(here) * sin
        longitude = math.atan2(x_km * sin, below)
        return self.longitude_deg + math.degrees(longitude), math.degrees(latitude)


@dataclass(frozen=True, slots=True)
class MapView:
    """A projection in a frame of `width_pt` and `height_pt`, at so many kilometres a point."""

    projection: Projection
    width_pt: float
    height_pt: float
    middle_km: Point
    km_a_point: float

    def at(self, longitude_deg: float, latitude_deg: float) -> Point | None:
        """Return where a place lies; it may be outside of the frame."""
        flat = self.projection.flat(longitude_deg, latitude_deg)
        if flat is None:
            return None
        x_pt = (flat[0] - self.middle_km[0]) / self.km_a_point + self.width_pt / 2
        return x_pt, (flat[1] - self.middle_km[1]) / self.km_a_point + self.height_pt / 2

    def holds(self, point: Point | None, margin_pt: float = 0.0) -> bool:
        """Return whether a point lies in the frame, not within `margin_pt` of its edge."""
        return (
            point is not None
            and margin_pt <= point[0] <= self.width_pt - margin_pt
            and margin_pt <= point[1] <= self.height_pt - margin_pt
        )

    def reach(self) -> Box:
        """Return the box of longitudes and latitudes that the frame lies in."""
        steps = [step / _GRID - 0.5 for step in range(_GRID + 1)]
        wide_km, high_km = self.width_pt * self.km_a_point, self.height_pt * self.km_a_point
        middle_x, middle_y = self.middle_km
        found = [
            self.projection.round(middle_x + x * wide_km, middle_y + y * high_km)
            for x in steps
            for y in steps
        ]
        longitudes, latitudes = zip(*found, strict=True)
        south, north = min(latitudes) - 1, max(latitudes) + 1
        if north > _POLAR_DEG or south < -_POLAR_DEG:
            return -math.inf, south, math.inf, north
        return min(longitudes) - 1, south, max(longitudes) + 1, north

    def ring(self, points: Iterable[LonLat], tolerance_pt: float) -> list[Point]:
        """Return a closed ring as far as the frame shows it; empty where it does not."""
        flat = self._flat(points)
        if flat is None or self._misses(flat):
            return []
        inside = clipped(flat, self._edges())
        shown = simplified(inside, tolerance_pt) if inside else []
        return shown if len(shown) > 2 else []  # noqa: PLR2004  what is less has no area

    def lines(self, points: Sequence[LonLat], tolerance_pt: float) -> list[list[Point]]:
        """Return the stretches of a line that the frame shows."""
        flat = self._flat(points)
        if flat is None or self._misses(flat):
            return []
        found: list[list[Point]] = []
        run: list[Point] = []
        left, bottom, right, top = self._edges()
        for start, end in itertools.pairwise(flat):
            is_away = (
                max(start[0], end[0]) < left
                or min(start[0], end[0]) > right
                or max(start[1], end[1]) < bottom
                or min(start[1], end[1]) > top
            )
            if is_away:
                found += [run] if run else []
                run = []
            else:
                run = [*run, end] if run else [start, end]
        found += [run] if run else []
        return [simplified(stretch, tolerance_pt) for stretch in found]

    def _flat(self, points: Iterable[LonLat]) -> list[Point] | None:
        found = [self.at(*point) for point in points]
        known = [point for point in found if point is not None]
        return known if len(known) == len(found) else None

    def _edges(self) -> Box:
        right, top = self.width_pt + _MARGIN_PT, self.height_pt + _MARGIN_PT
        return -_MARGIN_PT, -_MARGIN_PT, right, top

    def _misses(self, points: list[Point]) -> bool:
        left, bottom, right, top = self._edges()
        xs, ys = zip(*points, strict=True)
        return bool(max(xs) < left or min(xs) > right or max(ys) < bottom or min(ys) > top)


def meet(box: Box, reach: Box) -> bool:
    """Return whether two boxes of longitudes and latitudes meet, whichever way round the earth."""
    west, south, east, north = reach
    if box[3] < south or box[1] > north:
        return False
    return any(box[0] + turn <= east and box[2] + turn >= west for turn in (0, -360, 360))


def fitted(
    points: Sequence[LonLat], width_pt: float, heights_pt: tuple[float, float], pad: float = 0.06
) -> MapView:
    """Return a view of `width_pt` that shows all points, as high as they need.

    Longitudes go on beyond 180 where the points lie across the antimeridian. `heights_pt` are the
    least and the largest height.
    """
    longitudes, latitudes = zip(*points, strict=True)
    middle = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
    projection = Projection(*middle)
    known = [flat for flat in (projection.flat(*point) for point in points) if flat is not None]
    xs, ys = zip(*known, strict=True)
    wide_km = max(max(xs) - min(xs), _STRAIGHT_KM / 4)
    high_km = max(max(ys) - min(ys), _STRAIGHT_KM / 8)
    least, largest = heights_pt
    height_pt = min(max(width_pt * high_km / wide_km, least), largest)
    inner = 1 - 2 * pad
    scale = max(wide_km / (width_pt * inner), high_km / (height_pt * inner))
    centre = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return MapView(projection, width_pt, height_pt, centre, scale)


def simplified(points: list[Point], tolerance_pt: float) -> list[Point]:
    """Return a line without the points that it passes within `tolerance_pt` anyway.

    After Douglas and Peucker; without recursion, because coasts are long. Points nearer to the
    one before than a third of it are passed over first.
    """
    points = _thinned(points, tolerance_pt / 3)
    keeps = bytearray(len(points))
    keeps[0] = keeps[-1] = 1
    pending = [(0, len(points) - 1)]
    while pending:
        first, last = pending.pop()
        farthest, at = _farthest(points, first, last)
        if farthest > tolerance_pt * tolerance_pt:
            keeps[at] = 1
            pending += [(first, at), (at, last)]
    return [point for point, keep in zip(points, keeps, strict=True) if keep]


def _thinned(points: list[Point], least_pt: float) -> list[Point]:
    """Return a line without points that are nearer than so much to the one before; both ends."""
    x, y = points[0]
    found = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - x) > least_pt or abs(point[1] - y) > least_pt:
            x, y = point
            found.append(point)
    return [*found, points[-1]]


def _farthest(points: list[Point], first: int, last: int) -> tuple[float, int]:
    """Return the square of the largest distance from the straight line, and which point it is."""
    ax, ay = points[first]
    dx, dy = points[last][0] - ax, points[last][1] - ay
    square, best, at = dx * dx + dy * dy, -1.0, first
    for index in range(first + 1, last):
        x, y = points[index][0] - ax, points[index][1] - ay
        if square:
            share = min(max((x * dx + y * dy) / square, 0.0), 1.0)
            x, y = x - share * dx, y - share * dy
        away = x * x + y * y
        if away > best:
            best, at = away, index
    return best, at


def clipped(ring: list[Point], edges: Box) -> list[Point]:
    """Return the part of a ring within left, bottom, right, top (after Sutherland and Hodgman)."""
    left, bottom, right, top = edges
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, bottom, 1), (1, top, -1)):
        found: list[Point] = []
        before = ring[-1] if ring else (0.0, 0.0)
        for point in ring:
            is_in = sign * (point[axis] - limit) >= 0
            was_in = sign * (before[axis] - limit) >= 0
            if is_in != was_in:
                share = (limit - before[axis]) / (point[axis] - before[axis])
                found.append(
                    (
                        before[0] + share * (point[0] - before[0]),
                        before[1] + share * (point[1] - before[1]),
                    )
                )
            if is_in:
                found.append(point)
            before = point
        ring = found
    return ring
