"""What a person does in the inbox, with keys alone."""

import uuid
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.history_words import HistoryWords, revision_heading
from hrd_desk.gui.windows.inbox_window import InboxWindow
from hrd_desk.storage.history import record_history
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.inbox_entries import InboxKind
from tests.builders import vocabulary_of
from tests.pages.dialogs import in_dialog
from tests.pages.keyboard import come_back, press, show

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class InboxPage:
    """The inbox over an open desk."""

    def __init__(self, qtbot: QtBot, desk: OpenDesk | InboxWindow) -> None:
        """Open the window, or use the one that is open, and wait until its list is read."""
        self._qtbot = qtbot
        if isinstance(desk, InboxWindow):
            self.window = desk
            come_back(qtbot, desk)
        else:
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

    def close(self) -> None:
        """Leave the inbox."""
        self.press(Qt.Key.Key_Escape)
        self._qtbot.waitUntil(lambda: not self.window.isVisible())

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

    def go_to_words(self, words: str) -> None:
        """Press K to the top, then J until what stands above the values has these words."""
        for key in (Qt.Key.Key_K, Qt.Key.Key_J):
            for _turn in range(self.window.model.rowCount()):
                self.wait_for_detail()
                if key is Qt.Key.Key_J and words in self.sentence():
                    return
                self.press(key)
        message = f"no key leads to {words}"
        raise AssertionError(message)

    def sentence(self) -> str:
        """Return what the entry at the right is about."""
        return str(self.window.detail.ui.sentence.text())

    def in_dialog(self, key: Qt.Key, act: Callable[[QDialog], None]) -> None:
        """Press a key, and let `act` use the dialog that it opens."""
        in_dialog(self._qtbot, lambda: self.press(key), act)
        come_back(self._qtbot, self.window)


def history_of(desk: OpenDesk, uid: uuid.UUID) -> str:
    """Return the history of a record as the window words it."""
    words = HistoryWords(vocabulary_of(desk), {})
    with desk.database.snapshot() as session:
        entries = record_history(session, uid)
    said = [
        (revision_heading(entry), *(c.after for c in words.changes(entry))) for entry in entries
    ]
    return "\n".join(line for lines in said for line in lines)
