"""Everything that can be set, on pages with a list at the left; most of it applies at once."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QListWidgetItem, QScrollArea, QWidget

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.generated.ui_settings_window import Ui_SettingsWindow
from hrd_desk.gui.widgets.scroll_edge import ScrollEdge
from hrd_desk.gui.windows.settings_page import Done, SettingsPage, fields_of


class SettingsWindow(QDialog):
    """The list of pages, the page chosen, and a line that says what was done, with Undo."""

    def __init__(
        self, pages: Sequence[tuple[str, SettingsPage]], parent: QWidget | None = None
    ) -> None:
        """Show `pages`, each with its title in the list."""
        super().__init__(parent)
        self._done: list[Done] = []
        self.pages = [page for _title, page in pages]
        self.ui = Ui_SettingsWindow()
        self.ui.setupUi(self)
        self.ui.pages.viewport().setAutoFillBackground(False)
        for title, page in pages:
            self._add(title, page)
        self.ui.pages.currentRowChanged.connect(self._show_page)
        self.ui.undo.clicked.connect(self.undo)
        self.ui.close.clicked.connect(self.accept)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo)
        self.ui.undo.setEnabled(False)
        self.ui.pages.setCurrentRow(0)
        self.ui.pages.setFocus()

    def _add(self, title: str, page: SettingsPage) -> None:
        item = QListWidgetItem(title, self.ui.pages)
        item.setSizeHint(QSize(0, 2 * self.fontMetrics().height()))
        area = QScrollArea(self)  # a page may be taller in another language or with larger letters
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        ScrollEdge(area)
        self.ui.stack.addWidget(area)
        page.done.connect(self._on_done)
        page.failed.connect(self._on_failed)
        page.reordered.connect(partial(self._on_reordered, page))

    def go_to(self, page: SettingsPage) -> None:
        """Show a page."""
        self.ui.pages.setCurrentRow(self.pages.index(page))

    def _show_page(self, row: int) -> None:
        focused = QApplication.focusWidget()
        self.pages[row].load()
        self.ui.stack.setCurrentIndex(row)
        self._say("")
        self._order(self.pages[row])
        if focused is self.ui.pages:
            focused.setFocus()  # dialogs that are pages take the keyboard when they are shown

    def _on_reordered(self, page: SettingsPage) -> None:
        if page is self.pages[self.ui.pages.currentRow()]:
            self._order(page)

    def _order(self, page: SettingsPage) -> None:
        """Let Tab lead from the list into the page, and then to the line below it."""
        fields = [self.ui.pages, *fields_of(page), self.ui.undo, self.ui.close]
        for before, after in pairwise(fields):
            QWidget.setTabOrder(before, after)

    # --- what was done --------------------------------------------------------------------------

    def _on_done(self, done: Done) -> None:
        last = self._done[-1] if self._done else None
        if done.take_back is None:
            self._done.clear()  # what came before cannot be taken back under it
        elif last is None or last.about != done.about:
            self._done.append(done)
        self._say(done.words)

    def _on_failed(self, error: HrdDeskError) -> None:
        self._say(error.sentence)

    def undo(self) -> None:
        """Take the last change back."""
        if not self._done:
            return
        done = self._done.pop()
        page = self.pages[self.ui.pages.currentRow()]
        if done.take_back is not None and page.attempt(done.take_back):
            page.load()
            self._say("")

    def _say(self, sentence: str) -> None:
        self.ui.said.setText(sentence)
        self.ui.undo.setEnabled(bool(self._done))
        if sentence:
            event = QAccessibleEvent(self.ui.said, QAccessible.Event.Alert)
            QAccessible.updateAccessibility(event)
