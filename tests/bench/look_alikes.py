"""Looking for records that may be the same event, among 10,000 that came in one file."""

import contextlib
import uuid

from sqlalchemy import select

from hrd_desk.model.event import Event
from hrd_desk.storage.duplicates import find_duplicates
from hrd_desk.storage.events import load_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.pairs import note_suspicions
from hrd_desk.storage.similar import Sought, similar, sought
from tests.bench.timing import tell_beside

NEW = 10_000
ROUNDS = 3
ROUNDS_TYPING = 20


class _RolledBackError(Exception):
    """Ends a round's transaction."""


def measure(desk: OpenDesk, events: int) -> None:
    """Tell how long it takes for the newest records; every round is rolled back."""
    with desk.database.snapshot() as session:
        newest = select(Event.uid).order_by(Event.id.desc()).limit(NEW)
        uids = list(session.scalars(newest))
    words = f"{len(uids)} new records among {events}, encrypted; {{pairs}} pairs noted"
    _tell(desk, "look-alikes.new", uids, words)
    close = f"{words}, the new ones of one country and year, moving them there included"
    _tell(desk, "look-alikes.one-country", uids, close, _INTO_ONE_YEAR)


def measure_typing(desk: OpenDesk, events: int) -> None:
    """Tell how long the panel of similar events takes to be filled, for records that exist."""
    with desk.database.snapshot() as session:
        query = select(Event.uid).where(Event.country_code != "", Event.start_date.is_not(None))
        uids = list(session.scalars(query.order_by(Event.id.desc()).limit(ROUNDS_TYPING + 1)))
        wanted = [sought(load_event(session, uid)) for uid in uids]
    context = f"a record typed among {events}, encrypted: what is similar, read and compared"
    tell_beside(
        "similar.typed", {"typed": lambda n: _similar(desk, wanted[n])}, len(uids) - 1, context
    )
    crowd = "the same, all of them in one country and week"
    with contextlib.suppress(_RolledBackError), desk.database.transaction("look-again") as session:
        session.connection().exec_driver_sql(_INTO_ONE_WEEK)
        crowded = sought(load_event(session, uids[0]))
        assert crowded is not None
        actions = {"typed": lambda _round: similar(session, crowded)}
        tell_beside("similar.crowded", actions, ROUNDS_TYPING, f"{context}; {crowd}")
        raise _RolledBackError


def measure_desk(desk: OpenDesk, events: int) -> None:
    """Tell how long it takes to look through the whole desk for duplicates."""
    with desk.database.snapshot() as session:
        found = find_duplicates(session)
        words = f"pairs among {events} events, encrypted: {found.count} found, the best handed out"
        actions = {"found": lambda _round: find_duplicates(session)}
        tell_beside("duplicates.desk", actions, ROUNDS, words)


def _similar(desk: OpenDesk, wanted: Sought | None) -> object:
    assert wanted is not None
    with desk.database.snapshot() as session:
        return similar(session, wanted)


_INTO_ONE_WEEK = (
    "UPDATE event SET country_code = 'KZ', start_date = '2023-05-03',"
    " start_earliest = date('2023-05-01', (id % 5)||' days')"
    " WHERE id > (SELECT max(id) - 10000 FROM event)"
)


def _tell(desk: OpenDesk, name: str, uids: list[uuid.UUID], words: str, before: str = "") -> None:
    pairs = _noted(desk, uids, before)
    actions = {"noted": lambda _round: _noted(desk, uids, before)}
    tell_beside(name, actions, ROUNDS, words.format(pairs=pairs))


_INTO_ONE_YEAR = (
    "UPDATE event SET country_code = 'KZ', start_earliest = date('2023-01-01', (id % 365)||' days')"
    " WHERE id > (SELECT max(id) - 10000 FROM event)"
)


def _noted(desk: OpenDesk, uids: list[uuid.UUID], before: str) -> int:
    noted = 0
    with contextlib.suppress(_RolledBackError), desk.database.transaction("look-again") as session:
        if before:
            session.connection().exec_driver_sql(before)
        noted = note_suspicions(session, uids)
        raise _RolledBackError
    return noted
