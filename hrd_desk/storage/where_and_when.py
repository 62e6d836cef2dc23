"""When and where: conditions of a query on days, points, regions and the map."""

import math
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, text, tuple_
from sqlalchemy.orm import Session, aliased

from hrd_desk.model.event import UNKNOWN_DAY, Event
from hrd_desk.model.globe import EARTH_RADIUS_KM, distance_km
from hrd_desk.model.parts import Place, in_order
from hrd_desk.model.query import Box, Dated, OnMap, Within
from hrd_desk.vocabulary.folding import fold


def dated_within(dated: Dated | Within) -> ColumnElement[bool]:
    """Return the events that may have happened in a period, or that surely did (`Within`)."""
    conditions: list[ColumnElement[bool]] = []
    if isinstance(dated, Within):
        if dated.first is not None:
            conditions.append(Event.start_earliest >= dated.first)
        if dated.last is not None:
            conditions += [Event.start_latest <= dated.last, Event.start_latest > UNKNOWN_DAY]
        return and_(*conditions)
    if dated.first is not None:
        conditions.append(Event.start_latest >= dated.first)
    if dated.last is not None:
        conditions += [Event.start_earliest <= dated.last, Event.start_earliest > UNKNOWN_DAY]
    return and_(*conditions)


def ids_around(
    session: Session, latitude_deg: float, longitude_deg: float, radius_km: float
) -> list[int]:
    """Return the local ids of events with a point in this circle, measured on the globe."""
    height_deg = math.degrees(radius_km / EARTH_RADIUS_KM)
    narrowest = max(math.cos(math.radians(min(abs(latitude_deg) + height_deg, 90.0))), 0.01)
    width_deg = min(height_deg / narrowest, 360.0)
    query = select(Place.event_id, Place.latitude_deg, Place.longitude_deg).where(
        Place.latitude_deg.between(latitude_deg - height_deg, latitude_deg + height_deg)
    )
    if width_deg < 180 - abs(longitude_deg):
        west, east = longitude_deg - width_deg, longitude_deg + width_deg
        query = query.where(Place.longitude_deg.between(west, east))
    point = (latitude_deg, longitude_deg)
    return sorted(
        {
            event_id
            for event_id, latitude, longitude in session.execute(query)
            if latitude is not None
            and longitude is not None
            and distance_km(*point, latitude, longitude) <= radius_km
        }
    )


def in_box(box: Box | OnMap) -> ColumnElement[bool]:
    """Return the places in a box of a map; of `OnMap` those that stand for their event there."""
    conditions: list[ColumnElement[bool]] = [
        Place.latitude_deg.between(box.south_deg, box.north_deg)
    ]
    if box.west_deg <= box.east_deg:
        conditions.append(Place.longitude_deg.between(box.west_deg, box.east_deg))
    else:
        west, east = Place.longitude_deg >= box.west_deg, Place.longitude_deg <= box.east_deg
        conditions.append(or_(west, east))
    if isinstance(box, OnMap):
        conditions.append(~_has_place_before())
    return and_(*conditions)


def _has_place_before() -> ColumnElement[bool]:
    """Return whether the event has a place that stands for it on a map instead of this one."""
    other = aliased(Place)
    is_before = or_(
        other.is_primary > Place.is_primary,
        and_(
            other.is_primary == Place.is_primary,
            tuple_(*in_order(other)) < tuple_(*in_order(Place)),
        ),
    )
    is_other = and_(other.event_id == Place.event_id, other.latitude_deg.is_not(None), is_before)
    return exists().where(is_other).correlate(Place)


_REGIONS = """
WITH RECURSIVE known (name) AS (
    SELECT min(region) FROM place WHERE region > ''
    UNION ALL
    SELECT (SELECT min(region) FROM place WHERE region > known.name) FROM known
    WHERE known.name IS NOT NULL
)
SELECT name FROM known WHERE name IS NOT NULL
"""
"""Every name once, from one step of the index to the next: no place is read."""


def with_place(condition: ColumnElement[bool]) -> Select[Any]:
    """Return the local ids of events that have a place of this kind."""
    # Places of its own: the query around it may read places too, as that of the map does.
    return select(Place.event_id).where(condition).correlate(None)


def in_regions_named(session: Session, name: str) -> ColumnElement[bool]:
    """Return the regions whose name is this one for a reader; there are few different ones."""
    regions = session.scalars(text(_REGIONS))
    wanted = fold(name)
    return Place.region.in_([region for region in regions if fold(region) == wanted])
