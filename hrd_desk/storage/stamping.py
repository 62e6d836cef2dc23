"""What follows when rows of a record were written one by one: its stamp and the search index."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.storage.events import load_event
from hrd_desk.storage.search_index import index_event
from hrd_desk.vocabulary.terms import Term


def stamp_record(session: Session, uid: uuid.UUID) -> None:
    """Stamp an event or term as changed by the open revision, and index it anew.

    A form that shows an older state then notices when it saves.
    """
    session.flush()
    version: int = session.connection().info["version"]
    if session.scalar(select(Event.id).where(Event.uid == uid)) is None:
        query = select(Term).where(Term.uid == uid)
        for term in session.scalars(query.execution_options(populate_existing=True)):
            term.revised = version
    else:
        event = load_event(session, uid)
        event.revised = version
        session.flush()
        index_event(session, event)
    session.flush()
