"""Tables of violations and of people that a person adds to a brief: sums over its events.

What is counted and how stands above each of them; docs/decisions/0028 says why so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hrd_desk.i18n import N_
from hrd_desk.publishing.annex_numbers import TOTAL, Crossed, Single
from hrd_desk.publishing.cases import Cases
from hrd_desk.publishing.counting import kinds_of_violation, people_at_least
from hrd_desk.publishing.documents import Block
from hrd_desk.publishing.number_audit import Name, Numbers
from hrd_desk.publishing.orders import OwnTable
from hrd_desk.publishing.own_tables import (
    Cross,
    Part,
    asked_tables,
    part_of,
    shown_keys,
    table_title,
)
from hrd_desk.publishing.summed_numbers import Axis, Measure, Summed, add_sums, event_tables
from hrd_desk.publishing.table_blocks import Chart, Words, chart_block, count_words, cross_block
from hrd_desk.storage.dimensions import Dimension
from hrd_desk.storage.statistics import Unit

_ONCE = N_("Violations, each kind once for each event; n = {total}.")
_AT_LEAST = N_("People ({role}): the smallest numbers of the records, added up; n = {total}.")
_OVERLAP = N_("One event can stand in several lines: they do not add up.")
_FEW = N_("“*” also stands for a sum over fewer than {smallest} events.")

VIOLATIONS = Measure("violations summed", kinds_of_violation, is_of_violations=True)


def people_of(role: str) -> Measure:
    """Return the people in a role, at least."""
    return Measure(f"people {role}", people_at_least(role))


@dataclass(frozen=True, slots=True, eq=False)
class SummedTable:
    """A table that was asked for, what it sums, and by what."""

    asked: OwnTable
    summed: Summed
    down: Part
    across: Part | None


class SummedTables:
    """The tables of violations and of people of one brief, each once."""

    def __init__(self, cases: Cases, smallest: int) -> None:
        """Rows of fewer than `smallest` events are not broken down."""
        self._cases, self._smallest = cases, smallest
        self.refused: set[SummedTable] = set()
        """For their sake too much else would have to be hidden."""
        self.tables = [
            self._table(table)
            for table in asked_tables(cases.order.tables)
            if table.unit != Unit.EVENTS
        ]

    def _table(self, table: OwnTable) -> SummedTable:
        cases = self._cases
        measure = VIOLATIONS if table.unit == Unit.VIOLATIONS else people_of(table.role)
        down = part_of(cases, Dimension(table.down))
        if not table.across:
            return SummedTable(table, Summed(measure, _axis(down)), down, None)
        across = part_of(cases, Dimension(table.across))
        counts = down.single(cases).tally.counts
        rows = tuple(key for key, count in counts if count >= self._smallest)
        shown = tuple(shown_keys(cases, across))
        return SummedTable(
            table, Summed(measure, _axis(down), _axis(across), rows, shown), down, across
        )

    # --- small numbers ------------------------------------------------------------------------

    @property
    def summed(self) -> list[Summed]:
        """What is summed."""
        return [table.summed for table in self.tables if table not in self.refused]

    def events(self) -> list[Crossed]:
        """Return the tables of events behind the sums, none of which is printed."""
        return event_tables(self._cases.counting, self.summed)

    def add_to(self, numbers: Numbers, further: Sequence[Summed] = ()) -> None:
        """Add what is printed, and what any reader can conclude; `further` sums are of reports."""
        counting = self._cases.counting
        add_sums(numbers, counting, [*self.summed, *further], self._smallest)
        for role in dict.fromkeys((*self.roles(), *_roles_of(further))):
            add_silent(numbers, self._cases, role)
            silent, nobody = silent_of(role), (f"none people {role}",)
            if numbers.true[silent] == numbers.true[nobody]:
                numbers.split(nobody, [silent])  # a reader does not think of the number 0
            else:
                numbers.at_most([silent], [nobody])

    def roles(self) -> list[str]:
        """Return the roles whose people are summed."""
        told = (table for table in self.tables if table not in self.refused)
        return list(dict.fromkeys(t.asked.role for t in told if t.asked.unit == Unit.PEOPLE))

    # --- what is printed ----------------------------------------------------------------------

    def blocks(
        self, hidden: frozenset[Name], left_out: frozenset[str]
    ) -> Iterator[tuple[str, Block | None]]:
        """Yield the title of each table, and the table; None where it must be left out."""
        for table in self.tables:
            title = table_title(table.asked, self._cases.speech.say, self._role_label)
            is_told = table not in self.refused
            yield title, self._block(table, title, hidden, left_out) if is_told else None

    def _block(
        self, table: SummedTable, title: str, hidden: frozenset[Name], left_out: frozenset[str]
    ) -> Block | None:
        cases, counting = self._cases, self._cases.counting
        single = table.summed.single(counting)
        if table.across is None:
            if single.table in left_out:
                return None
            words = self._words(table, title, single, hidden, left_out)
            return chart_block(cases, Chart(table.down, words, single), hidden)
        crossed = table.summed.crossed(counting)
        if crossed.table in left_out or (self._smallest and not crossed.rows):
            return None
        words = self._words(table, title, single, hidden, left_out)
        cross = Cross(title, table.down.title, crossed, table.down.label, table.across.label)
        return cross_block(cases, cross, hidden, words=words)

    def _words(
        self,
        table: SummedTable,
        title: str,
        single: Single,
        hidden: frozenset[Name],
        left_out: frozenset[str],
    ) -> Words:
        """Return which unit is counted, how, and what is not in it."""
        cases, speech = self._cases, self._cases.speech
        measure, total = table.summed.measure, single.tally.total
        is_hidden = single.whole in hidden
        told = count_words(cases, total, is_hidden=True) if is_hidden else speech.number(total)
        if f"{measure.name} in all" in left_out:
            is_hidden, told = True, speech.say(N_("(hidden)"))
        if table.asked.unit == Unit.VIOLATIONS:
            sentences = [speech.say(_ONCE, total=told)]
            unit = speech.say(N_("Violations"))
        else:
            role = self._role_label(table.asked.role)
            sentences = [speech.say(_AT_LEAST, role=role.lower(), total=told)]
            sentences += silent_words(cases, table.asked.role, hidden, left_out)
            unit = speech.say(N_("People at least"))
        if not table.down.is_split or (table.across is not None and not table.across.is_split):
            sentences.append(speech.say(_OVERLAP))
        if self._smallest > 1:
            sentences.append(speech.say(_FEW, smallest=self._smallest))
        return Words(title, " ".join(sentences), unit, has_shares=not is_hidden)

    def _role_label(self, role: str) -> str:
        return self._cases.path("count-role", role)


def _roles_of(summed: Sequence[Summed]) -> list[str]:
    return [table.measure.name.removeprefix("people ") for table in summed]


def _axis(part: Part) -> Axis:
    return Axis(part.name, part.keys, part.is_split)


# --- events without a number ----------------------------------------------------------------------


def silent_of(role: str) -> Name:
    """Return what counts the events of which no number of people in a role is known."""
    return (f"no number of people {role}",)


def telling_of(role: str) -> Name:
    """Return what counts the events of which a number of people in a role is known."""
    return (f"a number of people {role}",)


def add_silent(numbers: Numbers, cases: Cases, role: str) -> None:
    """Add of how many events no number of people in a role is known, which a sentence tells."""
    name, telling = silent_of(role), telling_of(role)
    if name in numbers.true:
        return
    people = cases.counting.people(role)
    numbers.true |= {name: people.unknown, telling: people.known}
    numbers.split(TOTAL, [telling, name])
    if people.unknown:
        numbers.printed[name[0]] = [name]
    else:
        numbers.known.add(name)


def silent_words(
    cases: Cases, role: str, hidden: frozenset[Name], left_out: frozenset[str]
) -> list[str]:
    """Return the sentence about events of which no number is known; none where every one has."""
    speech, count = cases.speech, cases.counting.people(role).unknown
    name = silent_of(role)
    if not count or name[0] in left_out:
        return []
    if name in hidden:
        told = count_words(cases, count, is_hidden=True)
        return [speech.say(N_("Events without a number: {count}."), count=told)]
    return [
        speech.plural(
            "For {count} event no number is recorded.",
            "For {count} events no number is recorded.",
            count,
        )
    ]
