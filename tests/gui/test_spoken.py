"""The window speaks Arabic at once: our words, Qt's own, and from right to left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.spoken import speak
from hrd_desk.gui.widgets.marked_text import MarkedText
from hrd_desk.gui.windows.welcome_window import WelcomeWindow
from hrd_desk.i18n import _, set_language


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    speak("en")
    qapp.setFont(font)


def own_words_of_qt(qtbot: QtBot) -> str:
    """Return the menu that Qt makes for a line of text."""
    line = QLineEdit()
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    assert isinstance(menu, QMenu)
    words = " ".join(action.text() for action in menu.actions())
    menu.deleteLater()
    return words


def test_the_first_window_turns_round_as_arabic_is_chosen(
    qtbot: QtBot, tmp_path: Path, qapp: QApplication
) -> None:
    preferences = Preferences(tmp_path / "window.ini")
    speak("en")
    window = WelcomeWindow(preferences)
    qtbot.addWidget(window)
    assert window.layoutDirection() == Qt.LayoutDirection.LeftToRight
    names = window.ui.language
    names.setCurrentIndex(names.findText("العربية"))
    names.activated.emit(names.currentIndex())
    assert "مكتب" in window.ui.create.text()
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert preferences.language == "ar"

    names.setCurrentIndex(names.findText("English"))
    names.activated.emit(names.currentIndex())
    assert window.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert "desk" in window.ui.create.text()


@pytest.mark.parametrize(("language", "copy"), [("en", "Copy"), ("ru", "опировать"), ("ar", "نس")])
def test_qts_own_words_are_of_the_same_language(
    language: str, copy: str, qtbot: QtBot, qapp: QApplication
) -> None:
    speak(language)
    assert copy in own_words_of_qt(qtbot)


def test_fields_keep_their_direction_on_the_screen_and_commands_stay_plain(
    qapp: QApplication,
) -> None:
    sentence = "There is no desk at “{path}”. Check the name, or create a desk there."
    speak("ar")
    assert "«\u2068/home/a.hrdesk\u2069»" in _(sentence).format(path="/home/a.hrdesk")
    set_language("ar")
    assert "«/home/a.hrdesk»" in _(sentence).format(path="/home/a.hrdesk")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_texts_side_by_side_begin_where_reading_begins(
    language: str, qtbot: QtBot, qapp: QApplication
) -> None:
    speak(language)
    texts = MarkedText()
    qtbot.addWidget(texts)
    texts.resize(400, 200)
    texts.show_rows([("title", ["first", "second"])])
    texts.show()
    places = []
    for word in ("first", "second"):
        cursor = texts.document().find(word)
        places.append(texts.cursorRect(cursor).center().x())
    assert (places[0] < places[1]) == (language == "en")
