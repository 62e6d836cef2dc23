"""The field of an uncertain date: both readings named, one key exchanges them, words are kept."""

import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.widgets.date_edit import UncertainDateEdit
from hrd_desk.gui.widgets.plain_text import PlainLabel
from tests.pages.keyboard import press, type_text

TODAY = datetime.date(2026, 11, 29)


class Calendar:
    """The day that it is, until another one comes."""

    today = TODAY

    def __call__(self) -> datetime.date:
        return self.today


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def field(qtbot: QtBot, calendar: Calendar) -> UncertainDateEdit:
    edit = UncertainDateEdit(today=calendar)
    edit.setObjectName("start_date")
    qtbot.addWidget(edit)
    edit.resize(300, 80)
    edit.show()
    edit.line.setFocus()
    return edit


def state(field: UncertainDateEdit) -> tuple[str | None, str | None]:
    return field.value(), field.entered_words.value()


def test_both_readings_are_named_and_down_takes_the_other(
    field: UncertainDateEdit, qtbot: QtBot
) -> None:
    type_text("1/5/23")
    assert state(field) == ("2023-05-01", "1/5/23")
    assert field.reading().startswith("1 May 2023, not 5 January 2023")
    with qtbot.waitSignal(field.edited):
        press(Qt.Key.Key_Down)
    assert state(field) == ("2023-01-05", "1/5/23")
    assert field.reading().startswith("5 January 2023, not 1 May 2023")
    press(Qt.Key.Key_Down)
    assert field.value() == "2023-05-01"


def test_typing_on_begins_with_the_day_first_again(field: UncertainDateEdit) -> None:
    type_text("1/5/2")
    type_text("3")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Backspace)
    type_text("4")
    assert field.value() == "2024-05-01"


def test_a_missing_year_is_this_one_and_said(field: UncertainDateEdit) -> None:
    type_text("about 5 May")
    assert field.value() == "2026-05-05~"
    assert "2026" in field.reading().partition("·")[2]


def test_yesterday_stays_the_day_it_was(field: UncertainDateEdit, calendar: Calendar) -> None:
    type_text("yesterday")
    calendar.today += datetime.timedelta(days=3)
    assert state(field) == ("2026-11-28", "yesterday")
    field.set_value("2026-11-28")
    field.entered_words.set_value("yesterday")
    assert state(field) == ("2026-11-28", "yesterday")
    assert field.typed() == "28 November 2026"
    assert "yesterday" in field.reading()


@pytest.mark.parametrize("words", ["11 Ordibehesht 1402", "1 May 2023 at noon"])
def test_words_that_mean_the_same_on_every_day_are_shown_again(
    field: UncertainDateEdit, words: str
) -> None:
    field.set_value("2023-05-01")
    field.entered_words.set_value(words)
    assert field.typed() == words
    assert state(field) == ("2023-05-01", words)
    assert field.reading() == "1 May 2023"


def test_words_that_are_of_another_date_are_not_shown_for_this_one(
    field: UncertainDateEdit,
) -> None:
    field.set_value("2023-05-02")
    field.entered_words.set_value("11 Ordibehesht 1402")
    assert field.typed() == "2 May 2023"
    assert "11 Ordibehesht 1402" in field.reading()


def test_a_new_date_forgets_the_words_of_the_one_before(field: UncertainDateEdit) -> None:
    field.set_value("2023-05-01")
    field.entered_words.set_value("11 Ordibehesht 1402")
    field.line.selectAll()
    type_text("2 May 2023")
    assert state(field) == ("2023-05-02", None)
    field.line.clear()
    assert state(field) == (None, None)


def test_the_reading_moves_nothing_and_is_red_only_once_the_field_is_left(
    field: UncertainDateEdit,
) -> None:
    heights = set()
    for text in ("", "1", "1 May 2023", "1/5/23", "11 Shawwal 1444", "never"):
        field.set_typed(text)
        heights.add(field.sizeHint().height())
    assert len(heights) == 1
    reading = field.findChild(PlainLabel, "reading")
    assert isinstance(reading, PlainLabel)
    quiet = reading.palette().windowText().color()
    field.line.clearFocus()
    assert reading.palette().windowText().color() != quiet
    with pytest.raises(InvalidInputError) as refusal:
        field.value()
    assert refusal.value.field == "start_date"
