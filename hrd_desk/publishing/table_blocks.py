"""Tables and charts of a brief as blocks: numbers that may be told, signs for the others."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from hrd_desk.i18n import N_
from hrd_desk.publishing.annex_numbers import Crossed, Single
from hrd_desk.publishing.bidi import isolated, runs_right_to_left
from hrd_desk.publishing.cases import Cases
from hrd_desk.publishing.counting import UNKNOWN
from hrd_desk.publishing.documents import Bars, Block, MonthColumns, TableBlock, TableColumn
from hrd_desk.publishing.months import months_between
from hrd_desk.publishing.number_audit import Name
from hrd_desk.publishing.open_order import by_label, told_first
from hrd_desk.publishing.own_tables import NOT_KNOWN, ONE, SEVERAL, TIMES, Cross, Part
from hrd_desk.storage.dimensions import Dimension

EVENTS = N_("Events")
_MOST_BARS, _MOST_MONTHS = 40, 24


class Words(NamedTuple):
    """What stands above a table, and at the head of its numbers."""

    title: str
    subtitle: str
    unit: str
    has_shares: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers by one thing, to be drawn: what each key counts has a name in the audit."""

    part: Part
    words: Words
    single: Single

    def name(self, key: str) -> Name:
        """Return the name of the number of a key."""
        if self.part.dimension is Dimension.PERPETRATOR and not self.single.prefix:
            return tuple(key.split(" ", 1))
        return self.single.cell(key)


def event_words(cases: Cases, title: str, *, is_split: bool) -> Words:
    """Return the words of a table of events."""
    speech = cases.speech
    subtitle = speech.say(ONE if is_split else SEVERAL, total=speech.number(cases.counting.total))
    return Words(title, subtitle, speech.say(EVENTS))


def event_chart(cases: Cases, part: Part, title: str) -> Chart:
    """Return the events by one thing."""
    words = event_words(cases, title, is_split=part.is_split)
    return Chart(part, words, part.single(cases))


def count_words(cases: Cases, count: int, *, is_hidden: bool) -> str:
    """Return a number of a table: a dash for nothing, a sign where it is hidden."""
    smallest = cases.order.smallest_count
    if is_hidden:
        # Isolated, so that "less than" does not turn round where lines run from right to left.
        is_right = runs_right_to_left(cases.speech.language)
        return isolated(f"<{smallest}", is_right=is_right) if count < smallest else "*"
    return cases.speech.number(count) if count else "–"  # noqa: RUF001  a dash for nothing


def cross_block(
    cases: Cases,
    cross: Cross,
    hidden: frozenset[Name],
    note: str = "",
    words: Words | None = None,
) -> TableBlock:
    """Return a table of two questions; its last columns are what is not known, and the whole."""
    crossed, speech = _in_open_order(cases, cross, hidden), cases.speech
    words = words or event_words(cases, cross.title, is_split=False)
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
    heads = [*known, speech.say(NOT_KNOWN), words.unit]
    if not crossed.is_whole:
        few = N_("Only {count} have a column of their own; the last column counts all.")
        told = speech.say(few, count=speech.number(len(crossed.shown)))
        note = f"{note} {told}".lstrip()
    return TableBlock(
        title=words.title,
        subtitle=words.subtitle,
        columns=(
            TableColumn(cross.head, 0.28),
            *(TableColumn(head, width, has_figures=True) for head in heads),
        ),
        rows=tuple(rows),
        note=note,
    )


def _in_open_order(cases: Cases, cross: Cross, hidden: frozenset[Name]) -> Crossed:
    """Return what a table counts, with rows and columns whose order tells no hidden number.

    Columns have no number of their own in the table, so their labels decide.
    """
    crossed, smallest = cross.crossed, cases.order.smallest_count
    if not cases.hides_small_numbers:
        return crossed
    if not crossed.down.is_of_time:
        counts = [pair for pair in crossed.down.tally.counts if pair[0] in crossed.rows]
        ordered = told_first(
            counts, lambda key: crossed.down.cell(key) in hidden, cross.row_label, smallest
        )
        crossed = replace(crossed, rows=[key for key, _count in ordered])
    if crossed.is_of_time:
        return crossed
    return replace(crossed, shown=by_label(crossed.shown, cross.label))


def chart_block(cases: Cases, chart: Chart, hidden: frozenset[Name]) -> Block:
    """Return the chart of a table of one question, without the numbers that are hidden.

    Time keeps its order: months are columns where all of them are told, else there is a table.
    """
    tally, part = chart.single.tally, chart.part
    if part.dimension in TIMES:
        return _time_block(cases, chart, hidden)
    # Where no event has a number the sum is not known, so there is no bar that says 0.
    summed = [(key, count) for key, count in tally.counts if count or chart.name(key) in hidden]
    ordered = told_first(
        summed,
        lambda key: chart.name(key) in hidden,
        part.label,
        cases.order.smallest_count,
    )
    counts = [*ordered[:_MOST_BARS], *([(UNKNOWN, tally.unknown)] if tally.unknown else [])]
    is_of_lists = part.dimension is Dimension.PERPETRATOR and not chart.single.prefix
    bars = [
        (
            part.label(key) if key != UNKNOWN else cases.speech.say(NOT_KNOWN),
            None if chart.name(key) in hidden else count,
            key == UNKNOWN,
        )
        for key, count in counts
        if key != UNKNOWN or not is_of_lists
    ]
    words = chart.words
    whole = tally.total if words.has_shares else None
    subtitle = " ".join(filter(None, (words.subtitle, not_drawn(cases, len(ordered) - _MOST_BARS))))
    return Bars(words.title, subtitle, tuple(bars), whole, words.unit)


def not_drawn(cases: Cases, more: int) -> str:
    """Say how many lines a chart has no room for; "" where it has all of them."""
    if more <= 0:
        return ""
    return cases.speech.say(N_("Not drawn: {count} more."), count=cases.speech.number(more))


def _time_block(cases: Cases, chart: Chart, hidden: frozenset[Name]) -> Block:
    part, tally, words = chart.part, chart.single.tally, chart.words
    counts: Mapping[str, int] = dict(sorted(tally.counts))
    is_whole = not any(chart.name(key) in hidden for key in (*counts, UNKNOWN))
    span = months_between(counts) if part.dimension is Dimension.MONTH else []
    if is_whole and tally.total and 1 < len(span) <= _MOST_MONTHS and not tally.unknown:
        first = datetime.date.fromisoformat(f"{span[0]}-01")
        told = tuple(counts.get(month, 0) for month in span)
        return MonthColumns(words.title, words.subtitle, first, told, unit=words.unit)
    if tally.unknown:
        counts = {**counts, UNKNOWN: tally.unknown}
    rows = [
        (
            part.label(key) if key != UNKNOWN else cases.speech.say(NOT_KNOWN),
            count_words(cases, count, is_hidden=chart.name(key) in hidden),
        )
        for key, count in counts.items()
    ]
    columns = (TableColumn(part.title, 0.75), TableColumn(words.unit, 0.25, has_figures=True))
    return TableBlock(words.title, words.subtitle, columns, tuple(rows))
