"""What the two ways of merging one record share: its incoming chains, and what can be done."""

import json
import uuid
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.event import Event
from hrd_desk.model.merging import Merged
from hrd_desk.storage.frontier import DELETION
from hrd_desk.storage.merge.incoming import MergeReport, Outcome, Sender
from hrd_desk.storage.merge.raw_sql import RawSql
from hrd_desk.storage.merge.rows import RowName, Rows, Values
from hrd_desk.storage.merge.staging import TO_DO
from hrd_desk.vocabulary.terms import Term

ABOUT = ("conflict", "decision", "pair")
REFERENCE = next(group.number for group in Event.groups if group.name == "reference")
"""The merge group of an event that holds its reference."""
DESCRIPTION = next(group.number for group in Event.groups if group.name == "description")
"""The merge group of an event that holds its description."""
IDENTITY = next(group.number for group in Term.groups if group.name == "identity")
"""The merge group of a term that holds its code."""


@dataclass(frozen=True, slots=True)
class Staged:
    """One incoming change with its content."""

    change_id: int
    desk_id: int
    is_hq: bool
    version: int
    name: RowName
    group_number: int
    base: int
    old: Values | None
    new: Values | None


@dataclass(slots=True)
class Chain:
    """Changes of one group of one row, each made on top of the one before."""

    changes: list[Staged]

    @property
    def first(self) -> Staged:
        """The change that left what both sides knew."""
        return self.changes[0]

    @property
    def last(self) -> Staged:
        """The change that says what its author has now."""
        return self.changes[-1]

    @property
    def name(self) -> RowName:
        """The row."""
        return self.first.name

    @property
    def group_number(self) -> int:
        """The group; 0 for the row's existence."""
        return self.first.group_number

    @property
    def theirs(self) -> Values:
        """The value at the end; only a removal has none."""
        return self.last.new or {}


@dataclass(frozen=True, slots=True)
class Context:
    """What the merge of every record needs: the tables, who sends, the answer to write into.

    `replaying` silences the journal while a change is applied that stands in it already;
    `frontier` gives the versions that stand in a record; `own_desk_id` is this desk's local id.
    """

    connection: RawSql
    rows: Rows
    sender: Sender
    report: MergeReport
    replaying: Callable[[], AbstractContextManager[None]]
    frontier: Callable[[uuid.UUID], list[int]]
    own_desk_id: int


_STAGED = f"""
SELECT i.change_id, i.desk_id, i.is_hq, i.version, i.kind, i.uid, i.group_number, i.base,
    c.old, c.new
FROM temp.incoming i CROSS JOIN change c ON c.id = i.change_id
WHERE i.root_uid = ? AND i.state = {TO_DO} ORDER BY i.n
"""
_JOURNALED = """
SELECT c.id, r.desk_id, d.role = 'hq', r.version, c.kind, c.uid, c.group_number, c.base,
    c.old, c.new
FROM change c CROSS JOIN revision r ON r.id = c.revision_id
CROSS JOIN desk d ON d.id = r.desk_id
WHERE c.root_uid = ? AND c.uid = ? AND c.kind = ? AND r.version = ?
"""


def chains_of(connection: RawSql, root_uid: uuid.UUID) -> list[Chain]:
    """Return what came for a record, in the order in which it came, as chains."""
    found: list[Chain] = []
    open_ends: dict[tuple[str, uuid.UUID, int, int], Chain] = {}
    for row in connection.run(_STAGED, (root_uid.bytes,)):
        staged = _staged(root_uid, tuple(row))
        key = (staged.name.kind, staged.name.uid, staged.group_number)
        chain = None
        if staged.group_number:
            # One revision may write a group twice; both writes have the base of the first.
            chain = open_ends.pop((*key, staged.base), None) or open_ends.get(
                (*key, staged.version)
            )
        if chain is None:
            chain = Chain([staged])
            found.append(chain)
        else:
            chain.changes.append(staged)
        open_ends[(*key, staged.version)] = chain
    return found


def journaled_changes(connection: RawSql, name: RowName, version: int) -> list[Staged]:
    """Return what the revision of `version` did to a row, from the journal."""
    found = connection.run(_JOURNALED, (name.root_uid.bytes, name.uid.bytes, name.kind, version))
    return [_staged(name.root_uid, tuple(row)) for row in found]


def _staged(root_uid: uuid.UUID, row: tuple[object, ...]) -> Staged:
    change_id, desk_id, is_hq, version, kind, uid, group_number, base, old, new = row
    return Staged(
        change_id=int(str(change_id)),
        desk_id=int(str(desk_id)),
        is_hq=bool(is_hq),
        version=int(str(version)),
        name=RowName(str(kind), root_uid, uuid.UUID(bytes=bytes(uid))),  # type: ignore[call-overload]  # 16 bytes
        group_number=int(str(group_number)),
        base=int(str(base)),
        old=None if old is None else json.loads(str(old)),
        new=None if new is None else json.loads(str(new)),
    )


def why_parked(merged: Merged) -> str:
    """Return why a chain is parked that was merged with what stands here."""
    if merged.is_clash:
        return "waiting"
    return "equal" if merged.takes == "ours" else "superseded"


def own_version(context: Context) -> int:
    """Return the version of this desk's revision that answers what came."""
    return int(context.connection.run("SELECT hrd_version()").scalar())


class RecordMerge(ABC):
    """Takes one record's chains one after the other; subclasses say by which rule."""

    def __init__(self, context: Context, root_uid: uuid.UUID) -> None:
        """Begin with the record `root_uid`."""
        self.context = context
        self.root_uid = root_uid
        self.rows = context.rows

    def take_all(self, chains: Sequence[Chain]) -> None:
        """Take everything that came for the record, in its order."""
        for chain in chains:
            self.take(chain)

    @abstractmethod
    def take(self, chain: Chain) -> None:
        """Show, merge or park one chain."""

    # --- applying what came -----------------------------------------------------------------------

    def adopt(self, chain: Chain) -> None:
        """Show what the chain says, as its author wrote it, instead of anything later."""
        last, name = chain.last, chain.name
        self._supersede_later(chain)
        self.unpark(chain)
        with self.context.replaying():
            if chain.group_number != EXISTENCE:
                self.rows.write(name, chain.group_number, chain.theirs)
                self.rows.note_version(name, chain.group_number, last.version, last.base)
            elif last.new is None:
                self.rows.remove(name)
                self.rows.bury(name, last.version, last.base)
            else:
                self.rows.unbury(name)
                self.rows.insert(name, last.new, last.version)
        self.note(Outcome.UPDATED)
        is_deletion = name.kind == "event" and chain.group_number == DELETION
        if is_deletion and chain.theirs.get("deleted_version") is not None:
            self.context.report.removed_records += 1
            self.note(Outcome.DELETED)

    def share_use(self, chain: Chain) -> None:
        """Take a use of a term that is coded here too: of both, the lower version's is shown."""
        self.unpark(chain)
        with self.context.replaying():
            self.rows.rebuild(chain.name)

    def unpark(self, chain: Chain) -> None:
        """Let the chain count as shown."""
        self.context.connection.run_many(
            "DELETE FROM parked WHERE change_id = ?",
            [(change.change_id,) for change in chain.changes],
        )

    def _supersede_later(self, chain: Chain) -> None:
        """Park what is shown of the value and later: what is shown is the latest not parked.

        What is held stays held; the open revision of this desk has no row yet.
        """
        name, last = chain.name, chain.last
        is_whole_row = chain.group_number == EXISTENCE and last.new is None
        self.context.connection.run(
            "INSERT OR IGNORE INTO parked (change_id, why)"
            " SELECT c.id, 'superseded' FROM change c LEFT JOIN revision r ON r.id = c.revision_id"
            " WHERE c.root_uid = ? AND c.uid = ? AND c.kind = ?"
            " AND coalesce(r.version, hrd_version()) > ?"
            " AND (c.group_number = ? OR ?)",
            (
                *(name.root_uid.bytes, name.uid.bytes, name.kind, last.version),
                *(chain.group_number, is_whole_row),
            ),
        )

    def park(self, chain: Chain, why: str) -> None:
        """Keep the chain in the journal without showing it."""
        self.context.connection.run_many(
            "INSERT OR REPLACE INTO parked (change_id, why) VALUES (?, ?)",
            [(change.change_id, why) for change in chain.changes],
        )

    def note(self, outcome: Outcome) -> None:
        """Report what became of the record."""
        self.context.report.note(self.root_uid, outcome)

    # --- names that must be unique ----------------------------------------------------------------

    def event_with_reference(self, reference: str) -> RowName | None:
        """Return another event that has the reference."""
        uid = self.context.connection.run(
            "SELECT uid FROM event WHERE reference = ? AND uid <> ?",
            (reference, self.root_uid.bytes),
        ).scalar()
        return None if uid is None else RowName("event", uuid.UUID(bytes=uid), uuid.UUID(bytes=uid))

    def term_with_code(self, chain: Chain) -> RowName | None:
        """Return another term that has the code of the one that a chain makes."""
        uid = self.context.connection.run(
            "SELECT uid FROM term WHERE scheme = ? AND code = ? AND uid <> ?",
            (chain.theirs.get("scheme"), chain.theirs.get("code"), chain.name.uid.bytes),
        ).scalar()
        return None if uid is None else RowName("term", uuid.UUID(bytes=uid), uuid.UUID(bytes=uid))

    def free_code(self, chain: Chain) -> str:
        """Return a code like the one that a chain gives its term, and that no term has."""
        scheme, code = chain.theirs.get("scheme"), str(chain.theirs.get("code"))
        taken = set(
            self.context.connection.run(
                "SELECT code FROM term WHERE scheme = ?", (scheme,)
            ).scalars()
        )
        numbered = (f"{code[:70]}-{number}" for number in range(2, len(taken) + 3))
        return next(free for free in numbered if free not in taken)

    # --- what stands here -------------------------------------------------------------------------

    def is_removed(self) -> bool:
        """Say whether the record is an event that is deleted here."""
        found = self.context.connection.run(
            "SELECT deleted_version IS NOT NULL FROM event WHERE uid = ?", (self.root_uid.bytes,)
        ).scalar()
        return bool(found)

    @property
    def event_name(self) -> RowName:
        """The record's own row, if it is an event."""
        return RowName("event", self.root_uid, self.root_uid)

    def deletion_version(self) -> int:
        """Return the version of the record's deletion, or of its being brought back."""
        return self.rows.group_version(self.event_name, DELETION) or 0

    def deletion_saw(self) -> set[int]:
        """Return the versions that whoever deleted the record had seen."""
        content = self.rows.content(self.event_name, DELETION) or {}
        return set(content.get("deletion_saw") or ())

    def bring_back(self) -> None:
        """Undo the record's deletion, as a change of this desk."""
        self.rows.write(
            self.event_name,
            DELETION,
            {
                "deleted_version": None,
                "deletion_saw_version": None,
                "deletion_saw": None,
                "deletion_reason": None,
            },
        )
