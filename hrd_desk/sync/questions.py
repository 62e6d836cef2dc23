"""A question of the inbox with the values it is about, read from the journal and the tables."""

import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.errors import HrdDeskError, NotFoundError
from hrd_desk.i18n import _
from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.conflicts import Conflict, ConflictKind, ConflictState
from hrd_desk.model.merging import Values, same_value
from hrd_desk.storage.journal.journaled import known_columns
from hrd_desk.storage.journal.tables import Change, Revision
from hrd_desk.storage.merge.record_merge import ABOUT
from hrd_desk.storage.merge.rows import RowName, Rows

SETTLEMENT = 2
"""The merge group of a question that says where it stands."""


@dataclass(frozen=True, slots=True)
class Question:
    """What waits, and beside what.

    `name` is the row whose value waits, in the record where it was written. `target` is the row
    that the value would stand in: the same, or the one of the record that it was merged into;
    None for a part of a merged record, which would become a new part. A value is None where the
    row does not exist or, for `before`, did not.
    """

    conflict: Conflict
    name: RowName
    target: RowName | None
    before: Values | None
    shown: Values | None
    waiting: Values | None
    shown_version: int
    waiting_version: int

    @property
    def is_moved(self) -> bool:
        """Whether the value was meant for a record that was merged into another."""
        return self.name.root_uid != self.conflict.record_uid


def find_conflict(session: Session, key: str) -> Conflict:
    """Return the question with this key (its uid); raises `NotFoundError`."""
    try:
        uid = uuid.UUID(key)
    except ValueError:
        uid = uuid.UUID(int=0)
    conflict = session.scalars(select(Conflict).where(Conflict.uid == uid)).one_or_none()
    if conflict is None:
        sentence = _("No question has the key “{key}”. List them with `hrd-desk sync conflicts`.")
        raise NotFoundError(sentence.format(key=key[:80]))
    return conflict


def settled_version(session: Session, conflict: Conflict) -> int:
    """Return the version in which the question came to stand as it does."""
    name = RowName("conflict", conflict.record_uid, conflict.uid)
    return Rows(session.connection()).group_version(name, SETTLEMENT) or conflict.version


def question_of(session: Session, conflict: Conflict) -> Question:
    """Return the values of a question; raises `HrdDeskError` for what only a newer version knows.

    Of a confidentiality or a release, the stricter value holds at once; then what waits is the
    other one, even where it is this desk's own.
    """
    session.flush()
    if not _is_known(conflict):
        sentence = _("This question needs a newer version of the program. Update it first.")
        raise HrdDeskError(sentence)
    rows = Rows(session.connection())
    name, group_number = _name(session, conflict), conflict.group_number
    target = _target(conflict, name)
    shown = None if target is None else rows.content(target, group_number)
    shown_version = 0 if target is None else _standing(rows, target, group_number)
    before = rows.changed(name, group_number, conflict.first_version)
    waiting = _written(rows, name, group_number, conflict.waiting_version)
    waiting_version = conflict.waiting_version
    if conflict.kind == ConflictKind.STRICTER and same_value(shown, waiting):
        looser = rows.changed(name, group_number, conflict.shown_version)
        if looser is not None and looser[0] is not None:
            waiting = looser[0]
            waiting_version = _base(session, name, group_number, conflict.shown_version)
    return Question(
        conflict=conflict,
        name=name,
        target=target,
        before=before[0] if before else None,
        shown=shown,
        waiting=waiting,
        shown_version=shown_version,
        waiting_version=waiting_version,
    )


def _is_known(conflict: Conflict) -> bool:
    is_content = conflict.row_kind not in ABOUT
    is_named = conflict.kind in set(ConflictKind) and conflict.state in set(ConflictState)
    columns = known_columns(conflict.row_kind, conflict.group_number)
    return is_content and is_named and bool(columns)


def _name(session: Session, conflict: Conflict) -> RowName:
    query = (
        select(Change.root_uid)
        .join(Revision, Revision.id == Change.revision_id)
        .where(
            Revision.version == conflict.waiting_version,
            Change.kind == conflict.row_kind,
            Change.uid == conflict.row_uid,
        )
        .order_by(Change.root_uid != conflict.record_uid)
    )
    root = session.scalar(query.limit(1)) or conflict.record_uid
    return RowName(conflict.row_kind, root, conflict.row_uid)


def _target(conflict: Conflict, name: RowName) -> RowName | None:
    if name.root_uid == conflict.record_uid:
        return name
    if name.kind == "event":
        return RowName("event", conflict.record_uid, conflict.record_uid)
    if name.kind == "term-use":
        return RowName("term-use", conflict.record_uid, name.uid)
    return None


def _standing(rows: Rows, name: RowName, group_number: int) -> int:
    if group_number == EXISTENCE:
        return rows.version(name) or rows.tombstone(name) or 0
    return rows.group_version(name, group_number) or 0


def _written(rows: Rows, name: RowName, group_number: int, version: int) -> Values | None:
    change = rows.changed(name, group_number, version)
    if change is not None:
        return change[1]
    made = rows.changed(name, EXISTENCE, version)
    if made is None or made[1] is None:
        return None
    columns = known_columns(name.kind, group_number)
    return {column: value for column, value in made[1].items() if column in columns}


def _base(session: Session, name: RowName, group_number: int, version: int) -> int:
    query = (
        select(Change.base)
        .join(Revision, Revision.id == Change.revision_id)
        .where(
            *(Revision.version == version, Change.uid == name.uid),
            *(Change.kind == name.kind, Change.group_number == group_number),
        )
    )
    return session.scalar(query.limit(1)) or version
