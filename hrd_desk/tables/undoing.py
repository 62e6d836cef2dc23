"""An import taken back: exactly its records, unless somebody changed them since."""

import uuid
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from hrd_desk.clock import SystemClock
from hrd_desk.errors import HrdDeskError
from hrd_desk.exchange.record_json import event_from_json
from hrd_desk.i18n import _
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.database import Database
from hrd_desk.storage.events import delete_events, events_as_they_stand, read_events, save_event
from hrd_desk.storage.imports import (
    Import,
    load_import,
    note_undone,
    records_before,
    rows_of_import,
)
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.tables.matching import UNDONE
from hrd_desk.vocabulary.vocabulary import Vocabulary

ACTION = "undo-import"
ROWS_AT_ONCE = 300


@dataclass(slots=True)
class UndoReport:
    """What was taken back.

    `deleted`: records that the import made. `restored`: records that have their values from before
    again. `changed_since`: references of those that somebody changed and that stay.
    """

    deleted: int = 0
    restored: int = 0
    changed_since: list[str] = field(default_factory=list)


def undo_import(database: Database, number: int, progress: Progress = silent) -> UndoReport:
    """Take back an import as one step; records that were changed since stay as they are.

    Raises `NotFoundError`, `HrdDeskError` where it was taken back before, `CancelledError`.
    """
    report = UndoReport()
    with database.transaction(ACTION) as session:
        done = load_import(session, number)
        if done.undone_at_utc is not None:
            raise HrdDeskError(_("This import was taken back already."))
        vocabulary = load_vocabulary(session)
        uids = [row.record_uid for row in rows_of_import(session, number)]
        for begin in range(0, len(uids), ROWS_AT_ONCE):
            progress(begin, len(uids))
            _take_back(session, vocabulary, done, (uids[begin : begin + ROWS_AT_ONCE], report))
        note_undone(session, number, SystemClock().now_utc())
    return report


def _take_back(
    session: Session,
    vocabulary: Vocabulary,
    done: Import,
    what: tuple[list[uuid.UUID], UndoReport],
) -> None:
    uids, report = what
    standing = events_as_they_stand(session, uids)
    changed = [one for one in standing if not one.is_deleted and one.revised != done.version]
    report.changed_since += [one.reference for one in changed]
    same = [one.uid for one in standing if not one.is_deleted and one.revised == done.version]
    before = records_before(session, done.number, same)
    made = [uid for uid in same if before[uid] is None]
    delete_events(session, made, UNDONE)
    report.deleted += len(made)
    session.expunge_all()
    for event in read_events(session, [uid for uid in same if before[uid] is not None]):
        save_event(session, event_from_json(before[event.uid], vocabulary, into=event))
        session.expunge_all()
        report.restored += 1
