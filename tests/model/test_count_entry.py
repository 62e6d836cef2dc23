"""Counts in one line: read, stored, shown and read again."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import LANGUAGES
from hrd_desk.model.count_entry import entry_text, read_entry
from hrd_desk.model.counts_text import read_count

ENTRIES = [
    ("twelve", 12, 12, False),
    ("двадцать", 20, 20, False),
    ("двадцать пять", 25, 25, False),
    ("сто двадцать человек", 120, 120, False),
    ("one hundred and twenty", 120, 120, False),
    ("٢٠", 20, 20, False),
    ("۱۵-۲۰", 15, 20, False),
    ("> 100", 101, None, False),
    ("≥12", 12, None, False),
    ("<5", None, 4, False),
    ("12 или более", 12, None, False),
    ("как минимум 12", 12, None, False),
    ("20-30 thousand", 20_000, 30_000, False),
    ("2 тыс.", 2000, 2000, False),
    ("1.5k", 1500, 1500, False),
    ("hundreds of people", 200, None, True),
    ("десятки", 20, None, True),
    ("более сотни", 101, None, False),
    ("две сотни", 200, 200, False),
    ("20 or so", 20, 20, True),
    ("c. 20", 20, 20, True),
    ("20?", 20, 20, True),
    ("a couple", 2, 2, False),
    ("a handful", 3, None, True),
    ("none", 0, 0, False),
    ("ни одного", 0, 0, False),
    ("a woman", 1, 1, False),
    ("двое активистов", 2, 2, False),
    ("ten or twelve", 10, 12, False),
]


@pytest.mark.parametrize(("typed", "minimum", "maximum", "is_approximate"), ENTRIES)
def test_entries_are_read_stored_and_shown_again(
    typed: str, minimum: int | None, maximum: int | None, is_approximate: bool
) -> None:
    count = read_entry(typed)
    assert (count.minimum, count.maximum, count.words) == (minimum, maximum, typed)
    assert count.is_approximate == is_approximate
    for language in LANGUAGES:
        shown = entry_text(count.minimum, count.maximum, count.words, language)
        assert shown == typed
        assert read_entry(shown) == count


@pytest.mark.parametrize(
    ("typed", "minimum", "maximum", "words"),
    [
        ("half the village (200-300)", 200, 300, "half the village"),
        ("вся бригада (около 40)", 40, 40, "вся бригада"),
        ("many [at least 50]", 50, None, "many"),
        ("the whole family", None, None, "the whole family"),
        ("many (it was dark)", None, None, "many (it was dark)"),
    ],
)
def test_words_without_a_number_are_kept(
    typed: str, minimum: int | None, maximum: int | None, words: str
) -> None:
    count = read_entry(typed)
    assert (count.minimum, count.maximum, count.words) == (minimum, maximum, words)


@pytest.mark.parametrize("typed", ["20-15", "fewer than 0", "many (30-20)", "9999999999 million"])
def test_bounds_that_cannot_be_are_refused_in_a_sentence(typed: str) -> None:
    try:
        count = read_entry(typed)
    except InvalidInputError as error:
        assert error.sentence.endswith(".")  # noqa: PT017  or else it gives no number
    else:
        assert count.minimum is None


BOUNDS = st.one_of(st.none(), st.integers(0, 10_000))


@given(
    BOUNDS, BOUNDS, st.sampled_from(["", "many", "20", "some (few)"]), st.sampled_from(LANGUAGES)
)
def test_what_is_shown_reads_back(
    minimum: int | None, maximum: int | None, words: str, language: str
) -> None:
    if minimum is not None and maximum is not None and minimum > maximum:
        minimum, maximum = maximum, minimum
    shown = entry_text(minimum, maximum, words, language)
    read = read_entry(shown)
    if minimum is not None or maximum is not None:
        assert (read.minimum, read.maximum) == (minimum, maximum)
        assert read.words in (words, shown)


PARTS = """
1 20 2023 1,200 двадцать пять сто a an half dozen hundred тысяч dozens about more than < > ≥ k ? ish
or so - – + ( ) [ ] people человек none ٢٠ полсотни сотни and и
"""
LIKE_A_COUNT = st.lists(st.sampled_from(PARTS.split()), max_size=7).map(" ".join)


@given(st.one_of(st.text(), LIKE_A_COUNT))
def test_any_text_is_an_entry_or_refused(text: str) -> None:
    with contextlib.suppress(InvalidInputError):  # the one error that may come
        count = read_entry(text)
        assert count.minimum is None or count.maximum is None or count.minimum <= count.maximum
    with contextlib.suppress(InvalidInputError):
        assert read_count(text).words == text.strip()
