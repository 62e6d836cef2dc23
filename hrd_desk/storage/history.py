"""The history of a record: its revisions with what each changed, newest first."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.clock import moment_of
from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.storage.journal.journaled import JOURNALED, values_in
from hrd_desk.storage.journal.tables import Change, Desk, Revision

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a revision did to one merge group: the columns' values before and after.

    `group` is the group's name, "" where a row was created (`old` None) or removed (`new` None).
    """

    kind: str
    group: str
    part_uid: uuid.UUID
    old: Values | None
    new: Values | None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One revision of one record."""

    version: int
    desk_code: str
    author: str
    noted_at_utc: datetime.datetime
    action: str
    reason: str
    differences: list[Difference]


_GROUP_NAMES = {
    (journaled.kind, group.number): group.name
    for journaled in JOURNALED
    for group in journaled.groups
}


def record_history(session: Session, root_uid: uuid.UUID) -> list[HistoryEntry]:
    """Return every revision that touched the record, newest first; empty if there is none."""
    query = (
        select(Revision, Desk.code, Change)
        .join(Change, Change.revision_id == Revision.id)
        .join(Desk, Desk.id == Revision.desk_id)
        .where(Change.root_uid == root_uid)
        .order_by(Revision.version.desc(), Change.id)
    )
    entries: dict[int, HistoryEntry] = {}
    for revision, desk_code, change in session.execute(query):
        entry = entries.setdefault(revision.version, _entry(revision, desk_code))
        _add(entry.differences, change)
    return list(entries.values())


def _entry(revision: Revision, desk_code: str) -> HistoryEntry:
    return HistoryEntry(
        version=revision.version,
        desk_code=desk_code,
        author=revision.author,
        noted_at_utc=moment_of(revision.noted_at_ms),
        action=revision.action,
        reason=revision.reason,
        differences=[],
    )


def _add(differences: list[Difference], change: Change) -> None:
    group = "" if change.group_number == EXISTENCE else _group_name(change)
    old, new = _values(change.old), _values(change.new)
    for index, earlier in enumerate(differences):
        same = (earlier.kind, earlier.group, earlier.part_uid) == (change.kind, group, change.uid)
        if same and group:
            # One action may write a group twice; people see it once.
            differences[index] = Difference(change.kind, group, change.uid, earlier.old, new)
            return
    differences.append(Difference(change.kind, group, change.uid, old, new))


def _group_name(change: Change) -> str:
    return _GROUP_NAMES.get((change.kind, change.group_number), f"group {change.group_number}")


def _values(content: str | None) -> Values | None:
    return None if content is None else values_in(content)
