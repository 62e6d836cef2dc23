"""What field desks answered to the questions of headquarters.

An answer is a revision that adds to the remarks of the record, so that every version of the
program shows it and erasing reaches it; its action tells it from other edits.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.clock import moment_of
from hrd_desk.model.event import Event
from hrd_desk.storage.authorship import Written
from hrd_desk.storage.journal.journaled import values_in
from hrd_desk.storage.journal.tables import Change, Desk, Revision

ANSWER = "answer"
"""The action of the revision that holds an answer."""
_REMARKS = next(group.number for group in Event.groups if group.name == "remarks")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: what was added to the remarks, and by whom."""

    record_uid: uuid.UUID
    text: str
    by: Written


def answers(session: Session, record_uids: Iterable[uuid.UUID]) -> list[Answer]:
    """Return the answers that stand in the histories of these records, the oldest first."""
    query = (
        select(Change.root_uid, Change.old, Change.new, Revision, Desk.code)
        .join(Revision, Revision.id == Change.revision_id)
        .join(Desk, Desk.id == Revision.desk_id)
        .where(
            Revision.action == ANSWER,
            Change.root_uid.in_(list(record_uids)),
            Change.kind == "event",
            Change.group_number == _REMARKS,
            Change.new.is_not(None),
        )
        .order_by(Revision.version)
    )
    return [
        Answer(root, _added(old, new), _written(revision, code))
        for root, old, new, revision, code in session.execute(query)
    ]


def _written(revision: Revision, code: str) -> Written:
    return Written(revision.version, code, revision.author, moment_of(revision.noted_at_ms))


def _added(old: str | None, new: str | None) -> str:
    """Return what the remarks have more than before; all of them where they were written anew."""
    before, after = (str(values_in(text).get("remarks") or "") for text in (old, new))
    return after.removeprefix(before.rstrip()).strip()
