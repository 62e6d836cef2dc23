"""The merge of 10,000 changed events, beside raw `executemany` of the very same rows.

Three cases: all new; changed in the field alone; changed on both sides, with the rule that
headquarters' value stays. Every round is rolled back, so the desk stays as it is.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from hrd_desk.storage.merge.engine import Incoming, merge
from hrd_desk.storage.merge.incoming import MergeReport, Outcome, Sender
from hrd_desk.storage.opening import OpenDesk
from tests.bench.incoming import (
    Saved,
    edited_events,
    field_desk,
    kept,
    new_events,
    standing_events,
)
from tests.bench.timing import tell_beside

CHANGED = 10_000
ROUNDS = 5
TABLES = (
    *("desk", "revision", "change", "event", "place", "people_count", "conflict", "parked"),
    *("term_use", "group_version"),
)
Rows = dict[str, list[tuple[Any, ...]]]


class _RolledBackError(Exception):
    """Ends a round's transaction."""


def measure(desk: OpenDesk, events: int) -> None:
    """Tell the three cases at headquarters."""
    chosen = standing_events(desk, CHANGED, events)
    context = f"{CHANGED} changed events into {events}, encrypted, journal, indexes, full text"
    with _role(desk, "hq"):
        _tell(desk, "merge.new", kept(new_events(desk, events + 1, CHANGED)), context)
        one_side = kept(edited_events(chosen))
        _tell(desk, "merge.one-side", one_side, context)
        with _changed_here(desk, [event.uid.bytes for event in chosen]) as before:
            _tell(desk, "merge.both-sides", one_side, context)
        before()


def _tell(desk: OpenDesk, name: str, saved: Sequence[Saved], context: str) -> None:
    rows, report = _rows_of(desk, saved)
    told = ", ".join(
        f"{report.count(outcome)} {outcome}" for outcome in Outcome if report.count(outcome)
    )
    written = sum(map(len, rows.values()))
    actions: dict[str, Callable[[int], object]] = {
        "merge": lambda _round: _merged(desk, saved, _stop),
        "raw": lambda _round: _raw(desk, rows),
    }
    tell_beside(name, actions, ROUNDS, f"{context}; {told}; {written} rows")


def _merged(
    desk: OpenDesk, saved: Sequence[Saved], afterwards: Callable[[Session, MergeReport], None]
) -> None:
    sender = saved[0].revision.desk_uid
    incoming = Incoming([field_desk(sender)], (one.again() for one in saved))
    with contextlib.suppress(_RolledBackError):
        merge(
            desk.database,
            incoming,
            Sender(sender, is_authority=True),
            now_ms=saved[0].revision.noted_at_ms,
            afterwards=afterwards,
        )


def _stop(session: Session, report: MergeReport) -> None:
    raise _RolledBackError


# --- the same rows, raw ---------------------------------------------------------------------------


def _rows_of(desk: OpenDesk, saved: Sequence[Saved]) -> tuple[Rows, MergeReport]:
    """Return the rows that the merge writes, by table, and its report."""
    rows: Rows = {}
    reports: list[MergeReport] = []
    last = _last_ids(desk)

    def read(session: Session, report: MergeReport) -> None:
        reports.append(report)
        connection = session.connection()
        for table in TABLES:
            rows[table] = _new_rows(connection, table, last)
        rows["update"] = [
            tuple(row)
            for row in connection.exec_driver_sql(
                "SELECT e.title, e.country_code, e.revised, e.id FROM temp.touched t"
                " CROSS JOIN event e ON e.uid = t.uid WHERE e.id <= ?",
                (last["event"],),
            )
        ]
        raise _RolledBackError

    _merged(desk, saved, read)
    return rows, reports[0]


def _last_ids(desk: OpenDesk) -> dict[str, int]:
    with desk.database.snapshot() as session:
        found = {
            table: int(session.scalar(text(f"SELECT coalesce(max(id), 0) FROM {table}")) or 0)  # noqa: S608  our own names
            for table in TABLES[:7]
        }
        found["version"] = int(session.scalar(text("SELECT max(version) FROM revision")) or 0)
    return found


def _new_rows(connection: Connection, table: str, last: dict[str, int]) -> list[tuple[Any, ...]]:
    wanted = {
        "parked": f"change_id > {last['change']}",
        "term_use": f"event_id > {last['event']}",
        "group_version": f"version > {last['version']}",
    }
    where = wanted.get(table) or f"id > {last[table]}"
    query = f"SELECT * FROM {table} WHERE {where}"  # noqa: S608  our own names
    return [tuple(row) for row in connection.exec_driver_sql(query)]


def _raw(desk: OpenDesk, rows: Rows) -> None:
    with contextlib.suppress(_RolledBackError), desk.database.merging() as merging:
        connection = merging.session.connection()
        for table in TABLES:
            if rows[table]:
                marks = ", ".join("?" * len(rows[table][0]))
                statement = f"INSERT OR REPLACE INTO {table} VALUES ({marks})"  # noqa: S608  our own names
                connection.exec_driver_sql(statement, rows[table])
        if rows["update"]:
            connection.exec_driver_sql(
                "UPDATE event SET title = ?, country_code = ?, revised = ? WHERE id = ?",
                rows["update"],
            )
        raise _RolledBackError


# --- the desk as headquarters ---------------------------------------------------------------------


@contextlib.contextmanager
def _role(desk: OpenDesk, role: str) -> Iterator[None]:
    before = desk.role
    _set_role(desk, role)
    try:
        yield
    finally:
        _set_role(desk, before)


def _set_role(desk: OpenDesk, role: str) -> None:
    with desk.database.local_transaction() as session:
        session.execute(text("UPDATE desk SET role = :role WHERE is_own"), {"role": role})


@contextlib.contextmanager
def _changed_here(desk: OpenDesk, uids: Iterable[bytes]) -> Iterator[Callable[[], None]]:
    """Let headquarters change the titles too; the returned call puts them back as they were."""
    chosen = [(uid,) for uid in uids]
    _edit_titles(desk, "title || ' (HQ)'", chosen)
    yield lambda: _edit_titles(desk, "substr(title, 1, length(title) - 5)", chosen)


def _edit_titles(desk: OpenDesk, expression: str, chosen: Sequence[tuple[bytes]]) -> None:
    with desk.database.transaction("bench") as session:
        statement = f"UPDATE event SET title = {expression} WHERE uid = ?"  # noqa: S608  ours
        session.connection().exec_driver_sql(statement, list(chosen))
