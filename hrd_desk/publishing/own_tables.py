"""Tables that a person adds to a brief: a question, asked again of the records of the brief.

No number is carried over from the window of statistics, which counts whole records: what the
readers may not know is not counted, and in an annex small numbers are judged with all others.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from hrd_desk.data import data_file
from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, _, language
from hrd_desk.publishing.annex_numbers import Crossed, Single
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
from hrd_desk.publishing.facts import Facts
from hrd_desk.publishing.joining import capital
from hrd_desk.publishing.number_audit import Name
from hrd_desk.publishing.orders import OwnTable
from hrd_desk.publishing.ready_reports import REPORT_NAMES, Report
from hrd_desk.storage.dimensions import TITLES, Dimension, dimension_named
from hrd_desk.storage.statistics import Unit
from hrd_desk.vocabulary.starter import StarterTerm, read_scheme

SEVERAL = N_("Events; n = {total}. One event can stand in several lines.")
ONE = N_("Events; n = {total}. Each event stands in one line.")
NOT_KNOWN = N_("Not known or not told")
MOST_COLUMNS = 12
"""More months than that are told by year."""
MOST_TERMS_ACROSS = 6
AFFECTED = "affected"
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


def own_table(
    down: Dimension,
    across: Dimension | None = None,
    unit: Unit = Unit.EVENTS,
    role: str = AFFECTED,
) -> OwnTable:
    """Return a table for a brief; raises `InvalidInputError` where a brief cannot tell it.

    Violations by their kind are events by it: each kind counts once for each event.
    """
    for dimension in (down, across):
        if dimension is not None and dimension not in TOLD:
            sentence = _("A brief does not count by “{what}”: that is about the work of the desk.")
            raise InvalidInputError("table", sentence.format(what=_(TITLES[dimension])))
    if across is down:
        across = None
    if down is Dimension.PERPETRATOR and across is not None:
        down, across = across, down  # both lists of perpetrators stand side by side, as columns
    if unit is Unit.VIOLATIONS and Dimension.VIOLATION in (down, across):
        unit = Unit.EVENTS
    return OwnTable(
        down.value,
        "" if across is None else across.value,
        unit.value,
        role if unit is Unit.PEOPLE else "",
    )


def report_table(report: Report) -> OwnTable:
    """Return a ready-made report for a brief; raises `InvalidInputError` for that of the map."""
    if report is Report.MAP:
        sentence = _("A digest has its map already, and an annex has none: few events at a point.")
        raise InvalidInputError("table", sentence)
    return OwnTable(report=report.value)


def asked_tables(tables: Iterable[OwnTable]) -> list[OwnTable]:
    """Return the tables that were added, each once; a report brings those that belong to it."""
    found: dict[OwnTable, None] = {}
    for table in tables:
        found |= dict.fromkeys(_OF_REPORTS.get(table.report, ()) if table.report else (table,))
    return list(found)


_OF_REPORTS: Mapping[str, tuple[OwnTable, ...]] = {
    Report.DEFENDING: (
        *(OwnTable("violation"), OwnTable("hrd"), OwnTable("country")),
        OwnTable("violation", "year"),
    ),
    Report.MONTHLY: (
        *(OwnTable("month"), OwnTable("country"), OwnTable("violation")),
        OwnTable("country", "month"),
    ),
}


def own_table_named(words: str) -> OwnTable:
    """Return the table that a person names; raises `InvalidInputError`.

    Like "violation,year", "violations:country", "people/killed:country,year", "sdg-16.10.1".
    """
    if words.strip().casefold() in set(Report):
        return report_table(Report(words.strip().casefold()))
    counted, colon, by = words.rpartition(":")
    unit, slash, role = counted.strip().partition("/")
    named = [dimension_named(name) for name in by.split(",") if name.strip()]
    if not 1 <= len(named) <= _TWO:
        raise InvalidInputError("table", _("Count by one thing or by two, like violation,year."))
    down, across = named[0], (named[1] if len(named) == _TWO else None)
    if not colon:
        return own_table(down, across)
    if unit.casefold() not in set(Unit) or (slash and unit.casefold() != Unit.PEOPLE):
        sentence = _(
            "“{what}” is nothing to count. Write events, violations, people or people/killed."
        )
        raise InvalidInputError("table", sentence.format(what=counted))
    return own_table(down, across, Unit(unit.casefold()), role_named(role or AFFECTED))


def role_named(words: str) -> str:
    """Return the code of a role of people; raises `InvalidInputError` where there is none."""
    code = words.strip().casefold()
    codes = [term.code for term in _roles()]
    if code not in codes:
        sentence = _("“{role}” is no role of people. Choose among: {names}.")
        text = sentence.format(role=words, names=", ".join(codes))
        raise InvalidInputError("table", text)
    return code


def role_label(code: str) -> str:
    """Return what people in a role are called in the language of the window."""
    return next((t.labels.get(language(), t.code) for t in _roles() if t.code == code), code)


@cache
def _roles() -> tuple[StarterTerm, ...]:
    return read_scheme(data_file("vocabularies", "count-role.toml").read_text("utf-8")).terms


def table_title(
    table: OwnTable,
    say: Callable[..., str] = lambda words, **_fields: words,
    role: Callable[[str], str] = role_label,
) -> str:
    """Return what a table is called; `say` puts words into a language and fills their fields."""
    if table.report:
        return say(REPORT_NAMES[Report(table.report)])
    unit = say(_UNIT_WORDS[Unit(table.unit)], role=role(table.role).lower())
    down = say(TITLES[Dimension(table.down)]).lower()
    if not table.across:
        return say(N_("{unit} by {what}"), unit=unit, what=down)
    columns = say(TITLES[Dimension(table.across)]).lower()
    words = N_("{unit} by {rows} and {columns}")
    return say(words, unit=unit, rows=down, columns=columns)


_UNIT_WORDS = {
    Unit.EVENTS: N_("Events"),
    Unit.VIOLATIONS: N_("Number of violations"),
    Unit.PEOPLE: N_("People ({role})"),
}


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
        label: Labeller = partial(perpetrator_label, cases)
        return Part(dimension, title, "perpetrators", perpetrators, label)
    if dimension in _CODED:
        field = _CODED[dimension]
        return Part(dimension, title, field, codes_of(field), partial(cases.label, field))
    name, keys = _OTHERS[dimension]
    label = str
    if dimension is Dimension.COUNTRY:
        label = partial(cases.label, "country_code")
    elif dimension in TIMES:
        label = partial(month_label, cases)
    return Part(dimension, title, name, keys, label)


def perpetrators(record: Facts) -> tuple[str, ...]:
    """Return the codes of both lists of perpetrators, each with its list."""
    return tuple(f"{field} {code}" for field in PERPETRATORS for code in record.coded[field])


def month_label(cases: Cases, key: str) -> str:
    """Return what a month or a year is called at the beginning of a row."""
    return capital(cases.speech.month(key))


def perpetrator_label(cases: Cases, key: str) -> str:
    """Return what a key of `perpetrators` is called; both lists have an *Unknown*."""
    field, code = key.split(" ", 1)
    label = cases.label(field, code)
    if code != "unknown":
        return label
    own = N_("{unknown} (state)") if field == PERPETRATORS[0] else N_("{unknown} (non-state)")
    return cases.speech.say(own, unknown=label)


def shown_keys(cases: Cases, across: Part) -> list[str]:
    """Return the columns of a table of two questions: the largest ones, in time the last ones."""
    keys = [key for key, _count in across.single(cases).tally.counts]
    return keys[-MOST_COLUMNS:] if across.dimension in TIMES else keys[:MOST_TERMS_ACROSS]


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
        for table in asked_tables(cases.order.tables):
            if table.unit != Unit.EVENTS:
                continue
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
        shown = shown_keys(self._cases, across)
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
