"""Which of the desks in the journal is the one at hand."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.storage.journal.tables import Desk

_OWN_DESK = select(Desk).where(Desk.is_own)


def own_desk(session: Session) -> Desk:
    """Return the identity of this desk."""
    return session.scalars(_OWN_DESK).one()
