"""The submission to the Special Procedures of the United Nations, by their model questionnaire.

Fields: guideline E/CN.4/2002/106 and the template of the Special Rapporteur on human rights
defenders. What no record holds is asked for with the order; nothing is made up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hrd_desk.i18n import N_
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.cases import Case, Cases
from hrd_desk.publishing.cleaning import cleaned
from hrd_desk.publishing.documents import (
    Block,
    Document,
    Fields,
    Heading,
    Points,
    Role,
    SourceList,
    Text,
)
from hrd_desk.publishing.mandates import ARTICLES, DEFENDERS, MANDATES, MANDATES_BY_VIOLATION
from hrd_desk.publishing.orders import ASKED, Consents

NO_CONSENT_ASKED: Mapping[str, str] = {
    "consent_letter": N_(
        "Ask the victim whether a letter with the name may go to the government, and answer yes or"
        " no: without that nothing is submitted."
    ),
    "consent_report": N_(
        "Ask the victim whether the name may stand in public reports of the United Nations, and"
        " answer yes or no: without that nothing is submitted."
    ),
}
"""What is missing while a consent is unset, by its field."""

IDENTITY = tuple(code for code in ASKED if code.startswith("victim_") and code != "victim_work")
"""Answers that say who the victim is: nothing of them goes without consent."""


def missing_consents(consents: Consents) -> Iterator[str]:
    """Yield the fields of the consents that nobody has asked for yet."""
    if consents.to_letter is None:
        yield "consent_letter"
    if consents.to_report is None:
        yield "consent_report"


def submission(cases: Cases) -> Document:
    """Return the one record of `cases` as a submission."""
    speech, case = cases.speech, cases.cases[0]
    title = cases.order.heading or case.brief.title or speech.say(N_("No title is recorded."))
    return Document(
        language=speech.language,
        name=speech.say(N_("Submission to the Special Procedures")),
        title=title,
        kicker=speech.say(N_("Allegation of a violation against a human rights defender")),
        marks=cases.marks(),
        foot=cases.foot(),
        opening=tuple(_addressees(cases, case)),
        body=tuple(_body(cases, case)),
    )


def _addressees(cases: Cases, case: Case) -> Iterator[Block]:
    say = cases.speech.say
    coded = case.facts.coded
    named = [MANDATES[code] for code in coded["rights"] if code in MANDATES]
    named += [
        MANDATES_BY_VIOLATION[code] for code in coded["violations"] if code in MANDATES_BY_VIOLATION
    ]
    yield Heading(say(N_("To")))
    yield Points(tuple(dict.fromkeys(say(mandate) for mandate in [DEFENDERS, *named])))


def _body(cases: Cases, case: Case) -> Iterator[Block]:
    say = cases.speech.say
    yield Heading(say(N_("1. Alleged victim")))
    yield from _victim(cases, case)
    yield Heading(say(N_("2. What happened")))
    yield from _incident(cases, case)
    yield Heading(say(N_("3. Alleged perpetrators")))
    by = [
        (field_label(field.field, say), "\n".join(field.paths))
        for field in case.brief.coded
        if field.field.startswith("perpetrators_")
    ]
    yield _fields(cases, ("perpetrator_names", "why_suspected", "witnesses"), by)
    yield Heading(say(N_("4. Steps taken")))
    yield _fields(cases, ("steps_taken", "court_case", "other_bodies"))
    yield Heading(say(N_("5. Rights concerned")))
    yield from _rights(cases, case)
    yield Heading(say(N_("6. What is asked for")))
    yield _fields(cases, ("requests", "is_going_on"))
    yield Heading(say(N_("7. Who submits it")))
    yield _fields(cases, ("author_name", "author_contact", "author_relation"))
    yield Text(
        say(N_("The mandate holders keep the author confidential unless told otherwise.")),
        Role.SMALL,
    )
    yield Heading(say(N_("8. Consent")))
    # A page is not begun for the one line that no source is named.
    yield replace(_consents(cases), leads_on=not case.brief.sources)
    yield Heading(say(N_("Sources")))
    yield from _sources(cases, case)


def _victim(cases: Cases, case: Case) -> Iterator[Block]:
    speech = cases.speech
    counts = [(count.role_label, count.words) for count in case.brief.counts]
    coded = {field.field: field for field in case.brief.coded}
    known = [
        (coded[name].label, "\n".join(coded[name].paths))
        for name in ("hrd_types", "genders")
        if name in coded
    ]
    known += [(speech.say(N_("People: {role}"), role=role), words) for role, words in counts]
    if cases.order.consents.to_letter is False:
        yield Text(
            speech.say(
                N_(
                    "The victim has not agreed that the name goes to the government. It is not"
                    " given here."
                )
            )
        )
        yield _fields(cases, ("victim_work",), known)
        return
    yield _fields(cases, (*IDENTITY, "victim_work"), known)


def _incident(cases: Cases, case: Case) -> Iterator[Block]:
    brief, say = case.brief, cases.speech.say
    violations = ["\n".join(field.paths) for field in brief.coded if field.field == "violations"]
    known = [
        (say(N_("Date")), brief.date_words),
        (field_label("place", say), brief.all_places or brief.place_words),
        (field_label("violations", say), "".join(violations)),
        *((fact.label, fact.words) for fact in brief.facts),
    ]
    yield _fields(cases, ("link", "threats_before"), known)
    yield Text(say(N_("According to the information received:")), leads_on=True)
    facts, details = _paragraphs(brief.summary), _paragraphs(brief.description)
    if not facts and not details:
        yield Text(say(N_("No summary for publications is written yet.")), Role.NOTE)
    yield from _numbered(facts, 1)
    if details:
        if facts:
            yield Text(say(N_("In detail:")), leads_on=True)
        yield from _numbered(details, len(facts) + 1)


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n") if part.strip()]


def _numbered(paragraphs: list[str], first: int) -> Iterator[Block]:
    """Yield paragraphs as they are cited, by their numbers."""
    yield from (Text(f"{number}. {words}") for number, words in enumerate(paragraphs, start=first))


def _rights(cases: Cases, case: Case) -> Iterator[Block]:
    say = cases.speech.say
    lines = []
    for code in case.facts.coded["rights"]:
        # Each article by itself: "art. 3, 9" is right in no language.
        articles = (
            say(phrase, number=number)
            for phrase, numbers in ARTICLES.get(code, ())
            for number in numbers.split(", ")
        )
        lines.append((cases.label("rights", code), cases.speech.chained(articles)))
    if lines:
        yield Fields(tuple(lines))
    else:
        yield Text(say(N_("Not stated.")), Role.NOTE)


def _consents(cases: Cases) -> Fields:
    say, consents = cases.speech.say, cases.order.consents

    def words(consent: bool | None) -> str:
        return say(N_("Yes.")) if consent else say(N_("No."))

    return Fields(
        (
            (
                say(
                    N_(
                        "The victim knows of this submission and agrees that a letter with the name"
                        " goes to the government"
                    )
                ),
                words(consents.to_letter),
            ),
            (
                say(
                    N_(
                        "The victim agrees that the name stands in public reports of the United"
                        " Nations"
                    )
                ),
                words(consents.to_report),
            ),
        )
    )


def _sources(cases: Cases, case: Case) -> Iterator[Block]:
    if case.brief.sources:
        yield SourceList(case.brief.sources)
    if case.brief.sources_note:
        yield Text(case.brief.sources_note, Role.NOTE)


def _fields(
    cases: Cases, asked: tuple[str, ...], known: list[tuple[str, str]] | None = None
) -> Fields:
    """Return what the record knows, then what was asked for; an empty answer says so."""
    say = cases.speech.say
    lines = [(label, words) for label, words in known or [] if words]
    for code in asked:
        answer = cleaned(cases.order.answers.get(code, ""))
        lines.append((say(ASKED[code]), answer or say(N_("Not stated."))))
    return Fields(tuple(lines))
