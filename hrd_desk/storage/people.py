"""How many people were in a role, as sets of events by the binary digits of the numbers.

The sum over any set of events is then a few counts of bits, whatever the number of events.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.model.parts import Count
from hrd_desk.storage.bitsets import bits_of

Bounds = tuple[int | None, int | None]
"""The smallest and the largest number of people; None where that is not told."""


@dataclass(frozen=True, slots=True)
class People:
    """How many people at least and at most over several events; None where there is no limit.

    `known` events give a number. `unknown` events give none, so nobody of theirs is in it.
    """

    at_least: int
    at_most: int | None
    known: int
    unknown: int


class PeopleSets:
    """The numbers of people in one role, one pair of bounds for each event."""

    def __init__(self, bounds: Mapping[int, Bounds]) -> None:
        """`bounds` by the local id that stands for the event; (None, None) is left out."""
        told = {number: pair for number, pair in bounds.items() if pair != (None, None)}
        self._known = bits_of(told)
        self._open = bits_of([number for number, (_low, high) in told.items() if high is None])
        self._low = _planes((number, low or 0) for number, (low, _high) in told.items())
        highs = ((n, max(high or 0, low or 0)) for n, (low, high) in told.items())
        self._high = _planes(highs)

    def over(self, events: int) -> People:
        """Return the people of these events."""
        known = self._known & events
        is_open = bool(self._open & events)
        at_most = None if is_open else _sum(self._high, events)
        count = known.bit_count()
        return People(_sum(self._low, events), at_most, count, events.bit_count() - count)


def _planes(numbers: Iterable[tuple[int, int]]) -> list[int]:
    by_number: dict[int, list[int]] = {}
    for event_id, number in numbers:
        by_number.setdefault(number, []).append(event_id)
    largest = max(by_number, default=0)
    planes = [0] * largest.bit_length()
    for number, ids in by_number.items():
        events = bits_of(ids) if number else 0
        for digit in range(number.bit_length()):
            if number >> digit & 1:
                planes[digit] |= events
    return planes


def _sum(planes: list[int], events: int) -> int:
    return sum((plane & events).bit_count() << digit for digit, plane in enumerate(planes))


def bounds_of_role(session: Session, role: str) -> dict[int, Bounds]:
    """Return what every record tells of a role, by local id."""
    query = select(Count.event_id, Count.minimum, Count.maximum).where(Count.role == role)
    found: dict[int, Bounds] = {}
    for rows in session.execute(query.order_by(Count.position)).partitions(20_000):
        for event_id, low, high in rows:
            found.setdefault(event_id, (low, high))
    return found


def of_one_event(told: Iterable[Bounds]) -> Bounds:
    """Return the bounds of one event out of those of its records: those with most people."""
    pairs = [pair for pair in told if pair != (None, None)]
    if not pairs:
        return None, None
    highs = [high for _low, high in pairs if high is not None]
    low = max(low or 0 for low, _high in pairs)
    return low, max([*highs, low]) if highs else None
