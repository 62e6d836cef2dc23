"""What a person does in the dialogs of the exchange."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItemIterator,
)
from pytestqt.qtbot import QtBot

from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.windows.exchange_dialog import ExchangeDialog
from hrd_desk.gui.windows.exchange_facts import read_facts
from hrd_desk.gui.windows.exchange_receive_dialog import ExchangeReceiveDialog
from hrd_desk.gui.windows.exchange_send_dialog import ExchangeSendDialog
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.model.event import Event
from hrd_desk.storage.events import save_event
from hrd_desk.storage.opening import OpenDesk
from tests.pages.keyboard import show

LONG_MS = 60_000


class ExchangePage:
    """One of the dialogs, with its buttons pressed and its sentences read."""

    def __init__(self, qtbot: QtBot, dialog: ExchangeDialog) -> None:
        """Show `dialog`."""
        self._qtbot = qtbot
        self.dialog = dialog
        show(qtbot, dialog)

    @classmethod
    def over(cls, qtbot: QtBot, dialog: ExchangeDialog) -> Self:
        """Return the page of a dialog that a window opened."""
        page = cls.__new__(cls)
        page._qtbot, page.dialog = qtbot, dialog  # noqa: SLF001  its own
        return page

    def wait(self) -> None:
        """Wait until the work has ended."""
        self._qtbot.waitUntil(lambda: not self.dialog.is_working, timeout=LONG_MS)

    def press(self, name: str) -> None:
        """Press a button that can be seen, and wait for what it does."""
        button = self.dialog.findChild(QPushButton, name)
        assert button is not None
        assert button.isVisible()
        assert button.isEnabled()
        button.click()
        self.wait()

    def is_shown(self, name: str) -> bool:
        """Return whether a button can be seen."""
        button = self.dialog.findChild(QPushButton, name)
        return button is not None and button.isVisible()

    def said(self, name: str) -> str:
        """Return the words of a label, nothing if it cannot be seen."""
        label = getattr(self.dialog.ui, name)  # type: ignore[attr-defined]  # each dialog has one
        return label.text() if label.isVisible() else ""

    def rows(self, name: str) -> list[list[str]]:
        """Return the lines of a list, those below a heading after it."""
        tree = self.dialog.findChild(QTreeWidget, name)
        assert tree is not None
        lines = QTreeWidgetItemIterator(tree)
        found: list[list[str]] = []
        while (item := lines.value()) is not None:
            found.append([item.text(column) for column in range(tree.columnCount())])
            lines += 1
        return found


def sending(qtbot: QtBot, desk: OpenDesk, folder: Path | None = None) -> ExchangePage:
    """Return the dialog that sends; with `folder`, after that was typed and Send was pressed."""
    dialog = ExchangeSendDialog(desk, read_facts(desk.database))
    page = ExchangePage(qtbot, dialog)
    if folder is not None:
        dialog.ui.folder.setText(str(folder))
        page.press("send")
    return page


def looking(qtbot: QtBot, desk: OpenDesk, folder: Path) -> ExchangePage:
    """Return the dialog that receives, with what the files in `folder` would change."""
    dialog = ExchangeReceiveDialog(desk)
    page = ExchangePage(qtbot, dialog)
    dialog.ui.folder.setText(str(folder))
    page.press("go_on")
    return page


def logged(desk: OpenDesk, *titles: str) -> list[Event]:
    """Save an event for each title in one transaction."""
    with desk.database.transaction("save") as session:
        return [save_event(session, Event(title=title, start_date="2026-05")) for title in titles]


@contextmanager
def main_window(qtbot: QtBot, desk: OpenDesk, folder: Path) -> Iterator[MainWindow]:
    """Show the main window over `desk` and wind it up afterwards."""
    window = MainWindow(desk, Preferences(folder / f"{desk.code}.ini"))
    window.resize(1366, 768)
    show(qtbot, window)
    yield window
    window.wind_up()
    finish_jobs()


def figure(window: MainWindow) -> str:
    """Return the quiet line of the main window."""
    return window.exchange.bar.ui.figure.text()


@contextmanager
def on_dialog(act: Callable[[ExchangeDialog], None]) -> Iterator[list[ExchangeDialog]]:
    """Do `act` with the next dialog of the exchange that a window opens; give those seen."""
    seen: list[ExchangeDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ExchangeDialog) and not seen:
            seen.append(dialog)
            act(dialog)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    yield seen
    timer.stop()
    assert seen, "no dialog came"
