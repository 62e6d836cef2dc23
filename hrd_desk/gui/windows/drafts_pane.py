"""The list of what was typed and not saved, in the place of the record as long as none is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QWidget

from hrd_desk.gui.generated.ui_drafts_pane import Ui_DraftsPane
from hrd_desk.i18n import _
from hrd_desk.model.moment_words import moment_words
from hrd_desk.storage.drafts import StoredDraft


class DraftsPane(QWidget):
    """Lists drafts newest first and tells which one a person continues or discards."""

    continue_asked = Signal(object)
    discard_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_DraftsPane()
        self.form.setupUi(self)
        self._drafts: list[StoredDraft] = []
        header = self.form.drafts.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.form.proceed.clicked.connect(self._proceed)
        self.form.drafts.itemActivated.connect(self._proceed)
        self.form.discard.clicked.connect(self._discard)
        shortcut = QShortcut(QKeySequence.StandardKey.Delete, self.form.drafts)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.form.discard.click)

    def put(self, drafts: Sequence[StoredDraft]) -> None:
        """Show `drafts`; the row that was marked stays so, or the one that takes its place."""
        row = self.form.drafts.currentIndex().row()
        self._drafts = list(drafts)
        self.form.drafts.clear()
        for draft in drafts:
            words = [name_of(draft), _record_words(draft), moment_words(draft.saved_at_utc)]
            item = QTreeWidgetItem(self.form.drafts, words)
            item.setSizeHint(0, QSize(0, round(self.fontMetrics().height() * 1.6)))
        row = min(max(row, 0), len(drafts) - 1)
        self.form.drafts.setCurrentIndex(self.form.drafts.model().index(row, 0))

    def take_keys(self) -> None:
        """Give the list the keyboard."""
        self.form.drafts.setFocus()

    def _proceed(self) -> None:
        for draft in self._marked():
            self.continue_asked.emit(draft)

    def _discard(self) -> None:
        for draft in self._marked():
            self.discard_asked.emit(draft)

    def _marked(self) -> list[StoredDraft]:
        row = self.form.drafts.currentIndex().row()
        return self._drafts[row : row + 1] if row >= 0 else []


def name_of(draft: StoredDraft) -> str:
    """Return what a draft is called: the title typed, or what else is known of it."""
    return draft.title or draft.reference or _("New event")


def _record_words(draft: StoredDraft) -> str:
    if not draft.reference:
        return _("new event")
    if draft.is_overtaken:
        return _("{reference}, changed since").format(reference=draft.reference)
    return draft.reference
