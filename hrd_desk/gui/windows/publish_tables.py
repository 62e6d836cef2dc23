"""The tables that a person added to a brief in the window of statistics."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from hrd_desk.gui.generated.ui_publish_window import Ui_PublishWindow
from hrd_desk.i18n import _
from hrd_desk.publishing.orders import OwnTable
from hrd_desk.publishing.own_tables import table_title


class AddedTables(QObject):
    """Lists them; Del takes one out. They are kept until the desk is closed, no longer."""

    changed = Signal()

    def __init__(self, form: Ui_PublishWindow, parent: QObject) -> None:
        """Show none until `show_tables`."""
        super().__init__(parent)
        self._list = form.tables
        self._kept: list[OwnTable] = []
        for key in (Qt.Key.Key_Delete, Qt.Key.Key_Minus):
            shortcut = QShortcut(QKeySequence(key), self._list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._take_out)

    def show_tables(self, kept: list[OwnTable]) -> None:
        """Show and change this very list."""
        self._kept = kept
        self._list.clear()
        self._list.addItems([table_title(table, _say) for table in kept])
        self.changed.emit()

    def added(self) -> tuple[OwnTable, ...]:
        """Return what is listed."""
        return tuple(self._kept)

    def _take_out(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            del self._kept[row]
            self.show_tables(self._kept)
            self._list.setCurrentRow(min(row, len(self._kept) - 1))


def _say(words: str, **fields: object) -> str:
    return _(words).format(**fields)
