"""Events read as plain values: for whoever passes a hundred thousand of them on and edits none."""

import uuid
from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any

from sqlalchemy import CursorResult, select
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.model.parts import TermUse, in_order
from hrd_desk.model.plain_event import PlainEvent
from hrd_desk.storage.event_parts import PARTS
from hrd_desk.storage.events import READ_AT_ONCE
from hrd_desk.vocabulary.vocabulary import Vocabulary

_EVENT = tuple(Event.__table__.columns)


def read_plain_events(
    session: Session, uids: Sequence[uuid.UUID], vocabulary: Vocabulary
) -> Iterator[PlainEvent]:
    """Yield events whole, in the order of `uids`, as `events.read_events` does.

    Their terms are those of `vocabulary`, which must be that of the session.
    """
    connection = session.connection()
    for begin in range(0, len(uids), READ_AT_ONCE):
        wanted = uids[begin : begin + READ_AT_ONCE]
        rows = connection.execute(select(*_EVENT).where(Event.uid.in_(wanted)))
        found: dict[int, PlainEvent] = {}
        for values in _named(rows):
            event = found[values["id"]] = PlainEvent()
            event.__dict__.update(values, **{part.key: [] for part in PARTS})
        uses = select(TermUse.event_id, TermUse.term_id, TermUse.label_coded)
        term_of = vocabulary.by_id
        for event_id, term_id, label in connection.execute(uses.where(_is_of(TermUse, found))):
            use = SimpleNamespace(term_id=term_id, label_coded=label, term=term_of(term_id))
            found[event_id].term_uses.append(use)
        for part in PARTS[1:]:
            _add_parts(session, part, found)
        by_uid = {event.uid: event for event in found.values()}
        yield from (by_uid[uid] for uid in wanted if uid in by_uid)


def _named(rows: CursorResult[Any]) -> Iterator[dict[str, Any]]:
    """Yield rows by the names of their columns."""
    names = tuple(rows.keys())
    return (dict(zip(names, row, strict=True)) for row in rows)


def _add_parts(session: Session, part: Any, found: dict[int, PlainEvent]) -> None:
    record = part.property.mapper.class_
    query = select(*record.__table__.columns).where(_is_of(record, found))
    for values in _named(session.connection().execute(query.order_by(*in_order(record)))):
        added = SimpleNamespace()
        added.__dict__.update(values)
        found[values["event_id"]].__dict__[part.key].append(added)


def _is_of(record: Any, found: dict[int, PlainEvent]) -> Any:
    return record.event_id.in_(found)
