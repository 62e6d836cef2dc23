"""The four forms of a built desk that the merge is measured on: encrypted or plain, full or bare.

Plain and bare forms are copies, made once and kept beside the desk. Bare means without the
indexes that only lists and searches use and without full text; what the merge looks rows up by
stays.
"""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from hrd_desk.clock import SystemClock
from hrd_desk.storage import connections
from hrd_desk.storage.database import Database
from hrd_desk.storage.merge import settling
from hrd_desk.storage.opening import OpenDesk
from tests.bench.building import cache_folder

FOR_LISTS = (
    "(name LIKE 'ix_event_%' AND name NOT LIKE 'ix_event_link_%') OR name IN"
    " ('ix_place_latitude_longitude', 'ix_term_use_term_id_event_id')"
)
"""The indexes that serve lists and searches; the merge looks nothing up by them."""
KEY = bytearray(range(32))
"""Of the encrypted bare copy, which holds made-up events only."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the desk; `name` is `encrypted-full`, `plain-bare` and so on."""

    name: str
    database: Database

    @property
    def is_bare(self) -> bool:
        """Whether it has neither list indexes nor full text."""
        return self.name.endswith("-bare")


@contextlib.contextmanager
def forms(desk: OpenDesk, events: int) -> Iterator[list[Form]]:
    """Open the four forms; the encrypted full one is the desk itself."""
    with contextlib.ExitStack() as opened:
        found = [Form("encrypted-full", desk.database)]
        for name, key in (
            ("plain-full", None),
            ("plain-bare", None),
            ("encrypted-bare", KEY),
        ):
            path = _copy(desk, events, name, key)
            engine = _engine(path, key)
            opened.callback(engine.dispose)
            database = Database(engine, desk.folder, SystemClock(), desk.database.author)
            found.append(Form(name, database))
        yield found


def plain_copy(desk: OpenDesk, events: int, size: str = "full") -> Path:
    """Return the unencrypted copy of a size, `full` or `bare`."""
    return _copy(desk, events, f"plain-{size}", None)


@contextlib.contextmanager
def indexing(*, is_on: bool) -> Iterator[None]:
    """Leave the full text of merged records alone where a form has none."""
    index: Callable[..., None] = settling._index  # noqa: SLF001  the one step that a bare form lacks
    if not is_on:
        settling._index = lambda session, progress: None  # noqa: ARG005, SLF001  put back below
    try:
        yield
    finally:
        settling._index = index  # noqa: SLF001


def _engine(path: Path, key: bytearray | None) -> Engine:
    """Return an engine like that of a desk, but for the key."""

    def creator() -> Any:
        connection = _connect(path, key)
        for pragma in connections.PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine(
        "sqlite://", creator=creator, module=sqlcipher, poolclass=QueuePool, pool_size=4
    )
    event.listen(engine, "connect", connections._register)  # noqa: SLF001  the triggers' functions
    event.listen(engine, "begin", connections._begin)  # noqa: SLF001
    return engine


def _connect(path: Path, key: bytearray | None) -> Any:
    if key is not None:
        return connections.connect(path, key)
    return sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)


def _copy(desk: OpenDesk, events: int, name: str, key: bytearray | None) -> Path:
    path = cache_folder() / f"{name}-{events}.db"
    done = path.with_suffix(".done")
    made_of = _recipe(desk)
    if path.exists() and done.exists() and done.read_text() == made_of:
        return path
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    if name == "plain-bare":
        shutil.copyfile(_copy(desk, events, "plain-full", None), path)
    else:
        _export(desk, path, key)
    connection = _connect(path, key)
    try:
        connection.execute("PRAGMA secure_delete = OFF")
        if name.endswith("-bare"):
            _make_bare(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
    done.write_text(made_of)
    return path


def _recipe(desk: OpenDesk) -> str:
    """Return what tells this desk from one that was built anew."""
    with desk.database.snapshot() as session:
        raw: Any = session.connection().exec_driver_sql("SELECT hex(uid) FROM desk WHERE is_own")
        return str(raw.scalar_one())


def _export(desk: OpenDesk, path: Path, key: bytearray | None) -> None:
    words = "" if key is None else f"x'{bytes(key).hex()}'"
    with desk.database.snapshot() as session:
        raw: Any = session.connection().connection.dbapi_connection
        session.rollback()
        raw.execute("ATTACH ? AS copy KEY ?", (str(path), words))
        try:
            raw.execute("PRAGMA copy.synchronous = OFF")
            raw.execute("SELECT sqlcipher_export('copy')")
        finally:
            raw.execute("DETACH copy")


def _make_bare(connection: Any) -> None:
    names = connection.execute(
        f"SELECT name FROM sqlite_schema WHERE type = 'index' AND ({FOR_LISTS})"  # noqa: S608  ours
    ).fetchall()
    for (name,) in names:
        connection.execute(f'DROP INDEX "{name}"')
    connection.execute("DROP TABLE fts")
