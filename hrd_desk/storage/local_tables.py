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
