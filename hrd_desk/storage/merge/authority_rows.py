"""How the desk that decides takes rows and records that come and go.

What one side removed and the other changed stays, and a person is asked.
"""

import json
import uuid
from collections.abc import Sequence

from typing_extensions import override

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.conflicts import ConflictKind, ConflictState, Settlement, conflict_uid
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.merging import Rule, rule_of, same_value
from hrd_desk.storage.decisions import MERGES
from hrd_desk.storage.frontier import DELETION
from hrd_desk.storage.journal.triggers import EDITED
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.merge.merged_terms import stands_for_another, use_in_its_place
from hrd_desk.storage.merge.questions import Questions
from hrd_desk.storage.merge.record_merge import (
    IDENTITY,
    REFERENCE,
    Chain,
    Context,
    RecordMerge,
    own_version,
)
from hrd_desk.storage.merge.rows import RowName, Values, group_of


def _is_release(chain: Chain) -> bool:
    return rule_of(chain.name.kind, chain.group_number) is Rule.RELEASE


class AuthorityRows(RecordMerge):
    """Merges the existence of a record and its parts where this desk decides."""

    def __init__(self, context: Context, root_uid: uuid.UUID) -> None:
        super().__init__(context, root_uid)
        self._is_locked, self._merged_into = self._decisions()
        self.questions = Questions(context, self._merged_into or root_uid)
        self._removed_there: set[RowName] = set()
        self._deletion_there: Chain | None = None

    @override
    def take_all(self, chains: Sequence[Chain]) -> None:
        """Take the chains, knowing what their author removed in the end."""
        for chain in chains:
            if chain.group_number == EXISTENCE:
                (
                    self._removed_there.add
                    if chain.last.new is None
                    else self._removed_there.discard
                )(chain.name)
            elif chain.name == self.event_name and chain.group_number == DELETION:
                self._deletion_there = chain
        # Of two releases of a description counts which text is shown, so the text comes first.
        super().take_all(sorted(chains, key=_is_release))

    def _decisions(self) -> tuple[bool, uuid.UUID | None]:
        found = self.context.connection.run(
            "SELECT kind, value FROM decision WHERE record_uid = ? ORDER BY version",
            (self.root_uid.bytes,),
        ).all()
        kinds = [(str(kind), str(value)) for kind, value in found]
        locks = [k for k, _v in kinds if k in (DecisionKind.LOCK, DecisionKind.UNLOCK)]
        merges = [(k, v) for k, v in kinds if k in MERGES]
        into = [v for k, v in merges[-1:] if k == DecisionKind.MERGE_INTO]
        return locks[-1:] == [DecisionKind.LOCK], uuid.UUID(into[0]) if into else None

    def is_bound(self, chain: Chain) -> bool:
        """Say whether only headquarters may change the record: locked, or merged into another."""
        is_field = not chain.last.is_hq
        return is_field and (self._is_locked or self._merged_into is not None)

    # --- rows that come and go --------------------------------------------------------------------

    def take_existence(self, chain: Chain) -> None:
        """Take a row's being made or removed."""
        if chain.last.new is None:
            self._take_removal(chain)
        elif self.rows.version(chain.name) is not None:
            if chain.name.kind == "term-use":
                self.share_use(chain)
            else:
                self.park(chain, "equal")
        elif chain.name.kind == "event":
            self._add_event(chain)
        elif chain.name.kind == "term" and self.term_with_code(chain) is not None:
            self._insert_renamed(chain, IDENTITY, {"code": self.free_code(chain)})
        elif self.rows.tombstone(chain.name) in (None, chain.last.base):
            self.adopt(chain)
            self.revive_record(chain)
        else:
            # Removed here meanwhile: it is there again, and those who follow are told so.
            self.rows.insert(chain.name, chain.theirs, own_version(self.context))
            self.park(chain, "superseded")
            self.note(Outcome.MERGED)
            self.revive_record(chain)

    def _add_event(self, chain: Chain) -> None:
        reference = str(chain.theirs.get("reference"))
        if self.event_with_reference(reference) is None:
            self.adopt(chain)
            self.note(Outcome.ADDED)
            return
        free = next(
            numbered
            for number in range(2, 10_000)
            if not self.event_with_reference(numbered := f"{reference}-{number}")
        )
        self._insert_renamed(chain, REFERENCE, {"reference": free})
        last = chain.last
        self.questions.write(
            self.event_name, REFERENCE, ConflictKind.CHECK, (last.version, last.version), reference
        )
        self.note(Outcome.ADDED)

    def _insert_renamed(self, chain: Chain, group_number: int, renamed: Values) -> None:
        """Make a row under another name than its author gave it, as a change of this desk.

        The row could not be made with the taken name, so no trigger sees it change.
        """
        name, last = chain.name, chain.last
        self.unpark(chain)
        with self.context.replaying():
            self.rows.insert(name, chain.theirs | renamed, last.version)
        columns = group_of(name.kind, group_number).columns
        old = {column: chain.theirs.get(column) for column in columns}
        written = (json.dumps(values, ensure_ascii=False) for values in (old, old | renamed))
        self.context.connection.run(
            f"INSERT INTO {EDITED} VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                *(name.kind, self.root_uid.bytes, name.uid.bytes, group_number, last.version),
                *written,
            ),
        )
        self.note(Outcome.ADDED)

    def _take_removal(self, chain: Chain) -> None:
        name, last = chain.name, chain.last
        content = self.rows.content(name)
        if content is None:
            self._remove_in_its_place(chain)
            self.park(chain, "equal")
        elif name.kind == "term-use":
            if self.rows.uses(name) == [last.base] and not stands_for_another(self.context, chain):
                self.adopt(chain)
            else:
                # Somebody else added the term meanwhile, or another one went into it here: it
                # stays, and that is noted.
                self.ask(chain, ConflictKind.REMOVAL, last.version)
                uid = conflict_uid(self.root_uid, name.uid, EXISTENCE, last.version)
                self.questions.settle(uid, ConflictState.SETTLED, Settlement.SHOWN)
        elif same_value(content, last.old):
            self.adopt(chain)
        else:
            self.ask(chain, ConflictKind.REMOVAL, last.version)

    def _remove_in_its_place(self, chain: Chain) -> None:
        """Take away what a merge of terms made here of a use that its author takes away."""
        is_use = chain.name.kind == "term-use"
        use = use_in_its_place(self.context, chain) if is_use else None
        if use is not None:
            self.rows.remove(use)
            self.note(Outcome.MERGED)

    def revive_row(self, chain: Chain) -> None:
        """Bring a removed part back, because somebody changed it who did not know.

        Unless that person removed it too in the end.
        """
        if chain.name in self._removed_there:
            self.park(chain, "superseded")
            return
        removal = self.rows.tombstone(chain.name)
        change = self.rows.changed(chain.name, EXISTENCE, removal) if removal else None
        if removal is None or change is None or change[0] is None:
            self.park(chain, "superseded")
            return
        self.rows.insert(chain.name, change[0] | chain.theirs, own_version(self.context))
        self.park(chain, "superseded")
        self.questions.write(
            chain.name, EXISTENCE, ConflictKind.REMOVAL, (removal, removal), note=""
        )
        self.note(Outcome.CONFLICT)
        self.revive_record(chain)

    # --- deletion of the whole record -------------------------------------------------------------

    def take_deletion(self, chain: Chain) -> None:
        """Take an event's being deleted or brought back."""
        is_deleted_there = chain.theirs.get("deleted_version") is not None
        if is_deleted_there == self.is_removed():
            self.park(chain, "equal")
        elif not is_deleted_there:
            self._take_restoring(chain)
        elif self._unseen(chain):
            self.ask(chain, ConflictKind.REMOVAL, chain.last.version)
        elif chain.first.base == self.deletion_version():
            self.adopt(chain)
        else:
            # Brought back here meanwhile: those who follow are told that it is deleted after all.
            self.rows.write(self.event_name, DELETION, chain.theirs)
            self.park(chain, "superseded")
            self.note(Outcome.DELETED)
            self.context.report.removed_records += 1

    def _take_restoring(self, chain: Chain) -> None:
        if chain.first.base == self.deletion_version():
            self.adopt(chain)
        else:
            self.bring_back()
            self.park(chain, "superseded")
        self.note(Outcome.UPDATED)

    def _unseen(self, chain: Chain) -> bool:
        """Say whether something stands here that the deleter had not seen."""
        saw = chain.theirs.get("deletion_saw")
        standing = set(self.context.frontier(self.root_uid))
        if isinstance(saw, list):
            return not standing <= set(saw)
        newest = int(chain.theirs.get("deletion_saw_version") or 0)
        return any(version > newest for version in standing)

    def revive_record(self, chain: Chain) -> None:
        """Bring a deleted record back if its deleter had not seen this chain.

        Unless the chain's author deleted it too in the end.
        """
        if not self.is_removed() or chain.last.version in self.deletion_saw():
            return
        deletion_there = self._deletion_there
        if deletion_there is not None and chain.last.version in (
            deletion_there.theirs.get("deletion_saw") or ()
        ):
            return
        deletion = self.deletion_version()
        self.bring_back()
        self.questions.write(
            self.event_name, DELETION, ConflictKind.REMOVAL, (deletion, deletion), note=""
        )
        self.note(Outcome.CONFLICT)

    # --- what waits ---------------------------------------------------------------------------

    def propose(self, chain: Chain) -> None:
        """Let a change of what only headquarters decides wait as a proposal."""
        content = self.rows.content(chain.name, chain.group_number)
        if chain.group_number and content is not None and same_value(content, chain.theirs):
            self.park(chain, "equal")
            return
        if rule_of(chain.name.kind, chain.group_number) is Rule.POSITION:
            # Nobody is asked about an order, least of all about one in a record that went.
            self.park(chain, "superseded")
            return
        earlier = self.questions.waiting_for(chain)
        if earlier is not None:
            self.questions.settle(earlier[0], ConflictState.REPLACED, None)
        self.ask(chain, ConflictKind.PROPOSAL, earlier[1] if earlier else chain.first.version)

    def ask(self, chain: Chain, kind: ConflictKind, first_version: int) -> None:
        """Let the chain wait until a person decides."""
        self.park(chain, "waiting")
        self.questions.ask(chain, kind, first_version)
        self.context.report.note(self.questions.about, Outcome.CONFLICT)
