"""Words from records are shown as they are, in labels, boxes and tool tips."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrd_desk.gui.widgets.fitting_label import FittingLabel
from hrd_desk.gui.widgets.plain_text import Answer, PlainLabel, Role, ask, choose, tell, tool_tip
from tests.pages.keyboard import Answers, press

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
HTML = "<img src='/etc/hostname'>"


def test_a_label_draws_the_tags_themselves(qtbot: QtBot) -> None:
    plain, other = PlainLabel(text=HTML), PlainLabel(text=HTML.replace("<", "["))
    for label in (plain, other):
        qtbot.addWidget(label)
    assert abs(plain.sizeHint().width() - other.sizeHint().width()) < 12


def test_a_question_returns_the_answer(qtbot: QtBot) -> None:
    answers = [Answer("save", "Save"), Answer("drop", "Discard", Role.DestructiveRole)]
    with Answers("drop") as answered:
        assert choose(None, f"Save {HTML}?", answers) == "drop"
    assert answered.said == [f"Save {HTML}?"]
    with Answers("yes", "cancel"):
        assert ask(None, "Delete it?", "Delete", is_destructive=True)
        assert not ask(None, "Delete it?", "Delete")


def test_escape_is_the_answer_that_changes_nothing(qtbot: QtBot) -> None:
    QTimer.singleShot(50, lambda: press(Qt.Key.Key_Escape))
    answers = [Answer("save", "Save"), Answer("cancel", "Cancel", Role.RejectRole)]
    assert choose(None, "Save?", answers) == "cancel"


def test_enter_never_deletes(qtbot: QtBot) -> None:
    QTimer.singleShot(50, lambda: press(Qt.Key.Key_Return))
    assert not ask(None, "Delete it?", "Delete", is_destructive=True)


def test_details_stand_in_a_field_of_their_own(qtbot: QtBot) -> None:
    with Answers("close"):
        tell(None, "Three rows are wrong.", f"row 1: {HTML}")
    assert QApplication.activeModalWidget() is None


def test_a_tool_tip_shows_tags() -> None:
    assert "<img" not in tool_tip(HTML)
    assert tool_tip(HTML).startswith("<span>&lt;img")
    assert tool_tip("") == ""


def test_latin_words_begin_where_an_arabic_window_begins(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    label = PlainLabel(window)
    label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    label.setText("HRD Desk")
    label.resize(400, 30)
    drawn = label.grab().toImage()
    ground = drawn.pixelColor(1, 1)
    inked = [x for x in range(drawn.width()) if drawn.pixelColor(x, 9) != ground]
    assert inked
    assert min(inked) > drawn.width() / 2


def test_a_latin_sentence_keeps_its_full_stop_behind_it_on_each_line(
    qtbot: QtBot, qapp: QApplication
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = QWidget()
    qtbot.addWidget(window)
    drawn = []
    for text in ("\u2068dangers safety.\u2069", "\u2068safety.\u2069"):
        label = FittingLabel(window, text)
        label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        label.resize(label.fontMetrics().horizontalAdvance("dangers") + 12, 60)
        drawn.append(label.grab().toImage())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    line = label.fontMetrics().lineSpacing()
    two, one = drawn
    below = two.copy(0, line, two.width(), line)
    assert below == one.copy(0, 0, one.width(), line)
