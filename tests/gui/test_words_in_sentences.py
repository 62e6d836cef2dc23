"""Numbers and lists inside sentences are written as the language of the window writes them."""

import ast
import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QTextLayout, QTextLine

from hrd_desk.geocoding.claimed_precision import claim_words
from hrd_desk.geocoding.coordinates import read_coordinates
from hrd_desk.geocoding.found_place import distance_words
from hrd_desk.gui.map.points import count_text
from hrd_desk.gui.spoken import speak
from hrd_desk.gui.windows.online_settings_dialog import OnlineSettingsDialog
from hrd_desk.i18n import LANGUAGES, _, beside, decimal, listed
from hrd_desk.model.degree_words import point_words
from hrd_desk.model.moment_words import moment_words
from tests.builders import a_desk

GUI = Path(__file__).parents[2] / "hrd_desk" / "gui"
VALUES = {"place_lookup.py": 1, "place_words.py": 1}
"""Names for publications: they go into the record, not onto the screen."""


@pytest.fixture
def russian(qapp: object) -> Iterator[None]:
    speak("ru")
    yield
    speak(LANGUAGES[0])


@pytest.fixture
def arabic(qapp: object) -> Iterator[None]:
    speak("ar")
    yield
    speak(LANGUAGES[0])


def _x(line: QTextLine, place: int) -> float:
    found = line.cursorToX(place)  # and where the cursor stands
    assert isinstance(found, tuple)
    return float(found[0])


def in_sight(text: str, parts: Sequence[str]) -> list[str]:
    """Return `parts` of a text in the order in which they stand on the screen, from the left."""
    layout = QTextLayout(text)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    layout.endLayout()

    def middle_of(part: str) -> float:
        first = text.index(part)
        inside = range(first + 1, first + len(part))
        return sum(_x(line, place) for place in inside) / len(inside)

    return sorted(parts, key=middle_of)


def test_a_measure_has_one_digit_below_ten_and_none_from_there_on() -> None:
    assert [decimal(number) for number in (1.1, 3.04, 9.96, 12.4, 1234)] == [
        *("1.1", "3", "10"),
        *("12", "1,234"),
    ]


@pytest.mark.usefixtures("russian")
def test_russian_sentences_have_a_decimal_comma(tmp_path: Path) -> None:
    assert distance_words(3.44) == "3,4 км"
    assert "1,1 см" in claim_words(0.011)
    assert count_text(1_240_000) == "1,2M"
    with a_desk(tmp_path) as desk:
        dialog = OnlineSettingsDialog(desk.database)
        assert "1,1" in dialog.ui.rate.text()
        dialog.close()


@pytest.mark.usefixtures("arabic")
def test_a_list_in_an_arabic_sentence_is_read_from_the_right() -> None:
    names = ["البلد", "Almaty", "الأماكن"]
    sentence = _("Drafted from: {fields}.").format(fields=listed(names))
    assert in_sight(sentence, names) == names[::-1]
    assert in_sight(beside(["ALM", "مكتب ميداني"]), ["ALM", "ميداني"]) == ["ميداني", "ALM"]


@pytest.mark.usefixtures("arabic")
def test_a_sentence_of_fields_alone_is_read_from_the_right() -> None:
    who = _("{author} ({code}), {moment}").format(author="Aigul", code="ALM", moment="ديسمبر")
    assert in_sight(who, ["Aigul", "ALM", "ديسمبر"]) == ["ديسمبر", "ALM", "Aigul"]


@pytest.mark.usefixtures("arabic")
def test_a_point_is_read_from_the_left_in_arabic_too() -> None:
    words = beside(["ألماتي", point_words(43.25, 76.95)])
    assert in_sight(words, ["43.25", "76.95"]) == ["43.25", "76.95"]
    assert read_coordinates(point_words(43.25, 76.95)) is not None  # copied with its marks


@pytest.mark.usefixtures("arabic")
def test_day_and_time_are_parted_as_arabic_does_it() -> None:
    moment = datetime.datetime(2026, 12, 1, 9, 30, tzinfo=datetime.UTC)
    assert "2026،" in moment_words(moment)


def test_words_are_listed_in_one_way() -> None:
    """`listed` knows the comma of Arabic, and keeps each word in its own direction."""
    joined = {}
    for path in GUI.rglob("*.py"):
        times = sum(map(_joins_by_comma, ast.walk(ast.parse(path.read_text("utf-8")))))
        if times:
            joined[path.name] = times
    assert joined == VALUES


def _joins_by_comma(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "join"
        and isinstance(node.func.value, ast.Constant)
        and node.func.value.value in (", ", "، ")
    )
