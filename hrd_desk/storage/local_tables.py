"""What a desk keeps for itself: drafts, settings, secrets. None of it is journaled or sent."""

import uuid
from typing import Any

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from hrd_desk.mapping import Base, Json, Uid, Version


class Draft(Base):
    """Typed but not yet saved content of a record's form."""

    __tablename__ = "draft"

    record_uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    content: Mapped[dict[str, Any]] = mapped_column(Json)
    saved_at_ms: Mapped[int] = mapped_column(Version)


class Setting(Base):
    """A preference or counter of this desk."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[Any] = mapped_column(Json)


class Secret(Base):
    """A key of this desk, kept only inside the encrypted database."""

    __tablename__ = "secret"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary)


class StoredFile(Base):
    """The encrypted content of an attachment, under `files/`; the key is its own (32 bytes).

    `file_uid` names the file on disk, so that a folder listing tells no content's hash.
    """

    __tablename__ = "stored_file"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    file_uid: Mapped[uuid.UUID] = mapped_column(Uid, unique=True)
    key: Mapped[bytes] = mapped_column(LargeBinary(32))
    size_bytes: Mapped[int] = mapped_column(Version)
