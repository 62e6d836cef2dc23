"""Settle questions: what a person decides becomes a change of this desk, which others follow."""

import json
import uuid
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.errors import InvalidInputError, StaleRecordError
from hrd_desk.i18n import _
from hrd_desk.mapping import new_uid
from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.conflicts import Conflict, ConflictState, Settlement
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.event import Event
from hrd_desk.model.merging import Rule, Values, rule_of
from hrd_desk.storage.authorship import writer
from hrd_desk.storage.database import Database
from hrd_desk.storage.decisions import HEADQUARTERS, UNSETTLED, decide
from hrd_desk.storage.events import delete_event, restore_event
from hrd_desk.storage.frontier import DELETION
from hrd_desk.storage.journal.journaled import BY_KIND
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.journal.tables import Change, Revision
from hrd_desk.storage.merge.raw_sql import RawSql
from hrd_desk.storage.merge.record_merge import ABOUT
from hrd_desk.storage.merge.row_sql import register_functions
from hrd_desk.storage.merge.rows import RowName, Rows, group_of
from hrd_desk.storage.merge.term_circles import closes_circle
from hrd_desk.storage.merge.validity import fault
from hrd_desk.storage.stamping import stamp_record
from hrd_desk.storage.taking_back import take_back_changes
from hrd_desk.sync.questions import Question, find_conflict, question_of, settled_version
from hrd_desk.vocabulary.terms import Term


def settle(
    database: Database,
    key: str,
    choice: Settlement,
    *,
    edited: Values | None = None,
    seen: tuple[int, int] | None = None,
) -> None:
    """Settle the question `key`; `edited` holds the group's columns for `Settlement.EDITED`.

    `seen` are the versions of the value shown and the one that waits as the person saw them.
    Raises `StaleRecordError` if somebody settled it or changed a value meanwhile,
    `InvalidInputError` where the choice is not possible here, `NotFoundError`.
    """
    with database.transaction("settle") as session:
        conflict = find_conflict(session, key)
        _require_ours(session, conflict)
        _require_open(session, conflict)
        question = question_of(session, conflict)
        if seen is not None and seen != (question.shown_version, question.waiting_version):
            sentence = _("One of the two values was changed since you looked. Look at them again.")
            raise StaleRecordError(sentence)
        if choice is Settlement.WAITING:
            _take(session, question, question.waiting)
        elif choice is Settlement.EDITED:
            _take(session, question, _checked(question, edited))
        elif choice is not Settlement.SHOWN:
            raise InvalidInputError("choice", _("Choose one of the values, or write another."))
        conflict.state, conflict.choice = ConflictState.SETTLED.value, choice.value
        stamp_record(session, conflict.record_uid)


def settle_alike(database: Database, keys: Iterable[str], choice: Settlement) -> list[str]:
    """Settle many questions in one way; return the keys of those that were.

    Each is an action of its own, so that each can be undone. Those that somebody settled or
    changed meanwhile are left out.
    """
    settled = []
    for key in keys:
        try:
            settle(database, key, choice)
        except (StaleRecordError, InvalidInputError):
            continue
        settled.append(key)
    return settled


def ask_field(database: Database, key: str, comment: str) -> None:
    """Ask the field about a question: it stays open, and the record carries a query.

    Raises as `settle` and `decisions.decide` do.
    """
    with database.transaction("ask") as session:
        conflict = find_conflict(session, key)
        _require_ours(session, conflict)
        _require_open(session, conflict)
        decide(session, conflict.record_uid, DecisionKind.QUERY, comment=comment)
        conflict.state = ConflictState.ASKED.value
        stamp_record(session, conflict.record_uid)


def undo_settlement(database: Database, key: str) -> None:
    """Open a settled question again, and take back what settling it wrote.

    Raises `StaleRecordError` if the value was changed since, `InvalidInputError` if it is not
    settled, or was settled without a person.
    """
    with database.transaction("undo-settlement") as session:
        conflict = find_conflict(session, key)
        _require_ours(session, conflict)
        by_person = (Settlement.SHOWN, Settlement.WAITING, Settlement.EDITED)
        if conflict.state != ConflictState.SETTLED or conflict.choice not in by_person:
            sentence = _("Nobody settled this question, so there is nothing to undo.")
            raise InvalidInputError("key", sentence)
        if conflict.choice != Settlement.SHOWN:
            _take_back(session, conflict)
        conflict.state, conflict.choice = ConflictState.OPEN.value, None
        stamp_record(session, conflict.record_uid)


# --- who may --------------------------------------------------------------------------------------


def may_settle(session: Session, conflict: Conflict) -> bool:
    """Return whether this desk settles the question: headquarters all, others their own."""
    own = own_desk(session)
    if own.role == HEADQUARTERS:
        return True
    author = Rows(session.connection()).author(conflict.version)
    return author is not None and author[0] == own.id


def _require_ours(session: Session, conflict: Conflict) -> None:
    if not may_settle(session, conflict):
        sentence = _("Headquarters settles this question. Its answer comes with the next file.")
        raise InvalidInputError("key", sentence)


def _require_open(session: Session, conflict: Conflict) -> None:
    if conflict.state == ConflictState.REPLACED:
        sentence = _("The waiting value was changed again. Look at the newer question instead.")
        raise StaleRecordError(sentence)
    if conflict.state not in UNSETTLED:
        by = writer(session, settled_version(session, conflict))
        if by is None:
            raise StaleRecordError(_("This question is settled already. Look at the result."))
        sentence = _("This question was settled already by {author} ({code}). Look at the result.")
        raise StaleRecordError(sentence.format(author=by.author, code=by.desk_code))


# --- taking a value -------------------------------------------------------------------------------


def _checked(question: Question, edited: Values | None) -> Values:
    conflict = question.conflict
    is_removal = conflict.group_number == EXISTENCE and question.waiting is None
    is_deletion = conflict.row_kind == "event" and conflict.group_number == DELETION
    is_release = rule_of(conflict.row_kind, conflict.group_number) is Rule.RELEASE
    if not edited or is_removal or is_deletion or is_release:
        sentence = _("Here one of the two sides must be taken; no other value can be written.")
        raise InvalidInputError("value", sentence)
    known = (question.shown or {}) | (question.waiting or {})
    unknown = sorted(edited.keys() - known.keys())
    if unknown:
        sentence = _("This value has no field “{name}”. Its fields are: {known}.")
        filled = sentence.format(name=unknown[0], known=", ".join(sorted(known)))
        raise InvalidInputError("value", filled)
    return (question.shown or question.waiting or {}) | edited


def _take(session: Session, question: Question, values: Values | None) -> None:
    """Make `values` what stands, None for a removal."""
    conflict = question.conflict
    _require_standing(session, question)
    register_functions(session.connection())
    rows = Rows(session.connection())
    if conflict.row_kind == "event" and conflict.group_number == DELETION:
        _delete(session, question, values or {})
    elif values is None:
        _remove(rows, question)
    elif conflict.group_number == EXISTENCE or question.shown is None:
        _insert(session, rows, question, values)
    else:
        _write(session, rows, question, values)


def _require_standing(session: Session, question: Question) -> None:
    """Refuse what cannot be applied: to a deleted record, or to one that is not here any more."""
    conflict = question.conflict
    is_deleted = session.scalar(
        select(Event.deleted_version).where(Event.uid == conflict.record_uid)
    )
    is_deletion = conflict.row_kind == "event" and conflict.group_number == DELETION
    if is_deleted is not None and not is_deletion:
        sentence = _("The record was deleted. Bring it back before you take this value.")
        raise InvalidInputError("choice", sentence)
    is_part_gone = conflict.group_number == EXISTENCE or is_deletion
    if question.is_moved and is_part_gone and (question.waiting is None or is_deletion):
        sentence = _("The record was merged into this one, so nothing can be removed here.")
        raise InvalidInputError("choice", sentence)


def _delete(session: Session, question: Question, values: Values) -> None:
    if values.get("deleted_version") is None:
        restore_event(session, question.conflict.record_uid)
    else:
        reason = str(values.get("deletion_reason") or "")
        delete_event(session, question.conflict.record_uid, reason)


def _remove(rows: Rows, question: Question) -> None:
    name = question.target
    if name is None or BY_KIND[name.kind].is_part is False:
        raise InvalidInputError("choice", _("A whole record is deleted, not removed."))
    if question.shown is not None:
        rows.remove(name)


def _insert(session: Session, rows: Rows, question: Question, values: Values) -> None:
    """Make the row that waits, or again the one that was removed while a change of it waited."""
    name = question.target or RowName(question.name.kind, question.conflict.record_uid, new_uid())
    if not BY_KIND[name.kind].is_part:
        raise InvalidInputError("choice", _("The record itself is not here, so nothing fits."))
    if rows.version(name) is not None:
        return
    if name.kind == "term-use" and not _is_known_term(session, name.uid):
        sentence = _("The term has not come to this desk yet. Wait for the file that brings it.")
        raise InvalidInputError("choice", sentence)
    content = (_last_content(rows, question.name) or {}) | values
    _require_fitting(name.kind, EXISTENCE, content)
    rows.insert(name, content, session.connection().info["version"])


def _is_known_term(session: Session, uid: uuid.UUID) -> bool:
    return session.scalar(select(Term.id).where(Term.uid == uid)) is not None


def _last_content(rows: Rows, name: RowName) -> Values | None:
    """Return what a row holds, or held when it was removed."""
    content = rows.content(name)
    if content is None and (removal := rows.tombstone(name)) is not None:
        change = rows.changed(name, EXISTENCE, removal)
        content = change[0] if change else None
    return content


def _write(session: Session, rows: Rows, question: Question, values: Values) -> None:
    conflict, name = question.conflict, question.target
    assert name is not None  # noqa: S101  narrows the type for the checker: something is shown
    _require_fitting(name.kind, conflict.group_number, values)
    reference = values.get("reference") if name.kind == "event" else None
    if reference is not None:
        taken = select(Event.id).where(
            Event.reference == reference, Event.uid != conflict.record_uid
        )
        if session.scalar(taken) is not None:
            sentence = _("Another record has the reference “{reference}”. Keep the one shown.")
            raise InvalidInputError("reference", sentence.format(reference=reference))
    into = values.get("replaced_by") if name.kind == "term" else None
    if closes_circle(RawSql(session.connection()), name.uid, into):
        sentence = _(
            "The other term was merged into this one here, so neither could be coded any more. "
            "Keep what is shown."
        )
        raise InvalidInputError("replaced_by", sentence)
    rows.write(name, conflict.group_number, values)


def _require_fitting(kind: str, group_number: int, values: Values) -> None:
    reason = fault(kind, group_number, json.dumps(values, ensure_ascii=False))
    if reason is not None:
        named = group_of(kind, group_number).name if group_number else kind
        raise InvalidInputError(named, reason)


# --- taking it back -------------------------------------------------------------------------------


def _take_back(session: Session, conflict: Conflict) -> None:
    """Undo what the revision did that settled the question: it did nothing else."""
    version = settled_version(session, conflict)
    query = (
        select(Change)
        .join(Revision, Revision.id == Change.revision_id)
        .where(
            *(Revision.version == version, Change.root_uid == conflict.record_uid),
            Change.kind.not_in(ABOUT),
        )
        .order_by(Change.id)
    )
    sentence = _("The value was changed after the question was settled. Edit it instead.")
    take_back_changes(session, version, session.scalars(query).all(), sentence)
