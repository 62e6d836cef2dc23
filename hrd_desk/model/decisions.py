"""What headquarters decides about a record: append-only, naming the content that was judged."""

import uuid
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hrd_desk.mapping import Base, Json, LocalId, Uid, Version, current_version, new_uid
from hrd_desk.merge_groups import MergeGroup, merge_groups


class DecisionKind(StrEnum):
    """The decisions there are."""

    VERIFY = "verify"
    REJECT = "reject"
    QUERY = "query"
    STATUS = "status"
    PUBLISH = "publish"
    LOCK = "lock"
    UNLOCK = "unlock"
    MERGE_INTO = "merge-into"
    SEPARATE = "separate"
    ERASE = "erase"


class Decision(Base):
    """One decision. `judged` holds the versions that stood when it was taken.

    Later versions on the record mean "changed after review". Decisions of one desk are ordered
    by `version`, which follows its sequence numbers; never by arrival. `value` is the new code of
    a status, the uid of the record merged into or separated from, or empty.
    """

    __tablename__ = "decision"
    __table_args__ = (Index("ix_decision_record_uid_version", "record_uid", "version"),)
    groups: ClassVar[tuple[MergeGroup, ...]] = merge_groups(
        {1: ("decision", "kind", "value", "comment", "judged")}
    )

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(Uid, unique=True, default=new_uid)
    version: Mapped[int] = mapped_column(Version, default=current_version)
    record_uid: Mapped[uuid.UUID] = mapped_column(Uid)
    kind: Mapped[str] = mapped_column(String(20))
    value: Mapped[str] = mapped_column(String(80), default="")
    comment: Mapped[str] = mapped_column(Text, default="")
    judged: Mapped[list[int]] = mapped_column(Json)
