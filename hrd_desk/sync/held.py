"""What waits for a file that never comes: after a fortnight a person may accept it as it is."""

import datetime
import uuid
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hrd_desk.clock import milliseconds, moment_of
from hrd_desk.errors import HrdDeskError, NotFoundError
from hrd_desk.i18n import _
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.database import Database
from hrd_desk.storage.decisions import require_headquarters
from hrd_desk.storage.events import find_reference
from hrd_desk.storage.merge.engine import accept_held
from hrd_desk.storage.merge.incoming import MergeReport
from hrd_desk.storage.sync_tables import Held
from hrd_desk.sync.inbox_entries import tell_what_waits

DAYS_TO_WAIT = 14
"""How long a missing file is waited for before its changes may be taken in without it."""


class UnripeError(HrdDeskError):
    """The missing file may still come; `ripe_on` is when it was waited for long enough (UTC)."""

    def __init__(self, ripe_on: datetime.datetime) -> None:
        sentence = _(
            "The missing file may still come. From {day} on this can be accepted without it; until "
            "then ask the desk to send once more."
        )
        super().__init__(sentence.format(day=f"{ripe_on:%Y-%m-%d}"))
        self.ripe_on = ripe_on


def ripe_on(since_utc: datetime.datetime) -> datetime.datetime:
    """Return when a change that waits since then was waited for long enough."""
    return since_utc + datetime.timedelta(days=DAYS_TO_WAIT)


def ripe_records(session: Session, now_utc: datetime.datetime) -> list[uuid.UUID]:
    """Return the records of which nothing has to wait any longer, those that waited longest first.

    A record counts from the first of its changes that is held, as the inbox does.
    """
    return [uid for uid, since in _held_since(session).items() if ripe_on(since) <= now_utc]


def find_record(session: Session, name: str) -> uuid.UUID:
    """Return the record with a uid or a reference; raises `NotFoundError` for the latter."""
    try:
        return uuid.UUID(name)
    except ValueError:
        return find_reference(session, name)


def _held_since(session: Session) -> dict[uuid.UUID, datetime.datetime]:
    since = func.min(Held.since_ms)
    rows = session.execute(select(Held.root_uid, since).group_by(Held.root_uid).order_by(since))
    return {uid: moment_of(since_ms) for uid, since_ms in rows}


def accept(
    database: Database,
    records: Sequence[uuid.UUID],
    now_utc: datetime.datetime,
    progress: Progress = silent,
) -> MergeReport:
    """Take in what is held of these records without the missing step, at headquarters.

    Raises `NotFoundError` where nothing of one is held, and `UnripeError` where one was not waited
    for long enough; then nothing was taken in.
    """
    with database.snapshot() as session:
        require_headquarters(session)
        since = _held_since(session)
    for uid in records:
        if uid not in since:
            raise NotFoundError(_("Nothing of this record is held here. Look at the inbox again."))
        if now_utc < ripe_on(since[uid]):
            raise UnripeError(ripe_on(since[uid]))
    report = accept_held(database, records, now_ms=milliseconds(now_utc), progress=progress)
    with database.snapshot() as session:
        tell_what_waits(session, report)
    return report
