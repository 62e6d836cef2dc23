"""Degrees as people read them."""

import pytest

from hrd_desk.i18n import set_language
from hrd_desk.model.degree_words import degree_words, point_words


@pytest.mark.parametrize(
    ("degrees", "words"),
    [
        (43.238949000001, "43.23895"),
        (76.9, "76.9"),
        (43, "43"),
        (-0.000001, "0"),
        (-120.50000, "-120.5"),
        (100.0, "100"),
        (1e-05, "0.00001"),
    ],
)
def test_five_decimals_at_most_and_no_zeros_at_the_end(degrees: float, words: str) -> None:
    assert degree_words(degrees) == words


def test_a_point_can_be_copied_in_every_language() -> None:
    set_language("ru")
    try:
        assert point_words(43.238949000001, -76.9) == "43.23895, -76.9"
    finally:
        set_language("en")
