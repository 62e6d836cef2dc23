"""A button as wide as its column, which may be less than its words take."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.plain_text import tool_tip

_SLACK_PX = 2


class FittingButton(QPushButton):
    """Ends words that are too wide in dots, and lets the pointer tell the rest.

    Screen readers need the whole from `setAccessibleName`.
    """

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._words = words
        self.setToolTip(tool_tip(words))

    @override
    def sizeHint(self) -> QSize:
        """Return the room that all the words ask for, however few of them are shown."""
        hint = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(self._frame_px() + words + _SLACK_PX, hint.height())

    def _frame_px(self) -> int:
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._frame_px()
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room))
