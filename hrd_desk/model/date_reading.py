"""Dates as people type them, in English, Russian and Arabic, read into EDTF.

Accepted forms: docs/formats/dates.md. Other calendars are `calendar_reading`'s.
"""
# ruff: noqa: RUF001  Russian words are read beside English ones

import datetime
import re
from dataclasses import dataclass, replace

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.calendar_reading import read_calendar_date
from hrd_desk.model.date_asked import Asked
from hrd_desk.model.date_points import (
    DAY_MONTH_YEAR,
    MONTH_YEAR,
    both_marks,
    edtf_of,
    filled,
    read_complete,
    read_end,
    split_qualifier,
)
from hrd_desk.model.date_relative import read_relative, without_weekday
from hrd_desk.model.date_spans import neighbour, read_span
from hrd_desk.model.date_tidying import NOT_KNOWN, tidied, with_year_named, without_time
from hrd_desk.model.dates import EDTF_PART, OPEN_ENDS, UncertainDate, parse_edtf

# Each end of a period is read into year, month and day as far as they are given, what is missing
# is taken from the other end, and `parse_edtf` judges the result.

_END_UNKNOWN = re.compile(
    r"(?:from|со?|منذ) (.+)[,،] (?:end not known|окончание неизвестно|والنهاية غير معروفة)"
)
_START_UNKNOWN = re.compile(
    r"(?:until (.+), start not known|до (.+) включительно, начало неизвестно"
    r"|حتى (.+)، والبداية غير معروفة)"
)
_SINCE = re.compile(
    r"(?:since|from|not before|(?:no|not) earlier than|не ранее|со?|منذ|ابتداءً من) (.+?)"
    r"(?: on| onwards?| and later| и позднее)?"
)
_UNTIL = re.compile(
    r"(?:until|till|up to|by|not after|(?:no|not) later than|по|ко?|не позднее|"
    r"до(?= .+ включительно)|حتى|في موعد أقصاه)"
    r" (.+?)(?: включительно)?"
)
_BEFORE = re.compile(r"(?:before|earlier than|до|ранее|قبل) (.+)")
_AFTER = re.compile(r"(?:after|later than|после|позднее|بعد) (.+)")
_UP_TO_NOW = re.compile(
    r"(?:(?:from|since|со?|منذ|من) )?(.+?)(?: ?-| (?:to|until|till|up to|по|до|إلى|حتى))"
    r" (?:present|now|date|present day|настоящ(?:ее|его) врем(?:я|ени)|сей день|сих пор|н\. ?в\.?"
    r"|الآن)"
)
_UNENDED = re.compile(r"([^-]*[^\s-]) ?-")
_PAIR = re.compile(r"(?:on |in |во? )?(.+?) (?:and|or|и|или) (.+)")
_RANGES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:from|со?|من) (.+?) (?:to|until|till|по|до|إلى|حتى) (.+)",
        r"(?:between|между) (.+?) (?:and|и) (.+)",
        r"بين (.+?) و ?(.+)",
        r"(.+?) (?:-|to|until|till|по|إلى) (.+)",
        r"([^-]+?) ?- ?([^-]+)",
    )
)
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2}(?:/(?:[0-9]{4}|[0-9]{2}))?)")
_YEAR = re.compile(r"\b[0-9]{4}\b")
_FIRST_DAY = re.compile(r"\d{1,2}")
_LONGEST = 100
_LAST_MONTHS, _FIRST_MONTHS = "09", "04"


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a typed date was read as, and what a person should know of how.

    `other` is the date if day and month stand the other way round, or if two digits are the year;
    None where there is one reading. `year` is the one that was taken because none was given.
    `calendar` is the code of another calendar (`calendars.CALENDARS`);
    `is_observed` says that the day there may be one off. `says_more` is True where the words
    typed are worth keeping beside the date: the night, the beginning of a month, "yesterday".
    """

    date: UncertainDate
    other: UncertainDate | None = None
    year: int | None = None
    calendar: str = ""
    is_observed: bool = False
    says_more: bool = False

    def exchanged(self) -> "DateReading":
        """Return the other reading, with this one as its other; the same where there is none."""
        if self.other is None:
            return self
        is_taken = self.year is not None and f"{self.year:04}" in self.other.edtf
        year = self.year if is_taken else None
        return replace(self, date=self.other, other=self.date, year=year)


def read_date(text: str, field: str = "date") -> UncertainDate:
    """Return the date that a person typed in English, Russian, ISO or EDTF form.

    Raises `InvalidInputError(field, ...)` where the text cannot be read, can be read in two ways
    (1/5/23) or depends on the day it was written (yesterday): it never guesses.
    """
    if _is_shaped_like_edtf(text.strip()):
        return parse_edtf(text, field)
    return _read(text, Asked(field))


def understand_date(text: str, today: datetime.date, field: str = "date") -> DateReading:
    """Return how a person who types on the day `today` is understood, all doubts named.

    The current year is taken where none is given, and the day stands before the month where both
    can be. Raises `InvalidInputError(field, ...)` for what cannot be read at all.
    """
    if _is_shaped_like_edtf(text.strip()):
        return DateReading(parse_edtf(text, field))
    asked = Asked(field, today)
    date = _read(text, asked)
    other = _other_reading(text, today, field) if asked.has_two_orders else None
    return DateReading(
        date=date,
        other=other if other and other.edtf != date.edtf else None,
        year=asked.year_taken,
        calendar=asked.calendar,
        is_observed=asked.is_observed,
        says_more=asked.says_more or asked.has_two_orders,
    )


def _other_reading(text: str, today: datetime.date, field: str) -> UncertainDate | None:
    try:
        return _read(text, Asked(field, today, takes_other_order=True))
    except InvalidInputError:
        return None  # a day that the other order makes impossible is no second reading


def _read(text: str, asked: Asked) -> UncertainDate:
    qualifier, typed = split_qualifier(tidied(text[: 2 * _LONGEST]))
    if len(typed) > _LONGEST:
        raise asked.unreadable()
    if NOT_KNOWN.fullmatch(text.strip().casefold()):
        raise asked.not_known()
    weekday, typed = without_weekday(with_year_named(without_time(typed, asked), asked))
    date = parse_edtf(_edtf_of_period(typed, qualifier, asked), asked.field)
    if weekday is not None:
        asked.check_weekday(date, weekday)
    return date


def _is_shaped_like_edtf(text: str) -> bool:
    ends = text.split("/")
    shaped = [bool(EDTF_PART.fullmatch(end)) for end in ends]
    return any(shaped) and all(
        is_shaped or (end in OPEN_ENDS and len(ends) > 1)
        for end, is_shaped in zip(ends, shaped, strict=True)
    )


def _edtf_of_period(text: str, qualifier: str, asked: Asked) -> str:
    if match := _END_UNKNOWN.fullmatch(text):
        return _start_of(_read_whole(match[1], qualifier, asked)) + "/"
    if match := _START_UNKNOWN.fullmatch(text):
        return "/" + _end_of(_read_whole(match[match.lastindex or 1], qualifier, asked))
    if match := _UP_TO_NOW.fullmatch(text):
        text = f"since {match[1]}"
    whole = _read_span(text, qualifier, asked)
    if whole is not None:
        return whole
    is_single = (
        EDTF_PART.fullmatch(text.upper())
        or MONTH_YEAR.fullmatch(text)
        or DAY_MONTH_YEAR.fullmatch(text)
    )
    for pattern in () if is_single else _RANGES:
        if match := pattern.fullmatch(text):
            return _edtf_of_range(match[1], match[2], qualifier, asked)
    return _edtf_of_open_period(text, qualifier, asked)


def _edtf_of_open_period(text: str, qualifier: str, asked: Asked) -> str:
    if match := _SINCE.fullmatch(text) or _UNENDED.fullmatch(text):
        return _start_of(_read_whole(match[1], qualifier, asked)) + "/.."
    if match := _UNTIL.fullmatch(text):
        return "../" + _end_of(_read_whole(match[1], qualifier, asked))
    if match := _BEFORE.fullmatch(text):
        start = _start_of(_read_whole(match[1], qualifier, asked))
        return "../" + neighbour(start, asked.field, -1)
    if match := _AFTER.fullmatch(text):
        end = _end_of(_read_whole(match[1], qualifier, asked))
        return neighbour(end, asked.field, 1) + "/.."
    if match := _PAIR.fullmatch(text):
        return _edtf_of_pair(match[1], match[2], qualifier, asked)
    return read_complete(text, qualifier, asked)


def _start_of(edtf: str) -> str:
    return edtf.partition("/")[0]


def _end_of(edtf: str) -> str:
    return edtf.rpartition("/")[2]


def _read_whole(text: str, qualifier: str, asked: Asked) -> str:
    """Return EDTF for a text without "before", "since" or a range; it may be a period itself."""
    span = _read_span(text, qualifier, asked)
    return read_complete(text, qualifier, asked) if span is None else span


def _read_span(text: str, qualifier: str, asked: Asked) -> str | None:
    """Return EDTF for a relative date, a part of a month or day, or another calendar's date."""
    own, rest = split_qualifier(text)
    qualifier = both_marks(qualifier, own)
    found = (
        read_relative(rest, asked)
        or _read_calendar(rest, asked)
        or read_span(rest, asked, lambda part: _edtf_of_period(part, "", asked))
    )
    if found is None or not qualifier:
        return found
    ends = (parse_edtf(end, asked.field) for end in found.split("/"))
    marked = (_marked(end, qualifier) for end in ends)
    return "/".join(marked)


def _marked(date: UncertainDate, qualifier: str) -> str:
    bare = date.edtf.rstrip("~?%")
    return bare + both_marks(qualifier, date.edtf[len(bare) :])


def _read_calendar(text: str, asked: Asked) -> str | None:
    found = read_calendar_date(text, asked.field, asked.today)
    if found is None:
        return None
    asked.calendar, asked.is_observed = found.calendar.code, found.calendar.is_observed
    asked.says_more = True
    if found.is_year_assumed:
        asked.year_taken = found.calendar.year_of(found.first)
    mark = "~" if found.calendar.is_observed else ""
    ends = dict.fromkeys((found.first.isoformat() + mark, found.last.isoformat() + mark))
    return "/".join(ends)


def _edtf_of_range(first: str, last: str, qualifier: str, asked: Asked) -> str:
    if _SLASHED.fullmatch(first) and MONTH_YEAR.fullmatch(last):
        raise asked.unreadable()  # "5/3-7/2023" is 3 to 7 May to some
    if first.isdecimal() and _SLASHED.fullmatch(last):
        last = last.replace("/", ".")  # "5-6/5/2023": what stands there twice is the day
    end = _read_span(last, qualifier, asked)
    whole = _completed(first, last, is_span=bool(end))
    start = _read_span(whole, qualifier, asked)
    if start or end:
        start = start or read_complete(first, qualifier, asked)
        end = end or read_complete(last, qualifier, asked)
        return f"{_start_of(start)}/{_end_of(end)}"
    start_typed, end_typed = read_end(first, asked), read_end(last, asked)
    start_typed = replace(start_typed, qualifier=both_marks(qualifier, start_typed.qualifier))
    if not start_typed.is_complete:
        # "about 3-7 May 2023": the word is said of both ends.
        both = both_marks(start_typed.qualifier, end_typed.qualifier)
        end_typed = replace(end_typed, qualifier=both)
    one, other = filled(start_typed, end_typed), filled(end_typed, start_typed)
    if not one.year:
        one = replace(one, year=asked.year_for_none(one.month, one.day))
        other = replace(other, year=one.year)
    start, end = edtf_of(one, asked), edtf_of(other, asked)
    is_over_new_year = one.month > _LAST_MONTHS and "00" < other.month < _FIRST_MONTHS
    if not start_typed.year and is_over_new_year and start[:4] == end[:4]:
        # "30 December - 2 January 2023"
        start = edtf_of(replace(one, year=f"{int(start[:4]) - 1:04}"), asked)
    return f"{start}/{end}"


def _edtf_of_pair(first: str, last: str, qualifier: str, asked: Asked) -> str:
    """Return the period of "1 and 2 May": two days, months or years side by side."""
    start, _slash, end = _edtf_of_range(first, last, qualifier, asked).partition("/")
    if neighbour(start, asked.field, 1) != end:
        raise asked.unreadable()
    asked.says_more = True
    return f"{start}/{end}"


def _completed(first: str, last: str, *, is_span: bool) -> str:
    """Return `first` with what only `last` gives: a day's month, the year of "early May"."""
    if first.isdecimal():
        return _FIRST_DAY.sub(first, last, count=1) if is_span else first
    year = _YEAR.search(last)
    return f"{first} {year[0]}" if year and not _YEAR.search(first) else first
