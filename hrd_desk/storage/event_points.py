"""Where events happened, for maps: one point an event, without loading any record."""

from array import array
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.model.parts import Place, in_order
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.event_lists import EventFilter, count_events, filtered

READ_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class EventPoints:
    """Local ids of events and their points (WGS 84, degrees), the newest event first."""

    ids: "array[int]"
    latitudes_deg: "array[float]"
    longitudes_deg: "array[float]"
    without_point: int
    """How many events of the filter have no place with coordinates."""

    def __len__(self) -> int:
        return len(self.ids)


def event_points(session: Session, wanted: EventFilter, progress: Progress = silent) -> EventPoints:
    """Return a point for each event that `wanted` lets through and that has one.

    It is that of the main place, else that of the first place with coordinates.
    """
    total = count_events(session, wanted)
    columns: list[Any] = [Event.id, Place.latitude_deg, Place.longitude_deg]
    places = select(*columns).join(Place, Place.event_id == Event.id)
    query: Select[Any] = filtered(session, places, wanted).where(Place.latitude_deg.is_not(None))
    place = (Place.is_primary.desc(), *in_order(Place))
    order = (Event.start_earliest.desc(), Event.id.desc(), *place)
    found = EventPoints(array("q"), array("d"), array("d"), 0)
    before = None
    for rows in session.execute(query.order_by(*order)).partitions(READ_AT_ONCE):
        progress(len(found), total)
        for event_id, latitude, longitude in rows:
            if event_id != before:
                found.ids.append(event_id)
                found.latitudes_deg.append(latitude)
                found.longitudes_deg.append(longitude)
                before = event_id
    columns_found = (found.ids, found.latitudes_deg, found.longitudes_deg)
    return EventPoints(*columns_found, without_point=total - len(found))
