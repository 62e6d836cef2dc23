"""An import taken back: exactly its records, unless somebody changed them since."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.clock import SystemClock
from hrd_desk.errors import HrdDeskError, StaleRecordError
from hrd_desk.i18n import _
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.database import Database
from hrd_desk.storage.events import delete_events, event_titles, revised_of
from hrd_desk.storage.imports import (
    Import,
    RowInImport,
    load_import,
    note_undone,
    rows_of_import,
)
from hrd_desk.storage.journal.tables import Change, Revision
from hrd_desk.storage.taking_back import take_back_changes

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
    """Take back an import as one step; what was changed since stays as it is.

    Raises `NotFoundError`, `HrdDeskError` where it was taken back before, `CancelledError`.
    """
    with database.transaction("undo-import") as session:
        done = load_import(session, number)
        if done.undone_at_utc is not None:
            raise HrdDeskError(_("This import was taken back already."))
        rows = rows_of_import(session, number)
        undo = _Undo(session, done)
        for begin in range(0, len(rows), ROWS_AT_ONCE):
            progress(begin, len(rows))
            undo.take_back(rows[begin : begin + ROWS_AT_ONCE])
        note_undone(session, number, SystemClock().now_utc())
    return undo.report


class _Undo:
    """One import on its way back."""

    def __init__(self, session: Session, done: Import) -> None:
        self.report = UndoReport()
        self._session, self._version = session, done.version
        query = select(Revision.id).where(Revision.version == done.version)
        self._revision_id = session.scalar(query)

    def take_back(self, rows: Sequence[RowInImport]) -> None:
        """Take back some hundreds of records; those that are deleted already are passed over."""
        session = self._session
        revised = revised_of(session, [row.record_uid for row in rows])
        here = [row for row in rows if row.record_uid in revised]
        # A new record that has the import's version still is as it left it.
        made = [r.record_uid for r in here if r.is_new and revised[r.record_uid] == self._version]
        delete_events(session, made)
        self.report.deleted += len(made)
        session.expunge_all()
        gone = set(made)
        for row in here:
            if row.record_uid not in gone:
                self._take_back_alone(row)

    def _take_back_alone(self, row: RowInImport) -> None:
        """Restore a record that was here before, or that others wrote into."""
        session, uid = self._session, row.record_uid
        query = select(Change).where(
            Change.revision_id == self._revision_id, Change.root_uid == uid
        )
        changes = session.scalars(query.order_by(Change.id)).all()
        try:
            take_back_changes(session, self._version, changes, "")
        except StaleRecordError:
            self._keep(uid)
        else:
            self.report.restored += 1
        session.expunge_all()

    def _keep(self, uid: uuid.UUID) -> None:
        titles = event_titles(self._session, [uid])
        self.report.changed_since.append(titles[uid][0])
