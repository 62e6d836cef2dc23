"""What a desk keeps about the exchange with others. Never journaled, never sent.

A position is the local id of a revision: the order in which revisions came to be on this desk.
"""

import uuid
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hrd_desk.mapping import Base, Json, LocalId, Uid, Version


class Peer(Base):
    """A desk that this one exchanges bundles with, and how far the exchange is.

    `recipients` are age public keys: those of the desk and, at headquarters, of its key keepers.
    Everything up to `acknowledged_position` is confirmed by a verified receipt of the peer.
    """

    __tablename__ = "peer"

    desk_uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    code: Mapped[str] = mapped_column(String(12))
    role: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(200), default="")
    verify_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    recipients: Mapped[list[str]] = mapped_column(Json)
    state: Mapped[str] = mapped_column(String(10))
    paired_at_ms: Mapped[int] = mapped_column(Version)
    sent_number: Mapped[int] = mapped_column(default=0)
    sent_position: Mapped[int] = mapped_column(LocalId, default=0)
    sent_hash: Mapped[bytes] = mapped_column(LargeBinary(32), default=bytes(32))
    acknowledged_number: Mapped[int] = mapped_column(default=0)
    acknowledged_position: Mapped[int] = mapped_column(LocalId, default=0)
    confirmed_at_ms: Mapped[int | None] = mapped_column(Version)
    received_epoch: Mapped[int] = mapped_column(default=0)
    received_number: Mapped[int] = mapped_column(default=0)
    received_hash: Mapped[bytes] = mapped_column(LargeBinary(32), default=bytes(32))
    received_position: Mapped[int] = mapped_column(LocalId, default=0)
    announced_sequence: Mapped[int] = mapped_column(Version, default=0)
    is_receipt_due: Mapped[bool] = mapped_column(default=False)
    holds: Mapped[dict[str, int]] = mapped_column(Json)


class PeerKey(Base):
    """A signing key that a peer had or has: what an old one signed must stay provable."""

    __tablename__ = "peer_key"

    verify_key: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    desk_uid: Mapped[uuid.UUID] = mapped_column(Uid)
    since_ms: Mapped[int] = mapped_column(Version)
    revoked_at_ms: Mapped[int | None] = mapped_column(Version)


class SharedRecord(Base):
    """A record that a field desk holds, so headquarters sends it what happens to the record.

    `sent_number` is the bundle that carried its whole history, 0 as long as none did, and -1 for
    a record that the desk made itself.
    """

    __tablename__ = "shared_record"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    peer_uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    record_uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    sent_number: Mapped[int] = mapped_column(default=0)


class BundleLog(Base):
    """A file made or seen, and what became of it; the report is kept for ever."""

    __tablename__ = "bundle_log"
    __table_args__ = (
        Index("ix_bundle_log_file_hash", "file_hash"),
        Index("ix_bundle_log_peer_uid_number", "peer_uid", "number"),
    )

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    is_outgoing: Mapped[bool]
    peer_uid: Mapped[uuid.UUID | None] = mapped_column(Uid)
    number: Mapped[int] = mapped_column(default=0)
    file_name: Mapped[str] = mapped_column(String(255))
    file_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    manifest_hash: Mapped[bytes] = mapped_column(LargeBinary(32), default=bytes(32))
    from_position: Mapped[int] = mapped_column(LocalId, default=0)
    to_position: Mapped[int] = mapped_column(LocalId, default=0)
    noted_at_ms: Mapped[int] = mapped_column(Version)
    state: Mapped[str] = mapped_column(String(12))
    report: Mapped[dict[str, Any]] = mapped_column(Json)


class Parked(Base):
    """A change in the journal that the records do not show here, and why.

    `held`: something it builds on has not come. `waiting`: a person decides. `equal`: the same
    value stood already. `superseded`: another value was taken. `unfit`: it cannot be applied.
    `newer`: only a newer program knows its columns.
    """

    __tablename__ = "parked"
    __table_args__ = (Index("ix_parked_why", "why"),)

    change_id: Mapped[int] = mapped_column(LocalId, ForeignKey("change.id"), primary_key=True)
    why: Mapped[str] = mapped_column(String(12))


class Held(Base):
    """What one revision did to one record, and cannot be shown before `missing` has come."""

    __tablename__ = "held"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    revision_id: Mapped[int] = mapped_column(LocalId, ForeignKey("revision.id"), primary_key=True)
    root_uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    missing_version: Mapped[int] = mapped_column(Version)
    since_ms: Mapped[int] = mapped_column(Version)


class Unfit(Base):
    """What one revision did to one record, and cannot be applied: the reason, in a sentence."""

    __tablename__ = "unfit"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    revision_id: Mapped[int] = mapped_column(LocalId, ForeignKey("revision.id"), primary_key=True)
    root_uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    noted_at_ms: Mapped[int] = mapped_column(Version)
    is_reported: Mapped[bool] = mapped_column(default=False)


class OwnPending(Base):
    """A field desk's own value that headquarters had not seen when another one came from there.

    The desk goes on showing its own until headquarters has seen it; then `headquarters_version`
    is shown.
    """

    __tablename__ = "own_pending"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    root_uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    row_uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    group_number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    headquarters_version: Mapped[int] = mapped_column(Version)


class UnknownTermUse(Base):
    """A record is coded with a term that has not come here yet; its label stands for it."""

    __tablename__ = "unknown_term_use"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    root_uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    term_uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    version: Mapped[int] = mapped_column(Version)
    label_coded: Mapped[str] = mapped_column(String(200))


class Erased(Base):
    """A record whose content headquarters ordered to be erased; late copies are refused."""

    __tablename__ = "erased"

    root_uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    version: Mapped[int] = mapped_column(Version)
