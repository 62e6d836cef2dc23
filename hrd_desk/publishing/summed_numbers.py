"""Sums over events in a brief (violations, people), and what ties them to the events themselves.

A sum has the same parts as the events it is over, so it has the same rules, under names of its
own. Besides: an event that adds anything adds at least one; and a sum that is printed is one over
enough events. Reasons: docs/decisions/0028.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hrd_desk.publishing.annex_numbers import (
    ONE,
    TIMES,
    TOTAL,
    Crossed,
    Single,
    add_choice,
    add_crossed,
    add_heads,
    add_single,
    tie,
    tie_year,
)
from hrd_desk.publishing.counting import (
    UNKNOWN,
    Counting,
    Keys,
    Weigh,
    any_of_it,
    codes_of,
    none_of_it,
    one_each,
    with_violation,
)
from hrd_desk.publishing.number_audit import Name, Numbers

ANY_NUMBER = 10**9
"""An event can have that many people, for all that a reader knows."""
LEAST: Name = ("the smallest number of events that a sum is told of",)


@dataclass(frozen=True, slots=True)
class Axis:
    """By what is counted: the name of its numbers, its keys, whether an event has one key only."""

    name: str
    keys: Keys
    is_split: bool

    def event_cell(self, key: str) -> Name:
        """Return what counts the events of a key."""
        if self.name == "perpetrators" and key:
            return tuple(key.split(" ", 1))  # both lists of perpetrators have numbers of their own
        return (self.name, key)


VIOLATIONS = Axis("violations", codes_of("violations"), is_split=False)


@dataclass(frozen=True, slots=True)
class Measure:
    """What is summed: its name, and what each event adds. Violations are pairs of their kinds."""

    name: str
    weigh: Weigh
    is_of_violations: bool = False

    @property
    def whole(self) -> Name:
        """What counts the sum over all events."""
        return (self.name,)


@dataclass(frozen=True, slots=True)
class Summed:
    """A table of sums: by nothing, one thing, or two with these `rows` and columns `shown`."""

    measure: Measure
    down: Axis | None = None
    across: Axis | None = None
    rows: Sequence[str] = ()
    shown: Sequence[str] = ()

    @property
    def name(self) -> str:
        """The name of a table of two questions, whatever is summed."""
        return " by ".join(axis.name for axis in _axes(self))

    def cell(self, row: str, column: str) -> Name:
        """Return the name of a cell, behind that of what is summed."""
        return (_axes(self)[0].name, row, self.name, column)

    def single(self, counting: Counting) -> Single:
        """Return the sums by the first question."""
        return _single(counting, _axes(self)[0], self.measure.weigh, self.measure.whole)

    def crossed(self, counting: Counting) -> Crossed:
        """Return the sums by both questions."""
        return _layer(counting, self, self.measure.weigh, self.measure.whole)

    def events(self, counting: Counting) -> Crossed:
        """Return the events by both questions, in full."""
        down, across = _axes(self)
        return events_by(counting, down, across)


def event_tables(counting: Counting, tables: Sequence[Summed]) -> list[Crossed]:
    """Return the tables of events, none of which is printed, that sums are tied to."""
    found = {table.table: table for summed in tables for table in _events_behind(counting, summed)}
    return list(found.values())


def add_sums(numbers: Numbers, counting: Counting, tables: Sequence[Summed], smallest: int) -> None:
    """Add what `tables` print; `numbers` hold their `event_tables`."""
    for axis in {axis.name: axis for table in tables for axis in _axes(table)}.values():
        _add_events_of(numbers, counting, axis)
    for table in tables:
        _add_choice_of(numbers, counting, table)
    for name in dict.fromkeys(table.measure.name for table in tables):
        own = [table for table in tables if table.measure.name == name]
        _Sums(numbers, counting, own, smallest).add()


def note_few(
    numbers: Numbers, told: Name, some: Name, smallest: int, most: int = ANY_NUMBER
) -> None:
    """Add what ties a printed sum to the events that add to it, at most so much each."""
    numbers.true |= {ONE: 1, LEAST: max(1, smallest)}
    numbers.known |= {ONE, LEAST}
    numbers.sums_over([told], [some], most)
    if 0 < numbers.true[some] < smallest:
        numbers.few.add(told)
    if numbers.true[some]:
        # Even a sign in its place says that there is something to be summed.
        numbers.at_most([ONE if told in numbers.few else LEAST], [some])


# --- the events behind ----------------------------------------------------------------------------


def _axes(table: Summed) -> list[Axis]:
    return [axis for axis in (table.down, table.across) if axis is not None]


def _single(counting: Counting, axis: Axis, weigh: Weigh, prefix: Name) -> Single:
    tally = counting.tally(axis.keys, is_split=axis.is_split, weigh=weigh)
    return Single(axis.name, tally, prefix)


def events_by(counting: Counting, down: Axis, across: Axis) -> Crossed:
    """Return the events by two things, in full; no table prints them."""
    keys = [key for key, _n in counting.tally(across.keys, is_split=across.is_split).counts]
    wholes = {key: across.event_cell(key) for key in (*keys, UNKNOWN)}
    name = f"events of {down.name} with {across.name}"
    single = _single(counting, down, one_each, ())
    split = across.is_split
    return Crossed(name, single, down.keys, across.keys, (), keys, wholes, split, is_whole=True)


def _events_behind(counting: Counting, table: Summed) -> Iterator[Crossed]:
    if table.across is not None:
        yield table.events(counting)
    if table.measure.is_of_violations:
        yield from (events_by(counting, VIOLATIONS, axis) for axis in _axes(table))


def _add_events_of(numbers: Numbers, counting: Counting, axis: Axis) -> None:
    """Add how many events each key has, where no table of the brief counts them yet."""
    single = _single(counting, axis, one_each, ())
    if axis.name == "perpetrators":
        add_single(numbers, single, is_printed=False)
        for key, _count in single.tally.counts:
            numbers.split(axis.event_cell(key), [single.cell(key)])
        for of_list in {axis.event_cell(key)[0] for key, _count in single.tally.counts}:
            numbers.at_most([single.cell(UNKNOWN)], [(of_list, UNKNOWN)])
    elif single.known not in numbers.true:
        add_single(numbers, single, is_printed=False)


def _add_choice_of(numbers: Numbers, counting: Counting, table: Summed) -> None:
    """Add that the columns of a table are those with most events, where not all have room."""
    across = table.across
    if across is None or not table.rows:
        return
    add_heads(numbers, [across.event_cell(key) for key in table.shown])
    if across.name in TIMES:
        return
    tally = counting.tally(across.keys, is_split=across.is_split)
    if len(tally.counts) > len(table.shown):
        ordered = [(key, across.event_cell(key)) for key, _count in tally.counts]
        add_choice(numbers, ordered, len(table.shown))


# --- sums -----------------------------------------------------------------------------------------


def _layer(counting: Counting, table: Summed, weigh: Weigh, prefix: Name) -> Crossed:
    """Return a table of two questions for one of the sums behind it."""
    down, across = _axes(table)
    keys = counting.tally(across.keys, is_split=across.is_split).counts
    wholes = {key: (*prefix, across.name, key) for key in (*table.shown, UNKNOWN)}
    return Crossed(
        table.name,
        _single(counting, down, weigh, prefix),
        down.keys,
        across.keys,
        table.rows,
        table.shown,
        wholes,
        across.is_split,
        is_whole=len(table.shown) == len(keys),
        weigh=weigh,
    )


@dataclass(slots=True)
class _Sums:
    """The sums of one measure: what is printed, and the events that add something or nothing."""

    numbers: Numbers
    counting: Counting
    tables: Sequence[Summed]
    smallest: int
    measure: Measure = field(init=False)
    most: int = ANY_NUMBER
    printed: set[Name] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.measure = self.tables[0].measure
        if self.measure.is_of_violations:
            self.most = max(1, len(self._keys(VIOLATIONS)) - 1)

    def add(self) -> None:
        """Add everything."""
        name, weigh, numbers = self.measure.name, self.measure.weigh, self.numbers
        some, none = (f"some {name}",), (f"none {name}",)
        self._add_layer(some, any_of_it(weigh))
        self._add_layer(none, none_of_it(weigh))
        self._add_layer(self.measure.whole, weigh)
        tables = {f"{name} in all": [self.measure.whole], **dict(self._printed_tables())}
        numbers.printed |= tables
        self.printed = {cell for cells in tables.values() for cell in cells}
        self._tie_to_events(TOTAL, ())
        for axis in self._axes():
            for key in self._keys(axis):
                self._tie_to_events(axis.event_cell(key), (axis.name, key))
        for table in self._of_two():
            behind = table.events(self.counting)
            for row, column in self._places(table):
                self._tie_to_events(behind.cell(row, column), table.cell(row, column))
        if self.measure.is_of_violations:
            self._add_kinds()

    def _of_two(self) -> list[Summed]:
        return [table for table in self.tables if table.across is not None]

    def _axes(self) -> list[Axis]:
        return list({axis.name: axis for table in self.tables for axis in _axes(table)}.values())

    def _keys(self, axis: Axis) -> list[str]:
        tally = self.counting.tally(axis.keys, is_split=axis.is_split)
        return [*(key for key, _count in tally.counts), UNKNOWN]

    def _places(self, table: Summed) -> Iterator[tuple[str, str]]:
        for row in self._keys(_axes(table)[0]):
            yield from ((row, column) for column in (*table.shown, UNKNOWN))

    def _add_layer(self, prefix: Name, weigh: Weigh) -> None:
        """Add sums of which the parts are the same as those of the events."""
        numbers, counting = self.numbers, self.counting
        numbers.true[prefix] = counting.whole(weigh)
        singles = [_single(counting, axis, weigh, prefix) for axis in self._axes()]
        for single in singles:
            add_single(numbers, single, is_printed=False)
        by_name = {single.name: single for single in singles}
        months = (
            [by_name["months"].cell(key) for key, _n in by_name["months"].tally.counts]
            if "months" in by_name
            else []
        )
        if months and "years" in by_name:
            years = by_name["years"]
            for key in (*(key for key, _count in years.tally.counts), UNKNOWN):
                tie_year(numbers, years.cell(key), months)
        crossed = [_layer(counting, table, weigh, prefix) for table in self._of_two()]
        for table in crossed:
            add_crossed(numbers, counting, table)
            numbers.printed.pop(table.table, None)
        tie(numbers, crossed, months)

    def _printed_tables(self) -> Iterator[tuple[str, list[Name]]]:
        counting, weigh, whole = self.counting, self.measure.weigh, self.measure.whole
        for table in self.tables:
            if table.down is None:
                continue
            single = table.single(counting)
            if table.across is None:
                yield single.table, [single.cell(key) for key in self._keys(table.down)]
                continue
            crossed = _layer(counting, table, weigh, whole)
            cells = [crossed.cell(row, key) for row in table.rows for key in crossed.columns()]
            yield crossed.table, [*cells, *(single.cell(row) for row in table.rows)]

    def _tie_to_events(self, events: Name, cell: Name) -> None:
        """Add that an event adds at least one, or nothing; and which sums are over few of them."""
        numbers, name = self.numbers, self.measure.name
        told, some, none = (name, *cell), (f"some {name}", *cell), (f"none {name}", *cell)
        numbers.split(events, [some, none])
        if told in self.printed:
            note_few(numbers, told, some, self.smallest, self.most)
        else:
            numbers.sums_over([told], [some], self.most)
        for whole in self._wholes(cell):
            # What is in the whole and not in this part is a sum as well.
            numbers.sums_over([(name, *whole), told], [(f"some {name}", *whole), some], self.most)

    @staticmethod
    def _wholes(cell: Name) -> list[Name]:
        """Return what a cell is a part of: a row of everything, a cell of its row and column."""
        if len(cell) <= 2:  # noqa: PLR2004  a row is its name and its key
            return [()] if cell else []
        down, row, by, column = cell
        return [(down, row), (by.removeprefix(f"{down} by "), column)]

    # --- kinds of violation -----------------------------------------------------------------------

    def _add_kinds(self) -> None:
        """Add that violations are the events of each kind: of one key, of two keys, of all."""
        numbers, counting = self.numbers, self.counting
        kinds = [key for key in self._keys(VIOLATIONS) if key]
        whole, none = self.measure.whole, (f"none {self.measure.name}",)
        numbers.split(whole, [("violations", kind) for kind in kinds])
        numbers.split(("violations", UNKNOWN), [none])
        behind = {axis.name: events_by(counting, VIOLATIONS, axis) for axis in self._axes()}
        for axis in self._axes():
            for key in self._keys(axis):
                cells = [behind[axis.name].cell(kind, key) for kind in kinds]
                numbers.split((*whole, axis.name, key), cells)
                numbers.split((*none, axis.name, key), [behind[axis.name].cell(UNKNOWN, key)])
        if not self._of_two():
            return
        for kind in kinds:
            self._add_layer((f"events with {kind}",), with_violation(kind))
            numbers.split(("violations", kind), [(f"events with {kind}",)])
            for axis in self._axes():
                for key in self._keys(axis):
                    layer = (f"events with {kind}", axis.name, key)
                    numbers.split(behind[axis.name].cell(kind, key), [layer])
        for table in self._of_two():
            self._sum_kinds(table, kinds)

    def _sum_kinds(self, table: Summed, kinds: Sequence[str]) -> None:
        numbers, events = self.numbers, table.events(self.counting)
        for row, column in self._places(table):
            cell = table.cell(row, column)
            layers = [(f"events with {kind}", *cell) for kind in kinds]
            numbers.split((*self.measure.whole, *cell), layers)
            for layer in layers:
                numbers.at_most([layer], [events.cell(row, column)])
