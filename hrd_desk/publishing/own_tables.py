"""Tables that a person adds to a brief: a question, asked again of the records of the brief.

No number is carried over from the window of statistics, which counts whole records: what the
readers may not know is not counted, and in an annex small numbers are judged with all others.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, _
from hrd_desk.publishing.annex_numbers import Crossed, Single
from hrd_desk.publishing.bidi import isolated, runs_right_to_left
from hrd_desk.publishing.cases import Cases
from hrd_desk.publishing.counting import (
    UNKNOWN,
    Keys,
    Tally,
    codes_of,
    countries,
    months,
    regions,
    years,
)
from hrd_desk.publishing.documents import Bars, Block, MonthColumns, TableBlock, TableColumn
from hrd_desk.publishing.facts import Facts
from hrd_desk.publishing.months import months_between
from hrd_desk.publishing.number_audit import Name
from hrd_desk.publishing.orders import OwnTable
from hrd_desk.storage.dimensions import TITLES, Dimension, dimension_named

SEVERAL = N_("Events; n = {total}. One event can stand in several lines.")
ONE = N_("Events; n = {total}. Each event stands in one line.")
NOT_KNOWN = N_("Not known or not told")
MOST_COLUMNS = 12
"""More months than that are told by year."""
MOST_TERMS_ACROSS = 6
_MOST_BARS, _MOST_MONTHS = 40, 24
_TWO = 2

Labeller = Callable[[str], str]

_CODED = {
    Dimension.VIOLATION: "violations",
    Dimension.RIGHT: "rights",
    Dimension.HRD_TYPE: "hrd_types",
    Dimension.GENDER: "genders",
}
_OTHERS: Mapping[Dimension, tuple[str, Keys]] = {
    Dimension.COUNTRY: ("countries", countries),
    Dimension.REGION: ("regions", regions),
    Dimension.YEAR: ("years", years),
    Dimension.MONTH: ("months", months),
}
TIMES = frozenset({Dimension.YEAR, Dimension.MONTH})
_SPLIT = frozenset({Dimension.COUNTRY, *TIMES})
TOLD = (*_CODED, *_OTHERS, Dimension.PERPETRATOR)
"""By what a brief can count: what a desk knows of its own work is not for readers."""
PERPETRATORS = ("perpetrators_state", "perpetrators_non_state")


# --- what is asked --------------------------------------------------------------------------------


def own_table(down: Dimension, across: Dimension | None = None) -> OwnTable:
    """Return a table for a brief; raises `InvalidInputError` where a brief cannot tell it."""
    for dimension in (down, across):
        if dimension is not None and dimension not in TOLD:
            sentence = _("A brief does not count by “{what}”: that is about the work of the desk.")
            raise InvalidInputError("table", sentence.format(what=_(TITLES[dimension])))
    if across is down:
        across = None
    if down is Dimension.PERPETRATOR and across is not None:
        down, across = across, down  # both lists of perpetrators stand side by side, as columns
    return OwnTable(down.value, "" if across is None else across.value)


def own_table_named(words: str) -> OwnTable:
    """Return the table that a person names, like "violation,year"; raises `InvalidInputError`."""
    named = [dimension_named(name) for name in words.split(",") if name.strip()]
    if not 1 <= len(named) <= _TWO:
        raise InvalidInputError("table", _("Count by one thing or by two, like violation,year."))
    return own_table(*named)


def table_title(table: OwnTable, say: Callable[..., str] = lambda words, **_fields: words) -> str:
    """Return what a table is called; `say` puts words into a language and fills their fields."""
    down = say(TITLES[Dimension(table.down)]).lower()
    if not table.across:
        return say(N_("{unit} by {what}"), unit=say(N_("Events")), what=down)
    columns = say(TITLES[Dimension(table.across)]).lower()
    words = N_("{unit} by {rows} and {columns}")
    return say(words, unit=say(N_("Events")), rows=down, columns=columns)


# --- what is counted ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """By what is counted: its title, the name of its numbers, its keys, and their labels."""

    dimension: Dimension
    title: str
    name: str
    keys: Keys
    label: Labeller

    @property
    def names(self) -> tuple[str, ...]:
        """The tables of one question that print its numbers."""
        return PERPETRATORS if self.dimension is Dimension.PERPETRATOR else (self.name,)

    @property
    def is_split(self) -> bool:
        """Whether an event stands under one key only."""
        return self.dimension in _SPLIT

    def single(self, cases: Cases) -> Single:
        """Return how many events stand under each key."""
        tally = cases.counting.tally(self.keys, is_split=self.is_split)
        if self.dimension in TIMES:
            in_order = tuple(sorted(tally.counts))
            tally = Tally(tally.total, in_order, tally.unknown, tally.is_split)
        return Single(self.name, tally)


def part_of(cases: Cases, dimension: Dimension) -> Part:
    """Return by what the records of a brief are counted for a dimension."""
    title = cases.speech.say(TITLES[dimension])
    if dimension is Dimension.PERPETRATOR:
        label: Labeller = lambda key: cases.label(*key.split(" ", 1))  # noqa: E731  one of four
        return Part(dimension, title, "perpetrators", perpetrators, label)
    if dimension in _CODED:
        field = _CODED[dimension]
        return Part(dimension, title, field, codes_of(field), partial(cases.label, field))
    name, keys = _OTHERS[dimension]
    label = str
    if dimension is Dimension.COUNTRY:
        label = partial(cases.label, "country_code")
    elif dimension in TIMES:
        label = cases.speech.month
    return Part(dimension, title, name, keys, label)


def perpetrators(record: Facts) -> tuple[str, ...]:
    """Return the codes of both lists of perpetrators, each with its list."""
    return tuple(f"{field} {code}" for field in PERPETRATORS for code in record.coded[field])


@dataclass(frozen=True, slots=True)
class Cross:
    """A table of two questions: its titles, what it counts, what rows and columns are called."""

    title: str
    head: str
    crossed: Crossed
    row_label: Labeller
    label: Labeller


class OwnTables:
    """The tables that were added to one brief, each once."""

    def __init__(self, cases: Cases, known: Mapping[str, Single], told: Sequence[Crossed]) -> None:
        """`known` are the tables of one question that the brief prints, `told` those of two."""
        self._cases = cases
        self._known = known
        self.unprinted: dict[str, Single] = {}
        """What is counted besides, and printed by no table of one question."""
        self.charts: list[tuple[Part, str]] = []
        self.crossed: list[Cross] = []
        asked = {frozenset((table.down.name, *_dimensions(table))) for table in told}
        for table in dict.fromkeys(cases.order.tables):
            down = part_of(cases, Dimension(table.down))
            title = table_title(table, cases.speech.say)
            if not table.across:
                self.charts.append((down, title))
                self._count(down)
                continue
            across = part_of(cases, Dimension(table.across))
            names = frozenset((down.name, across.name))
            if names not in asked:
                asked.add(names)
                self.crossed.append(self._cross(down, across, title))

    def _count(self, part: Part) -> Single:
        known = self._known.get(part.name) or self.unprinted.get(part.name)
        if known is None:
            known = part.single(self._cases)
            if part.dimension is not Dimension.PERPETRATOR:  # both lists have numbers already
                self.unprinted[part.name] = known
        return known

    def _cross(self, down: Part, across: Part, title: str) -> Cross:
        """Return the table with its largest columns, in time the last ones."""
        single, whole = self._count(down), self._count(across)
        keys = [key for key, _count in whole.tally.counts]
        shown = keys[-MOST_COLUMNS:] if across.dimension in TIMES else keys[:MOST_TERMS_ACROSS]
        wholes: dict[str, Name] = {key: (across.name, key) for key in (*shown, UNKNOWN)}
        unknown: tuple[Name, ...] = ()
        if across.dimension is Dimension.PERPETRATOR:
            wholes = {key: tuple(key.split(" ", 1)) for key in shown}
            unknown = tuple((field, UNKNOWN) for field in PERPETRATORS)
        smallest = self._cases.order.smallest_count if self._known else 0
        rows = [key for key, count in single.tally.counts if count >= smallest]
        name = f"{down.name} by {across.name}"
        is_whole = len(shown) == len(keys)
        split = across.is_split
        crossed = Crossed(
            *(name, single, down.keys, across.keys, rows, shown, wholes, split, is_whole, unknown)
        )
        return Cross(title, down.title, crossed, down.label, across.label)


def _dimensions(table: Crossed) -> set[str]:
    """Return the names of what the columns of a table count."""
    if table.unknown:
        return {"perpetrators"}
    return {whole[0] for whole in table.wholes.values()}


# --- what is printed ------------------------------------------------------------------------------


def count_words(cases: Cases, count: int, *, is_hidden: bool) -> str:
    """Return a number of a table: a dash for nothing, a sign where it is hidden."""
    smallest = cases.order.smallest_count
    if is_hidden:
        # Isolated, so that "less than" does not turn round where lines run from right to left.
        is_right = runs_right_to_left(cases.speech.language)
        return isolated(f"<{smallest}", is_right=is_right) if count < smallest else "*"
    return cases.speech.number(count) if count else "–"  # noqa: RUF001  a dash for nothing


def cross_block(cases: Cases, cross: Cross, hidden: frozenset[Name], note: str = "") -> TableBlock:
    """Return a table of two questions; its last columns are what is not known, and all events."""
    crossed, speech = cross.crossed, cases.speech
    found = crossed.counted(cases.counting)
    wholes = dict(crossed.down.tally.counts)
    rows = []
    for key in crossed.rows:
        cells = [
            count_words(
                cases, found.get((key, column), 0), is_hidden=crossed.cell(key, column) in hidden
            )
            for column in crossed.columns()
        ]
        whole = count_words(cases, wholes[key], is_hidden=crossed.down.cell(key) in hidden)
        rows.append((cross.row_label(key), *cells, whole))
    width = 0.72 / (len(crossed.shown) + 2)
    known = map(cross.label, crossed.shown)
    heads = [*known, speech.say(N_("Unknown")), speech.say(N_("Events"))]
    return TableBlock(
        title=cross.title,
        subtitle=speech.say(SEVERAL, total=speech.number(cases.counting.total)),
        columns=(
            TableColumn(cross.head, 0.28),
            *(TableColumn(head, width, has_figures=True) for head in heads),
        ),
        rows=tuple(rows),
        note=note,
    )


def chart_block(cases: Cases, part: Part, title: str, hidden: frozenset[Name]) -> Block:
    """Return the chart of a table of one question, without the numbers that are hidden.

    Time keeps its order: months are columns where all of them are told, else there is a table.
    """
    speech, tally = cases.speech, part.single(cases).tally
    words = speech.say(ONE if tally.is_split else SEVERAL, total=speech.number(tally.total))
    if part.dimension in TIMES:
        return _time_block(cases, part, Caption(title, words), hidden)
    counts = [*tally.counts[:_MOST_BARS], *([(UNKNOWN, tally.unknown)] if tally.unknown else [])]
    bars = [
        (
            part.label(key) if key != UNKNOWN else speech.say(NOT_KNOWN),
            None if _name(part, key) in hidden else count,
            key == UNKNOWN,
        )
        for key, count in counts
        if key != UNKNOWN or part.dimension is not Dimension.PERPETRATOR
    ]
    return Bars(title, words, tuple(bars), tally.total)


class Caption(NamedTuple):
    """What stands above a chart."""

    title: str
    subtitle: str


def _time_block(cases: Cases, part: Part, caption: Caption, hidden: frozenset[Name]) -> Block:
    tally = part.single(cases).tally
    counts = dict(tally.counts)
    is_whole = not any((part.name, key) in hidden for key in (*counts, UNKNOWN))
    span = months_between(counts) if part.dimension is Dimension.MONTH else []
    if is_whole and 1 < len(span) <= _MOST_MONTHS and not tally.unknown:
        first = datetime.date.fromisoformat(f"{span[0]}-01")
        return MonthColumns(*caption, first, tuple(counts.get(month, 0) for month in span))
    if tally.unknown:
        counts[UNKNOWN] = tally.unknown
    rows = [
        (
            part.label(key) if key != UNKNOWN else cases.speech.say(NOT_KNOWN),
            count_words(cases, count, is_hidden=(part.name, key) in hidden),
        )
        for key, count in counts.items()
    ]
    columns = (
        TableColumn(part.title, 0.75),
        TableColumn(cases.speech.say(N_("Events")), 0.25, has_figures=True),
    )
    return TableBlock(*caption, columns, tuple(rows))


def _name(part: Part, key: str) -> Name:
    is_of_lists = part.dimension is Dimension.PERPETRATOR
    return tuple(key.split(" ", 1)) if is_of_lists else (part.name, key)


def own_blocks(cases: Cases) -> Iterator[Block]:
    """Yield the added charts and tables of a brief that tells every event: nothing is hidden."""
    own, nothing = OwnTables(cases, {}, ()), frozenset[Name]()
    yield from (chart_block(cases, part, title, nothing) for part, title in own.charts)
    yield from (cross_block(cases, cross, nothing) for cross in own.crossed)
