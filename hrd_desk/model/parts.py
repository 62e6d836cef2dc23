"""The parts of an event: coded terms, counts, places, citations, links to other events."""

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import CheckConstraint, Float, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.orm.attributes import set_committed_value

from hrd_desk.mapping import Base, LocalId, Uid, Version, current_version, new_uid
from hrd_desk.merge_groups import MergeGroup, merge_groups
from hrd_desk.vocabulary.terms import LONGEST_LABEL, Term

if TYPE_CHECKING:
    from hrd_desk.model.event import Event

CODE = String(80)
UPDATE, DUPLICATE = "update-of", "duplicate-of"
"""The types of a link between records of one event."""


def in_order(part: Any) -> tuple[Any, Any]:
    """Return what entries of a list are ordered by; on every desk alike.

    Two desks may have given the same position to what each of them added.
    """
    return part.position, part.uid


class TermUse(Base):
    """A term that an event is coded with; its label at the time of coding is kept."""

    __tablename__ = "term_use"
    __table_args__ = (
        Index("ix_term_use_term_id_event_id", "term_id", "event_id"),
        {"sqlite_with_rowid": False},
    )
    groups: ClassVar[tuple[MergeGroup, ...]] = ()

    event_id: Mapped[int] = mapped_column(LocalId, ForeignKey("event.id"), primary_key=True)
    term_id: Mapped[int] = mapped_column(LocalId, ForeignKey("term.id"), primary_key=True)
    version: Mapped[int] = mapped_column(Version, default=current_version)
    label_coded: Mapped[str] = mapped_column(String(200))
    term: Mapped[Term] = relationship(viewonly=True, lazy="raise")
    event: Mapped["Event"] = relationship(back_populates="term_uses", lazy="raise")

    @classmethod
    def of(cls, term: Term, language: str = "en") -> "TermUse":
        """Return a use of `term`, which may be detached."""
        use = cls(term_id=term.id, label_coded=cls.label_of(term, language))
        set_committed_value(use, "term", term)
        return use

    @staticmethod
    def label_of(term: Term, language: str = "en") -> str:
        """Return the label that is kept with a use of `term`."""
        return term.label(language)[:LONGEST_LABEL]


class Count(Base):
    """How many people were in a role: smallest and largest number, and the words used."""

    __tablename__ = "people_count"
    __table_args__ = (
        CheckConstraint("minimum >= 0", "minimum"),
        CheckConstraint("maximum >= minimum", "maximum"),
    )
    groups: ClassVar[tuple[MergeGroup, ...]] = merge_groups(
        {1: ("count", "role", "minimum", "maximum", "words"), 2: ("position",)}
    )

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(Uid, unique=True, default=new_uid)
    event_id: Mapped[int] = mapped_column(LocalId, ForeignKey("event.id"), index=True)
    version: Mapped[int] = mapped_column(Version, default=current_version)
    role: Mapped[str] = mapped_column(CODE)
    minimum: Mapped[int | None]
    maximum: Mapped[int | None]
    words: Mapped[str] = mapped_column(String(200), default="")
    position: Mapped[int] = mapped_column(default=0)
    event: Mapped["Event"] = relationship(back_populates="counts", lazy="raise")


class Place(Base):
    """Where it happened: names, coordinates as given, how precise they are and who says so."""

    __tablename__ = "place"
    __table_args__ = (
        CheckConstraint("latitude_deg BETWEEN -90 AND 90", "latitude"),
        CheckConstraint("longitude_deg BETWEEN -180 AND 180", "longitude"),
        CheckConstraint("(latitude_deg IS NULL) = (longitude_deg IS NULL)", "pair"),
        Index("ix_place_latitude_longitude", "latitude_deg", "longitude_deg"),
        Index("ix_place_region_event_id", "region", "event_id"),
    )
    groups: ClassVar[tuple[MergeGroup, ...]] = merge_groups(
        {
            1: (
                "place",
                *("locality", "district", "region", "country_code", "address"),
                *("latitude_deg", "longitude_deg", "precision", "found_by"),
            ),
            2: ("is_primary",),
            3: ("confidentiality",),
            4: ("position",),
            5: ("published_name",),
        }
    )

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(Uid, unique=True, default=new_uid)
    event_id: Mapped[int] = mapped_column(LocalId, ForeignKey("event.id"), index=True)
    version: Mapped[int] = mapped_column(Version, default=current_version)
    is_primary: Mapped[bool] = mapped_column(default=False)
    locality: Mapped[str] = mapped_column(String(200), default="")
    district: Mapped[str] = mapped_column(String(200), default="")
    region: Mapped[str] = mapped_column(String(200), default="")
    country_code: Mapped[str | None] = mapped_column(String(2))
    address: Mapped[str] = mapped_column(Text, default="")
    latitude_deg: Mapped[float | None] = mapped_column(Float(53))
    longitude_deg: Mapped[float | None] = mapped_column(Float(53))
    precision: Mapped[str | None] = mapped_column(CODE)
    found_by: Mapped[str | None] = mapped_column(CODE)
    published_name: Mapped[str | None] = mapped_column(String(200))
    confidentiality: Mapped[str | None] = mapped_column(CODE)
    position: Mapped[int] = mapped_column(default=0)
    event: Mapped["Event"] = relationship(back_populates="places", lazy="raise")


class Citation(Base):
    """What a statement of the record rests on: who published or told it, where, when."""

    __tablename__ = "citation"
    groups: ClassVar[tuple[MergeGroup, ...]] = merge_groups(
        {
            1: ("source_name",),
            2: ("url",),
            3: ("title",),
            4: ("published_on",),
            5: ("accessed_on",),
            6: ("archive_url",),
            7: ("source_type",),
            8: ("connection",),
            9: ("reliability",),
            10: ("language",),
            11: ("excerpt",),
            12: ("confidentiality",),
            13: ("position",),
        }
    )

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(Uid, unique=True, default=new_uid)
    event_id: Mapped[int] = mapped_column(LocalId, ForeignKey("event.id"), index=True)
    version: Mapped[int] = mapped_column(Version, default=current_version)
    source_name: Mapped[str] = mapped_column(String(300), default="")
    url: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text, default="")
    published_on: Mapped[str | None] = mapped_column(String(40))
    accessed_on: Mapped[str | None] = mapped_column(String(40))
    archive_url: Mapped[str] = mapped_column(Text, default="")
    source_type: Mapped[str | None] = mapped_column(CODE)
    connection: Mapped[str | None] = mapped_column(CODE)
    reliability: Mapped[str | None] = mapped_column(CODE)
    language: Mapped[str | None] = mapped_column(String(35))
    excerpt: Mapped[str] = mapped_column(Text, default="")
    confidentiality: Mapped[str | None] = mapped_column(CODE)
    position: Mapped[int] = mapped_column(default=0)
    event: Mapped["Event"] = relationship(back_populates="citations", lazy="raise")


class EventLink(Base):
    """A link to another event, by its uid: the other one may not have arrived here yet."""

    __tablename__ = "event_link"
    groups: ClassVar[tuple[MergeGroup, ...]] = merge_groups(
        {1: ("link", "target_uid", "link_type"), 2: ("note",), 3: ("position",)}
    )

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(Uid, unique=True, default=new_uid)
    event_id: Mapped[int] = mapped_column(LocalId, ForeignKey("event.id"), index=True)
    version: Mapped[int] = mapped_column(Version, default=current_version)
    target_uid: Mapped[uuid.UUID] = mapped_column(Uid, index=True)
    link_type: Mapped[str] = mapped_column(CODE)
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)
    event: Mapped["Event"] = relationship(back_populates="links", lazy="raise")


class Attachment(Base):
    """A file that belongs to the event, known by the SHA-256 of its content; its name is a label.

    The content lies beside the database (`storage.stored_files`) and may come later than the
    record. Another content is another attachment, so two people's versions are both kept.
    """

    __tablename__ = "attachment"
    groups: ClassVar[tuple[MergeGroup, ...]] = merge_groups(
        {
            1: ("content", "sha256", "size_bytes", "media_type"),
            2: ("name",),
            3: ("note",),
            4: ("confidentiality",),
            5: ("position",),
        }
    )

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(Uid, unique=True, default=new_uid)
    event_id: Mapped[int] = mapped_column(LocalId, ForeignKey("event.id"), index=True)
    version: Mapped[int] = mapped_column(Version, default=current_version)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size_bytes: Mapped[int] = mapped_column(Version)
    media_type: Mapped[str] = mapped_column(String(100), default="application/octet-stream")
    name: Mapped[str] = mapped_column(String(255), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    confidentiality: Mapped[str | None] = mapped_column(CODE)
    position: Mapped[int] = mapped_column(default=0)
    event: Mapped["Event"] = relationship(back_populates="attachments", lazy="raise")
