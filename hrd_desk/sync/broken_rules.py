"""Records in which fields contradict each other after two sound edits: asked about, and told."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.clock import SystemClock
from hrd_desk.i18n import _
from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.checks import check_event
from hrd_desk.model.conflicts import Conflict, ConflictKind, ConflictState, conflict_uid
from hrd_desk.model.event import Event
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.decisions import UNSETTLED
from hrd_desk.storage.events import READ_AT_ONCE, load_event, read_events
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.vocabulary.vocabulary import Vocabulary

CONTRADICTIONS = frozenset(
    {
        *("end-before-start", "place-country", "gender-vs-count"),
        *(
            "whrd-without-woman",
            "killing-without-count",
            "affected-count-vs-text",
            "summary-vs-count",
            "summary-date",
            "summary-country",
        ),
    }
)
"""The rules about two fields at once, which two sound edits can break together."""
NO_VERSION = 0
"""Stands in a question about a whole record, where no value waits."""
_TOLD_EACH = 50


def broken_rules(
    session: Session, record_uid: uuid.UUID, note: str, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return why a record is to be looked at, a sentence for each reason; never empty.

    `note` is that of the question: the reference that the record should have had.
    """
    if note:
        sentence = _("Another record has the reference “{reference}”, so this one got its own.")
        return (sentence.format(reference=note),)
    is_shown = select(Event.id).where(Event.uid == record_uid, Event.deleted_version.is_(None))
    found: tuple[str, ...] = ()
    if session.scalar(is_shown) is not None:
        found = _contradictions(load_event(session, record_uid), vocabulary)
    return found or (_("Every rule holds again; the entry can be closed."),)


def note_broken_rules(
    session: Session, record_uids: Sequence[uuid.UUID], progress: Progress = silent
) -> int:
    """Ask about the events that break a rule now, inside a transaction; return how many are new.

    For records that were merged without a question: two sound edits can make an odd record.
    Raises `CancelledError`.
    """
    if not record_uids:
        return 0
    vocabulary = load_vocabulary(session)
    asked = _checks_of(session, record_uids)
    session.flush()  # reading many events lets go of what the session holds
    wanted = [uid for uid in record_uids if asked.get(uid) not in UNSETTLED]
    broken = []
    for number, event in enumerate(read_events(session, wanted)):
        if number % _TOLD_EACH == 0:
            progress(number, len(wanted))
        if event.deleted_version is None and _contradictions(event, vocabulary):
            broken.append(event.uid)
    for uid in broken:
        if uid in asked:
            query = select(Conflict).where(Conflict.uid == _check_uid(uid))
            check = session.scalars(query).one()
            check.state, check.choice = ConflictState.OPEN.value, None
        else:
            session.add(_check_of(uid))
    session.flush()
    return len(broken)


def _check_uid(record_uid: uuid.UUID) -> uuid.UUID:
    return conflict_uid(record_uid, record_uid, EXISTENCE, NO_VERSION)


def _checks_of(session: Session, record_uids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the states of the checks that these records have."""
    states: dict[uuid.UUID, str] = {}
    for start in range(0, len(record_uids), READ_AT_ONCE):
        uids = map(_check_uid, record_uids[start : start + READ_AT_ONCE])
        query = select(Conflict.record_uid, Conflict.state).where(Conflict.uid.in_(list(uids)))
        states |= {row.record_uid: row.state for row in session.execute(query)}
    return states


def _check_of(record_uid: uuid.UUID) -> Conflict:
    return Conflict(
        uid=_check_uid(record_uid),
        record_uid=record_uid,
        row_kind="event",
        row_uid=record_uid,
        group_number=EXISTENCE,
        kind=ConflictKind.CHECK.value,
        first_version=NO_VERSION,
        waiting_version=NO_VERSION,
        shown_version=NO_VERSION,
    )


def _contradictions(event: Event, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return a sentence for each rule between fields that an event breaks."""
    today = SystemClock().now_utc().date()
    found = check_event(event, vocabulary, today)
    return tuple(p.sentence for p in found if p.code in CONTRADICTIONS)
