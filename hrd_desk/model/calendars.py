"""Calendars beside the Gregorian one: days there and back, and the names of their months.

ICU (icu4py) names the months and counts all but two: the Umm al-Qura calendar goes by the tables
that were in force (hijridate), the Bikram Sambat by Nepal's (nepali-datetime). What each covers,
and which calendars are missing and why: docs/formats/dates.md.
"""
# ruff: noqa: RUF001  eras in Arabic letters

import datetime
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from typing_extensions import override

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import LANGUAGES, N_, _
from hrd_desk.model.calendar_names import BIKRAM_MONTHS, OTHER_SPELLINGS

_STEPS = 24
"""So many corrections find any first day of a month; usually two do."""


class Calendar(ABC):
    """One calendar. Years, months and days are its own numbers; months count from 1."""

    code: str
    label: str
    """Its name in English, translated when shown."""
    eras: tuple[str, ...]
    """What is written beside a year of it, in small letters: `ah`, `พ.ศ.`."""
    years: range
    """The years that its counting is known to be right for."""
    is_observed: bool = False
    """Whether its months begin where the moon is seen, a day earlier or later than counted."""

    @abstractmethod
    def fields(self, day: datetime.date) -> tuple[int, int, int]:
        """Return year, month and day that a Gregorian day is called."""

    @abstractmethod
    def first_day(self, year: int, month: int) -> datetime.date:
        """Return the first day of a month, which must be in the calendar."""

    @abstractmethod
    def month_name(self, month: int, language: str) -> str:
        """Return the name of a month in a language, else in Latin letters."""

    @abstractmethod
    def all_names(self) -> Iterator[tuple[str, int]]:
        """Yield names and abbreviations of the months, and their numbers."""

    months: int = 12

    def year_of(self, day: datetime.date) -> int | None:
        """Return the year that a Gregorian day lies in, None beyond what the calendar covers."""
        try:
            year = self.fields(day)[0]
        except (OverflowError, ValueError):  # the tables end before the day
            return None
        return year if year in self.years else None

    def day(self, year: int, month: int, day: int, field: str = "date") -> datetime.date:
        """Return the Gregorian day; raises `InvalidInputError(field, ...)` for none."""
        length = self.month_length(year, month, field)
        if not 1 <= day <= length:
            sentence = _("There is no day {day} in {month} {year}, which has {count} days.")
            month_name = self.month_name(month, "en")
            facts = {"day": day, "month": month_name, "year": year, "count": length}
            raise InvalidInputError(field, sentence.format(**facts))
        return self.first_day(year, month) + datetime.timedelta(days=day - 1)

    def month_length(self, year: int, month: int, field: str = "date") -> int:
        """Return how many days a month has; raises `InvalidInputError(field, ...)` for none."""
        if year not in self.years:
            sentence = _(
                "Years of the {calendar} go from {first} to {last} here. Correct the year."
            )
            facts = {"calendar": _(self.label), "first": self.years[0], "last": self.years[-1]}
            raise InvalidInputError(field, sentence.format(**facts))
        if not 1 <= month <= self.months:
            sentence = _("The {calendar} has {count} months. Correct the month.")
            words = sentence.format(calendar=_(self.label), count=self.months)
            raise InvalidInputError(field, words)
        return (self._first_day_after(year, month) - self.first_day(year, month)).days

    def _first_day_after(self, year: int, month: int) -> datetime.date:
        is_last = month == self.months
        return self.first_day(year + is_last, 1 if is_last else month + 1)

    def in_words(self, day: datetime.date, language: str) -> str:
        """Return a Gregorian day as it is called here: `11 Ordibehesht 1402`."""
        year, month, number = self.fields(day)
        return f"{number} {self.month_name(month, language)} {year}"


@dataclass(frozen=True)
class _IcuCalendar(Calendar):
    """A calendar that ICU counts; `icu` is its name there."""

    code: str
    label: str
    icu: str
    eras: tuple[str, ...]
    years: range
    languages: tuple[str, ...]
    """ICU's locales whose names of months are read."""
    year_days: float
    new_year: datetime.date
    """Some first day of a year, and ..."""
    new_year_of: int
    """... the year that it begins."""
    is_observed: bool = False
    months: int = 12

    @cached_property
    def _format(self) -> Callable[[datetime.date], str]:
        return _formatter("y|M|d", f"en@calendar={self.icu}")

    @override
    def fields(self, day: datetime.date) -> tuple[int, int, int]:
        year, month, number = self._format(day).split("|")
        return int(year), int(month), int(number)

    @override
    def first_day(self, year: int, month: int) -> datetime.date:
        month_days = self.year_days / 12 if self.months == 12 else 30.0  # noqa: PLR2004
        ahead = (year - self.new_year_of) * self.year_days + (month - 1) * month_days
        guess = self.new_year + datetime.timedelta(days=round(ahead))
        for _step in range(_STEPS):
            is_year, is_month, is_day = self.fields(guess)
            if (is_year, is_month, is_day) == (year, month, 1):
                return guess
            ahead = (year - is_year) * self.year_days + (month - is_month) * month_days
            guess += datetime.timedelta(days=round(ahead + 1 - is_day) or 1)
        raise ArithmeticError(self.code)  # ICU would have no such month: a bug, not an input

    @override
    def month_name(self, month: int, language: str) -> str:
        names = _icu_month_names(self.icu, language if language in LANGUAGES else "en")
        return names[month]

    @override
    def all_names(self) -> Iterator[tuple[str, int]]:
        for number in range(1, self.months + 1):
            day = self.first_day(self.new_year_of, number)
            for language in self.languages:
                for pattern in ("MMMM", "LLLL", "MMM"):
                    yield _formatter(pattern, f"{language}@calendar={self.icu}")(day), number
        for name, number in OTHER_SPELLINGS.get(self.code, {}).items():
            yield name, number


@dataclass(frozen=True)
class _UmmAlQura(Calendar):
    """The calendar of Saudi Arabia. ICU's is today's rule, and up to 2 days off before 1999."""

    code: str = "islamic-umalqura"
    label: str = N_("Islamic calendar")
    eras: tuple[str, ...] = (*("ah", "a.h.", "هجری قمری", "هجرية", "هجري", "هـ", "ه.ق.", "ھ"),)
    years: range = range(1343, 1500)
    is_observed: bool = True

    @override
    def fields(self, day: datetime.date) -> tuple[int, int, int]:
        hijri = _hijri()[1](day.year, day.month, day.day).to_hijri()
        return hijri.year, hijri.month, hijri.day

    @override
    def first_day(self, year: int, month: int) -> datetime.date:
        first: datetime.date = _hijri()[0](year, month, 1).to_gregorian()
        return datetime.date(first.year, first.month, first.day)

    @override
    def month_name(self, month: int, language: str) -> str:
        return self._name(month, "LLLL", language if language in LANGUAGES else "en")

    @override
    def all_names(self) -> Iterator[tuple[str, int]]:
        languages = ("en", "ar", "fa", "ur", "ru", "id", "ms", "tr", "bn", "ps", "fr")
        for number in range(1, 13):
            for language in languages:
                for pattern in ("MMMM", "LLLL", "MMM"):
                    yield self._name(number, pattern, language), number
        for name, number in OTHER_SPELLINGS[self.code].items():
            yield name, number

    def _name(self, month: int, pattern: str, language: str) -> str:
        # In the middle of the month every way of counting it agrees.
        middle = self.first_day(1444, month) + datetime.timedelta(days=14)
        return _formatter(pattern, f"{language}@calendar={self.code}")(middle)


@dataclass(frozen=True)
class _BikramSambat(Calendar):
    """The calendar of Nepal: its months have the lengths that its tables list."""

    code: str = "bikram-sambat"
    label: str = N_("Bikram Sambat calendar")
    eras: tuple[str, ...] = ("bs", "b.s.", "vs", "v.s.", "वि.सं.", "वि. सं.", "विसं", "बि.सं.")
    years: range = range(1975, 2100)

    @override
    def fields(self, day: datetime.date) -> tuple[int, int, int]:
        found = _nepali().from_datetime_date(day)
        return found.year, found.month, found.day

    @override
    def first_day(self, year: int, month: int) -> datetime.date:
        day: datetime.date = _nepali()(year, month, 1).to_datetime_date()
        return day

    @override
    def month_name(self, month: int, language: str) -> str:
        return BIKRAM_MONTHS[month - 1][0]

    @override
    def all_names(self) -> Iterator[tuple[str, int]]:
        for number, names in enumerate(BIKRAM_MONTHS, 1):
            for name in names:
                yield name, number


CALENDARS: tuple[Calendar, ...] = (
    _IcuCalendar(
        code="buddhist",
        label=N_("Buddhist calendar"),
        icu="buddhist",
        eras=("be", "b.e.", "พ.ศ.", "พศ", "พ.ศ", "พ. ศ."),
        # Thailand began the year in April until 1940.
        years=range(2484, 2800),
        languages=("th", "lo", "km"),
        year_days=365.2425,
        new_year=datetime.date(2023, 1, 1),
        new_year_of=2566,
    ),
    _IcuCalendar(
        code="persian",
        label=N_("Persian calendar"),
        icu="persian",
        eras=("sh", "s.h.", "ap", "a.p.", "هجری شمسی", "هـ ش", "ه.ش.", "ه.ش", "ه‍.ش.", "شمسی"),
        years=range(1206, 1499),
        languages=("en", "fa", "fa_AF", "ps", "ckb", "ru", "uz_Arab"),
        year_days=365.2422,
        new_year=datetime.date(2023, 3, 21),
        new_year_of=1402,
    ),
    _UmmAlQura(),
    _IcuCalendar(
        code="ethiopic",
        label=N_("Ethiopian calendar"),
        icu="ethiopic",
        eras=("ec", "e.c.", "ዓ.ም.", "ዓ.ም", "ዓ/ም", "አም"),
        years=range(1000, 2600),
        languages=("en", "am", "ti", "om"),
        year_days=365.25,
        new_year=datetime.date(2022, 9, 11),
        new_year_of=2015,
        months=13,
    ),
    _BikramSambat(),
)


def _formatter(pattern: str, locale: str) -> Callable[[datetime.date], str]:
    from icu4py.messageformat import MessageFormat  # noqa: PLC0415  most dates are Gregorian

    message = MessageFormat(f"{{day,date,{pattern}}}", locale)
    # A date without a time of day is the same one in every time zone.
    return lambda day: message.format({"day": day})


@cache
def _icu_month_names(icu: str, language: str) -> dict[int, str]:
    calendar = next(c for c in CALENDARS if isinstance(c, _IcuCalendar) and c.icu == icu)
    name = _formatter("LLLL", f"{language}@calendar={icu}")
    return {
        month: name(calendar.first_day(calendar.new_year_of, month))
        for month in range(1, calendar.months + 1)
    }


@cache
def _hijri() -> tuple[Any, Any]:
    from hijridate import Gregorian, Hijri  # noqa: PLC0415  as ICU above

    return Hijri, Gregorian


@cache
def _nepali() -> Any:
    import nepali_datetime  # noqa: PLC0415  reads its tables, 20 ms

    return nepali_datetime.date
