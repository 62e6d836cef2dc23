"""The list of cases that goes to headquarters or to partners: a cover, then one row for each."""

from collections.abc import Iterator

from hrd_desk.i18n import N_
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.cases import Case, Cases
from hrd_desk.publishing.documents import (
    Block,
    Document,
    Fields,
    Heading,
    Points,
    Role,
    TableBlock,
    TableColumn,
    Text,
)
from hrd_desk.publishing.joining import capital
from hrd_desk.publishing.method import SELECTION_BIAS
from hrd_desk.publishing.speech import Speech

LONGEST_SUMMARY = 400
"""A summary of more characters is shortened in its row; the record has it whole."""

_READERS = {
    Audience.PUBLIC: N_("The public"),
    Audience.GOVERNMENT: N_("A government"),
    Audience.PARTNER: N_("Partners"),
    Audience.INTERNAL: N_("Inside the organisation"),
}
_HANDLING = {
    Audience.PUBLIC: N_("May be passed on."),
    Audience.GOVERNMENT: N_("For the authorities that it is addressed to. Do not publish."),
    Audience.PARTNER: N_("For the partner that it is addressed to. Do not pass it on."),
    Audience.INTERNAL: N_(
        "Stay inside the organisation with it. Keep the file encrypted, send its passphrase by"
        " another way, and delete it when it has served."
    ),
}


def case_list(cases: Cases) -> Document:
    """Return `cases` as a cover and a table, the newest first."""
    speech = cases.speech
    return Document(
        language=speech.language,
        name=speech.say(N_("Case list")),
        title=cases.titled(N_("Cases: {countries}"), N_("Cases")),
        kicker=capital(cases.period_words()),
        marks=cases.marks(),
        foot=cases.foot(),
        opening=tuple(_cover(cases)),
        body=tuple(_body(cases)),
    )


def _cover(cases: Cases) -> Iterator[Block]:
    speech, audience = cases.speech, cases.order.audience
    say = speech.say
    lines = [
        (say(N_("From")), cases.order.house.name),
        (say(N_("For")), say(_READERS[audience])),
        (say(N_("Period")), capital(cases.period_words())),
        (say(N_("Records")), speech.number(len(cases.cases))),
        (say(N_("Events")), speech.number(cases.counting.total)),
        (say(N_("People affected")), _people_words(cases)),
        (say(N_("Handling")), say(_HANDLING[audience])),
    ]
    yield Fields(tuple((label, value) for label, value in lines if value))
    if cases.order.introduction:
        yield Text(cases.order.introduction)


def _people_words(cases: Cases) -> str:
    """Return how many people were affected; "" where the records bound no number from below."""
    speech, people = cases.speech, cases.counting.people("affected")
    if not people.at_least:
        return ""
    return speech.say(
        N_("at least {people}; recorded for {known} of {total}"),
        people=speech.number(people.at_least),
        known=speech.number(people.known),
        total=speech.number(cases.counting.total),
    )


def _body(cases: Cases) -> Iterator[Block]:
    speech = cases.speech
    say = speech.say
    is_inside = cases.order.audience is Audience.INTERNAL
    status = field_label("record_status", say) if is_inside else field_label("violations", say)
    yield Heading(say(N_("Cases")))
    yield Text(say(N_("The newest first. An empty cell: nothing is recorded.")), Role.NOTE)
    heads = (
        # As wide as their longest words: a long reference, "10 September", "преследование".
        (field_label("reference", say), 0.155),
        (say(N_("Date")), 0.115),
        (field_label("place", say), 0.14),
        (status, 0.11 if is_inside else 0.14),
        (say(N_("What and by whom")), 0.15) if is_inside else (say(N_("By whom")), 0.14),
        (say(N_("What happened")), 0.33 if is_inside else 0.31),
    )
    yield TableBlock(
        title="",
        subtitle="",
        columns=tuple(
            TableColumn(head, share, has_headlines=(head, share) == heads[-1])
            for head, share in heads
        ),
        rows=tuple(_row(case, speech, is_inside=is_inside) for case in cases.newest_first),
    )
    yield Heading(say(N_("How this was counted")))
    yield Points(tuple(_notes(cases)))


def _row(case: Case, speech: Speech, *, is_inside: bool) -> tuple[str, ...]:
    brief = case.brief
    coded = {field.field: speech.chained(field.paths) for field in brief.coded}
    violations = coded.get("violations", "")
    by = [coded.get(f"perpetrators_{kind}", "") for kind in ("state", "non_state")]
    by_whom = speech.chained(by)
    facts = {fact.field: fact.words for fact in brief.facts}
    if is_inside:
        status = "\n".join(
            facts[name] for name in ("record_status", "verification") if name in facts
        )
        what = "\n".join(words for words in (violations, by_whom) if words)
    else:
        status, what = violations, by_whom
    title = brief.title or speech.say(N_("No title is recorded."))
    told = "\n".join(words for words in (title, _shortened(brief.summary)) if words)
    return (brief.reference, brief.date_words, brief.place_words, status, what, told)


def _shortened(summary: str) -> str:
    words = " ".join(summary.split())
    if len(words) <= LONGEST_SUMMARY:
        return words
    return words[:LONGEST_SUMMARY].rsplit(" ", 1)[0] + " …"


def _notes(cases: Cases) -> Iterator[str]:
    speech = cases.speech
    yield speech.say(SELECTION_BIAS)
    yield from cases.left_out_words()
    if cases.withheld_records and cases.order.audience is Audience.INTERNAL:
        yield speech.plural(
            "{count} record is not in it, because of its mark or an open question.",
            "{count} records are not in it, because of their marks or open questions.",
            cases.withheld_records,
        )
