"""A line at the foot of what scrolls, while more of it lies below."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

_LINE_PX = 1


class ScrollEdge(QWidget):
    """Ends a page that is cut by its window, so that a row cut in two reads as one that goes on."""

    def __init__(self, area: QScrollArea) -> None:
        """Stand at the foot of `area`."""
        super().__init__(area)
        self._area = area
        self.setObjectName("scroll_edge")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Mid)
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(self._follow)
        bar.valueChanged.connect(self._follow)
        area.installEventFilter(self)
        self._follow()

    def _follow(self) -> None:
        bar, room = self._area.verticalScrollBar(), self._area.rect()
        self.setGeometry(0, room.height() - _LINE_PX, room.width(), _LINE_PX)
        self.setVisible(bar.value() < bar.maximum())
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return False
