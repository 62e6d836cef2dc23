"""The numbers of a digest in sentences: what it covers, and what its records show."""

from collections.abc import Iterator

from hrd_desk.i18n import N_
from hrd_desk.publishing.cases import Cases
from hrd_desk.publishing.counting import countries, known_codes_of, months

_DAY = len("2024-05-01")


def standfirst(cases: Cases) -> str:
    """Return what the digest covers, in one or two sentences."""
    speech, counting = cases.speech, cases.counting
    events = speech.plural("{count} event", "{count} events", counting.total)
    told = {
        "events": events,
        "countries": cases.countries_words(in_sentence=True)
        or speech.say(N_("a country that is not recorded")),
    }
    first, last = cases.period()
    are_days = {len(first), len(last)} == {_DAY}
    if are_days and first == last:
        words = N_("This digest tells of {events} in {countries}, on {day}.")
        sentence = speech.say(words, day=cases.period_words(), **told)
    elif are_days:
        words = N_("This digest tells of {events} in {countries}, from {first} to {last}.")
        days = {"first": speech.date(first), "last": speech.date(last)}
        sentence = speech.say(words, **days, **told)
    elif first or last:
        words = N_("This digest tells of {events} in {countries} ({dates}).")
        sentence = speech.say(words, dates=cases.period_words(), **told)
    else:
        words = N_("This digest tells of {events} in {countries}; no dates are recorded.")
        sentence = speech.say(words, **told)
    tally = counting.tally(countries)
    if tally.counts and tally.unknown:
        words = N_("No country is recorded for {count} of them.")
        sentence += " " + speech.say(words, count=speech.number(tally.unknown))
    people = counting.people("affected")
    if not people.at_least:
        return sentence
    return f"{sentence} " + speech.plural(
        "At least {count} person was affected.",
        "At least {count} people were affected.",
        people.at_least,
    )


def findings(cases: Cases) -> Iterator[str]:
    """Yield sentences about the largest numbers; each number is counted, none is typed."""
    yield from _leading(
        cases,
        "violations",
        N_("The violation recorded most often is {terms}: {count} of {events} ({share})."),
        N_("The violations recorded most often are {terms}: each {count} of {events} ({share})."),
    )
    yield from _killed(cases)
    yield from _leading(
        cases,
        "rights",
        N_("The right concerned most often is {terms}: {count} of {events} ({share})."),
        N_("The rights concerned most often are {terms}: each {count} of {events} ({share})."),
    )
    yield from _leading(
        cases,
        "hrd_types",
        N_("The defenders concerned most often: {terms}, in {count} of {events} ({share})."),
        N_("The defenders concerned most often: {terms}, each in {count} of {events} ({share})."),
    )
    yield from _leading(
        cases,
        "perpetrators_state",
        N_("The state body named most often: {terms}, in {count} of {events} ({share})."),
        N_("The state bodies named most often: {terms}, each in {count} of {events} ({share})."),
    )
    yield from _busiest_month(cases)
    yield from _compared(cases)


def _leading(cases: Cases, field: str, one: str, several: str) -> Iterator[str]:
    """Yield the sentence about the largest number of a coded list, with how many are known."""
    speech, tally = cases.speech, cases.counting.tally(known_codes_of(field))
    codes, most = tally.leaders()
    known = tally.total - tally.unknown
    if most < _FEWEST or len(codes) > _MOST_LEADERS or "other" in codes:
        return
    terms = [speech.quoted(cases.label(field, code)) for code in codes]
    sentence = speech.say(
        one if len(codes) == 1 else several,
        terms=speech.listed(terms),
        count=speech.number(most),
        events=speech.plural("{count} event", "{count} events", known),
        share=speech.share(most, known),
    )
    if tally.unknown:
        sentence += " " + speech.plural(
            "For {count} further event it is not known.",
            "For {count} further events it is not known.",
            tally.unknown,
        )
    yield sentence


_FEWEST, _MOST_LEADERS = 2, 3
"""What is in one event is not the most often; of more terms with the same number none leads."""


def _killed(cases: Cases) -> Iterator[str]:
    people = cases.counting.people("killed")
    if people.known and people.at_least:
        yield cases.speech.plural(
            "At least {count} person was killed.",
            "At least {count} people were killed.",
            people.at_least,
        )


def _compared(cases: Cases) -> Iterator[str]:
    """Yield how many events there were in the same days a year earlier."""
    speech, earlier = cases.speech, cases.earlier
    if earlier is None:
        return
    days = {"first": speech.day(earlier.first), "last": speech.day(earlier.last)}
    total = earlier.counting.total
    if total < cases.order.smallest_count:
        few = N_("A year earlier, from {first} to {last}: too few events to be compared.")
        yield speech.say(few, **days)
        return
    events = speech.plural("{count} event", "{count} events", total)
    people = earlier.counting.people("affected")
    if people.known >= cases.order.smallest_count:
        yield speech.say(
            N_(
                "A year earlier, from {first} to {last}: {events}, in which at least {people}"
                " people were affected."
            ),
            events=events,
            people=speech.number(people.at_least),
            **days,
        )
    else:
        sentence = N_("A year earlier, from {first} to {last}: {events}.")
        yield speech.say(sentence, events=events, **days)


def _busiest_month(cases: Cases) -> Iterator[str]:
    speech, tally = cases.speech, cases.counting.tally(months, is_split=True)
    found, most = tally.leaders()
    if len(tally.counts) > 1 and len(found) == 1:
        yield speech.plural(
            "More events began in {month} than in any other month: {count}.",
            "More events began in {month} than in any other month: {count}.",
            most,
            month=speech.month(found[0]),
        )
