"""Statistics that are asked for again and again: those of FORUM-ASIA, and SDG indicator 16.10.1.

What each counts: docs/formats/statistics.md.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, _
from hrd_desk.model.query import Coded, Query, all_of
from hrd_desk.publishing.sheets import Sheet, SheetMaker
from hrd_desk.publishing.speech import Speech
from hrd_desk.storage.dimensions import Dimension
from hrd_desk.storage.statistics import Line, Statistics, Unit
from hrd_desk.vocabulary.vocabulary import Vocabulary

Named = tuple[str, Line, Query | None]
"""A number with its name, and what finds it."""


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


def category_codes(vocabulary: Vocabulary, name: str) -> frozenset[str]:
    """Return the violations of a category of the indicator, narrower ones among them."""
    codes = [t.code for t in vocabulary.walk("violation") if t.matches.get("sdg") == name]
    return codes_within(vocabulary, "violation", codes)


def codes_within(vocabulary: Vocabulary, scheme: str, codes: Iterable[str]) -> frozenset[str]:
    """Return the codes of terms and of their narrower ones, as they are now."""
    found = (term for code in codes for term in vocabulary.within(scheme, code))
    return frozenset(vocabulary.current(term).code for term in found)


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

    def category(self, name: str) -> Coded | None:
        """Return what finds the violations of a category of the indicator."""
        codes = [
            (term.scheme, term.code)
            for term in self._vocabulary.walk("violation")
            if term.matches.get("sdg") == name
        ]
        return Coded(tuple(sorted(codes))) if codes else None

    def types(self, *codes: str) -> Coded:
        return Coded(tuple(("hrd-type", code) for code in sorted(codes)))

    def line(self, label: str, unit: Unit, *queries: Query | None, role: str = "affected") -> Named:
        """Return the number of the events that fit each of `queries`, with its name."""
        asked = [query for query in queries if query is not None]
        return label, self.statistics.fitting(unit, asked, role), all_of(asked)


def _defending(writer: _Writer) -> Iterator[Sheet]:
    """Yield cases, people, countries; killings apart; relatives of defenders apart."""
    found, say = writer.statistics, writer.say
    killing = writer.category("killing")
    countries = Line(None, len(found.groups(Dimension.COUNTRY)), records=found.records)
    lines: list[Named] = [
        writer.line(say(N_("Cases")), Unit.EVENTS),
        *([writer.line(say(N_("Cases of loss of life")), Unit.EVENTS, killing)] if killing else []),
        writer.line(
            say(N_("Cases that concern relatives of defenders")),
            Unit.EVENTS,
            writer.types(RELATIVES),
        ),
        (say(N_("Countries")), countries, None),
    ]
    yield writer.maker.named(say(N_("Cases")), Unit.EVENTS, lines, found.whole(Unit.EVENTS))
    people = [
        writer.line(say(N_("People affected")), Unit.PEOPLE),
        writer.line(say(N_("People killed")), Unit.PEOPLE, role="killed"),
    ]
    yield writer.maker.named(say(N_("People")), Unit.PEOPLE, people, found.whole(Unit.PEOPLE))
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
    groups: dict[str, Query | None] = {
        N_("All defenders"): None,
        N_("Journalists and media workers"): writer.types(*JOURNALISTS),
        N_("Trade unionists"): writer.types(*TRADE_UNIONISTS),
    }
    categories = {
        name: query for name in SDG_CATEGORIES if (query := writer.category(name)) is not None
    }
    harm = Coded(tuple(sorted(term for query in categories.values() for term in query.terms)))
    for unit in (Unit.EVENTS, Unit.PEOPLE):
        for group, among in groups.items():
            lines = [
                writer.line(writer.say(SDG_CATEGORIES[name]), unit, among, query)
                for name, query in categories.items()
            ]
            what = writer.say(N_("Cases")) if unit is Unit.EVENTS else writer.say(N_("People"))
            title = f"{writer.say(group)}: {what}"
            _label, whole, _query = writer.line("", unit, among, harm)
            yield writer.maker.named(title, unit, lines, whole)


_REPORTS: dict[Report, Callable[[_Writer], Iterator[Sheet]]] = {
    Report.DEFENDING: _defending,
    Report.MONTHLY: _monthly,
    Report.SDG: _sdg,
    Report.MAP: _map,
}
