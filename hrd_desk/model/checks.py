"""Checks of a record against itself (domain study, 7.4). Each rule yields problems or nothing.

Not here yet, because the record has no parties and acts: a killing without a deceased party, tags
without matching acts. A point outside its country is `geocoding.country_check`'s rule: who has the
borders at hand passes it in.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _, language
from hrd_desk.model.carrying import WORDED
from hrd_desk.model.date_reading import read_date
from hrd_desk.model.event import CODED_LISTS, UNKNOWN_DAY, Event
from hrd_desk.model.problems import Level, Problem, is_publishable, is_ready
from hrd_desk.model.release import Release, is_released, release_of
from hrd_desk.model.templates import has_blank
from hrd_desk.model.text_checks import TEXT_RULES
from hrd_desk.vocabulary.vocabulary import Vocabulary

LONGEST_SUMMARY = 1200
"""Characters of a summary that a one-page brief can hold beside its coded fields."""

HIDDEN = ("restricted", "sensitive")
"""Codes of confidentiality whose content never stands in a publication."""

FATAL_VIOLATIONS = ("killing", "extrajudicial-killing", "death")
UNKNOWN = "unknown"
"""The code that says in every coded list: asked, and not known."""

HARMED = frozenset(
    {"arrested", "detained", "charged", "convicted", "injured", "killed", "disappeared"}
    | {"displaced", "threatened"}
)
"""Roles of people who are all affected, too; those present need not be."""

Rule = Callable[[Event, Vocabulary, datetime.date], Iterator[Problem]]


def check_event(
    event: Event, vocabulary: Vocabulary, today: datetime.date, further: Sequence[Rule] = ()
) -> list[Problem]:
    """Return the problems of a detached event, gravest first, by all rules and `further` ones."""
    rules = (*RULES, *further)
    found = [problem for rule in rules for problem in rule(event, vocabulary, today)]
    found += _too_early(event, found)
    order = list(Level)
    return sorted(found, key=lambda problem: order.index(problem.level))


def _missing(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    level = Level.ERROR_BEFORE_SUBMISSION
    if not event.title.strip():
        yield Problem(
            "no-title",
            level,
            "title",
            _("The record has no title. Write it like “Country: who, what”."),
        )
    if not event.country_code:
        yield Problem("no-country", level, "country_code", _("The country is missing. Choose one."))
    if not event.start_date:
        sentence = _("The initial date is missing. Write as much of it as is known, like 2023.")
        yield Problem("no-start-date", level, "start_date", sentence)
    if not event.codes("violations"):
        sentence = _("No violation is coded. Choose what was done.")
        yield Problem("no-violation", level, "violations", sentence)
    if not event.codes("hrd_types"):
        sentence = _("No type of defender is coded. Choose one; if nobody knows, “Unknown”.")
        yield Problem("no-hrd-type", level, "hrd_types", sentence)
    if not event.codes("perpetrators_state") and not event.codes("perpetrators_non_state"):
        sentence = _("No perpetrator is coded. If nobody knows, code “Unknown”.")
        yield Problem("no-perpetrator", level, "perpetrators_state", sentence)


def _sources(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    if not any(citation.url or citation.source_name for citation in event.citations):
        sentence = _("No source is cited, so the record cannot be published. Add one.")
        yield Problem("no-source", Level.ERROR_BEFORE_PUBLICATION, "citations", sentence)


def _summary(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    level = Level.ERROR_BEFORE_PUBLICATION
    if not event.summary.strip():
        sentence = _("The summary for publications is empty. Write it, or have it drafted.")
        yield Problem("no-summary", level, "summary", sentence)
    if len(event.summary) > LONGEST_SUMMARY:
        sentence = _("The summary has {count} characters; a brief holds {longest}. Shorten it.")
        filled = sentence.format(count=len(event.summary), longest=LONGEST_SUMMARY)
        yield Problem("summary-too-long", level, "summary", filled)


def _blanks(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    for name in WORDED:
        if has_blank(getattr(event, name)):
            sentence = _("Something in square brackets is left of a template. Type over it.")
            yield Problem("blank", Level.ERROR_BEFORE_SUBMISSION, name, sentence)


def _secrets(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    level = Level.ERROR_BEFORE_PUBLICATION
    published = f"{event.title}\n{event.summary}".casefold()
    released = ""
    if is_released(event.description, event.description_released):
        released = event.description.casefold()
    for citation in event.citations:
        name = citation.source_name.strip().casefold()
        is_hidden = citation.confidentiality in HIDDEN and bool(name)
        if is_hidden and name in published:
            sentence = _("The title or summary names a confidential source. Take the name out.")
            yield Problem("confidential-name", level, "summary", sentence)
        if is_hidden and name in released:
            sentence = _(
                "The description may be published and names a confidential source. Take the name"
                " out, or the tick."
            )
            yield Problem("confidential-name-told", level, "description", sentence)
    for place in event.places:
        names = [n.casefold() for n in (place.locality, place.district, place.address) if n.strip()]
        is_hidden = place.confidentiality in HIDDEN
        if is_hidden and any(name in published for name in names):
            sentence = _("The title or summary names a place that is restricted. Take it out.")
            yield Problem("restricted-place", level, "summary", sentence)
        if is_hidden and any(name in released for name in names):
            sentence = _(
                "The description may be published and names a place that is restricted. Take the"
                " place out, or the tick."
            )
            yield Problem("restricted-place-told", level, "description", sentence)


def _release(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    release = release_of(event.description, event.description_released)
    if release is Release.OVERTAKEN and event.description.strip():
        sentence = _(
            "The description was changed since it was ticked for publication, and stays inside."
            " Read it again and tick it."
        )
        yield Problem("release-overtaken", Level.INFO, "description", sentence)


_LONG_AGO = datetime.date(1900, 1, 1)
"""1402/03/05 is a day of the Persian calendar in figures rather than one of the Middle Ages."""


def _dates(event: Event, _vocabulary: Vocabulary, today: datetime.date) -> Iterator[Problem]:
    is_ended = event.end_latest != UNKNOWN_DAY
    if is_ended and event.start_earliest > event.end_latest:
        sentence = _("The final date is before the initial date. Correct one of them.")
        yield Problem("end-before-start", Level.WARNING, "end_date", sentence)
    if event.start_earliest > today:
        sentence = _("The initial date is in the future. Correct it, or is it of another calendar?")
        yield Problem("future-date", Level.WARNING, "start_date", sentence)
    elif UNKNOWN_DAY < event.start_earliest < _LONG_AGO:
        sentence = _("The initial date is before 1900. Correct it, or is it of another calendar?")
        yield Problem("long-ago", Level.WARNING, "start_date", sentence)
    elif event.end and event.end.earliest and event.end.earliest > today:
        sentence = _("The final date is in the future. Correct it, or leave it empty until then.")
        yield Problem("future-end", Level.WARNING, "end_date", sentence)


def _entered(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    """Tell where the words kept beside a date are of another one: somebody changed one of them."""
    for field in ("start_date", "end_date"):
        words, date = getattr(event, f"{field}_entered"), getattr(event, field)
        if words and date and _says_another(words, date):
            sentence = _("“{words}” was entered for this date and is another one. Type it again.")
            yield Problem("entered-differs", Level.WARNING, field, sentence.format(words=words))


def _says_another(words: str, edtf: str) -> bool:
    try:
        return read_date(words).edtf != edtf
    except InvalidInputError:
        return False  # "yesterday" says nothing without its day


def _places(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    if not event.places:
        sentence = _("No place is given. Add the town, or the region if no more is known.")
        yield Problem("no-place", Level.INFO, "places", sentence)
    for place in event.places:
        if place.latitude_deg is not None and not place.precision:
            sentence = _("The coordinates do not say how precise they are. Choose the precision.")
            yield Problem("place-precision-missing", Level.WARNING, "places", sentence)
        elsewhere = place.country_code and event.country_code
        if elsewhere and place.country_code != event.country_code:
            sentence = _("A place lies in another country than the record. Correct one of them.")
            yield Problem("place-country", Level.WARNING, "places", sentence)


def _title(event: Event, vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    country = vocabulary.find("country", event.country_code)
    if country is None or not event.title.strip():
        return
    names = {*country.labels.values(), *(n for alt in country.alt_labels.values() for n in alt)}
    before, colon, after = event.title.partition(":")
    known = before.strip().casefold() in {name.casefold() for name in names}
    if not (colon and known and after.strip()):
        sentence = _("The title does not begin with the country. Write “{country}: who, what”.")
        filled = sentence.format(country=country.label())
        yield Problem("title-pattern", Level.WARNING, "title", filled)
    if "|" in event.title:
        sentence = _("The title holds “|”, which breaks links in other systems. Write a comma.")
        yield Problem("title-pipe", Level.WARNING, "title", sentence)


def _people(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    affected = event.count("affected")
    genders = event.codes("genders")
    is_one = affected is not None and affected.maximum == 1
    if is_one and ("other" in genders or len(genders) > 1):
        sentence = _("The gender speaks of a group, but 1 person is affected. Correct one of them.")
        yield Problem("gender-vs-count", Level.INFO, "genders", sentence)
    if "whrd" in event.codes("hrd_types") and genders and "woman" not in genders:
        sentence = _("A woman defender is coded, but the gender “Woman” is not. Add it.")
        yield Problem("whrd-without-woman", Level.WARNING, "genders", sentence)
    if set(FATAL_VIOLATIONS) & set(event.codes("violations")) and event.count("killed") is None:
        sentence = _("A killing or death is coded, but no count of people killed. Add the count.")
        yield Problem("killing-without-count", Level.WARNING, "counts", sentence)


def _unknowns(event: Event, vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    """Tell an answer that nobody knows from a question that nobody has asked."""
    for field, scheme in CODED_LISTS.items():
        codes = event.codes(field)
        unknown = vocabulary.find(scheme, UNKNOWN)
        if unknown is not None and UNKNOWN in codes and len(codes) > 1:
            sentence = _("“{unknown}” is coded beside what is known. Take one of the two away.")
            filled = sentence.format(unknown=unknown.label(language()))
            yield Problem("unknown-beside-known", Level.WARNING, field, filled)
    if not event.codes("genders"):
        sentence = _("The gender is empty. If nobody knows, code “Unknown”; of a group, “Other”.")
        yield Problem("empty-gender", Level.INFO, "genders", sentence)
    if not event.codes("rights"):
        sentence = _("No right is coded. Choose the rights that were touched.")
        yield Problem("empty-rights", Level.INFO, "rights", sentence)
    if event.count("affected") is None:
        sentence = _("Nobody is counted as affected. Write the number, or “not known”.")
        yield Problem("empty-count", Level.INFO, "counts", sentence)


def _more_than_affected(
    event: Event, vocabulary: Vocabulary, _today: datetime.date
) -> Iterator[Problem]:
    affected = event.count("affected")
    if affected is None or affected.maximum is None:
        return
    for count in event.counts:
        role = vocabulary.find("count-role", count.role)
        if role and count.role in HARMED and (count.minimum or 0) > affected.maximum:
            sentence = _("More people are counted as “{role}” than as affected. Correct one count.")
            filled = sentence.format(role=role.label(language()))
            yield Problem("more-than-affected", Level.WARNING, "counts", filled)


def _too_early(event: Event, found: Sequence[Problem]) -> list[Problem]:
    """Return the problem of a record whose status says more than its errors allow."""
    needed = {"submitted": is_ready, "verified": is_ready, "published": is_publishable}
    is_enough = needed.get(event.record_status)
    if is_enough is None or is_enough(found):
        return []
    sentence = _("The status says that the record is complete. Correct its errors, or the status.")
    return [Problem("status-too-early", Level.WARNING, "record_status", sentence)]


RULES: tuple[Rule, ...] = (
    *(_missing, _blanks, _sources, _summary, _secrets, _release, _dates, _entered, _places),
    *(_title, _people, _unknowns, _more_than_affected),
    *TEXT_RULES,
)
