"""Merging a small bundle never walks through a whole table: what it runs is asked for its plan."""

import re
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.storage.events import load_event
from hrd_desk.storage.merge.engine import Incoming, merge
from hrd_desk.storage.merge.fast_path import taken_fast
from hrd_desk.storage.merge.incoming import MergeReport, Outcome, Sender
from hrd_desk.storage.merge.outgoing import Scope, outgoing_desks, outgoing_revisions
from hrd_desk.storage.merge.staging import INDEXES, begin_staging
from hrd_desk.storage.opening import OpenDesk
from tests.builders import an_event, saved, vocabulary_of
from tests.sync.identities import a_field_desk, a_headquarters

BIG = {"event", "change", "revision", "place", "people_count", "citation", "attachment"}
BIG |= {"term_use", "event_link", "group_version", "tombstone", "parked"}
PLANNED = ("SELECT", "INSERT", "UPDATE", "DELETE")


def test_no_statement_of_a_merge_scans_a_large_table(tmp_path: Path) -> None:
    with a_headquarters(tmp_path) as headquarters, a_field_desk(tmp_path, "ALM") as almaty:
        vocabulary = vocabulary_of(almaty)
        events = [saved(almaty, an_event(vocabulary, title=f"event {n}")) for n in range(20)]
        first = Watched(headquarters)
        first.take_from(almaty)
        for number, event in enumerate(events[:8]):
            changed(almaty, event, title=f"Almaty {number}", country_code="KG")
            if number % 2:
                changed(headquarters, event, title=f"Headquarters {number}")
        second = Watched(headquarters)
        report = second.take_from(almaty)
    assert report.count(Outcome.CONFLICT) == 4
    assert len(first.statements) > 50
    assert first.scans + second.scans == []


def changed(desk: OpenDesk, event: Event, **fields: Any) -> None:
    with desk.database.snapshot() as session:
        loaded = load_event(session, event.uid)
    for name, value in fields.items():
        setattr(loaded, name, value)
    saved(desk, loaded)


def test_values_changed_on_both_sides_are_set_apart_in_time_that_grows_as_they_do() -> None:
    assert steps_beside_clashes(2000) < 6 * steps_beside_clashes(500)


def steps_beside_clashes(values: int) -> int:
    """Return how many hundreds of steps it takes to tell values from clashes beside them."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        begin_staging(connection)
        connection.exec_driver_sql(
            "WITH RECURSIVE k (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < ?)"
            " INSERT INTO temp.incoming (root_uid, uid, kind, group_number, is_removal, state)"
            " SELECT CAST(n AS BLOB), CAST(n AS BLOB), 'event', 2, 0, 0 FROM k",
            (values,),
        )
        for statement in (
            *INDEXES,
            "CREATE TEMP TABLE slow (root_uid BLOB PRIMARY KEY) WITHOUT ROWID",
            "CREATE TEMP TABLE clash AS SELECT root_uid, uid, 3 AS group_number FROM temp.incoming",
            "CREATE UNIQUE INDEX temp.clash_value ON clash (root_uid, uid, group_number)",
        ):
            connection.exec_driver_sql(statement)
        raw: Any = connection.connection.dbapi_connection
        raw.set_progress_handler(count, 100)
        assert len(taken_fast(connection, [("event", 2)])) == values
        raw.set_progress_handler(None, 0)
    engine.dispose()
    return steps


class Watched:
    """Takes revisions in at one desk and asks for the plan of everything it ran for that."""

    def __init__(self, desk: OpenDesk) -> None:
        self._desk = desk
        self.statements: list[str] = []
        self.scans: list[str] = []

    def take_from(self, sender: OpenDesk) -> MergeReport:
        with self._desk.database.snapshot() as session:
            raw: Any = session.connection().connection.dbapi_connection
            raw.set_trace_callback(self._note)
        with sender.database.snapshot() as session:
            scope = Scope(self._desk.uid, 0, 1 << 60, is_everything=True)
            return merge(
                self._desk.database,
                Incoming(list(outgoing_desks(session, scope)), outgoing_revisions(session, scope)),
                Sender(sender.uid, is_authority=True),
                now_ms=0,
                afterwards=self._ask_for_plans,
            )

    def _note(self, statement: str) -> None:
        if statement.lstrip().upper().startswith(PLANNED):
            self.statements.append(statement)

    def _ask_for_plans(self, session: Session, _report: MergeReport) -> None:
        raw: Any = session.connection().connection.dbapi_connection
        raw.set_trace_callback(None)
        for statement in {without_values(each): each for each in self.statements}.values():
            tables = aliases(statement)
            for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}"):
                scanned = re.match(r"SCAN (\w+)", str(row[-1]))
                if scanned and tables.get(scanned.group(1), scanned.group(1)) in BIG:
                    self.scans.append(f"{row[-1]}: {' '.join(statement.split())[:300]}")


def without_values(statement: str) -> str:
    """Return what like statements have in common, so that each is asked once."""
    return re.sub(r"(?i)x?'(?:[^']|'')*'", "NULL", statement)


def aliases(statement: str) -> dict[str, str]:
    """Return the table behind each alias."""
    named = re.finditer(r"(?i)\b(?:FROM|JOIN)\s+(?:temp\.)?(\w+)\s+(?:AS\s+)?(\w+)", statement)
    return {found.group(2): found.group(1).lower() for found in named}
