"""The tutorial of the manual, key by key: for its test and for its pictures."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import press, type_text
from tests.pages.publish import PublishPage

SHIFT = Qt.KeyboardModifier.ShiftModifier
TITLE = "Kazakhstan: two lawyers detained"
EVENTS = 300
CODES = ("man", "lawy", "arre", "liber", "pol")
Picture = Callable[[str, QWidget], None]


def no_picture(_name: str, _window: QWidget) -> None:
    """Look at nothing."""


def find_students(page: EventFormPage) -> int:
    """Do step 2; return how many records the list held in between."""
    press(Qt.Key.Key_F, CTRL)
    _find(page, "students")
    found = page.window.list.model.rowCount()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_F, CTRL)
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    page.qtbot.waitUntil(lambda: page.window.list.model.rowCount() > found)
    return found


def log_event(page: EventFormPage, picture: Picture = no_picture) -> None:
    """Do step 3."""
    press(Qt.Key.Key_N, CTRL)
    page.finish_warming()
    _type_and_tab(TITLE)
    type_text("kaz")
    press(Qt.Key.Key_Return)
    _type_and_tab("1/5/23")
    _type_and_tab("Two lawyers were detained outside the court.")
    _type_and_tab("2")
    for letters in CODES:
        _type_and_tab(letters)
    press(Qt.Key.Key_Tab)
    type_text("almaty")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Y, CTRL | SHIFT)
    picture("new-record", page.window)
    press(Qt.Key.Key_S, CTRL)


def open_brief(page: EventFormPage) -> PublishPage:
    """Do the first two lines of step 4."""
    press(Qt.Key.Key_F, CTRL)
    _find(page, "anti-government")
    press(Qt.Key.Key_Down)
    page.qtbot.waitUntil(lambda: "anti-government" in str(page.title()))
    return PublishPage(page)


def _type_and_tab(text: str) -> None:
    type_text(text)
    press(Qt.Key.Key_Tab)


def _find(page: EventFormPage, words: str) -> None:
    """Type words into the filter, and wait for the list that they leave."""
    told: list[int] = []
    page.window.list.model.counted.connect(told.append)
    type_text(words)
    page.qtbot.waitUntil(lambda: bool(told) and 0 < told[-1] < EVENTS)
    page.qtbot.waitUntil(lambda: page.window.list.model.rowCount() == told[-1])
    page.window.list.model.counted.disconnect(told.append)
