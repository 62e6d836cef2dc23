"""Two records that may be the same event, and what a person said about it."""

import uuid
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from hrd_desk.mapping import Base, Json, LocalId, Uid, Version, current_version
from hrd_desk.merge_groups import MergeGroup, merge_groups

PAIR_NAMESPACE = uuid.UUID("5b2f7f3e-3c55-5c0e-9a57-1d9f2a6c7e21")


class PairVerdict(StrEnum):
    """What is known about a pair."""

    SUSPECTED = "suspected"
    DIFFERENT = "different"
    PROPOSED = "proposed"  # the field would merge them; headquarters decides
    MERGED = "merged"


class RecordPair(Base):
    """A pair of records, the smaller uid first; `judged` holds the versions that were compared.

    A pair told apart stays quiet until one of the two has other versions.
    """

    __tablename__ = "record_pair"
    __table_args__ = (
        Index("ix_record_pair_record_uid", "record_uid"),
        Index("ix_record_pair_other_uid", "other_uid"),
    )
    groups: ClassVar[tuple[MergeGroup, ...]] = merge_groups(
        {1: ("other_uid",), 2: ("verdict", "verdict", "score", "judged")}
    )

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(Uid, unique=True)
    version: Mapped[int] = mapped_column(Version, default=current_version)
    record_uid: Mapped[uuid.UUID] = mapped_column(Uid)
    other_uid: Mapped[uuid.UUID] = mapped_column(Uid)
    verdict: Mapped[str] = mapped_column(String(12), default=PairVerdict.SUSPECTED.value)
    score: Mapped[int] = mapped_column(default=0)
    judged: Mapped[list[int]] = mapped_column(Json)


def pair_uid(one: uuid.UUID, other: uuid.UUID) -> uuid.UUID:
    """Return the uid of a pair, whichever of the two is named first."""
    first, second = sorted((one, other))
    return uuid.uuid5(PAIR_NAMESPACE, f"{first}/{second}")
