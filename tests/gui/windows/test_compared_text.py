"""Comparing two versions of a text loses nothing of either."""

from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.gui.windows.compared_text import compared, shortened

texts = st.text(alphabet="аб ab.,\n<", max_size=60)


@given(texts, texts)
def test_the_runs_make_up_both_texts(before: str, after: str) -> None:
    runs = compared(before, after)
    assert "".join(run.before for run in runs) == before
    assert "".join(run.after for run in runs) == after
    assert all((run.before == run.after) == run.is_same for run in runs)


def test_a_replaced_phrase_is_one_change() -> None:
    runs = compared("about ten people came", "around twenty people came")
    assert [(run.before, run.after) for run in runs if not run.is_same] == [
        ("about ten", "around twenty")
    ]


def test_a_very_long_text_is_one_change() -> None:
    assert len(compared("word " * 3000, "other " * 3000)) == 1


@given(texts)
def test_a_short_text_is_not_shortened(text: str) -> None:
    assert shortened(text) == text


def test_a_long_text_keeps_its_ends() -> None:
    text = " ".join(map(str, range(500)))
    assert shortened(text).startswith("0 1 2")
    assert shortened(text).endswith("498 499")
    assert len(shortened(text)) < 150
