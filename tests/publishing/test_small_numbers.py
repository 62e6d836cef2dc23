"""Small numbers are hidden so that no subtraction brings them back."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.publishing.counting import suppressed

SMALLEST = 3


def hidden_of(*counts: int, total: int | None = None) -> str:
    keys = dict(zip("abcdef", counts, strict=False))
    shown = suppressed(keys, SMALLEST, is_split=total is None, total=total)
    return "".join(key for key, count in shown.items() if count is None)


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ((10, 5, 4), ""),
        ((10, 0, 4), ""),
        ((10, 1, 4, 9), "bc"),  # 1 would be the total less the others
        ((10, 1, 2, 9), "bc"),  # 3 is 1 and 2 or 2 and 1
        ((10, 1, 1, 9), "bcd"),  # 2 is 1 and 1, so a third is hidden
        ((10, 2, 2, 9), "bcd"),  # and 4 is 2 and 2
        ((10, 1, 3, 9), "bcd"),  # 4 with one of at least 3 leaves 1
        ((1,), "a"),
        ((1, 0), "a"),
    ],
)
def test_what_adds_up_to_the_total(counts: tuple[int, ...], hidden: str) -> None:
    assert hidden_of(*counts) == hidden


@pytest.mark.parametrize(
    ("counts", "total", "hidden"),
    [
        ((8, 2), 8, "b"),  # all may stand under the first
        ((8, 2), 10, "ab"),  # no event stands under both, so it is 2
        ((8, 1), 9, "b"),  # it may be 2 with one event under both
        ((8, 2, 5), 10, "b"),
        ((8, 2, 2, 5), 17, "bcd"),
    ],
)
def test_where_an_event_stands_under_several(
    counts: tuple[int, ...], total: int, hidden: str
) -> None:
    assert hidden_of(*counts, total=total) == hidden


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5))
def test_no_reader_can_count_back(counts: list[int]) -> None:
    keys = dict(zip("abcde", counts, strict=False))
    hidden = hidden_of(*counts)
    small = [key for key in hidden if keys[key] < SMALLEST]
    assert small == [key for key, count in keys.items() if 0 < count < SMALLEST]
    rest = sum(keys[key] for key in hidden)
    ranges = [range(1, SMALLEST) if key in small else range(SMALLEST, 60) for key in hidden]
    possible = [fit for fit in itertools.product(*ranges) if sum(fit) == rest]
    if all(key in hidden for key, count in keys.items() if count):
        return  # nothing more could be hidden
    for key in small:
        assert len({fit[hidden.index(key)] for fit in possible}) > 1
