"""Lists of events: filtered, sorted, read by keyset pages, whatever their length."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from hrd_desk.model.event import Event
from hrd_desk.model.query import Around, Coded, Dated, Query, Words, all_of
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.event_conditions import condition_of

SCAN_AT_ONCE = 20_000

Anchor = tuple[Any, int]
"""The sort key and local id of the row before a page."""


class SortColumn(StrEnum):
    """What a list can be sorted by."""

    DATE = "date"
    REFERENCE = "reference"
    TITLE = "title"
    COUNTRY = "country"
    STATUS = "status"
    REVISED = "revised"


_COLUMNS: dict[SortColumn, InstrumentedAttribute[Any]] = {
    SortColumn.DATE: Event.start_earliest,
    SortColumn.REFERENCE: Event.reference,
    SortColumn.TITLE: Event.title,
    SortColumn.COUNTRY: Event.country_code,
    SortColumn.STATUS: Event.record_status,
    SortColumn.REVISED: Event.revised,
}


@dataclass(frozen=True, slots=True)
class Sort:
    """A column and a direction; the local id settles ties in the same direction."""

    column: SortColumn = SortColumn.DATE
    is_descending: bool = True


@dataclass(frozen=True, slots=True)
class Near:
    """Within `radius_km` of a point (WGS 84, degrees), by great circle."""

    latitude_deg: float
    longitude_deg: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What a list shows; every condition must hold. `terms` are (scheme, code), narrower too.

    `query` is what a person typed into the search field.
    """

    words: str = ""
    country: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    status: str = ""
    start_from: datetime.date | None = None
    start_to: datetime.date | None = None
    near: Near | None = None
    only_deleted: bool = False
    query: Query | None = None

    def as_query(self) -> Query | None:
        """Return all conditions as one query; None where every record fits."""
        parts: list[Query] = [Words(self.words.strip())] if self.words.strip() else []
        parts += [Coded((("country", self.country),))] if self.country else []
        parts += [Coded((("record-status", self.status),))] if self.status else []
        parts += [Coded((term,)) for term in self.terms]
        if self.start_from is not None or self.start_to is not None:
            parts.append(Dated(self.start_from, self.start_to))
        if self.near is not None:
            near = self.near
            parts.append(Around(near.latitude_deg, near.longitude_deg, near.radius_km))
        return all_of([*parts, *([] if self.query is None else [self.query])])


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of a list."""

    id: int
    uid: uuid.UUID
    reference: str
    title: str
    country_code: str
    start_date: str | None
    start_earliest: datetime.date
    record_status: str
    revised: int


@dataclass(frozen=True, slots=True)
class PageAnchors:
    """How many rows a list has, and for each page the anchor that `event_page` wants."""

    total: int
    anchors: list[Anchor | None]


def event_page(
    session: Session, wanted: EventFilter, sort: Sort, after: Anchor | None, limit: int
) -> list[EventRow]:
    """Return up to `limit` rows behind the anchor `after` (None: from the top)."""
    columns = [getattr(Event, name) for name in EventRow.__dataclass_fields__]
    query = filtered(session, select(*columns), wanted)
    if after is not None:
        key = tuple_(_COLUMNS[sort.column], Event.id)
        behind = tuple_(*after)
        query = query.where(key < behind if sort.is_descending else key > behind)
    rows = session.execute(_ordered(query, sort).limit(limit))
    return [EventRow(*row) for row in rows]


def event_rows(session: Session, ids: Sequence[int]) -> list[EventRow]:
    """Return the rows of events with these local ids, in their order; deleted ones are left out."""
    columns = [getattr(Event, name) for name in EventRow.__dataclass_fields__]
    query = select(*columns).where(Event.id.in_(ids), Event.deleted_version.is_(None))
    rows = {row.id: EventRow(*row) for row in session.execute(query)}
    return [rows[number] for number in ids if number in rows]


def anchor_of(row: EventRow, sort: Sort) -> Anchor:
    """Return the anchor of the page that begins behind `row`."""
    return getattr(row, _COLUMNS[sort.column].key), row.id


def event_uids(session: Session, wanted: EventFilter) -> list[uuid.UUID]:
    """Return the uids of all events that the filter lets through, the newest first."""
    return list(session.scalars(_ordered(filtered(session, select(Event.uid), wanted), Sort())))


def count_events(session: Session, wanted: EventFilter) -> int:
    """Return how many events the filter lets through."""
    query = filtered(session, select(func.count()).select_from(Event), wanted)
    return session.scalar(query) or 0


def page_anchors(
    session: Session, wanted: EventFilter, sort: Sort, page_size: int, progress: Progress = silent
) -> PageAnchors:
    """Return the anchors of all pages from one scan of a covering index (0.7 s for a million)."""
    column = _COLUMNS[sort.column]
    query = _ordered(filtered(session, select(column, Event.id), wanted), sort)
    anchors: list[Anchor | None] = []
    total = 0
    previous: Anchor | None = None
    for rows in session.execute(query).partitions(SCAN_AT_ONCE):
        progress(total, 0)
        starts = range(-total % page_size, len(rows), page_size)
        anchors += [_anchor(rows[start - 1]) if start else previous for start in starts]
        total += len(rows)
        previous = _anchor(rows[-1])
    return PageAnchors(total, anchors or [None])


def _anchor(row: Sequence[Any]) -> Anchor:
    return row[0], row[1]


def _ordered(query: Select[Any], sort: Sort) -> Select[Any]:
    column = _COLUMNS[sort.column]
    if sort.is_descending:
        return query.order_by(column.desc(), Event.id.desc())
    return query.order_by(column, Event.id)


def filtered(session: Session, query: Select[Any], wanted: EventFilter) -> Select[Any]:
    """Return `query`, which selects from events, with the conditions of `wanted`."""
    is_deleted = Event.deleted_version.is_not(None)
    conditions: list[ColumnElement[bool]] = [is_deleted if wanted.only_deleted else ~is_deleted]
    asked = wanted.as_query()
    if asked is not None:
        conditions.append(condition_of(session, asked))
    return query.where(and_(*conditions))
