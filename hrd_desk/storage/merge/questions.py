"""The questions about one record that a merge leaves for a person."""

import uuid
from collections.abc import Iterable
from typing import NamedTuple

from hrd_desk.model.conflicts import (
    ConflictKind,
    ConflictState,
    Settlement,
    conflict_uid,
)
from hrd_desk.model.merging import Rule
from hrd_desk.storage.merge.record_merge import Chain, Context, own_version
from hrd_desk.storage.merge.rows import RowName, Values

SETTLEMENT = 2
"""The merge group of a question that says where it stands."""


class Question(NamedTuple):
    """What is asked of a value: which versions wait, and which one is shown."""

    name: RowName
    group_number: int
    kind: ConflictKind
    first_version: int
    waiting_version: int
    shown_version: int
    note: str = ""

    def uid(self, about: uuid.UUID) -> uuid.UUID:
        """Return the uid of this question about a record: the same at every desk."""
        return conflict_uid(about, self.name.uid, self.group_number, self.waiting_version)

    def content(self) -> Values:
        """Return the columns of a question that is open."""
        return {
            "row_kind": self.name.kind,
            "row_uid": self.name.uid.hex,
            "group_number": self.group_number,
            "kind": self.kind.value,
            "first_version": self.first_version,
            "waiting_version": self.waiting_version,
            "shown_version": self.shown_version,
            "note": self.note,
            "state": ConflictState.OPEN.value,
            "choice": None,
        }


def kind_of_clash(rule: Rule) -> ConflictKind:
    """Return the kind of question that two different values of a group lead to."""
    is_stricter = rule in (Rule.STRICTER, Rule.RELEASE)
    return ConflictKind.STRICTER if is_stricter else ConflictKind.EDIT


def ask_all(context: Context, questions: Iterable[Question]) -> None:
    """Ask questions about records that have none yet."""
    version = own_version(context)
    rows = []
    for question in questions:
        about = question.name.root_uid
        rows.append((RowName("conflict", about, question.uid(about)), question.content(), version))
    context.rows.insert_all("conflict", rows)


class Questions:
    """Asks and settles, as changes of this desk; `about` is the record that people look at."""

    def __init__(self, context: Context, about: uuid.UUID) -> None:
        self._context = context
        self._rows = context.rows
        self.about = about

    def waiting_for(self, chain: Chain) -> tuple[uuid.UUID, int] | None:
        """Return uid and first version of the open question that this chain goes on with."""
        row = self._context.connection.run(
            "SELECT uid, first_version FROM conflict WHERE record_uid = ? AND row_uid = ?"
            " AND group_number = ? AND waiting_version = ? AND state IN ('open', 'asked')",
            (
                *(self.about.bytes, chain.name.uid.bytes),
                *(chain.group_number, chain.first.base),
            ),
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
        shown = self._rows.group_version(name, group_number) or 0
        question = Question(name, group_number, kind, *versions, shown, note)
        uid = question.uid(self.about)
        row = RowName("conflict", self.about, uid)
        if self._rows.version(row) is not None:
            self.settle(uid, ConflictState.OPEN, None)
            return
        self._rows.insert(row, question.content(), own_version(self._context))

    def settle(self, uid: uuid.UUID, state: ConflictState, choice: Settlement | None) -> None:
        """Say where a question stands now."""
        question = RowName("conflict", self.about, uid)
        choice_value = None if choice is None else choice.value
        self._rows.write(question, SETTLEMENT, {"state": state.value, "choice": choice_value})
