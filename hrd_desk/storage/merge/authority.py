"""How the desk that decides takes a record's changes: its own value stays, the other waits.

Rules by meaning are `model.merging`'s. Everything this desk makes of it is a revision of its own,
so that those who follow it come to the same.
"""

import uuid

from typing_extensions import override

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.conflicts import (
    ConflictKind,
    ConflictState,
    Settlement,
)
from hrd_desk.model.merging import Merged, Rule, is_field_status, merge, rule_of, same_value
from hrd_desk.model.release import is_released
from hrd_desk.storage.frontier import DELETION
from hrd_desk.storage.merge.authority_rows import AuthorityRows
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.merge.questions import kind_of_clash
from hrd_desk.storage.merge.record_merge import (
    ABOUT,
    DESCRIPTION,
    REFERENCE,
    Chain,
    why_parked,
)
from hrd_desk.storage.merge.rows import Values
from hrd_desk.storage.merge.term_circles import closes_circle


class AuthorityMerge(AuthorityRows):
    """Merges one record where this desk decides."""

    @override
    def take(self, chain: Chain) -> None:
        if chain.name.kind in ABOUT:
            self._take_about(chain)
        elif self.is_bound(chain):
            self.propose(chain)
        elif chain.group_number == EXISTENCE:
            self.take_existence(chain)
        elif chain.name.kind == "event" and chain.group_number == DELETION:
            self.take_deletion(chain)
        else:
            self._take_edit(chain)

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
            self.revive_row(chain)
            return
        rule = rule_of(name.kind, group_number)
        if self._is_headquarters_matter(chain, rule, ours):
            if same_value(ours, chain.theirs):
                self.park(chain, "equal")
            elif rule is Rule.LOCAL:
                self.park(chain, "superseded")
            else:
                self.propose(chain)
        elif name.kind == "term" and closes_circle(
            self.context.connection, name.uid, chain.theirs.get("replaced_by")
        ):
            self.propose(chain)
        elif self._base(chain)[0] == self._current(chain) and not self._is_taken(chain):
            self.adopt(chain)
            self._settle_agreed(chain)
        else:
            self._merge_values(chain, rule, ours)
        self.revive_record(chain)

    def _base(self, chain: Chain) -> tuple[int, Values | None]:
        """Return version and value that the chain left, before what could not be applied of it."""
        version, old = chain.first.base, chain.first.old
        while (unfit := self.rows.unfit(chain.name, chain.group_number, version)) is not None:
            version, old = unfit
        return version, old

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
        return is_reference and (
            self.event_with_reference(str(chain.theirs.get("reference"))) is not None
        )

    def _merge_values(self, chain: Chain, rule: Rule, ours: Values) -> None:
        name, group_number = chain.name, chain.group_number
        earlier = self.questions.waiting_for(chain)
        base = self._base(chain)[1]
        if earlier is not None:
            first = self.rows.changed(name, group_number, earlier[1])
            base = first[0] if first else base
        if self._is_taken(chain):
            self.ask(chain, ConflictKind.EDIT, chain.first.version)
            return
        merged = merge(rule, base, ours, chain.theirs)
        if rule is Rule.RELEASE and self._is_of_shown_text(base, ours, chain.theirs):
            merged = Merged(chain.theirs, is_clash=False, takes="theirs")
        if not same_value(merged.value, ours):
            self.rows.write(name, group_number, merged.value)
            self.note(Outcome.MERGED)
        if not merged.is_clash:
            self.park(chain, why_parked(merged))
            self.note(Outcome.UNCHANGED)
            if earlier is not None:
                self.questions.settle(earlier[0], ConflictState.SETTLED, Settlement.AGREED)
            return
        if earlier is not None:
            self.questions.settle(earlier[0], ConflictState.REPLACED, None)
        first_version = earlier[1] if earlier else chain.first.version
        self.ask(chain, kind_of_clash(rule), first_version)

    def _is_of_shown_text(self, base: Values | None, ours: Values, theirs: Values) -> bool:
        """Say whether both sides gave a release, and theirs is of the description that is shown."""
        was, here, there = ((v or {}).get("description_released") for v in (base, ours, theirs))
        if not here or not there or was in (here, there):
            return False
        shown = self.rows.content(self.event_name, DESCRIPTION) or {}
        return is_released(shown.get("description"), there)

    def _settle_agreed(self, chain: Chain) -> None:
        """Settle the questions that the adopted chain answers: its value is what waited."""
        found = self.context.connection.run(
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
