"""How a field desk takes what headquarters sends: it follows, but never hides unseen own work.

A value of its own that headquarters has not seen stays shown, and headquarters' value is kept
beside it (`own_pending`) until headquarters says that it has seen the own one. From then on
headquarters' value is shown, whatever it decided.
"""

import uuid
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from typing_extensions import override

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.merging import Rule, merge, rule_of, same_value
from hrd_desk.storage.frontier import DELETION
from hrd_desk.storage.journal.journaled import BY_KIND
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.merge.own_work import OwnWork
from hrd_desk.storage.merge.record_merge import (
    ABOUT,
    Chain,
    Context,
)
from hrd_desk.storage.merge.rows import RowName

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


class Question(NamedTuple):
    """A value that waits at headquarters: its first and last version, and the one shown there."""

    name: RowName
    group_number: int
    first: int
    waiting: int
    shown: int


class FollowerMerge(OwnWork):
    """Merges one record where the sender decides."""

    def __init__(self, context: Context, root_uid: uuid.UUID) -> None:
        super().__init__(context, root_uid)
        self._waiting = self._waiting_versions()

    def _waiting_versions(self) -> set[int]:
        """Return the versions that headquarters did not take by themselves: each has a question."""
        connection, root = self.context.connection, (self.root_uid.bytes,)
        here = connection.run(
            "SELECT waiting_version FROM conflict WHERE record_uid = ? AND kind <> 'check'", root
        ).scalars()
        coming = connection.run(
            "SELECT json_extract(c.new, '$.waiting_version') FROM temp.incoming i"
            " CROSS JOIN change c ON c.id = i.change_id"
            " WHERE i.root_uid = ? AND i.kind = 'conflict' AND i.group_number = 0"
            " AND json_extract(c.new, '$.kind') <> 'check'",
            root,
        ).scalars()
        return {int(version) for version in [*here, *coming]}

    @override
    def take_all(self, chains: Sequence[Chain]) -> None:
        """Take the chains, then take back own values that headquarters asks about."""
        super().take_all(chains)
        while any(self._retract(question) for question in self._questions()):
            pass

    @override
    def take(self, chain: Chain) -> None:
        """Show or park one chain, change by change: the sender's order is what counts."""
        for _version, changes in groupby(chain.changes, lambda change: change.version):
            self._take(Chain(list(changes)))

    def _questions(self) -> list[Question]:
        found = self.context.connection.run(
            f"SELECT q.row_kind, coalesce((SELECT c.root_uid {_WAITING_HERE} LIMIT 1),"
            f" (SELECT c.root_uid {_WAITING_ELSEWHERE} LIMIT 1), q.record_uid),"
            " q.row_uid, q.group_number, q.first_version, q.waiting_version, q.shown_version"
            " FROM conflict q WHERE q.record_uid = ? AND q.kind <> 'check'",
            (self.root_uid.bytes,),
        ).all()
        # A question about a record that was merged into this one names a row of that one.
        return [
            Question(
                RowName(str(row[0]), uuid.UUID(bytes=row[1]), uuid.UUID(bytes=row[2])),
                *map(int, row[3:]),
            )
            for row in found
            if row[0] in BY_KIND
        ]

    def _retract(self, question: Question) -> bool:
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
        self.note(Outcome.CONFLICT)
        return True

    def _counts(self, question: Question) -> bool:
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

    def _take(self, chain: Chain) -> None:
        if chain.name.kind in ABOUT:
            self._follow(chain)
        elif chain.group_number == EXISTENCE:
            self._take_existence(chain)
        else:
            self._take_edit(chain)

    # --- values -----------------------------------------------------------------------------------

    def _take_edit(self, chain: Chain) -> None:
        name, group_number = chain.name, chain.group_number
        current = self.rows.group_version(name, group_number)
        if current is None:
            self.park(chain, "superseded")
            return
        pending = self.pending(name, group_number)
        if self._hides_own_work(chain):
            self.keep_aside(chain)
            return
        if pending is not None:
            if chain.last.is_hq or (chain.first.base == pending and not self._is_waiting(chain)):
                self.keep_aside(chain)
            else:
                self.park(chain, "superseded")
        elif chain.first.base == current and not self._is_waiting(chain):
            self.adopt(chain)
        elif self.is_own_unseen(current):
            self._take_beside_own(chain, current)
        elif chain.last.is_hq:
            self._follow(chain)
        else:
            self.park(chain, "superseded")

    def _hides_own_work(self, chain: Chain) -> bool:
        """Say whether the chain deletes a record here that this desk changed since."""
        is_deletion = chain.name.kind == "event" and chain.group_number == DELETION
        return (
            is_deletion
            and chain.theirs.get("deleted_version") is not None
            and not self._is_waiting(chain)
            and self.is_own_record_unseen()
        )

    def _take_beside_own(self, chain: Chain, current: int) -> None:
        """Keep headquarters' value beside the own one, which it has not seen."""
        name, group_number = chain.name, chain.group_number
        known = self.known_base(name, group_number, current)
        if not chain.last.is_hq and (chain.first.base != known or self._is_waiting(chain)):
            self.park(chain, "superseded")
            return
        rule = rule_of(name.kind, group_number)
        ours = self.rows.content(name, group_number) or {}
        if name.kind == "event" and group_number == DELETION:
            ours_deleted = ours.get("deleted_version") is not None
            if ours_deleted and chain.theirs.get("deleted_version") is not None:
                self._follow(chain)
                return
        merged = merge(rule, chain.first.old, ours, chain.theirs)
        if rule is Rule.STRICTER and same_value(merged.value, chain.theirs):
            self._follow(chain)
        elif rule is Rule.LOCAL:
            self.park(chain, "superseded")
        else:
            self.keep_aside(chain)

    def _is_waiting(self, chain: Chain) -> bool:
        return chain.last.version in self._waiting

    def _follow(self, chain: Chain) -> None:
        """Show the sender's value instead of whatever stands here."""
        name = chain.name
        row = self.rows.version(name)
        if chain.group_number == EXISTENCE and chain.last.new is not None and row is not None:
            self._follow_remaking(chain)
            return
        if chain.group_number == EXISTENCE and chain.last.new is None and row is None:
            self.park(chain, "equal")
            return
        self.adopt(chain)

    def _follow_remaking(self, chain: Chain) -> None:
        """Take what the sender's row holds into the row that stands here under the same uid.

        Both desks made it (a shipped term, a part that came back), so no version of the one
        stands on the other's: the difference is written as a change of this desk.
        """
        name = chain.name
        content = self.rows.content(name) or {}
        for group in BY_KIND[name.kind].groups:
            values = {c: chain.theirs[c] for c in group.columns if c in chain.theirs}
            ours = {c: content.get(c) for c in values}
            is_local = rule_of(name.kind, group.number) is Rule.LOCAL
            if is_local or same_value(ours, values):
                continue
            current = self.rows.group_version(name, group.number) or 0
            if self.is_own_unseen(current) and current != (self.rows.version(name)):
                self.note_pending(name, group.number, chain.last.version)
            else:
                self.rows.write(name, group.number, values)
                self.note(Outcome.UPDATED)
        self.park(chain, "superseded")

    # --- rows that come and go --------------------------------------------------------------------

    def _take_existence(self, chain: Chain) -> None:
        name, last = chain.name, chain.last
        row = self.rows.version(name)
        if self._is_waiting(chain):
            self.park(chain, "waiting")
        elif last.new is None:
            self._take_removal(chain, row)
        elif row is not None and name.kind == "term-use":
            self.share_use(chain)
        elif row is None:
            if not self.add_namesake(chain):
                self.adopt(chain)
            if name.kind in ("event", "term"):
                self.note(Outcome.ADDED)
        elif last.is_hq:
            self._follow(chain)
        else:
            self.park(chain, "equal")

    def _take_removal(self, chain: Chain, row: int | None) -> None:
        if row is None:
            self.park(chain, "equal")
        elif self.has_own_unseen(chain.name):
            self.keep_aside(chain)
        else:
            self.adopt(chain)

    def yield_to(self, name: RowName, group_number: int, version: int) -> bool:
        """Show headquarters' `version` of a value if this desk's own was seen; say whether."""
        if group_number == EXISTENCE:
            if self.has_own_unseen(name):
                return False
        elif name.kind == "event" and group_number == DELETION:
            if self.is_own_record_unseen():
                return False
        elif self.is_own_unseen(self.rows.group_version(name, group_number) or 0):
            return False
        self.context.connection.run(
            "DELETE FROM own_pending WHERE row_uid = ? AND group_number = ?",
            (name.uid.bytes, group_number),
        )
        if version in self._waiting:
            return True  # headquarters asks about it instead of showing it
        for staged in self.written_by(name, group_number, version):
            if self.rows.version(name) is not None:
                self.adopt(Chain([staged]))
        return True


def show_what_headquarters_has(context: Context) -> set[uuid.UUID]:
    """Show headquarters' values where it has seen this desk's own; return the records changed."""
    found = context.connection.run(
        "SELECT row_uid, group_number, kind, root_uid, headquarters_version FROM own_pending"
    ).all()
    changed = set()
    for row_uid, group_number, kind, root_uid, version in found:
        root = uuid.UUID(bytes=root_uid)
        name = RowName(str(kind), root, uuid.UUID(bytes=row_uid))
        merge_of_it = FollowerMerge(context, root)
        if merge_of_it.yield_to(name, int(group_number), int(version)):
            changed.add(root)
    return changed
