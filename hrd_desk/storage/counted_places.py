"""Where the events of a search took place, counted on a grid of 0.1 degree."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from hrd_desk.model.query import Box, Query
from hrd_desk.storage.bitsets import mask_of
from hrd_desk.storage.columns import raw_rows


@dataclass(frozen=True, slots=True)
class CountedPlace:
    """Towns, or regions, at a point in whole tenths of a degree, and how many events it has."""

    name: str
    latitude_deg: float
    longitude_deg: float
    count: int = 0
    records: int = 0

    def query(self) -> Query:
        """Return what finds the records around the point: what is rounded to it."""
        south, west = self.latitude_deg - _HALF_DEG, self.longitude_deg - _HALF_DEG
        corners = (south, west, south + _SIDE_DEG, west + _SIDE_DEG)
        most = (90.0, 180.0, 90.0, 180.0)
        return Box(
            *(
                round(min(max(corner, -limit), limit), 6)
                for corner, limit in zip(corners, most, strict=True)
            )
        )


Point = tuple[int, int]
"""Latitude and longitude in tenths of a degree."""

_HALF_DEG = 0.05
_SIDE_DEG = 2 * _HALF_DEG - 1e-6
_MOST_NAMES = 3
_IN_FILES = "IN ('public', 'internal', 'restricted')"
_PLACES = (
    "SELECT event_id, locality, region, latitude_deg, longitude_deg FROM place"
    f" WHERE latitude_deg IS NOT NULL AND coalesce(confidentiality, 'internal') {_IN_FILES}"
    f" AND event_id NOT IN (SELECT id FROM event WHERE NOT confidentiality {_IN_FILES})"
    " ORDER BY event_id"
)
"""The map is kept as a file, and no file tells where a sensitive place is, not inside either; nor
any place of a record that has that mark itself."""


def counted_places(session: Session, found: int, head: Mapping[int, int]) -> list[CountedPlace]:
    """Return the points of the records `found`; `head` names what is one event with others.

    Sensitive places, those of sensitive records, and those of either with a mark that this version
    does not know, are left out.
    """
    shown, floor = mask_of(found), math.floor
    named: dict[tuple[Point, str], int] = {}
    records: dict[Point, int] = {}
    linked: set[tuple[int, Point]] = set()
    repeated: Counter[Point] = Counter()
    before, seen = 0, set[Point]()
    for event_id, town, region, latitude, longitude in raw_rows(session, _PLACES):
        if event_id >= len(shown) or not shown[event_id]:
            continue
        # What lies in the middle goes up, so that a box can hold what is rounded to a point.
        point = floor(latitude * 10 + 0.5), floor(longitude * 10 + 0.5)
        name = (point, town or region)
        named[name] = named.get(name, 0) + 1
        if event_id != before:
            before, seen = event_id, {point}
        elif point in seen:
            continue
        else:
            seen.add(point)
        records[point] = records.get(point, 0) + 1
        if event_id in head:
            repeated[point] += 1
            linked.add((head[event_id], point))
    events = Counter(records)
    events.subtract(repeated)
    events.update(point for _head, point in linked)
    return _places_of(events, records, named)


def _places_of(
    events: Counter[Point], records: Mapping[Point, int], named: Mapping[tuple[Point, str], int]
) -> list[CountedPlace]:
    """Return points with their commonest names, those with most events first."""
    names: dict[Point, list[str]] = {}
    for (point, name), _count in sorted(named.items(), key=lambda item: -item[1]):
        names.setdefault(point, []).append(name)
    return [
        CountedPlace(
            ", ".join(name for name in names[point][:_MOST_NAMES] if name),
            point[0] / 10,
            point[1] / 10,
            count,
            records[point],
        )
        for point, count in events.most_common()
    ]
