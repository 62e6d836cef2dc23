"""Statistics that are asked for again and again: those of FORUM-ASIA, and SDG indicator 16.10.1.

What each counts: docs/formats/statistics.md.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import reduce
from operator import or_

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, _
from hrd_desk.model.query import Coded, Query, all_of
from hrd_desk.publishing.sheets import Sheet, SheetMaker
from hrd_desk.publishing.speech import Speech
from hrd_desk.storage.dimensions import Dimension
from hrd_desk.storage.statistics import Line, Statistics, Unit
from hrd_desk.vocabulary.vocabulary import Vocabulary


class Report(StrEnum):
    """A report that is ready-made; the value is what a person types for it."""

    DEFENDING = "defending-in-numbers"
    MONTHLY = "monthly"
    SDG = "sdg-16.10.1"
    MAP = "map"


REPORT_NAMES = {
    Report.DEFENDING: N_("Cases, people and violations (as “Defending in Numbers”)"),
    Report.MONTHLY: N_("Cases by month and country (as the monthly notices)"),
    Report.SDG: N_("SDG indicator 16.10.1: verified cases"),
    Report.MAP: N_("Map: where events took place"),
}

SDG_CATEGORIES = {
    "killing": N_("Killing"),
    "enforced_disappearance": N_("Enforced disappearance"),
    "torture": N_("Torture"),
    "arbitrary_detention": N_("Arbitrary detention"),
    "kidnapping": N_("Kidnapping"),
    "other_harmful_acts": N_("Other harmful acts"),
}
"""What the indicator tells apart; the terms of the vocabulary say where they belong."""

JOURNALISTS, TRADE_UNIONISTS, RELATIVES = ("media-worker", "blogger"), ("trade-unionist",), "family"
VERIFIED = Coded(
    (("record-status", "published"), ("record-status", "verified"), ("verification", "confirmed"))
)
"""What the indicator counts: records that were verified, published or confirmed."""


def report_named(name: str) -> Report:
    """Return the report that a person means; raises `InvalidInputError`."""
    try:
        return Report(name.casefold())
    except ValueError as error:
        sentence = _("There is no report “{name}”. Choose among: {names}.")
        text = sentence.format(name=name, names=", ".join(Report))
        raise InvalidInputError("report", text) from error


def report_query(report: Report, query: Query | None) -> Query | None:
    """Return what the report counts of what `query` finds."""
    if report is not Report.SDG:
        return query
    return all_of([*([] if query is None else [query]), VERIFIED])


def report_sheets(
    report: Report,
    statistics: Statistics,
    vocabulary: Vocabulary,
    speech: Speech,
    smallest: int = 0,
) -> list[Sheet]:
    """Return the sheets of a report; `statistics` are those of `report_query`."""
    maker = SheetMaker(statistics, vocabulary, speech, smallest)
    writer = _Writer(statistics, vocabulary, speech, maker)
    return list(_REPORTS[report](writer))


class _Writer:
    """One report in the making."""

    def __init__(
        self, statistics: Statistics, vocabulary: Vocabulary, speech: Speech, maker: SheetMaker
    ) -> None:
        self.statistics = statistics
        self.maker = maker
        self._vocabulary = vocabulary
        self._speech = speech

    def say(self, message: str) -> str:
        return self._speech.say(message)

    def sheet(self, unit: Unit, dimension: Dimension) -> Sheet:
        return self.maker.table(self.statistics.table(unit, dimension))

    def events_with(self, query: Query) -> int:
        """Return the events, one record each, of which some record fits `query`."""
        return self.statistics.events_with(query)

    def category(self, name: str) -> Query | None:
        """Return what finds the violations of a category of the indicator."""
        codes = [
            (term.scheme, term.code)
            for term in self._vocabulary.walk("violation")
            if term.matches.get("sdg") == name
        ]
        return Coded(tuple(sorted(codes))) if codes else None

    def types(self, *codes: str) -> Query:
        return Coded(tuple(("hrd-type", code) for code in sorted(codes)))

    def count(self, unit: Unit, events: int, role: str = "affected") -> Line:
        return self.statistics.count(unit, events, role)


def _defending(writer: _Writer) -> Iterator[Sheet]:
    """Yield cases, people, countries; killings apart; relatives of defenders apart."""
    found, everything = writer.statistics, writer.statistics.events
    killing = writer.category("killing")
    deadly = writer.events_with(killing) if killing else 0
    own = [] if found.query is None else [found.query]
    relatives = writer.types(RELATIVES)
    lines: list[tuple[str, Line, Query | None]] = [
        (writer.say(N_("Cases")), writer.count(Unit.EVENTS, everything), found.query),
        (
            writer.say(N_("Cases of loss of life")),
            writer.count(Unit.EVENTS, deadly),
            all_of([*own, *([killing] if killing else [])]),
        ),
        (
            writer.say(N_("Cases that concern relatives of defenders")),
            writer.count(Unit.EVENTS, writer.events_with(relatives)),
            all_of([*own, relatives]),
        ),
        (
            writer.say(N_("Countries")),
            Line(None, len(found.groups(Dimension.COUNTRY))),
            found.query,
        ),
    ]
    whole = writer.count(Unit.EVENTS, everything)
    yield writer.maker.named(writer.say(N_("Cases")), Unit.EVENTS, lines, whole)
    people = [
        (writer.say(N_("People affected")), writer.count(Unit.PEOPLE, everything), found.query),
        (
            writer.say(N_("People killed")),
            writer.count(Unit.PEOPLE, everything, "killed"),
            found.query,
        ),
    ]
    whole = writer.count(Unit.PEOPLE, everything)
    yield writer.maker.named(writer.say(N_("People")), Unit.PEOPLE, people, whole)
    for dimension in (Dimension.VIOLATION, Dimension.HRD_TYPE, Dimension.COUNTRY):
        yield writer.sheet(Unit.EVENTS, dimension)
    crossing = found.cross(Unit.EVENTS, Dimension.VIOLATION, Dimension.YEAR)
    yield writer.maker.crossing(crossing, Dimension.VIOLATION, Dimension.YEAR)


def _monthly(writer: _Writer) -> Iterator[Sheet]:
    """Yield cases by month, beside the year before; by country; killings by month."""
    yield writer.sheet(Unit.EVENTS, Dimension.MONTH)
    yield writer.sheet(Unit.EVENTS, Dimension.COUNTRY)
    yield writer.sheet(Unit.EVENTS, Dimension.VIOLATION)
    crossing = writer.statistics.cross(Unit.EVENTS, Dimension.COUNTRY, Dimension.MONTH)
    yield writer.maker.crossing(crossing, Dimension.COUNTRY, Dimension.MONTH)


def _map(writer: _Writer) -> Iterator[Sheet]:
    """Yield the places of the events, with how many each has."""
    yield writer.maker.places()


def _sdg(writer: _Writer) -> Iterator[Sheet]:
    """Yield verified cases and their people by category, for each group of victims."""
    groups = {
        N_("All defenders"): writer.statistics.events,
        N_("Journalists and media workers"): writer.events_with(writer.types(*JOURNALISTS)),
        N_("Trade unionists"): writer.events_with(writer.types(*TRADE_UNIONISTS)),
    }
    narrow = {
        N_("Journalists and media workers"): writer.types(*JOURNALISTS),
        N_("Trade unionists"): writer.types(*TRADE_UNIONISTS),
    }
    sets = {
        name: (query, writer.events_with(query))
        for name in SDG_CATEGORIES
        if (query := writer.category(name)) is not None
    }
    whole = reduce(or_, (events for _query, events in sets.values()), 0)
    for unit in (Unit.EVENTS, Unit.PEOPLE):
        for group, events in groups.items():
            lines = [
                (
                    writer.say(SDG_CATEGORIES[name]),
                    writer.count(unit, among & events),
                    all_of(q for q in (writer.statistics.query, narrow.get(group), query) if q),
                )
                for name, (query, among) in sets.items()
            ]
            what = writer.say(N_("Cases")) if unit is Unit.EVENTS else writer.say(N_("People"))
            title = f"{writer.say(group)}: {what}"
            yield writer.maker.named(title, unit, lines, writer.count(unit, whole & events))


_REPORTS: dict[Report, Callable[[_Writer], Iterator[Sheet]]] = {
    Report.DEFENDING: _defending,
    Report.MONTHLY: _monthly,
    Report.SDG: _sdg,
    Report.MAP: _map,
}
