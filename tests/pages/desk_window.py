"""What a person does with the main window of a desk that exchanges with others, by keyboard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.exchange_dialog import ExchangeDialog
from hrd_desk.gui.windows.history_dialog import HistoryDialog
from hrd_desk.gui.windows.inbox_window import InboxWindow
from hrd_desk.storage.opening import OpenDesk
from tests.pages.dialogs import in_dialog
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.event_list import EventListPage
from tests.pages.exchange import ExchangePage
from tests.pages.inbox import InboxPage
from tests.pages.keyboard import come_back, enter, focused, press, tab_to

CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


class DeskPage(EventFormPage):
    """One desk's main window among those of other desks; `come` before the keys are its own."""

    def __init__(self, qtbot: QtBot, desk: OpenDesk, folder: Path) -> None:
        """Open the window; `folder` holds its preferences."""
        super().__init__(qtbot, desk, folder)
        self.list = EventListPage(qtbot, self.window.list)

    def come(self) -> None:
        """Turn to this desk."""
        come_back(self.qtbot, self.window)

    # --- records --------------------------------------------------------------------------------

    def log(self, **fields: str) -> None:
        """Log an event field by field, and save it."""
        before = self.count()
        self.new()
        self.write(**fields)
        self.list.wait_for(before + 1)

    def open_first(self) -> None:
        """Go to the list and to its first event."""
        self.press(Qt.Key.Key_1, CTRL)
        for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
            press(key)
        self.qtbot.waitUntil(lambda: self.window.editor.record is not None)

    def write(self, **fields: str) -> None:
        """Type into fields of the record on the screen, and save it."""
        for name, text in fields.items():
            self.enter(name, text)
        self.save()
        self.qtbot.waitUntil(lambda: not self.is_changed())

    def revisions(self) -> list[str]:
        """Return the headings of the record's history, newest first."""
        headings: list[str] = []

        def read(dialog: QDialog) -> None:
            assert isinstance(dialog, HistoryDialog)
            rows = dialog.ui.revisions
            headings.extend(rows.item(row).text() for row in range(rows.count()))
            press(Qt.Key.Key_Escape)

        in_dialog(self.qtbot, lambda: self.press(Qt.Key.Key_H, CTRL), read)
        self.come()
        return headings

    # --- the exchange ---------------------------------------------------------------------------

    def line(self) -> str:
        """Return the quiet line about the exchange."""
        return str(self.window.exchange.bar.ui.figure.text())

    def wait_for_line(self, words: str) -> None:
        """Wait until the quiet line says it."""
        self.qtbot.waitUntil(lambda: words in self.line())

    def wait_for_inbox(self, words: str) -> None:
        """Wait until the button of the inbox says it."""
        button = self.window.exchange.bar.ui.inbox
        self.qtbot.waitUntil(lambda: button.text() == words)

    def send(self, stick: Path) -> str:
        """Write what the others lack to a stick; return what is said then."""
        said: list[str] = []

        def act(page: ExchangePage) -> None:
            enter("folder", str(stick))
            tab_to("send")
            press(Qt.Key.Key_Space)
            page.wait()
            said.append(page.said("result"))
            tab_to("cancel")
            press(Qt.Key.Key_Space)

        self._in_exchange(Qt.Key.Key_S, act)
        return said[0]

    def receive(self, stick: Path) -> tuple[str, list[list[str]]]:
        """Take in what lies on a stick; return the sentence and the records shown before that.

        Where something needs a decision the inbox is open afterwards.
        """
        shown: list[tuple[str, list[list[str]]]] = []

        def act(page: ExchangePage) -> None:
            enter("folder", str(stick))
            tab_to("go_on")
            self._look_and_take(page, shown)

        self._in_exchange(Qt.Key.Key_R, act)
        return shown[0]

    def merge(self, other: Path, passphrase: str) -> tuple[str, list[list[str]]]:
        """Merge the desk in the folder `other`; return what was shown before that."""
        shown: list[tuple[str, list[list[str]]]] = []

        def act(page: ExchangePage) -> None:
            enter("source", str(other))
            enter("passphrase", passphrase)
            tab_to("go_on")
            self._look_and_take(page, shown)

        self._in_exchange(Qt.Key.Key_M, act)
        return shown[0]

    def _look_and_take(self, page: ExchangePage, shown: list[tuple[str, list[list[str]]]]) -> None:
        press(Qt.Key.Key_Space)
        page.wait()
        assert not page.said("problem"), page.said("problem")
        shown.append((page.said("summary"), page.rows("records")))
        assert focused().objectName() == "go_on"
        press(Qt.Key.Key_Space)
        page.wait()
        # The focus leads on: to the inbox where something waits there, else out.
        assert focused().objectName() == ("inbox" if page.is_shown("inbox") else "cancel")
        press(Qt.Key.Key_Space)

    def _in_exchange(self, key: Qt.Key, act: Callable[[ExchangePage], None]) -> None:
        def go(dialog: QDialog) -> None:
            assert isinstance(dialog, ExchangeDialog)
            act(ExchangePage.over(self.qtbot, dialog))

        in_dialog(self.qtbot, lambda: self.press(key, CTRL_SHIFT), go)

    def inbox(self) -> InboxPage:
        """Return the inbox that is open over this window, or open it."""
        if self._open_inbox() is None:
            self.press(Qt.Key.Key_I, CTRL)
        window = self._open_inbox()
        assert window is not None
        return InboxPage(self.qtbot, window)

    def leave_inbox(self) -> None:
        """Go back to the main window, from the inbox if that is open."""
        if self._open_inbox() is not None:
            self.inbox().close()
        self.come()

    def _open_inbox(self) -> InboxWindow | None:
        windows = self.window.findChildren(InboxWindow)
        return next((window for window in windows if window.isVisible()), None)
