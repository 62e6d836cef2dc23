"""From the welcome window to a desk and back; locking keeps what is typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, Qt, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from hrd_desk.gui.application import Application
from hrd_desk.gui.widgets.idle_watch import IdleWatch
from hrd_desk.gui.windows.exchange_dialog import ExchangeDialog
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.windows.unlock_dialog import UnlockDialog
from hrd_desk.gui.windows.welcome_window import WelcomeWindow
from hrd_desk.sync.sending import send
from tests.builders import a_closed_desk, a_desk, opened
from tests.pages.dialogs import in_dialog
from tests.pages.exchange import ExchangePage, logged, on_dialog
from tests.pages.keyboard import Answers, focused, type_text
from tests.pages.running import running_application
from tests.sync.identities import a_field_desk, a_headquarters, paired, reopened


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    with running_application(qapp, tmp_path) as application:
        yield application


def test_a_desk_is_entered_and_left_again(application: Application, tmp_path: Path) -> None:
    application.show_welcome()
    assert isinstance(application.window, WelcomeWindow)
    desk = a_desk(tmp_path)
    application.enter(desk)
    assert isinstance(application.window, MainWindow)
    application.leave()
    assert isinstance(application.window, WelcomeWindow)
    assert application.desk is None
    opened(desk.folder.path).close()  # it was closed, or this would find it in use


def with_something_typed(application: Application, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """Open a desk and type into a new record; return the window."""
    application.enter(a_desk(tmp_path))
    window = application.window
    assert isinstance(window, MainWindow)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.editor.new()
    qtbot.waitUntil(lambda: focused() is window.record.event_form.form.title)
    type_text("Typed")
    return window


def test_closing_the_desk_asks_about_unsaved_changes(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    window = with_something_typed(application, tmp_path, qtbot)
    with Answers("cancel"):
        window.form.close_desk.trigger()
    assert application.window is window
    with Answers("discard"):
        window.form.close_desk.trigger()
    assert isinstance(application.window, WelcomeWindow)


def test_nothing_locks_where_no_desk_is_open(application: Application) -> None:
    application.show_welcome()
    application.lock()
    assert isinstance(application.window, WelcomeWindow)


def test_a_key_puts_idleness_off(qapp: QApplication, qtbot: QtBot) -> None:
    watch = IdleWatch(0.005)
    watched = QWidget()
    qtbot.addWidget(watched)
    watched.installEventFilter(watch)
    since = QElapsedTimer()
    since.start()
    QTimer.singleShot(200, lambda: QTest.keyClick(watched, Qt.Key.Key_A))
    with qtbot.waitSignal(watch.idle, timeout=3000):
        pass
    assert since.elapsed() >= 400


def hand_over(path: Path) -> None:
    """Tell the program of a file that somebody opened, as macOS does."""
    event = QFileOpenEvent(QUrl.fromLocalFile(str(path)))
    application = QApplication.instance()
    assert application is not None
    QApplication.postEvent(application, event)


def test_a_desk_that_is_opened_asks_for_its_passphrase(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    asked: list[QDialog] = []

    def leave(dialog: QDialog) -> None:
        asked.append(dialog)
        dialog.reject()

    desk = a_closed_desk(tmp_path)
    application.show_welcome()
    in_dialog(qtbot, lambda: hand_over(desk.path), leave)
    assert isinstance(asked[0], UnlockDialog)
    assert isinstance(application.window, WelcomeWindow)


def test_a_bundle_that_is_opened_goes_into_the_open_desk_once_nothing_is_asked(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    with a_headquarters(tmp_path) as headquarters, a_field_desk(tmp_path) as almaty:
        paired([almaty], headquarters)
        logged(almaty, "Raid on the market")
        bundle = send(almaty, tmp_path).paths[0]
    application.enter(reopened(headquarters.folder.path, "HQ", "hq"))
    window = application.window
    assert isinstance(window, MainWindow)
    said: list[str] = []

    def close_when_planned(dialog: ExchangeDialog) -> None:
        page = ExchangePage.over(qtbot, dialog)
        page.wait()
        said.append(page.said("summary"))
        dialog.reject()

    def leave_later(dialog: QDialog) -> None:
        hand_over(bundle)
        for _turn in range(5):
            QApplication.processEvents()
        assert QApplication.activeModalWidget() is dialog
        dialog.reject()

    in_dialog(qtbot, window.form.show_about.trigger, leave_later)
    with on_dialog(close_when_planned):
        qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("1 new")


def test_another_desk_that_is_opened_asks_about_unsaved_changes(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    other = a_closed_desk(tmp_path, "other")
    window = with_something_typed(application, tmp_path, qtbot)
    with Answers("cancel") as answers:
        hand_over(other.path)
        qtbot.waitUntil(lambda: bool(answers.said))
    assert application.window is window
    assert window.record.is_changed


def test_a_bundle_that_is_opened_waits_for_the_desk_that_takes_it_in(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    with a_headquarters(tmp_path) as headquarters, a_field_desk(tmp_path) as almaty:
        paired([almaty], headquarters)
        logged(almaty, "Raid on the market")
        bundle = send(almaty, tmp_path).paths[0]
    hand_over(bundle)
    qtbot.waitUntil(lambda: isinstance(application.window, WelcomeWindow))
    welcome = application.window
    assert isinstance(welcome, WelcomeWindow)
    assert bundle.name in welcome.ui.purpose.text()

    def close_when_planned(dialog: ExchangeDialog) -> None:
        page = ExchangePage.over(qtbot, dialog)
        page.wait()
        said.append(page.said("summary"))
        dialog.reject()

    said: list[str] = []
    with on_dialog(close_when_planned):
        application.enter(reopened(headquarters.folder.path, "HQ", "hq"))
        qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("1 new")
