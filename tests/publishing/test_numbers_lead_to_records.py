"""What stands behind a number, typed into the search field, finds just the records it counts."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.model.event import Event
from hrd_desk.model.parts import EventLink, Place
from hrd_desk.model.query import Coded, Has, Part, Query, all_of, not_of, of_event
from hrd_desk.model.query_reading import read_query
from hrd_desk.model.query_showing import shown
from hrd_desk.model.query_values import Meaning
from hrd_desk.publishing.chart_files import drawn
from hrd_desk.publishing.chart_spots import chart_spots, query_of
from hrd_desk.publishing.ready_reports import Report, report_query, report_sheets
from hrd_desk.publishing.sheets import Cell, Shape, Sheet, SheetMaker
from hrd_desk.publishing.speech import Speech
from hrd_desk.storage.bitsets import ids_of
from hrd_desk.storage.chains import Chains
from hrd_desk.storage.columns import EventColumns
from hrd_desk.storage.dimensions import Dimension
from hrd_desk.storage.event_lists import EventFilter, count_events, event_uids
from hrd_desk.storage.found import found_events
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.statistics import Statistics, Unit
from tests.builders import CODE, a_desk, an_event, saved, vocabulary_of
from tests.storage.counted import fill, records_of
from tests.storage.test_found import a_query

SINGLE = not_of(Has(Part.LINK))
"""Records that continue no other one: each is an event of its own."""
KZ_OR_MM = Coded((("country", "KZ"), ("country", "MM")))
CROSSED = (
    (Dimension.VIOLATION, Dimension.YEAR),
    (Dimension.RIGHT, Dimension.MONTH),
    (Dimension.COUNTRY, Dimension.PERPETRATOR),
    (Dimension.REGION, Dimension.VERIFICATION),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    with a_desk(tmp_path_factory.mktemp("leading")) as desk:
        fill(desk, 40, seed=7)
        yield desk


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    """Every other record continues another one."""
    with a_desk(tmp_path_factory.mktemp("linked")) as desk:
        fill(desk, 50, seed=5, linked=0.6)
        yield desk


def sheets_of(desk: OpenDesk, query: Query | None) -> Iterator[tuple[Unit, Sheet]]:
    vocabulary, speech = vocabulary_of(desk), Speech("en")
    with desk.database.snapshot() as session:
        columns = EventColumns().bring_up(session)
        found = Statistics(session, columns, vocabulary, query)
        maker = SheetMaker(found, vocabulary, speech)
        for dimension in Dimension:
            yield Unit.EVENTS, maker.table(found.table(Unit.EVENTS, dimension))
        yield Unit.PEOPLE, maker.table(found.table(Unit.PEOPLE, Dimension.RIGHT))
        for down, across in CROSSED:
            crossing = found.cross(Unit.EVENTS, down, across)
            yield Unit.EVENTS, maker.crossing(crossing, down, across)
        for report in Report:
            counted = Statistics(session, columns, vocabulary, report_query(report, query))
            for sheet in report_sheets(report, counted, vocabulary, speech):
                yield Unit.PEOPLE if sheet.heads[-1] == "People" else Unit.EVENTS, sheet


def test_the_list_has_the_events_that_were_counted_and_no_others(filled: OpenDesk) -> None:
    events: dict[Query | None, int] = {}
    with filled.database.snapshot() as session:
        chains = Chains(session)
        columns = EventColumns().bring_up(session)

        def listed(asked: Query | None) -> int:
            if asked not in events:
                found = ids_of(found_events(session, columns, asked))
                events[asked] = len({chains.of.get(number, number) for number in found})
            return events[asked]

        of_events = 0
        for unit, sheet in sheets_of(filled, None):
            if unit is Unit.EVENTS and ": " not in sheet.title:  # the indicator's groups
                for row in sheet.rows:
                    for cell in row.cells if row.label != "Countries" else ():
                        where = (sheet.title, row.label)
                        assert listed(cell.query) == cell.count, where
                        of_events += "OfEvent" in str(cell.query)
    assert of_events


@pytest.mark.parametrize(("query", "language"), [(SINGLE, "en"), (KZ_OR_MM, "ru")])
def test_a_number_is_the_length_of_the_list_behind_it(
    filled: OpenDesk, query: Query | None, language: str
) -> None:
    meaning = Meaning(vocabulary_of(filled), language, (CODE,))
    counted: dict[Query | None, int] = {}

    def listed(asked: Query | None) -> int:
        if asked not in counted:
            reading = read_query(shown(asked, meaning), meaning)
            assert reading.problems == ()
            with filled.database.snapshot() as session:
                counted[asked] = count_events(session, EventFilter(query=reading.query))
        return counted[asked]

    cells = 0
    for unit, sheet in sheets_of(filled, query):
        for row in sheet.rows:
            for cell in row.cells:
                cells += 1
                where = (sheet.title, row.label, shown(cell.query, meaning))
                assert listed(cell.query) == cell.records, where
                if query is SINGLE and unit is Unit.EVENTS and row.label != "Countries":
                    assert cell.count == cell.records, where
    assert cells > 200


def test_every_part_of_a_chart_stands_for_the_number_that_is_drawn_there(filled: OpenDesk) -> None:
    shapes = set()
    for unit, sheet in sheets_of(filled, None):
        if unit is not Unit.EVENTS:
            continue
        chart = drawn(sheet, "en")
        spots = list(chart_spots(sheet, chart))
        assert bool(spots) == any(cell.records for row in sheet.rows for cell in row.cells)
        shapes.add(sheet.shape)
        width, height = chart.size_pt
        for spot in spots:
            left, top, wide, high = spot.box
            assert -1 <= left < left + wide <= width + 1
            assert 0 <= top < top + high <= height
        if sheet.shape is not Shape.MAP:
            places = [spot.places[0] for spot in spots]
            assert len(set(places)) == len(places)
            assert all(len(spot.places) == 1 for spot in spots)
    assert shapes == set(Shape)


def test_what_the_cells_of_a_circle_have_in_common_is_said_once(filled: OpenDesk) -> None:
    meaning = Meaning(vocabulary_of(filled), "en", (CODE,))
    places = [s for _unit, s in sheets_of(filled, SINGLE) if s.shape is Shape.MAP][-1]
    cells = [row.cells[0] for row in places.rows[:2]]
    words = shown(query_of(cells), meaning)
    assert words.count("missing:link") == 1
    assert words.count("box:") == 2
    assert " OR " in words


# --- a search that cuts updates and their first records apart -------------------------------------


class Listed:
    """What the list shows when the search behind a number is opened, counted one by one."""

    def __init__(self, desk: OpenDesk, language: str) -> None:
        self.meaning = Meaning(vocabulary_of(desk), language, (CODE,))
        self._desk = desk
        self._by_uid = {record.uid: record for record in records_of(desk)}
        with desk.database.snapshot() as session:
            of = Chains(session).of
        self._event_of = {r.uid: of.get(r.id, r.uid) for r in self._by_uid.values()}
        self._known: dict[Query | None, list[Event]] = {}

    def records(self, asked: Query | None) -> list[Event]:
        """Return the records of the list, after the search was typed and read again."""
        if asked not in self._known:
            reading = read_query(shown(asked, self.meaning), self.meaning)
            assert reading.problems == ()
            with self._desk.database.snapshot() as session:
                uids = event_uids(session, EventFilter(query=reading.query))
            self._known[asked] = [self._by_uid[uid] for uid in uids]
        return self._known[asked]

    def number(self, unit: Unit, asked: Query | None, kind: str) -> int:
        """Return the number of the listed records: of violations those within `kind` alone."""
        events: dict[object, list[Event]] = {}
        for record in self.records(asked):
            events.setdefault(self._event_of[record.uid], []).append(record)
        if unit is Unit.EVENTS:
            return len(events)
        if unit is Unit.PEOPLE:
            return sum(
                max(
                    (c.minimum or 0 for r in event for c in r.counts if c.role == "affected"),
                    default=0,
                )
                for event in events.values()
            )
        vocabulary = self.meaning.vocabulary
        terms = vocabulary.within("violation", kind) if kind else vocabulary.walk("violation")
        kinds = {term.code for term in terms}
        return sum(
            len(kinds & {term.code for r in event for term in r.terms("violations")})
            for event in events.values()
        )


def test_places_of_one_name_are_told_apart_by_their_rounded_points(tmp_path: Path) -> None:
    told = (("Bishkek", 42.874), ("Bishkek", 42.641), ("Osh", 40.53), ("", 41.2))
    labels = {}
    with a_desk(tmp_path) as desk:
        vocabulary = vocabulary_of(desk)
        for name, latitude_deg in told:
            event = an_event(vocabulary)
            event.places = [Place(locality=name, latitude_deg=latitude_deg, longitude_deg=74.59)]
            saved(desk, event)
        with desk.database.snapshot() as session:
            found = Statistics(session, EventColumns().bring_up(session), vocabulary, None)
            for language in ("en", "ar"):
                sheet = SheetMaker(found, vocabulary, Speech(language)).places()
                labels[language] = {row.label for row in sheet.rows}
    assert labels["en"] == {"Bishkek (42.9, 74.6)", "Bishkek (42.6, 74.6)", "Osh", "(no name)"}
    assert "Bishkek (\u206842.9, 74.6\u2069)" in labels["ar"]


def cells_of(desk: OpenDesk, query: Query | None) -> Iterator[tuple[Unit, Cell, str, str]]:
    """Yield the numbers of every dimension, with the kind of violation of a row, and where."""
    vocabulary, speech = vocabulary_of(desk), Speech("en")
    with desk.database.snapshot() as session:
        found = Statistics(session, EventColumns().bring_up(session), vocabulary, query)
        maker = SheetMaker(found, vocabulary, speech)
        sheets: list[tuple[Unit, bool, Sheet]] = []
        for unit in Unit:
            for dimension in Dimension:
                is_of_kinds = dimension is Dimension.VIOLATION
                sheets.append((unit, is_of_kinds, maker.table(found.table(unit, dimension))))
            for down, across in CROSSED[:2]:
                crossing = maker.crossing(found.cross(unit, down, across), down, across)
                sheets.append((unit, down is Dimension.VIOLATION, crossing))
        sheets += [(Unit.EVENTS, False, maker.places())]
        for sheet in report_sheets(Report.DEFENDING, found, vocabulary, speech)[:2]:
            sheets.append(
                (Unit.PEOPLE if sheet.heads[-1] == "People" else Unit.EVENTS, False, sheet)
            )
        counted = Statistics(
            session, EventColumns().bring_up(session), vocabulary, report_query(Report.SDG, query)
        )
        for sheet in report_sheets(Report.SDG, counted, vocabulary, speech):
            sheets.append(
                (Unit.PEOPLE if sheet.heads[-1] == "People" else Unit.EVENTS, False, sheet)
            )
    for unit, is_of_kinds, sheet in sheets:
        for row in sheet.rows:
            if row.label not in ("Countries", "People killed"):
                kind = row.key if is_of_kinds and row.key != "total" else ""
                yield from ((unit, cell, kind, f"{sheet.title}: {row.label}") for cell in row.cells)


@pytest.mark.parametrize("seed", range(4))
def test_a_click_leads_to_just_the_records_that_were_counted(linked: OpenDesk, seed: int) -> None:
    chance = random.Random(seed)
    listed = Listed(linked, ("en", "ru", "ar")[seed % 3])
    query: Query | None = a_query(chance, 2)
    if seed % 2:
        query = all_of([a_query(chance, 1), of_event(a_query(chance, 1))])
    scoped = 0
    for _click in range(2):
        found = {record.uid for record in listed.records(query)}
        led: list[Query | None] = []
        for unit, cell, kind, where in cells_of(linked, query):
            records = listed.records(cell.query)
            assert len(records) == cell.records, where
            assert {record.uid for record in records} <= found, where
            assert listed.number(unit, cell.query, kind) == cell.count, (where, cell)
            scoped += "OfFound" in str(cell.query)
            led += [cell.query] if 1 < cell.records < len(found) else []
        if not led:
            break
        query = chance.choice(led)  # the second click counts among what the first one led to
    assert scoped or len(found) < 20


def test_an_update_that_was_not_found_says_nothing(tmp_path: Path) -> None:
    """Of an event the search finds the first record alone: what its update tells is not counted."""
    with a_desk(tmp_path) as desk:
        vocabulary = vocabulary_of(desk)
        first = saved(desk, an_event(vocabulary, country_code="KZ", violations=["raid"]))
        update = an_event(vocabulary, country_code="KZ", violations=[], verification="confirmed")
        update.links = [EventLink(target_uid=first.uid, link_type="update-of")]
        saved(desk, update)
        alone = an_event(vocabulary, country_code="KZ", violations=["killing"])
        alone.verification = "confirmed"
        saved(desk, alone)
        listed = Listed(desk, "en")
        confirmed = Coded((("verification", "confirmed"),))
        for unit, cell, kind, where in cells_of(desk, confirmed):
            assert len(listed.records(cell.query)) == cell.records, where
            assert listed.number(unit, cell.query, kind) == cell.count, where


def test_the_order_of_rows_tells_no_withheld_number(filled: OpenDesk) -> None:
    vocabulary, speech = vocabulary_of(filled), Speech("en")
    with filled.database.snapshot() as session:
        found = Statistics(session, EventColumns().bring_up(session), vocabulary, None)
        maker = SheetMaker(found, vocabulary, speech, 6)
        sheets = [maker.table(found.table(Unit.EVENTS, by)) for by in Dimension]
        sheets = [sheet for sheet in sheets if sheet.shape is not Shape.MONTHS]
        sheets.append(maker.places())
        down, across = Dimension.COUNTRY, Dimension.REGION
        crossing = maker.crossing(found.cross(Unit.EVENTS, down, across), down, across)
    heads = crossing.heads[1:-1]
    for labels in ([row.label for row in crossing.rows if not row.is_rest], list(heads)):
        assert labels == sorted(labels, key=lambda words: (words[:1] == "(", words.casefold()))
    seen = 0
    for sheet in sheets:
        rows = [row for row in sheet.rows if not row.is_rest]
        if "year" in sheet.title or any(row.depth for row in rows):
            continue  # in the order of time, or of the vocabulary
        withheld = [row.label.casefold() for row in rows if row.cells[0].is_withheld]
        assert [row.cells[0].is_withheld for row in rows] == sorted(
            row.cells[0].is_withheld for row in rows
        ), sheet.title
        assert withheld == sorted(withheld), sheet.title
        seen += len(withheld) > 1
    assert seen > 1
