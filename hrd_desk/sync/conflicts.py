"""One question as a person sees it: what stood before, what is shown, what waits, and who."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from hrd_desk.clock import SystemClock
from hrd_desk.i18n import _
from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.checks import check_event
from hrd_desk.model.conflicts import (
    Conflict,
    ConflictKind,
    ConflictState,
    Settlement,
    conflict_uid,
)
from hrd_desk.model.event import Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.model.merging import Rule, Values, rule_of, same_value
from hrd_desk.storage.authorship import Written, writers
from hrd_desk.storage.decisions import UNSETTLED
from hrd_desk.storage.events import event_titles, load_event
from hrd_desk.storage.journal.journaled import BY_KIND, WITHHELD
from hrd_desk.storage.journal.tables import Change, Revision
from hrd_desk.storage.merge.record_merge import ABOUT
from hrd_desk.storage.sync_tables import Parked
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.sync.questions import find_conflict, question_of, settled_version
from hrd_desk.sync.settling import may_settle
from hrd_desk.vocabulary.terms import Term
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


@dataclass(frozen=True, slots=True)
class ConflictDetail:
    """A question with its three values as dicts of columns; None where the row does not exist.

    `row` and `group` are labels for people. `merged_groups` names what else of the record was
    merged without a question in the same file. `problems` are the rules that fail, for a record
    that came out of a merge odd. `moved_from` is the record that was merged into this one and
    for which the waiting value was meant.
    """

    key: str
    kind: ConflictKind
    state: ConflictState
    choice: Settlement | None
    record_uid: uuid.UUID
    reference: str
    title: str
    row_kind: str
    group_number: int
    row: str
    group: str
    before: Values | None
    shown: Values | None
    waiting: Values | None
    before_by: Written | None
    shown_by: Written | None
    waiting_by: Written | None
    seen: tuple[int, int]
    merged_groups: tuple[str, ...]
    settled_by: Written | None
    may_settle: bool
    moved_from: uuid.UUID | None
    note: str
    problems: tuple[str, ...]

    @property
    def is_settled(self) -> bool:
        """Whether nobody needs to decide any more."""
        return self.state not in UNSETTLED


def conflict_detail(session: Session, key: str) -> ConflictDetail:
    """Return the question with this key; raises `NotFoundError` and `HrdDeskError`.

    Hand `seen` to `settling.settle`, so that nobody settles what they did not see.
    """
    conflict = find_conflict(session, key)
    question = question_of(session, conflict)
    base = _base_version(session, conflict)
    settled = settled_version(session, conflict)
    by = writers(session, [base, question.shown_version, question.waiting_version, settled])
    is_open = conflict.state in UNSETTLED
    reference, title = record_name(session, conflict.record_uid)
    return ConflictDetail(
        key=str(conflict.uid),
        kind=ConflictKind(conflict.kind),
        state=ConflictState(conflict.state),
        choice=Settlement(conflict.choice) if conflict.choice else None,
        record_uid=conflict.record_uid,
        reference=reference,
        title=title,
        row_kind=conflict.row_kind,
        group_number=conflict.group_number,
        row=field_label(conflict.row_kind),
        group=group_label(conflict.row_kind, conflict.group_number),
        before=question.before,
        shown=question.shown,
        waiting=question.waiting,
        before_by=by.get(base),
        shown_by=by.get(question.shown_version),
        waiting_by=by.get(question.waiting_version),
        seen=(question.shown_version, question.waiting_version),
        merged_groups=_merged_groups(session, conflict),
        settled_by=None if is_open else by.get(settled),
        may_settle=may_settle(session, conflict),
        moved_from=question.name.root_uid if question.is_moved else None,
        note=conflict.note,
        problems=(
            broken_rules(session, conflict.record_uid, conflict.note, load_vocabulary(session))
            if conflict.kind == ConflictKind.CHECK
            else ()
        ),
    )


def record_name(session: Session, uid: uuid.UUID) -> tuple[str, str]:
    """Return reference and title of an event, list and label of a term."""
    named = event_titles(session, [uid]).get(uid)
    if named is not None:
        return named
    term = session.scalars(select(Term).where(Term.uid == uid)).one_or_none()
    return (f"{term.scheme}/{term.code}", term.label()) if term else ("", "")


def group_label(kind: str, group_number: int) -> str:
    """Return what people call a merge group; the kind of row for its existence."""
    if group_number == EXISTENCE or kind not in BY_KIND:
        return field_label(kind)
    names = {group.number: group.name for group in BY_KIND[kind].groups}
    return field_label(names.get(group_number, kind))


def _base_version(session: Session, conflict: Conflict) -> int:
    query = (
        select(Change.base)
        .join(Revision, Revision.id == Change.revision_id)
        .where(
            *(Revision.version == conflict.first_version, Change.uid == conflict.row_uid),
            *(Change.kind == conflict.row_kind, Change.group_number == conflict.group_number),
        )
    )
    return session.scalar(query.limit(1)) or 0


def _merged_groups(session: Session, conflict: Conflict) -> tuple[str, ...]:
    """Return the labels of what the same import brought to the record without a question.

    What came stands in the journal just before the revision that asks, behind this desk's last
    one; what was merged out of both sides stands in that revision itself.
    """
    asking = session.execute(
        select(Revision.id, Revision.desk_id).where(Revision.version == conflict.version)
    ).first()
    if asking is None:
        return ()
    position, desk_id = asking
    before = session.scalar(
        select(func.max(Revision.id)).where(Revision.id < position, Revision.desk_id == desk_id)
    )
    query = (
        select(Change.kind, Change.group_number)
        .outerjoin(Parked, Parked.change_id == Change.id)
        .where(
            Change.root_uid == conflict.record_uid,
            Change.revision_id.between((before or 0) + 1, position),
            Change.kind.not_in((*ABOUT, WITHHELD)),
            Parked.change_id.is_(None),
            or_(Change.uid != conflict.row_uid, Change.group_number != conflict.group_number),
        )
        .order_by(Change.id)
    )
    labels = (group_label(kind, number) for kind, number in session.execute(query))
    return tuple(dict.fromkeys(labels))


# --- many at once, both in one --------------------------------------------------------------------


def alike(session: Session, key: str) -> list[str]:
    """Return the keys of the open questions like this one, itself included, the oldest first.

    They have its kind, are about the same field, and their waiting value is of the same desk.
    """
    conflict = find_conflict(session, key)
    desk = (
        select(Revision.desk_id)
        .where(Revision.version == conflict.waiting_version)
        .scalar_subquery()
    )
    query = (
        select(Conflict.uid)
        .join(Revision, Revision.version == Conflict.waiting_version)
        .outerjoin(Event, Event.uid == Conflict.record_uid)
        .where(
            Conflict.state.in_(UNSETTLED),
            *(Conflict.kind == conflict.kind, Conflict.row_kind == conflict.row_kind),
            Conflict.group_number == conflict.group_number,
            Revision.desk_id == desk,
            Event.deleted_version.is_(None),
        )
        .order_by(Conflict.version, Conflict.id)
    )
    return [str(uid) for uid in session.scalars(query)]


def combined(detail: ConflictDetail) -> Values | None:
    """Return a value that keeps both sides, one text after the other; None where none makes sense.

    It is a suggestion for `Settlement.EDITED`, for a person to look over.
    """
    if detail.group_number == EXISTENCE or not detail.shown or not detail.waiting:
        return None
    if rule_of(detail.row_kind, detail.group_number) is not Rule.PARAGRAPHS:
        return None
    differing = [
        name
        for name in detail.waiting
        if not same_value({"": detail.shown.get(name)}, {"": detail.waiting[name]})
    ]
    if len(differing) != 1:
        return None
    texts = [detail.shown.get(differing[0]), detail.waiting[differing[0]]]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        return None
    shown, waiting = (str(text).strip() for text in texts)
    return detail.shown | {differing[0]: f"{shown}\n\n{waiting}"}


# --- records that came out odd --------------------------------------------------------------------


def broken_rules(
    session: Session, record_uid: uuid.UUID, note: str, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return why a record is to be looked at, a sentence for each reason; never empty.

    `note` is that of the question: the reference that the record should have had.
    """
    if note:
        sentence = _("Another record has the reference “{reference}”, so this one got its own.")
        return (sentence.format(reference=note),)
    found = broken_rules_of(session, record_uid, vocabulary)
    return found or (_("Every rule holds again; the entry can be closed."),)


def note_broken_rules(session: Session, record_uids: Iterable[uuid.UUID]) -> int:
    """Ask about the events that break a rule now, inside a transaction; return how many are new.

    For records that were merged without a question: two sound edits can make an odd record.
    """
    vocabulary = load_vocabulary(session)
    noted = 0
    for record_uid in record_uids:
        uid = conflict_uid(record_uid, record_uid, EXISTENCE, NO_VERSION)
        conflict = session.scalars(select(Conflict).where(Conflict.uid == uid)).one_or_none()
        is_asked = conflict is not None and conflict.state in UNSETTLED
        if is_asked or not broken_rules_of(session, record_uid, vocabulary):
            continue
        noted += 1
        if conflict is not None:
            conflict.state, conflict.choice = ConflictState.OPEN.value, None
            continue
        session.add(_check_of(uid, record_uid))
    session.flush()
    return noted


def _check_of(uid: uuid.UUID, record_uid: uuid.UUID) -> Conflict:
    return Conflict(
        uid=uid,
        record_uid=record_uid,
        row_kind="event",
        row_uid=record_uid,
        group_number=EXISTENCE,
        kind=ConflictKind.CHECK.value,
        first_version=NO_VERSION,
        waiting_version=NO_VERSION,
        shown_version=NO_VERSION,
    )


def broken_rules_of(
    session: Session, record_uid: uuid.UUID, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return a sentence for each contradiction inside an event; none for a deleted one."""
    is_shown = select(Event.id).where(Event.uid == record_uid, Event.deleted_version.is_(None))
    if session.scalar(is_shown) is None:
        return ()
    event = load_event(session, record_uid)
    today = SystemClock().now_utc().date()
    found = check_event(event, vocabulary, today)
    return tuple(p.sentence for p in found if p.code in CONTRADICTIONS)
