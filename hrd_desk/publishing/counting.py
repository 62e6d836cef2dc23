"""Counts for publications: events, violations and people are three numbers and never added up.

Rules: docs/formats/brief.md, from the counting rules of the statistics of human rights.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from hrd_desk.publishing.facts import Facts

UNKNOWN = ""
"""Stands for what a record does not tell: never left out of a table without a word."""

Keys = Callable[[Facts], Iterable[str]]
"""Returns under what a record is counted; nothing means that it is not known."""


Weigh = Callable[[Sequence[Facts]], int]
"""Returns how much an event, all its records, adds to a sum: one for each, people, violations."""


def one_each(_event: Sequence[Facts]) -> int:
    """Count events."""
    return 1


@dataclass(frozen=True, slots=True)
class People:
    """How many people at least and at most, where every event says so.

    `known` events give a number; `unknown` give none, so nobody of theirs is in the sums.
    """

    at_least: int
    at_most: int | None
    known: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Tally:
    """One count: numbers by key, largest first, and of how many events nothing is known.

    Of violations and people `total` and `unknown` are sums too; a key can have nothing.
    `is_split`: each event stands under one key, so the numbers add up to the events.
    """

    total: int
    counts: tuple[tuple[str, int], ...]
    unknown: int
    is_split: bool = False

    def leaders(self) -> tuple[tuple[str, ...], int]:
        """Return the keys with the largest number, and that number; none and 0 of nothing."""
        if not self.counts:
            return (), 0
        most = self.counts[0][1]
        return tuple(key for key, count in self.counts if count == most), most


class Counting:
    """The events behind records: updates and repetitions belong to the event they are about.

    Each count is made once and kept: a preview asks for the same ones after every choice.
    """

    def __init__(self, records: Iterable[Facts]) -> None:
        self.records = tuple(records)
        self.events = _chained(self.records)
        self._tallies: dict[tuple[Keys, bool, Weigh], Tally] = {}
        self._people: dict[str, People] = {}
        self._points: tuple[tuple[str, float, float, int], ...] | None = None

    @cached_property
    def newest_first(self) -> list[int]:
        """Places of the records by their first day, those without one last, then by reference."""

        def key(place: int) -> tuple[bool, int, str]:
            record = self.records[place]
            day = record.first_day
            return day is None, -day.toordinal() if day else 0, record.reference

        return sorted(range(len(self.records)), key=key)

    @cached_property
    def dates(self) -> tuple[str, str]:
        """When records began, the first and the last, in EDTF, no finer than is known; "": never.

        A year begins before its days and ends after them.
        """
        known = [record for record in self.records if record.first_day]
        if not known:
            return "", ""
        first = min(known, key=lambda record: (record.days()[0], len(record.began()[0])))
        ended = [record for record in known if record.began()[1]]
        last = max(ended, key=lambda record: record.days()[1], default=None)
        return first.began()[0], last.began()[1] if last is not None else ""

    @property
    def total(self) -> int:
        """How many events."""
        return len(self.events)

    def tally(self, keys: Keys, *, is_split: bool = False, weigh: Weigh = one_each) -> Tally:
        """Return how many events stand under each key; one event counts once under each."""
        if (keys, is_split, weigh) not in self._tallies:
            self._tallies[keys, is_split, weigh] = self._tally(keys, weigh, is_split=is_split)
        return self._tallies[keys, is_split, weigh]

    def _tally(self, keys: Keys, weigh: Weigh, *, is_split: bool) -> Tally:
        counter: dict[str, int] = {}
        total = unknown = 0
        for event in self.events:
            first, *others = event
            found: Iterable[str] = dict.fromkeys(keys(first))
            if others:
                found = dict.fromkeys(key for record in event for key in keys(record))
            if is_split:  # the first record of a chain says when and where it began
                found = list(found)[:1]
            weight = weigh(event)
            for key in found:
                counter[key] = counter.get(key, 0) + weight
            total += weight
            unknown += 0 if found else weight
        ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
        return Tally(total, tuple(ordered), unknown, is_split)

    def whole(self, weigh: Weigh) -> int:
        """Return the sum over all events."""
        return sum(map(weigh, self.events))

    def cross(
        self,
        rows: Keys,
        columns: Keys,
        *,
        is_split: bool = False,
        are_rows_split: bool = False,
        weigh: Weigh = one_each,
    ) -> dict[tuple[str, str], int]:
        """Return how many events stand under each pair of keys, `UNKNOWN` among them.

        With `is_split` each event stands in one column, with `are_rows_split` in one row.
        """
        counter: Counter[tuple[str, str]] = Counter()
        for event in self.events:
            left = dict.fromkeys(key for record in event for key in rows(record)) or {UNKNOWN: None}
            if are_rows_split:
                left = dict.fromkeys(list(left)[:1])
            found = dict.fromkeys(key for record in event for key in columns(record))
            if is_split:  # as in `tally`
                found = dict.fromkeys(list(found)[:1])
            weight = weigh(event)
            pairs = ((row, column) for row in left for column in found or {UNKNOWN: None})
            counter.update(dict.fromkeys(pairs, weight))
        return dict(counter)

    def people(self, role: str) -> People:
        """Return how many people were in `role`; of a chain the record with most counts."""
        if role not in self._people:
            self._people[role] = self._count_people(role)
        return self._people[role]

    def _count_people(self, role: str) -> People:
        lows, highs, known = 0, 0, 0
        is_bounded = True
        for event in self.events:
            bounds = [record.counts[role] for record in event if role in record.counts]
            bounds = [pair for pair in bounds if pair != (None, None)]
            if not bounds:
                continue
            known += 1
            lows += max(low or 0 for low, _high in bounds)
            tops = [high for _low, high in bounds if high is not None]
            is_bounded = is_bounded and bool(tops)
            highs += max([*tops, *(low or 0 for low, _high in bounds)])
        unknown = self.total - known
        return People(lows, highs if is_bounded and not unknown else None, known, unknown)

    def points(self) -> tuple[tuple[str, float, float, int], ...]:
        """Return the told places with their degrees and how many events each has."""
        if self._points is None:
            self._points = self._count_points()
        return self._points

    def _count_points(self) -> tuple[tuple[str, float, float, int], ...]:
        counter: Counter[tuple[str, float, float]] = Counter()
        for event in self.events:
            counter.update({point for record in event for point in record.points})
        return tuple((*point, count) for point, count in sorted(counter.items()))

    def pairs(self, field: str) -> int:
        """Return the number of pairs of an event and a term of `field`."""
        return sum(count for _key, count in self.tally(codes_of(field)).counts)

    def with_term(self, field: str, codes: frozenset[str]) -> int:
        """Return how many events are coded with any of `codes`."""
        return sum(
            any(codes.intersection(record.coded[field]) for record in event)
            for event in self.events
        )


def kinds_of_violation(event: Sequence[Facts]) -> int:
    """Return the violations of an event: each kind once."""
    return len({code for record in event for code in record.coded["violations"]})


@cache
def people_at_least(role: str) -> Weigh:
    """Return what says how many people an event had in a role, by its record with most."""

    def weigh(event: Sequence[Facts]) -> int:
        return max((record.counts.get(role, _NOBODY)[0] or 0 for record in event), default=0)

    return weigh


_NOBODY = (None, None)


@cache
def any_of_it(weigh: Weigh) -> Weigh:
    """Return what counts the events that add anything to a sum."""
    return lambda event: int(weigh(event) > 0)


@cache
def none_of_it(weigh: Weigh) -> Weigh:
    """Return what counts the events that add nothing to a sum."""
    return lambda event: int(weigh(event) <= 0)


@cache
def with_violation(code: str) -> Weigh:
    """Return what counts the events with a violation of this kind."""
    return lambda event: int(any(code in record.coded["violations"] for record in event))


@cache
def codes_of(field: str) -> Keys:
    """Return what yields the codes of a coded list."""
    return lambda record: record.coded[field]


@cache
def known_codes_of(field: str) -> Keys:
    """Return what yields the codes of a coded list that say something: all but *unknown*."""
    return lambda record: [code for code in record.coded[field] if code != "unknown"]


def months(record: Facts) -> tuple[str, ...]:
    """Return the month in which it began, if that is known."""
    return (record.month,) if record.month else ()


def years(record: Facts) -> tuple[str, ...]:
    """Return the year in which it began, if that is known."""
    return (record.year,) if record.year else ()


def countries(record: Facts) -> tuple[str, ...]:
    """Return the country, if it is known."""
    return (record.country,) if record.country else ()


def regions(record: Facts) -> tuple[str, ...]:
    """Return the regions that are told."""
    return record.regions


def _chained(records: Sequence[Facts]) -> tuple[tuple[Facts, ...], ...]:
    """Return records by event, in the order of their first record; the earliest one first."""
    by_uid = {record.uid: record for record in records}
    first: dict[uuid.UUID, uuid.UUID] = {uid: uid for uid in by_uid}

    def root(uid: uuid.UUID) -> uuid.UUID:
        while first[uid] != uid:
            uid = first[uid]
        return uid

    for record in records:
        for target in record.same_as:  # also one that is not in the brief, as in statistics
            first.setdefault(target, target)
            first[root(record.uid)] = root(target)
    events: dict[uuid.UUID, list[Facts]] = {}
    for record in records:
        events.setdefault(root(record.uid), []).append(record)
    return tuple(
        tuple(sorted(event, key=lambda record: (record.first_day is None, record.first_day or 0)))
        if len(event) > 1
        else tuple(event)
        for event in events.values()
    )
