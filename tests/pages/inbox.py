"""What a person does in the inbox, with keys alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.inbox_window import InboxWindow
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.inbox import InboxKind
from tests.pages.keyboard import come_back, press, show

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class InboxPage:
    """The inbox over an open desk."""

    def __init__(self, qtbot: QtBot, desk: OpenDesk) -> None:
        """Open the window and wait until its list is read."""
        self._qtbot = qtbot
        self.window = InboxWindow(desk)
        show(qtbot, self.window)
        self._qtbot.waitUntil(lambda: self.window.ui.empty.text() != "Looking…")

    # --- what is seen ---------------------------------------------------------------------------

    def entries(self) -> list[tuple[InboxKind, str]]:
        """Return kind and reference of the entries from the top down."""
        model = self.window.model
        items = [model.item(row) for row in range(model.rowCount())]
        return [(item.kind, item.reference) for item in items if item is not None]

    def wait_for(self, count: int) -> None:
        """Wait until the list has `count` entries, and the current one is read."""
        self._qtbot.waitUntil(lambda: self.window.model.rowCount() == count)
        if count:
            self.wait_for_detail()

    def wait_for_detail(self) -> None:
        """Wait until the entry at the right is the current one of the list."""
        detail, window = self.window.detail, self.window
        self._qtbot.waitUntil(
            lambda: detail.facts is not None and detail.facts.item == window.current
        )

    def reference(self) -> str:
        """Return the reference of the entry at the right."""
        item = self.window.current
        return "" if item is None else item.reference

    def words(self) -> dict[str, str]:
        """Return what the buttons say, by their keys."""
        return self.window.detail.words()

    def heads(self) -> list[str]:
        """Return what stands above the columns."""
        facts = self.window.detail.facts
        return (
            [] if facts is None else [f"{head.side} {head.place}".strip() for head in facts.heads]
        )

    def text(self) -> str:
        """Return the values at the right as they stand on the screen."""
        return str(self.window.detail.ui.values.toPlainText())

    def marked(self, is_marked: str) -> list[str]:
        """Return the words that carry a mark (`fontUnderline` or `fontStrikeOut`)."""
        found = []
        block = self.window.detail.ui.values.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                form: QTextCharFormat = fragment.charFormat()
                if getattr(form, is_marked)():
                    found.append(fragment.text().strip())
                iterator += 1
            block = block.next()
        return found

    def advice(self) -> str:
        """Return what to do about the entry."""
        return str(self.window.detail.ui.advice.text())

    def notice(self) -> str:
        """Return what the quiet bar says."""
        return str(self.window.ui.notice.sentence())

    def wait_for_notice(self, words: str) -> None:
        """Wait until the quiet bar says it."""
        self._qtbot.waitUntil(lambda: words in self.notice())

    # --- what is done ---------------------------------------------------------------------------

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key in the window."""
        if QApplication.activeWindow() is not self.window:
            come_back(self._qtbot, self.window)
        press(key, modifier)

    def go_to(self, kind: InboxKind, reference: str = "") -> None:
        """Press K to the top, then J until the entry is the current one."""
        for key in (Qt.Key.Key_K, Qt.Key.Key_J):
            for _turn in range(self.window.model.rowCount()):
                item = self.window.current
                if item is not None and item.kind is kind and reference in (item.reference, ""):
                    self.wait_for_detail()
                    return
                self.press(key)
        message = f"no key leads to {kind} {reference}"
        raise AssertionError(message)

    def in_dialog(self, key: Qt.Key, act: Callable[[QDialog], None]) -> None:
        """Press a key, and let `act` use the dialog that it opens."""
        seen: list[QDialog] = []
        timer = QTimer()

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            is_ready = isinstance(dialog, QDialog) and dialog.isActiveWindow()
            if is_ready and QApplication.focusWidget() is not None and not is_busy(dialog):
                timer.stop()
                assert isinstance(dialog, QDialog)
                seen.append(dialog)
                try:
                    act(dialog)
                except AssertionError:
                    dialog.reject()
                    raise

        timer.timeout.connect(look)
        timer.start(5)
        self.press(key)
        assert seen, "the key opened no dialog"
        come_back(self._qtbot, self.window)


def is_busy(dialog: object) -> bool:
    """Return whether a dialog waits for its work."""
    return bool(getattr(dialog, "is_working", False))
