"""Dates as researchers type them on 29 November 2026: read rightly, or refused in one sentence."""

import datetime

import pytest

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.date_notes import reading_in_words
from hrd_desk.model.date_reading import read_date, understand_date

TODAY = datetime.date(2026, 11, 29)
READ = (
    ("middle of May 2023", "2023-05-11~/2023-05-20~"),
    ("2nd week of June", "2026-06-08~/2026-06-14~"),
    ("second week of June 2023", "2023-06-08~/2023-06-14~"),
    ("last week of February 2024", "2024-02-23~/2024-02-29~"),
    ("week 22 2023", "2023-05-29/2023-06-04"),
    ("2023-W22", "2023-05-29/2023-06-04"),
    ("last night", "2026-11-28/2026-11-29"),
    ("this morning", "2026-11-29"),
    ("today at 3pm", "2026-11-29"),
    ("1 May 2023 at 14:30", "2023-05-01"),
    ("1 May 2023, 3 pm", "2023-05-01"),
    ("2023-05-01T14:30", "2023-05-01"),
    ("2023-05-01 14:30", "2023-05-01"),
    ("May 1, 2023 10:00", "2023-05-01"),
    ("01.05.2023 14:30", "2023-05-01"),
    ("1 мая 2023 г., около 14:30", "2023-05-01"),
    ("on Sunday evening", "2026-11-29"),
    ("2023/05", "2023-05"),
    ("2023.05", "2023-05"),
    ("2023 Q2", "2023-04/2023-06"),
    ("H1 2023", "2023-01/2023-06"),
    ("1 полугодие 2023", "2023-01/2023-06"),
    ("90s", "199X"),
    ("the nineties", "199X"),
    ("early 90s", "1990~/1993~"),
    ("90-е", "199X"),
    ("May 2022 -", "2022-05/.."),
    ("2019-", "2019/.."),
    ("May 2022 - present", "2022-05/.."),
    ("May 2022 to date", "2022-05/.."),
    ("2019 - now", "2019/.."),
    ("from 3 May 2023 until now", "2023-05-03/.."),
    ("с мая 2022 по настоящее время", "2022-05/.."),
    ("30 December - 2 January 2023", "2022-12-30/2023-01-02"),
    ("30 December - 2 January", "2025-12-30/2026-01-02"),
    ("between 30 December and 2 January 2023", "2022-12-30/2023-01-02"),
    ("31 Dec 2022/1 Jan 2023", "2022-12-31/2023-01-01"),
    ("Dec 2022/Jan 2023", "2022-12/2023-01"),
    ("May/June 2023", "2023-05/2023-06"),
    ("1 and 2 May 2023", "2023-05-01/2023-05-02"),
    ("May 5 and 6, 2023", "2023-05-05/2023-05-06"),
    ("1 or 2 May 2023", "2023-05-01/2023-05-02"),
    ("5/6 May 2023", "2023-05-05/2023-05-06"),
    ("May or June 2023", "2023-05/2023-06"),
    ("1 и 2 мая 2023", "2023-05-01/2023-05-02"),
    ("on 5th and 6th May 2023", "2023-05-05/2023-05-06"),
    ("5-6/5/2023", "2023-05-05/2023-05-06"),
    ("1/May/2023", "2023-05-01"),
    ("May/2023", "2023-05"),
    ("5 May 2023 (approximately)", "2023-05-05~"),
    ("the 1st half of 2023, approx.", "2023-01~/2023-06~"),
    ("not later than 5 May 2023", "../2023-05-05"),
    ("not earlier than 5 May 2023", "2023-05-05/.."),
    ("during May 2023", "2023-05"),
    ("throughout 2022", "2022"),
    ("в течение мая 2023", "2023-05"),
    ("some time between May and July 2023", "2023-05~/2023-07~"),
    ("mid to late May 2023", "2023-05-11~/2023-05-31~"),
    ("early to mid May 2023", "2023-05-01~/2023-05-20~"),
    ("late May 2023 - early June 2023", "2023-05-21~/2023-06-10~"),
    ("end of May - beginning of June 2023", "2023-05-21~/2023-06-10~"),
    ("конец мая - начало июня 2023", "2023-05-21~/2023-06-10~"),
    ("6 May 2023, Saturday", "2023-05-06"),
    ("5 мая 2023 года (пятница)", "2023-05-05"),
    ("5 May last year", "2025-05-05"),
    ("5 мая прошлого года", "2025-05-05"),
    ("в мае прошлого года", "2025-05"),
    ("5 мая с.г.", "2026-05-05"),
    ("5 мая т.г.", "2026-05-05"),
    ("5 мая сего года", "2026-05-05"),
    ("три дня назад", "2026-11-26"),
    ("пару дней назад", "2026-11-27~"),
    ("a couple of days ago", "2026-11-27~"),
    ("seven days ago", "2026-11-22"),
    ("сегодня ночью", "2026-11-28/2026-11-29"),
    ("прошлой ночью", "2026-11-28/2026-11-29"),
    (">2021", "2022/.."),
    ("pre-2021", "../2020"),
    ("post 2021", "2022/.."),
    ("30 December", "2026-12-30"),
    ("28 December", "2026-12-28"),
    ("31 декабря", "2025-12-31"),
    ("5 December", "2026-12-05"),
    ("2023年5月1日", "2023-05-01"),
    ("２０２３年５月１日", "2023-05-01"),
    ("أمس", "2026-11-28"),
    ("مساء أمس", "2026-11-28"),
    ("في بداية مايو 2023", "2023-05-01~/2023-05-10~"),
    ("منتصف مايو 2023", "2023-05-11~/2023-05-20~"),
    ("أواخر مايو 2023", "2023-05-21~/2023-05-31~"),
    ("วันที่ 1 พฤษภาคม พ.ศ. 2566", "2023-05-01"),
    ("1 พ.ค. 66", "2023-05-01"),
    ("15 to 20 Khordad 1402", "2023-06-05/2023-06-10"),
    ("5 Jestha 2080", "2023-05-19"),
)
REFUSED = (
    *(
        "Easter 2023",
        "1 or 3 May 2023",
        "1, 2 and 3 May 2023",
        "8 May - 2 May 2023",
        "12pm",
        "14:30",
    ),
    *(
        "2023/13",
        "5/3-7/2023",
        "next Friday",
        "tomorrow",
        "last summer",
        "31 April 2023",
        "Q5 2023",
    ),
    *("H3 2023", "5th week of May 2023", "first week of 2023", "2023-W54", "1990s and 2000s"),
    *("early", "mid to late", "3 -", "5 Mayy 2023", "1 May 2O23", "on", "last year last year"),
)
UNKNOWN = ("unknown", "not known", "?", "n/a", "н/д", "неизвестно", "no date", "-")
LOOKED_ON = ("1 May 2023 at 14:30", "2023-05-01T14:30", "5 May last year", "2023/05", "30 December")


@pytest.mark.parametrize(("typed", "edtf"), READ)
def test_a_typed_date_is_read_with_its_reading_in_words(typed: str, edtf: str) -> None:
    reading = understand_date(typed, TODAY)
    assert reading.date.edtf == edtf
    assert reading_in_words(reading, "en")
    assert reading_in_words(reading, "ru")


@pytest.mark.parametrize("typed", REFUSED)
def test_what_has_no_sure_reading_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        understand_date(typed, TODAY)
    assert refusal.value.sentence.endswith(".")


@pytest.mark.parametrize("typed", UNKNOWN)
def test_who_types_that_it_is_not_known_hears_that_empty_is_an_answer(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="stays empty"):
        understand_date(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "weekday"), [("6 May 2023, Friday", "Saturday"), ("5 мая, в пятницу", "Tuesday")]
)
def test_a_day_of_the_week_behind_a_date_is_checked_too(typed: str, weekday: str) -> None:
    with pytest.raises(InvalidInputError, match=f"was a {weekday}"):
        understand_date(typed, TODAY)


@pytest.mark.parametrize("typed", LOOKED_ON)
def test_where_nobody_looks_on_it_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInputError):
        read_date(typed)


def test_the_words_stay_beside_a_date_that_says_less() -> None:
    for typed in ("1 May 2023 at 14:30", "1 or 2 May 2023", "last night", "5 мая прошлого года"):
        assert understand_date(typed, TODAY).says_more, typed


def test_a_year_that_is_not_given_is_one_in_which_the_day_is_past() -> None:
    new_year = datetime.date(2027, 1, 5)
    reading = understand_date("30 December", new_year)
    assert (reading.date.edtf, reading.year) == ("2026-12-30", 2026)
    assert "2026" in reading_in_words(reading, "en")
