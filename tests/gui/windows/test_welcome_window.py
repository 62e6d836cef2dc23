"""The first window: its choices, its language, and that it remembers nothing unasked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.spoken import speak
from hrd_desk.gui.windows.sample_desk_dialog import SAMPLE_PASSPHRASE, SampleDeskDialog
from hrd_desk.gui.windows.welcome_window import WelcomeWindow
from hrd_desk.i18n import language
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.opening import open_desk
from tests.builders import cheap_cost
from tests.pages.keyboard import enter, press, show, tab_to


@pytest.fixture
def preferences() -> Preferences:
    return Preferences()


@pytest.fixture
def window(qtbot: QtBot, preferences: Preferences) -> WelcomeWindow:
    window = WelcomeWindow(preferences)
    show(qtbot, window)
    return window


@pytest.mark.parametrize(
    ("button", "signal"), [("create", "create_requested"), ("try_sample", "sample_requested")]
)
def test_each_choice_is_one_key(
    qtbot: QtBot, window: WelcomeWindow, button: str, signal: str
) -> None:
    tab_to(button)
    with qtbot.waitSignal(getattr(window, signal)):
        press(Qt.Key.Key_Space)


def test_a_folder_is_chosen(
    qtbot: QtBot, window: WelcomeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The system's own dialog cannot be driven from here.
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_words: str(tmp_path))
    with qtbot.waitSignal(window.desk_chosen) as chosen:
        window.ui.open.click()
    assert chosen.args == [tmp_path]


def test_no_desk_is_remembered_unless_asked(
    window: WelcomeWindow, preferences: Preferences, tmp_path: Path
) -> None:
    preferences.remember_desk(tmp_path / "Winter.hrdesk")
    preferences.write()
    assert not window.ui.remembered_part.isVisible()
    assert "Winter" not in (preferences.file.read_text() if preferences.file.exists() else "")


def test_remembered_desks_are_listed_and_forgotten(
    qtbot: QtBot, window: WelcomeWindow, preferences: Preferences, tmp_path: Path
) -> None:
    window.ui.remember_desks.click()
    preferences.remember_desk(tmp_path / "Winter.hrdesk")
    later = WelcomeWindow(preferences)
    show(qtbot, later)
    tab_to("remembered")
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(later.desk_chosen) as chosen:
        press(Qt.Key.Key_Return)
    assert chosen.args == [tmp_path / "Winter.hrdesk"]
    later.ui.remember_desks.click()
    assert not later.ui.remembered_part.isVisible()
    preferences.write()
    assert "Winter" not in preferences.file.read_text()


def test_the_language_changes_at_once_and_is_remembered(
    window: WelcomeWindow, preferences: Preferences
) -> None:
    try:
        window.ui.language.setCurrentIndex(1)
        window.ui.language.activated.emit(1)
        assert (language(), preferences.language) == ("ru", "ru")
    finally:
        speak("en")


def test_the_sample_desk_has_the_published_record_and_others_that_say_they_are_invented(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "Sample desk.hrdesk").mkdir()
    dialog = SampleDeskDialog(cost=cheap_cost())
    show(qtbot, dialog)
    enter("folder", str(tmp_path))
    with qtbot.waitSignal(dialog.accepted, timeout=60_000):
        press(Qt.Key.Key_Return)
    assert dialog.result_desk is not None
    dialog.result_desk.close()
    with (
        open_desk(tmp_path / "Sample desk 2.hrdesk", SAMPLE_PASSPHRASE) as desk,
        desk.database.snapshot() as session,
    ):
        titles = [row.title for row in event_page(session, EventFilter(), Sort(), None, 500)]
    assert len(titles) == 301
    assert [title for title in titles if not title.endswith("(sample)")] == [
        "Kazakhstan: anti-government demonstrators arrested"
    ]
