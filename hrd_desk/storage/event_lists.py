"""Lists of events: filtered, sorted, read by keyset pages, whatever their length."""

import datetime
import uuid
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, tuple_
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.model.query import Around, Coded, Dated, Query, Words, all_of
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.event_conditions import condition_of, is_of_columns, is_one_of
from hrd_desk.storage.full_text import (
    Hit,
    asked_of_each,
    best_hits,
    full_text_of,
    having,
    without_words,
    words_apart,
)
from hrd_desk.storage.packed_uids import PackedUids
from hrd_desk.storage.uids_in_order import uids_in_order

SCAN_AT_ONCE = 20_000
_OF_OTHERS = 4
"""By so many times more ranked hits than rows are looked at where more than words is asked."""

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
    BEST = "best"
    """How well the words fit; by date where there are none, or where too many records have them."""


_FIELDS = {
    SortColumn.DATE: "start_earliest",
    SortColumn.REFERENCE: "reference",
    SortColumn.TITLE: "title",
    SortColumn.COUNTRY: "country_code",
    SortColumn.STATUS: "record_status",
    SortColumn.REVISED: "revised",
}
_COLUMNS: dict[SortColumn, ColumnElement[Any]] = {
    column: getattr(Event, field) for column, field in _FIELDS.items()
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

    `query` is what a person looks for with the words `typed` into the search field.
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
    typed: str = ""

    @property
    def said(self) -> str:
        """The words of a person that this filter came from."""
        return self.typed or self.words

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
    rank: float = 0.0


_ROW = tuple(getattr(Event, name) for name in EventRow.__dataclass_fields__ if name != "rank")

_DATED = (_COLUMNS[SortColumn.DATE], Event.id)


@dataclass(frozen=True, slots=True)
class PageAnchors:
    """How many rows a list has, and for each page the anchor that `event_page` wants."""

    total: int
    anchors: list[Anchor | None]


def event_page(
    session: Session, wanted: EventFilter, sort: Sort, after: Anchor | None, limit: int
) -> list[EventRow]:
    """Return up to `limit` rows behind the anchor `after` (None: from the top)."""
    ranking = _ranking(session, wanted, sort)
    if ranking is not None:
        return _best_rows(session, ranking, after, limit)
    order = _order(sort)
    asked = _asked_rows(session, wanted, order, after, limit)
    if asked is not None:
        return asked
    query = order.behind(after, filtered(session, select(*_ROW), wanted))
    return [EventRow(*row) for row in session.execute(order.sorted(query).limit(limit))]


def event_rows(session: Session, ids: Sequence[int]) -> list[EventRow]:
    """Return the rows of events with these local ids, in their order; deleted ones are left out."""
    query = select(*_ROW).where(Event.id.in_(ids), Event.deleted_version.is_(None))
    rows = {row.id: EventRow(*row) for row in session.execute(query)}
    return [rows[number] for number in ids if number in rows]


def anchor_of(row: EventRow, sort: Sort) -> Anchor:
    """Return the anchor of the page that begins behind `row`."""
    if sort.column is SortColumn.BEST:
        return (row.rank, row.id) if row.rank else (row.start_earliest, row.id)
    return getattr(row, _FIELDS[sort.column]), row.id


def event_uids(session: Session, wanted: EventFilter) -> PackedUids:
    """Return the uids of all events that the filter lets through, the newest first.

    Those of one day follow their references, so that every desk has the same order.
    """
    if wanted.only_deleted:  # the indexes hold none of them, and they are few
        query = filtered(session, select(Event.uid), wanted)
        order = Event.start_earliest.desc(), Event.reference.desc()
        return PackedUids(session.scalars(query.order_by(*order)))
    query = filtered(session, select(*_DATED), wanted)
    found = session.execute(query.order_by(Event.start_earliest.desc()))
    rows = chain.from_iterable(found.partitions(SCAN_AT_ONCE))
    return uids_in_order(session, rows)


def count_events(session: Session, wanted: EventFilter) -> int:
    """Return how many events the filter lets through."""
    query = filtered(session, select(func.count()).select_from(Event), wanted)
    return session.scalar(query) or 0


def page_anchors(
    session: Session, wanted: EventFilter, sort: Sort, page_size: int, progress: Progress = silent
) -> PageAnchors:
    """Return the anchors of all pages from one scan of a covering index (0.7 s for a million)."""
    ranking = _ranking(session, wanted, sort)
    if ranking is not None:
        return _best_anchors(session, ranking, page_size)
    order = _order(sort)
    query = order.sorted(filtered(session, select(order.column, Event.id), wanted))
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


@dataclass(frozen=True, slots=True)
class _Order:
    """What a list is sorted by."""

    column: ColumnElement[Any]
    is_descending: bool

    def sorted(self, query: Select[Any]) -> Select[Any]:
        if self.is_descending:
            return query.order_by(self.column.desc(), Event.id.desc())
        return query.order_by(self.column, Event.id)

    def behind(self, after: Anchor | None, query: Select[Any]) -> Select[Any]:
        if after is None:
            return query
        key, anchor = tuple_(self.column, Event.id), tuple_(*after)
        return query.where(key < anchor if self.is_descending else key > anchor)


def _order(sort: Sort) -> _Order:
    if sort.column is SortColumn.BEST:
        return _Order(_COLUMNS[SortColumn.DATE], is_descending=True)
    return _Order(_COLUMNS[sort.column], sort.is_descending)


def _asked_rows(
    session: Session, wanted: EventFilter, order: _Order, after: Anchor | None, limit: int
) -> list[EventRow] | None:
    """Return a page of words that very many records have: those of the list are asked in turn.

    None where there are no such words, or where the list has fewer of them than all records.
    """
    words, others = words_apart(wanted.as_query())
    if not words or wanted.only_deleted or not is_of_columns(others):
        return None
    expression, expected = asked_of_each(session, words, limit)
    if not expression:
        return None
    query = filtered(session, select(order.column, Event.id), EventFilter(query=others))
    at_once, looked_at, found = expected + limit // 2, 0, list[int]()
    while looked_at < 2 * expected:
        rows = session.execute(order.sorted(order.behind(after, query)).limit(at_once)).all()
        ids = [row[1] for row in rows]
        known = having(session, expression, ids)
        found += [number for number in ids if number in known]
        if len(found) >= limit or len(rows) < at_once:
            return event_rows(session, found[:limit])
        after, looked_at = _anchor(rows[-1]), looked_at + at_once
        at_once = expected // 2 + limit // 2
    return None


@dataclass(frozen=True, slots=True)
class _Ranking:
    """Who has the words of a list, the best first, and what else is asked of them."""

    hits: list[Hit]
    others: EventFilter
    has_others: bool


def _ranking(session: Session, wanted: EventFilter, sort: Sort) -> _Ranking | None:
    """Return the ranking of a list by its words; None where it is sorted otherwise."""
    asked = wanted.as_query()
    words = full_text_of(asked) if sort.column is SortColumn.BEST else ""
    hits = best_hits(session, words) if words else None
    if hits is None:
        return None
    # What the hits have for certain is not searched for again.
    others = without_words(asked)
    return _Ranking(
        hits, EventFilter(query=others, only_deleted=wanted.only_deleted), others is not None
    )


def _best_rows(
    session: Session, ranking: _Ranking, after: Anchor | None, limit: int
) -> list[EventRow]:
    """Return the next rows in the order of their rank: no more records are read than it takes."""
    begin = 0 if after is None else bisect_right(ranking.hits, after)
    at_once = _OF_OTHERS * limit if ranking.has_others else limit
    query = filtered(session, select(*_ROW), ranking.others)
    rows: list[EventRow] = []
    while begin < len(ranking.hits) and len(rows) < limit:
        hits = ranking.hits[begin : begin + at_once]
        listed = is_one_of(number for _rank, number in hits)
        found: dict[int, Any] = {row.id: row for row in session.execute(query.where(listed))}
        rows += [EventRow(*(*found[number], rank)) for rank, number in hits if number in found]
        begin, at_once = begin + at_once, _OF_OTHERS * at_once
    return rows[:limit]


def _best_anchors(session: Session, ranking: _Ranking, page_size: int) -> PageAnchors:
    query = filtered(session, select(Event.id), ranking.others)
    listed = is_one_of(number for _rank, number in ranking.hits)
    found = set(session.scalars(query.where(listed)))
    hits = [hit for hit in ranking.hits if hit[1] in found]
    return PageAnchors(
        len(hits), [None, *(hits[n - 1] for n in range(page_size, len(hits), page_size))]
    )


def filtered(session: Session, query: Select[Any], wanted: EventFilter) -> Select[Any]:
    """Return `query`, which selects from events, with the conditions of `wanted`."""
    is_deleted = Event.deleted_version.is_not(None)
    conditions: list[ColumnElement[bool]] = [is_deleted if wanted.only_deleted else ~is_deleted]
    asked = wanted.as_query()
    if asked is not None:
        conditions.append(condition_of(session, asked))
    return query.where(and_(*conditions))
