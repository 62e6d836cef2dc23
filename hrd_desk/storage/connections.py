"""Encrypted connections: keyed, verified, with the pragmas that the studies measured."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import QueuePool

from hrd_desk.errors import (
    DamagedDeskError,
    DeskInUseError,
    DeskUnavailableError,
    StaleRecordError,
)
from hrd_desk.i18n import _
from hrd_desk.mapping import from_json
from hrd_desk.storage.desk_folder import disk_full
from hrd_desk.storage.journal.recording import Recording

PLAIN_MAGIC = b"SQLite format 3\0"
SMALLEST_BYTES = 16 * 4096
"""A desk with its vocabularies is far larger; a smaller file is damaged, never new."""

CACHE_KIB, MERGE_CACHE_KIB = 65_536, 196_608
"""What a connection keeps of the database in memory; a merge looks at each page more than once."""
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    # The journal's triggers call our functions; only a holder of the key can change the schema.
    "trusted_schema = ON",
    "cell_size_check = ON",
    "mmap_size = 0",
    f"cache_size = -{CACHE_KIB}",
    "busy_timeout = 5000",
    "wal_autocheckpoint = 1000",
)
INDEXED_WORDS = "CREATE VIRTUAL TABLE temp.fts_words USING fts5vocab(main, fts, instance)"
"""The words of the full-text index in their order, for `full_text`; it holds nothing itself."""


def connect(path: Path, key: bytes | bytearray) -> Any:
    """Return a raw SQLCipher connection to `path`, keyed with 32 bytes, not yet read."""
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
    # Its own log would write of wrong keys to stderr.
    connection.execute("PRAGMA cipher_log_level = NONE")
    # Bytes, not PRAGMA text: SQL text leaves copies in memory (security study 3.1).
    connection.set_key(b"x'" + bytes(key).hex().encode() + b"'")
    return connection


def make_engine(
    path: Path, key: bytearray, *, foreign_keys: bool = True, first: Any = None
) -> Engine:
    """Return an engine for the encrypted database at `path`.

    `first` is a connection of `connect` that it takes over, because each new one parses all the
    triggers. The key never enters an address. Transactions are begun by us, not by the driver,
    because the driver's own leave half a failed migration behind (storage study 5). Migrations
    need `foreign_keys` off: rebuilding a table would otherwise delete its parts.
    """
    ready = [] if first is None else [first]

    def creator() -> Any:
        connection = ready.pop() if ready else connect(path, key)
        try:
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
            connection.execute(INDEXED_WORDS)
        except sqlcipher.Error:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=4,
        json_serializer=_json,
        json_deserializer=from_json,
    )
    event.listen(engine, "connect", _register)
    event.listen(engine, "begin", _begin)
    return engine


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _register(connection: Any, record: Any) -> None:
    recording = Recording()
    recording.register(connection)
    record.info["recording"] = recording


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def verify_encryption(path: Path, key: bytearray) -> None:
    """Raise one sentence unless the file is encrypted and opens with `key` and only with it.

    The library creates and opens plain databases without complaint (security study 3.1).
    """
    verified_connection(path, key).close()


def verified_connection(path: Path, key: bytearray) -> Any:
    """Return a connection of `connect` that was verified as `verify_encryption` does."""
    with path.open("rb") as file:
        magic = file.read(len(PLAIN_MAGIC))
    if magic == PLAIN_MAGIC:
        sentence = _("The database of this desk is not encrypted, so it is not opened.")
        raise DamagedDeskError(sentence + " " + _("Restore a backup."))
    if path.stat().st_size < SMALLEST_BYTES:
        raise DamagedDeskError(damaged())
    with contextlib.ExitStack() as undo:
        keyed = connect(path, key)
        undo.callback(keyed.close)
        if not _opens(keyed):
            raise DamagedDeskError(damaged())
        with contextlib.closing(sqlcipher.connect(str(path))) as plain:
            if _opens(plain):
                raise DamagedDeskError(_("The database of this desk opens without its key."))
        undo.pop_all()
    return keyed


def _opens(connection: Any) -> bool:
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if not connection.execute("PRAGMA cipher_version").fetchone():
            return False
        return bool(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    except sqlcipher.OperationalError as error:
        if "locked" in str(error):
            raise DeskInUseError(_in_use()) from error
        raise
    except sqlcipher.DatabaseError:
        return False  # the page does not verify under this key


def damaged() -> str:
    """Return the sentence for a database that does not verify."""
    return _("The database of this desk is damaged. Nothing was changed; restore a backup.")


@contextlib.contextmanager
def desk_errors() -> Iterator[None]:
    """Turn what the database reports about the world into one sentence; bugs stay bugs."""
    try:
        yield
    except StaleDataError as error:
        sentence = _("The record was changed elsewhere since you opened it. Open it again.")
        raise StaleRecordError(sentence) from error
    except (DBAPIError, sqlcipher.Error) as error:
        sentence_or_none = _sentence(str(getattr(error, "orig", error)))
        if sentence_or_none is None:
            raise
        raise sentence_or_none from error


def _in_use() -> str:
    return _("The desk is open elsewhere. Close it there first.")


def _sentence(text: str) -> DeskUnavailableError | None:
    # A page of the search index that does not verify makes its table unusable.
    if any(word in text for word in ("malformed", "not a database", "vtable constructor failed")):
        return DamagedDeskError(damaged())
    if "disk is full" in text:
        return DeskUnavailableError(disk_full())
    if "readonly" in text or "unable to open" in text:
        return DeskUnavailableError(_("The desk cannot be written here. Copy it to another disk."))
    if "database is locked" in text:
        return DeskInUseError(_in_use())
    if "disk I/O error" in text:
        sentence = _("The disk does not answer. Check the disk; the last save may be missing.")
        return DeskUnavailableError(sentence)
    return None
