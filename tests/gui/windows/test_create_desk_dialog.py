"""Creating a desk: three steps with the keyboard, each slip told in place."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from hrd_desk.storage.opening import open_desk, open_desk_with_words
from tests.pages.create_desk import CreateDeskPage
from tests.pages.keyboard import Answers, come_back, enter, press

PASSPHRASE = "seven tired horses"


@pytest.fixture
def page(qtbot: QtBot) -> CreateDeskPage:
    return CreateDeskPage(qtbot)


def test_a_desk_is_created_with_the_keyboard_alone(page: CreateDeskPage, tmp_path: Path) -> None:
    page.name_desk(tmp_path)
    page.choose_passphrase(PASSPHRASE)
    words = page.wait_for_words()
    page.confirm_words(words)
    assert not page.dialog.isVisible()
    page.desk.close()
    with open_desk(tmp_path / "Records.hrdesk", PASSPHRASE) as desk:
        assert (desk.code, desk.database.author) == ("ALM", "A. B.")
    with open_desk_with_words(tmp_path / "Records.hrdesk", " ".join(words)) as desk:
        assert desk.code == "ALM"


def test_the_next_reference_is_shown_while_the_code_is_typed(page: CreateDeskPage) -> None:
    enter("code", "osh")
    assert page.dialog.ui.code.text() == "OSH"
    assert "-OSH-0042" in page.dialog.ui.code_note.text()


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("name", "", "name that a folder can have"),
        ("name", "../away", "name that a folder can have"),
        ("folder", "/no/such/folder", "does not exist"),
        ("code", "A", "2 to 6 letters"),
        ("name", "Taken", "of this name here already"),
    ],
)
def test_a_slip_in_the_first_step_is_told_in_place(
    page: CreateDeskPage, tmp_path: Path, field: str, text: str, words: str
) -> None:
    (tmp_path / "Taken.hrdesk").mkdir()
    page.name_desk(tmp_path)
    page.dialog.ui.back.click()
    enter(field, text)
    press(Qt.Key.Key_Return)
    assert words in page.problem
    assert page.step == 1
    assert page.dialog.focusWidget().objectName() == field


@pytest.mark.parametrize(
    ("passphrase", "repeated", "words"),
    [("short", "short", "too short"), (PASSPHRASE, "seven tired mules", "differ")],
)
def test_a_slip_in_the_passphrase_is_told_in_place(
    page: CreateDeskPage, tmp_path: Path, passphrase: str, repeated: str, words: str
) -> None:
    page.name_desk(tmp_path)
    page.choose_passphrase(passphrase, repeated)
    assert words in page.problem
    assert not list(tmp_path.iterdir())


def test_a_suggested_passphrase_must_be_typed_again(page: CreateDeskPage, tmp_path: Path) -> None:
    page.name_desk(tmp_path)
    page.dialog.passphrase_form.ui.suggest.click()
    suggested = page.dialog.passphrase_form.ui.passphrase.text()
    assert len(suggested.split()) == 6
    press(Qt.Key.Key_Return)
    assert "differ" in page.problem


def test_a_wrong_recovery_word_is_told_and_the_words_can_be_seen_again(
    page: CreateDeskPage, tmp_path: Path
) -> None:
    page.name_desk(tmp_path)
    page.choose_passphrase(PASSPHRASE)
    words = page.wait_for_words()
    page.confirm_words(["wrong"] * 15)
    assert "is not right" in page.problem
    page.dialog.words_form.ui.back_to_words.click()
    assert page.words_shown() == words
    with Answers("yes"):
        press(Qt.Key.Key_Escape)
    page.desk.close()


def test_leaving_without_checking_the_words_is_asked_first(
    qtbot: QtBot, page: CreateDeskPage, tmp_path: Path
) -> None:
    page.name_desk(tmp_path)
    page.choose_passphrase(PASSPHRASE)
    page.wait_for_words()
    with Answers("cancel", "yes") as answers:
        press(Qt.Key.Key_Escape)
        assert page.dialog.isVisible()
        come_back(qtbot, page.dialog)
        press(Qt.Key.Key_Escape)
    assert not page.dialog.isVisible()
    assert "will not be shown again" in answers.said[0]
    page.desk.close()


def test_the_recovery_words_never_reach_the_clipboard(page: CreateDeskPage, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setText("before")
    page.name_desk(tmp_path)
    page.choose_passphrase(PASSPHRASE)
    page.wait_for_words()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"
    with Answers("yes"):
        press(Qt.Key.Key_Escape)
    page.desk.close()


def test_nothing_is_made_when_the_dialog_is_given_up(page: CreateDeskPage, tmp_path: Path) -> None:
    page.name_desk(tmp_path)
    press(Qt.Key.Key_Escape)
    assert page.dialog.result_desk is None
    assert not list(tmp_path.iterdir())
