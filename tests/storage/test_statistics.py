"""Counts of arbitrary records are those of a person who goes through them one by one."""

import uuid
from collections.abc import Iterator

import pytest

from hrd_desk.model.event import UNKNOWN_DAY, Event
from hrd_desk.model.parts import Count, EventLink, Place
from hrd_desk.model.query import Coded, Has, Part, Query, not_of
from hrd_desk.publishing.sheets import SheetMaker
from hrd_desk.publishing.speech import Speech
from hrd_desk.storage.chains import SAME_EVENT_LINKS
from hrd_desk.storage.columns import EventColumns
from hrd_desk.storage.dimensions import SPLIT, Dimension, Group
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.people import PeopleSets
from hrd_desk.storage.statistics import Statistics, Unit
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import CODE, a_desk, an_event, saved, vocabulary_of
from tests.storage.counted import fill, fits, records_of

QUERIES: tuple[Query | None, ...] = (
    None,
    Coded((("country", "KZ"), ("country", "MM"))),
    not_of(Has(Part.LINK)),
    Coded((("country", "FR"),)),
)
DIMENSIONS = tuple(one for one in Dimension if one is not Dimension.DESK)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    with a_desk(tmp_path_factory.mktemp("statistics")) as desk:
        fill(desk, 80, seed=11)
        yield desk


@pytest.fixture(scope="module")
def everything(filled: OpenDesk) -> list[Event]:
    return records_of(filled)


class Plain:
    """Events as lists of records, counted by loops."""

    def __init__(self, records: list[Event], query: Query | None, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.found = [record for record in records if fits(record, query, vocabulary, CODE)]
        known = {record.uid: {record.uid} for record in records}
        for record in records:
            for link in record.links:
                if link.link_type in SAME_EVENT_LINKS:
                    one = known[record.uid] | known.setdefault(link.target_uid, {link.target_uid})
                    for uid in one:
                        known[uid] = one
        events: dict[frozenset[uuid.UUID], list[Event]] = {}
        for record in self.found:
            events.setdefault(frozenset(known[record.uid]), []).append(record)
        self.events = [sorted(event, key=_first_day) for event in events.values()]

    def under(self, group: Group) -> list[list[Event]]:
        """Return the events of a group."""
        if group.dimension not in SPLIT:
            return [event for event in self.events if any(self.has(r, group) for r in event)]
        return [event for event in self.events if self.tells(event, group)]

    def has(self, record: Event, group: Group) -> bool:
        if group.dimension in (Dimension.YEAR, Dimension.MONTH):
            first, last, size = record.start_earliest, record.start_latest, len(group.code)
            is_sure = f"{first}"[:size] == f"{last}"[:size]
            return last > UNKNOWN_DAY and is_sure and f"{last}"[:size] == group.code
        return fits(record, group.query(), self.vocabulary, CODE)

    def tells(self, event: list[Event], group: Group) -> bool:
        """Say whether the first record that tells it at all is of the group."""
        for record in event:
            if group.dimension in (Dimension.YEAR, Dimension.MONTH):
                size = len(group.code)
                first, last = f"{record.start_earliest}"[:size], f"{record.start_latest}"[:size]
                if record.start_latest == UNKNOWN_DAY or first != last:
                    continue
            else:
                known = {
                    Dimension.COUNTRY: record.country_code,
                    Dimension.STATUS: record.record_status,
                    Dimension.VERIFICATION: record.verification,
                    Dimension.MONITORING: record.monitoring_status,
                }
                if not known[group.dimension]:
                    continue
            return self.has(record, group)
        return False

    def violations(self, events: list[list[Event]], *groups: Group) -> int:
        """Return the kinds of each event, those of a group alone where it is one of violations."""
        kinds = {term.code for term in self.vocabulary.walk("violation")}
        for group in groups:
            if group.dimension is Dimension.VIOLATION:
                kinds &= {term.code for term in self.vocabulary.within("violation", group.code)}
        return sum(
            len(
                kinds.intersection(
                    term.code for record in event for term in record.terms("violations")
                )
            )
            for event in events
        )

    def people(self, events: list[list[Event]], role: str) -> tuple[int, int | None, int, int]:
        low, high, known, is_open = 0, 0, 0, False
        for event in events:
            told = [(c.minimum, c.maximum) for r in event for c in r.counts if c.role == role]
            told = [pair for pair in told if pair != (None, None)]
            if not told:
                continue
            known += 1
            least = max(pair[0] or 0 for pair in told)
            tops = [pair[1] for pair in told if pair[1] is not None]
            low += least
            high += max([*tops, least])
            is_open = is_open or not tops
        return low, None if is_open else high, known, len(events) - known


def _first_day(record: Event) -> tuple[bool, object, int]:
    is_unknown = record.start_earliest == UNKNOWN_DAY
    return is_unknown, record.start_earliest, record.id


@pytest.mark.parametrize("query", QUERIES)
def test_numbers_by_one_thing_are_those_of_a_plain_count(
    filled: OpenDesk, everything: list[Event], query: Query | None
) -> None:
    vocabulary = vocabulary_of(filled)
    plain = Plain(everything, query, vocabulary)
    with filled.database.snapshot() as session:
        found = Statistics(session, EventColumns().bring_up(session), vocabulary, query)
        tables = {(u, d): found.table(u, d) for u in Unit for d in DIMENSIONS}
    assert (found.records, found.events.bit_count()) == (len(plain.found), len(plain.events))
    assert found.left_out == len(plain.found) - len(plain.events)
    for (unit, dimension), table in tables.items():
        in_some: set[int] = set()
        for line in table.lines:
            assert line.group is not None
            events = plain.under(line.group)
            in_some |= set(map(id, events))
            if unit is Unit.EVENTS:
                assert line.count == len(events) > 0, line.group
                query = line.group.query()
                behind = [r for r in plain.found if fits(r, query, vocabulary, CODE)]
                if not line.is_of_event:
                    assert line.records == len(behind), line.group
                else:
                    assert line.records == sum(map(len, events)), line.group
            elif unit is Unit.VIOLATIONS:
                assert line.count == plain.violations(events, line.group)
            else:
                people = line.people
                assert people is not None
                told = (people.at_least, people.at_most, people.known, people.unknown)
                assert told == plain.people(events, "affected")
        if unit is Unit.EVENTS:
            assert table.missing.count == len(plain.events) - len(in_some), dimension
            if table.is_split:
                added = sum(line.count for line in table.lines) + table.missing.count
                assert added == table.total.count


def test_numbers_by_two_things_are_those_of_a_plain_count(
    filled: OpenDesk, everything: list[Event]
) -> None:
    vocabulary = vocabulary_of(filled)
    plain = Plain(everything, None, vocabulary)
    with filled.database.snapshot() as session:
        found = Statistics(session, EventColumns().bring_up(session), vocabulary, None)
        crossing = found.cross(Unit.EVENTS, Dimension.VIOLATION, Dimension.YEAR)
        killed = found.cross(Unit.PEOPLE, Dimension.COUNTRY, Dimension.RIGHT, "killed")
    for made, role in ((crossing, ""), (killed, "killed")):
        for row, cells in zip(made.rows, made.cells, strict=True):
            for column, cell in zip(made.columns, cells, strict=True):
                if row is None or column is None:
                    continue
                in_column = set(map(id, plain.under(column)))
                events = [event for event in plain.under(row) if id(event) in in_column]
                if role:
                    assert cell.people is not None
                    assert (cell.people.at_least, cell.people.known) == (
                        *plain.people(events, role)[:1],
                        plain.people(events, role)[2],
                    )
                else:
                    assert cell.count == len(events)
    assert crossing.total.count == len(plain.events)


def test_places_have_the_events_of_a_plain_count(filled: OpenDesk, everything: list[Event]) -> None:
    vocabulary = vocabulary_of(filled)
    plain = Plain(everything, None, vocabulary)
    with filled.database.snapshot() as session:
        found = Statistics(session, EventColumns().bring_up(session), vocabulary, None)
        places = found.places()
    for place in places:
        query = place.query()
        records = [r for r in plain.found if fits(r, query, vocabulary, CODE)]
        assert place.records == len(records)
        has_one = [any(r in records for r in event) for event in plain.events]
        assert place.count == sum(has_one) > 0
    points = {
        (round(place.latitude_deg, 2), place.longitude_deg)
        for record in plain.found
        for place in record.places
        if place.latitude_deg is not None
    }
    assert len(places) == len(points)


def test_sentences_tell_no_number_that_tables_withhold(desk: OpenDesk) -> None:
    vocabulary = vocabulary_of(desk)
    for minimum in (None, 4):
        counts = [Count(role="affected", minimum=minimum, maximum=minimum, words="x")]
        saved(desk, an_event(vocabulary, counts=counts))
    with desk.database.snapshot() as session:
        found = Statistics(session, EventColumns().bring_up(session), vocabulary, None)
        told = {
            smallest: " ".join(
                SheetMaker(found, vocabulary, Speech("en"), smallest).totals("affected").notes
            )
            for smallest in (0, 3)
        }
    assert "2 records found 2 events 1 event tells no number" in told[0]
    assert "<3 records found <3 events <3 events tell no number" in told[3]


def test_sensitive_places_are_not_on_the_map(desk: OpenDesk) -> None:
    """The map is kept as a picture, and no file tells where such a place is, not inside either."""
    vocabulary = vocabulary_of(desk)
    marks = {None: 43.2, "internal": 44.2, "restricted": 45.2, "sensitive": 46.2, "other": 47.2}
    for mark, latitude_deg in marks.items():
        place = Place(locality=f"Town {mark}", latitude_deg=latitude_deg, longitude_deg=76.9)
        place.confidentiality = mark
        saved(desk, an_event(vocabulary, places=[place]))
    with desk.database.snapshot() as session:
        found = Statistics(session, EventColumns().bring_up(session), vocabulary, None)
        sheet = SheetMaker(found, vocabulary, Speech("en")).places()
        assert found.whole(Unit.EVENTS).count == len(marks)
    assert {row.label for row in sheet.rows} == {"Town None", "Town internal", "Town restricted"}
    note = "Places and records that may be passed on only encrypted are not on the map."
    assert note in sheet.notes


def test_no_place_of_a_sensitive_record_is_on_the_map(desk: OpenDesk) -> None:
    """Neither as a point of its own nor in the number of another, whatever mark the place has."""
    vocabulary = vocabulary_of(desk)
    marks = ("public", "internal", "restricted", "sensitive", "other")
    for number, mark in enumerate(marks):
        for degrees in (43.2, 50.0 + number):
            place = Place(locality=f"Town {degrees}", latitude_deg=degrees, longitude_deg=76.9)
            place.confidentiality = "public" if number % 2 else None
            saved(desk, an_event(vocabulary, places=[place], confidentiality=mark))
    with desk.database.snapshot() as session:
        found = Statistics(session, EventColumns().bring_up(session), vocabulary, None)
        places = found.places()
    told = {place.name: (place.count, place.records) for place in places}
    assert told == {"Town 43.2": (3, 3)} | {f"Town 5{n}.0": (1, 1) for n in range(3)}


def test_updates_of_a_record_that_is_not_here_are_one_event(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    away = uuid.uuid4()
    for day, number in (("2023-06-02", 30), ("2023-06-01", 12)):
        event = an_event(vocabulary, start_date=day)
        event.counts = [Count(role="affected", minimum=number, maximum=number, words="so many")]
        event.links = [EventLink(target_uid=away, link_type="update-of")]
        saved(desk, event)
    with desk.database.snapshot() as session:
        found = Statistics(session, EventColumns().bring_up(session), vocabulary, None)
        people = found.table(Unit.PEOPLE, Dimension.MONTH)
    assert (found.records, found.events.bit_count(), found.left_out) == (2, 1, 1)
    (line,) = people.lines
    assert (line.count, line.people and line.people.at_most) == (30, 30)


def test_people_add_up_whatever_the_numbers() -> None:
    told = [(1, 0, 0), (2, 7, None), (3, None, 4), (4, 1000, 1001), (5, None, None), (900, 3, 3)]
    people = PeopleSets()
    people.add([*told, (4, 5, 5)])
    everybody = sum(1 << number for number, _low, _high in told)
    sums = people.over(everybody)
    assert (sums.at_least, sums.at_most, sums.known, sums.unknown) == (1010, None, 5, 1)
    closed = people.over(everybody & ~(1 << 2))
    assert (closed.at_least, closed.at_most) == (1003, 1008)
    assert [people.bounds(number) for number in (2, 3, 5)] == [(7, None), (0, 4), (None, None)]
    people.drop(1 << 4)
    assert people.over(everybody).at_least == 10
