"""Tables of counts: what each counts, of how many, with what is not known and what is hidden."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from hrd_desk.i18n import N_
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.annex_numbers import Crossed, Single, numbers_of
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
from hrd_desk.publishing.documents import (
    Block,
    Document,
    Heading,
    Role,
    TableBlock,
    TableColumn,
    Text,
)
from hrd_desk.publishing.joining import capital
from hrd_desk.publishing.method import method_blocks
from hrd_desk.publishing.number_audit import Name, Numbers, Verdict, audit
from hrd_desk.publishing.open_order import told_first
from hrd_desk.publishing.own_tables import (
    AFFECTED,
    MOST_COLUMNS,
    MOST_TERMS_ACROSS,
    NOT_KNOWN,
    ONE,
    PERPETRATORS,
    SEVERAL,
    Cross,
    Labeller,
    OwnTables,
    month_label,
    perpetrator_label,
    perpetrators,
)
from hrd_desk.publishing.report_tables import ReportTables
from hrd_desk.publishing.summed_tables import SummedTables, add_silent, silent_words
from hrd_desk.publishing.table_blocks import chart_block, count_words, cross_block, event_chart

_MONTH = len("YYYY-MM")
CODED = ("violations", "rights", "hrd_types", "perpetrators_state", "perpetrators_non_state")


def annex(cases: Cases) -> Document:
    """Return the statistics of `cases` as a publication of its own."""
    speech = cases.speech
    about = N_("Violations against human rights defenders: {countries}")
    elsewhere = N_("Violations against human rights defenders")
    tables = AnnexTables(cases)
    method = list(method_blocks(cases, tables.silent_words()))
    left_out = tables.verdict.left_out
    # Two countries of two events are told by their names.
    about = elsewhere if "countries" in left_out else about
    return Document(
        language=speech.language,
        name=speech.say(N_("Statistics annex")),
        title=cases.titled(about, elsewhere),
        kicker=capital(_period_words(cases, are_months_told="months" not in left_out)),
        marks=cases.marks(),
        foot=cases.foot(),
        # The rules of counting come first: no table is read without them.
        opening=tuple(method),
        body=tuple(_tables(cases, tables)),
    )


def _period_words(cases: Cases, *, are_months_told: bool) -> str:
    """Return the period as it was ordered; else its months, where the annex tells of them.

    The first and the last day are days of one event each.
    """
    if not cases.hides_small_numbers:
        return cases.period_words()
    ordered = cases.order.period
    first, last = (found[:_MONTH] if are_months_told else "" for found in cases.counting.dates)
    first = ordered.first.isoformat() if ordered.first else first
    return cases.span_words(first, ordered.last.isoformat() if ordered.last else last)


def _tables(cases: Cases, tables: "AnnexTables") -> Iterator[Block]:
    speech, smallest = cases.speech, cases.order.smallest_count
    yield Heading(speech.say(N_("The numbers")))
    if smallest > 1:
        yield Text(
            speech.say(
                N_(
                    "“<{smallest}”: fewer than {smallest}, hidden because so small a number can"
                    " point at somebody; “*”: hidden so that the former cannot be worked out, from"
                    " any of these tables."
                ),
                smallest=smallest,
            ),
            Role.NOTE,
        )
    yield from (tables.told(line) for line in tables.lines)
    yield Heading(speech.say(N_("Two questions at once")))
    yield from (tables.told_crossed(crossed) for crossed in tables.crossed)
    if cases.order.tables:
        yield Heading(speech.say(N_("Further tables")))
        yield from tables.told_own()


def one_way_tables(cases: Cases) -> Iterator[Block]:
    """Yield the table of each coded list, of genders, countries, regions and months, in full.

    What is known of no event is named together: a table of it would say nothing.
    """
    unknown: list[str] = []
    for line in _lines(cases):
        if line.single.tally.counts:
            yield tally_table(cases, line, frozenset())
        else:
            unknown.append(line.title)
    if unknown:
        words = N_("Not known or not told of any event: {fields}.")
        yield Text(cases.speech.say(words, fields=cases.speech.listed(unknown)), Role.SMALL)


@dataclass(frozen=True, slots=True)
class Lines:
    """A table of one question: its title, what it counts, and what each key is called."""

    title: str
    single: Single
    label: Labeller


def _lines(cases: Cases) -> Iterator[Lines]:
    say, counting = cases.speech.say, cases.counting
    for field in (*CODED, "genders"):
        single = Single(field, counting.tally(codes_of(field)))
        yield Lines(field_label(field, say), single, _labeller(cases, field))
    tally = counting.tally(countries, is_split=True)
    if len(tally.counts) > 1:
        single = Single("countries", tally)
        yield Lines(say(N_("Country")), single, _labeller(cases, "country_code"))
    yield Lines(say(N_("Region")), Single("regions", counting.tally(regions)), str)
    by_month = counting.tally(months, is_split=True)
    in_order = Tally(by_month.total, tuple(sorted(by_month.counts)), by_month.unknown, True)
    yield Lines(say(N_("Month")), Single("months", in_order), partial(month_label, cases))


def _labeller(cases: Cases, field: str) -> Labeller:
    return lambda code: cases.label(field, code)


def tally_table(cases: Cases, lines: Lines, hidden: frozenset[Name]) -> TableBlock:
    """Return a count as a table: number and share of each key, then of what is not known."""
    speech, tally, single = cases.speech, lines.single.tally, lines.single
    counts = dict(
        tally.counts
        if single.is_of_time
        else told_first(
            tally.counts,
            lambda key: single.cell(key) in hidden,
            lines.label,
            cases.order.smallest_count,
        )
    )
    if tally.unknown:
        counts[UNKNOWN] = tally.unknown
    rows = []
    for key, count in counts.items():
        words = lines.label(key) if key != UNKNOWN else speech.say(NOT_KNOWN)
        is_hidden = single.cell(key) in hidden
        share = "" if is_hidden else speech.share(count, tally.total)
        rows.append((words, count_words(cases, count, is_hidden=is_hidden), share))
    return TableBlock(
        title=lines.title,
        subtitle=speech.say(ONE if tally.is_split else SEVERAL, total=speech.number(tally.total)),
        columns=(
            TableColumn(lines.title, 0.66),
            TableColumn(speech.say(N_("Events")), 0.17, has_figures=True),
            TableColumn(speech.say(N_("Share")), 0.17, has_figures=True),
        ),
        rows=tuple(rows),
    )


# --- two questions --------------------------------------------------------------------------------


_MOST_STEPS = 10_000
"""About a second: a table that takes longer to judge is not worth it."""
_MOST_TIMES, _MORE_HIDDEN = 2, 6
"""A table may not hide more than twice as many numbers of the others, and a few."""


class AnnexTables:
    """All tables of one annex, and what of their numbers may be told: judged together."""

    def __init__(self, cases: Cases) -> None:
        self._cases = cases
        self.lines = list(_lines(cases))
        self._singles = {line.single.name: line.single for line in self.lines}
        # What only a few events have is not broken down: each number of it would be small.
        smallest, violations = cases.order.smallest_count, self._singles["violations"].tally
        self._rows = [key for key, count in violations.counts if count >= smallest]
        self._few = len(violations.counts) - len(self._rows)
        years_seen = cases.counting.tally(years, is_split=True)
        self.crossed = [self._by_time(), self._by_type(), self._by_perpetrator()]
        singles = list(self._singles.values())
        told = [cross.crossed for cross in self.crossed]
        self.own = OwnTables(cases, self._singles, told)
        told += [cross.crossed for cross in self.own.crossed]
        # A chart prints what its table would: for a year, or a single country, there is none.
        drawn = [self.own.unprinted.pop(part.name, None) for part, _title in self.own.charts]
        singles += [single for single in drawn if single is not None]
        unprinted = list(self.own.unprinted.values())
        self.sums, self.reports = SummedTables(cases, smallest), ReportTables(cases, smallest)
        self._printed = (singles, told, years_seen, unprinted)
        self.numbers, self.verdict = self._judged_all()

    def _judged_all(self) -> tuple[Numbers, Verdict]:
        """Return all numbers and what may be told: sums by two things one after the other.

        A table for whose sake too much else would have to be hidden is left out.
        """
        further = [table for table in self.sums.tables if table.across is not None]
        self.sums.refused |= set(further)
        numbers, verdict = self._judged(None)
        for table in further:
            self.sums.refused.discard(table)
            more, judged = self._judged(_MOST_STEPS)
            before = {name for names in numbers.printed.values() for name in names}
            hidden = len(judged.hidden & before)
            if judged.is_given_up or hidden > _MOST_TIMES * len(verdict.hidden) + _MORE_HIDDEN:
                self.sums.refused.add(table)
            else:
                numbers, verdict = more, judged
        return numbers, verdict

    def _judged(self, most_steps: int | None) -> tuple[Numbers, Verdict]:
        singles, told, years_seen, unprinted = self._printed
        counting, smallest = self._cases.counting, self._cases.order.smallest_count
        behind = [*self.sums.events(), *self.reports.events()]
        tables = [*told, *{table.table: table for table in behind}.values()]
        numbers = numbers_of(counting, singles, tables, years_seen, unprinted)
        self.sums.add_to(numbers, self.reports.summed)
        add_silent(numbers, self._cases, AFFECTED)
        self.reports.add_to(numbers)
        return numbers, audit(numbers, smallest, most_steps)

    def told(self, line: Lines) -> Block:
        """Return a table of one question, or why it is left out."""
        if line.single.name in self.verdict.left_out:
            return self._left_out(line.title)
        return tally_table(self._cases, line, self.verdict.hidden)

    def told_crossed(self, cross: Cross) -> Block:
        """Return a table of two questions, or why it is left out."""
        # The heads of a table without lines would still tell what the only events have.
        if cross.crossed.name in self.verdict.left_out or not cross.crossed.rows:
            return self._left_out(cross.title)
        is_of_violations = cross.crossed.down.name == "violations"
        note = self._few_words() if is_of_violations else ""
        return cross_block(self._cases, cross, self.verdict.hidden, note)

    def told_own(self) -> Iterator[Block]:
        """Yield the charts and tables that a person added."""
        left_out = self.verdict.left_out
        yield from self.reports.blocks(self.verdict.hidden, left_out)
        for part, title in self.own.charts:
            if left_out.intersection(part.names):
                yield self._left_out(title)
            else:
                chart = event_chart(self._cases, part, title)
                yield chart_block(self._cases, chart, self.verdict.hidden)
        yield from map(self.told_crossed, self.own.crossed)
        refused = N_(
            "{table}: left out. For its sake too many other numbers would have to be hidden, or its"
            " own could be worked out. Ask by one thing, or of more records."
        )
        for title, block in self.sums.blocks(self.verdict.hidden, left_out):
            yield self._left_out(title, refused) if block is None else block

    def silent_words(self) -> list[str]:
        """Return the sentence about events without a number of people, which is judged as well."""
        verdict = self.verdict
        return silent_words(self._cases, AFFECTED, verdict.hidden, verdict.left_out)

    def _few_words(self) -> str:
        if not self._few:
            return ""
        return self._cases.speech.plural(
            "Not in this table: {count} violation with fewer than {smallest} events.",
            "Not in this table: {count} violations with fewer than {smallest} events each.",
            self._few,
            smallest=self._cases.order.smallest_count,
        )

    def _left_out(self, title: str, sentence: str = "") -> Block:
        small = N_(
            "{table}: left out. Its numbers are so small that they could be worked out from the"
            " others."
        )
        return Text(self._cases.speech.say(sentence or small, table=title), Role.NOTE)

    def _by_time(self) -> Cross:
        say, counting = self._cases.speech.say, self._cases.counting
        is_by_month = len(self._singles["months"].tally.counts) <= MOST_COLUMNS
        title = N_("Violations by month") if is_by_month else N_("Violations by year")
        name, keys = ("months", months) if is_by_month else ("years", years)
        found = sorted(key for key, _count in counting.tally(keys, is_split=True).counts)
        shown = found[-MOST_COLUMNS:]
        wholes = {key: (name, key) for key in (*shown, UNKNOWN)}
        crossed = self._crossed("by time", keys, shown, wholes, is_split=True)
        return self._titled(say(title), crossed, _short_time)

    def _by_type(self) -> Cross:
        say, keys = self._cases.speech.say, codes_of("hrd_types")
        shown = self._largest(keys)
        wholes = {key: ("hrd_types", key) for key in (*shown, UNKNOWN)}
        crossed = self._crossed("by type", keys, shown, wholes)
        label = _labeller(self._cases, "hrd_types")
        return self._titled(say(N_("Violations by type of HRD")), crossed, label)

    def _by_perpetrator(self) -> Cross:
        say, shown = self._cases.speech.say, self._largest(perpetrators)
        wholes: dict[str, Name] = {key: tuple(key.split(" ", 1)) for key in shown}
        unknown = tuple((field, UNKNOWN) for field in PERPETRATORS)
        crossed = self._crossed("by perpetrator", perpetrators, shown, wholes, unknown=unknown)
        label = partial(perpetrator_label, self._cases)
        return self._titled(say(N_("Violations by perpetrator")), crossed, label)

    def _titled(self, title: str, crossed: Crossed, label: Labeller) -> Cross:
        head = field_label("violations", self._cases.speech.say)
        return Cross(title, head, crossed, _labeller(self._cases, "violations"), label)

    def _crossed(
        self,
        name: str,
        keys: Keys,
        shown: Sequence[str],
        wholes: Mapping[str, Name],
        *,
        is_split: bool = False,
        unknown: tuple[Name, ...] = (),
    ) -> Crossed:
        down, down_keys = self._singles["violations"], codes_of("violations")
        is_whole = len(shown) == len(self._cases.counting.tally(keys).counts)
        return Crossed(
            *(name, down, down_keys, keys, self._rows, shown, wholes, is_split, is_whole, unknown)
        )

    def _largest(self, keys: Keys) -> list[str]:
        counts = self._cases.counting.tally(keys).counts
        return [key for key, _count in counts[:MOST_TERMS_ACROSS]]


def _short_time(key: str) -> str:
    year, _dash, month = key.partition("-")
    return f"{month}.{year}" if month else year
