"""A question about a record that only a person can settle: two values, or a removal and an edit."""

import uuid
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import Index, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hrd_desk.mapping import Base, LocalId, Uid, Version, current_version
from hrd_desk.merge_groups import MergeGroup, merge_groups

CONFLICT_NAMESPACE = uuid.UUID("c4a1e5d2-7b0f-5e3a-8c52-9f3f1f6f0b11")


class ConflictKind(StrEnum):
    """What the question is about."""

    EDIT = "edit"  # both sides changed the same value
    REMOVAL = "removal"  # one side removed what the other changed
    STRICTER = "stricter"  # the stricter of two values holds until a person decides
    PROPOSAL = "proposal"  # the field changed what headquarters alone decides
    CHECK = "check"  # merged, and now a rule of the record fails


class ConflictState(StrEnum):
    """Where the question stands."""

    OPEN = "open"
    ASKED = "asked"  # headquarters asked the field
    SETTLED = "settled"
    REPLACED = "replaced"  # its author changed the waiting value again: another question stands


class Settlement(StrEnum):
    """What the person decided."""

    SHOWN = "shown"  # the value shown stays
    WAITING = "waiting"  # the value that waited is taken
    EDITED = "edited"  # another value was written, or both were kept in one
    AGREED = "agreed"  # both sides came to the same value by themselves


class Conflict(Base):
    """A value that waits beside the one shown, named by the versions of both.

    Its content is in the journal: `waiting_version` is the last change of its author's,
    `first_version` the first one, whose old value is what both sides began from. The uid is made
    of the row, the group and `waiting_version`, so that two desks ask the same question once.
    """

    __tablename__ = "conflict"
    __table_args__ = (
        Index("ix_conflict_record_uid", "record_uid"),
        Index("ix_conflict_row_uid_group_number", "row_uid", "group_number"),
        Index("ix_conflict_state", "state"),
    )
    groups: ClassVar[tuple[MergeGroup, ...]] = merge_groups(
        {
            1: (
                "subject",
                *("row_kind", "row_uid", "group_number", "kind"),
                *("first_version", "waiting_version", "shown_version", "note"),
            ),
            2: ("settlement", "state", "choice"),
        }
    )

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(Uid, unique=True)
    version: Mapped[int] = mapped_column(Version, default=current_version)
    record_uid: Mapped[uuid.UUID] = mapped_column(Uid)
    row_kind: Mapped[str] = mapped_column(String(20))
    row_uid: Mapped[uuid.UUID] = mapped_column(Uid)
    group_number: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str] = mapped_column(String(10))
    first_version: Mapped[int] = mapped_column(Version)
    waiting_version: Mapped[int] = mapped_column(Version)
    shown_version: Mapped[int] = mapped_column(Version)
    note: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(10), default=ConflictState.OPEN.value)
    choice: Mapped[str | None] = mapped_column(String(10))


def conflict_uid(
    record_uid: uuid.UUID, row_uid: uuid.UUID, group_number: int, waiting_version: int
) -> uuid.UUID:
    """Return the uid of the question about one waiting value: the same on every desk."""
    named = f"{record_uid}/{row_uid}/{group_number}/{waiting_version}"
    return uuid.uuid5(CONFLICT_NAMESPACE, named)
