"""Honest words on a passphrase: nothing typed by a person is called strong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.gui.forms.new_passphrase import strength_in_words
from hrd_desk.storage.keys import suggested_passphrase


@pytest.mark.parametrize(
    ("passphrase", "words"),
    [
        ("", "Several words"),
        ("abc", "Too short"),
        ("        abc", "Too short"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "Too uniform"),
        ("Almaty2023", "Short"),
        ("blue horse 1987 x", "Middling"),
        ("blue horses never read newspapers", "Long"),
        ("синие лошади не читают газет", "Long"),
    ],
)
def test_the_words_fit_the_length(passphrase: str, words: str) -> None:
    assert strength_in_words(passphrase).startswith(words)


def test_only_words_of_chance_are_said_to_stand() -> None:
    suggested = suggested_passphrase()
    assert strength_in_words(suggested, suggested).startswith("Six words chosen by chance")
    assert strength_in_words(suggested).startswith("Long")


@given(st.text())
def test_every_text_gets_a_sentence(passphrase: str) -> None:
    assert strength_in_words(passphrase).endswith(".")
