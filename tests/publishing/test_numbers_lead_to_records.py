"""What stands behind a number, typed into the search field, finds just the records it counts."""

from collections.abc import Iterator

import pytest

from hrd_desk.model.query import Coded, Has, Part, Query, not_of
from hrd_desk.model.query_reading import read_query
from hrd_desk.model.query_showing import shown
from hrd_desk.model.query_values import Meaning
from hrd_desk.publishing.chart_files import drawn
from hrd_desk.publishing.chart_spots import chart_spots, query_of
from hrd_desk.publishing.ready_reports import Report, report_query, report_sheets
from hrd_desk.publishing.sheets import Shape, Sheet, SheetMaker
from hrd_desk.publishing.speech import Speech
from hrd_desk.storage.bitsets import ids_of
from hrd_desk.storage.chains import Chains
from hrd_desk.storage.columns import EventColumns
from hrd_desk.storage.dimensions import Dimension
from hrd_desk.storage.event_lists import EventFilter, count_events
from hrd_desk.storage.found import found_events
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.statistics import Statistics, Unit
from tests.builders import CODE, a_desk, vocabulary_of
from tests.storage.counted import fill

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
