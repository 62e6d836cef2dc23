"""The digest of a country or a period: figures, sentences made from them, and the events."""

import datetime
from collections.abc import Iterator, Sequence

from hrd_desk.i18n import N_
from hrd_desk.publishing.annex import one_way_tables
from hrd_desk.publishing.cases import Case, Cases, unique
from hrd_desk.publishing.cleaning import cleaned
from hrd_desk.publishing.counting import codes_of, countries, known_codes_of, months
from hrd_desk.publishing.documents import (
    Bars,
    Block,
    Document,
    EventEntry,
    Heading,
    KeyFigure,
    KeyFigures,
    Map,
    MonthColumns,
    Points,
    Role,
    Text,
)
from hrd_desk.publishing.findings import findings, standfirst
from hrd_desk.publishing.joining import capital, joined
from hrd_desk.publishing.method import method_blocks
from hrd_desk.publishing.months import months_between
from hrd_desk.publishing.orders import Grouping
from hrd_desk.publishing.own_blocks import own_blocks
from hrd_desk.publishing.table_blocks import not_drawn


def digest(cases: Cases) -> Document:
    """Return `cases` as a digest, grouped as it was ordered."""
    speech = cases.speech
    about, elsewhere = N_("Human rights defenders in {countries}"), N_("Human rights defenders")
    return Document(
        language=speech.language,
        name=speech.say(N_("Digest")),
        title=cases.titled(about, elsewhere, in_sentence=True),
        kicker=capital(cases.period_words()),
        marks=cases.marks(),
        foot=cases.foot(),
        opening=tuple(_opening(cases)),
        body=tuple(_body(cases)),
    )


def _opening(cases: Cases) -> Iterator[Block]:
    yield Text(standfirst(cases), Role.LEAD)
    for paragraph in cleaned(cases.order.introduction).split("\n"):
        if paragraph.strip():
            yield Text(paragraph)
    yield KeyFigures(tuple(_key_figures(cases)))
    found = tuple(findings(cases))
    if found:
        yield Heading(cases.speech.say(N_("What the records show")))
        yield Points(found)


def _pictures(cases: Cases) -> Iterator[Block]:
    """Yield when and where events took place, and what was done, as far as it is told."""
    speech, counting = cases.speech, cases.counting
    by_month = counting.tally(months, is_split=True)
    span = months_between([key for key, _count in by_month.counts])
    if 1 < len(span) <= _MOST_MONTHS:
        counts, before = dict(by_month.counts), _before(cases, span)
        few = N_("Too few events of the earlier year are not told: those months have no column.")
        hidden = speech.say(few) if None in before else ""
        yield MonthColumns(
            title=speech.say(N_("Events by month")),
            subtitle=" ".join(filter(None, (_not_known(cases, by_month.unknown), hidden))),
            first=datetime.date.fromisoformat(f"{span[0]}-01"),
            counts=tuple(counts.get(month, 0) for month in span),
            before=before,
        )
    places = counting.points()
    if places:
        yield Map(
            title=speech.say(N_("Where events took place")),
            subtitle=speech.say(
                N_("Circles by the number of events; points rounded to 0.1 degree, about 11 km.")
            ),
            countries=tuple(code for code, _count in counting.tally(countries).counts),
            places=places,
        )
    tally = counting.tally(codes_of("violations"))
    if len(tally.counts) > 1 and tally.total > 1:
        bars = [
            (cases.label("violations", code), count, False)
            for code, count in tally.counts[:_MOST_BARS]
        ]
        told = speech.say(N_("Events; one event can stand in several lines."))
        more = not_drawn(cases, len(tally.counts) - _MOST_BARS)
        yield Bars(
            title=speech.say(N_("Violations")),
            subtitle=" ".join(filter(None, (told, more))),
            bars=tuple(bars),
            total=tally.total,
        )


_MOST_MONTHS, _MOST_BARS, _FEW_EVENTS = 24, 12, 5


def _before(cases: Cases, span: Sequence[str]) -> tuple[int | None, ...]:
    earlier = cases.earlier
    if earlier is None or not earlier.counting.total:
        return ()
    return earlier.month_counts(span, cases.order.smallest_count)


def _not_known(cases: Cases, unknown: int) -> str:
    if not unknown:
        return ""
    return cases.speech.plural(
        "For {count} event the month is not known.",
        "For {count} events the month is not known.",
        unknown,
    )


def _body(cases: Cases) -> Iterator[Block]:
    speech = cases.speech
    pictures = list(_pictures(cases))
    if pictures:
        pictures.insert(0, Heading(speech.say(N_("When, where and what"))))
    events = [
        Heading(speech.say(N_("Events"))),
        Text(speech.say(_ORDER_NOTES[cases.order.grouping]), Role.NOTE),
        *_groups(cases),
    ]
    if cases.counting.total == 1:
        # Every number is 1, and every share 100 %. The map ends what would not fill its page.
        numbers = list(own_blocks(cases))
        head = [Heading(speech.say(N_("The numbers")))] if numbers else []
        yield from [*events, *head, *numbers, *method_blocks(cases), *pictures]
        return
    # A few events are read before one looks at their map, and fill the page that it would not.
    is_short = cases.counting.total <= _FEW_EVENTS
    yield from [*events, *pictures] if is_short else [*pictures, *events]
    numbers = list(one_way_tables(cases))
    numbers += own_blocks(cases)
    if numbers:
        yield Heading(speech.say(N_("The numbers")))
        yield from numbers
    yield from method_blocks(cases)


def _key_figures(cases: Cases) -> Iterator[KeyFigure]:
    speech, counting = cases.speech, cases.counting
    total = counting.total
    records = speech.plural("{count} record", "{count} records", len(counting.records))
    yield KeyFigure(speech.number(total), speech.ngettext("event", "events", total), records)
    people = counting.people("affected")
    if people.at_least:
        words = speech.ngettext("person affected", "people affected", people.at_least)
        note = speech.say(
            N_("at least; recorded for {known} of {total}"),
            known=speech.number(people.known),
            total=speech.number(total),
        )
        yield KeyFigure(speech.number(people.at_least), words, note)
    pairs = counting.pairs("violations")
    yield KeyFigure(
        speech.number(pairs),
        speech.ngettext("violation", "violations", pairs),
        speech.say(N_("each kind once for each event")),
    )
    codes, most = counting.tally(known_codes_of("violations")).leaders()
    if len(codes) == 1 and most > 1 and "other" not in codes:
        note = speech.say(
            N_("{count} of {total} events"), count=speech.number(most), total=speech.number(total)
        )
        label = cases.label("violations", codes[0])
        yield KeyFigure(speech.share(most, total), label, note)
    elif len(counting.tally(countries).counts) > 1:
        found = len(counting.tally(countries).counts)
        words = speech.ngettext("country", "countries", found)
        yield KeyFigure(speech.number(found), words)


# --- groups ---------------------------------------------------------------------------------------

_ORDER_NOTES = {
    Grouping.DATE: N_("By month, the newest first."),
    Grouping.VIOLATION: N_(
        "By violation, the newest first. An event with several stands under the first of them."
    ),
    Grouping.FREEDOM: N_(
        "By right or freedom, the newest first. An event that touches several stands under the"
        " first of them."
    ),
    Grouping.REGION: N_("By region, the newest first."),
}


def _groups(cases: Cases) -> Iterator[Block]:
    """Yield a heading and the events of each group, each event once; further ones are named."""
    groups: dict[str, list[Case]] = {}
    for case in cases.newest_first:
        for key in _keys(cases, case) or ("",):
            groups.setdefault(key, []).append(case)
    printed: set[int] = set()  # by identity: each case is one object
    for key in _ordered(cases, groups):
        first = [case for case in groups[key] if id(case) not in printed]
        others = [case for case in groups[key] if id(case) in printed]
        yield Heading(_group_label(cases, key), level=2)
        yield from (EventEntry(case.brief) for case in first)
        printed.update(map(id, first))
        references = unique(case.facts.reference for case in others)
        if references:
            yield Text(_also(cases, references), Role.SMALL)


_MOST_NAMED = 40


def _also(cases: Cases, references: Sequence[str]) -> str:
    speech = cases.speech
    named = joined(references[:_MOST_NAMED], speech.language)
    if len(references) > _MOST_NAMED:
        more = len(references) - _MOST_NAMED
        named += " " + speech.plural("and {count} more", "and {count} more", more)
    return speech.say(N_("Also here, told above: {references}"), references=named)


def _keys(cases: Cases, case: Case) -> tuple[str, ...]:
    match cases.order.grouping:
        case Grouping.DATE:
            return tuple(key for key in (case.facts.month or case.facts.year,) if key)
        case Grouping.VIOLATION:
            return case.facts.coded["violations"]
        case Grouping.FREEDOM:
            return unique(_freedom(cases, code) for code in case.facts.coded["rights"])
        case Grouping.REGION:
            return case.facts.regions[:1]


def _freedom(cases: Cases, code: str) -> str:
    """Return the right at the top of the path: online and offline are freedom of expression."""
    term = cases.vocabulary.find("right", code)
    while term is not None:
        above = cases.vocabulary.broader(term)
        if above is None or above.is_display_group:
            break
        term = above
    return term.code if term is not None else code


def _ordered(cases: Cases, groups: dict[str, list[Case]]) -> list[str]:
    """Return the keys in the order of the vocabulary, or newest first, or by name; none last."""
    keys = [key for key in groups if key]
    match cases.order.grouping:
        case Grouping.DATE:
            keys.sort(reverse=True)
        case Grouping.REGION:
            keys.sort()
        case grouping:
            scheme = "violation" if grouping is Grouping.VIOLATION else "right"
            places = {term.code: n for n, term in enumerate(cases.vocabulary.walk(scheme))}
            keys.sort(key=lambda key: (places.get(key, len(places)), key))
    return [*keys, *([""] if "" in groups else [])]


def _group_label(cases: Cases, key: str) -> str:
    speech = cases.speech
    if not key:
        return speech.say(_UNKNOWN_GROUPS[cases.order.grouping])
    match cases.order.grouping:
        case Grouping.DATE:
            return capital(speech.month(key))
        case Grouping.VIOLATION:
            return cases.path("violation", key)
        case Grouping.FREEDOM:
            return cases.path("right", key)
        case Grouping.REGION:
            return key


_UNKNOWN_GROUPS = {
    Grouping.DATE: N_("Date not recorded"),
    Grouping.VIOLATION: N_("Violation not recorded"),
    Grouping.FREEDOM: N_("Right not recorded"),
    Grouping.REGION: N_("Region not told"),
}
