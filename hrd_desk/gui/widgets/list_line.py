"""A line that opens a list of what fits while one types; terms and places are chosen so."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.list_popup import ROWS_SHOWN, ListPopup, Row
from hrd_desk.i18n import N_

LIST_KEYS = (
    ("↓", N_("Opens the whole list; ↓ and ↑ walk it")),
    ("Enter", N_("Takes the marked line")),
    ("Esc", N_("Closes the list")),
)
"""The keys of the line, for the key map."""

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS_SHOWN,
    Qt.Key.Key_PageUp: -ROWS_SHOWN,
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class ListLine(QLineEdit):
    """Typing filters the list below; Down opens it, Enter takes the marked row, Escape closes.

    `entered` follows a row that a key took: forms then go on from a field for a `single` thing.
    """

    row_chosen = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.popup = ListPopup(self)
        self.anchor: QWidget = self
        self.is_single = True
        self.popup.chosen.connect(self.row_chosen)
        self.textEdited.connect(self._on_typed)

    def rows_for(self, text: str) -> Sequence[Row] | None:
        """Return what fits `text`, everything for an empty one; None where nothing is known yet."""
        raise NotImplementedError

    def open_list(self, text: str = "", current: int = 0) -> None:
        """Open the list of what fits `text` (everything for an empty one), one row marked."""
        if not self.isReadOnly():
            rows = self.rows_for(text)
            if rows is not None:
                self.popup.open_below(self.anchor, rows, current)

    def _on_typed(self, text: str) -> None:
        if text.strip():
            self.open_list(text)
        else:
            self.popup.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        marked, is_open = self.popup.marked(), self.popup.isVisible()
        if event.key() in _STEPS and is_open:
            self.popup.step(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Down:
            self.open_list()
        elif event.key() in ENTER and marked is not None and not event.modifiers() & ~_KEYPAD:
            self.row_chosen.emit(marked)
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and is_open:
            self.popup.hide()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.popup.hide()
        super().focusOutEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.popup.hide()
        super().hideEvent(event)
