"""The set of events that a query lets through, out of the columns in memory.

What the columns do not hold (words, points, sources, attachments) is asked of SQL.
"""

import datetime
from collections.abc import Sequence
from functools import reduce
from itertools import compress
from operator import or_

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.model.query import (
    All,
    AnyOf,
    AtDesk,
    Coded,
    Dated,
    Has,
    InRegion,
    Not,
    OfEvent,
    OfFound,
    Part,
    Query,
    Within,
)
from hrd_desk.storage.bitsets import bits_of, bits_of_rows, ids_of
from hrd_desk.storage.chains import Chains
from hrd_desk.storage.columns import EventColumns, raw_rows
from hrd_desk.storage.event_conditions import SCHEMES_OF, condition_of, term_ids
from hrd_desk.storage.event_level import EventLevel, span_of
from hrd_desk.storage.full_text import match_of

_LAST_ORDINAL = datetime.date.max.toordinal()
_CHOSEN = {
    Part.COUNTRY: "country",
    Part.VERIFICATION: "verification",
    Part.MONITORING: "monitoring-status",
}


def found_events(session: Session, columns: EventColumns, query: Query | None) -> int:
    """Return the events (`storage.bitsets`) that are not deleted and that `query` lets through.

    It is what `event_lists.filtered` finds, counted at once. `columns` are brought up before.
    """
    if query is None:
        return columns.shown
    return columns.shown & _Finder(session, columns).found(query)


class _Finder:
    def __init__(self, session: Session, columns: EventColumns) -> None:
        self._session = session
        self._columns = columns

    def found(self, query: Query) -> int:
        """Return what `query` lets through of all records."""
        return self._found(query, self._columns.shown)

    def _found(self, query: Query, scope: int) -> int:
        """Return what `query` lets through; `scope` is what conditions before it let through."""
        match query:
            case Not(part):
                return self._columns.shown & ~self._found(part, scope)
            case All(parts):
                return self._all(parts, scope)
            case OfEvent(part) | OfFound(part):
                return self._of_events(part, scope if isinstance(query, OfFound) else None)
        expression = match_of(query)
        if expression is not None:
            return self._matching(expression)
        if isinstance(query, AnyOf):
            return reduce(or_, (self._found(part, scope) for part in query.parts))
        found = self._counted(query)
        if found is None:
            condition = condition_of(self._session, query)
            asked = select(Event.id).where(Event.deleted_version.is_(None), condition)
            found = bits_of(self._session.scalars(asked).all())
        return found

    def _all(self, parts: Sequence[Query], scope: int) -> int:
        found = self._columns.shown
        for part in parts:
            found &= self._found(part, found & scope)
        return found

    def _of_events(self, part: Query, scope: int | None) -> int:
        chains = Chains(self._session)
        level = EventLevel(chains, self._columns.first_day.__getitem__, self.found, scope)
        return (self.found(part) & ~chains.members) | level.fitting(part)

    def _matching(self, expression: str) -> int:
        if not expression:
            return 0
        asked = "SELECT rowid FROM fts WHERE fts MATCH ?"
        return bits_of_rows(raw_rows(self._session, asked, (expression,)).fetchall())

    def _counted(self, query: Query) -> int | None:  # noqa: PLR0911  one for each kind
        """Return what the columns know of a condition; None where they know nothing."""
        match query:
            case Coded():
                return self._coded(query)
            case Dated():
                return dated_events(self._columns, query.first, query.last)
            case Within():
                return events_within(self._columns, query.first, query.last)
            case InRegion(name):
                return events_in_region(self._columns, self._columns.region_named(name))
            case AtDesk(code):
                return self._columns.desks.get(code, 0)
            case Has(part):
                return self._having(part)
        return None

    def _coded(self, coded: Coded) -> int | None:
        found = 0
        for scheme, code in coded.terms:
            sets = self._columns.choices.get(scheme)
            if sets is not None:
                found |= sets.get(code, 0)
            elif scheme == "confidentiality":
                return None
            else:
                ids = term_ids(self._session, scheme, [code])
                found |= reduce(or_, (self._columns.terms.get(number, 0) for number in ids), 0)
        return found

    def _having(self, part: Part) -> int | None:
        columns = self._columns
        by_time = {Part.YEAR: columns.years, Part.MONTH: columns.months}.get(part)
        if by_time is not None:
            return reduce(or_, by_time.values(), 0)
        if part in _CHOSEN:
            return reduce(or_, columns.choices[_CHOSEN[part]].values(), 0)
        if part in SCHEMES_OF:
            schemes = SCHEMES_OF[part]
            return reduce(or_, (columns.of_scheme(scheme) for scheme in schemes), 0)
        return None


def dated_events(
    columns: EventColumns, first: datetime.date | None, last: datetime.date | None
) -> int:
    """Return the events that may have begun from `first` to `last`; None leaves an end open."""
    return _begun(columns, first, last, (columns.first_day, columns.last_day))


def events_within(
    columns: EventColumns, first: datetime.date | None, last: datetime.date | None
) -> int:
    """Return the events that surely began from `first` to `last`; None leaves an end open."""
    if first and last and span_of(first, last) is Part.MONTH:
        return columns.months.get(f"{first:%Y-%m}", 0)
    return _begun(columns, first, last, (columns.last_day, columns.first_day))


def _begun(
    columns: EventColumns,
    first: datetime.date | None,
    last: datetime.date | None,
    days: tuple[Sequence[int], Sequence[int]],
) -> int:
    """Return the events of which one of the `days` is not after `last`, the other not before."""
    begin, end = _ordinals(first, last)
    found, unsure = _whole_years(columns, begin, end)
    not_after, not_before = days
    least = 1 if last else 0
    return found | bits_of(
        [
            event_id
            for event_id in ids_of(unsure)
            if not_before[event_id] >= begin and least <= not_after[event_id] <= end
        ]
    )


def _ordinals(first: datetime.date | None, last: datetime.date | None) -> tuple[int, int]:
    return first.toordinal() if first else 0, last.toordinal() if last else _LAST_ORDINAL


def _whole_years(columns: EventColumns, begin: int, end: int) -> tuple[int, int]:
    """Return the events of the years between two days, and those that must be looked at."""
    found, unsure = 0, columns.shown
    for year, events in columns.years.items():
        number = int(year)
        year_begin = datetime.date(number, 1, 1).toordinal()
        year_end = datetime.date(number, 12, 31).toordinal()
        if begin <= year_begin and year_end <= end:
            found |= events
            unsure &= ~events
        elif year_end < begin or year_begin > end:
            unsure &= ~events
    return found, unsure


def events_in_region(columns: EventColumns, region: int) -> int:
    """Return the events with a place in a region, which is a place in `region_names`."""
    if not region:
        return 0
    found = list(compress(range(columns.size), map(region.__eq__, columns.regions)))
    more = (number for number, regions in columns.more_regions.items() if region in regions)
    return bits_of([*found, *more])
