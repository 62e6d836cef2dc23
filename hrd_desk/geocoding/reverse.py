"""The places nearest to a point, by the grid of `grid.py`."""

import math
from bisect import bisect_left
from collections.abc import Iterator
from heapq import nsmallest

from hrd_desk.geocoding.gazetteer import Gazetteer
from hrd_desk.geocoding.grid import COLUMNS, KM_A_DEGREE, column_of, row_of
from hrd_desk.model.globe import distance_km

_RADII_KM = (10.0, 40.0)
"""Looked through first, because most points have a place so near."""
_NEAR_POLE_DEG = 89.0


def nearest_places(
    gazetteer: Gazetteer, latitude_deg: float, longitude_deg: float, limit: int, farthest_km: float
) -> list[tuple[float, int]]:
    """Return the nearest localities with their distances in km, the nearest first."""
    found: list[tuple[float, int]] = []
    for radius_km in (*(radius for radius in _RADII_KM if radius < farthest_km), farthest_km):
        distances = (
            (distance_km(latitude_deg, longitude_deg, *gazetteer.point(place)), place)
            for place in _within_box(gazetteer, latitude_deg, longitude_deg, radius_km)
        )
        found = nsmallest(limit, (pair for pair in distances if pair[0] <= radius_km))
        if len(found) == limit:
            break
    return found


def _within_box(
    gazetteer: Gazetteer, latitude_deg: float, longitude_deg: float, radius_km: float
) -> Iterator[int]:
    """Yield the places in all cells that a circle touches."""
    reach_deg = radius_km / KM_A_DEGREE
    south, north = max(latitude_deg - reach_deg, -90.0), min(latitude_deg + reach_deg, 90.0)
    highest = max(abs(south), abs(north))
    if highest > _NEAR_POLE_DEG:
        first, last = 0, COLUMNS - 1
    else:
        wide_deg = min(reach_deg / math.cos(math.radians(highest)), 179.0)
        first, last = column_of(longitude_deg - wide_deg), column_of(longitude_deg + wide_deg)
    spans = [(first, last)] if first <= last else [(first, COLUMNS - 1), (0, last)]
    for row in range(row_of(south), row_of(north) + 1):
        for west, east in spans:
            yield from in_cells(gazetteer, row * COLUMNS + west, row * COLUMNS + east)


def in_cells(gazetteer: Gazetteer, first: int, last: int) -> range:
    """Return the places in the cells of one row; they follow each other in the file."""
    cells, starts = gazetteer.columns["cell"], gazetteer.columns["cell.start"]
    return range(starts[bisect_left(cells, first)], starts[bisect_left(cells, last + 1)])
