"""How SQLite means to answer the list queries: by an index, never by reading every event."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from hrd_desk.storage import event_conditions, full_text
from hrd_desk.storage.event_lists import (
    Anchor,
    EventFilter,
    Sort,
    SortColumn,
    anchor_of,
    event_page,
    page_anchors,
)
from hrd_desk.storage.opening import OpenDesk
from tests.bench.building import insert_events
from tests.bench.population import Population
from tests.builders import a_desk, vocabulary_of

EVENTS = 300
FILTERS = {
    "nothing": EventFilter(),
    "country": EventFilter(country="KZ"),
    "status": EventFilter(status="ready"),
    "country and status": EventFilter(country="KZ", status="ready"),
    "frequent violation": EventFilter(terms=(("violation", "arrest-detention"),)),
    "words": EventFilter(words="patrol"),
    "words and country": EventFilter(words="patrol", country="KZ"),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    with a_desk(tmp_path_factory.mktemp("plans")) as desk:
        population = Population(vocabulary_of(desk))
        with desk.database.transaction("bench") as session:
            insert_events(session, population.events(1, EVENTS))
        yield desk


def plans_of(session: Session, wanted: EventFilter, sort: Sort, after: Anchor | None) -> list[str]:
    """Return the plan of every statement on events that showing a page and its anchors runs."""
    asked: list[tuple[str, object]] = []

    def note(connection: Connection, cursor: object, *statement: object) -> None:
        asked.append((str(statement[0]), statement[1]))

    engine_of_session = session.connection().engine
    event.listen(engine_of_session, "before_cursor_execute", note)
    try:
        event_page(session, wanted, sort, after, 50)
        page_anchors(session, wanted, sort, 50)
    finally:
        event.remove(engine_of_session, "before_cursor_execute", note)
    raw = session.connection()
    return [
        str(line[3])
        for sql, values in asked
        if "FROM event" in sql
        for line in raw.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)  # type: ignore[arg-type]  # as the driver got them
    ]


@pytest.mark.parametrize("column", SortColumn)
@pytest.mark.parametrize("words", FILTERS)
def test_a_list_reads_events_by_an_index(desk: OpenDesk, words: str, column: SortColumn) -> None:
    wanted, sort = FILTERS[words], Sort(column)
    with desk.database.snapshot() as session:
        first = event_page(session, wanted, sort, None, 3)
        assert first, "the filter lets nothing through, so its plan says nothing"
        plans = plans_of(session, wanted, sort, anchor_of(first[-1], sort))
    assert plans
    assert [line for line in plans if line.startswith("SCAN event") and "INDEX" not in line] == []


@pytest.mark.parametrize("column", SortColumn)
def test_an_unfiltered_list_is_not_sorted_but_read_in_order(
    desk: OpenDesk, column: SortColumn
) -> None:
    with desk.database.snapshot() as session:
        (row,) = event_page(session, EventFilter(), Sort(column), None, 1)
        plans = plans_of(session, EventFilter(), Sort(column), anchor_of(row, Sort(column)))
    assert not any("TEMP B-TREE FOR ORDER BY" in line for line in plans)


@pytest.mark.parametrize("words", ["frequent violation", "words"])
def test_what_is_frequent_is_probed_for_each_row_and_finds_the_same(
    desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    wanted = FILTERS[words]
    with desk.database.snapshot() as session:
        rows = event_page(session, wanted, Sort(), None, 50)
        monkeypatch.setattr(event_conditions, "FREQUENT", 10)
        monkeypatch.setattr(full_text, "LEAST_LOOKED_UP", 1)
        assert event_page(session, wanted, Sort(), None, 50) == rows
        plans = plans_of(session, wanted, Sort(), None)
    assert any("ix_event_start_earliest_id" in line for line in plans)
    assert not any("TEMP B-TREE FOR ORDER BY" in line for line in plans)
