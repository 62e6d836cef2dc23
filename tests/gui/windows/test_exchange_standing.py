"""A desk that this computer does not know is asked about before anything in it is changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrd_desk.gui.application import Application
from hrd_desk.gui.windows.exchange_standing import DeskStanding, StandingBar
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.sync.standing import MarkFolder, Standing, standing
from tests.pages.exchange import figure, logged
from tests.pages.keyboard import Answers, press
from tests.pages.running import running_application
from tests.sync.identities import a_closed_field_desk, copied, reopened


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    with running_application(qapp, tmp_path) as application:
        yield application


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """Return a desk with a record that this computer has not seen."""
    path = a_closed_field_desk(tmp_path)
    with reopened(path) as desk:
        logged(desk, "Raid on the market")
    return path


def window_of(application: Application) -> MainWindow:
    assert isinstance(application.window, MainWindow)
    return application.window


def bar_of(application: Application) -> StandingBar | None:
    bar = window_of(application).findChild(StandingBar)
    return bar if bar is not None and bar.isVisible() else None


def answer(qtbot: QtBot, application: Application, words: str) -> None:
    bar = bar_of(application)
    assert bar is not None
    next(button for button in bar.buttons() if words in button.text()).click()
    qtbot.waitUntil(lambda: bar_of(application) is None, timeout=20_000)


def test_nothing_can_be_changed_before_the_answer(
    qtbot: QtBot, application: Application, closed: Path
) -> None:
    application.enter(reopened(closed))
    window = window_of(application)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    bar = bar_of(application)
    assert bar is not None
    assert len(bar.buttons()) == 3
    assert "has not seen this desk before" in bar.accessibleName()
    qtbot.waitUntil(lambda: window.list.model.rowCount() == 1, timeout=20_000)
    window.list.go_to_list()
    press(Qt.Key.Key_Down)
    assert window.editor.record is None
    form = window.form
    for action in (form.event_new, form.exchange_send, form.exchange_receive, form.exchange_merge):
        assert not action.isEnabled()
    assert not window.exchange.bar.ui.send.isEnabled()
    answer(qtbot, application, "go on")
    assert form.event_new.isEnabled()
    assert window.exchange.bar.ui.send.isEnabled()
    window.editor.new()
    assert window.record.isEnabled()


def test_the_question_is_asked_once(qtbot: QtBot, application: Application, closed: Path) -> None:
    application.enter(reopened(closed))
    answer(qtbot, application, "go on")
    application.leave()
    application.enter(reopened(closed))
    assert bar_of(application) is None


def test_a_question_that_was_not_answered_comes_again(
    qtbot: QtBot, application: Application, closed: Path
) -> None:
    application.enter(reopened(closed))
    application.leave()
    application.enter(reopened(closed))
    assert bar_of(application) is not None


def test_a_restored_desk_numbers_anew(qtbot: QtBot, application: Application, closed: Path) -> None:
    application.enter(reopened(closed))
    with Answers("close") as told:
        answer(qtbot, application, "number new work anew")
        qtbot.waitUntil(lambda: told.said != [], timeout=20_000)
    assert told.said[0].startswith("New references carry the number 2.")
    assert application.desk is not None
    assert application.desk.epoch == 2


def test_a_copy_becomes_a_desk_of_its_own(
    qtbot: QtBot, application: Application, closed: Path
) -> None:
    application.enter(reopened(closed))
    with Answers("close") as told:
        answer(qtbot, application, "desk of its own")
        qtbot.waitUntil(lambda: told.said != [], timeout=20_000)
    assert application.desk is not None
    assert application.desk.code in told.said[0]
    assert application.desk.code != "ALM"
    # What it holds exists on the first one too, and no exchange has begun.
    line = "No record exists only on this computer.  Not paired with headquarters yet."
    qtbot.waitUntil(lambda: figure(window_of(application)) == line, timeout=20_000)


def test_an_older_copy_is_not_taken_for_the_desk_itself(
    qtbot: QtBot, application: Application, closed: Path, tmp_path: Path
) -> None:
    before = copied(closed, tmp_path / "before" / "ALM.hrdesk")
    application.enter(reopened(closed))
    answer(qtbot, application, "go on")
    assert application.desk is not None
    logged(application.desk, "Lawyer arrested")
    application.leave()
    closed.rename(tmp_path / "away.hrdesk")
    with reopened(before) as desk:
        found = DeskStanding(desk)
        assert found.is_open
        words = " ".join(found.answers())
        assert ("go on" in words) is (found.standing is not Standing.REWOUND)


def test_a_desk_that_was_just_made_is_noted_without_a_question(
    application: Application, closed: Path
) -> None:
    desk = reopened(closed)
    application.enter(desk, is_new=True)
    assert bar_of(application) is None
    assert standing(desk, MarkFolder.usual()) is Standing.USUAL
