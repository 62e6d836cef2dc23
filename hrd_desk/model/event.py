"""The event: what happened where and when, to whom, by whom, on which sources."""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from sqlalchemy import Date, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from hrd_desk.mapping import Base, Json, LocalId, Uid, Version, current_version, new_uid
from hrd_desk.merge_groups import MergeGroup, merge_groups
from hrd_desk.model.dates import UncertainDate, parse_edtf
from hrd_desk.model.parts import (
    CODE,
    Attachment,
    Citation,
    Count,
    EventLink,
    Place,
    TermUse,
    in_order,
)
from hrd_desk.vocabulary.terms import Term

CODED_LISTS = {
    "genders": "gender",
    "violations": "violation",
    "rights": "right",
    "hrd_types": "hrd-type",
    "perpetrators_state": "perpetrator-state",
    "perpetrators_non_state": "perpetrator-non-state",
}
"""The record's fields that hold several terms, and the scheme of each."""

CODED_CHOICES = {
    "country_code": "country",
    "monitoring_status": "monitoring-status",
    "verification": "verification",
    "record_status": "record-status",
    "confidentiality": "confidentiality",
}
"""The event's columns that hold one term's code, and the scheme of each."""

FIRST_STATUS = "pending"
"""The monitoring status that a new record begins with."""

UNKNOWN_DAY = datetime.date.min
"""Stands for no day in the columns that lists are sorted by: an empty value has no place there."""

DAYS = {
    "start_date": {"start_earliest": "earliest", "start_latest": "latest"},
    "end_date": {"end_latest": "latest"},
}
"""The columns that follow from a date by themselves, and which of its days they hold."""

PARTS_CASCADE = "save-update, merge, delete, delete-orphan"


def days_of(field: str, edtf: str | None) -> dict[str, datetime.date]:
    """Return the columns that follow from the date `field`."""
    date = parse_edtf(edtf, field) if edtf else None
    return {
        column: (getattr(date, which) if date else None) or UNKNOWN_DAY
        for column, which in DAYS[field].items()
    }


def terms_among(uses: Iterable[Any], field: str) -> list[Term]:
    """Return the terms of a coded list among uses of terms, in display order."""
    scheme = CODED_LISTS[field]
    found = [use.term for use in uses if use.term.scheme == scheme]
    return sorted(found, key=lambda term: (term.position, term.code))


def primary_among(places: Sequence[Any]) -> Any | None:
    """Return the place that stands for the event where only one fits."""
    marked = (place for place in places if place.is_primary)
    return next(marked, places[0] if places else None)


SHOWN = text("deleted_version IS NULL")


def _list_index(*columns: str, name: str = "") -> Index:
    # Partial, so that lists are counted and paged from the index alone.
    name = name or f"ix_event_{'_'.join(columns)}_id"
    return Index(name, *columns, "id", sqlite_where=SHOWN, postgresql_where=SHOWN)


COUNTED = (
    *("version", "country_code", "start_earliest", "start_latest"),
    *("record_status", "verification", "monitoring_status"),
)
"""What is counted of every event, without reading its texts; nobody sorts by the first of them."""


BY_LIKENESS = "ix_event_likeness"
"""Holds what records are compared by first, so that no record is read for one that is not alike."""


class Event(Base):
    """One event with its parts: the unit of editing, history and exchange.

    Dates are EDTF level 1 texts; their earliest and latest days follow by themselves. Beside each
    stand the words it was entered in where they say more ("11 Ordibehesht 1402", "night of 1 May").
    `description_released` names the description that may be published (`model.release`).
    """

    __tablename__ = "event"
    __table_args__ = (
        _list_index("start_earliest"),
        _list_index("reference"),
        _list_index("title"),
        _list_index("revised"),
        _list_index("country_code"),
        _list_index("record_status"),
        _list_index("country_code", "start_earliest"),
        _list_index("record_status", "start_earliest"),
        _list_index(*COUNTED, name="ix_event_columns"),
        # PostgreSQL's indexes have no room for texts of any length.
        Index(
            *(BY_LIKENESS, "country_code", "start_earliest", "id", "title", "summary"),
            sqlite_where=SHOWN,
        ).ddl_if(dialect="sqlite"),
    )
    groups: ClassVar[tuple[MergeGroup, ...]] = merge_groups(
        {
            1: ("reference",),
            2: ("title",),
            3: ("country_code",),
            4: ("start_date", "start_date", "start_date_entered"),
            5: ("end_date", "end_date", "end_date_entered"),
            6: ("description",),
            7: ("context",),
            8: ("charge",),
            9: ("summary", "summary", "summary_language"),
            10: ("remarks",),
            11: ("monitoring_status",),
            12: ("monitoring_note",),
            13: ("verification",),
            14: ("record_status",),
            15: ("confidentiality",),
            16: (
                "deletion",
                *("deleted_version", "deletion_saw_version", "deletion_saw", "deletion_reason"),
            ),
            17: ("description_released",),
        }
    )

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(Uid, unique=True, default=new_uid)
    version: Mapped[int] = mapped_column(Version, default=current_version)
    revised: Mapped[int] = mapped_column(Version, default=current_version)
    reference: Mapped[str] = mapped_column(String(40), unique=True, default="")
    title: Mapped[str] = mapped_column(String(200), default="")
    country_code: Mapped[str] = mapped_column(String(2), default="")
    start_date: Mapped[str | None] = mapped_column(String(40))
    start_date_entered: Mapped[str | None] = mapped_column(String(100))
    start_earliest: Mapped[datetime.date] = mapped_column(Date, default=UNKNOWN_DAY)
    start_latest: Mapped[datetime.date] = mapped_column(Date, default=UNKNOWN_DAY)
    end_date: Mapped[str | None] = mapped_column(String(40))
    end_date_entered: Mapped[str | None] = mapped_column(String(100))
    end_latest: Mapped[datetime.date] = mapped_column(Date, default=UNKNOWN_DAY)
    description: Mapped[str] = mapped_column(Text, default="")
    description_released: Mapped[str | None] = mapped_column(String(64))
    context: Mapped[str] = mapped_column(Text, default="")
    charge: Mapped[str] = mapped_column(Text, default="")
    summary: Mapped[str] = mapped_column(Text, default="")
    summary_language: Mapped[str | None] = mapped_column(String(35))
    remarks: Mapped[str] = mapped_column(Text, default="")
    monitoring_status: Mapped[str | None] = mapped_column(CODE)
    monitoring_note: Mapped[str] = mapped_column(Text, default="")
    verification: Mapped[str | None] = mapped_column(CODE)
    record_status: Mapped[str] = mapped_column(CODE, default="draft")
    confidentiality: Mapped[str] = mapped_column(CODE, default="internal")
    deleted_version: Mapped[int | None] = mapped_column(Version)
    deletion_saw_version: Mapped[int | None] = mapped_column(Version)
    deletion_saw: Mapped[list[int] | None] = mapped_column(Json)
    deletion_reason: Mapped[str | None] = mapped_column(Text)

    term_uses: Mapped[list[TermUse]] = relationship(
        back_populates="event", cascade=PARTS_CASCADE, lazy="raise"
    )
    counts: Mapped[list[Count]] = relationship(
        back_populates="event", cascade=PARTS_CASCADE, lazy="raise", order_by=in_order(Count)
    )
    places: Mapped[list[Place]] = relationship(
        back_populates="event", cascade=PARTS_CASCADE, lazy="raise", order_by=in_order(Place)
    )
    citations: Mapped[list[Citation]] = relationship(
        back_populates="event", cascade=PARTS_CASCADE, lazy="raise", order_by=in_order(Citation)
    )
    links: Mapped[list[EventLink]] = relationship(
        back_populates="event", cascade=PARTS_CASCADE, lazy="raise", order_by=in_order(EventLink)
    )
    attachments: Mapped[list[Attachment]] = relationship(
        back_populates="event", cascade=PARTS_CASCADE, lazy="raise", order_by=in_order(Attachment)
    )

    __mapper_args__ = {"version_id_col": revised, "version_id_generator": False}  # noqa: RUF012

    def __init__(self, **fields: Any) -> None:
        """Make an event with a uid and empty parts."""
        parts: dict[str, Any] = {
            part: []
            for part in ("term_uses", "counts", "places", "citations", "links", "attachments")
        }
        super().__init__(**({"uid": new_uid()} | parts | fields))

    @validates("start_date", "end_date")
    def _keep_days(self, field: str, edtf: str | None) -> str | None:
        date = parse_edtf(edtf, field) if edtf else None
        if (date.edtf if date else None) != getattr(self, field):
            setattr(self, f"{field}_entered", None)  # said of the date before
        for column, day in days_of(field, date.edtf if date else None).items():
            setattr(self, column, day)
        return date.edtf if date else None

    @property
    def start(self) -> UncertainDate | None:
        """The initial date, read."""
        return parse_edtf(self.start_date, "start_date") if self.start_date else None

    @property
    def end(self) -> UncertainDate | None:
        """The final date, read."""
        return parse_edtf(self.end_date, "end_date") if self.end_date else None

    @property
    def primary_place(self) -> Place | None:
        """The place that stands for the event where only one fits."""
        return primary_among(self.places)

    @property
    def is_deleted(self) -> bool:
        """Whether the record was deleted; it is kept and can be brought back."""
        return self.deleted_version is not None

    def terms(self, field: str) -> list[Term]:
        """Return the terms of a coded list (a key of `CODED_LISTS`), in display order."""
        return terms_among(self.term_uses, field)

    def codes(self, field: str) -> list[str]:
        """Return the codes of a coded list, in display order."""
        return [term.code for term in self.terms(field)]

    def code_with(self, field: str, terms: list[Term]) -> None:
        """Make `terms` the coded list `field`; uses that stay keep the label they had."""
        scheme = CODED_LISTS[field]
        wanted = {term.id: term for term in terms}
        kept = [use for use in self.term_uses if use.term.scheme != scheme or use.term_id in wanted]
        present = {use.term_id for use in kept}
        new = [TermUse.of(term) for term_id, term in wanted.items() if term_id not in present]
        if new or len(kept) < len(self.term_uses):
            self.term_uses = kept + new

    def count(self, role: str) -> Count | None:
        """Return the count of people in `role` (a code of the scheme count-role)."""
        return next((count for count in self.counts if count.role == role), None)
