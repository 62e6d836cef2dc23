"""How many people were in a role, as sets of events by the binary digits of the numbers.

The sum over any set of events is then a few counts of bits, whatever the number of events.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
    """The numbers of people in one role, one pair of bounds for each record."""

    def __init__(self) -> None:
        self.known = 0
        """The records that give a number."""
        self._open = 0
        self._low: list[int] = []
        self._high: list[int] = []

    def add(self, told: Iterable[tuple[int, int | None, int | None]]) -> None:
        """Take local ids with their bounds; of one with several the first, none without any."""
        lows: dict[int, list[int]] = {}
        highs: dict[int, list[int]] = {}
        opened: list[int] = []
        seen: set[int] = set()
        for number, low, high in told:
            if number in seen or (low is None and high is None):
                continue
            seen.add(number)
            if low:
                lows.setdefault(low, []).append(number)
            if high is None:
                opened.append(number)
            most = max(high or 0, low or 0)
            if most:
                highs.setdefault(most, []).append(number)
        self.known |= bits_of(list(seen))
        self._open |= bits_of(opened)
        _add_planes(self._low, lows)
        _add_planes(self._high, highs)

    def drop(self, records: int) -> None:
        """Forget what these records tell."""
        self.known &= ~records
        self._open &= ~records
        for planes in (self._low, self._high):
            planes[:] = [plane & ~records for plane in planes]

    def over(self, records: int) -> People:
        """Return the people of these records."""
        known = (self.known & records).bit_count()
        at_most = None if self._open & records else _sum(self._high, records)
        return People(_sum(self._low, records), at_most, known, records.bit_count() - known)

    def bounds(self, number: int) -> Bounds:
        """Return what one record tells."""
        record = 1 << number
        if not self.known & record:
            return None, None
        high = None if self._open & record else _sum(self._high, record)
        return _sum(self._low, record), high


def _add_planes(planes: list[int], by_number: Mapping[int, list[int]]) -> None:
    planes += [0] * (max(by_number, default=0).bit_length() - len(planes))
    for number, ids in by_number.items():
        records = bits_of(ids)
        for digit in range(number.bit_length()):
            if number >> digit & 1:
                planes[digit] |= records


def _sum(planes: list[int], records: int) -> int:
    return sum((plane & records).bit_count() << digit for digit, plane in enumerate(planes))


def together(one: People, other: People) -> People:
    """Return the people of two sets that have no event in common."""
    is_open = one.at_most is None or other.at_most is None
    return People(
        one.at_least + other.at_least,
        None if is_open else (one.at_most or 0) + (other.at_most or 0),
        one.known + other.known,
        one.unknown + other.unknown,
    )


def of_one_event(told: Iterable[Bounds]) -> Bounds:
    """Return the bounds of one event out of those of its records: those with most people."""
    pairs = [pair for pair in told if pair != (None, None)]
    if not pairs:
        return None, None
    highs = [high for _low, high in pairs if high is not None]
    low = max(low or 0 for low, _high in pairs)
    return low, max([*highs, low]) if highs else None
