"""Dates in words: right in both languages, and never more precise than the date."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.model.date_reading import read_date
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import parse_edtf

WORDS = [
    ("2023-05-01", "1 May 2023", "1 мая 2023 г."),
    ("2023-05-05~", "about 5 May 2023", "около 5 мая 2023 г."),
    ("2023-05", "May 2023", "май 2023 г."),
    ("2023-05-XX", "May 2023", "май 2023 г."),
    ("2023-05~", "about May 2023", "около мая 2023 г."),
    ("2023-05?", "probably May 2023", "вероятно, май 2023 г."),
    ("2023-05%", "probably about May 2023", "вероятно, около мая 2023 г."),
    ("2023", "2023", "2023 г."),
    ("2023-XX-XX", "2023", "2023 г."),
    ("202X", "2020s", "2020-е гг."),
    ("202X~", "about the 2020s", "около 2020-х гг."),
    ("20XX", "2000–2099", "2000–2099 гг."),
    ("2023-21", "spring 2023", "весна 2023 г."),
    ("2023-24~", "about winter 2023", "около зимы 2023 г."),
    ("2023-05-03/2023-05-07", "3–7 May 2023", "3–7 мая 2023 г."),
    ("2023-05-03~/2023-05-07~", "about 3–7 May 2023", "около 3–7 мая 2023 г."),
    ("2023-05-28/2023-06-03", "28 May – 3 June 2023", "28 мая – 3 июня 2023 г."),
    ("2022-12-28/2023-01-03", "28 December 2022 – 3 January 2023", None),
    ("2023-05/2023-06", "May–June 2023", "май–июнь 2023 г."),
    ("2023-05~/2023-06~", "about May–June 2023", "около мая–июня 2023 г."),
    ("2021/2023", "2021–2023", "2021–2023 гг."),
    ("2021~/2023", "about 2021 – 2023", "около 2021 г. – 2023 г."),
    ("2023-05-01/2023-05-01", "1 May 2023", "1 мая 2023 г."),
    ("2023-05-02/..", "from 2 May 2023 on", "со 2 мая 2023 г. и позднее"),
    ("2023-05/", "from May 2023, end not known", "с мая 2023 г., окончание неизвестно"),
    ("202X/..", "from the 2020s on", "с 2020-х гг. и позднее"),
    ("20XX/", "from the years 2000–2099, end not known", None),
    ("2023~/..", "from about 2023 on", "приблизительно с 2023 г. и позднее"),
    ("../2023-05", "no later than May 2023", "не позднее мая 2023 г."),
    ("/2023-21", "until spring 2023, start not known", None),
]


@pytest.mark.parametrize(("edtf", "english", "russian"), WORDS)
def test_dates_are_worded(edtf: str, english: str, russian: str | None) -> None:
    assert date_in_words(parse_edtf(edtf)) == english
    if russian is not None:
        assert date_in_words(parse_edtf(edtf), "ru") == russian


@pytest.mark.parametrize("number", range(1, 13))
def test_every_russian_month_has_its_case(number: int) -> None:
    alone = date_in_words(parse_edtf(f"2023-{number:02}"), "ru")
    dated = date_in_words(parse_edtf(f"2023-{number:02}-01"), "ru")
    assert dated.split()[1] != alone.split()[0]
    assert dated.split()[1].endswith(("а", "я"))


def test_an_unknown_language_is_worded_in_english() -> None:
    assert date_in_words(parse_edtf("2023-05"), "xx") == "May 2023"
    assert date_in_words(parse_edtf("2023-05"), "ru_RU") == "май 2023 г."


MARKS = st.sampled_from(["", "~", "?", "%"])
DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(9998, 12, 31)).map(str)
ONE = st.one_of(
    DAYS,
    DAYS.map(lambda day: day[:7]),
    DAYS.map(lambda day: day[:4]),
    DAYS.map(lambda day: day[:3] + "X"),
    st.tuples(DAYS, st.sampled_from(["-21", "-22", "-23", "-24"])).map(
        lambda pair: pair[0][:4] + pair[1]
    ),
)
MARKED = st.tuples(ONE, MARKS).map("".join)
OPEN = st.tuples(MARKED, st.sampled_from(["{}", "{}/..", "{}/", "../{}", "/{}"])).map(
    lambda pair: pair[1].format(pair[0])
)
PAIRS = st.tuples(DAYS, DAYS, st.sampled_from([4, 7, 10]), MARKS).map(
    lambda parts: "/".join(sorted(day[: parts[2]] + parts[3] for day in parts[:2]))
)


MIXED = st.tuples(MARKED, MARKED).map(
    lambda ends: "/".join(sorted(ends, key=lambda end: str(parse_edtf(end).earliest)))
)


@given(st.one_of(OPEN, PAIRS, MIXED), st.sampled_from(["en", "ru", "ar"]))
def test_what_is_worded_can_be_typed(edtf: str, language: str) -> None:
    date = parse_edtf(edtf)
    typed = read_date(date_in_words(date, language))
    assert (typed.earliest, typed.latest) == (date.earliest, date.latest)
    assert date_in_words(typed, language) == date_in_words(date, language)
