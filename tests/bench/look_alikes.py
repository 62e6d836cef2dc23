"""Looking for records that may be the same event, among 10,000 that came in one file."""

import contextlib
import uuid

from sqlalchemy import select

from hrd_desk.model.event import Event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.pairs import note_suspicions
from tests.bench.timing import tell_beside

NEW = 10_000
ROUNDS = 3


class _RolledBackError(Exception):
    """Ends a round's transaction."""


def measure(desk: OpenDesk, events: int) -> None:
    """Tell how long it takes for the newest records; every round is rolled back."""
    with desk.database.snapshot() as session:
        newest = select(Event.uid).order_by(Event.id.desc()).limit(NEW)
        uids = list(session.scalars(newest))
    noted: list[int] = []

    def look(_round: int) -> None:
        noted.append(_noted(desk, uids))

    look(0)
    words = f"{len(uids)} new records among {events}, encrypted; {noted[0]} pairs noted"
    tell_beside("look-alikes.new", {"noted": look}, ROUNDS, words)


def _noted(desk: OpenDesk, uids: list[uuid.UUID]) -> int:
    noted = 0
    with contextlib.suppress(_RolledBackError), desk.database.transaction("look-again") as session:
        noted = note_suspicions(session, uids)
        raise _RolledBackError
    return noted
