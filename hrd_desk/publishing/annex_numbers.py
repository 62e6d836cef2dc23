"""What the statistics of one brief count, and the rules that tie their numbers together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hrd_desk.publishing.counting import UNKNOWN, Counting, Keys, Tally, Weigh, one_each
from hrd_desk.publishing.number_audit import Name, Numbers

TOTAL: Name = ("events",)
_NO_MONTH: Name = ("months", UNKNOWN)
_KNOWN, _REST = "known", "rest"
TIMES = frozenset({"months", "years"})
"""Names of what keeps the order of time."""
ONE: Name = ("one",)
"""The number 1, which a rule can need."""


@dataclass(frozen=True, slots=True)
class Single:
    """A table of one question, by its name; `tally` counts every key.

    `prefix` names what is summed where that is not events.
    """

    name: str
    tally: Tally
    prefix: Name = ()

    def cell(self, key: str) -> Name:
        """Return what the line of `key` counts."""
        return (*self.prefix, self.name, key)

    @property
    def whole(self) -> Name:
        """What all lines are part of."""
        return self.prefix or TOTAL

    @property
    def is_of_time(self) -> bool:
        """Whether its lines keep the order of time."""
        return self.name in TIMES

    @property
    def known(self) -> Name:
        """What counts the events of which any key is known."""
        return (*self.prefix, self.name, _KNOWN, "")

    @property
    def table(self) -> str:
        """The name of the table that prints it."""
        return " ".join((*self.prefix, self.name))


@dataclass(frozen=True, slots=True)
class Crossed:
    """A table of two questions: `rows` of `down`, columns `shown` of `keys`.

    `wholes` names what each column counts in all; `is_split` says that an event stands in one
    column only, `is_whole` that there are no further columns. What is not known stands in no more
    events than any of `unknown` counts. `weigh` says what each event adds.
    """

    name: str
    down: Single
    down_keys: Keys
    keys: Keys
    rows: Sequence[str]
    shown: Sequence[str]
    wholes: Mapping[str, Name]
    is_split: bool
    is_whole: bool
    unknown: tuple[Name, ...] = ()
    weigh: Weigh = one_each

    def cell(self, row: str, column: str) -> Name:
        """Return what a cell counts."""
        return (*self.down.prefix, self.down.name, row, self.name, column)

    @property
    def table(self) -> str:
        """The name of the table that prints it."""
        return " ".join((*self.down.prefix, self.name))

    def counted(self, counting: Counting) -> dict[tuple[str, str], int]:
        """Return how many events stand in each cell, further rows and columns among them."""
        return counting.cross(
            self.down_keys,
            self.keys,
            is_split=self.is_split,
            are_rows_split=self.down.tally.is_split,
            weigh=self.weigh,
        )

    @property
    def is_of_time(self) -> bool:
        """Whether its columns keep the order of time."""
        return any(whole[-2] in TIMES for whole in self.wholes.values())

    def columns(self) -> list[str]:
        """Return the columns, the last of which is for what is not known."""
        return [*self.shown, UNKNOWN]


def numbers_of(
    counting: Counting,
    singles: Sequence[Single],
    crossed: Sequence[Crossed],
    years: Tally,
    unprinted: Sequence[Single] = (),
) -> Numbers:
    """Return everything that these tables print, with the rules that any reader can apply.

    One of `singles` counts "months"; `years` says how many events each year has. `unprinted` are
    counted by columns or rows of `crossed` alone.
    """
    numbers = Numbers(true={TOTAL: counting.total}, known={TOTAL})
    for single in singles:
        add_single(numbers, single)
    for single in unprinted:
        add_single(numbers, single, is_printed=False)
    _add_years(numbers, years)
    for table in crossed:
        add_crossed(numbers, counting, table)
        add_heads(numbers, [_event_name(table, key) for key in table.shown if table.rows])
        if not table.is_whole and not table.is_of_time:
            tally = counting.tally(table.keys, is_split=table.is_split)
            ordered = [(key, _event_name(table, key)) for key, _count in tally.counts]
            add_choice(numbers, ordered, len(table.shown))
    tie(numbers, crossed, _months_of(numbers))
    return numbers


def _event_name(table: Crossed, key: str) -> Name:
    """Return what counts the events of a column, also of one that has no room in the table."""
    if table.unknown:  # one of the two lists of perpetrators
        return tuple(key.split(" ", 1))
    return (next(iter(table.wholes.values()))[-2], key)


def add_heads(numbers: Numbers, shown: Sequence[Name]) -> None:
    """Add that there is an event for each head of a column."""
    numbers.true[ONE] = 1
    numbers.known.add(ONE)
    for name in shown:
        numbers.at_most([ONE], [name])


def add_choice(numbers: Numbers, ordered: Sequence[tuple[str, Name]], shown: int) -> None:
    """Add that the first `shown` of `ordered` have columns because no other key has more events.

    Of two keys with as many events the first by its code comes first.
    """
    numbers.true[ONE] = 1
    numbers.known.add(ONE)
    for key, larger in ordered[:shown]:
        for other, smaller in ordered[shown:]:
            numbers.at_most([smaller, *([ONE] if other < key else [])], [larger])


def add_single(numbers: Numbers, single: Single, *, is_printed: bool = True) -> None:
    """Add the numbers of a table of one question, and that they are parts of their whole."""
    tally = single.tally
    counts = dict(tally.counts)
    cells = [single.cell(key) for key in counts]
    unknown, known = single.cell(UNKNOWN), single.known
    numbers.true |= {single.cell(key): count for key, count in counts.items()}
    numbers.true |= {unknown: tally.unknown, known: tally.total - tally.unknown}
    if is_printed:
        numbers.printed[single.table] = [*cells, *([unknown] if tally.unknown else [])]
        if not tally.unknown:  # no line says as much as a line of none
            numbers.known.add(unknown)
    numbers.split(single.whole, [known, unknown])
    if tally.is_split:
        numbers.split(known, cells)
    else:
        numbers.covered(known, cells)


def add_crossed(numbers: Numbers, counting: Counting, table: Crossed) -> None:
    """Add the numbers of a table of two questions, and what ties them to those of one."""
    found = table.counted(counting)
    rows = [key for key, _count in table.down.tally.counts]
    columns = table.columns()
    for column in columns:
        for row in (*rows, UNKNOWN):
            numbers.true[table.cell(row, column)] = found.get((row, column), 0)
    if table.rows:
        numbers.printed[table.table] = [
            *(table.cell(row, column) for row in table.rows for column in columns),
            *(table.down.cell(row) for row in table.rows),
        ]
    for row in rows:
        _add_line(numbers, table, row, _beyond(found, row, table))
    _add_unknown_line(numbers, table, found)
    for column, whole in table.wholes.items():
        _add_column(numbers, table, rows, column, whole)
    for whole in table.unknown:
        for row in (*rows, UNKNOWN):
            numbers.at_most([table.cell(row, UNKNOWN)], [whole])


def _beyond(found: Mapping[tuple[str, str], int], row: str, table: Crossed) -> int:
    """Return the sum of what stands in columns that are not shown."""
    shown = set(table.columns())
    return sum(count for (at, column), count in found.items() if at == row and column not in shown)


def _add_line(numbers: Numbers, table: Crossed, row: str, rest: int) -> None:
    cells = [table.cell(row, column) for column in table.shown]
    unknown, beyond = table.cell(row, UNKNOWN), table.cell(row, _REST)
    whole = table.down.cell(row)
    numbers.true[beyond] = rest
    if table.is_whole:
        numbers.known.add(beyond)
    if table.is_split:
        numbers.split(whole, [*cells, unknown, beyond])
        return
    known = table.cell(row, _KNOWN)
    numbers.true[known] = numbers.true[whole] - numbers.true[unknown]
    numbers.split(whole, [known, unknown])
    for cell in cells:
        numbers.at_most([cell], [known])
    numbers.at_most([known], [*cells, beyond])


def _add_unknown_line(
    numbers: Numbers, table: Crossed, found: Mapping[tuple[str, str], int]
) -> None:
    """Add the line that no table prints: events of which the first question is not known."""
    beyond = table.cell(UNKNOWN, _REST)
    numbers.true[beyond] = _beyond(found, UNKNOWN, table)
    if table.is_whole:
        numbers.known.add(beyond)
    cells = [table.cell(UNKNOWN, column) for column in table.columns()]
    unknown = table.down.cell(UNKNOWN)
    if table.is_split:
        numbers.split(unknown, [*cells, beyond])
    else:
        for cell in cells:
            numbers.at_most([cell], [unknown])


def _add_column(
    numbers: Numbers, table: Crossed, rows: Sequence[str], column: str, whole: Name
) -> None:
    """Add what ties a column to what it counts in all: `whole`, which another table may print."""
    unknown = table.cell(UNKNOWN, column)
    cells = [*(table.cell(row, column) for row in rows), unknown]
    if table.down.tally.is_split:
        numbers.split(whole, cells)
    else:
        numbers.at_most([whole], cells)
    for row in rows:
        cell = table.cell(row, column)
        # An event whose first question is not known stands in no other line.
        numbers.at_most([cell, unknown], [whole])
        numbers.at_most([table.down.cell(row), whole], [cell, table.down.whole])


Pair = frozenset[Name]
"""What a cell of two questions counts, whichever of both is asked first."""


def tie(numbers: Numbers, crossed: Sequence[Crossed], months: Sequence[Name]) -> None:
    """Tie together what several tables of two questions count: the same cell, months of a year."""
    named: dict[Pair, Name] = {}
    for table in crossed:
        for pair, cell in _pairs(table):
            if pair in named:
                numbers.split(named[pair], [cell])
            named.setdefault(pair, cell)
    for pair, whole in named.items():
        for year in pair:
            if year[-2] == "years" and year[-1] != UNKNOWN:
                rest = pair - {year}
                parts = [rest | {month} for month in months if month[-1].startswith(year[-1])]
                told = [named[part] for part in parts if part in named]
                numbers.at_most(told, [whole])
                unknown = named.get(rest | {(*year[:-2], *_NO_MONTH)})
                if unknown is not None and len(told) == len(parts):
                    numbers.at_most([whole], [*told, unknown])


def _pairs(table: Crossed) -> Iterator[tuple[Pair, Name]]:
    """Yield what each cell of a table counts, with its name."""
    for row in (*(key for key, _count in table.down.tally.counts), UNKNOWN):
        for column, whole in table.wholes.items():
            yield frozenset((table.down.cell(row), whole)), table.cell(row, column)
        if table.unknown:  # events that stand in neither list of perpetrators
            known = ("perpetrators", UNKNOWN)
            yield frozenset((table.down.cell(row), known)), table.cell(row, UNKNOWN)


def _add_years(numbers: Numbers, years: Tally) -> None:
    """Add how many events each year has, which no table prints.

    Months that are known are part of their year; of events without a month the year may be known.
    """
    months = _months_of(numbers)
    for year, count in (*years.counts, (UNKNOWN, years.unknown)):
        name = ("years", year)
        numbers.true[name] = count
        tie_year(numbers, name, months)


def tie_year(numbers: Numbers, year: Name, months: Sequence[Name]) -> None:
    """Add what ties a year, or that it is not known, to its `months`."""
    unknown = (*year[:-2], *_NO_MONTH)
    if year[-1] == UNKNOWN:
        numbers.at_most([year], [unknown])
        return
    parts = [month for month in months if month[-1].startswith(year[-1])]
    numbers.at_most(parts, [year])
    numbers.at_most([year], [*parts, unknown])


def _months_of(numbers: Numbers) -> list[Name]:
    return [name for name in numbers.printed["months"] if name != _NO_MONTH]
