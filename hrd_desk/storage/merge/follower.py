"""How a field desk takes what headquarters sends: it follows, but never hides unseen own work.

A value of its own that headquarters has not seen stays shown, and headquarters' value is kept
beside it (`own_pending`) until headquarters says that it has seen the own one. From then on
headquarters' value is shown, whatever it decided.
"""

import uuid
from collections.abc import Sequence
from itertools import groupby

from typing_extensions import override

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.merging import Rule, merge, rule_of, same_value
from hrd_desk.storage.frontier import DELETION
from hrd_desk.storage.journal.journaled import BY_KIND
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.merge.record_merge import (
    ABOUT,
    Chain,
    Context,
)
from hrd_desk.storage.merge.rows import RowName
from hrd_desk.storage.merge.waiting_work import WaitingWork


class FollowerMerge(WaitingWork):
    """Merges one record where the sender decides."""

    @override
    def take_all(self, chains: Sequence[Chain]) -> None:
        """Take the chains, then take back own values that headquarters asks about."""
        super().take_all(chains)
        self.retract()

    @override
    def take(self, chain: Chain) -> None:
        """Show or park one chain, change by change: the sender's order is what counts."""
        for _version, changes in groupby(chain.changes, lambda change: change.version):
            self._take(Chain(list(changes)))

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
            if chain.last.is_hq or (chain.first.base == pending and not self.is_waiting(chain)):
                self.keep_aside(chain)
            else:
                self.park(chain, "superseded")
        elif chain.first.base == current and not self.is_waiting(chain):
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
            and not self.is_waiting(chain)
            and self.is_own_record_unseen()
        )

    def _take_beside_own(self, chain: Chain, current: int) -> None:
        """Keep headquarters' value beside the own one, which it has not seen."""
        name, group_number = chain.name, chain.group_number
        known = self.known_base(name, group_number, current)
        if not chain.last.is_hq and (chain.first.base != known or self.is_waiting(chain)):
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
        is_stricter = merged.is_clash and merged.takes == "theirs"
        if is_stricter or (rule is Rule.STRICTER and same_value(merged.value, chain.theirs)):
            self._follow(chain)
        elif rule is Rule.LOCAL:
            self.park(chain, "superseded")
        else:
            self.keep_aside(chain)

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
        if last.new is not None:
            self.forget_pending(name, EXISTENCE)  # a removal before it is over
        if self.is_waiting(chain):
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
        self.forget_pending(name, group_number)
        if self.waits(name, group_number, version):
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
