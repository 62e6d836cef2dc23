"""Lines of text: none too wide, nothing lost, ends where a person would end them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.publishing.lines import broken
from hrd_desk.publishing.paper import BODY, BOTTOM_PT, TOP_PT, Row, kept_from_splitting, pages_of
from hrd_desk.publishing.typefaces import ITALIC, REGULAR, faces

LETTERS = st.sampled_from("aЖω -–—/й\u0301\u00a012.,\n")


def lines(text: str, width_pt: float = 120) -> list[str]:
    return broken(text, faces()[REGULAR], 10, width_pt)


@given(text=st.text(LETTERS, max_size=400), width_pt=st.integers(30, 300))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width_pt: int) -> None:
    found = lines(text, width_pt)
    face = faces()[REGULAR]
    assert all(face.width_pt(line, 10) <= width_pt + 0.001 for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arrested by the police on 1 May", ["Arrested by the police on", "1 May"]),
        ("Полиция задержала — да", ["Полиция", "задержала — да"]),
        ("one anti-government rally", ["one anti-", "government rally"]),
        ("see https://news.example/a/b.html", ["see https://", "news.example/", "a/b.html"]),
        ("one\ntwo", ["one", "two"]),
        ("", [""]),
    ],
)
def test_lines_end_where_a_person_would_end_them(text: str, expected: list[str]) -> None:
    widths = {"Arrested": 132, "Полиция": 95, "one anti": 85, "see http": 74}
    width_pt = next((w for start, w in widths.items() if text.startswith(start)), 120)
    assert lines(text, width_pt) == expected


def test_accents_stay_with_their_letter_when_a_word_is_cut() -> None:
    found = lines("а\u0301" * 200)
    assert len(found) > 1
    assert all(line.startswith("а") for line in found)


def test_accents_are_raised_above_tall_letters_and_centred() -> None:
    face = faces()[REGULAR]
    low, tall = ([*face.pieces(text, 10)][-1] for text in ("а\u0301", "У\u0301"))
    assert tall.dy_pt > low.dy_pt >= 0
    assert 0 <= low.dx_pt + face.width_pt("а", 10) < 2 * face.width_pt("а", 10)


def test_stacked_accents_do_not_touch() -> None:
    pieces = [*faces()[ITALIC].pieces("x\u030c\u0301", 10)]
    assert [piece.text for piece in pieces] == ["x", "\u030c", "\u0301"]
    assert pieces[2].dy_pt > pieces[1].dy_pt + 1


def test_no_page_begins_or_ends_with_one_line_of_a_paragraph() -> None:
    capacity = int((TOP_PT - BOTTOM_PT) // BODY.leading_pt)
    line = Row((), BODY.leading_pt)
    for before in range(capacity - 4, capacity + 1):
        rows = [line] * before + kept_from_splitting([line] * 6)
        pages = pages_of(rows)
        assert sum(len(page) for page in pages) == len(rows)
        on_first = len(pages[0]) - before
        assert on_first in (0, 2, 3, 4, 6)
