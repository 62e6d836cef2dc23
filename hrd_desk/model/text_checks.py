"""Checks of what the texts say against each other and against the coded fields."""

import datetime
from collections.abc import Callable, Iterator
from typing import NamedTuple

from hrd_desk.i18n import _, language
from hrd_desk.model.country_mentions import countries_named, mentions
from hrd_desk.model.counts_text import NumberMention, numbers_in
from hrd_desk.model.date_mentions import dates_in
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import UncertainDate
from hrd_desk.model.event import UNKNOWN_DAY, Event
from hrd_desk.model.problems import Level, Problem
from hrd_desk.vocabulary.vocabulary import Vocabulary

SAME_ROLE = ({"arrested", "detained"},)
"""Roles that reports use for the same people."""


def _numbers(event: Event, _vocabulary: Vocabulary, _today: datetime.date) -> Iterator[Problem]:
    """Compare what the summary, the description and the counts say, each read once."""
    said = _Numbers(event.summary, numbers_in(event.summary))
    told = _Numbers(event.description, numbers_in(event.description))
    yield from _affected(event, said if said.mentions else told)
    yield from _counts(event, said)
    yield from _narrative(said, told)


class _Numbers(NamedTuple):
    text: str
    mentions: list[NumberMention]

    def words(self, mention: NumberMention) -> str:
        return self.text[mention.start : mention.end]

    def of(self, role: str) -> list[NumberMention]:
        return [mention for mention in self.mentions if mention.verb_role in _roles_like(role)]


def _affected(event: Event, said: _Numbers) -> Iterator[Problem]:
    affected = event.count("affected")
    if affected is None or affected.minimum is None or not said.mentions:
        return
    if not any(_meets(m, affected.minimum, affected.maximum) for m in said.mentions):
        sentence = _("{count} affected is entered, but the text says “{words}”. Correct one.")
        words = said.words(said.mentions[0])
        filled = sentence.format(count=affected.words or affected.minimum, words=words)
        yield Problem("affected-count-vs-text", Level.WARNING, "counts", filled)


def _counts(event: Event, said: _Numbers) -> Iterator[Problem]:
    for count in event.counts:
        alike = said.of(count.role)
        if count.role == "affected" or count.minimum is None or not alike:
            continue
        if not any(_meets(m, count.minimum, count.maximum) for m in alike):
            sentence = _("The summary says “{words}”, the count entered is {count}. Correct one.")
            entered = count.words or count.minimum
            filled = sentence.format(words=said.words(alike[0]), count=entered)
            yield Problem("summary-vs-count", Level.WARNING, "counts", filled)


def _narrative(said: _Numbers, told: _Numbers) -> Iterator[Problem]:
    for mention in said.mentions:
        if mention.verb_role is None:
            continue
        alike = told.of(mention.verb_role)
        if alike and not any(_meets(m, mention.minimum, mention.maximum) for m in alike):
            sentence = _(
                "The summary says “{summary}”, the description “{description}”. Which is right?"
            )
            summary, description = said.words(mention), told.words(alike[0])
            filled = sentence.format(summary=summary, description=description)
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
    if any(mentions(event.summary, name) for name in names if len(name) > 2):  # noqa: PLR2004  codes are no names
        return
    for other in countries_named(event.summary, vocabulary):
        sentence = _("The summary names {country}, the record {own}. Correct one of them.")
        filled = sentence.format(country=other.label(language()), own=own.label(language()))
        yield Problem("summary-country", Level.WARNING, "summary", filled)
        return


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
    *(_numbers, _date, _country),
)
