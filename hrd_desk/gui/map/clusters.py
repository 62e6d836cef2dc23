"""Points by the hundred thousand, gathered into clusters for any zoom.

The points are kept in the order of a Z-curve over the map. A square of any size is then one
stretch of that order, found by two searches, so that nothing is prepared for each zoom: a view
asks for its own two hundred squares in less than a millisecond. How many points a stretch has and
where their middle is follows from running sums.
"""

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from hrd_desk.geocoding.mercator import WORLD, x_of, y_of
from hrd_desk.progress import Progress, silent

CELL_PX = 64
_BITS = 22
"""Of each coordinate: a square is then 10 metres wide at the equator."""
_SIDE = 1 << _BITS
_CELL_BITS = int(math.log2(WORLD / CELL_PX))
_HALF = 11
_INDEX_BITS = 32
_TOLD_EVERY = 20_000
_ROOM = 1.06
"""Circles keep a little distance from each other."""
RADII_PX = ((1, 6.5), (10, 13.0), (100, 16.0), (1000, 19.0), (10_000, 23.0))
"""Radius of the circle of fewer points than the number."""
_WIDEST_PX = 27.0


def _spread(number: int) -> int:
    """Put a zero between the bits of a number."""
    return sum((number >> bit & 1) << 2 * bit for bit in range(_HALF))


_SPREAD = [_spread(number) for number in range(1 << _HALF)]
_LOW = (1 << _HALF) - 1


def _curve(column: int, row: int) -> int:
    """Return where a square is on the Z-curve."""
    across = _SPREAD[column & _LOW] | _SPREAD[column >> _HALF] << 2 * _HALF
    down = _SPREAD[row & _LOW] | _SPREAD[row >> _HALF] << 2 * _HALF
    return across | down << 1


def radius_px(count: int) -> float:
    """Return how large the circle of so many points is."""
    if count == 1:
        return RADII_PX[0][1]
    return next((radius for most, radius in RADII_PX[1:] if count < most), _WIDEST_PX)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Points near each other at a zoom, and their middle in units of the map."""

    count: int
    x: float
    y: float
    stretches: tuple[tuple[int, int], ...]
    """First and after, in the order of the cloud."""

    def has(self, position: int) -> bool:
        """Return whether a point, by its position in the cloud, belongs to it."""
        return any(first <= position < after for first, after in self.stretches)


class PointCloud:
    """Points that never change; other points make another cloud."""

    def __init__(
        self,
        latitudes_deg: Sequence[float],
        longitudes_deg: Sequence[float],
        progress: Progress = silent,
    ) -> None:
        """Order the points (WGS 84, degrees); a tenth of a second for a hundred thousand."""
        xs = array("d", map(x_of, longitudes_deg))
        ys = array("d", map(y_of, latitudes_deg))
        keys, fine = [], _SIDE / WORLD
        for number, (x, y) in enumerate(zip(xs, ys, strict=True)):
            if number % _TOLD_EVERY == 0:
                progress(number, len(xs))
            column = min(int(x * fine), _SIDE - 1)
            row = min(max(int(y * fine), 0), _SIDE - 1)
            keys.append(_curve(column, row) << _INDEX_BITS | number)
        keys.sort()
        self._curve = array("Q", [key >> _INDEX_BITS for key in keys])
        self._order = array("L", [key & (1 << _INDEX_BITS) - 1 for key in keys])
        self._x_sums = array("d", chain((0.0,), accumulate(map(xs.__getitem__, self._order))))
        self._y_sums = array("d", chain((0.0,), accumulate(map(ys.__getitem__, self._order))))
        self._box = (min(xs), min(ys), max(xs), max(ys)) if keys else None

    def __len__(self) -> int:
        return len(self._order)

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """West, north, east, south of all points in units of the map; None without any."""
        return self._box

    def numbers(self, cluster: Cluster) -> list[int]:
        """Return the points of a cluster as numbers in the order they were given, sorted."""
        return sorted(
            number for first, after in cluster.stretches for number in self._order[first:after]
        )

    def numbers_by_square(self, cluster: Cluster) -> list[list[int]]:
        """Return the points of a cluster by the square of the map that each of them lies in."""
        return [list(self._order[first:after]) for first, after in cluster.stretches]

    def position(self, number: int) -> int:
        """Return where a point is in the order of the cloud."""
        return self._order.index(number)

    def clusters(self, level: int, columns: Iterable[int], rows: Iterable[int]) -> list[Cluster]:
        """Return the clusters in squares of a level, the largest first.

        At zoom `level` a square is `CELL_PX` wide. Columns may reach beyond the edges of the
        world, where it begins again. Circles that would overlap become one.
        """
        level = min(max(level, 0), _BITS - _CELL_BITS)
        found = list(self._in_squares(level, list(columns), rows))
        found.sort(key=lambda cluster: (-cluster.count, cluster.x, cluster.y))
        return _apart(found, 2.0**level)

    def _in_squares(self, level: int, columns: list[int], rows: Iterable[int]) -> Iterator[Cluster]:
        side = 1 << level + _CELL_BITS
        shift = 2 * (_BITS - level - _CELL_BITS)
        curve, x_sums, y_sums = self._curve, self._x_sums, self._y_sums
        for row in rows:
            if not 0 <= row < side:
                continue
            for column in columns:
                turn, within = divmod(column, side)
                first_code = _curve(within, row) << shift
                first = bisect_left(curve, first_code)
                after_code = first_code + (1 << shift)
                if first == len(curve) or curve[first] >= after_code:
                    continue
                after = bisect_left(curve, after_code, first)
                count = after - first
                x = (x_sums[after] - x_sums[first]) / count + turn * WORLD
                y = (y_sums[after] - y_sums[first]) / count
                yield Cluster(count, x, y, ((first, after),))


def _apart(found: list[Cluster], scale: float) -> list[Cluster]:
    """Let clusters, the largest first, take in the smaller ones that their circle would cover."""
    kept: dict[tuple[int, int], list[Cluster]] = {}
    reach = 2 * _WIDEST_PX * _ROOM
    for cluster in found:
        square = int(cluster.x * scale // reach), int(cluster.y * scale // reach)
        near = [
            (other, place)
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for place in [(square[0] + across, square[1] + down)]
            for other in kept.get(place, ())
            if _overlap(cluster, other, scale)
        ]
        if near:
            nearest, place = min(near, key=lambda pair: _distance(cluster, pair[0]))
            members = kept[place]
            members[members.index(nearest)] = _joined(nearest, cluster)
        else:
            kept.setdefault(square, []).append(cluster)
    return sorted(chain.from_iterable(kept.values()), key=lambda cluster: -cluster.count)


def _distance(first: Cluster, second: Cluster) -> float:
    return math.hypot(first.x - second.x, first.y - second.y)


def _overlap(first: Cluster, second: Cluster, scale: float) -> bool:
    reach = (radius_px(first.count) + radius_px(second.count)) * _ROOM
    return _distance(first, second) * scale < reach


def _joined(large: Cluster, small: Cluster) -> Cluster:
    """Return both as one; it stays where the larger one is, so that squares still hold."""
    stretches = (*large.stretches, *small.stretches)
    return Cluster(large.count + small.count, large.x, large.y, stretches)
