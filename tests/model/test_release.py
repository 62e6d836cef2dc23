"""A release names the words that were read, however they are spaced, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.model.release import Release, is_released, release_of, released_as

TEXT = "She said “no”.\n\nThen they took her away."
TEXTS = st.text(st.sampled_from("ab .\n'\"“”\u200b\u202eé"), max_size=12)


@pytest.mark.parametrize(
    "same",
    [
        f"{TEXT}\n",
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("She said", "She  said"),
        TEXT.replace("“", '"').replace("”", '"'),
        f"  {TEXT}",
    ],
)
def test_what_a_form_or_a_file_does_to_blanks_and_quotes_takes_no_release_away(same: str) -> None:
    assert is_released(same, released_as(TEXT))


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("no", "yes"),
        TEXT.replace("She", "she"),
        TEXT.replace("away.", "away"),
        TEXT.replace("\n\n", " "),
        f"{TEXT}\n\nHer name is known to us.",
        TEXT.replace("her", "h\u200ber"),
        TEXT.replace("her", "\u202eher"),
        "",
    ],
)
def test_any_other_sign_does(other: str) -> None:
    assert release_of(other, released_as(TEXT)) is Release.OVERTAKEN


def test_without_words_nothing_is_released() -> None:
    assert released_as(" \n ") is None
    assert release_of("", None) is Release.NOT_GIVEN
    assert release_of(None, None) is Release.NOT_GIVEN


def test_half_a_sign_stops_no_form() -> None:
    assert is_released("a \ud83d", released_as("a \ud83d"))


@given(TEXTS, TEXTS)
def test_a_release_goes_to_a_text_of_the_same_letters_alone(one: str, other: str) -> None:
    if is_released(other, released_as(one)):
        letters = [
            [c for c in text if not c.isspace() and c not in "'\"“”"] for text in (one, other)
        ]
        assert letters[0] == letters[1]
