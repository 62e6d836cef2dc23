"""Uncertain dates: the stored form, and what people type."""

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.date_reading import read_date
from hrd_desk.model.dates import UncertainDate, parse_edtf
from hrd_desk.model.event import Event

STORED = [
    ("2023-05-01", "2023-05-01", "2023-05-01", "day"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
    ("2023-05", "2023-05-01", "2023-05-31", "month"),
    ("2023", "2023-01-01", "2023-12-31", "year"),
    ("2023-05-01~", "2023-05-01", "2023-05-01", "estimate"),
    ("2023-05?", "2023-05-01", "2023-05-31", "estimate"),
    ("2023%", "2023-01-01", "2023-12-31", "estimate"),
    ("202X", "2020-01-01", "2029-12-31", "estimate"),
    ("20XX", "2000-01-01", "2099-12-31", "estimate"),
    ("2023-05-XX", "2023-05-01", "2023-05-31", "month"),
    ("2023-XX", "2023-01-01", "2023-12-31", "year"),
    ("2023-XX-XX", "2023-01-01", "2023-12-31", "year"),
    ("2023-21", "2023-03-01", "2023-05-31", "year"),
    ("2023-22", "2023-06-01", "2023-08-31", "year"),
    ("2023-23", "2023-09-01", "2023-11-30", "year"),
    ("2023-24", "2023-01-01", "2024-02-29", "year"),
    ("2023-05-01/2023-05-07", "2023-05-01", "2023-05-07", "day"),
    ("2023-05-01/2023-06", "2023-05-01", "2023-06-30", "month"),
    ("2023-05-01~/2023-05-07", "2023-05-01", "2023-05-07", "estimate"),
    ("2023-05-01/..", "2023-05-01", None, "day"),
    ("2023-05-01/", "2023-05-01", None, "day"),
    ("../2023-05", None, "2023-05-31", "month"),
    ("/2023-05", None, "2023-05-31", "month"),
    ("0001", "0001-01-01", "0001-12-31", "year"),
    ("9999-12-31", "9999-12-31", "9999-12-31", "day"),
]
NOT_STORED = """
2023-02-31 2023-02-29 2023-05-00 2023-13 2023-00 2023-20 2023-25 0000 000X 00XX -0044 Y12023 12023
2023-XX-05 202X-05 20XX-XX 2X23 XX23 2023-21-01 9999-24 23 2023-5 2023-05-1 2023-05-01~? ~2023
2023-05-07/2023-05-01 2023/2023/2023 .. / ../.. ../ /.. ..~/2023 2023-05-01T10:00 ２０２３
"""

TYPED = [
    ("2023-05-01", "2023-05-01"),
    (" 2023-05 ", "2023-05"),
    ("2023", "2023"),
    ("202X", "202X"),
    ("2023-05-01/..", "2023-05-01/.."),
    ("2021/2023", "2021/2023"),
    ("1 May 2023", "2023-05-01"),
    ("01 may 2023", "2023-05-01"),
    ("1st of May 2023", "2023-05-01"),
    ("1 May, 2023", "2023-05-01"),
    ("May 1, 2023", "2023-05-01"),
    ("May 1st, 2023", "2023-05-01"),
    ("Sept. 22, 2023", "2023-09-22"),
    ("2023 May 1", "2023-05-01"),
    ("1-May-2023", "2023-05-01"),
    ("May 2023", "2023-05"),
    ("May, 2023", "2023-05"),
    ("2023 May", "2023-05"),
    ("dec 2023", "2023-12"),
    ("05/2023", "2023-05"),
    ("5.2023", "2023-05"),
    ("2023/05/01", "2023-05-01"),
    ("2023.5.1", "2023-05-01"),
    ("01.05.2023", "2023-05-01"),
    ("1.5.2023", "2023-05-01"),
    ("13/5/2023", "2023-05-13"),
    ("5/13/2023", "2023-05-13"),
    ("5/5/2023", "2023-05-05"),
    ("13-5-2023", "2023-05-13"),
    ("1.5.23", "2023-05-01"),
    ("1 May 23", "2023-05-01"),
    ("May 1, 49", "2049-05-01"),
    ("1 May 50", "1950-05-01"),
    ("May '99", "1999-05"),
    ("about 5 May 2023", "2023-05-05~"),
    ("c. 2023", "2023~"),
    ("ca 2023", "2023~"),
    ("circa May 2023", "2023-05~"),
    ("~2023", "2023~"),
    ("approx. 2023-05-01", "2023-05-01~"),
    ("probably May 2023", "2023-05?"),
    ("May 2023?", "2023-05?"),
    ("probably about 2023", "2023%"),
    ("3-7 May 2023", "2023-05-03/2023-05-07"),
    ("3–7 May 2023", "2023-05-03/2023-05-07"),
    ("May 3-7, 2023", "2023-05-03/2023-05-07"),
    ("about 3-7 May 2023", "2023-05-03~/2023-05-07~"),
    ("28 May - 3 June 2023", "2023-05-28/2023-06-03"),
    ("28 December 2022 to 3 January 2023", "2022-12-28/2023-01-03"),
    ("May-June 2023", "2023-05/2023-06"),
    ("2021–2023", "2021/2023"),
    ("from 3 to 7 May 2023", "2023-05-03/2023-05-07"),
    ("between 2021 and May 2023", "2021/2023-05"),
    ("2023-05-01 - 2023-05-07", "2023-05-01/2023-05-07"),
    ("01.05.2023-07.05.2023", "2023-05-01/2023-05-07"),
    ("before June 2023", "../2023-05"),
    ("before 1 January 2023", "../2022-12-31"),
    ("before about 2023", "../2022~"),
    ("after 2021", "2022/.."),
    ("after spring 2023", "2023-06-01/.."),
    ("since May 2023", "2023-05/.."),
    ("from 1 May 2023 on", "2023-05-01/.."),
    ("from 1 May 2023, end not known", "2023-05-01/"),
    ("until 5 May 2023", "../2023-05-05"),
    ("no later than 2023", "../2023"),
    ("2020s", "202X"),
    ("the 1990s", "199X"),
    ("Spring 2023", "2023-21"),
    ("fall of 2023", "2023-23"),
    ("1 мая 2023", "2023-05-01"),
    ("1 мая 2023 г.", "2023-05-01"),
    ("май 2023", "2023-05"),
    ("около 5 мая 2023 года", "2023-05-05~"),
    ("вероятно, май 2023", "2023-05?"),
    ("3–7 мая 2023 г.", "2023-05-03/2023-05-07"),
    ("с 3 по 7 мая 2023", "2023-05-03/2023-05-07"),
    ("до июня 2023", "../2023-05"),
    ("после 2021 года", "2022/.."),
    ("со 2 мая 2023 г. и позднее", "2023-05-02/.."),
    ("весной 2023", "2023-21"),
    ("1990-е годы", "199X"),
]
UNREADABLE = [
    "",
    " ",
    "?",
    "yesterday",
    "Ramadan 2023",
    "1 Mayy 2023",
    "5 May",
    "May 23",
    "23",
    "'23",
    "1 May 3",
    "31 February 2023",
    "0 May 2023",
    "32.01.2023",
    "14/14/2023",
    "3-7 2023",
    "2023/05",
    "8 May - 2 May 2023",
    "before 0001",
    "after 9999",
    "1 May 2023 at 10:00",
    "1/5",
    "x" * 5000,
    "1" * 5000,
]


def day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), STORED)
def test_stored_form_gives_first_and_last_day(
    text: str, earliest: str | None, latest: str | None, precision: str
) -> None:
    date = parse_edtf(text)
    assert (date.edtf, date.earliest, date.latest) == (text, day(earliest), day(latest))
    assert date.precision == precision


@pytest.mark.parametrize("text", NOT_STORED.split())
def test_other_texts_are_not_stored(text: str) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        parse_edtf(text, "end_date")
    assert refusal.value.field == "end_date"


def test_marks_and_intervals_are_told_apart() -> None:
    about, doubted, both = parse_edtf("2023~"), parse_edtf("2023?"), parse_edtf("2023%")
    assert (about.is_approximate, about.is_uncertain) == (True, False)
    assert (doubted.is_approximate, doubted.is_uncertain) == (False, True)
    assert (both.is_approximate, both.is_uncertain) == (True, True)
    assert parse_edtf("2023/..").is_interval
    assert not about.is_interval


def test_an_impossible_day_is_named() -> None:
    with pytest.raises(InvalidInputError, match="no day 31 in month 2023-02, which has 28 days"):
        read_date("31 February 2023")


@pytest.mark.parametrize(("typed", "edtf"), TYPED)
def test_typed_forms_are_read(typed: str, edtf: str) -> None:
    assert read_date(typed) == parse_edtf(edtf)


@pytest.mark.parametrize("typed", UNREADABLE)
def test_other_typed_forms_are_refused(typed: str) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        read_date(typed, "start_date")
    assert refusal.value.field == "start_date"


@pytest.mark.parametrize("typed", ["1/5/23", "1/5/2023", "01-05-2023", "about 1/5/23"])
def test_a_date_with_two_readings_names_both(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="1 May 2023 or 5 January 2023"):
        read_date(typed)


def test_two_digits_alone_ask_for_the_whole_year() -> None:
    with pytest.raises(InvalidInputError, match="four digits"):
        read_date("May 23")


@st.composite
def single_dates(draw: st.DrawFn) -> str:
    known = draw(st.dates()).isoformat()
    shape = draw(
        st.sampled_from(["day", "month", "year", "season", "decade", "no day", "no month"])
    )
    texts = {
        "day": known,
        "month": known[:7],
        "year": known[:4],
        "season": "1" + known[1:4] + draw(st.sampled_from(["-21", "-22", "-23", "-24"])),
        "decade": "1" + known[1:3] + "X",
        "no day": known[:7] + "-XX",
        "no month": known[:4] + "-XX",
    }
    return texts[shape] + draw(st.sampled_from(["", "~", "?", "%"]))


def periods() -> st.SearchStrategy[str]:
    ends = st.one_of(single_dates(), st.sampled_from(["", ".."]))
    return st.one_of(single_dates(), st.tuples(ends, ends).map("/".join))


def accepted(text: str) -> UncertainDate | None:
    try:
        return parse_edtf(text)
    except InvalidInputError:
        return None


@given(single_dates())
def test_every_single_date_is_accepted(text: str) -> None:
    assert parse_edtf(text).edtf == text


@given(periods())
def test_the_stored_form_is_stable_and_ordered(text: str) -> None:
    date = accepted(text)
    if date is not None:
        assert date.edtf == text
        assert parse_edtf(date.edtf) == date
        assert date.earliest is None or date.latest is None or date.earliest <= date.latest
        assert read_date(text) == date


WORDS = """
1 31 23 2023 9999 0001 may мая spring - – / . , ' ? ~ XX about from to before after since until
до после с по end not known 0s -е гг. year
"""
LIKE_A_DATE = st.tuples(
    st.sampled_from(["", " "]), st.lists(st.sampled_from(WORDS.split()), max_size=8)
).map(lambda parts: parts[0].join(parts[1]))


@given(st.one_of(st.text(), LIKE_A_DATE))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_date, parse_edtf):
        with contextlib.suppress(InvalidInputError):  # the one error that may come
            date = read(text)
            assert parse_edtf(date.edtf) == date


def test_words_of_the_date_before_go_with_it() -> None:
    event = Event(start_date="2023-05-01", start_date_entered="11 Ordibehesht 1402")
    event.start_date = "2023-05-01"
    assert event.start_date_entered == "11 Ordibehesht 1402"
    event.start_date = "2023-05-02"
    assert event.start_date_entered is None
