"""The database of another desk, opened so that nothing in it can act: it is read, or refused.

Only ever on a copy. Whatever the file holds, no view, trigger or expression of it runs, every
value is of the type and size that its column promises, and every statement has an end.
"""

import contextlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from hrd_desk.errors import CancelledError, DeskUnavailableError, HrdDeskError
from hrd_desk.i18n import _
from hrd_desk.progress import Progress
from hrd_desk.storage.connections import PLAIN_MAGIC, connect, verify_encryption
from hrd_desk.storage.migrate import VERSIONS

PRAGMAS = (
    "query_only = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
    "cache_size = -16384",
)
LONGEST_TEXT = 16 * 1024 * 1024
STEPS_AT_ONCE = 100_000
LEAST_STEPS, STEPS_PER_BYTE = 10_000_000, 50
"""A statement over an honest file stays far below; a file that goes round in circles does not."""

_UID, _HASH, _KEY = "16 AND 16", "32 AND 32", "32 AND 32"
_LARGEST = 2**63 - 1


def _blob(name: str, sizes: str) -> str:
    return f"typeof({name}) = 'blob' AND octet_length({name}) BETWEEN {sizes}"


def _text(name: str, longest: int) -> str:
    # UTF-8 takes at most four bytes for a character; the bytes are counted without reading them.
    return f"typeof({name}) = 'text' AND octet_length({name}) <= {4 * longest}"


def _whole(name: str, least: int, most: int = _LARGEST) -> str:
    return f"typeof({name}) = 'integer' AND {name} BETWEEN {least} AND {most}"


def _or_null(condition: str, name: str) -> str:
    return f"({name} IS NULL OR {condition})"


TABLES = {
    "desk": {
        "id": _whole("id", 1),
        "uid": _blob("uid", _UID),
        "code": _text("code", 12),
        "role": "role IN ('field', 'hq')",
        "node": _whole("node", 0, 8191),
        "epoch": _whole("epoch", 1, 2**31 - 1),
        "verify_key": _blob("verify_key", _KEY),
        "is_own": "is_own IN (0, 1)",
    },
    "revision": {
        "id": _whole("id", 1),
        "desk_id": _whole("desk_id", 1),
        "epoch": _whole("epoch", 1, 2**31 - 1),
        "sequence": _whole("sequence", 1),
        "version": _whole("version", 1),
        "author": _text("author", 100),
        "noted_at_ms": _whole("noted_at_ms", -(2**52), 2**52),
        "action": _text("action", 40),
        "reason": _text("reason", 100_000),
        "previous_hash": _blob("previous_hash", _HASH),
        "hash": _blob("hash", _HASH),
    },
    "change": {
        "id": _whole("id", 1),
        "revision_id": _whole("revision_id", 1),
        "kind": _text("kind", 20),
        "root_uid": _blob("root_uid", _UID),
        "uid": _blob("uid", _UID),
        "group_number": _whole("group_number", 0, 32_767),
        "base": _whole("base", 0),
        "old": _or_null(_text("old", LONGEST_TEXT // 4), "old"),
        "new": _or_null(_text("new", LONGEST_TEXT // 4), "new"),
        "seal": _blob("seal", "48 AND 48"),
    },
    "secret": {"name": _text("name", 60), "value": _blob("value", "0 AND 4096")},
}
"""The tables that a desk's database must have, with what must hold for every row."""

LATER_TABLES = {
    "erased": {"root_uid": _blob("root_uid", _UID)},
    "stored_file": {
        "sha256": _text("sha256", 64),
        "file_uid": _blob("file_uid", _UID),
        "key": _blob('"key"', _KEY),
    },
}
"""Tables that a file of an older version lacks."""

LATER_COLUMNS = {
    "desk": {"line_of": _or_null(_blob("line_of", _UID), "line_of")},
    "revision": {"signature": _or_null(_blob("signature", "64 AND 64"), "signature")},
}
"""Columns that a file of an older version lacks; they are read as NULL."""

FUNCTIONS = frozenset({"count", "max", "octet_length", "typeof"})
INDEX = "ix_change_revision_id"
SALVAGED = (*TABLES, "event", "term", "place", "citation", "attachment")
_ACTING = re.compile(r"\b(CHECK|GENERATED|AS)\b", re.IGNORECASE)


class DatabaseFileError(HrdDeskError):
    """A database file is turned away; nothing of it was taken in."""


class DamagedDatabaseFileError(DatabaseFileError):
    """A database file is damaged; `readable` names the tables that can still be read."""

    def __init__(self, readable: Sequence[str] = ()) -> None:
        if readable:
            sentence = _(
                "The database file is damaged, so nothing of it was taken in; ask for a new copy. "
                "These of its tables can still be read: {tables}."
            )
        else:
            sentence = _(
                "The database file is damaged, so nothing of it was taken in; ask for a new copy. "
                "None of its tables can be read."
            )
        super().__init__(sentence.format(tables=", ".join(readable)))
        self.readable = tuple(readable)


class Cage:
    """An open, checked database of another desk; `caged` makes it.

    `later` names what the file has of `LATER_TABLES` and `LATER_COLUMNS`; `is_newer` says that a
    newer version of the program made it.
    """

    def __init__(self, path: Path, key: bytearray, progress: Progress) -> None:
        """Open without trust; nothing of the content is read yet."""
        self._progress = progress
        self._cancelled: CancelledError | None = None
        self._most_steps = LEAST_STEPS + STEPS_PER_BYTE * path.stat().st_size
        self._steps = 0
        self.later: set[str] = set()
        self.is_newer = False
        self._raw = connect(path, key)
        for pragma in PRAGMAS:
            self._raw.execute(f"PRAGMA {pragma}")
        self._raw.set_progress_handler(self._is_over, STEPS_AT_ONCE)

    def _is_over(self) -> bool:
        self._steps += STEPS_AT_ONCE
        try:
            self._progress(0, 0)
        except CancelledError as cancelled:
            self._cancelled = cancelled
        return self._cancelled is not None or self._steps > self._most_steps

    def close(self) -> None:
        """Let go of the file."""
        self._raw.close()

    def rows(self, statement: str, values: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield what a statement finds, row by row.

        Raises `DamagedDatabaseFileError` where the file cannot be read, or has no end.
        """
        self._steps = 0
        try:
            cursor = self._raw.execute(statement, values)
            # Not `yield from`: it would close the cursor of a reader that stopped half-way.
            while (row := cursor.fetchone()) is not None:
                yield row
        except sqlcipher.Error as error:
            if self._cancelled is not None:
                raise self._cancelled from None
            raise DamagedDatabaseFileError from error

    def require_desk(self) -> None:
        """Raise one sentence unless this is a desk's database with sound rows.

        Afterwards only the columns that are known here can be read.
        """
        self.is_newer = self._version() > max(_known_versions())
        for table, columns in TABLES.items():
            if not self._is_table(table, columns):
                raise self._strange()
        for table, columns in LATER_TABLES.items():
            if self._is_table(table, columns):
                self.later.add(table)
        for table, columns in LATER_COLUMNS.items():
            self.later |= {f"{table}.{name}" for name in columns if name in self._columns(table)}
        if not self._has_index():
            raise self._strange()
        for table in (*TABLES, *(self.later & LATER_TABLES.keys())):
            if not self.is_sound(table):
                raise DamagedDatabaseFileError
        self._raw.set_authorizer(self._allowed)
        self._require_sound_rows()

    def is_sound(self, table: str) -> bool:
        """Return whether the pages of a table, and its indexes, hold together."""
        if not self._is_table(table, ()):
            return False
        return list(self.rows(f"PRAGMA quick_check('{table}')")) == [("ok",)]

    def is_readable(self, table: str) -> bool:
        """Return whether all rows of a table can be reached, whatever its indexes say."""
        query = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?"
        if not any(root for (root,) in list(self.rows(query, (table,)))):
            return False
        return len(list(self.rows(f'SELECT count(*) FROM "{table}" NOT INDEXED'))) == 1  # noqa: S608  ours

    def _strange(self) -> DatabaseFileError:
        if self.is_newer:
            return DatabaseFileError(
                _("The database file was made by a newer HRD Desk. Update HRD Desk here first.")
            )
        return DatabaseFileError(
            _(
                "The database file does not have the tables of a desk, so nothing of it was taken "
                "in. Ask its owner for a backup, and where the file comes from."
            )
        )

    def _version(self) -> str:
        if not self._is_table("alembic_version", ("version_num",)):
            return ""
        found = list(self.rows("SELECT version_num FROM alembic_version LIMIT 2"))
        return str(found[0][0]) if len(found) == 1 else ""

    def _is_table(self, table: str, columns: Sequence[str] | dict[str, str]) -> bool:
        """Say whether a name is a plain table with these columns, without anything that acts."""
        found = list(
            self.rows(
                "SELECT type, rootpage, sql FROM sqlite_schema WHERE lower(name) = ?", (table,)
            )
        )
        if len(found) != 1 or found[0][0] != "table" or not found[0][1]:
            return False
        if _ACTING.search(str(found[0][2])) or not self._columns(table) >= set(columns):
            return False
        is_key = {
            str(row[1]): row[5] == 1 and str(row[2]).upper() == "INTEGER"
            for row in self.rows(f"PRAGMA table_xinfo('{table}')")
        }
        return is_key.get("id", True) and self._has_plain_indexes(table)

    def _columns(self, table: str) -> set[str]:
        """Return the stored columns; a table with computed ones counts as one without any."""
        found = list(self.rows(f"PRAGMA table_xinfo('{table}')"))
        return {str(row[1]) for row in found} if all(row[6] == 0 for row in found) else set()

    def _has_plain_indexes(self, table: str) -> bool:
        for _number, name, _unique, _origin, is_partial in list(
            self.rows(f"PRAGMA index_list('{table}')")
        ):
            found = self.rows("SELECT cid FROM pragma_index_xinfo(?)", (name,))
            if is_partial or any(column < -1 for (column,) in found):
                return False
        return True

    def _has_index(self) -> bool:
        found = list(self.rows("SELECT name FROM pragma_index_info(?)", (INDEX,)))
        return ("revision_id",) in found[:1]

    def _allowed(
        self, action: int, first: str | None, second: str | None, _schema: object, view: object
    ) -> int:
        """Say whether a statement may do this; asked when it is prepared."""
        if view is not None:
            return int(sqlcipher.SQLITE_DENY)
        if action == sqlcipher.SQLITE_SELECT:
            return int(sqlcipher.SQLITE_OK)
        if action == sqlcipher.SQLITE_READ and (first or "") in {*TABLES, *LATER_TABLES}:
            columns = _conditions(str(first)).keys()
            return int(
                sqlcipher.SQLITE_OK
                if not second or second in columns or second == "ROWID"
                else sqlcipher.SQLITE_DENY
            )
        if action == sqlcipher.SQLITE_FUNCTION and second in FUNCTIONS:
            return int(sqlcipher.SQLITE_OK)
        return int(sqlcipher.SQLITE_DENY)

    def _require_sound_rows(self) -> None:
        for table in (*TABLES, *sorted(self.later & LATER_TABLES.keys())):
            conditions = [
                condition
                for name, condition in _conditions(table).items()
                if name not in LATER_COLUMNS.get(table, ()) or f"{table}.{name}" in self.later
            ]
            wanted = " AND ".join(conditions)
            query = f"SELECT 1 FROM {table} NOT INDEXED WHERE ({wanted}) IS NOT TRUE LIMIT 1"  # noqa: S608  names from above
            if list(self.rows(query)):
                raise self._strange()


def _conditions(table: str) -> dict[str, str]:
    return (TABLES | LATER_TABLES)[table] | LATER_COLUMNS.get(table, {})


def _known_versions() -> list[str]:
    return [path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*_*.py")]


@contextlib.contextmanager
def caged(path: Path, key: bytearray, progress: Progress) -> Iterator[Cage]:
    """Open the copy of another desk's database at `path` with its 32-byte key, to be read.

    Raises `DatabaseFileError` with one sentence for whatever is no sound database of a desk.
    """
    _require_encrypted(path, key)
    cage = None
    try:
        _require_whole(path, key)
        cage = Cage(path, key, progress)
        cage.require_desk()
    except (DamagedDatabaseFileError, sqlcipher.Error) as error:
        if cage is not None:
            cage.close()
        raise DamagedDatabaseFileError(_readable(path, key, progress)) from error
    except HrdDeskError:
        if cage is not None:
            cage.close()
        raise
    try:
        yield cage
    finally:
        cage.close()


def _require_encrypted(path: Path, key: bytearray) -> None:
    with path.open("rb") as file:
        if file.read(len(PLAIN_MAGIC)) == PLAIN_MAGIC:
            raise DatabaseFileError(
                _(
                    "The database file is not encrypted, so it is none of HRD Desk. Nothing of it "
                    "was taken in."
                )
            )
    try:
        verify_encryption(path, key)
    except (DeskUnavailableError, sqlcipher.Error) as error:
        raise DatabaseFileError(
            _(
                "The database file does not open with its key file: it is damaged, or the two do "
                "not belong together. Ask for a new copy of both."
            )
        ) from error


def _require_whole(path: Path, key: bytearray) -> None:
    """Bring the write-ahead log of the copy into it, then verify every page and its length."""
    raw = connect(path, key)
    try:
        raw.execute("PRAGMA trusted_schema = OFF")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        findings = raw.execute("PRAGMA cipher_integrity_check").fetchall()
        pages, size = (
            int(raw.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size")
        )
    finally:
        raw.close()
    if findings or path.stat().st_size < pages * size:
        raise DamagedDatabaseFileError


def _readable(path: Path, key: bytearray, progress: Progress) -> list[str]:
    """Return which tables of a damaged database hold together; each is tried by itself."""
    found = []
    for table in SALVAGED:
        # A page that does not verify spoils the connection that met it.
        with contextlib.suppress(DatabaseFileError, sqlcipher.Error):
            cage = Cage(path, key, progress)
            try:
                if cage.is_sound(table) if table in TABLES else cage.is_readable(table):
                    found.append(table)
            finally:
                cage.close()
    return found
