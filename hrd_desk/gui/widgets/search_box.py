"""A list that is searched by typing any part of a line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget
from typing_extensions import override

_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchBox(QComboBox):
    """Offers the lines that hold what was typed; Enter takes one and presses no button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.completer()
        assert completer is not None  # noqa: S101  a list that can be edited has one
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # A line that was taken needs no list of what else there is.
        popup = completer.popup()
        assert popup is not None  # noqa: S101  the mode has one
        self.activated.connect(lambda _row: popup.hide())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in _TAKING:
            event.accept()
