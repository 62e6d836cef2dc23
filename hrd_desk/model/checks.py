"""Checks of a record against itself (domain study, 7.4). Each rule yields problems or nothing.

Not here yet, because the record has no parties and acts: a killing without a deceased party, tags
without matching acts. A point outside its country is `geocoding.country_check`'s rule: who has the
borders at hand passes it in.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence

from hrd_desk.i18n import _
from hrd_desk.model.carrying import WORDED
from hrd_desk.model.event import UNKNOWN_DAY, Event
from hrd_desk.model.problems import Level, Problem
from hrd_desk.model.templates import has_blank
from hrd_desk.model.text_checks import TEXT_RULES
from hrd_desk.vocabulary.vocabulary import Vocabulary

LONGEST_SUMMARY = 1200
"""Characters of a summary that a one-page brief can hold beside its coded fields."""

HIDDEN = ("restricted", "sensitive")
"""Codes of confidentiality whose content never stands in a publication."""

FATAL_VIOLATIONS = ("killing", "extrajudicial-killing", "death")

Rule = Callable[[Event, Vocabulary, datetime.date], Iterator[Problem]]


def check_event(
    event: Event, vocabulary: Vocabulary, today: datetime.date, further: Sequence[Rule] = ()
) -> list[Problem]:
    """Return the problems of a detached event, gravest first, by all rules and `further` ones."""
    rules = (*RULES, *further)
    found = [problem for rule in rules for problem in rule(event, vocabulary, today)]
    order = list(Level)
    return sorted(found, key=lambda problem: order.index(problem.level))


def _missing(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    level = Level.ERROR_BEFORE_SUBMISSION
    if not event.title.strip():
        yield Problem("no-title", level, "title", _("The record has no title."))
    if not event.country_code:
        yield Problem("no-country", level, "country_code", _("The country is missing."))
    if not event.start_date:
        yield Problem("no-start-date", level, "start_date", _("The initial date is missing."))
    if not event.codes("violations"):
        yield Problem("no-violation", level, "violations", _("No violation is coded."))
    if not event.codes("hrd_types"):
        yield Problem("no-hrd-type", level, "hrd_types", _("No type of defender is coded."))
    if not event.codes("perpetrators_state") and not event.codes("perpetrators_non_state"):
        sentence = _("No perpetrator is coded. If nobody knows, code “Unknown”.")
        yield Problem("no-perpetrator", level, "perpetrators_state", sentence)


def _sources(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    if not any(citation.url or citation.source_name for citation in event.citations):
        sentence = _("No source is cited, so the record cannot be published.")
        yield Problem("no-source", Level.ERROR_BEFORE_PUBLICATION, "citations", sentence)


def _summary(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    level = Level.ERROR_BEFORE_PUBLICATION
    if not event.summary.strip():
        yield Problem("no-summary", level, "summary", _("The summary for publications is empty."))
    if len(event.summary) > LONGEST_SUMMARY:
        sentence = _("The summary has {count} characters; a brief holds {longest}.")
        filled = sentence.format(count=len(event.summary), longest=LONGEST_SUMMARY)
        yield Problem("summary-too-long", level, "summary", filled)


def _blanks(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    for name in WORDED:
        if has_blank(getattr(event, name)):
            sentence = _("Something in square brackets is still to be typed over.")
            yield Problem("blank", Level.ERROR_BEFORE_SUBMISSION, name, sentence)


def _secrets(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    level = Level.ERROR_BEFORE_PUBLICATION
    published = f"{event.title}\n{event.summary}".casefold()
    for citation in event.citations:
        name = citation.source_name.strip()
        if citation.confidentiality in HIDDEN and name and name.casefold() in published:
            sentence = _("The title or summary names a confidential source.")
            yield Problem("confidential-name", level, "summary", sentence)
    for place in event.places:
        names = [name for name in (place.locality, place.district, place.address) if name.strip()]
        if place.confidentiality in HIDDEN and any(n.casefold() in published for n in names):
            sentence = _("The title or summary names a place that is restricted.")
            yield Problem("restricted-place", level, "summary", sentence)


def _dates(event: Event, _vocabulary: Vocabulary, today: datetime.date) -> Iterator[Problem]:
    is_ended = event.end_latest != UNKNOWN_DAY
    if is_ended and event.start_earliest > event.end_latest:
        sentence = _("The final date is before the initial date.")
        yield Problem("end-before-start", Level.WARNING, "end_date", sentence)
    if event.start_earliest > today:
        sentence = _("The initial date is in the future.")
        yield Problem("future-date", Level.WARNING, "start_date", sentence)


def _places(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    for place in event.places:
        if place.latitude_deg is not None and not place.precision:
            sentence = _("The coordinates do not say how precise they are.")
            yield Problem("place-precision-missing", Level.WARNING, "places", sentence)
        elsewhere = place.country_code and event.country_code
        if elsewhere and place.country_code != event.country_code:
            sentence = _("A place lies in another country than the record.")
            yield Problem("place-country", Level.WARNING, "places", sentence)


def _title(event: Event, vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    country = vocabulary.find("country", event.country_code)
    if country is None or not event.title.strip():
        return
    names = {*country.labels.values(), *(n for alt in country.alt_labels.values() for n in alt)}
    before, colon, after = event.title.partition(":")
    known = before.strip().casefold() in {name.casefold() for name in names}
    if not (colon and known and after.strip()):
        sentence = _("The title does not begin with the country, as in “{country}: who, what”.")
        filled = sentence.format(country=country.label())
        yield Problem("title-pattern", Level.WARNING, "title", filled)
    if "|" in event.title:
        sentence = _("The title holds “|”, which breaks links in other systems.")
        yield Problem("title-pipe", Level.WARNING, "title", sentence)


def _people(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    affected = event.count("affected")
    genders = event.codes("genders")
    is_one = affected is not None and affected.maximum == 1
    if is_one and ("other" in genders or len(genders) > 1):
        sentence = _("The gender speaks of a group, but the count of affected people is 1.")
        yield Problem("gender-vs-count", Level.INFO, "genders", sentence)
    if "whrd" in event.codes("hrd_types") and genders and "woman" not in genders:
        sentence = _("A woman defender is coded, but the gender “Woman” is not.")
        yield Problem("whrd-without-woman", Level.WARNING, "genders", sentence)
    if set(FATAL_VIOLATIONS) & set(event.codes("violations")) and event.count("killed") is None:
        sentence = _("A killing or death is coded, but no count of people killed.")
        yield Problem("killing-without-count", Level.WARNING, "counts", sentence)


RULES: tuple[Rule, ...] = (
    *(_missing, _blanks, _sources, _summary, _secrets, _dates, _places, _title, _people),
    *TEXT_RULES,
)
