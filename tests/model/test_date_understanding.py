"""Dates as people type them on a given day: what is understood, noted, stored and shown again."""

import contextlib
import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.date_notes import reading_in_words
from hrd_desk.model.date_reading import read_date, understand_date
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import parse_edtf

TODAY = datetime.date(2026, 11, 29)

UNDERSTOOD = [
    ("1 May 2023", "2023-05-01"),
    ("1.5.23", "2023-05-01"),
    ("20230501", "2023-05-01"),
    ("Monday, 1 May 2023", "2023-05-01"),
    ("понедельник, 1 мая 2023", "2023-05-01"),
    ("May 2023", "2023-05"),
    ("in May 2023", "2023-05"),
    ("в мае 2023", "2023-05"),
    ("в 2023 году", "2023"),
    ("5 May", "2026-05-05"),
    ("about 5 May", "2026-05-05~"),
    ("3-7 May", "2026-05-03/2026-05-07"),
    ("01.05", "2026-05-01"),
    ("в мае", "2026-05"),
    ("spring", "2026-21"),
    ("on or about 5 May 2023", "2023-05-05~"),
    ("some time in May 2023", "2023-05~"),
    ("night of 1 May", "2026-05-01/2026-05-02"),
    ("on the night of 1-2 May 2023", "2023-05-01/2023-05-02"),
    ("overnight 30/31 May 2023", "2023-05-30/2023-05-31"),
    ("ночь на 2 мая", "2026-05-01/2026-05-02"),
    ("в ночь с 31 мая на 1 июня 2023", "2023-05-31/2023-06-01"),
    ("evening of 1 May 2023", "2023-05-01"),
    ("вечером 1 мая 2023", "2023-05-01"),
    ("before June 2023", "../2023-05"),
    ("до июня 2023", "../2023-05"),
    ("к 1 мая 2023", "../2023-05-01"),
    ("early May 2023", "2023-05-01~/2023-05-10~"),
    ("mid-May 2023", "2023-05-11~/2023-05-20~"),
    ("в середине мая 2023", "2023-05-11~/2023-05-20~"),
    ("late February 2024", "2024-02-21~/2024-02-29~"),
    ("by the end of May 2023", "../2023-05-31~"),
    ("конец 2023 года", "2023-09~/2023-12~"),
    ("early 1990s", "1990~/1993~"),
    ("first half of 2023", "2023-01/2023-06"),
    ("Q2 2023", "2023-04/2023-06"),
    ("IV квартал 2023", "2023-10/2023-12"),
    ("second half of May 2023", "2023-05-16/2023-05-31"),
    ("week of 1 May 2023", "2023-05-01/2023-05-07"),
    ("from early May to 3 June 2023", "2023-05-01~/2023-06-03"),
    ("today", "2026-11-29"),
    ("вчера", "2026-11-28"),
    ("3 days ago", "2026-11-26"),
    ("2 недели назад", "2026-11-15~"),
    ("on Friday", "2026-11-27"),
    ("last Sunday", "2026-11-22"),
    ("в пятницу", "2026-11-27"),
    ("last week", "2026-11-16/2026-11-22"),
    ("this month", "2026-11"),
    ("в прошлом году", "2025"),
    ("since yesterday", "2026-11-28/.."),
    ("1 or so May", None),
    ("Tuesday, 1 May 2023", None),
    ("night of May 2023", None),
    ("night of 1-4 May 2023", None),
    ("early spring 2023", None),
    ("fifth quarter of 2023", None),
    ("5", None),
    ("23", None),
    ("30 Feb", None),
    ("32 Ordibehesht 1402", None),
    ("1 Muharram 1700", None),
]
"""What is typed, and what is stored on 29 November 2026; None: refused."""

CALENDAR_DATES = [
    ("11 Ordibehesht 1402", "2023-05-01", "persian"),
    ("۱۱ اردیبهشت ۱۴۰۲", "2023-05-01", "persian"),
    ("۱۴۰۲/۰۲/۱۱", "2023-05-01", "persian"),
    ("11 Sawr 1402", "2023-05-01", "persian"),
    ("11 ثور 1402", "2023-05-01", "persian"),
    ("1402-02-11 SH", "2023-05-01", "persian"),
    ("11 ордибехешт 1402", "2023-05-01", "persian"),
    ("from 3 to 7 Ordibehesht 1402", "2023-04-23/2023-04-27", "persian"),
    ("30 Esfand 1399", "2021-03-20", "persian"),
    ("11 Shawwal 1444", "2023-05-01~", "islamic-umalqura"),
    ("١١ شوال ١٤٤٤", "2023-05-01~", "islamic-umalqura"),
    ("10 Rabi' al-Awwal 1445", "2023-09-25~", "islamic-umalqura"),
    ("before Ramadan 1444", "../2023-03-22~", "islamic-umalqura"),
    ("1 พฤษภาคม 2566", "2023-05-01", "buddhist"),
    ("๑ พ.ค. ๒๕๖๖", "2023-05-01", "buddhist"),
    ("1 May 2566 BE", "2023-05-01", "buddhist"),
    ("18 Baishakh 2080", "2023-05-01", "bikram-sambat"),
    ("१८ बैशाख २०८०", "2023-05-01", "bikram-sambat"),
    ("2080-01-18 BS", "2023-05-01", "bikram-sambat"),
    ("23 Miazia 2015", "2023-05-01", "ethiopic"),
    ("23 ሚያዝያ 2015", "2023-05-01", "ethiopic"),
    ("3 Tir 2015", "2023-01-11", "ethiopic"),
    ("3 Tir 1402", "2023-06-24", "persian"),
    ("1 พฤษภาคม 2023", None, ""),
    ("٢٠٢٣/٥/١", "2023-05-01", ""),
]


@pytest.mark.parametrize(("typed", "edtf"), UNDERSTOOD)
def test_what_is_typed_is_stored_shown_and_read_again(typed: str, edtf: str | None) -> None:
    if edtf is None:
        with pytest.raises(InvalidInputError) as refusal:
            understand_date(typed, TODAY, "end_date")
        assert refusal.value.field == "end_date"
        assert refusal.value.sentence.endswith(".")
        return
    date = understand_date(typed, TODAY).date
    assert date.edtf == edtf
    for language in ("en", "ru"):
        shown = date_in_words(date, language)
        assert date_in_words(read_date(shown), language) == shown
        assert read_date(shown).earliest == date.earliest


@pytest.mark.parametrize(("typed", "edtf", "calendar"), CALENDAR_DATES)
def test_dates_of_other_calendars(typed: str, edtf: str | None, calendar: str) -> None:
    if edtf is None:
        with pytest.raises(InvalidInputError):
            understand_date(typed, TODAY)
        return
    reading = understand_date(typed, TODAY)
    assert (reading.date.edtf, reading.calendar) == (edtf, calendar)
    assert reading.is_observed == (calendar == "islamic-umalqura")
    assert reading.says_more == bool(calendar)


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("1/5/23", "2023-05-01", "2023-01-05"),
        ("01-05-2023", "2023-05-01", "2023-01-05"),
        ("about 1/5/23", "2023-05-01~", "2023-01-05~"),
        ("before 1/5/23", "../2023-04-30", "../2023-01-04"),
        ("1/5", "2026-05-01", "2026-01-05"),
        ("May 23", "2026-05-23", "2023-05"),
        ("13/5/23", "2023-05-13", None),
        ("5/5/23", "2023-05-05", None),
        ("1.5.23", "2023-05-01", None),
        ("May 99", "1999-05", None),
    ],
)
def test_both_readings_are_named(typed: str, first: str, second: str | None) -> None:
    reading = understand_date(typed, TODAY)
    assert reading.date.edtf == first
    assert (reading.other.edtf if reading.other else None) == second
    if reading.other:
        assert date_in_words(reading.other) in reading_in_words(reading, "en")
        assert reading.says_more


@pytest.mark.parametrize("typed", ["18 Baishakh", "11 Shawwal"])
def test_a_clock_beyond_the_tables_is_no_reason_to_fail(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="year is missing"):
        understand_date(typed, datetime.date(2090, 1, 1))


def test_an_assumed_year_is_said() -> None:
    assert "2026" in reading_in_words(understand_date("5 May", TODAY), "en").partition("·")[2]
    assert "·" not in reading_in_words(understand_date("5 May 2025", TODAY), "en")


def test_a_calendar_by_the_moon_says_its_tolerance() -> None:
    said = reading_in_words(understand_date("11 Shawwal 1444", TODAY), "en")
    assert said.startswith("about 1 May 2023 ±1 day")
    assert "Islamic calendar" in said


@pytest.mark.parametrize("typed", ["yesterday", "в пятницу", "last week", "3 days ago"])
def test_relative_dates_need_the_day_of_writing(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="depends on when"):
        read_date(typed)


@pytest.mark.parametrize("typed", [typed for typed, edtf in UNDERSTOOD if edtf and "2023" in typed])
def test_what_is_dated_needs_no_day_of_writing(typed: str) -> None:
    assert read_date(typed) == understand_date(typed, TODAY).date


WORDS = """
1 31 23 5/6 2023 1402 1444 2566 9999 may мая spring - / . , ~ about from to before night of ночь на
в early mid end first half quarter week monday last ago days назад вчера Tir Shawwal 1402 พ.ศ. BE AH
BS اردیبهشت ۱۴۰۲ बैशाख EC Pagumen Esfand Ramadan overnight evening вечером q1 начало 0001
"""
LIKE_A_DATE = st.lists(st.sampled_from(WORDS.split()), max_size=7).map(" ".join)


@given(st.one_of(st.text(), LIKE_A_DATE))
@example("night of 9999-12-31")
@example("week of 31 December 9999")
@example("1 Pagumen 2599")
@example("999 years ago")
def test_any_text_is_understood_or_refused_in_a_sentence(text: str) -> None:
    try:
        reading = understand_date(text, TODAY)
    except InvalidInputError as error:
        assert error.sentence.endswith(".")  # noqa: PT017  any text may be refused
        return
    assert parse_edtf(reading.date.edtf) == reading.date
    assert reading_in_words(reading, "ru")
    with contextlib.suppress(InvalidInputError):  # may need the day of writing
        assert read_date(text) == reading.date
