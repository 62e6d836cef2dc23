"""Normal forms of any text, and of what nobody should be able to stop a desk with."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.model.text_merging import plain_text
from hrd_desk.normal_forms import MOST_ON_ONE, is_heaped, normal
from hrd_desk.storage.search_text import index_text, tokens_in

HEAP = "\u0301\u0316" * 20_000
"""Marks above and below in turn, which have to be put into another order, one by one."""
FORMS = ("NFC", "NFKC", "NFD", "NFKD")


@given(st.text(max_size=MOST_ON_ONE))
@pytest.mark.parametrize("form", FORMS)
def test_a_text_without_heaps_is_normalised_as_unicode_says(form: str, text: str) -> None:
    assert normal(form, text) == unicodedata.normalize(form, text)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMS)
def test_thirty_marks_stay_on_a_letter(form: str) -> None:
    text = normal(form, f"a{HEAP}b")  # type: ignore[arg-type]
    assert sum(map(unicodedata.combining, text)) > 0
    assert len(unicodedata.normalize("NFD", text)) == MOST_ON_ONE + 2
    assert text.endswith("b")
    assert is_heaped(f"a{HEAP}b")
    assert not is_heaped(text)


def test_words_beside_a_heap_are_found() -> None:
    assert tokens_in("rally", f"Zal{HEAP}go at the rally")
    assert "rally" in index_text(f"Zal{HEAP}go at the rally")


def test_texts_that_differ_in_a_heap_alone_are_not_the_same() -> None:
    assert plain_text(f"a{HEAP}") != plain_text(f"a{HEAP}\u0301")
    assert plain_text(f"a{HEAP}  b") == plain_text(f"a{HEAP} b")
