"""Counts of a search: events, violations and people are three numbers and never added up.

Rules: docs/formats/statistics.md, after HRDAG's "Who did what to whom".
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property, reduce
from operator import and_

from sqlalchemy.orm import Session

from hrd_desk.model.query import Query
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.bitsets import bits_of, ids_of
from hrd_desk.storage.chains import Chains
from hrd_desk.storage.columns import EventColumns
from hrd_desk.storage.counted_places import CountedPlace, counted_places
from hrd_desk.storage.dimensions import (
    SPLIT,
    Dimension,
    Group,
    groups,
    missing_query,
    recorded,
)
from hrd_desk.storage.event_level import EventLevel
from hrd_desk.storage.found import found_events
from hrd_desk.storage.people import Bounds, People, PeopleSets, of_one_event, together
from hrd_desk.vocabulary.vocabulary import Vocabulary


class Unit(StrEnum):
    """What is counted."""

    EVENTS = "events"
    VIOLATIONS = "violations"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Line:
    """A group and its number; `people` has the bounds where people are counted.

    `records` is how many records the search behind it finds: of one event there can be several.
    `is_of_event`: it asks what the records of an event say together.
    """

    group: Group | None
    count: int
    people: People | None = None
    records: int = 0
    is_of_event: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers by one dimension. They add up to `total` only if it `is_split`.

    `missing` events stand in no line, because it is not recorded; "unknown" is a term and a line.
    """

    unit: Unit
    dimension: Dimension
    lines: tuple[Line, ...]
    total: Line
    missing: Line
    is_split: bool
    role: str = "affected"


@dataclass(frozen=True, slots=True)
class Crossing:
    """Numbers by two dimensions, row by row. The last row and column are what is not recorded.

    Totals are counted, not added up: an event can stand in several cells.
    """

    unit: Unit
    rows: tuple[Group | None, ...]
    columns: tuple[Group | None, ...]
    cells: tuple[tuple[Line, ...], ...]
    row_totals: tuple[Line, ...]
    column_totals: tuple[Line, ...]
    total: Line
    role: str = "affected"


class Statistics:
    """Counts what a query finds. Updates and repetitions count with the event they are about.

    `records` are all that were found, `events` one record for each event: its earliest one, which
    says when and where the event began. `left_out` tells how many records are not counted again.
    """

    def __init__(
        self, session: Session, columns: EventColumns, vocabulary: Vocabulary, query: Query | None
    ) -> None:
        """Find the records; `columns` are brought up for `session` before."""
        self._session = session
        self._columns = columns
        self._vocabulary = vocabulary
        self.query = query
        self.found = found_events(session, columns, query)
        self._chains = Chains(session)
        linked = self.found & self._chains.members
        chained = [self._by_day(ids) for ids in self._chains.groups(ids_of(linked))]
        self._head = {number: ids[0] for ids in chained for number in ids}
        self._linked = bits_of(self._head)
        self._chained = chained
        self.events = self._one_each(self.found)
        self._records_of = {ids[0]: ids for ids in chained}
        self._bounds: dict[tuple[str, int], Bounds] = {}
        self._violations: dict[str, int] | None = None

    def _by_day(self, ids: Iterable[int]) -> list[int]:
        days = self._columns.first_day
        return sorted(ids, key=lambda number: (not days[number], days[number], number))

    @property
    def records(self) -> int:
        """How many records were found."""
        return self.found.bit_count()

    @property
    def left_out(self) -> int:
        """How many records tell of an event that another one was counted for."""
        return self.records - self.events.bit_count()

    # --- sets ---------------------------------------------------------------------------------

    def _one_each(self, records: int) -> int:
        """Return for each event with one of `records` the record that stands for it."""
        linked = records & self._linked
        if not linked:
            return records
        return (records & ~linked) | bits_of({self._head[number] for number in ids_of(linked)})

    def events_with(self, query: Query) -> int:
        """Return one record for each event of which some found record fits `query`."""
        return self._one_each(self.found & found_events(self._session, self._columns, query))

    def groups(self, dimension: Dimension) -> list[Group]:
        """Return the groups of `dimension`, each with one record for each of its events."""
        made = groups(self._columns, self._vocabulary, dimension, self.found)
        made = [replace(group, records=group.events) for group in made]
        if dimension not in SPLIT or not self._linked:
            return [replace(group, events=self._one_each(group.events)) for group in made]
        # The first record of an event that tells it at all says when, where and how it stands.
        known = recorded(self._columns, dimension) & self.found
        tellers = {ids[0]: next((n for n in ids if known >> n & 1), 0) for ids in self._chained}
        telling = bits_of([number for number in tellers.values() if number])
        kept = ~self._linked | telling
        return [
            replace(group, events=events)
            for group in made
            if (events := self._one_each(group.events & kept))
        ]

    def _missing(self, dimension: Dimension, made: Iterable[Group]) -> int:
        events = self.events
        for group in made:
            events &= ~group.events
        return events & ~self._one_each(recorded(self._columns, dimension) & self.found)

    def _unrecorded(self, dimension: Dimension) -> int:
        """Return the records that what finds missing ones lets through."""
        return self.found & ~recorded(self._columns, dimension)

    # --- numbers ------------------------------------------------------------------------------

    def count(
        self,
        unit: Unit,
        events: int,
        role: str = "affected",
        kinds: AbstractSet[str] | None = None,
    ) -> Line:
        """Return the number of `unit` in a set of events, without its group.

        Of violations those of `kinds` are counted, all unless said.
        """
        if unit is Unit.EVENTS:
            return Line(None, events.bit_count())
        if unit is Unit.VIOLATIONS:
            pairs = self._pairs()
            counted = pairs.keys() if kinds is None else pairs.keys() & kinds
            return Line(None, sum((pairs[kind] & events).bit_count() for kind in counted))
        people = self._people_of(events, role)
        return Line(None, people.at_least, people)

    def _pairs(self) -> dict[str, int]:
        """Return the events of each violation that a person coded, broader terms not again."""
        if self._violations is None:
            by_term: dict[str, int] = {}
            for term in self._vocabulary.walk("violation"):
                events = self._columns.terms.get(term.id, 0) & self.found
                current = self._vocabulary.current(term).code
                by_term[current] = by_term.get(current, 0) | events
            self._violations = {
                code: self._one_each(events) for code, events in by_term.items() if events
            }
        return self._violations

    def _kinds(self, parts: Sequence["_Part"]) -> set[str] | None:
        """Return the kinds of violation that a line of violations is about; None: of all."""
        found: set[str] | None = None
        for part in parts:
            if part.group is not None and part.group.dimension is Dimension.VIOLATION:
                within = self._vocabulary.within(part.group.scheme, part.group.code)
                kinds = {self._vocabulary.current(term).code for term in within}
                found = kinds if found is None else found & kinds
        return found

    def _people_of(self, events: int, role: str) -> People:
        """Return the people of a set; of an event with several records the largest number."""
        told = self._columns.people_in(self._session, role)
        single: People = told.over(events & ~self._linked)
        for head in ids_of(events & self._linked):
            low, high = self._chained_bounds(told, role, head)
            is_known = (low, high) != (None, None)
            one = People(low or 0, high if is_known else 0, int(is_known), int(not is_known))
            single = together(single, one)
        return single

    def _chained_bounds(self, told: PeopleSets, role: str, head: int) -> Bounds:
        known = self._bounds.get((role, head))
        if known is None:
            pairs = (told.bounds(number) for number in self._records_of[head])
            known = self._bounds[role, head] = of_one_event(pairs)
        return known

    def places(self) -> list[CountedPlace]:
        """Return where the events took place, on a grid of 0.1 degree, most events first.

        Towns that share a point are one place, named by those with most records.
        """
        return counted_places(self._session, self.found, self._head)

    # --- tables -------------------------------------------------------------------------------

    def table(self, unit: Unit, dimension: Dimension, role: str = "affected") -> Table:
        """Return the numbers by one dimension."""
        made = self.groups(dimension)

        def line(group: Group) -> Line:
            part = self._part(group, group.events, group.records, group.query())
            return replace(self._cell(unit, (part,), role), group=group)

        is_split = dimension in SPLIT and unit is not Unit.PEOPLE
        missing = self._cell(unit, (self._missing_part(dimension, made),), role)
        total = self.whole(unit, role)
        return Table(unit, dimension, tuple(map(line, made)), total, missing, is_split, role)

    def cross(
        self,
        unit: Unit,
        down: Dimension,
        across: Dimension,
        role: str = "affected",
        progress: Progress = silent,
    ) -> Crossing:
        """Return the numbers by two dimensions."""
        rows, columns = self._with_missing(down), self._with_missing(across)
        cells = []
        for number, row in enumerate(rows):
            progress(number, len(rows))
            cells.append(tuple(self._cell(unit, (row, column), role) for column in columns))
        return Crossing(
            unit,
            tuple(row.group for row in rows),
            tuple(column.group for column in columns),
            tuple(cells),
            tuple(self._cell(unit, (row,), role) for row in rows),
            tuple(self._cell(unit, (column,), role) for column in columns),
            self.whole(unit, role),
            role,
        )

    def whole(self, unit: Unit, role: str = "affected") -> Line:
        """Return the number of everything that was found."""
        return replace(self.count(unit, self.events, role), records=self.records)

    def fitting(self, unit: Unit, queries: Sequence[Query], role: str = "affected") -> Line:
        """Return the number of the events that fit each of `queries` by some record."""
        if not queries:
            return self.whole(unit, role)
        columns, session = self._columns, self._session
        parts = []
        for query in queries:
            records = self.found & found_events(session, columns, query)
            parts.append(self._part(None, self._one_each(records), records, query))
        return self._cell(unit, parts, role)

    def _cell(self, unit: Unit, parts: Sequence["_Part"], role: str) -> Line:
        """Return what stands in all of `parts`, and which search leads there.

        Records that fit by themselves are enough where each of the events has one, and no other
        event has; else its records must be taken together. Violations and people are counted over
        all records of an event that were found, so all of them are led to.
        """
        events = reduce(and_, (part.events for part in parts))
        counted = self.count(unit, events, role, self._kinds(parts))
        if not self._linked:  # every record is an event of its own
            is_same = unit is Unit.EVENTS
            return replace(counted, records=counted.count if is_same else events.bit_count())
        alone = reduce(and_, (part.records for part in parts))
        of_events = reduce(and_, (part.of_events for part in parts))
        together = (alone & ~self._level.members) | of_events
        is_enough = alone == together or unit is Unit.EVENTS
        if is_enough and self._one_each(alone) == events:
            return replace(counted, records=alone.bit_count())
        return replace(counted, records=together.bit_count(), is_of_event=True)

    def _with_missing(self, dimension: Dimension) -> list["_Part"]:
        made = self.groups(dimension)
        known = [self._part(group, group.events, group.records, group.query()) for group in made]
        unknown = self._missing_part(dimension, made)
        return [*known, *([unknown] if unknown.events else [])]

    def _missing_part(self, dimension: Dimension, made: Iterable[Group]) -> "_Part":
        query = missing_query(dimension)
        return self._part(None, self._missing(dimension, made), self._unrecorded(dimension), query)

    def _part(self, group: Group | None, events: int, records: int, query: Query | None) -> "_Part":
        of_events = 0
        if self._linked and query is not None:
            of_events = self._level.fitting(query)
        return _Part(group, events, records, of_events)

    @cached_property
    def _level(self) -> EventLevel:
        """What the found records of an event say together, each condition looked up once."""
        columns, session = self._columns, self._session
        matching = cache(lambda query: found_events(session, columns, query))
        return EventLevel(self._chains, columns.first_day.__getitem__, matching, self.found)


@dataclass(frozen=True, slots=True)
class _Part:
    """A row or a column: one record for each of its events, and all that its search finds.

    `of_events` are the records of events with several of them that fit together.
    """

    group: Group | None
    events: int
    records: int
    of_events: int
