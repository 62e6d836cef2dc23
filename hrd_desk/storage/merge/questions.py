"""The questions about one record that a merge leaves for a person."""

import uuid

from hrd_desk.model.conflicts import (
    ConflictKind,
    ConflictState,
    Settlement,
    conflict_uid,
)
from hrd_desk.storage.merge.record_merge import Chain, Context, own_version
from hrd_desk.storage.merge.rows import RowName

SETTLEMENT = 2
"""The merge group of a question that says where it stands."""


class Questions:
    """Asks and settles, as changes of this desk; `about` is the record that people look at."""

    def __init__(self, context: Context, about: uuid.UUID) -> None:
        self._context = context
        self._rows = context.rows
        self._about = about

    def waiting_for(self, chain: Chain) -> tuple[uuid.UUID, int] | None:
        """Return uid and first version of the open question that this chain goes on with."""
        row = self._context.connection.run(
            "SELECT uid, first_version FROM conflict WHERE row_uid = ? AND group_number = ?"
            " AND waiting_version = ? AND state IN ('open', 'asked')",
            (chain.name.uid.bytes, chain.group_number, chain.first.base),
        ).first()
        return None if row is None else (uuid.UUID(bytes=row[0]), int(row[1]))

    def ask(self, chain: Chain, kind: ConflictKind, first_version: int) -> None:
        """Ask about the value at the end of a chain."""
        self.write(
            chain.name, chain.group_number, kind, (first_version, chain.last.version), note=""
        )

    def write(
        self,
        name: RowName,
        group_number: int,
        kind: ConflictKind,
        versions: tuple[int, int],
        note: str,
    ) -> None:
        """Write down a question: the first and the last version of the value that waits."""
        first, waiting = versions
        uid = conflict_uid(self._about, name.uid, group_number, waiting)
        question = RowName("conflict", self._about, uid)
        if self._rows.version(question) is not None:
            self.settle(uid, ConflictState.OPEN, None)
            return
        content = {
            "row_kind": name.kind,
            "row_uid": name.uid.hex,
            "group_number": group_number,
            "kind": kind.value,
            "first_version": first,
            "waiting_version": waiting,
            "shown_version": self._rows.group_version(name, group_number) or 0,
            "note": note,
            "state": ConflictState.OPEN.value,
            "choice": None,
        }
        self._rows.insert(question, content, own_version(self._context))

    def settle(self, uid: uuid.UUID, state: ConflictState, choice: Settlement | None) -> None:
        """Say where a question stands now."""
        question = RowName("conflict", self._about, uid)
        choice_value = None if choice is None else choice.value
        self._rows.write(question, SETTLEMENT, {"state": state.value, "choice": choice_value})
