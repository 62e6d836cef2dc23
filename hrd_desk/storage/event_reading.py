"""Whole events, many of them, a batch at a time: for whoever walks over a filter once."""

import uuid
from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.storage.event_lists import EventFilter, filtered
from hrd_desk.storage.event_parts import with_parts

BATCH = 200


def matching_uids(session: Session, wanted: EventFilter) -> list[uuid.UUID]:
    """Return the uids of the events that `wanted` lets through, newest first."""
    query = filtered(session, select(Event.uid), wanted)
    newest_first = query.order_by(Event.start_earliest.desc(), Event.id.desc())
    return list(session.scalars(newest_first))


def whole_events(session: Session, uids: Sequence[uuid.UUID]) -> Iterator[Event]:
    """Yield the events with all their parts, in the order of `uids`; those gone are left out.

    Each is detached and usable after the block; no more than a batch is held at a time.
    """
    for start in range(0, len(uids), BATCH):
        batch = uids[start : start + BATCH]
        query = select(Event).where(Event.uid.in_(batch)).options(*with_parts())
        rows = session.scalars(query.execution_options(populate_existing=True))
        found = {event.uid: event for event in rows}
        for event in found.values():
            session.expunge(event)
        yield from (found[uid] for uid in batch if uid in found)
