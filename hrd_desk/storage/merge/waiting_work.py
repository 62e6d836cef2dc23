"""What waits at headquarters for a person: a field desk stops showing it once it is told so."""

import uuid
from typing import NamedTuple

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.storage.journal.journaled import BY_KIND
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.merge.own_work import OwnWork
from hrd_desk.storage.merge.record_merge import Chain, Context
from hrd_desk.storage.merge.rows import RowName
from hrd_desk.storage.merge.staging import TO_DO

_OF_VALUE = (
    "FROM change c CROSS JOIN revision r ON r.id = c.revision_id"
    " WHERE c.root_uid = ? AND c.uid = ? AND c.kind = ? AND c.group_number = ?"
)

_WAITING_HERE = (
    "FROM change c CROSS JOIN revision r ON r.id = c.revision_id WHERE c.root_uid = q.record_uid"
    " AND c.uid = q.row_uid AND c.kind = q.row_kind AND r.version = q.waiting_version"
)
_WAITING_ELSEWHERE = (
    "FROM revision r CROSS JOIN change c ON c.revision_id = r.id"
    " WHERE r.version = q.waiting_version AND c.uid = q.row_uid AND c.kind = q.row_kind"
)


class Waiting(NamedTuple):
    """A value that waits at headquarters: its first and last version, and the one shown there."""

    name: RowName
    group_number: int
    first: int
    waiting: int
    shown: int


class WaitingWork(OwnWork):
    """Knows which values of a record headquarters did not take by themselves."""

    def __init__(self, context: Context, root_uid: uuid.UUID) -> None:
        super().__init__(context, root_uid)
        self._waiting = self._waiting_values()

    def _waiting_values(self) -> set[tuple[uuid.UUID, int, int]]:
        """Return what headquarters did not take by itself: row, group, version.

        Each has a question. Its version alone does not name it: one revision writes many values.
        """
        connection, root = self.context.connection, (self.root_uid.bytes,)
        here = connection.run(
            "SELECT row_uid, group_number, waiting_version FROM conflict"
            " WHERE record_uid = ? AND kind <> 'check'",
            root,
        ).all()
        coming = connection.run(
            "SELECT unhex(json_extract(c.new, '$.row_uid')),"
            " json_extract(c.new, '$.group_number'), json_extract(c.new, '$.waiting_version')"
            " FROM temp.incoming i CROSS JOIN change c ON c.id = i.change_id"
            " WHERE i.root_uid = ? AND i.kind = 'conflict' AND i.group_number = 0"
            f" AND i.state = {TO_DO} AND json_extract(c.new, '$.kind') <> 'check'",
            root,
        ).all()
        return {
            (uuid.UUID(bytes=row), int(group), int(version))
            for row, group, version in [*here, *coming]
        }

    def waits(self, name: RowName, group_number: int, version: int) -> bool:
        """Say whether headquarters asks about what this version wrote."""
        return (name.uid, group_number, version) in self._waiting

    def is_waiting(self, chain: Chain) -> bool:
        """Say whether headquarters asks about the end of a chain."""
        return self.waits(chain.name, chain.group_number, chain.last.version)

    def retract(self) -> None:
        """Take back the values that headquarters asks about, as long as one shows another."""
        while any(self._retract(question) for question in self._questions()):
            pass

    def _questions(self) -> list[Waiting]:
        found = self.context.connection.run(
            f"SELECT q.row_kind, coalesce((SELECT c.root_uid {_WAITING_HERE} LIMIT 1),"
            f" (SELECT c.root_uid {_WAITING_ELSEWHERE} LIMIT 1), q.record_uid),"
            " q.row_uid, q.group_number, q.first_version, q.waiting_version, q.shown_version"
            " FROM conflict q WHERE q.record_uid = ? AND q.kind <> 'check'",
            (self.root_uid.bytes,),
        ).all()
        # A question about a record that was merged into this one names a row of that one.
        return [
            Waiting(
                RowName(str(row[0]), uuid.UUID(bytes=row[1]), uuid.UUID(bytes=row[2])),
                *map(int, row[3:]),
            )
            for row in found
            if row[0] in BY_KIND
        ]

    def _retract(self, question: Waiting) -> bool:
        """Stop showing a value that waits at headquarters; say whether it was shown."""
        name, number, waiting = question.name, question.group_number, question.waiting
        value = (name.root_uid.bytes, name.uid.bytes, name.kind, number)
        author = self.rows.author(waiting)
        if author is None or not self._counts(question):
            return False
        self.context.connection.run(
            f"INSERT OR REPLACE INTO parked (change_id, why) SELECT c.id, 'waiting' {_OF_VALUE}"
            " AND r.desk_id = ? AND r.version BETWEEN ? AND ?",
            (*value, author[0], question.first, waiting),
        )
        # What headquarters shows may have come while the other value hid it.
        self.context.connection.run(
            "DELETE FROM parked WHERE why = 'superseded'"
            f" AND change_id IN (SELECT c.id {_OF_VALUE} AND r.version = ?)",
            (*value, question.shown),
        )
        if number == EXISTENCE:
            self._count_again(name)
        with self.context.replaying():
            self.rows.rebuild(name)
        self.note(Outcome.UPDATED)
        return True

    def _counts(self, question: Waiting) -> bool:
        """Say whether the waiting value is what is shown, or has a part in it."""
        name, number, waiting = question.name, question.group_number, question.waiting
        if number != EXISTENCE:
            return self.rows.group_version(name, number) == waiting
        if name.kind != "term-use":
            return (self.rows.version(name) or self.rows.tombstone(name)) == waiting
        # Of several uses of one term the first is shown: one that was taken away is not.
        found = self.context.connection.run(
            f"SELECT 1 {_OF_VALUE} AND r.version = ?"
            " AND NOT EXISTS (SELECT 1 FROM parked p WHERE p.change_id = c.id)",
            (name.root_uid.bytes, name.uid.bytes, name.kind, number, waiting),
        )
        return found.first() is not None

    def _count_again(self, name: RowName) -> None:
        """Show what headquarters did to a row while the own removal or creation hid it."""
        self.context.connection.run(
            "DELETE FROM parked WHERE why IN ('superseded', 'equal') AND change_id IN ("
            "SELECT c.id FROM change c CROSS JOIN revision r ON r.id = c.revision_id"
            " CROSS JOIN desk d ON d.id = r.desk_id"
            " WHERE c.root_uid = ? AND c.uid = ? AND c.kind = ? AND d.role = 'hq')",
            (name.root_uid.bytes, name.uid.bytes, name.kind),
        )
