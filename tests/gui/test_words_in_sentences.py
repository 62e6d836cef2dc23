"""Numbers and lists inside sentences are written as the language of the window writes them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.geocoding.claimed_precision import claim_words
from hrd_desk.geocoding.found_place import distance_words
from hrd_desk.gui.map.points import count_text
from hrd_desk.gui.spoken import speak
from hrd_desk.gui.windows.online_settings_dialog import OnlineSettingsDialog
from hrd_desk.i18n import LANGUAGES, decimal
from tests.builders import a_desk

GUI = Path(__file__).parents[2] / "hrd_desk" / "gui"
VALUES = {"place_lookup.py": 1, "place_words.py": 1}
"""Names for publications: they go into the record, not onto the screen."""


@pytest.fixture
def russian(qapp: object) -> Iterator[None]:
    speak("ru")
    yield
    speak(LANGUAGES[0])


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
