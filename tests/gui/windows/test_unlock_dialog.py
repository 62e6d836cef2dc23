"""Opening a desk by passphrase or by words; what goes wrong is one sentence in place."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.passphrase_dialog import PassphraseDialog
from hrd_desk.gui.windows.unlock_dialog import UnlockDialog
from hrd_desk.storage.opening import OpenDesk, open_desk, open_desk_with_words
from tests.builders import PASSPHRASE, a_closed_desk, cheap_cost, recovery_words
from tests.pages.keyboard import Answers, enter, press, show, tab_to

NEW = "nine patient herons"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_closed_desk(tmp_path, "Winter").path


@pytest.fixture
def dialog(qtbot: QtBot, path: Path) -> UnlockDialog:
    dialog = UnlockDialog(path, cost=cheap_cost())
    show(qtbot, dialog)
    return dialog


def test_the_passphrase_opens_the_desk(qtbot: QtBot, dialog: UnlockDialog) -> None:
    enter("passphrase", PASSPHRASE)
    with qtbot.waitSignal(dialog.accepted):
        press(Qt.Key.Key_Return)
    assert dialog.result_desk is not None
    assert dialog.ui.passphrase.text() == ""
    dialog.result_desk.close()


def test_a_wrong_passphrase_is_one_sentence_and_the_field_is_ready(
    qtbot: QtBot, dialog: UnlockDialog
) -> None:
    enter("passphrase", "not this one")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.ui.problem.isVisible)
    assert "passphrase is not right" in dialog.ui.problem.text()
    assert dialog.ui.passphrase.hasFocus()
    assert dialog.ui.passphrase.selectedText()
    enter("passphrase", PASSPHRASE)
    with qtbot.waitSignal(dialog.accepted):
        press(Qt.Key.Key_Return)
    assert dialog.result_desk is not None
    dialog.result_desk.close()


def test_the_recovery_words_ask_for_a_new_passphrase(
    qtbot: QtBot, dialog: UnlockDialog, path: Path
) -> None:
    tab_to("other_way")
    press(Qt.Key.Key_Space)
    enter("recovery_words", recovery_words().upper().replace(" ", "\n"))
    tab_to("unlock")
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.ui.pages.currentWidget() is dialog.ui.new_page)
    field = dialog.new_form.ui.passphrase
    qtbot.waitUntil(lambda: field.isVisible() and QApplication.focusWidget() is field)
    enter("passphrase", NEW)
    enter("repeated", NEW)
    with qtbot.waitSignal(dialog.accepted):
        press(Qt.Key.Key_Return)
    assert dialog.result_desk is not None
    dialog.result_desk.close()
    open_desk(path, NEW).close()


def test_a_desk_opened_by_words_is_closed_again_when_no_passphrase_is_set(
    qtbot: QtBot, dialog: UnlockDialog, path: Path
) -> None:
    dialog.ui.other_way.click()
    enter("recovery_words", recovery_words())
    dialog.ui.unlock.click()
    qtbot.waitUntil(lambda: dialog.ui.pages.currentWidget() is dialog.ui.new_page)
    press(Qt.Key.Key_Escape)
    assert dialog.result_desk is None
    open_desk_with_words(path, recovery_words()).close()


def test_wrong_words_are_one_sentence(qtbot: QtBot, dialog: UnlockDialog) -> None:
    dialog.ui.other_way.click()
    enter("recovery_words", "follow spirit end")
    dialog.ui.unlock.click()
    qtbot.waitUntil(dialog.ui.problem.isVisible)
    assert dialog.ui.problem.text() == "These are not the recovery words of this desk."


def test_a_folder_that_is_no_desk_asks_for_no_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = UnlockDialog(tmp_path)
    show(qtbot, dialog)
    assert "is no desk" in dialog.ui.problem.text()
    assert not dialog.ui.unlock.isEnabled()


def test_a_desk_open_elsewhere_says_so(qtbot: QtBot, dialog: UnlockDialog, path: Path) -> None:
    with open_desk_with_words(path, recovery_words()):
        enter("passphrase", PASSPHRASE)
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.ui.problem.isVisible)
    assert "Close it there first" in dialog.ui.problem.text()


def test_what_is_typed_can_be_shown(dialog: UnlockDialog) -> None:
    enter("passphrase", "abc")
    assert dialog.ui.passphrase.displayText() != "abc"
    dialog.ui.is_shown.click()
    assert dialog.ui.passphrase.displayText() == "abc"


def test_caps_lock_is_noticed(dialog: UnlockDialog) -> None:
    enter("passphrase", "a")
    assert "Caps Lock" not in dialog.ui.keyboard.text()
    # A capital that comes without Shift.
    press(Qt.Key.Key_A)
    dialog.ui.passphrase.keyPressEvent(_key("A"))
    assert dialog.ui.keyboard.text() == "Caps Lock seems to be on."


def _key(letter: str) -> QKeyEvent:
    no_shift = Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, no_shift, letter)


def test_the_title_names_no_desk(dialog: UnlockDialog) -> None:
    assert dialog.windowTitle() == "Unlock – HRD Desk"


def test_the_passphrase_is_changed(qtbot: QtBot, path: Path) -> None:
    desk = open_desk_with_words(path, recovery_words())
    dialog = PassphraseDialog(desk, cost=cheap_cost())
    show(qtbot, dialog)
    enter("current", PASSPHRASE)
    enter("passphrase", NEW)
    enter("repeated", NEW)
    with Answers("close") as answers, qtbot.waitSignal(dialog.accepted):
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: len(answers.said) == 1)
    desk.close()
    open_desk(path, NEW).close()


def test_a_wrong_old_passphrase_changes_nothing(qtbot: QtBot, desk: OpenDesk) -> None:
    dialog = PassphraseDialog(desk, cost=cheap_cost())
    show(qtbot, dialog)
    enter("current", "not this one")
    enter("passphrase", NEW)
    enter("repeated", NEW)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.ui.problem.isVisible)
    assert "passphrase is not right" in dialog.ui.problem.text()
    assert dialog.ui.current.hasFocus()


def test_new_recovery_words_replace_the_old_ones(qtbot: QtBot, path: Path) -> None:
    desk = open_desk_with_words(path, recovery_words())
    dialog = PassphraseDialog(desk, cost=cheap_cost())
    show(qtbot, dialog)
    enter("current", PASSPHRASE)
    dialog.ui.new_words.click()
    dialog.ui.apply.click()
    qtbot.waitUntil(lambda: dialog.ui.pages.currentWidget() is dialog.ui.words_page)
    shown = dialog.words_form.ui.words.accessibleName()
    words = " ".join(part.split()[1] for part in shown.split(", "))
    with Answers("yes"):
        press(Qt.Key.Key_Escape)
    desk.close()
    open_desk_with_words(path, words).close()
    assert words != recovery_words()
