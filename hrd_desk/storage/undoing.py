"""The commands of this desk that can be undone, and those that can be done again.

Both follow from the journal, so they are there after a restart too: every action of the window is
a revision, and so is an undo; which one it took back is kept among the settings of the desk.
"""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hrd_desk.errors import InvalidInputError, StaleRecordError
from hrd_desk.i18n import _, language
from hrd_desk.model.conflicts import Conflict
from hrd_desk.model.decisions import Decision, DecisionKind
from hrd_desk.model.event import Event
from hrd_desk.storage.decisions import HEADQUARTERS, MERGES, UNSETTLED, is_locked
from hrd_desk.storage.events import event_titles
from hrd_desk.storage.journal.tables import Change, Desk, Revision
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.storage.taking_back import REPEATS, take_back_changes
from hrd_desk.vocabulary.terms import Term

Records = frozenset[uuid.UUID]
"""The uids of records that were written."""
MOST_STEPS = 50
UNDO, REDO = REPEATS
DELETE = "delete"
COMMANDS = frozenset(
    (
        *("save", "enter-several", DELETE, "restore", "attach", "log", "bulk-edit", "import"),
        "undo-import",
        *("add-term", "rename-term", "switch-term", "merge-term", "tell-apart", "propose-merge"),
        "link-update",
        "merge-records",
    )
)
"""What can be undone."""
FINAL = frozenset(("decide", "ask", "erase", "settle"))
"""What a person did that is answered by another action, never undone."""
TAKEN_BACK_SETTING = "taken-back"
_LOOKED_AT = 4 * MOST_STEPS
_MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Step:
    """A command that can be taken back: the version of its revision, and what was done to what.

    `action` is what was done in the first place; `name` is the reference or the term of one
    record, empty for several; `records` is how many, 10,001 for more. `is_final`: it is refused.
    Of a merge `name` is the record that went, `into` the one that stays.
    """

    version: int
    action: str
    name: str
    records: int
    is_final: bool = False
    into: str = ""


@dataclass(slots=True)
class _Stacks:
    """The journal read as two stacks of versions; `actions` says what each of them is about."""

    undo: list[int] = field(default_factory=list)
    redo: list[int] = field(default_factory=list)
    actions: dict[int, str] = field(default_factory=dict)

    def push(self, version: int, action: str, replaced: int | None) -> None:
        if action in COMMANDS or action in FINAL:
            self.undo.append(version)
            self.redo.clear()
            self.actions[version] = action
            return
        source, target = (self.undo, self.redo) if action == UNDO else (self.redo, self.undo)
        if replaced in source:
            source.remove(replaced)
            target.append(version)
            self.actions[version] = self.actions[replaced]


def newest_version(session: Session) -> int:
    """Return the version of the newest revision, from which a sitting begins."""
    return session.scalar(select(func.max(Revision.version))) or 0


def next_steps(
    session: Session, since: int = 0, passed: Collection[int] = ()
) -> tuple[Step | None, Step | None]:
    """Return the command that an undo would take back, and the one that a redo would do again.

    Of what was done up to the version `since` (before this sitting) only deletions count, as long
    as they hold. Those in `passed` are passed over: they were refused.
    """
    stacks = _stacks(session)
    begin = max(len(stacks.undo) + len(stacks.redo) - MOST_STEPS, 0)
    undo = [v for v in stacks.undo[begin:] if v not in passed]
    redo = [v for v in stacks.redo if v not in passed and v > since]
    while undo and undo[-1] <= since and not _is_standing_deletion(session, undo[-1]):
        undo.pop()
    return (
        _step(session, undo[-1], stacks.actions[undo[-1]]) if undo else None,
        _step(session, redo[-1], stacks.actions[redo[-1]]) if redo else None,
    )


def take_back(session: Session, version: int) -> Records:
    """Restore what stood before the revision `version` of this desk; return the records.

    Raises `StaleRecordError` where somebody changed one of the values since, and
    `InvalidInputError` where it is not this desk's to undo: headquarters has locked the record, or
    the action is final.
    """
    own = select(Desk.id).where(Desk.is_own).scalar_subquery()
    query = select(Revision).where(Revision.version == version, Revision.desk_id == own)
    revision = session.scalars(query).one()
    if revision.action in FINAL:
        raise InvalidInputError("version", _final_words(revision.action))
    changes = session.scalars(
        select(Change).where(Change.revision_id == revision.id).order_by(Change.id)
    ).all()
    _refuse_locked(session, {change.root_uid for change in changes})
    _refuse_waiting(session, version)
    sentence = _("Not undone: it was changed since, here or by somebody else. Edit it instead.")
    records = take_back_changes(session, version, changes, sentence)
    taken_back = {**_taken_back(session), session.connection().info["version"]: version}
    write_setting(session, TAKEN_BACK_SETTING, list(taken_back.items())[-_LOOKED_AT:])
    return records


# --- reading the journal --------------------------------------------------------------------------


def _stacks(session: Session) -> _Stacks:
    own = select(Desk.id).where(Desk.is_own).scalar_subquery()
    query = (
        select(Revision.version, Revision.action)
        .where(Revision.desk_id == own)
        .order_by(Revision.epoch.desc(), Revision.sequence.desc())
        .limit(_LOOKED_AT)
    )
    stacks = _Stacks()
    wanted = (*COMMANDS, *FINAL, *REPEATS)
    rows = [row for row in session.execute(query) if row.action in wanted]
    taken_back = _taken_back(session)
    for version, action in reversed(rows):
        stacks.push(version, action, taken_back.get(version))
    return stacks


def _taken_back(session: Session) -> dict[int, int]:
    """Return the version that each undo and redo took back; what came between may hide it."""
    return dict(read_setting(session, TAKEN_BACK_SETTING, []))


def _is_standing_deletion(session: Session, version: int) -> bool:
    return session.scalar(select(Event.id).where(Event.deleted_version == version)) is not None


def _step(session: Session, version: int, action: str) -> Step:
    revision_id = select(Revision.id).where(Revision.version == version).scalar_subquery()
    roots = (
        select(Change.root_uid)
        .where(Change.revision_id == revision_id)
        .distinct()
        .limit(_MOST_COUNTED + 1)
        .subquery()
    )
    records = session.scalar(select(func.count()).select_from(roots)) or 0
    term = session.scalar(
        select(Term)
        .join(Change, Change.root_uid == Term.uid)
        .where(Change.revision_id == revision_id, Change.kind == "term")
        .order_by(Change.id.desc())
        .limit(1)
    )
    if term is not None:
        return Step(version, action, term.label(language()), records, action in FINAL)
    merged = _merged(session, version)
    if merged is not None:
        gone, keep = (_reference(session, uid) for uid in merged)
        return Step(version, action, gone, records, into=keep)
    name = _reference(session, session.scalar(select(roots.c.root_uid))) if records == 1 else ""
    return Step(version, action, name, records, action in FINAL)


def take_back_merge(session: Session, record_uid: uuid.UUID) -> Records:
    """Separate a record that this desk merged into another one; raises as `take_back`."""
    query = select(Decision.kind, Decision.version).where(
        Decision.record_uid == record_uid, Decision.kind.in_(MERGES)
    )
    last = session.execute(query.order_by(Decision.version.desc()).limit(1)).first()
    if last is None or last.kind != DecisionKind.MERGE_INTO:
        raise InvalidInputError("kind", _("This record is merged into no other one."))
    own = select(Desk.id).where(Desk.is_own).scalar_subquery()
    here = select(Revision.id).where(Revision.version == last.version, Revision.desk_id == own)
    if session.scalar(here) is None:
        sentence = _("Another desk of headquarters merged this record. Separate it there.")
        raise InvalidInputError("kind", sentence)
    return take_back(session, last.version)


def _merged(session: Session, version: int) -> tuple[uuid.UUID, uuid.UUID] | None:
    """Return the record that went in a merge, or came back, and the one that stays."""
    query = select(Decision.record_uid, Decision.value).where(
        Decision.version == version, Decision.kind.in_(MERGES)
    )
    found = session.execute(query).first()
    return None if found is None else (found.record_uid, uuid.UUID(found.value))


def _reference(session: Session, uid: uuid.UUID | None) -> str:
    return event_titles(session, [uid]).get(uid, ("", ""))[0] if uid else ""


# --- refusing -------------------------------------------------------------------------------------


def _refuse_locked(session: Session, roots: set[uuid.UUID]) -> None:
    if session.scalar(select(Desk.role).where(Desk.is_own)) == HEADQUARTERS:
        return
    locked = select(Decision.record_uid).where(Decision.kind == DecisionKind.LOCK)
    for uid in roots.intersection(session.scalars(locked)):
        if is_locked(session, uid):
            sentence = _(
                "Not undone: headquarters has locked {reference} since. What you change in it is "
                "sent as a proposal."
            )
            words = sentence.format(reference=_reference(session, uid))
            raise InvalidInputError("version", words)


def _refuse_waiting(session: Session, version: int) -> None:
    """Refuse where the field changed the record that went, and that waits for the one that stays.

    Separated, it would stand without what its own people wrote last.
    """
    merged = _merged(session, version)
    if merged is None:
        return
    gone, keep = merged
    waiting = (
        select(Conflict.id)
        .join(Change, Change.uid == Conflict.row_uid)
        .where(
            Conflict.record_uid == keep,
            Conflict.state.in_(UNSETTLED),
            Change.root_uid == gone,
        )
    )
    if session.scalar(waiting.limit(1)) is not None:
        sentence = _(
            "Not undone: the field changed {gone} since, and that waits as a proposal for {keep}. "
            "Settle it in the inbox first."
        )
        names = {"gone": _reference(session, gone), "keep": _reference(session, keep)}
        raise StaleRecordError(sentence.format(**names))


def _final_words(action: str) -> str:
    if action == "settle":
        return _("The answer to a question is taken back in the inbox, where it was given.")
    if action == "erase":
        return _("What was erased cannot come back.")
    return _("A decision of headquarters is not undone. Take another one instead.")
