"""Which words of a record are compared: long ones, and short ones of other scripts."""

import re

from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.storage.likeness import telling_words
from hrd_desk.storage.search_text import index_text

SIGNS = st.text("ab1Z_ -.аб١က的ÿé٣", max_size=30)


def test_short_latin_words_tell_nothing_and_short_words_of_other_scripts_do() -> None:
    assert telling_words("Kazakhstan: the raid in Ош", "") == {"raid", "ош"}
    assert telling_words("Kazakhstan: the raid in Osh", "") == {"raid"}


def test_the_country_before_a_title_is_not_compared() -> None:
    assert telling_words("Казахстан: обыск", "в офисе") == {"обыск", "в", "офисе"}


@given(SIGNS)
def test_every_word_counts_once_whatever_stands_beside_it(text: str) -> None:
    words = re.findall(r"[^\W_]+", index_text(f"ж {text}").casefold())
    told = {word for word in words if len(word) > 3 or not word.isascii()}
    assert telling_words("", f"ж {text}") == told
