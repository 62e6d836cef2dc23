"""Counts as researchers type them: what is read, what is left as words, what is refused."""

import pytest

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.count_entry import entry_text, read_entry

READ = (
    ("20 (15 women)", 20, 20, False),
    ("20 (arrested)", 20, 20, False),
    ("10 families (50 people)", 50, 50, False),
    ("about a dozen (10-15)", 10, 15, True),
    ("half the village (200 people)", 200, 200, False),
    ("about a dozen (ten to twelve)", 10, 12, True),
    ("около сотни", 100, 100, True),
    ("около тысячи", 1000, 1000, True),
    ("более сотни", 101, None, False),
    ("от 200", 200, None, False),
    ("from 20", 20, None, False),
    ("от 15 до 20", 15, 20, False),
    ("half-dozen", 6, 6, False),
    ("a half dozen", 6, 6, False),
    ("dozen", 12, 12, False),
    ("a pair", 2, 2, False),
    ("оба", 2, 2, False),
    ("15...20", 15, 20, False),
    ("15…20", 15, 20, False),
    ("between 20 - 30", 20, 30, False),
    ("between 20 to 30", 20, 30, False),
    ("100 +", 100, None, False),
    ("20 plus", 20, None, False),
    ("twenty plus", 20, None, False),
    ("20 and more", 20, None, False),
    ("20 и больше", 20, None, False),
    ("20 at least", 20, None, False),
    ("20 минимум", 20, None, False),
    ("20 or fewer", None, 20, False),
    ("20 или меньше", None, 20, False),
    ("20 max", None, 20, False),
    ("just over 100", 101, None, False),
    ("well over 100", 101, None, False),
    ("slightly more than 20", 21, None, False),
    ("чуть более 20", 21, None, False),
    ("just under 100", None, 99, False),
    ("20 approx.", 20, 20, True),
    ("20 approximately", 20, 20, True),
    ("20-30 (approx.)", 20, 30, True),
    ("20 примерно", 20, 20, True),
    ("человек двадцать", 20, 20, True),
    ("c.20", 20, 20, True),
    ("=20", 20, 20, False),
    ("1.200", 1200, 1200, False),
    ("1'200", 1200, 1200, False),
    ("10.000", 10_000, 10_000, False),
    ("1.000-1.500", 1000, 1500, False),
    ("1.2 million", 1_200_000, 1_200_000, False),
    ("1,2 млн", 1_200_000, 1_200_000, False),
    ("2-3 тыс.", 2000, 3000, False),
    ("десятки тысяч", 20_000, None, True),
    ("عشرات", 20, None, True),
    ("مئات", 200, None, True),
    ("ما بين 15 و20", 15, 20, False),
)
WORDS_ALONE = (
    *("5-6 families", "15 men and 5 women", "20, 30", "20 and 30", "20-25-30", "1,20", "20.5"),
    *("20%", "1/3", "21st", "many", "неизвестно", "20 including 5 children", "15/20"),
)


@pytest.mark.parametrize(("text", "least", "most", "is_about"), READ)
def test_a_typed_count_is_read(
    text: str, least: int | None, most: int | None, is_about: bool
) -> None:
    count = read_entry(text)
    assert (count.minimum, count.maximum) == (least, most)
    if "(" not in text:
        assert count.is_approximate is is_about
    shown = entry_text(count.minimum, count.maximum, count.words, "en")
    again = read_entry(shown)
    assert (again.minimum, again.maximum, again.words) == (least, most, count.words)


@pytest.mark.parametrize("text", WORDS_ALONE)
def test_what_is_no_clear_number_stays_words_and_nothing_is_guessed(text: str) -> None:
    count = read_entry(text)
    assert (count.minimum, count.maximum, count.words) == (None, None, text)


@pytest.mark.parametrize("text", ["-5", "- 5", "9999999999", "20-15"])
def test_a_count_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError):
        read_entry(text)
