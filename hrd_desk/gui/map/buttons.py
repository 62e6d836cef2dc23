"""The buttons on a map: closer, farther, all of it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from hrd_desk.i18n import _

SIDE_PX, ICON_PX = 30, 18
Draw = Callable[[QPainter], None]


def _plus(painter: QPainter) -> None:
    _minus(painter)
    painter.drawLine(QPointF(9, 4), QPointF(9, 14))


def _minus(painter: QPainter) -> None:
    painter.drawLine(QPointF(4, 9), QPointF(14, 9))


def _frame(painter: QPainter) -> None:
    for x, y in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        corner = QPointF(9 - 5.5 * x, 9 - 5.5 * y)
        painter.drawPolyline([corner + QPointF(4 * x, 0), corner, corner + QPointF(0, 4 * y)])
    painter.setBrush(painter.pen().color())
    painter.drawEllipse(QPointF(9, 9), 1.2, 1.2)


def _larger(painter: QPainter) -> None:
    painter.drawLine(QPointF(5, 13), QPointF(13, 5))
    painter.drawPolyline([QPointF(8.5, 4.5), QPointF(13.5, 4.5), QPointF(13.5, 9.5)])
    painter.drawPolyline([QPointF(4.5, 8.5), QPointF(4.5, 13.5), QPointF(9.5, 13.5)])


class MapButtons(QWidget):
    """A column of buttons. They take no focus: each has a key of the map's own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawn: list[tuple[QToolButton, Draw]] = []
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.closer = self._add(_plus, _("Zoom in"), "+")
        self.farther = self._add(_minus, _("Zoom out"), "-")
        self.fit = self._add(_frame, _("Show all"), "Home")
        self.larger = self._add(_larger, _("Open a larger map"), "")
        self.larger.hide()
        self._paint_icons()

    def _add(self, draw: Draw, words: str, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(SIDE_PX, SIDE_PX)
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({key})" if key else words)
        self._column.addWidget(button)
        self._drawn.append((button, draw))
        return button

    def _paint_icons(self) -> None:
        for button, draw in self._drawn:
            button.setIcon(_icon(draw, self.palette(), self.devicePixelRatioF()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()


def _icon(draw: Draw, palette: QPalette, ratio: float) -> QIcon:
    pixmap = QPixmap(round(ICON_PX * ratio), round(ICON_PX * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(palette.color(QPalette.ColorRole.ButtonText)), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setClipRect(QRectF(0, 0, ICON_PX, ICON_PX))
        draw(painter)
    return QIcon(pixmap)
