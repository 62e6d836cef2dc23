"""Lines of text: none too wide, nothing lost, ends where a person would end them."""

import re
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.publishing.breaks import segments
from hrd_desk.publishing.rows import Row, Rule, kept_from_splitting, pages_of
from hrd_desk.publishing.set_lines import AnyLine, Part, Span
from hrd_desk.publishing.setting import Setter, Setting, setter_for
from hrd_desk.publishing.styles import BODY, NOTE, TITLE, Style
from hrd_desk.publishing.typefaces import BOLD, ITALIC, REGULAR

PLAIN = Style(REGULAR, 10, 14)
LETTERS = st.sampled_from("aЖω -–—/й\u0301\u00a012.,\nحر١(नक्षิကျ中한")
SETTER = setter_for("en")


def texts_of(parts: Sequence[Part], setter: Setter = SETTER) -> list[str]:
    """Return the texts of shaped words, found again in the setter's store."""
    known = {
        id(word): text
        for weight in (REGULAR, BOLD, ITALIC)
        for is_right in (False, True)
        for text, word in setter.shaper.words(weight, is_right=is_right).items()
    }
    return [known.get(id(word), "?") for word, _span, _level in parts]


def words_of(setting: Setting) -> list[str]:
    """Return the text of each line."""
    return ["".join(texts_of(line.parts)) for line in setting.lines]


def lines(text: str, width_pt: float = 120) -> list[str]:
    return [line.strip(" \n") for line in words_of(SETTER.set([Span(text, PLAIN)], width_pt))]


@given(text=st.text(LETTERS, max_size=300), width_pt=st.integers(40, 300))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width_pt: int) -> None:
    setter = setter_for("en", marks_unprintable=True)
    setting = setter.set([Span(text, PLAIN)], width_pt)
    assert all(line.width_pt <= width_pt + 0.02 for line in setting.lines)
    told = "".join(told_text(line) for line in setting.lines)
    assert sorted("".join(told.split())) == sorted("".join(setter.shaper.marked(text).split()))


def told_text(line: AnyLine) -> str:
    """Return what readers of the file get for a line, letter by letter."""
    told = []
    for piece in (piece for word, _span, _level in line.parts for piece in word.pieces):
        if not piece.groups:
            told += [piece.face.pair(number)[1] for number in piece.numbers]
        for group in piece.groups:
            moved = "".join("".join(row) for _rise, row in group.rows)
            shown = re.findall("(?s)..", re.sub(r"\)-?\d+\(", "", moved))  # two bytes a glyph
            numbers = (256 * ord(first) + ord(second) for first, second in shown)
            glyphs = "".join(piece.face.pair(number)[1] for number in numbers)
            told.append(glyphs if group.text is None else group.text)
    return "".join(told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arrested by the police on 1 May", ["Arrested by the police on", "1 May"]),
        ("Полиция задержала — да", ["Полиция", "задержала — да"]),
        ("one anti-government rally", ["one anti-", "government rally"]),
        ("see https://news.example/a/b.html", ["see https://", "news.example/", "a/b.html"]),
        ("one\ntwo", ["one", "two"]),
        ("one\n", ["one", ""]),
        ("", [""]),
    ],
)
def test_lines_end_where_a_person_would_end_them(text: str, expected: list[str]) -> None:
    widths = {"Arrested": 132, "Полиция": 95, "one anti": 85, "see http": 74}
    width_pt = next((w for start, w in widths.items() if text.startswith(start)), 120)
    assert lines(text, width_pt) == expected


def test_a_day_stays_with_its_month_in_a_field_of_its_own() -> None:
    assert (
        "|".join(segments("نص، \u20681 مايو 2023\u2069", "ar")) == "نص، |\u20681 مايو |2023\u2069"
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("th", "มนุษย์ทั้งหลายเกิดมามีอิสระ", "มนุษย์|ทั้ง|หลาย|เกิด|มา|มี|อิสระ"),
        ("km", "មនុស្សទាំងអស់កើតមកមានសេរីភាព", "មនុស្ស|ទាំងអស់|កើតមក|មាន|សេរីភាព"),
        ("lo", "ມະນຸດເກີດມາມີສິດ", "ມະນຸດ|ເກີດ|ມາ|ມີ|ສິດ"),
        ("my", "လူတိုင်းသည် တူညီ", "လူ|တိုင်း|သည် |တူညီ"),
        ("bo", "འགྲོ་བ་མིའི་རིགས", "འགྲོ་|བ་|མིའི་|རིགས"),
        ("zh", "人人生而自由，在", "人|人|生|而|自|由，|在"),
        ("ko", "모든 인간은 태어날", "모든 |인간은 |태어날"),
        ("ja", "すべての人間は、自由", "すべての|人間は、|自由"),
    ],
)
def test_every_script_has_its_own_ends_of_lines(language: str, text: str, expected: str) -> None:
    assert "|".join(segments(text, language)) == expected


@pytest.mark.parametrize("words", ["1 a ", "5 г. ", "12 мая 2023 г. — "])
def test_ends_of_lines_are_found_in_time_that_grows_with_the_text(words: str) -> None:
    started = time.process_time()
    assert "".join(segments(words * 100_000)) == words * 100_000
    assert time.process_time() - started < 3  # it took ten, by the square


def test_accents_stay_with_their_letter_when_a_word_is_cut() -> None:
    found = lines("а\u0301" * 200)
    assert len(found) > 1
    assert all(line.startswith("а") for line in found)


@pytest.mark.parametrize("mark", ",.;:!?)»”…")
@pytest.mark.parametrize("letter", ["m", "ж", "क"])
def test_no_line_of_a_word_that_is_cut_begins_with_a_comma(letter: str, mark: str) -> None:
    for count in range(20, 40):
        found = lines(letter * count + mark + " end")
        assert not any(line.startswith(mark) for line in found)
        assert "".join(found).replace(" ", "") == letter * count + mark + "end"
    assert "".join(lines(mark * 200)) == mark * 200


def test_spans_of_several_styles_share_lines() -> None:
    setting = SETTER.set([Span("Arrest", TITLE), Span("ed and ", BODY), Span("held", NOTE)], 400)
    assert words_of(setting) == ["Arrested and held"]
    assert setting.leading_pt == TITLE.leading_pt


def test_scripts_that_need_height_get_it() -> None:
    plain = SETTER.set([Span("Almaty", BODY)], 200)
    urdu = setter_for("ur").set([Span("تمام انسان آزاد", BODY)], 200)
    tibetan = SETTER.set([Span("འགྲོ་བ་མིའི་རིགས", BODY)], 200)
    assert plain.leading_pt == BODY.leading_pt
    assert urdu.leading_pt > 1.7 * BODY.leading_pt
    assert tibetan.leading_pt > 1.7 * BODY.leading_pt


def test_accents_heaped_on_a_letter_do_not_reach_the_line_above() -> None:
    heaped = SETTER.set([Span("Z\u0301\u0302\u0303\u0304 end", BODY)], 200)
    assert heaped.leading_pt > BODY.leading_pt


def test_lines_from_right_to_left_are_drawn_from_the_right() -> None:
    setting = SETTER.set([Span("في مدينة Almaty city نحو 12", PLAIN)], 300)
    drawn = texts_of(setting.lines[0].drawn())
    assert setting.is_right
    assert drawn == ["12", "نحو ", " ", "Almaty ", "city", "مدينة ", "في "]


@pytest.mark.parametrize(
    ("texts", "drawn"),
    [
        (["عنوان.\n", "English (x)."], ["عنوان.\n", "English (x)."]),
        (["Title.\n", "نص (abc) 12."], ["Title.\n", ".12) abc(نص "]),
    ],
)
def test_what_stands_below_a_headline_has_its_own_direction(
    texts: list[str], drawn: list[str]
) -> None:
    for spans in ([Span(texts[0], TITLE), Span(texts[1], PLAIN)], [Span("".join(texts), PLAIN)]):
        setting = SETTER.set(spans, 400)
        found = ["".join(texts_of(line.drawn())) for line in setting.lines]
        assert found == drawn


# --- pages ----------------------------------------------------------------------------------------


def test_no_page_begins_or_ends_with_one_line_of_a_paragraph() -> None:
    capacity = 40
    line = Row((), BODY.leading_pt)
    for before in range(capacity - 4, capacity + 1):
        rows = [line] * before + kept_from_splitting([line] * 6)
        pages = list(pages_of(rows, capacity * BODY.leading_pt))
        assert sum(len(page) for page in pages) == len(rows)
        on_first = len(pages[0]) - before
        assert on_first in (0, 2, 3, 4, 6)


def test_heads_are_repeated_on_every_page_of_their_table_alone() -> None:
    head = Row((), 10.0, rule=Rule(0.8))
    rows = [head, *(Row((), 10.0, heads=(head,)) for _row in range(25)), Row((), 10.0)]
    pages = list(pages_of(rows, 100))
    assert [len(page) for page in pages] == [10, 10, 9]
    assert [page[0] is head for page in pages] == [True, True, True]
    assert [page.count(head) for page in pages] == [1, 1, 1]
