"""What follows when rows of a record were written one by one: its stamp and the search index."""

import uuid
from collections.abc import Iterable, Iterator

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.storage.events import load_event
from hrd_desk.storage.search_index import index_again, index_event
from hrd_desk.vocabulary.terms import Term

AT_ONCE = 300


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


def stamp_records(session: Session, uids: Iterable[uuid.UUID]) -> None:
    """Stamp any number of records as `stamp_record` does, in steps of a few hundred.

    Records that the session holds are read again when they are looked at.
    """
    session.flush()
    version: int = session.connection().info["version"]
    for some in batches(uids):
        for record in (Event, Term):
            written = update(record).where(record.uid.in_(some)).values(revised=version)
            session.execute(written, execution_options={"synchronize_session": False})
        ids = list(session.scalars(select(Event.id).where(Event.uid.in_(some))))
        index_again(session, ids)
    session.expire_all()


def batches(uids: Iterable[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    """Yield uids in their order, so many at a time as a query takes well."""
    ordered = sorted(uids)
    for begin in range(0, len(ordered), AT_ONCE):
        yield ordered[begin : begin + AT_ONCE]
