"""Dates of other calendars as they are written: `11 Ordibehesht 1402`, `2566 BE`."""

import datetime
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.model.calendars import CALENDARS, Calendar
from hrd_desk.model.date_terms import GREGORIAN_PHRASES, MONTHS, SEASONS, WEEKDAYS
from hrd_desk.model.number_words import ascii_digits

_NUMBER = re.compile(r"([0-9]+)")
_IGNORED = re.compile("[\\s.,'\u2019\u2018\u02bb\u02bc\u02be\u02bf`()/\u060c\u0640\u200c\u200d-]+")
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0652\u0670]")
_LETTERS = str.maketrans({"\u064a": "\u06cc", "\u0643": "\u06a9", "\u0629": "\u0647"})
_PERSIAN_DIGIT, _ARABIC_DIGIT = re.compile("[\u06f0-\u06f9]"), re.compile("[\u0660-\u0669]")
_IN_NATIVE_DIGITS = range(1200, 1600)
"""Years that in Persian or Arabic digits are of these calendars and not Gregorian."""

_GREGORIAN = (
    *(MONTHS.keys() | SEASONS.keys() | WEEKDAYS.keys()),
    *GREGORIAN_PHRASES.split(),
)
"""Words of dates that are read without the names of other calendars, which take 0.1 s to make."""

_GREGORIAN_BEGINNINGS = ("-", "~", "?")
_OUR_TIME = range(1850, 2150)
_FIRST, _SECOND = re.compile(r"(?<=[\s.])i\b"), re.compile(r"(?<=[\s.])ii\b")
_SHORTEST_YEAR = 3
_LAST_DAY, _BUDDHIST_CENTURY = 31, 2500
_LEAST_BUDDHIST = 2300
"""A smaller year beside a Thai month is a Gregorian one."""


@dataclass(frozen=True, slots=True)
class CalendarSpan:
    """The first and last Gregorian day of what was written, and the calendar that it is of."""

    first: datetime.date
    last: datetime.date
    calendar: Calendar
    is_year_assumed: bool = False


@dataclass(frozen=True, slots=True)
class _Parts:
    year: int | None
    month: int | None
    days: tuple[int, int] | None


def folded(name: str) -> str:
    """Return a name as it is compared: without spaces, signs, accents and variants of letters."""
    text = unicodedata.normalize("NFKD", name.casefold())
    # Or `Rabi I` and `Rab. II` would be one.
    text = _SECOND.sub("second", _FIRST.sub("first", text))
    return _IGNORED.sub("", _MARKS.sub("", text)).translate(_LETTERS)


def read_calendar_date(
    text: str, field: str = "date", today: datetime.date | None = None
) -> CalendarSpan | None:
    """Return what a text means in another calendar; None where it names none.

    A day, a few days, a month or a year. `today` gives the year that is missing. Raises
    `InvalidInputError(field, ...)` for a day that the calendar lacks.
    """
    plain = text.casefold()
    calendar, rest = _without_era(plain)
    calendar = calendar or _by_digits(rest)
    numbers = [int(number) for number in _NUMBER.findall(ascii_digits(rest))]
    lengths = [len(number) for number in _NUMBER.findall(ascii_digits(rest))]
    words = _NUMBER.sub(" ", ascii_digits(rest))
    if calendar is None and all(map(_is_begun_gregorian, words.replace(".", " ").split())):
        return None
    if name := folded(words):
        calendar, month = _month_called(name, calendar, max(numbers, default=0))
        parts = _with_name(numbers, lengths, month) if month else None
    else:
        parts = _in_figures(numbers, lengths) if calendar else None
    if calendar is None or parts is None or not _is_likely(calendar, parts):
        return None
    if calendar.code == "buddhist":
        parts = _with_short_year(parts)
    return _span(calendar, parts, field, today)


def _is_begun_gregorian(word: str) -> bool:
    """Whether a word is, or may become while it is typed, one that is no month of ours."""
    return word.startswith(_GREGORIAN_BEGINNINGS) or any(w.startswith(word) for w in _GREGORIAN)


def _is_likely(calendar: Calendar, parts: _Parts) -> bool:
    return calendar.code != "buddhist" or parts.year is None or parts.year >= _LEAST_BUDDHIST


def _with_short_year(parts: _Parts) -> _Parts:
    """Return "1 พ.ค. 66" as of 2566, as Thai documents write it: there is no day 66."""
    if parts.year is not None or parts.days is None or parts.days[1] <= _LAST_DAY:
        return parts
    day, year = parts.days
    return _Parts(_BUDDHIST_CENTURY + year, parts.month, (day, day))


@cache
def _eras() -> tuple[tuple[re.Pattern[str], Calendar], ...]:
    eras = [(era, calendar) for calendar in CALENDARS for era in calendar.eras]
    longest_first = sorted(eras, key=lambda pair: -len(pair[0]))
    return tuple(
        (re.compile(rf"(?<![^\W\d_]){re.escape(era)}(?![^\W\d_])"), calendar)
        for era, calendar in longest_first
    )


def _without_era(text: str) -> tuple[Calendar | None, str]:
    for era, calendar in _eras():
        if era.search(text):
            return calendar, era.sub(" ", text)
    return None, text


def _by_digits(text: str) -> Calendar | None:
    years = [int(n) for n in _NUMBER.findall(ascii_digits(text)) if len(n) >= _SHORTEST_YEAR]
    if len(years) != 1 or years[0] not in _IN_NATIVE_DIGITS:
        return None
    if _PERSIAN_DIGIT.search(text):
        return _calendar("persian")
    return _calendar("islamic-umalqura") if _ARABIC_DIGIT.search(text) else None


def _calendar(code: str) -> Calendar:
    return next(calendar for calendar in CALENDARS if calendar.code == code)


def preparations() -> list[Callable[[], object]]:
    """Return short steps that make the names of months ready, which a first key would wait for."""
    return [*(partial(_names_of, calendar) for calendar in CALENDARS), _months]


@cache
def _names_of(calendar: Calendar) -> dict[str, int]:
    names: dict[str, int] = {}
    for name, month in calendar.all_names():
        key = folded(name)
        if key and not key.isdecimal():
            names.setdefault(key, month)
    return names


@cache
def _months() -> dict[str, tuple[tuple[Calendar, int], ...]]:
    found: dict[str, list[tuple[Calendar, int]]] = {}
    for calendar in CALENDARS:
        for name, month in _names_of(calendar).items():
            found.setdefault(name, []).append((calendar, month))
    return {name: tuple(months) for name, months in found.items()}


def _month_called(
    name: str, calendar: Calendar | None, year: int
) -> tuple[Calendar | None, int | None]:
    named = _months().get(name, ())
    if len(named) > 1:
        named = tuple(pair for pair in named if _is_of_our_time(pair[0], year))
    for found, month in named:
        # The digits of a script are a weaker sign than a name that belongs to one calendar.
        if calendar is None or found is calendar or len(named) == 1:
            return found, month
    return calendar, _gregorian_month(name) if calendar and calendar.code == "buddhist" else None


def _is_of_our_time(calendar: Calendar, year: int) -> bool:
    return year in calendar.years and calendar.first_day(year, 1).year in _OUR_TIME


def _gregorian_month(name: str) -> int | None:
    return int(MONTHS[name]) if name in MONTHS else None


def _with_name(numbers: list[int], lengths: list[int], month: int) -> _Parts | None:
    years = [n for n, digits in zip(numbers, lengths, strict=True) if digits >= _SHORTEST_YEAR]
    days = [n for n, digits in zip(numbers, lengths, strict=True) if digits < _SHORTEST_YEAR]
    if len(years) > 1 or len(days) > 2:  # noqa: PLR2004  from one day to another
        return None
    return _Parts(years[0] if years else None, month, (days[0], days[-1]) if days else None)


def _in_figures(numbers: list[int], lengths: list[int]) -> _Parts | None:
    """Read year, month and day, or day, month and year; month and year; or a year."""
    if not numbers or max(lengths[0], lengths[-1]) < _SHORTEST_YEAR:
        return None
    if lengths[0] < _SHORTEST_YEAR:
        numbers.reverse()
    year, *rest = numbers
    if len(rest) > 2:  # noqa: PLR2004  month and day
        return None
    day = (rest[1], rest[1]) if len(rest) > 1 else None
    return _Parts(year, rest[0] if rest else None, day)


def _span(
    calendar: Calendar, parts: _Parts, field: str, today: datetime.date | None
) -> CalendarSpan:
    year, is_assumed = parts.year, parts.year is None
    if year is None and today is not None:
        year = calendar.year_of(today)
    if year is None:
        raise InvalidInputError(field, _("The year is missing. Write it with four digits."))
    if parts.month is None:
        last_length = calendar.month_length(year, calendar.months, field)
        first = calendar.first_day(year, 1)
        last = calendar.day(year, calendar.months, last_length, field)
        return CalendarSpan(first, last, calendar, is_assumed)
    first_day, last_day = parts.days or (1, calendar.month_length(year, parts.month, field))
    first = calendar.day(year, parts.month, first_day, field)
    last = calendar.day(year, parts.month, last_day, field)
    return CalendarSpan(first, last, calendar, is_assumed)
