"""What a desk keeps for itself: drafts, settings, secrets, places, exports, imports.

Nothing of it is sent.
"""

import uuid
from typing import Any

from sqlalchemy import Float, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hrd_desk.mapping import Base, Json, LocalId, Uid, Version


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


class KeptPlace(Base):
    """A place of the user's own: see `hrd_desk.model.own_place`."""

    __tablename__ = "kept_place"

    uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    other_names: Mapped[list[str]] = mapped_column(Json)
    latitude_deg: Mapped[float] = mapped_column(Float(53))
    longitude_deg: Mapped[float] = mapped_column(Float(53))
    precision: Mapped[str] = mapped_column(String(60))
    country_code: Mapped[str] = mapped_column(String(2))
    region: Mapped[str] = mapped_column(String(200))
    district: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(Text)


class SentLookup(Base):
    """What was asked of an online geocoder: whom, when, and the very words that left."""

    __tablename__ = "sent_lookup"
    __table_args__ = (Index("ix_sent_lookup_sent_at_ms", "sent_at_ms"),)

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    sent_at_ms: Mapped[int] = mapped_column(Version)
    host: Mapped[str] = mapped_column(String(255))
    provider: Mapped[str] = mapped_column(String(40))
    query: Mapped[str] = mapped_column(Text)


class ExportedFile(Base):
    """A publication that left this desk: its kind, readers and language, and the file's SHA-256.

    `left_out` has reference and reason of each record that was asked for and is not in it;
    `details` what else the report says of the file as a whole.
    """

    __tablename__ = "exported_file"
    __table_args__ = (Index("ix_exported_file_made_at_ms", "made_at_ms"),)

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    made_at_ms: Mapped[int] = mapped_column(Version)
    author: Mapped[str] = mapped_column(String(200))
    file_name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(40))
    audience: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(35))
    sha256: Mapped[str] = mapped_column(String(64))
    size_bytes: Mapped[int] = mapped_column(Version)
    pages: Mapped[int]
    details: Mapped[dict[str, Any]] = mapped_column(Json)
    left_out: Mapped[list[Any]] = mapped_column(Json)


class ExportedRecord(Base):
    """A record that stood in an exported file: the version it had, what was told of each field.

    `disclosure` has field, outcome and reason of each line, in the language of the screen then.
    """

    __tablename__ = "exported_record"
    __table_args__ = (Index("ix_exported_record_record_uid", "record_uid"),)

    export_id: Mapped[int] = mapped_column(
        LocalId, ForeignKey("exported_file.id"), primary_key=True
    )
    record_uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    revised: Mapped[int] = mapped_column(Version)
    disclosure: Mapped[list[Any]] = mapped_column(Json)


class TableImport(Base):
    """A table that was taken in, as one revision (`version`; 0 where it changed nothing).

    `system` names where its external ids come from; `details` is the report, in JSON's types.
    """

    __tablename__ = "table_import"

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    made_at_ms: Mapped[int] = mapped_column(Version)
    author: Mapped[str] = mapped_column(String(200))
    file_name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    system: Mapped[str] = mapped_column(String(200))
    version: Mapped[int] = mapped_column(Version)
    details: Mapped[dict[str, Any]] = mapped_column(Json)
    undone_at_ms: Mapped[int | None] = mapped_column(Version)


class ImportedRecord(Base):
    """A record that an import made (`is_new`) or changed: its row, its id elsewhere ("": none)."""

    __tablename__ = "imported_record"
    __table_args__ = (
        Index("ix_imported_record_record_uid", "record_uid"),
        Index("ix_imported_record_external_id", "external_id"),
    )

    import_id: Mapped[int] = mapped_column(LocalId, ForeignKey("table_import.id"), primary_key=True)
    record_uid: Mapped[uuid.UUID] = mapped_column(Uid, primary_key=True)
    row_number: Mapped[int]
    external_id: Mapped[str] = mapped_column(String(200))
    is_new: Mapped[bool]
