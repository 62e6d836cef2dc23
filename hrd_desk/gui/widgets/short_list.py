"""A list that asks for the room of a few lines, and takes what there is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListWidget
from typing_extensions import override

_LINES = 4


class ShortList(QListWidget):
    """Qt's own asks for 192 pixels, whatever stands in it."""

    @override
    def sizeHint(self) -> QSize:
        lines = _LINES * self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), lines + 2 * self.frameWidth())

    @override
    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(self.sizeHint())
