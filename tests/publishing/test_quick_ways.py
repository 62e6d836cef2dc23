"""The quick ways of setting and writing give what the thorough ones give."""

import random
import re
import string
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrd_desk.publishing import shaping
from hrd_desk.publishing.breaks import _PLACES, segments
from hrd_desk.publishing.embedding import _font, _program
from hrd_desk.publishing.letter_pairs import measured_pairs, script_of_letters
from hrd_desk.publishing.paper import LEFT_PT, Paper
from hrd_desk.publishing.pieces import Word
from hrd_desk.publishing.rows import Bookmark, Row, rows_of
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.shaping import Shaper
from hrd_desk.publishing.styles import BODY
from hrd_desk.publishing.tables import Column, table_rows
from hrd_desk.publishing.typefaces import BOLD, ITALIC, REGULAR
from tests.publishing.pages import a_paper, finished, page_of

LATIN = string.ascii_letters + string.digits + "'’.,-()“”–… éöüçşğıñẠạệộ«»!?;:&@/"
CYRILLIC = "абвгежзийклмнопрстуфхцчшщъыьэюяАБВГДЖИКЛМНРСТУФХЦЧШЭЮЯёіїқғңұүһәө.,-()«» 012345"


@pytest.mark.parametrize("language", ["en", "ru", "ro", "ca", "sr"])
@pytest.mark.parametrize("weight", [REGULAR, BOLD, ITALIC])
def test_words_of_pairs_are_as_harfbuzz_shapes_them(
    language: str, weight: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(language + weight)
    made = (
        "".join(chance.choices(letters, k=chance.randint(1, 9))).strip()
        for letters in [LATIN, CYRILLIC] * 200
    )
    texts = [text for text in made if any(map(str.isalpha, text)) and script_of_letters(text)]
    assert len(texts) > 300
    quick = Shaper(language)
    by_pairs = [_told(quick.word(text, weight)) for text in texts]
    monkeypatch.setattr(shaping, "script_of_letters", lambda _text: None)
    thorough = Shaper(language)
    assert by_pairs == [_told(thorough.word(text, weight)) for text in texts]


def _told(word: Word) -> tuple[object, ...]:
    glyphs = [(piece.face.name, *map(piece.face.pair, piece.numbers)) for piece in word.pieces]
    moves = [re.findall(r"\)(-?\d+)\(", piece.plain or "") for piece in word.pieces]
    return glyphs, moves, round(word.width, 6), word.space, word.reach


def test_a_document_is_the_same_whatever_was_printed_before() -> None:
    text = "Office affairs of Åse, “Жапаровдун” and AVA WATO №5; فاطمة"

    def printed(words: str) -> bytes:
        return page_of(a_paper(), words)

    for known in (_font, _program, measured_pairs):
        known.cache_clear()
    alone = printed(text)
    printed("Tövö AVATAR fjord, бежать")
    assert printed(text) == alone
    assert printed(f"{text} q") != alone


PARTS = st.sampled_from([*"ab1г.-—–/ \t\n\u00a0é٣_", "5 ", "12 м", "гг."])


@given(st.lists(PARTS, max_size=12))
@settings(max_examples=300)
def test_lines_may_end_where_the_rules_say(parts: list[str]) -> None:
    text = "".join(parts)
    assert segments(text) == [piece for piece in _PLACES.split(text) if piece]


def test_cells_of_many_pages_are_told_whole_and_in_order(tmp_path: Path) -> None:
    paper = a_paper()
    blank = "first" + "\n" * 150 + "last"  # three pages, on which the cell beside it has ended
    body = [(blank, "beside"), *((f"row {number}", f"told {number}") for number in range(150))]
    rows = table_rows(paper, [Column("One", 200), Column("Two", 200)], body)
    file = tmp_path / "page.pdf"
    file.write_bytes(finished(paper, rows))
    told = _structure(file)
    words = [f"{word} {number}" for number in range(150) for word in ("row", "told")]
    found = re.findall(r'"\s*([^"]*?)\s*"', told)
    assert list(filter(None, found)) == ["One", "Two", "first", "last", "beside", *words]
    assert told.count("TR\n") == 152


def test_what_pages_have_passed_is_let_go() -> None:
    paper = a_paper()
    for number in range(30):
        block = paper.block(Span(f"Paragraph {number}", BODY), paper.tree.root.add("P"), LEFT_PT)
        paper.draw_rows(rows_of([block]))
        paper.end_page()
    kept = [kid for kid in paper.tree.root.kids if not isinstance(kid, str)]
    assert len(kept) == 1, "the last page alone is open"


def test_bookmarks_of_many_levels_nest() -> None:
    levels = [0, 1, 2, 2, 1, 3, 0, 2, 1, 0]
    rows = []
    paper = a_paper()
    for number, level in enumerate(levels):
        (row,) = _line(paper, f"Heading {number}")
        rows.append(replace(row, bookmark=Bookmark(f"Heading {number}", level)))
    document = pypdfium2.PdfDocument(finished(paper, rows))
    found = [(mark.get_title(), mark.level) for mark in document.get_toc()]
    document.close()
    assert [title for title, _level in found] == [f"Heading {n}" for n in range(len(levels))]
    # A level that is skipped stands in the last one there is.
    assert [level for _title, level in found] == [0, 1, 2, 2, 1, 2, 0, 1, 1, 0]


def _line(paper: Paper, text: str) -> list[Row]:
    return rows_of([paper.block(Span(text, BODY), paper.tree.root.add("P"), LEFT_PT)])


def _structure(file: Path) -> str:
    command = ["pdfinfo", "-struct-text", str(file)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
