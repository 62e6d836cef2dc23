"""Which events fit, not which records: what updates and repetitions of an event say together.

The rules are those of the statistics: docs/formats/statistics.md, 2 and 5.
"""

import calendar
import datetime
from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from hrd_desk.model.query import (
    All,
    AnyOf,
    AtDesk,
    Coded,
    Has,
    Not,
    OfEvent,
    OfFound,
    Part,
    Query,
    Within,
)
from hrd_desk.storage.bitsets import bits_of, ids_of
from hrd_desk.storage.chains import Chains

_PARTS = {
    "country": Part.COUNTRY,
    "verification": Part.VERIFICATION,
    "monitoring-status": Part.MONITORING,
}
_ALWAYS_TOLD = "record-status"


class EventLevel:
    """The events of a desk that have several records; every other record is its own event."""

    def __init__(
        self,
        chains: Chains,
        day_of: Callable[[int], Any],
        matching: Callable[[Query], int],
        among: int | None = None,
    ) -> None:
        """Sort the records of each event by `day_of` their local ids, unknown ones last.

        `matching` finds records, as `storage.bitsets`. No others than `among` are looked at.
        """
        self.members = chains.members if among is None else chains.members & among
        self._matching = matching
        groups = chains.groups(ids_of(self.members))

        def order(number: int) -> tuple[bool, Any, int]:
            day = day_of(number)
            return not day, day, number

        self._groups = [sorted(ids, key=order) for ids in groups]
        self._bits = [bits_of(ids) for ids in self._groups]
        self._of = {number: place for place, ids in enumerate(self._groups) for number in ids}

    def fitting(self, query: Query) -> int:
        """Return all records of the events with several of them that fit."""
        return reduce(or_, (self._bits[place] for place in self._events(query)), 0)

    def _events(self, query: Query) -> set[int]:
        match query:
            case All(parts):
                return set.intersection(*map(self._events, parts))
            case AnyOf(parts):
                return set().union(*map(self._events, parts))
            case Not(part):
                return set(range(len(self._groups))) - self._events(part)
            case OfEvent(part) | OfFound(part):
                return self._events(part)
        found = self._matching(query) & self.members
        telling = self._telling(query)
        if telling is None:
            return {self._of[number] for number in ids_of(found)}
        return {
            place
            for place in {self._of[number] for number in ids_of(found)}
            if (first := self._first(place, telling)) is not None and found >> first & 1
        }

    def _first(self, place: int, telling: int) -> int | None:
        return next((number for number in self._groups[place] if telling >> number & 1), None)

    def _telling(self, query: Query) -> int | None:
        """Return the records that say it at all; None where an event can have several of it."""
        match query:
            case Within(first, last) if first and last:
                part = span_of(first, last)
                return None if part is None else self._matching(Has(part))
            case Coded(((scheme, _code), *_others)) if scheme in _PARTS:
                return self._matching(Has(_PARTS[scheme]))
            case Coded(((scheme, _code), *_others)) if scheme == _ALWAYS_TOLD:
                return self.members
            case AtDesk():
                return self.members
        return None


def span_of(first: datetime.date, last: datetime.date) -> Part | None:
    """Return whether these days are a month or a year; None where they are neither."""
    if first.year != last.year or first.day != 1:
        return None
    if last.day != calendar.monthrange(last.year, last.month)[1]:
        return None
    if first.month == last.month:
        return Part.MONTH
    return Part.YEAR if (first.month, last.month) == (1, 12) else None
