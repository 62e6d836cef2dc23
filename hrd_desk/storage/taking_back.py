"""Restore what stood before a revision: an ordinary later edit that the journal keeps like others.

Only what nobody has changed since can be taken back; the rest is refused, and nothing is written.
"""

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.errors import StaleRecordError
from hrd_desk.i18n import _
from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.decisions import Decision, DecisionKind
from hrd_desk.model.event import Event
from hrd_desk.model.pairs import PairVerdict
from hrd_desk.storage.events import delete_event, restore_event
from hrd_desk.storage.frontier import DELETION, frontier
from hrd_desk.storage.journal.journaled import BY_KIND
from hrd_desk.storage.journal.tables import Change, Desk, Revision
from hrd_desk.storage.merge.row_sql import register_functions
from hrd_desk.storage.merge.rows import RowName, Rows, group_of
from hrd_desk.storage.stamping import batches, stamp_records

Values = dict[str, Any]

REPEATS = ("undo", "redo")
"""The actions that take a command back and do it again."""


@dataclass(slots=True)
class _Row:
    """What one revision did to one row: whether it stood before and after, old and new values.

    `content` and `made` are those of the whole row where it was removed or made.
    """

    name: RowName
    stood: bool
    stands: bool
    content: Values | None = None
    made: Values | None = None
    groups: dict[int, Values] = field(default_factory=dict)
    written: dict[int, Values] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        return self.stands and not self.stood

    @property
    def is_gone(self) -> bool:
        return self.stood and not self.stands

    @property
    def was_made_anew(self) -> bool:
        """Whether the row was removed and made again, as a term that is coded twice."""
        return self.stood and self.stands and self.content is not None


def take_back_changes(
    session: Session, version: int, changes: Sequence[Change], refusal: str
) -> frozenset[uuid.UUID]:
    """Restore what stood before these changes of the revision `version`; return the records.

    A new event is deleted, a new term switched off, a new verdict on a pair forgotten, a decision
    answered by its opposite: records are marked, never removed. Raises `StaleRecordError` with the
    sentence `refusal` where one of the values is not the revision's any more.
    """
    session.flush()
    register_functions(session.connection())
    rows = Rows(session.connection())
    touched = _rows_of(changes)
    made = {row.name.uid for row in touched if row.is_new and row.name.kind == "event"}
    standing = _Standing(session, rows, version)
    if not all(map(standing.holds, touched)) or not all(map(standing.is_alone, made)):
        raise StaleRecordError(refusal)
    touched = [row for row in touched if not _belongs_to(row, made)]
    _require_undeleted(session, touched)
    for row in touched:
        _restore(session, rows, row)
    roots = frozenset(row.name.root_uid for row in touched)
    stamp_records(session, roots)
    return roots


def _belongs_to(row: _Row, made: set[uuid.UUID]) -> bool:
    """Whether a row goes with its record, which was new."""
    is_of_record = BY_KIND[row.name.kind].is_part or row.name.kind == "event"
    return is_of_record and row.name.root_uid in made and row.name.uid not in made


def _rows_of(changes: Iterable[Change]) -> list[_Row]:
    found: dict[RowName, _Row] = {}
    for change in changes:
        name = RowName(change.kind, change.root_uid, change.uid)
        old = None if change.old is None else json.loads(change.old)
        row = found.get(name)
        if change.group_number != EXISTENCE:
            row = row or found.setdefault(name, _Row(name, stood=True, stands=True))
            if row.stood and old is not None:
                row.groups.setdefault(change.group_number, old)
            row.written[change.group_number] = json.loads(change.new or "{}")
            continue
        if row is None:
            row = found[name] = _Row(name, stood=old is not None, stands=True)
        row.stands = change.new is not None
        row.made, row.written = json.loads(change.new or "null"), {}
        if row.content is None and old is not None and row.stood:
            row.content = old
    return [row for row in found.values() if row.stood or row.stands]


# --- whether it still stands ----------------------------------------------------------------------


class _Standing:
    """Says whether what a revision wrote still stands.

    It does where the value has the revision's version, or is the same again because this desk took
    back what came after it.
    """

    def __init__(self, session: Session, rows: Rows, version: int) -> None:
        self._session, self._rows, self._version = session, rows, version
        self._own: dict[int, bool] = {version: True}

    def holds(self, row: _Row) -> bool:
        """Return whether the row is as the revision left it."""
        rows, name = self._rows, row.name
        if not row.stands:
            return rows.version(name) is None and self._is_own(rows.tombstone(name))
        if row.made is not None:
            made = dict(row.made)
            for values in row.written.values():
                made |= values
            return rows.content(name) == made and all(map(self._is_own, self._versions(row)))
        return all(
            self._is_own(rows.group_version(name, number)) and rows.content(name, number) == values
            for number, values in row.written.items()
        )

    def is_alone(self, uid: uuid.UUID) -> bool:
        """Return whether an event holds nothing that came from anywhere else."""
        return all(map(self._is_own, frontier(self._session, uid)))

    def _versions(self, row: _Row) -> set[int | None]:
        if row.name.kind == "term-use":
            return {self._rows.version(row.name)}
        groups = BY_KIND[row.name.kind].groups
        return {self._rows.group_version(row.name, group.number) for group in groups}

    def _is_own(self, version: int | None) -> bool:
        if version is None:
            return False
        if version not in self._own:
            query = (
                select(Revision.id)
                .join(Desk, Desk.id == Revision.desk_id)
                .where(Revision.version == version, Desk.is_own, Revision.action.in_(REPEATS))
            )
            self._own[version] = self._session.scalar(query) is not None
        return self._own[version]


def _require_undeleted(session: Session, touched: Sequence[_Row]) -> None:
    """Refuse to write into a record that was deleted since: nobody would see it."""
    back = {row.name.uid for row in touched if DELETION in row.groups and row.name.kind == "event"}
    roots = [row.name.root_uid for row in touched if row.name.kind != "term"]
    for some in batches(set(roots) - back):
        gone = select(Event.id).where(Event.uid.in_(some), Event.deleted_version.is_not(None))
        if session.scalar(gone.limit(1)) is not None:
            raise StaleRecordError(_("The record was deleted since. Bring it back first."))


# --- restoring ------------------------------------------------------------------------------------


def _restore(session: Session, rows: Rows, row: _Row) -> None:
    name = row.name
    if row.is_new:
        _withdraw(session, rows, name)
        return
    if row.was_made_anew:
        rows.remove(name)
    if row.content is not None:
        content = row.content
        for values in row.groups.values():
            content = content | values
        rows.insert(name, content, session.connection().info["version"])
        return
    for number, values in row.groups.items():
        if name.kind == "event" and number == DELETION:
            _restore_deletion(session, name.uid, values)
        else:
            rows.write(name, number, values)


def _withdraw(session: Session, rows: Rows, name: RowName) -> None:
    if BY_KIND[name.kind].is_part:
        rows.remove(name)
    elif name.kind == "event":
        delete_event(session, name.uid)
    elif name.kind == "term":
        rows.write(name, _group_with("term", "is_enabled"), {"is_enabled": 0})
    elif name.kind == "decision":
        _answer(session, name.uid)
    elif name.kind == "pair":
        number = _group_with("pair", "verdict")
        verdict = {"verdict": PairVerdict.SUSPECTED.value}
        rows.write(name, number, (rows.content(name, number) or {}) | verdict)
    else:
        message = f"a row of the kind {name.kind} cannot be withdrawn"
        raise ValueError(message)


def _answer(session: Session, uid: uuid.UUID) -> None:
    """Take the opposite decision: decisions stay, and the last one about a merge holds."""
    taken = session.scalars(select(Decision).where(Decision.uid == uid)).one()
    opposite = _OPPOSITES[DecisionKind(taken.kind)]
    judged = frontier(session, taken.record_uid)
    session.add(
        Decision(record_uid=taken.record_uid, kind=opposite.value, value=taken.value, judged=judged)
    )
    session.flush()


_OPPOSITES = {
    DecisionKind.MERGE_INTO: DecisionKind.SEPARATE,
    DecisionKind.SEPARATE: DecisionKind.MERGE_INTO,
}


def _group_with(kind: str, column: str) -> int:
    groups = BY_KIND[kind].groups
    return next(group.number for group in groups if column in group_of(kind, group.number).columns)


def _restore_deletion(session: Session, uid: uuid.UUID, values: Values) -> None:
    if values.get("deleted_version") is None:
        restore_event(session, uid)
    else:
        delete_event(session, uid, str(values.get("deletion_reason") or ""))
