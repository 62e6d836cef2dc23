"""The letters of the menu bar are nobody else's: Alt with one of them opens the menu."""

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.spoken import speak
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.i18n import LANGUAGES
from hrd_desk.storage.opening import OpenDesk


def words_of(widget: QWidget) -> list[str]:
    """Return the texts of a widget that may name a key."""
    if isinstance(widget, QAbstractButton | QLabel):
        return [widget.text()]
    if isinstance(widget, QGroupBox):
        return [widget.title()]
    if isinstance(widget, QTabBar):
        return [widget.tabText(number) for number in range(widget.count())]
    return []


def letter(words: str) -> str:
    return QKeySequence.mnemonic(words).toString()


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_no_pane_of_the_window_takes_a_letter_of_a_menu(
    qtbot: QtBot, desk: OpenDesk, tmp_path: Path, spoken: str
) -> None:
    speak(spoken)
    window = MainWindow(desk, Preferences(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    menus = {letter(action.text()) for action in window.menuBar().actions()}
    widgets = window.findChildren(QWidget)
    taken = [words for each in widgets for words in words_of(each) if letter(words) in menus]
    window.wind_up()
    speak(LANGUAGES[0])
    assert len(menus) == 6
    assert taken == []
