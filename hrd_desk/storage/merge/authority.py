"""How the desk that decides takes a record's changes: its own value stays, the other waits.

Rules by meaning are `model.merging`'s. Everything this desk makes of it is a revision of its own,
so that those who follow it come to the same.
"""

import uuid

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.conflicts import (
    ConflictKind,
    ConflictState,
    Settlement,
    conflict_uid,
)
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.merging import Rule, is_field_status, merge, rule_of, same_value
from hrd_desk.storage.frontier import DELETION
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.merge.questions import Questions
from hrd_desk.storage.merge.record_merge import (
    ABOUT,
    Chain,
    Context,
    RecordMerge,
    own_version,
)
from hrd_desk.storage.merge.rows import Values

REFERENCE = 1


class AuthorityMerge(RecordMerge):
    """Merges one record where this desk decides."""

    def __init__(self, context: Context, root_uid: uuid.UUID) -> None:
        super().__init__(context, root_uid)
        self._is_locked, self._merged_into = self._decisions()
        self.questions = Questions(context, self._merged_into or root_uid)

    def _decisions(self) -> tuple[bool, uuid.UUID | None]:
        found = self.context.connection.exec_driver_sql(
            "SELECT kind, value FROM decision WHERE record_uid = ? ORDER BY version",
            (self.root_uid.bytes,),
        ).all()
        kinds = [(str(kind), str(value)) for kind, value in found]
        locks = [k for k, _v in kinds if k in (DecisionKind.LOCK, DecisionKind.UNLOCK)]
        into = [v for k, v in kinds if k == DecisionKind.MERGE_INTO]
        return locks[-1:] == [DecisionKind.LOCK], uuid.UUID(into[-1]) if into else None

    def take(self, chain: Chain) -> None:
        """Show, merge or park one chain."""
        if chain.name.kind in ABOUT:
            self._take_about(chain)
        elif self._is_bound(chain):
            self._propose(chain)
        elif chain.group_number == EXISTENCE:
            self._take_existence(chain)
        elif chain.name.kind == "event" and chain.group_number == DELETION:
            self._take_deletion(chain)
        else:
            self._take_edit(chain)

    def _is_bound(self, chain: Chain) -> bool:
        """Say whether only headquarters may change the record: locked, or merged into another."""
        is_field = not chain.last.is_hq
        return is_field and (self._is_locked or self._merged_into is not None)

    # --- questions, decisions, pairs --------------------------------------------------------------

    def _take_about(self, chain: Chain) -> None:
        name, last = chain.name, chain.last
        if chain.group_number == EXISTENCE and self.rows.version(name) is None:
            self.adopt(chain)
        elif chain.group_number and chain.first.base == self._current(chain):
            # The question of another desk is settled here; what that desk settled, is its own.
            is_own = self.rows.author(self.rows.version(name) or 0)
            if (
                name.kind != "conflict"
                or last.is_hq
                or (is_own is not None and is_own[0] == last.desk_id)
            ):
                self.adopt(chain)
            else:
                self.park(chain, "superseded")
        else:
            self.park(chain, "superseded")

    # --- values -----------------------------------------------------------------------------------

    def _current(self, chain: Chain) -> int | None:
        return self.rows.group_version(chain.name, chain.group_number)

    def _take_edit(self, chain: Chain) -> None:
        name, group_number = chain.name, chain.group_number
        ours = self.rows.content(name, group_number)
        if ours is None:
            self._revive_row(chain)
            return
        rule = rule_of(name.kind, group_number)
        if self._is_headquarters_matter(chain, rule, ours):
            if same_value(ours, chain.theirs):
                self.park(chain, "equal")
            elif rule is Rule.LOCAL:
                self.park(chain, "superseded")
            else:
                self._propose(chain)
        elif chain.first.base == self._current(chain) and not self._is_taken(chain):
            self.adopt(chain)
            self._settle_agreed(chain)
        else:
            self._merge_values(chain, rule, ours)
        self._revive_record(chain)

    def _is_headquarters_matter(self, chain: Chain, rule: Rule, ours: Values) -> bool:
        """Say whether a field desk changed what headquarters alone decides.

        A status stays the field's own until headquarters has set it once; a term stays its
        desk's own until headquarters has touched it.
        """
        if chain.last.is_hq or rule not in (Rule.HEADQUARTERS, Rule.RECORD_STATUS, Rule.LOCAL):
            return False
        author = self.rows.author(self._current(chain) or 0)
        is_hq_value = author is not None and author[1] == "hq"
        if chain.name.kind == "term":
            maker = self.rows.author(self.rows.version(chain.name) or 0)
            is_own_term = maker is not None and maker[0] == chain.last.desk_id
            return is_hq_value or not is_own_term
        if rule is Rule.RECORD_STATUS:
            codes = [values.get("record_status") for values in (ours, chain.theirs)]
            return not all(isinstance(c, str) and is_field_status(c) for c in codes)
        return is_hq_value

    def _is_taken(self, chain: Chain) -> bool:
        """Say whether an event would get a reference that another one has."""
        is_reference = chain.name.kind == "event" and chain.group_number == REFERENCE
        return is_reference and self._other_has(str(chain.theirs.get("reference")))

    def _other_has(self, reference: str) -> bool:
        found = self.context.connection.exec_driver_sql(
            "SELECT 1 FROM event WHERE reference = ? AND uid <> ?",
            (reference, self.root_uid.bytes),
        )
        return found.first() is not None

    def _merge_values(self, chain: Chain, rule: Rule, ours: Values) -> None:
        name, group_number = chain.name, chain.group_number
        earlier = self.questions.waiting_for(chain)
        base = chain.first.old
        if earlier is not None:
            first = self.rows.changed(name, group_number, earlier[1])
            base = first[0] if first else base
        if self._is_taken(chain):
            self._ask(chain, ConflictKind.EDIT, chain.first.version)
            return
        merged = merge(rule, base, ours, chain.theirs)
        if not same_value(merged.value, ours):
            self.rows.write(name, group_number, merged.value)
            self.note(Outcome.MERGED)
        if not merged.is_clash:
            self.park(chain, "equal" if merged.takes == "ours" else "superseded")
            self.note(Outcome.UNCHANGED)
            if earlier is not None:
                self.questions.settle(earlier[0], ConflictState.SETTLED, Settlement.AGREED)
            return
        kind = ConflictKind.STRICTER if rule is Rule.STRICTER else ConflictKind.EDIT
        if earlier is not None:
            self.questions.settle(earlier[0], ConflictState.REPLACED, None)
        self._ask(chain, kind, earlier[1] if earlier else chain.first.version)

    def _settle_agreed(self, chain: Chain) -> None:
        """Settle the questions that the adopted chain answers: its value is what waited."""
        found = self.context.connection.exec_driver_sql(
            "SELECT uid, waiting_version FROM conflict WHERE row_uid = ? AND group_number = ?"
            " AND state IN ('open', 'asked')",
            (chain.name.uid.bytes, chain.group_number),
        ).all()
        for uid, waiting in found:
            change = self.rows.changed(chain.name, chain.group_number, int(waiting))
            if change is not None and same_value(change[1], chain.theirs):
                self.questions.settle(
                    uuid.UUID(bytes=uid), ConflictState.SETTLED, Settlement.AGREED
                )

    # --- rows that come and go --------------------------------------------------------------------

    def _take_existence(self, chain: Chain) -> None:
        if chain.last.new is None:
            self._take_removal(chain)
        elif self.rows.version(chain.name) is not None:
            if chain.name.kind == "term-use":
                self.share_use(chain)
            else:
                self.park(chain, "equal")
        elif chain.name.kind == "event":
            self._add_event(chain)
        elif chain.name.kind == "term" and self._is_code_taken(chain):
            self.park(chain, "superseded")
        elif self.rows.tombstone(chain.name) in (None, chain.last.base):
            self.adopt(chain)
            self._revive_record(chain)
        else:
            # Removed here meanwhile: it is there again, and those who follow are told so.
            self.rows.insert(chain.name, chain.theirs, own_version(self.context))
            self.park(chain, "superseded")
            self.note(Outcome.MERGED)
            self._revive_record(chain)

    def _is_code_taken(self, chain: Chain) -> bool:
        found = self.context.connection.exec_driver_sql(
            "SELECT 1 FROM term WHERE scheme = ? AND code = ?",
            (chain.theirs.get("scheme"), chain.theirs.get("code")),
        )
        return found.first() is not None

    def _add_event(self, chain: Chain) -> None:
        reference = str(chain.theirs.get("reference"))
        if not self._other_has(reference):
            self.adopt(chain)
            self.note(Outcome.ADDED)
            return
        free = next(
            numbered
            for number in range(2, 10_000)
            if not self._other_has(numbered := f"{reference}-{number}")
        )
        last = chain.last
        with self.context.replaying():
            self.rows.insert(chain.name, chain.theirs | {"reference": free}, last.version)
        # The row could not be made with the taken reference, so no trigger saw it change.
        self.context.connection.exec_driver_sql(
            "INSERT INTO change (revision_id, kind, root_uid, uid, group_number, base, old, new,"
            " seal) VALUES (hrd_revision(), 'event', ?, ?, ?, ?, json_object('reference', ?),"
            " json_object('reference', ?), x'')",
            (
                *(self.root_uid.bytes, self.root_uid.bytes, REFERENCE, last.version),
                *(reference, free),
            ),
        )
        self.questions.write(
            self.event_name, REFERENCE, ConflictKind.CHECK, (last.version, last.version), reference
        )
        self.note(Outcome.ADDED)

    def _take_removal(self, chain: Chain) -> None:
        name, last = chain.name, chain.last
        content = self.rows.content(name)
        if content is None:
            self.park(chain, "equal")
        elif name.kind == "term-use":
            if self.rows.uses(name) == [last.base]:
                self.adopt(chain)
            else:
                # Somebody else added the term meanwhile: it stays, and that is noted.
                self._ask(chain, ConflictKind.REMOVAL, last.version)
                uid = conflict_uid(self.root_uid, name.uid, EXISTENCE, last.version)
                self.questions.settle(uid, ConflictState.SETTLED, Settlement.SHOWN)
        elif same_value(content, last.old):
            self.adopt(chain)
        else:
            self._ask(chain, ConflictKind.REMOVAL, last.version)

    def _revive_row(self, chain: Chain) -> None:
        """Bring a removed part back, because somebody changed it who did not know."""
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
        self._revive_record(chain)

    # --- deletion of the whole record -------------------------------------------------------------

    def _take_deletion(self, chain: Chain) -> None:
        is_deleted_there = chain.theirs.get("deleted_version") is not None
        if is_deleted_there == self.is_removed():
            self.park(chain, "equal")
        elif not is_deleted_there:
            self._take_restoring(chain)
        elif self._unseen(chain):
            self._ask(chain, ConflictKind.REMOVAL, chain.last.version)
        else:
            self.adopt(chain)

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

    def _revive_record(self, chain: Chain) -> None:
        """Bring a deleted record back if its deleter had not seen this chain."""
        if not self.is_removed() or chain.last.version in self.deletion_saw():
            return
        deletion = self.deletion_version()
        self.bring_back()
        self.questions.write(
            self.event_name, DELETION, ConflictKind.REMOVAL, (deletion, deletion), note=""
        )
        self.note(Outcome.CONFLICT)

    # --- what waits ---------------------------------------------------------------------------

    def _propose(self, chain: Chain) -> None:
        """Let a change of what only headquarters decides wait as a proposal."""
        content = self.rows.content(chain.name, chain.group_number)
        if chain.group_number and content is not None and same_value(content, chain.theirs):
            self.park(chain, "equal")
            return
        earlier = self.questions.waiting_for(chain)
        if earlier is not None:
            self.questions.settle(earlier[0], ConflictState.REPLACED, None)
        self._ask(chain, ConflictKind.PROPOSAL, earlier[1] if earlier else chain.first.version)

    def _ask(self, chain: Chain, kind: ConflictKind, first_version: int) -> None:
        self.park(chain, "waiting")
        self.questions.ask(chain, kind, first_version)
        self.note(Outcome.CONFLICT)
