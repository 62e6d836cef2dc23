"""Ready-made reports in a brief: numbers with names of their own, judged with all the others.

What each counts is what the window of statistics counts (docs/formats/statistics.md), of what the
readers may know. The tables that belong to a report stand in the brief as tables of their own.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from hrd_desk.i18n import N_
from hrd_desk.publishing.annex_numbers import TOTAL, Crossed
from hrd_desk.publishing.cases import Cases
from hrd_desk.publishing.counting import (
    UNKNOWN,
    Weigh,
    codes_of,
    countries,
    none_of_it,
    people_at_least,
)
from hrd_desk.publishing.documents import Block, Heading, TableBlock, TableColumn
from hrd_desk.publishing.facts import Facts
from hrd_desk.publishing.number_audit import Name, Numbers
from hrd_desk.publishing.own_tables import AFFECTED
from hrd_desk.publishing.ready_reports import (
    JOURNALISTS,
    RELATIVES,
    REPORT_NAMES,
    SDG_CATEGORIES,
    TRADE_UNIONISTS,
    Report,
    category_codes,
    codes_within,
)
from hrd_desk.publishing.summed_numbers import (
    ANY_NUMBER,
    VIOLATIONS,
    Axis,
    Summed,
    events_by,
    note_few,
)
from hrd_desk.publishing.summed_tables import people_of, silent_of, telling_of
from hrd_desk.publishing.table_blocks import count_words

_ALL = "all"
_HRD_TYPES = Axis("hrd_types", codes_of("hrd_types"), is_split=False)
_GROUPS = {
    _ALL: N_("All defenders"),
    "journalists": N_("Journalists and media workers"),
    "unionists": N_("Trade unionists"),
}
_CASES, _PEOPLE = "cases", "people"
_KILLING, _RELATIVES = ("cases of killing",), ("cases of relatives",)
_VERIFIED, _OTHERS = ("verified cases",), ("cases not verified in all",)

Event = tuple[Facts, ...]


class ReportTables:
    """The named numbers of the reports that were added to one brief."""

    def __init__(self, cases: Cases, smallest: int) -> None:
        """Hide sums over fewer events than `smallest`."""
        self._cases, self._smallest = cases, smallest
        found = dict.fromkeys(table.report for table in cases.order.tables if table.report)
        self.reports = [Report(name) for name in found]

    @property
    def summed(self) -> list[Summed]:
        """What the reports sum over all events."""
        if Report.DEFENDING not in self.reports:
            return []
        return [Summed(people_of(AFFECTED)), Summed(people_of("killed"))]

    def events(self) -> list[Crossed]:
        """Return the tables of events that the numbers are tied to, none of which is printed."""
        if Report.SDG not in self.reports:
            return []
        return [events_by(self._cases.counting, VIOLATIONS, _HRD_TYPES)]

    def blocks(self, hidden: AbstractSet[Name], left_out: AbstractSet[str]) -> Iterator[Block]:
        """Yield the heading of each report and its numbers."""
        say = self._cases.speech.say
        for report in self.reports:
            if report is Report.DEFENDING:
                yield Heading(say(REPORT_NAMES[report]), level=2)
                yield self._defending(hidden, left_out)
            elif report is Report.SDG:
                yield Heading(say(REPORT_NAMES[report]), level=2)
                yield from self._indicator(hidden, left_out)

    def add_to(self, numbers: Numbers) -> None:
        """Add what is printed, and what any reader can conclude from it."""
        if Report.DEFENDING in self.reports:
            self._add_cases(numbers, _KILLING, "violations", self._killing)
            self._add_cases(numbers, _RELATIVES, "hrd_types", self._relatives)
            numbers.printed["defending in numbers"] = [_KILLING, _RELATIVES]
        if Report.SDG in self.reports:
            _Indicator(self, numbers).add()

    # --- what is counted ----------------------------------------------------------------------

    @cached_property
    def _killing(self) -> frozenset[str]:
        return category_codes(self._cases.vocabulary, "killing")

    @cached_property
    def _relatives(self) -> frozenset[str]:
        return codes_within(self._cases.vocabulary, "hrd-type", (RELATIVES,))

    @cached_property
    def categories(self) -> dict[str, frozenset[str]]:
        """The violations of each category of the indicator, and of all of them."""
        found = {name: category_codes(self._cases.vocabulary, name) for name in SDG_CATEGORIES}
        found = {name: codes for name, codes in found.items() if codes}
        return {**found, _ALL: frozenset().union(*found.values())}

    @cached_property
    def groups(self) -> dict[str, frozenset[str]]:
        """The types of defender of each group; none for all of them."""
        vocabulary = self._cases.vocabulary
        return {
            _ALL: frozenset(),
            "journalists": codes_within(vocabulary, "hrd-type", JOURNALISTS),
            "unionists": codes_within(vocabulary, "hrd-type", TRADE_UNIONISTS),
        }

    @cached_property
    def verified(self) -> list[Event]:
        """The verified records of each event that has any."""
        events = self._cases.counting.events
        told = (tuple(record for record in event if record.is_verified) for event in events)
        return [event for event in told if event]

    def within(self, category: str, group: str) -> list[Event]:
        """Return the verified events of a category and a group."""
        codes, types = self.categories[category], self.groups[group]
        return [
            event
            for event in self.verified
            if _has(event, "violations", codes) and (not types or _has(event, "hrd_types", types))
        ]

    def number(self, unit: str, category: str, group: str) -> int:
        """Return a number of the indicator."""
        events = self.within(category, group)
        return len(events) if unit == _CASES else sum(map(_affected, events))

    # --- small numbers ------------------------------------------------------------------------

    def _add_cases(self, numbers: Numbers, name: Name, field: str, codes: AbstractSet[str]) -> None:
        """Add the events with any of `codes`, tied to those with each of them."""
        tally = self._cases.counting.tally(codes_of(field))
        numbers.true[name] = self._cases.counting.with_term(field, frozenset(codes))
        among = [(field, code) for code, _count in tally.counts if code in codes]
        others = [(field, code) for code, _count in tally.counts if code not in codes]
        if len(among) == 1:
            numbers.split(name, among)
        numbers.covered(name, among)
        numbers.at_most([TOTAL], [name, *others, (field, UNKNOWN)])
        numbers.at_most([name, (field, UNKNOWN)], [TOTAL])

    # --- what is printed ----------------------------------------------------------------------

    def _told(self, name: Name, count: int, hidden: AbstractSet[Name]) -> str:
        return count_words(self._cases, count, is_hidden=name in hidden)

    def _defending(self, hidden: AbstractSet[Name], left_out: AbstractSet[str]) -> TableBlock:
        counting, speech = self._cases.counting, self._cases.speech
        places = len(counting.tally(countries, is_split=True).counts)
        lines = [(speech.say(N_("Cases")), speech.number(counting.total))]
        if "defending in numbers" not in left_out:
            killed = counting.with_term("violations", self._killing)
            family = counting.with_term("hrd_types", self._relatives)
            lines += [
                (speech.say(N_("Cases of loss of life")), self._told(_KILLING, killed, hidden)),
                (
                    speech.say(N_("Cases that concern relatives of defenders")),
                    self._told(_RELATIVES, family, hidden),
                ),
            ]
        lines.append((speech.say(N_("Countries")), speech.number(places)))
        for role, words in (
            (AFFECTED, N_("People affected, at least")),
            ("killed", N_("People killed, at least")),
        ):
            measure = people_of(role)
            if f"{measure.name} in all" not in left_out:
                count = counting.whole(measure.weigh)
                lines.append((speech.say(words), self._told(measure.whole, count, hidden)))
        return TableBlock(
            title=speech.say(N_("Cases and people")),
            subtitle=speech.say(
                N_(
                    "A case is an event; loss of life: violations that the vocabulary counts as"
                    " killing. Cases and people are different things and are never added up."
                )
            ),
            columns=self._columns(speech.say(N_("What is counted")), [speech.say(N_("Number"))]),
            rows=tuple(lines),
            note=self._missing(left_out, "defending in numbers", "people affected in all"),
        )

    def _indicator(
        self, hidden: AbstractSet[Name], left_out: AbstractSet[str]
    ) -> Iterator[TableBlock]:
        speech = self._cases.speech
        heads = [speech.say(words) for words in _GROUPS.values()]
        labels = {**SDG_CATEGORIES, _ALL: N_("All these categories")}
        subtitles = {
            _CASES: N_(
                "Events that were verified, confirmed or published; n = {verified} of {total}. One"
                " event can stand in several lines: they do not add up."
            ),
            _PEOPLE: N_(
                "People affected in these events: the smallest numbers of the records, added up."
                " One event can stand in several lines: they do not add up."
            ),
        }
        titles = {_CASES: N_("Verified cases by category"), _PEOPLE: N_("People by category")}
        verified = self._told(_VERIFIED, len(self.verified), hidden)
        for unit in (_CASES, _PEOPLE):
            rows = [
                (
                    speech.say(labels[category]),
                    *(
                        self._told(
                            (unit, category, group), self.number(unit, category, group), hidden
                        )
                        for group in _GROUPS
                    ),
                )
                for category in self.categories
            ]
            is_gone = f"indicator {unit}" in left_out
            yield TableBlock(
                title=speech.say(titles[unit]),
                subtitle=speech.say(
                    subtitles[unit],
                    verified=verified,
                    total=speech.number(self._cases.counting.total),
                ),
                columns=self._columns(speech.say(N_("Category")), heads),
                rows=() if is_gone else tuple(rows),
                note=self._missing(left_out, f"indicator {unit}"),
            )

    def _missing(self, left_out: AbstractSet[str], *tables: str) -> str:
        if left_out.isdisjoint(tables):
            return ""
        return self._cases.speech.say(
            N_("Numbers are left out that are so small that they could be worked out.")
        )

    @staticmethod
    def _columns(head: str, heads: Sequence[str]) -> tuple[TableColumn, ...]:
        share = 0.55 / len(heads) if len(heads) > 1 else 0.25
        first = TableColumn(head, 1 - share * len(heads))
        return (first, *(TableColumn(words, share, has_figures=True) for words in heads))


def _has(event: Event, field: str, codes: AbstractSet[str]) -> bool:
    return any(not codes.isdisjoint(record.coded[field]) for record in event)


_affected: Weigh = people_at_least(AFFECTED)


class _Indicator:
    """The numbers of the indicator, and what ties them to each other and to other tables."""

    def __init__(self, tables: ReportTables, numbers: Numbers) -> None:
        self._tables, self._numbers = tables, numbers
        self._counting = tables._cases.counting  # noqa: SLF001  one thing in two classes
        self._smallest = tables._smallest  # noqa: SLF001  same
        nobody = self._counting.whole(none_of_it(_affected))
        is_all_verified = all(r.is_verified for event in self._counting.events for r in event)
        # A reader does not think that an event with a number has the number 0.
        self._are_zeros_silent = (
            is_all_verified and nobody == self._counting.people(AFFECTED).unknown
        )

    def add(self) -> None:
        """Add everything."""
        numbers, tables, counting = self._numbers, self._tables, self._counting
        whole = [all(record.is_verified for record in event) for event in counting.events]
        numbers.true |= {_VERIFIED: len(tables.verified), _OTHERS: whole.count(False)}
        if all(whole):
            numbers.known.add(_OTHERS)
        numbers.at_most([_VERIFIED], [TOTAL])
        numbers.at_most([TOTAL], [_VERIFIED, _OTHERS])
        crossed = events_by(counting, VIOLATIONS, _HRD_TYPES)
        for unit in (_CASES, _PEOPLE, "some people", "no people"):
            self._add_unit(unit)
        for category in tables.categories:
            for group in tables.groups:
                self._tie_people(category, group)
                self._tie_cases(category, group, crossed)
        names = [(category, group) for category in tables.categories for group in tables.groups]
        numbers.printed["indicator cases"] = [_VERIFIED, *((_CASES, *name) for name in names)]
        numbers.printed["indicator people"] = [(_PEOPLE, *name) for name in names]

    def _add_unit(self, unit: str) -> None:
        """Add one kind of number by category and group: each set is part of those it lies in."""
        numbers, tables = self._numbers, self._tables
        weighs = {
            _CASES: lambda _event: 1,
            _PEOPLE: _affected,
            "some people": lambda event: int(_affected(event) > 0),
            "no people": lambda event: int(_affected(event) <= 0),
        }
        for category in tables.categories:
            for group in tables.groups:
                events = tables.within(category, group)
                numbers.true[unit, category, group] = sum(map(weighs[unit], events))
        of_all = (unit, _ALL, _ALL)
        for group in tables.groups:
            parts = [(unit, name, group) for name in tables.categories if name != _ALL]
            numbers.covered((unit, _ALL, group), parts)
            for part in (*parts, (unit, _ALL, group)):
                whole = (unit, part[1], _ALL)
                numbers.at_most([part], [whole])
                # What is of a category, and what is of a group, are both among all of them.
                numbers.at_most([whole, (unit, _ALL, group)], [part, of_all])

    def _tie_people(self, category: str, group: str) -> None:
        numbers = self._numbers
        name: Name = (category, group)
        told, some = (_PEOPLE, *name), ("some people", *name)
        numbers.split((_CASES, *name), [some, ("no people", *name)])
        note_few(numbers, told, some, self._smallest)
        for larger in ((_ALL, group), (category, _ALL), (_ALL, _ALL)):
            if larger != name:
                pair = ([(_PEOPLE, *larger), told], [("some people", *larger), some])
                numbers.sums_over(*pair, ANY_NUMBER)
        numbers.at_most([some], [telling_of(AFFECTED)])
        if self._are_zeros_silent:
            numbers.at_most([("no people", *name)], [silent_of(AFFECTED)])
        whole = people_of(AFFECTED).whole
        if whole in numbers.true:
            numbers.at_most([told], [whole])
        codes = self._tables.categories[category]
        by_kind: list[Name] = [(*whole, "violations", code) for code in codes]
        by_kind = [kind for kind in by_kind if kind in numbers.true]
        if (*whole, "violations", UNKNOWN) in numbers.true:
            numbers.at_most([told], by_kind)
            if _OTHERS in numbers.known and group == _ALL:
                for kind in by_kind:
                    numbers.at_most([kind], [told])

    def _tie_cases(self, category: str, group: str, crossed: Crossed) -> None:
        """Tie the cases to events by violation and type: those that are verified are among them."""
        numbers, tables, name = self._numbers, self._tables, (_CASES, category, group)
        kinds = [c for c, _n in crossed.down.tally.counts if c in tables.categories[category]]
        numbers.at_most([name], [_VERIFIED])
        if group == _ALL:
            cells: list[Name] = [("violations", kind) for kind in kinds]
        else:
            types = [key for key in crossed.shown if key in tables.groups[group]]
            cells = [crossed.cell(kind, key) for kind in kinds for key in types]
        numbers.at_most([name], cells)
        for cell in cells:
            numbers.at_most([cell], [name, _OTHERS])
