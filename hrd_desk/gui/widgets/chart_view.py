"""A finished chart as a picture on white paper, whose parts can be clicked and walked with keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCursor,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

_EDGE_PX = 8.0
_LEAST_PX = 260
"""Smaller, its letters could not be read; a window with less room lets it scroll."""
_RING_PX = 2.0
_LINE_PT = 1.0
"""What begins no lower than that stands in the same line."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class ChartSpot:
    """A part that can be clicked: where it is, in points of the chart, and what is said of it."""

    box: QRectF
    words: str


class ChartView(QWidget):
    """Shows one picture as large as there is room; `chosen` tells the number of a part.

    A click chooses. Tab goes to the chart, the arrow keys from part to part, Enter chooses.
    """

    chosen = Signal(int)
    went = Signal(QRectF)
    """The keys went to the part with this box, in pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._size_pt = (1.0, 1.0)
        self._words = ""
        self._spots: Sequence[ChartSpot] = ()
        self._current = 0
        self._hovered: int | None = None
        self.setMinimumSize(320, _LEAST_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_chart(
        self,
        png: bytes,
        size_pt: tuple[float, float],
        words: str,
        spots: Sequence[ChartSpot] = (),
    ) -> None:
        """Show a picture of a chart of this size; `words` say it to those who do not see it."""
        self._image = QImage.fromData(png)
        self._size_pt = size_pt
        self._words = ""
        self._spots, self._current = spots, 0
        self.setAccessibleDescription(words)
        at = QPointF(self.mapFromGlobal(QCursor.pos()))
        self._hover(self._spot_at(at) if self.underMouse() else None)
        self.update()

    def say(self, words: str) -> None:
        """Show words instead."""
        self._image, self._words = QImage(), words
        self._spots, self._current = (), 0
        self._hover(None)
        self.update()

    @property
    def spots(self) -> Sequence[ChartSpot]:
        """What can be clicked."""
        return self._spots

    @property
    def current(self) -> int:
        """The number of the part that Enter chooses."""
        return self._current

    def middle_of(self, number: int) -> QPointF:
        """Return the pixel in the middle of a part."""
        return self._box_px(number).center()

    # --- where --------------------------------------------------------------------------------

    def _room(self) -> QRectF:
        """Return where the picture stands: its width in use, never larger than its points x 1.6."""
        width, height = self._size_pt
        inner = QRectF(self.rect()).adjusted(_EDGE_PX, 0, 0, 0)
        scale = min(inner.width() / width, inner.height() / height, 1.6)
        return QRectF(inner.left(), inner.top(), width * scale, height * scale)

    def _box_px(self, number: int) -> QRectF:
        room, box = self._room(), self._spots[number].box
        scale = room.width() / self._size_pt[0]
        corner = room.topLeft() + box.topLeft() * scale
        return QRectF(corner.x(), corner.y(), box.width() * scale, box.height() * scale)

    def _spot_at(self, at: QPointF) -> int | None:
        """Return the part under a pixel; of circles that overlap the smaller one."""
        found = [number for number in range(len(self._spots)) if self._box_px(number).contains(at)]
        return min(found, key=lambda number: self._spots[number].box.width(), default=None)

    # --- painting -----------------------------------------------------------------------------

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
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._hovered is not None:
                self._paint_ring(painter, self._hovered, 1.0)
            if self.hasFocus() and self._spots:
                self._paint_ring(painter, self._current, _RING_PX)

    def _paint_ring(self, painter: QPainter, number: int, width_px: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), width_px))
        painter.drawRoundedRect(self._box_px(number).adjusted(1, 1, -1, -1), 3, 3)

    # --- mouse --------------------------------------------------------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._spot_at(QPointF(event.pos()))
            words = "" if number is None else self._spots[number].words
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._spot_at(event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def _hover(self, number: int | None) -> None:
        self._hovered = number
        shape = Qt.CursorShape
        self.setCursor(shape.ArrowCursor if number is None else shape.PointingHandCursor)
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._spot_at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self._current = number
            self.chosen.emit(number)

    # --- keys ---------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._spots and key in _CHOOSING:
            self.chosen.emit(self._current)
        elif self._spots and key in _STEPS:
            step = -_STEPS[key] if self.isRightToLeft() else _STEPS[key]
            self._go(min(max(self._current + step, 0), len(self._spots) - 1))
        elif self._spots and key in _LINES:
            self._go(self._in_next_line(_LINES[key]))
        elif self._spots and key in _ENDS:
            self._go(0 if key == Qt.Key.Key_Home else len(self._spots) - 1)
        else:
            super().keyPressEvent(event)

    def _in_next_line(self, way: int) -> int:
        """Return the nearest part of the line above (-1) or below; the same where there is none."""
        here = self._spots[self._current].box
        beyond = [
            (way * (spot.box.top() - here.top()), abs(spot.box.left() - here.left()), number)
            for number, spot in enumerate(self._spots)
            if way * (spot.box.top() - here.top()) > _LINE_PT
        ]
        return min(beyond)[2] if beyond else self._current

    def _go(self, number: int) -> None:
        self._current = number
        self.went.emit(self._box_px(number))
        self._announce()
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._announce()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _announce(self) -> None:
        if self._spots:
            told = QAccessibleAnnouncementEvent(self, self._spots[self._current].words)
            QAccessible.updateAccessibility(told)
