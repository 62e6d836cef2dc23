"""Checks of what the texts say against each other and against the coded fields."""

import datetime
import re
from collections.abc import Callable, Iterator

from hrd_desk.i18n import _, language
from hrd_desk.model.counts_text import NumberMention, numbers_in
from hrd_desk.model.date_mentions import dates_in
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import UncertainDate
from hrd_desk.model.event import UNKNOWN_DAY, Event
from hrd_desk.model.problems import Level, Problem
from hrd_desk.vocabulary.vocabulary import Vocabulary

SAME_ROLE = ({"arrested", "detained"},)
"""Roles that reports use for the same people."""
_SHORT_NAME = 4
"""Letters of a country's name that common words have too."""


def _affected(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    affected = event.count("affected")
    if affected is None or affected.minimum is None:
        return
    mentions = numbers_in(event.summary) or numbers_in(event.description)
    if mentions and not any(_meets(m, affected.minimum, affected.maximum) for m in mentions):
        text = event.summary if numbers_in(event.summary) else event.description
        said = text[mentions[0].start : mentions[0].end]
        sentence = _("{count} affected is entered, but the text says “{words}”. Correct one.")
        filled = sentence.format(count=affected.words or affected.minimum, words=said)
        yield Problem("affected-count-vs-text", Level.WARNING, "counts", filled)


def _counts(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    mentions = numbers_in(event.summary)
    for count in event.counts:
        alike = [m for m in mentions if m.verb_role in _roles_like(count.role)]
        if count.role == "affected" or count.minimum is None or not alike:
            continue
        if not any(_meets(m, count.minimum, count.maximum) for m in alike):
            sentence = _("The summary says “{words}”, the count entered is {count}. Correct one.")
            said = event.summary[alike[0].start : alike[0].end]
            filled = sentence.format(words=said, count=count.words or count.minimum)
            yield Problem("summary-vs-count", Level.WARNING, "counts", filled)


def _narrative(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    told = numbers_in(event.description)
    for mention in numbers_in(event.summary):
        if mention.verb_role is None:
            continue
        alike = [m for m in told if m.verb_role in _roles_like(mention.verb_role)]
        if alike and not any(_meets(m, mention.minimum, mention.maximum) for m in alike):
            sentence = _(
                "The summary says “{summary}”, the description “{description}”. Which is right?"
            )
            filled = sentence.format(
                summary=event.summary[mention.start : mention.end],
                description=event.description[alike[0].start : alike[0].end],
            )
            yield Problem("summary-vs-description", Level.WARNING, "summary", filled)
            return


def _date(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    if event.start_latest == UNKNOWN_DAY:
        return
    last = max(event.start_latest, event.end_latest)
    said = [
        mention
        for mention in dates_in(event.summary, last)
        if mention.date.start and mention.date.start.unit == "day"
    ]
    if said and not any(_overlaps(m.date, event.start_earliest, last) for m in said):
        sentence = _("The summary says {said}, the record {date}. Correct one of them.")
        words = event.summary[said[0].start : said[0].end]
        own = date_in_words(event.start, language()) if event.start else ""
        filled = sentence.format(said=words, date=own)
        yield Problem("summary-date", Level.WARNING, "summary", filled)


def _country(event: Event, vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    own = vocabulary.find("country", event.country_code)
    if own is None or not event.summary:
        return
    names = [*own.labels.values(), *(n for alt in own.alt_labels.values() for n in alt)]
    if any(_mentions(event.summary, name) for name in names if len(name) > 2):  # noqa: PLR2004  codes are no names
        return
    for other in vocabulary.walk("country"):
        if any(_names(event.summary, name) for name in other.labels.values()):
            sentence = _("The summary names {country}, the record {own}. Correct one of them.")
            filled = sentence.format(country=other.label(language()), own=own.label(language()))
            yield Problem("summary-country", Level.WARNING, "summary", filled)
            return


def _mentions(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) is not None


def _names(text: str, name: str) -> bool:
    """Return whether `text` names a country, and not merely has the same letters.

    Words of every day are spelt as countries are («того» and Togo, «мали» and Mali, "chad"): a
    name begins with a capital, and one of a single short word does not stand where a sentence
    begins, because every word has a capital there.
    """
    is_doubtful = len(name) <= _SHORT_NAME and " " not in name
    return any(
        found.group()[0].isupper() and not (is_doubtful and _begins_sentence(text, found.start()))
        for found in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
    )


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t«“„\"'(-–—")  # noqa: RUF001  single characters
    return not before or before[-1] in ".!?…:\n"


def _roles_like(role: str) -> set[str]:
    return next((roles for roles in SAME_ROLE if role in roles), {role})


def _meets(mention: NumberMention, minimum: int | None, maximum: int | None) -> bool:
    """Return whether the two ranges share a number; None is open on its side."""
    starts_later = maximum is not None and (mention.minimum or 0) > maximum
    ends_earlier = mention.maximum is not None and mention.maximum < (minimum or 0)
    return not starts_later and not ends_earlier


def _overlaps(date: UncertainDate, first: datetime.date, last: datetime.date) -> bool:
    starts_later = date.earliest is not None and date.earliest > last
    ends_earlier = date.latest is not None and date.latest < first
    return not starts_later and not ends_earlier


TEXT_RULES: tuple[Callable[[Event, Vocabulary, datetime.date], Iterator[Problem]], ...] = (
    *(_affected, _counts, _narrative, _date, _country),
)
