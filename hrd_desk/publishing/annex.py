"""Tables of counts: what each counts, of how many, with what is not known and what is hidden."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hrd_desk.i18n import N_
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.cases import Cases
from hrd_desk.publishing.counting import (
    UNKNOWN,
    Keys,
    Tally,
    codes_of,
    countries,
    months,
    regions,
    suppressed,
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
from hrd_desk.publishing.facts import Facts
from hrd_desk.publishing.method import method_blocks

NOT_KNOWN = N_("Not known or not told")
MOST_COLUMNS = 12
"""More months than that are told by year."""

_MOST_TERMS_ACROSS = 6

CODED = ("violations", "rights", "hrd_types", "perpetrators_state", "perpetrators_non_state")
_SEVERAL = N_("Events; n = {total}. One event can stand in several lines.")
_ONE = N_("Events; n = {total}. Each event stands in one line.")

Labeller = Callable[[str], str]


def annex(cases: Cases) -> Document:
    """Return the statistics of `cases` as a publication of its own."""
    speech = cases.speech
    title = cases.order.heading or speech.say(
        N_("Violations against human rights defenders: {countries}"),
        countries=cases.countries_words(),
    )
    method = list(method_blocks(cases))
    return Document(
        language=speech.language,
        name=speech.say(N_("Statistics annex")),
        title=title,
        kicker=cases.period_words(),
        marks=cases.marks(),
        foot=cases.foot(),
        # The rules of counting come first: no table is read without them.
        opening=tuple(method),
        body=tuple(_tables(cases)),
    )


def _tables(cases: Cases) -> Iterator[Block]:
    speech, smallest = cases.speech, cases.order.smallest_count
    yield Heading(speech.say(N_("The numbers")))
    if smallest > 1:
        yield Text(
            speech.say(
                N_(
                    "“<{smallest}”: fewer than {smallest}, hidden because so small a number can"
                    " point at somebody; “*”: hidden so that the former cannot be worked out."
                ),
                smallest=smallest,
            ),
            Role.NOTE,
        )
    yield from one_way_tables(cases, smallest)
    yield Heading(speech.say(N_("Two questions at once")))
    yield from _cross_tables(cases, smallest)


def one_way_tables(cases: Cases, smallest: int) -> Iterator[TableBlock]:
    """Yield the table of each coded list, of genders, countries, regions and months."""
    say = cases.speech.say
    for field in (*CODED, "genders"):
        keys = codes_of(field)
        label = field_label(field, say)
        yield _table(cases, label, keys, _labeller(cases, field), smallest)
    tally = cases.counting.tally(countries, is_split=True)
    if len(tally.counts) > 1:
        of_countries = _labeller(cases, "country_code")
        yield tally_table(cases, say(N_("Country")), tally, of_countries, smallest)
    yield _table(cases, say(N_("Region")), regions, str, smallest)
    by_month = cases.counting.tally(months, is_split=True)
    in_order = Tally(by_month.total, tuple(sorted(by_month.counts)), by_month.unknown, True)
    yield tally_table(cases, say(N_("Month")), in_order, cases.speech.month, smallest)


def _labeller(cases: Cases, field: str) -> Labeller:
    return lambda code: cases.label(field, code)


def _table(cases: Cases, title: str, keys: Keys, label: Labeller, smallest: int) -> TableBlock:
    return tally_table(cases, title, cases.counting.tally(keys), label, smallest)


def tally_table(
    cases: Cases, title: str, tally: Tally, label: Labeller, smallest: int
) -> TableBlock:
    """Return a count as a table: number and share of each key, then of what is not known."""
    speech = cases.speech
    counts = dict(tally.counts)
    if tally.unknown:
        counts[UNKNOWN] = tally.unknown
    shown = suppressed(counts, smallest, is_split=tally.is_split, total=tally.total)
    rows = []
    for key, count in counts.items():
        words = label(key) if key != UNKNOWN else speech.say(NOT_KNOWN)
        share = speech.share(count, tally.total) if shown[key] is not None else ""
        rows.append((words, _shown(cases, count, shown[key], smallest), share))
    return TableBlock(
        title=title,
        subtitle=speech.say(_ONE if tally.is_split else _SEVERAL, total=speech.number(tally.total)),
        columns=(
            TableColumn(title, 0.66),
            TableColumn(speech.say(N_("Events")), 0.17, has_figures=True),
            TableColumn(speech.say(N_("Share")), 0.17, has_figures=True),
        ),
        rows=tuple(rows),
    )


def _shown(cases: Cases, count: int, shown: int | None, smallest: int) -> str:
    if shown is not None:
        return cases.speech.number(count) if count else "–"  # noqa: RUF001  a dash for nothing
    return f"<{smallest}" if count < smallest else "*"


@dataclass(frozen=True, slots=True)
class _Columns:
    """What a table of two questions has across: the keys in their order, and their labels."""

    title: str
    keys: Keys
    shown: list[str]
    label: Labeller
    is_split: bool = False


def _cross_tables(cases: Cases, smallest: int) -> Iterator[TableBlock]:
    say = cases.speech.say
    is_by_month = len(cases.counting.tally(months).counts) <= MOST_COLUMNS
    title = N_("Violations by month") if is_by_month else N_("Violations by year")
    keys = months if is_by_month else years
    time = sorted(key for key, _count in cases.counting.tally(keys).counts)[-MOST_COLUMNS:]
    yield _cross(cases, _Columns(say(title), keys, time, _short_time, is_split=True), smallest)
    types = codes_of("hrd_types")
    title = say(N_("Violations by type of HRD"))
    columns = _Columns(title, types, _largest(cases, types), _labeller(cases, "hrd_types"))
    yield _cross(cases, columns, smallest)
    title, by = say(N_("Violations by perpetrator")), _perpetrators
    columns = _Columns(title, by, _largest(cases, by), lambda key: cases.label(*key.split(" ", 1)))
    yield _cross(cases, columns, smallest)


def _largest(cases: Cases, keys: Keys) -> list[str]:
    return [key for key, _count in cases.counting.tally(keys).counts[:_MOST_TERMS_ACROSS]]


def _perpetrators(record: Facts) -> tuple[str, ...]:
    fields = ("perpetrators_state", "perpetrators_non_state")
    return tuple(f"{field} {code}" for field in fields for code in record.coded[field])


def _short_time(key: str) -> str:
    year, _dash, month = key.partition("-")
    return f"{month}.{year}" if month else year


def _cross(cases: Cases, columns: _Columns, smallest: int) -> TableBlock:
    speech = cases.speech
    violations = codes_of("violations")
    numbers = cases.counting.cross(violations, columns.keys)
    rows = []
    for code, total in cases.counting.tally(violations).counts:
        counts = {key: numbers.get((code, key), 0) for key in [*columns.shown, UNKNOWN]}
        shown = suppressed(counts, smallest, is_split=columns.is_split)
        cells = [_shown(cases, counts[key], shown[key], smallest) for key in counts]
        whole = _shown(cases, total, None if 0 < total < smallest else total, smallest)
        rows.append((cases.label("violations", code), *cells, whole))
    width = 0.72 / (len(columns.shown) + 2)
    known = map(columns.label, columns.shown)
    heads = [*known, speech.say(NOT_KNOWN), speech.say(N_("Events"))]
    return TableBlock(
        title=columns.title,
        subtitle=speech.say(_SEVERAL, total=speech.number(cases.counting.total)),
        columns=(
            TableColumn(field_label("violations", speech.say), 0.28),
            *(TableColumn(head, width, has_figures=True) for head in heads),
        ),
        rows=tuple(rows),
    )
