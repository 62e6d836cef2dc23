"""One question as a person sees it: what stood before, what is shown, what waits, and who."""

import uuid
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.conflicts import (
    Conflict,
    ConflictKind,
    ConflictState,
    Settlement,
)
from hrd_desk.model.event import Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.model.merging import Rule, Values, rule_of, same_value
from hrd_desk.storage.authorship import Written, writers
from hrd_desk.storage.decisions import UNSETTLED
from hrd_desk.storage.events import event_titles
from hrd_desk.storage.journal.journaled import BY_KIND, WITHHELD
from hrd_desk.storage.journal.tables import Change, Revision
from hrd_desk.storage.merge.record_merge import ABOUT
from hrd_desk.storage.sync_tables import Parked
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.sync.broken_rules import broken_rules
from hrd_desk.sync.questions import find_conflict, question_of, settled_version
from hrd_desk.sync.settling import may_settle
from hrd_desk.vocabulary.terms import Term


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
