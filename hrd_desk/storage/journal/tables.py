"""The tables of the journal and of the desk's identity. Rows are only ever added."""

import uuid

from sqlalchemy import ForeignKey, Index, LargeBinary, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hrd_desk.mapping import Base, LocalId, Uid, Version, new_uid


class Desk(Base):
    """A desk that writes revisions: this one, and later every other one it hears of.

    An epoch is a stretch of gapless sequence numbers; a restored desk begins a new one. Where two
    desks wrote under one name (a copy that nobody noticed), the second line gets a row of its own
    whose `line_of` is the uid that both use.
    """

    __tablename__ = "desk"

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(Uid, unique=True, default=new_uid)
    code: Mapped[str] = mapped_column(String(12))
    role: Mapped[str] = mapped_column(String(10))
    node: Mapped[int] = mapped_column(SmallInteger)
    epoch: Mapped[int] = mapped_column(default=1)
    verify_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    is_own: Mapped[bool] = mapped_column(default=False)
    line_of: Mapped[uuid.UUID | None] = mapped_column(Uid)

    @property
    def name_uid(self) -> uuid.UUID:
        """The uid that the desk itself writes under, and that its hashes cover."""
        return self.line_of or self.uid


class Revision(Base):
    """One action of a person at one desk; `hash` covers it, its changes and the one before it.

    `signature` is the desk's (Ed25519) over `hash`, so that a revision that comes by way of
    another desk, or without what concerns others, can still be told from a forged one.
    """

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("desk_id", "epoch", "sequence"),)

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    desk_id: Mapped[int] = mapped_column(LocalId, ForeignKey("desk.id"))
    epoch: Mapped[int]
    sequence: Mapped[int] = mapped_column(Version)
    version: Mapped[int] = mapped_column(Version, unique=True)
    author: Mapped[str] = mapped_column(String(100))
    noted_at_ms: Mapped[int] = mapped_column(Version)
    action: Mapped[str] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(Text)
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    signature: Mapped[bytes | None] = mapped_column(LargeBinary(64))


class Change(Base):
    """What one revision did to one merge group of one row.

    `old` and `new` are JSON objects of the group's columns, None before the row existed and after
    it was removed. `base` is the version that was replaced, 0 where there was none. `seal` is 16
    random bytes and the SHA-256 over them and the content: the chain runs over the digests, so
    erased content (salt included) leaves only a digest that nobody can guess back.
    """

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_root_uid_id", "root_uid", "id"),)

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    revision_id: Mapped[int] = mapped_column(
        LocalId, ForeignKey("revision.id", deferrable=True, initially="DEFERRED"), index=True
    )
    kind: Mapped[str] = mapped_column(String(20))
    root_uid: Mapped[uuid.UUID] = mapped_column(Uid)
    uid: Mapped[uuid.UUID] = mapped_column(Uid)
    group_number: Mapped[int] = mapped_column(SmallInteger)
    base: Mapped[int] = mapped_column(Version)
    old: Mapped[str | None] = mapped_column(Text)
    new: Mapped[str | None] = mapped_column(Text)
    seal: Mapped[bytes] = mapped_column(LargeBinary(48))


class GroupVersion(Base):
    """The version of a value edited after its row was created; without a row it is the row's."""

    __tablename__ = "group_version"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    group_number: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    version: Mapped[int] = mapped_column(Version)
    base: Mapped[int] = mapped_column(Version)


class Tombstone(Base):
    """A removed part of a record, never pruned; `saw_version` is the newest the remover saw."""

    __tablename__ = "tombstone"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    root_uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    version: Mapped[int] = mapped_column(Version)
    saw_version: Mapped[int] = mapped_column(Version)


class Mark(Base):
    """The desk's signature (Ed25519) over the chain up to a revision, made when it closes."""

    __tablename__ = "mark"

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    revision_id: Mapped[int] = mapped_column(LocalId, ForeignKey("revision.id"))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))
