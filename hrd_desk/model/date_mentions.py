"""Dates that stand in running text, in English and Russian."""
# ruff: noqa: RUF001  Russian words are read beside English ones

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.date_reading import read_date
from hrd_desk.model.date_terms import MONTH_WORDS, SEASON_WORDS
from hrd_desk.model.dates import UncertainDate


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at `text[start:end]`; `is_dated` tells whether the text gives its year."""

    start: int
    end: int
    date: UncertainDate
    is_dated: bool


_NEAR_FUTURE = datetime.timedelta(days=31)
"""A day without a year that lies further ahead was in the year before."""

_WORDS = sorted((word for words in MONTH_WORDS for word in words.split()), key=len, reverse=True)
_ENGLISH = "|".join(word.capitalize() for word in _WORDS if word.isascii())
_RUSSIAN = "|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in _WORDS if word[0] > "z")
_MONTH = rf"(?:{_ENGLISH}|{_RUSSIAN})\b\.?"
_SEASON = "|".join(word for words in SEASON_WORDS for word in words.split())
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?(?:\s?[-\u2013]\s?[0-9]{1,2}(?:st|nd|rd|th)?)?"
_YEAR = r"(?:1[89]|20)[0-9]{2}\b(?!\s?[%$])(?:\s(?:г\.|года?\b))?"
_DATE = re.compile(
    rf"\b{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?"
    rf"|\b(?:{_MONTH})\s{_DAY}(?![0-9%:])\b(?:,?\s{_YEAR})?"
    rf"|\b{_MONTH},?\s(?:of\s)?{_YEAR}"
    rf"|\b(?i:{_SEASON})\s(?:of\s)?{_YEAR}"
    r"|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b|\b[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4})\b"
    r"|\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}\b"
)
_HAS_YEAR = re.compile(r"[0-9]{4}")
_WEEKDAYS = (
    "monday|понедельник",
    "tuesday|вторник",
    "wednesday|среду|среда",
    "thursday|четверг",
    "friday|пятницу|пятница",
    "saturday|субботу|суббота",
    "sunday|воскресенье",
)
_RELATIVE = re.compile(
    r"\b(?:(?P<yesterday>yesterday|вчера)|(?P<today>today|сегодня)"
    r"|(?:on|last|во?|прошл\w{2,3})\s"
    "(?:"
    + "|".join(f"(?P<day{number}>{words})" for number, words in enumerate(_WEEKDAYS))
    + r"))\b",
    re.IGNORECASE,
)
_WEEK_DAYS = 7


def dates_in(text: str, day: datetime.date | None = None) -> list[DateMention]:
    """Return the dates that a text gives, in its order.

    `day` is the one the text was written on: the year of a date without one, "yesterday" and
    "on Monday" are counted from it. Without it they are passed over, as is what can be read in
    two ways (1/5/2023).
    """
    found = [*_calendar_dates(text, day), *(_relative_dates(text, day) if day else ())]
    return sorted(found, key=lambda mention: mention.start)


def _calendar_dates(text: str, day: datetime.date | None) -> Iterator[DateMention]:
    for match in _DATE.finditer(text):
        is_dated = _HAS_YEAR.search(match[0]) is not None
        date = _read(match[0]) if is_dated else _last_time(match[0], day)
        if date is not None:
            yield DateMention(match.start(), match.end(), date, is_dated)


def _read(text: str) -> UncertainDate | None:
    try:
        return read_date(text)
    except InvalidInputError:
        return None  # words that only look like a date


def _last_time(text: str, day: datetime.date | None) -> UncertainDate | None:
    """Return a day without its year as the latest one that `day` can speak of."""
    if day is None:
        return None
    years = (day.year, day.year - 1)
    read = (_read(f"{text.rstrip('.')} {year}") for year in years)
    dates = [date for date in read if date is not None]
    past = [d for d in dates if d.earliest is None or d.earliest <= day + _NEAR_FUTURE]
    return next(iter(past), None)


def _relative_dates(text: str, day: datetime.date) -> Iterator[DateMention]:
    for match in _RELATIVE.finditer(text):
        meant = day - datetime.timedelta(days=_days_ago(match, day))
        date = read_date(meant.isoformat())
        yield DateMention(match.start(), match.end(), date, is_dated=False)


def _days_ago(match: re.Match[str], day: datetime.date) -> int:
    group = match.lastgroup or ""
    if group in ("yesterday", "today"):
        return 1 if group == "yesterday" else 0
    return (day.weekday() - int(group.removeprefix("day"))) % _WEEK_DAYS
