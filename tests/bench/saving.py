"""Saving one event, and what the journal's triggers cost when many rows are written."""

import contextlib
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.storage.journal.triggers import drop_triggers
from hrd_desk.storage.opening import OpenDesk
from tests.bench.building import insert_events
from tests.bench.population import Population
from tests.bench.timing import Action, tell_beside
from tests.builders import a_desk, an_event, saved, vocabulary_of

SAVES = 40
EVENTS, ROUNDS = 2_000, 5
TEXT = "word " * 67


def measure() -> None:
    """Tell the figures of saving, on small desks of their own."""
    with tempfile.TemporaryDirectory(prefix="hrd-desk-saving-") as folder:
        path = Path(folder)
        with a_desk(path, "saves") as desk, contextlib.closing(_bare(path / "bare.db")) as bare:
            rivals = {"ours": _save(desk), "bare-insert": lambda _round: _insert(bare)}
            words = "a new event, 10 rows of 6 tables, journal, full text; WAL and synchronous FULL"
            tell_beside("save.event", rivals, SAVES, words)
        with a_desk(path, "captured") as desk, a_desk(path, "uncaptured") as bare_desk:
            with bare_desk.database.transaction("bench") as session:
                drop_triggers(session.connection())
            _measure_capture({"ours": desk, "no-triggers": bare_desk})


def _save(desk: OpenDesk) -> Action:
    vocabulary = vocabulary_of(desk)

    def save(_round: int) -> Event:
        return saved(desk, an_event(vocabulary, description=TEXT))

    return save


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, title TEXT, description TEXT)")
    return connection


def _insert(bare: sqlite3.Connection) -> None:
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("INSERT INTO event (title, description) VALUES (?, ?)", (TEXT[:40], TEXT))
    bare.execute("COMMIT")


def _measure_capture(desks: dict[str, OpenDesk]) -> None:
    made = list(Population(vocabulary_of(desks["ours"])).events(1, EVENTS))

    def insert(session: Session) -> None:
        insert_events(session, made, is_indexed=False)

    rows = f"{EVENTS} events with their parts, no full text, in one transaction, rolled back"
    tell_beside("capture.insert", _each(desks, insert), ROUNDS, rows)
    for desk in desks.values():
        with desk.database.transaction("bench") as session:
            insert(session)
    tell_beside("capture.update", _each(desks, _update), ROUNDS, f"{EVENTS} titles, rolled back")


def _update(session: Session) -> None:
    session.connection().exec_driver_sql("UPDATE event SET title = title || '.'")


def _each(desks: dict[str, OpenDesk], write: Callable[[Session], None]) -> dict[str, Action]:
    return {name: _undone_write(desk, write) for name, desk in desks.items()}


def _undone_write(desk: OpenDesk, write: Callable[[Session], None]) -> Action:
    def measured(_round: int) -> None:
        with contextlib.suppress(_UndoneError), desk.database.transaction("bench") as session:
            write(session)
            raise _UndoneError

    return measured


class _UndoneError(RuntimeError):
    """Rolls a measured transaction back."""
