"""Desks that hand their revisions over directly, and events on them that people edit."""

import uuid
from typing import Any

from hrd_desk.clock import SystemClock, milliseconds
from hrd_desk.model.event import Event
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.events import load_event, save_event
from hrd_desk.storage.merge.engine import Incoming, merge
from hrd_desk.storage.merge.incoming import MergeReport, Sender, Told
from hrd_desk.storage.merge.outgoing import (
    Scope,
    outgoing_desks,
    outgoing_left_aside,
    outgoing_revisions,
)
from hrd_desk.storage.merge.sharing import held_sequences, share_brought
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.ledger import last_position
from tests.builders import an_event, saved, vocabulary_of

FAR = 1 << 60


def now_ms() -> int:
    return milliseconds(SystemClock().now_utc())


def to_headquarters(field: OpenDesk, headquarters: OpenDesk, after: int = 0) -> MergeReport:
    """Hand over what a field desk has; headquarters notes that the desk holds those records."""
    with field.database.snapshot() as session:
        scope = Scope(headquarters.uid, after, FAR, is_everything=True)
        report = merge(
            headquarters.database,
            Incoming(list(outgoing_desks(session, scope)), outgoing_revisions(session, scope)),
            Sender(field.uid, is_authority=True),
            now_ms=now_ms(),
        )
    with headquarters.database.local_transaction() as session:
        share_brought(session, field.uid, report.brought)
    return report


def to_field(headquarters: OpenDesk, field: OpenDesk, after: int = 0, to: int = FAR) -> MergeReport:
    """Hand over to a field desk what concerns the records that it holds."""
    with headquarters.database.snapshot() as session:
        seen = max(held_sequences(session, field.uid).items(), default=(0, 0))
        scope = Scope(field.uid, after, to, is_everything=False)
        return merge(
            field.database,
            Incoming(
                list(outgoing_desks(session, scope)),
                outgoing_revisions(session, scope),
                lambda: Told(left_aside=list(outgoing_left_aside(session, scope))),
            ),
            Sender(headquarters.uid, False, *seen),
            now_ms=now_ms(),
        )


def both_ways(field: OpenDesk, headquarters: OpenDesk) -> None:
    """Let both have all, twice over, so that what each makes of it arrives, too."""
    for _round in range(2):
        to_headquarters(field, headquarters)
        to_field(headquarters, field)


def logged(desk: OpenDesk, **fields: Any) -> uuid.UUID:
    """Save a new event without a summary, which could contradict `fields`; return its uid."""
    return saved(desk, an_event(vocabulary_of(desk), **{"summary": ""} | fields)).uid


def event_on(desk: OpenDesk, uid: uuid.UUID) -> Event:
    with desk.database.snapshot() as session:
        return load_event(session, uid)


def edited(desk: OpenDesk, uid: uuid.UUID, **fields: Any) -> Event:
    """Change fields of an event as a form does."""
    event = event_on(desk, uid)
    for name, value in fields.items():
        setattr(event, name, value)
    with desk.database.transaction("save") as session:
        return save_event(session, event)


def recoded(desk: OpenDesk, uid: uuid.UUID, *violations: str, **fields: Any) -> Event:
    """Code the violations of an event anew, and change fields of it, with one save."""
    event = event_on(desk, uid)
    for name, value in fields.items():
        setattr(event, name, value)
    vocabulary = vocabulary_of(desk)
    event.code_with("violations", [vocabulary.term("violation", code) for code in violations])
    with desk.database.transaction("save") as session:
        return save_event(session, event)


def position_of(desk: OpenDesk) -> int:
    with desk.database.snapshot() as session:
        return last_position(session)


def assert_sound(*desks: OpenDesk) -> None:
    for desk in desks:
        assert check_desk(desk).findings == ()


def content_of(desk: OpenDesk, uid: uuid.UUID) -> dict[str, Any]:
    """Return what a record holds, without local ids, versions and stamps."""
    event = event_on(desk, uid)
    own = {"id", "event_id", "version", "revised", "term_id"}
    shown = _columns(event, own)
    for part in ("counts", "places", "citations", "links", "attachments"):
        shown[part] = sorted((_columns(row, own) for row in getattr(event, part)), key=str)
    shown["terms"] = sorted(use.term.code for use in event.term_uses)
    return shown


def _columns(row: Any, own: set[str]) -> dict[str, Any]:
    names = [column.key for column in row.__table__.columns if column.key not in own]
    return {name: getattr(row, name) for name in names}
