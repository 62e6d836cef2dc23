"""A field desk shows of a record what headquarters says that it shows.

From the order of headquarters' stream a desk cannot always tell: a value of another desk that
headquarters took, or one of its own that headquarters left aside without a question, because it
meant the same, leaves no change of headquarters behind. So headquarters says what it left aside.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.storage.frontier import DELETION
from hrd_desk.storage.journal.journaled import BY_KIND
from hrd_desk.storage.merge.incoming import LEFT, LeftAside, Outcome, Written
from hrd_desk.storage.merge.record_merge import REFERENCE, Context
from hrd_desk.storage.merge.rows import RowName

_CHANGES = """
SELECT c.id, c.kind, c.uid, c.group_number, r.version, p.why,
    CASE WHEN r.id IS NULL THEN 1
    ELSE r.desk_id = ?2 AND (r.epoch, r.sequence) > (?3, ?4) END,
    CASE WHEN c.kind = 'event' AND json_valid(c.new) THEN json_extract(c.new, '$.reference') END
FROM change c LEFT JOIN revision r ON r.id = c.revision_id LEFT JOIN parked p ON p.change_id = c.id
WHERE c.root_uid = ?1 AND c.kind <> 'term' AND NOT EXISTS (
    SELECT 1 FROM erased e WHERE e.root_uid = c.root_uid)
"""


class _Change(NamedTuple):
    """A change as it stands in the journal here; it has no version while its revision is open."""

    change_id: int
    row: RowName
    group_number: int
    version: int | None
    why: str | None
    is_unseen: bool
    is_left: bool
    reference: str | None

    @property
    def is_own_work(self) -> bool:
        """Whether this desk shows it and headquarters does not know it."""
        return self.is_unseen and self.why is None

    @property
    def is_other_than_there(self) -> bool:
        """Whether it is shown here and left aside there, or the other way round."""
        if self.is_unseen or self.why not in (None, *LEFT):
            return False
        return self.is_left == (self.why is None)


def leave_aside(context: Context, told: Iterable[LeftAside]) -> set[uuid.UUID]:
    """Show and leave aside what headquarters does; return the records in which that changed.

    Values that this desk changed and headquarters has not seen stay: it speaks of them again once
    it has.
    """
    return {left.root_uid for left in told if _follow(context, left)}


def _follow(context: Context, left: LeftAside) -> bool:
    changes = _changes(context, left)
    is_changed_here = any(change.is_own_work for change in changes)
    rows: dict[RowName, list[_Change]] = defaultdict(list)
    for change in changes:
        rows[change.row].append(change)
    followed = [
        _follow_row(context, name, row, is_changed_here=is_changed_here)
        for name, row in rows.items()
    ]
    if any(followed):
        context.report.note(left.root_uid, Outcome.UPDATED)
    return any(followed)


def _changes(context: Context, left: LeftAside) -> list[_Change]:
    sender, root = context.sender, left.root_uid
    found = context.connection.run(
        _CHANGES,
        (root.bytes, context.own_desk_id, sender.seen_epoch, sender.seen_sequence),
    )
    changes = []
    for change_id, kind, uid, group, version, why, is_unseen, reference in found:
        name = RowName(str(kind), root, uuid.UUID(bytes=uid))
        is_left = version is not None and (
            Written(name.kind, name.uid, int(group), int(version)) in left.changes
        )
        changes.append(
            _Change(
                *(int(change_id), name, int(group), version, why),
                # What headquarters names it has seen, whatever it said of files.
                is_unseen=bool(is_unseen) and not is_left,
                is_left=is_left,
                reference=reference,
            )
        )
    return changes


def _follow_row(
    context: Context, name: RowName, row: Sequence[_Change], *, is_changed_here: bool
) -> bool:
    own = [change for change in row if change.is_own_work]
    if any(change.version is None or change.group_number == EXISTENCE for change in own):
        return False
    kept = {change.group_number for change in own}
    if own:
        kept.add(EXISTENCE)
    if name.kind == "event" and is_changed_here:
        kept.add(DELETION)
    if name.kind == "event" and _is_name_taken(context, name, row):
        kept.add(REFERENCE)
    other = [c for c in row if c.is_other_than_there and c.group_number not in kept]
    if not other or not _is_made_there(name, row):
        return False
    context.connection.run_many(
        "INSERT OR REPLACE INTO parked (change_id, why) VALUES (?, 'superseded')",
        [(change.change_id,) for change in other if change.is_left],
    )
    context.connection.run_many(
        "DELETE FROM parked WHERE change_id = ?",
        [(change.change_id,) for change in other if not change.is_left],
    )
    context.connection.run_many(
        "DELETE FROM own_pending WHERE row_uid = ? AND root_uid = ? AND group_number = ?",
        [(name.uid.bytes, name.root_uid.bytes, change.group_number) for change in other],
    )
    was_deleted = _is_deleted(context, name)
    with context.replaying():
        context.rows.rebuild(name)
    if _is_deleted(context, name) and not was_deleted:
        context.report.removed_records += 1
        context.report.note(name.root_uid, Outcome.DELETED)
    return True


def _is_made_there(name: RowName, row: Sequence[_Change]) -> bool:
    """Say whether what headquarters shows has the row; only parts of records are ever removed."""
    return BY_KIND[name.kind].is_part or any(
        change.group_number == EXISTENCE and (change.why is None) is not change.is_other_than_there
        for change in row
    )


def _is_deleted(context: Context, name: RowName) -> bool:
    if name.kind != "event":
        return False
    content = context.rows.content(name, DELETION) or {}
    return content.get("deleted_version") is not None


def _is_name_taken(context: Context, name: RowName, row: Sequence[_Change]) -> bool:
    """Say whether another record has a reference here that this one has at headquarters."""
    references = {c.reference for c in row if c.is_other_than_there and c.reference is not None}
    return any(
        context.connection.run(
            "SELECT 1 FROM event WHERE reference = ? AND uid <> ?", (reference, name.uid.bytes)
        ).first()
        for reference in references
    )
