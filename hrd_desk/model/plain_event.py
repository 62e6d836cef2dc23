"""What an event is made of, as plain values: read and checked before any object notices it.

Objects of mapped classes watch every assignment. Hundreds of thousands of rows of a table have no
use for that; their names and values are the same.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from hrd_desk.mapping import Base, plain_defaults
from hrd_desk.model.dates import UncertainDate, parse_edtf
from hrd_desk.model.event import CODED_LISTS, Event, days_of, primary_among, terms_among
from hrd_desk.model.parts import TermUse
from hrd_desk.vocabulary.terms import Term

Columns = Mapping[str, Any]


class PlainEvent(SimpleNamespace):
    """An event with every attribute of `Event` and of its parts, and nobody who watches."""

    id: int
    uid: uuid.UUID
    revised: int
    reference: str
    title: str
    description: str
    description_released: str | None
    country_code: str
    start_date: str | None
    start_earliest: date
    record_status: str
    confidentiality: str
    deleted_version: int | None
    term_uses: list[Any]
    places: list[Any]

    @property
    def start(self) -> UncertainDate | None:
        """The initial date, read."""
        return parse_edtf(self.start_date, "start_date") if self.start_date else None

    @property
    def primary_place(self) -> Any | None:
        """The place that stands for the event where only one fits."""
        return primary_among(self.places)

    @property
    def is_deleted(self) -> bool:
        """Whether the record was deleted; it is kept and can be brought back."""
        return self.deleted_version is not None

    def terms(self, field: str) -> list[Term]:
        """Return the terms of a coded list (a key of `CODED_LISTS`), in display order."""
        return terms_among(self.term_uses, field)


@dataclass(frozen=True, slots=True)
class PartValues:
    """A part of an event: its class, its uid and its columns."""

    kind: type[Base]
    uid: uuid.UUID
    columns: Columns

    def plain(self) -> SimpleNamespace:
        """Return the part with every attribute of its class."""
        return SimpleNamespace(**{**plain_defaults(self.kind), **self.columns, "uid": self.uid})


@dataclass(frozen=True, slots=True)
class EventValues:
    """An event: its columns, its terms by coded list, its parts by the attribute of `Event`."""

    uid: uuid.UUID
    columns: Columns
    terms: Mapping[str, Sequence[Term]]
    parts: Mapping[str, Sequence[PartValues]]

    def write_into(self, event: Event) -> Event:
        """Make the event what the values say; parts that it has already are kept by their uids."""
        for column, value in self.columns.items():
            setattr(event, column, value)
        for field, terms in self.terms.items():
            event.code_with(field, list(terms))
        for attribute, parts in self.parts.items():
            kept = {part.uid: part for part in getattr(event, attribute)}
            if parts or kept:
                setattr(event, attribute, [_written(part, kept) for part in parts])
        return event

    def plain(self) -> PlainEvent:
        """Return a new event of these values."""
        columns = self.columns
        terms = {term.id: term for field in CODED_LISTS for term in self.terms[field]}
        event = PlainEvent(**{**plain_defaults(Event), **columns, "uid": self.uid})
        event.__dict__.update(days_of("start_date", columns["start_date"]))
        event.__dict__.update(days_of("end_date", columns["end_date"]))
        event.term_uses = [
            SimpleNamespace(term_id=term.id, label_coded=TermUse.label_of(term))
            for term in terms.values()
        ]
        for attribute, parts in self.parts.items():
            setattr(event, attribute, [part.plain() for part in parts])
        return event


def _written(part: PartValues, kept: Mapping[uuid.UUID, Base]) -> Base:
    row: Base = kept.get(part.uid) or part.kind(uid=part.uid)
    for column, value in part.columns.items():
        setattr(row, column, value)
    return row
