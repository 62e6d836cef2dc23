"""Read and write single rows by their names in the journal, for the records looked at closely."""

import functools
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from hrd_desk.merge_groups import EXISTENCE, MergeGroup
from hrd_desk.storage.journal.journaled import BY_KIND, Journaled
from hrd_desk.storage.merge.raw_sql import RawSql
from hrd_desk.storage.merge.row_sql import assignments, insertion_of

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowName:
    """A row as journals name it: its kind, its record and its own uid (of the term, for a use)."""

    kind: str
    root_uid: uuid.UUID
    uid: uuid.UUID

    @property
    def is_root(self) -> bool:
        """Whether the row is a record itself, which is never removed."""
        return BY_KIND[self.kind].is_root


class Rows:
    """The rows of the record tables, by name. Whether writes are journaled is the caller's."""

    def __init__(self, connection: Connection) -> None:
        """Work on `connection`, inside its transaction."""
        self._connection = RawSql(connection)

    def version(self, name: RowName) -> int | None:
        """Return the version with which the row was made; None if there is no such row."""
        found: int | None = self._one(f"SELECT r.version FROM {_from(name.kind)}", _key(name))
        return found

    def group_version(self, name: RowName, group_number: int) -> int | None:
        """Return the version of the value that a group has now; None without the row."""
        edited = self._one(
            "SELECT version FROM group_version WHERE uid = ? AND group_number = ?",
            (name.uid.bytes, group_number),
        )
        return edited or self.version(name)

    def content(self, name: RowName, group_number: int = EXISTENCE) -> Values | None:
        """Return the columns of a group, of all groups for the row's existence."""
        expression = content_of(name.kind, group_number)
        text = self._one(f"SELECT {expression} FROM {_from(name.kind)}", _key(name))
        return None if text is None else json.loads(text)

    def write(self, name: RowName, group_number: int, values: Values) -> None:
        """Write the columns of a group; unknown ones are left out."""
        sql = _update(name.kind, group_number)
        self._connection.run(sql, (_json(values), name.uid.bytes))

    def note_version(self, name: RowName, group_number: int, version: int, base: int) -> None:
        """Keep the version of a value that another desk wrote."""
        self._connection.run(
            "INSERT OR REPLACE INTO group_version (uid, group_number, version, base)"
            " VALUES (?, ?, ?, ?)",
            (name.uid.bytes, group_number, version, base),
        )

    def insert(self, name: RowName, values: Values, version: int) -> None:
        """Make a row; a use of a term that is not here is kept aside with its label."""
        sql = _insert(name.kind)
        made = self._connection.run(
            sql, (_json(values), name.uid.bytes, version, name.root_uid.bytes)
        )
        if name.kind == "term-use" and not made.rowcount:
            self._connection.run(
                "INSERT OR REPLACE INTO unknown_term_use VALUES (?, ?, ?, ?)",
                (name.root_uid.bytes, name.uid.bytes, version, values["label_coded"]),
            )

    def insert_all(self, kind: str, rows: Iterable[tuple[RowName, Values, int]]) -> None:
        """Make rows of a kind that is no use of a term: name, columns and version of each."""
        values = [
            (_json(content), name.uid.bytes, version, name.root_uid.bytes)
            for name, content, version in rows
        ]
        self._connection.run_many(_insert(kind), values)

    def remove(self, name: RowName) -> None:
        """Remove the row of a part."""
        table = BY_KIND[name.kind].table.name
        where = (
            "event_id = (SELECT id FROM event WHERE uid = ?)"
            " AND term_id = (SELECT id FROM term WHERE uid = ?)"
            if name.kind == "term-use"
            else "uid = ?"
        )
        self._connection.run(f"DELETE FROM {table} WHERE {where}", _key(name))
        if name.kind == "term-use":
            self._connection.run(
                "DELETE FROM unknown_term_use WHERE root_uid = ? AND term_uid = ?", _key(name)
            )

    def bury(self, name: RowName, version: int, saw_version: int) -> None:
        """Leave the tombstone of a row that another desk removed."""
        self._connection.run(
            "INSERT OR REPLACE INTO tombstone (root_uid, uid, kind, version, saw_version)"
            " VALUES (?, ?, ?, ?, ?)",
            (name.root_uid.bytes, name.uid.bytes, name.kind, version, saw_version),
        )
        self._connection.run(
            "DELETE FROM group_version WHERE uid = ? AND ? <> 'term-use'",
            (name.uid.bytes, name.kind),
        )

    def unbury(self, name: RowName) -> None:
        """Take the tombstone away, because another desk made the row again."""
        self._connection.run(
            "DELETE FROM tombstone WHERE root_uid = ? AND uid = ?",
            (name.root_uid.bytes, name.uid.bytes),
        )

    def tombstone(self, name: RowName) -> int | None:
        """Return the version of the row's removal; None if it was not removed."""
        found: int | None = self._one(
            "SELECT version FROM tombstone WHERE root_uid = ? AND uid = ?",
            (name.root_uid.bytes, name.uid.bytes),
        )
        return found

    def changed(
        self, name: RowName, group_number: int, version: int
    ) -> tuple[Values | None, Values | None] | None:
        """Return what the change of this version replaced and wrote; None if it is not here."""
        value = (name.uid.bytes, name.kind, group_number, version)
        # A question about a record that was merged into another one names a row of that one.
        row = (
            self._connection.run(
                f"SELECT c.old, c.new {_OF_RECORD} ORDER BY c.id DESC LIMIT 1",
                (name.root_uid.bytes, *value),
            ).first()
            or self._connection.run(
                f"SELECT c.old, c.new {_OF_REVISION} ORDER BY c.id DESC LIMIT 1", value
            ).first()
        )
        if row is None:
            return None
        old, new = (None if text is None else json.loads(text) for text in row)
        return old, new

    def unfit(
        self, name: RowName, group_number: int, version: int
    ) -> tuple[int, Values | None] | None:
        """Return base and old value of a change that could not be applied; None if it was."""
        row = self._connection.run(
            f"SELECT c.base, c.old {_OF_RECORD} AND EXISTS"
            " (SELECT 1 FROM parked p WHERE p.change_id = c.id AND p.why = 'unfit')",
            (name.root_uid.bytes, name.uid.bytes, name.kind, group_number, version),
        ).first()
        return None if row is None else (int(row[0]), json.loads(row[1] or "null"))

    def author(self, version: int) -> tuple[int, str] | None:
        """Return desk id and role of whoever wrote this version."""
        row = self._connection.run(
            "SELECT d.id, d.role FROM revision r CROSS JOIN desk d ON d.id = r.desk_id"
            " WHERE r.version = ?",
            (version,),
        ).first()
        return None if row is None else (int(row[0]), str(row[1]))

    def uses(self, name: RowName) -> list[int]:
        """Return the versions in which a term was coded since the last time it was taken away."""
        versions: list[int] = []
        for version, _number, _base, new in self._connection.run(
            _SHOWN, (name.root_uid.bytes, name.kind, name.uid.bytes)
        ):
            versions = [] if new is None else [*versions, int(version)]
        return versions

    def rebuild(self, name: RowName) -> None:
        """Make the row what the journal says without what is parked."""
        content: Values | None = None
        made = removed = 0
        versions: dict[int, tuple[int, int]] = {}
        for version, number, base, new in self._connection.run(
            _SHOWN, (name.root_uid.bytes, name.kind, name.uid.bytes)
        ):
            if new is None:
                content, removed, versions = None, int(version), {}
            elif number == EXISTENCE and not (content and name.kind == "term-use"):
                content, made, versions = json.loads(new), int(version), {}
            elif number != EXISTENCE and content is not None:
                content |= json.loads(new)
                versions[int(number)] = (int(version), int(base))
        stands = self.version(name) is not None
        # Records, and what is said about them, are changed and never removed.
        is_kept = name.is_root or (stands and not BY_KIND[name.kind].is_part)
        if stands and (content is None or not is_kept):
            self.remove(name)
        if content is None:
            self.bury(name, removed, 0)
            return
        self.unbury(name)
        if is_kept:
            self._write_differing(name, content)
        else:
            self.insert(name, content, made)
        if name.kind != "term-use":
            self._note_versions(name, versions)

    def _write_differing(self, name: RowName, content: Values) -> None:
        shown = self.content(name) or {}
        for group in BY_KIND[name.kind].groups:
            values = {column: content.get(column) for column in group.columns}
            if values != {column: shown.get(column) for column in group.columns}:
                self.write(name, group.number, values)

    def _note_versions(self, name: RowName, versions: dict[int, tuple[int, int]]) -> None:
        self._connection.run("DELETE FROM group_version WHERE uid = ?", (name.uid.bytes,))
        for number, (version, base) in versions.items():
            self.note_version(name, number, version, base)

    def _one(self, sql: str, values: tuple[Any, ...]) -> Any:
        return self._connection.run(sql, values).scalar()


# One revision may hold a whole import, so a record's own changes are looked through first.
_OF_RECORD = """
FROM change c CROSS JOIN revision r ON r.id = c.revision_id
WHERE c.root_uid = ? AND c.uid = ? AND c.kind = ? AND c.group_number = ? AND r.version = ?
"""
_OF_REVISION = """
FROM revision r CROSS JOIN change c ON c.revision_id = r.id
WHERE c.uid = ? AND c.kind = ? AND c.group_number = ? AND r.version = ?
"""
_SHOWN = """
SELECT r.version, c.group_number, c.base, c.new FROM change c
CROSS JOIN revision r ON r.id = c.revision_id
LEFT JOIN parked p ON p.change_id = c.id
WHERE c.root_uid = ? AND c.kind = ? AND c.uid = ? AND p.change_id IS NULL
ORDER BY r.version, c.id
"""


def group_of(kind: str, group_number: int) -> MergeGroup:
    """Return the merge group of a kind by its permanent number."""
    return next(g for g in BY_KIND[kind].groups if g.number == group_number)


def _json(values: Values) -> str:
    return json.dumps(values, ensure_ascii=False)


def _key(name: RowName) -> tuple[Any, ...]:
    if name.kind == "term-use":
        return name.root_uid.bytes, name.uid.bytes
    return (name.uid.bytes,)


@functools.cache
def _from(kind: str) -> str:
    if kind == "term-use":
        return (
            "(SELECT u.version, u.label_coded, e.uid AS root_uid, t.uid AS term_uid"
            " FROM event e CROSS JOIN term_use u ON u.event_id = e.id"
            " CROSS JOIN term t ON t.id = u.term_id WHERE e.uid = ?1 AND t.uid = ?2"
            " UNION ALL SELECT version, label_coded, root_uid, term_uid FROM unknown_term_use"
            " WHERE root_uid = ?1 AND term_uid = ?2) AS r"
        )
    return f"{BY_KIND[kind].table.name} AS r WHERE r.uid = ?"


@functools.cache
def content_of(kind: str, group_number: int) -> str:
    """Return the SQL expression of a group's columns in the row `r`, as a JSON object."""
    journaled = BY_KIND[kind]
    if group_number == EXISTENCE:
        return journaled.json_object(journaled.content_columns, "r")
    return journaled.json_object(group_of(kind, group_number).columns, "r")


@functools.cache
def _update(kind: str, group_number: int) -> str:
    journaled = BY_KIND[kind]
    sets = assignments(journaled, group_of(kind, group_number), "?1")
    return f"UPDATE {journaled.table.name} SET {sets} WHERE uid = ?2"


@functools.cache
def _insert(kind: str) -> str:
    journaled: Journaled = BY_KIND[kind]
    columns, values, join = insertion_of(journaled)
    source = f"FROM (SELECT ?1 AS new) c CROSS JOIN ({_STAGED}) i {join}"
    return f"INSERT INTO {journaled.table.name} ({columns}) SELECT {values} {source}"


_STAGED = "SELECT ?2 AS uid, ?3 AS version, ?4 AS root_uid"
