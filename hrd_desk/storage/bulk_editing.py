"""Read what many records are coded with, and change coded fields of all of them in one revision."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.model.bulk_changes import BulkChange, Changes, CodedRecord, touched
from hrd_desk.model.event import CODED_CHOICES, CODED_LISTS, Event
from hrd_desk.model.parts import TermUse
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.events import read_events, save_event
from hrd_desk.storage.stamping import batches
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

_FIELDS = {scheme: field for field, scheme in CODED_LISTS.items()}


def read_coded(session: Session, uids: Sequence[uuid.UUID]) -> list[CodedRecord]:
    """Return what records are coded with; those that are gone or deleted are left out."""
    found: dict[int, CodedRecord] = {}
    columns = [getattr(Event, name) for name in CODED_CHOICES]
    for some in batches(uids):
        shown = (Event.uid.in_(some), Event.deleted_version.is_(None))
        for event_id, uid, *codes in session.execute(
            select(Event.id, Event.uid, *columns).where(*shown)
        ):
            choices = dict(zip(CODED_CHOICES, codes, strict=True))
            found[event_id] = CodedRecord(uid, choices, dict.fromkeys(CODED_LISTS, frozenset()))
        uses = (
            select(TermUse.event_id, Term.scheme, Term.code)
            .join(Term, Term.id == TermUse.term_id)
            .join(Event, Event.id == TermUse.event_id)
            .where(*shown)
        )
        for event_id, scheme, code in session.execute(uses):
            lists = dict(found[event_id].lists)
            lists[_FIELDS[scheme]] = lists[_FIELDS[scheme]] | {code}
            record = found[event_id]
            found[event_id] = CodedRecord(record.uid, record.choices, lists)
    return list(found.values())


def bulk_edit(
    session: Session,
    uids: Sequence[uuid.UUID],
    changes: Changes,
    vocabulary: Vocabulary,
    progress: Progress = silent,
) -> list[uuid.UUID]:
    """Make `changes` in the records that they change; return those. Others are not written.

    Each is saved as from its form. Raises as `save_event` does.
    """
    wanted = touched(read_coded(session, uids), changes)
    for number, event in enumerate(read_events(session, wanted)):
        progress(number, len(wanted))
        for field, change in changes.items():
            _change(event, field, change, vocabulary)
        save_event(session, event)
    return wanted


def _change(event: Event, field: str, change: BulkChange, vocabulary: Vocabulary) -> None:
    if field in CODED_CHOICES:
        if change.code is not None:
            setattr(event, field, change.code)
        return
    kept = [term for term in event.terms(field) if term.code not in change.goes]
    present = {term.code for term in kept}
    scheme = CODED_LISTS[field]
    new = [vocabulary.term(scheme, code) for code in sorted(change.comes - present)]
    event.code_with(field, [*kept, *new])
