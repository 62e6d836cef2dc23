"""Other calendars: there and back, and against tables of their own."""

import datetime
import random

import pytest

from hrd_desk.errors import InvalidInputError
from hrd_desk.model import calendar_reading
from hrd_desk.model.calendar_reading import folded, read_calendar_date
from hrd_desk.model.calendars import CALENDARS, Calendar
from hrd_desk.model.date_terms import MONTHS, SEASONS, WEEKDAYS

NEW_YEARS = [
    ("persian", 1400, "2021-03-21"),
    ("persian", 1403, "2024-03-20"),
    ("islamic-umalqura", 1443, "2021-08-09"),
    ("islamic-umalqura", 1446, "2024-07-07"),
    ("ethiopic", 2014, "2021-09-11"),
    ("ethiopic", 2016, "2023-09-12"),
    ("bikram-sambat", 2078, "2021-04-14"),
    ("bikram-sambat", 2081, "2024-04-13"),
    ("buddhist", 2567, "2024-01-01"),
]
"""First days of years as the calendars of those countries printed them."""


def calendar(code: str) -> Calendar:
    return next(calendar for calendar in CALENDARS if calendar.code == code)


@pytest.mark.parametrize(("code", "year", "day"), NEW_YEARS)
def test_known_new_years(code: str, year: int, day: str) -> None:
    assert calendar(code).day(year, 1, 1) == datetime.date.fromisoformat(day)


@pytest.mark.parametrize("code", [calendar.code for calendar in CALENDARS])
def test_days_go_there_and_back_by_number_and_by_name(code: str) -> None:
    chosen, one = calendar(code), random.Random(code)
    for _time in range(150):
        day = datetime.date.fromordinal(one.randrange(710_000, 745_000))
        year, month, number = chosen.fields(day)
        if year not in chosen.years:
            continue
        assert chosen.day(year, month, number) == day
        typed = f"{number} {chosen.month_name(month, 'en')} {year}"
        typed += " BE" * (code == "buddhist")
        found = read_calendar_date(typed)
        assert found is not None, typed
        assert (found.first, found.last, found.calendar.code) == (day, day, code)


def test_every_name_of_a_month_is_read_as_that_month() -> None:
    year = {"persian": 1402, "islamic-umalqura": 1444, "ethiopic": 2015, "bikram-sambat": 2080}
    for chosen in CALENDARS:
        if chosen.code == "buddhist":
            continue
        for name, month in chosen.all_names():
            if any(sign.isdecimal() for sign in folded(name)):
                continue  # ICU's stand-in where a language has no name
            found = read_calendar_date(f"1 {name} {year[chosen.code]}")
            assert found is not None, name
            assert found.calendar.code == chosen.code, name
            assert found.first == chosen.first_day(year[chosen.code], month), name


def test_no_month_of_ours_is_taken_for_another_calendar() -> None:
    for word in MONTHS.keys() | SEASONS.keys() | WEEKDAYS.keys():
        assert read_calendar_date(f"1 {word} 2023") is None


@pytest.mark.parametrize("text", ["30 Ordibehesht", "Ramadan", "11 Shawwal"])
def test_a_missing_year_is_refused_without_today(text: str) -> None:
    with pytest.raises(InvalidInputError, match="year is missing"):
        read_calendar_date(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("30 Esfand 1400", "no day 30 in Esfand 1400, which has 29 days"),
        ("7 Pagumen 2015", "no day 7 in Pagumen 2015"),
        ("1402-13-01 SH", "12 months"),
        ("1 Ramadan 1290", "from 1343 to 1499"),
    ],
)
def test_a_day_that_is_not_there_is_named(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        read_calendar_date(text)


@pytest.mark.parametrize(
    "typed",
    ["night of 1 May", "early May 2023", "yesterday", "в ночь на 2 мая", "first half of 2023"],
)
def test_no_name_of_another_calendar_is_made_while_our_own_is_typed(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar_reading, "_months", lambda: pytest.fail("the names were made"))
    for end in range(1, len(typed) + 1):
        assert read_calendar_date(typed[:end].casefold()) is None
