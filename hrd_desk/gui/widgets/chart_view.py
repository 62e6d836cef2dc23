"""A finished chart as a picture on white paper; a click tells where, in points of the chart."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

_EDGE_PX = 8.0


class ChartView(QWidget):
    """Shows one picture as large as there is room; `clicked` tells x and y from its corner."""

    clicked = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._size_pt = (1.0, 1.0)
        self._words = ""
        self.setMinimumWidth(320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_chart(self, png: bytes, size_pt: tuple[float, float], words: str) -> None:
        """Show a picture of a chart of this size; `words` say it to those who do not see it."""
        self._image = QImage.fromData(png)
        self._size_pt = size_pt
        self._words = ""
        self.setAccessibleDescription(words)
        self.update()

    def say(self, words: str) -> None:
        """Show words instead."""
        self._image, self._words = QImage(), words
        self.update()

    def _room(self) -> QRectF:
        """Return where the picture stands: its width in use, never larger than its points x 1.6."""
        width, height = self._size_pt
        inner = QRectF(self.rect()).adjusted(_EDGE_PX, 0, 0, 0)
        scale = min(inner.width() / width, inner.height() / height, 1.6)
        return QRectF(inner.left(), inner.top(), width * scale, height * scale)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._image.isNull():
                painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
                where = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect(), where, self._words)
                return
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            room = self._room()
            painter.drawImage(room, self._image)
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawRect(room.adjusted(0, 0, -1, -1))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        room = self._room()
        place: QPointF = event.position() - room.topLeft()
        if not self._image.isNull() and room.contains(event.position()):
            scale = self._size_pt[0] / room.width()
            self.clicked.emit(place.x() * scale, place.y() * scale)
