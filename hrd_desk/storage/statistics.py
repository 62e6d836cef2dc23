"""Counts of a search: events, violations and people are three numbers and never added up.

Rules: docs/formats/statistics.md, after HRDAG's "Who did what to whom".
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy.orm import Session

from hrd_desk.model.query import Box, Query
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.bitsets import bits_of, ids_of, mask_of
from hrd_desk.storage.chains import Chains
from hrd_desk.storage.columns import EventColumns, raw_rows
from hrd_desk.storage.dimensions import SPLIT, Dimension, Group, groups, recorded
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

    `records` finds the records behind it, None for what is not recorded at all.
    """

    group: Group | None
    count: int
    people: People | None = None


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


@dataclass(frozen=True, slots=True)
class CountedPlace:
    """A town, or a region, at a point in whole tenths of a degree, and how many events it has."""

    name: str
    latitude_deg: float
    longitude_deg: float
    count: int = 0

    def query(self) -> Query:
        """Return what finds the records around the point."""
        south, west = self.latitude_deg - _HALF_DEG, self.longitude_deg - _HALF_DEG
        corners = (south, west, south + 2 * _HALF_DEG, west + 2 * _HALF_DEG)
        return Box(*(round(corner, 6) for corner in corners))


_HALF_DEG = 0.05
_PLACES = (
    "SELECT event_id, locality, region, latitude_deg, longitude_deg FROM place"
    " WHERE latitude_deg IS NOT NULL ORDER BY event_id"
)


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
        self._violations: list[int] | None = None

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

    # --- numbers ------------------------------------------------------------------------------

    def count(self, unit: Unit, events: int, role: str = "affected") -> Line:
        """Return the number of `unit` in a set of events, without its group."""
        if unit is Unit.EVENTS:
            return Line(None, events.bit_count())
        if unit is Unit.VIOLATIONS:
            return Line(None, sum((one & events).bit_count() for one in self._pairs()))
        people = self._people_of(events, role)
        return Line(None, people.at_least, people)

    def _pairs(self) -> list[int]:
        """Return the events of each violation that a person coded, broader terms not again."""
        if self._violations is None:
            by_term: dict[str, int] = {}
            for term in self._vocabulary.walk("violation"):
                events = self._columns.terms.get(term.id, 0) & self.found
                current = self._vocabulary.current(term).code
                by_term[current] = by_term.get(current, 0) | events
            self._violations = [self._one_each(events) for events in by_term.values() if events]
        return self._violations

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
        """Return where the events took place, on a grid of 0.1 degree, most events first."""
        counted: Counter[CountedPlace] = Counter()
        shown, seen, before = mask_of(self.found), set[CountedPlace](), 0
        linked: set[tuple[int, CountedPlace]] = set()
        for event_id, town, region, latitude, longitude in raw_rows(self._session, _PLACES):
            if event_id >= len(shown) or not shown[event_id]:
                continue
            place = CountedPlace(town or region, round(latitude, 1), round(longitude, 1))
            if event_id in self._head:
                linked.add((self._head[event_id], place))
                continue
            if event_id != before:
                before, seen = event_id, set()
            if place not in seen:
                seen.add(place)
                counted[place] += 1
        counted.update(place for _head, place in linked)
        return [replace(place, count=count) for place, count in counted.most_common()]

    # --- tables -------------------------------------------------------------------------------

    def table(self, unit: Unit, dimension: Dimension, role: str = "affected") -> Table:
        """Return the numbers by one dimension."""
        made = self.groups(dimension)

        def line(group: Group) -> Line:
            return replace(self.count(unit, group.events, role), group=group)

        is_split = dimension in SPLIT and unit is not Unit.PEOPLE
        missing = self.count(unit, self._missing(dimension, made), role)
        total = self.count(unit, self.events, role)
        return Table(unit, dimension, tuple(map(line, made)), total, missing, is_split)

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
        for number, (_group, in_row) in enumerate(rows):
            progress(number, len(rows))
            both = (in_row & in_column for _column, in_column in columns)
            cells.append(tuple(self.count(unit, events, role) for events in both))
        return Crossing(
            unit,
            tuple(group for group, _events in rows),
            tuple(group for group, _events in columns),
            tuple(cells),
            tuple(self.count(unit, events, role) for _group, events in rows),
            tuple(self.count(unit, events, role) for _group, events in columns),
            self.count(unit, self.events, role),
        )

    def _with_missing(self, dimension: Dimension) -> list[tuple[Group | None, int]]:
        made = self.groups(dimension)
        missing = self._missing(dimension, made)
        known: list[tuple[Group | None, int]] = [(group, group.events) for group in made]
        return [*known, *([(None, missing)] if missing else [])]
