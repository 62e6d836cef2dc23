"""The rows that a merge writes, read from its transaction and written again without any check."""

import contextlib
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from hrd_desk.storage.database import Database

RECORDS = ("event", "place", "people_count", "term_use")
JOURNAL = ("desk", "revision", "change")
"""What the staging writes; everything else is written behind it."""
TABLES = (*JOURNAL, *RECORDS, "conflict", "parked", "group_version")
UPDATE = "update"
Rows = dict[str, list[tuple[Any, ...]]]


class RolledBackError(Exception):
    """Ends a round's transaction."""


def written_rows(database: Database) -> Callable[[Session], Rows]:
    """Return what reads, in a merge's own transaction, the rows that it wrote, by table.

    `UPDATE` has title, country and revision of the events that stood there before.
    """
    last = _last(database)

    def read(session: Session) -> Rows:
        connection = session.connection()
        rows = {table: _new_rows(connection, table, last) for table in TABLES}
        updated = connection.exec_driver_sql(
            "SELECT e.title, e.country_code, e.revised, e.id FROM temp.touched t"
            " CROSS JOIN event e ON e.uid = t.uid WHERE e.id <= ?",
            (last["event"],),
        )
        rows[UPDATE] = [tuple(row) for row in updated]
        return rows

    return read


def _last(database: Database) -> dict[str, int]:
    numbered = [table for table in TABLES if table not in _BESIDE]
    with database.snapshot() as session:
        found = {
            table: int(session.scalar(text(f"SELECT coalesce(max(id), 0) FROM {table}")) or 0)  # noqa: S608  our own names
            for table in numbered
        }
        found["version"] = int(session.scalar(text("SELECT max(version) FROM revision")) or 0)
    return found


_BESIDE = {
    "parked": ("change_id", "change"),
    "term_use": ("event_id", "event"),
    "group_version": ("version", "version"),
}


def _new_rows(connection: Connection, table: str, last: dict[str, int]) -> list[tuple[Any, ...]]:
    column, of = _BESIDE.get(table, ("id", table))
    query = f"SELECT * FROM {table} WHERE {column} > {last[of]}"  # noqa: S608  our own names
    return [tuple(row) for row in connection.exec_driver_sql(query)]


def raw(database: Database, rows: Rows, *, is_staged: bool) -> None:
    """Write the rows as they are and roll back; `is_staged` leaves out what the staging writes."""
    with contextlib.suppress(RolledBackError), database.merging() as merging:
        connection = merging.session.connection()
        # Without the journal's rows, what points to them is looked at when it is rolled back.
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in TABLES:
            if rows[table] and not (is_staged and table in JOURNAL):
                marks = ", ".join("?" * len(rows[table][0]))
                statement = f"INSERT OR REPLACE INTO {table} VALUES ({marks})"  # noqa: S608  our own names
                connection.exec_driver_sql(statement, rows[table])
        if rows[UPDATE]:
            connection.exec_driver_sql(
                "UPDATE event SET title = ?, country_code = ?, revised = ? WHERE id = ?",
                rows[UPDATE],
            )
        raise RolledBackError
