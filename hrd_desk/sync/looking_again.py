"""What is asked about records after they were taken in: which look alike, which break a rule.

The merge notes in its own transaction which records that concerns, so a looking that is cut short
goes on the next time, and the merge stands whatever becomes of it.
"""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.progress import Progress, silent
from hrd_desk.storage.database import Database
from hrd_desk.storage.journal.tables import Change, Desk, Revision
from hrd_desk.storage.merge.incoming import MergeReport, Outcome
from hrd_desk.storage.merge.outgoing import ABOUT_RECORDS
from hrd_desk.storage.pairs import note_suspicions
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.sync.broken_rules import note_broken_rules

LOOK_AT = "records-to-look-at"
LOOKED_AT_ONCE = 2_000
"""So many records are looked at in one transaction: less is lost when it is stopped."""
_NEW, _CHANGED = "new", "changed"


def note_to_look_at(session: Session, report: MergeReport) -> None:
    """Note the records that a merge concerned, in its transaction; `look_again` goes through them.

    Every new one is compared with what happened near it; rules are checked in those that this
    desk changed as well.
    """
    new = [uid for uid, outcome in report.became.items() if outcome is Outcome.ADDED]
    changed = [
        uid
        for uid, outcome in report.records.items()
        if outcome is Outcome.CONFLICT
        or report.became.get(uid) in (Outcome.UPDATED, Outcome.MERGED)
    ]
    if new or changed:
        kept = _noted(session)
        _note(session, _with(kept[_NEW], new), _with(kept[_CHANGED], changed))


def is_looking_left(session: Session) -> bool:
    """Return whether records that came were not looked at yet."""
    return any(_noted(session).values())


def look_again(database: Database, progress: Progress = silent) -> None:
    """Ask about the records that were noted, look-alikes and broken rules.

    Raises `CancelledError`; what was not looked at by then stays noted.
    """
    with database.snapshot() as session:
        total = sum(map(len, _noted(session).values()))
    done = 0
    while looked := look_at_some(database, _behind(progress, done, total)):
        done += looked


def _behind(progress: Progress, done: int, total: int) -> Progress:
    return lambda some, _all: progress(done + some, total)


def look_at_some(
    database: Database, progress: Progress = silent, most: int = LOOKED_AT_ONCE
) -> int:
    """Look at the first of the records that were noted; return how many, 0 for none left.

    Raises `CancelledError`, with all of them still noted.
    """
    with database.snapshot() as session:
        if not is_looking_left(session):
            return 0
    with database.transaction("look-again") as session:
        noted = _noted(session)
        new, changed = noted[_NEW][:most], noted[_CHANGED][:most]
        note_suspicions(session, list(map(uuid.UUID, new)), progress)
        also_here = _changed_here_too(session, list(map(uuid.UUID, changed)))
        note_broken_rules(session, also_here, _behind(progress, len(new), len(new) + len(changed)))
        _note(session, noted[_NEW][most:], noted[_CHANGED][most:])
    return len(new) + len(changed)


def _noted(session: Session) -> dict[str, list[str]]:
    kept = read_setting(session, LOOK_AT, {})
    return {name: list(kept.get(name, ())) for name in (_NEW, _CHANGED)}


def _note(session: Session, new: Sequence[str], changed: Sequence[str]) -> None:
    write_setting(session, LOOK_AT, {_NEW: list(new), _CHANGED: list(changed)})


def _with(noted: Sequence[str], uids: Sequence[uuid.UUID]) -> list[str]:
    return list(dict.fromkeys((*noted, *(uid.hex for uid in uids))))


def _changed_here_too(session: Session, uids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """Return those records that this desk changed as well, so that a rule may break in between."""
    own = select(Desk.id).where(Desk.is_own)
    query = (
        select(Change.root_uid)
        .join(Revision, Revision.id == Change.revision_id)
        .where(
            Change.root_uid.in_(uids),
            Revision.desk_id.in_(own),
            Change.kind.not_in(ABOUT_RECORDS),
        )
    )
    return list(session.scalars(query.distinct()))
