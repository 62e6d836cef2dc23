"""Points of events for the map: one an event, the newest first, what has none counted."""

import pytest

from hrd_desk.errors import CancelledError
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Place
from hrd_desk.model.query import Box, Has, InRegion, Not, Part, Query
from hrd_desk.storage.event_lists import EventFilter, count_events, event_rows
from hrd_desk.storage.event_points import EventPoints, event_points
from hrd_desk.storage.events import delete_event, save_event
from hrd_desk.storage.opening import OpenDesk

ALMATY, ASTANA, OSH = (43.24, 76.93), (51.13, 71.43), (40.53, 72.80)


def place(point: tuple[float, float] | None, *, is_primary: bool = False) -> Place:
    latitude, longitude = point or (None, None)
    return Place(latitude_deg=latitude, longitude_deg=longitude, is_primary=is_primary)


def log(desk: OpenDesk, title: str, day: str, *places: Place) -> Event:
    event = Event(title=title)
    event.start_date = day
    for position, each in enumerate(places):
        each.position = position
    event.places = list(places)
    with desk.database.transaction("save") as session:
        return save_event(session, event)


def read(desk: OpenDesk, wanted: EventFilter | None = None) -> EventPoints:
    with desk.database.snapshot() as session:
        return event_points(session, wanted or EventFilter())


def pairs(points: EventPoints) -> list[tuple[float, float]]:
    return list(zip(points.latitudes_deg, points.longitudes_deg, strict=True))


def test_an_event_stands_at_its_main_place(desk: OpenDesk) -> None:
    log(desk, "Two places", "2023", place(ASTANA), place(ALMATY, is_primary=True))
    assert pairs(read(desk)) == [ALMATY]


def test_a_main_place_without_a_point_gives_way(desk: OpenDesk) -> None:
    log(desk, "Far", "2023", place(None, is_primary=True), place(OSH), place(ASTANA))
    points = read(desk)
    assert pairs(points) == [OSH]
    assert points.without_point == 0


def test_the_newest_come_first_and_what_has_no_point_is_counted(desk: OpenDesk) -> None:
    log(desk, "Old", "2019", place(ALMATY))
    new = log(desk, "New", "2024", place(ASTANA))
    log(desk, "Nowhere", "2022")
    log(desk, "A name alone", "2021", place(None))
    points = read(desk)
    assert pairs(points) == [ASTANA, ALMATY]
    assert points.without_point == 2
    with desk.database.snapshot() as session:
        rows = event_rows(session, list(points.ids))
    assert [row.title for row in rows] == ["New", "Old"]
    assert rows[0].uid == new.uid


def test_the_filter_of_the_list_holds(desk: OpenDesk) -> None:
    log(desk, "Raid on the market", "2023", place(ALMATY))
    log(desk, "Lawyer released", "2023", place(ASTANA))
    log(desk, "Raid without a place", "2023")
    points = read(desk, EventFilter(words="raid"))
    assert pairs(points) == [ALMATY]
    assert points.without_point == 1


def test_a_deleted_event_is_not_on_the_map(desk: OpenDesk) -> None:
    event = log(desk, "Twice", "2023", place(ALMATY))
    with desk.database.transaction("delete") as session:
        delete_event(session, event.uid, "Entered twice")
    assert len(read(desk)) == 0
    assert read(desk).without_point == 0


def test_reading_can_be_cancelled(desk: OpenDesk) -> None:
    log(desk, "One", "2023", place(ALMATY))

    def cancel(_done: int, _total: int) -> None:
        raise CancelledError

    with desk.database.snapshot() as session, pytest.raises(CancelledError):
        event_points(session, EventFilter(), cancel)


def test_what_the_filter_asks_of_places_is_not_asked_of_the_point(desk: OpenDesk) -> None:
    log(desk, "Two places", "2023", place(ALMATY), place(None))
    log(desk, "Nowhere", "2022")
    box = Box(west_deg=76, south_deg=43, east_deg=77, north_deg=44)
    asked: list[Query] = [box, InRegion("Almaty"), *map(Has, Part)]
    for query in [*asked, *map(Not, asked)]:
        wanted = EventFilter(query=query)
        points = read(desk, wanted)
        with desk.database.snapshot() as session:
            assert len(points) + points.without_point == count_events(session, wanted), query
    assert pairs(read(desk, EventFilter(query=box))) == [ALMATY]
    assert len(read(desk, EventFilter(query=Not(Has(Part.PLACE))))) == 0
