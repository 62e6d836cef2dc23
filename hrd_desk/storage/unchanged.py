"""Whether records, terms and open questions are what they were when they were read last."""

from collections.abc import Hashable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hrd_desk.model.conflicts import Conflict
from hrd_desk.storage.decisions import UNSETTLED
from hrd_desk.storage.journal.tables import Change, Revision


def mark_of_desk(session: Session) -> Hashable:
    """Return a value that differs after every change of a record, a term or an open question.

    Every change of the first two is in the journal, which only grows.
    """
    # One query each: several largest values at once would read every row.
    largest = (Change.id, Revision.id, Revision.version)
    journal = tuple(session.scalar(select(func.max(column))) for column in largest)
    open_now = select(Conflict.uid, Conflict.kind, Conflict.state).where(
        Conflict.state.in_(UNSETTLED)
    )
    questions = sorted((row.uid.bytes, row.kind, row.state) for row in session.execute(open_now))
    return (journal, tuple(questions))
