"""Which of the desks in the journal is the one at hand."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.storage.journal.tables import Desk

_OWN_DESK = select(Desk).where(Desk.is_own)


def own_desk(session: Session) -> Desk:
    """Return the identity of this desk."""
    return session.scalars(_OWN_DESK).one()


def is_own_copy(session: Session, line_uid: uuid.UUID) -> bool:
    """Return whether a second line of revisions is that of a copy of this desk."""
    line_of = session.scalar(select(Desk.line_of).where(Desk.uid == line_uid))
    return line_of == own_desk(session).uid
