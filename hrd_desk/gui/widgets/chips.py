"""Chips: what is chosen, each with a cross, in as many rows as they need."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget, QWidgetItem
from typing_extensions import override

from hrd_desk.gui.widgets.marks import in_its_own_direction
from hrd_desk.gui.widgets.plain_text import tool_tip

_PADDING_PX = 8
_CROSS_PX = 18
_LEAST_LINE_PX = 110


class Chip(QWidget):
    """One chosen thing. Not a stop of the Tab key: the line behind the chips handles the keys."""

    remove_asked = Signal()

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent)
        self.text = text
        self.is_marked = False
        self.is_carried = False
        self.setAccessibleName(text)
        self.setToolTip(tool_tip(text))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def mark(self, is_marked: bool) -> None:
        """Show whether the Delete key would remove this one."""
        self.is_marked = is_marked
        self.update()

    def show_carried(self, is_carried: bool) -> None:
        """Show whether it comes from another record and nobody has accepted it yet."""
        self.is_carried = is_carried
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text) + _PADDING_PX + _CROSS_PX + 4
        return QSize(width, metrics.height() + 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            room = self.width() - _PADDING_PX - _CROSS_PX
            text = self.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideLeft, room)
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            words = self._mirrored(QRect(_PADDING_PX, 0, room, self.height()))
            align = QStyle.visualAlignment(self.layoutDirection(), align)
            painter.drawText(words, align, in_its_own_direction(text))
            self._paint_cross(painter)

    def _mirrored(self, rect: QRect) -> QRect:
        """Return where a part drawn from left to right stands in the direction of the window."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _cross(self) -> QRect:
        room = _CROSS_PX + 2
        return self._mirrored(QRect(self.width() - room, 0, room, self.height()))

    def _paint_ground(self, painter: QPainter) -> None:
        palette = self.palette()
        ground = QPalette.ColorRole.Highlight if self.is_marked else QPalette.ColorRole.Midlight
        ink = QPalette.ColorRole.HighlightedText if self.is_marked else QPalette.ColorRole.Text
        if self.is_carried and not self.is_marked:
            ground, ink = QPalette.ColorRole.Base, QPalette.ColorRole.PlaceholderText
        line = Qt.PenStyle.DashLine if self.is_carried else Qt.PenStyle.SolidLine
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1, line))
        painter.setBrush(palette.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(palette.color(ink))

    def _paint_cross(self, painter: QPainter) -> None:
        middle = self._cross().center()
        for slope in (1, -1):
            painter.drawLine(middle + QPoint(-3, -3 * slope), middle + QPoint(3, 3 * slope))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._cross().contains(event.position().toPoint()):
            self.remove_asked.emit()
        else:
            super().mousePressEvent(event)


@dataclass(frozen=True, slots=True)
class _Part:
    """An item that is seen, and the room that it takes."""

    item: QLayoutItem
    hint: QSize
    width_px: int
    is_at_end: bool


class FlowLayout(QLayout):
    """Lays items out like words; the last one, the line to type in, takes the rest of its row.

    Without `fills_last` there is no such line. What comes from `at_end` on stands at the end of
    the line, together in a line of its own where all of it does not fit into one.
    """

    def __init__(self, parent: QWidget | None = None, *, fills_last: bool = True) -> None:
        super().__init__(*filter(None, [parent]))  # without one it goes into another layout
        self._fills_last = fills_last
        self.wrap_px = 0
        """The width that there will be: how high it is at least, before it was laid out."""
        self.at_end: int | None = None
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(4, 3, 4, 3)
        self.setSpacing(4)

    def insert_before_last(self, widget: QWidget) -> None:
        """Put `widget` before the last item."""
        self.addWidget(widget)
        self._items.insert(len(self._items) - 2, self._items.pop())

    @override
    def addWidget(self, w: QWidget) -> None:
        self.addChildWidget(w)
        # An item made here, so that Python hears of its end (`hrd_desk.gui.layouts`).
        self.addItem(QWidgetItem(w))
        self.invalidate()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        # A row of controls is as high as its lines; what is below it takes the rest.
        return super().expandingDirections() if self._fills_last else Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), is_test=True)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    @override
    def minimumSize(self) -> QSize:
        width = max(140, self.wrap_px, self.geometry().width())
        return QSize(140, self.heightForWidth(width))

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, is_test=False)

    def _direction(self) -> Qt.LayoutDirection:
        holder = self.parentWidget()
        return holder.layoutDirection() if holder is not None else Qt.LayoutDirection.LeftToRight

    def _arrange(self, rect: QRect, *, is_test: bool) -> int:
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        top, height = room.y(), 0
        for number, row in enumerate(self._rows(room.width())):
            top += height + self.spacing() if number else 0
            height = max(part.hint.height() for part in row)
            if not is_test:
                self._place(row, rect, QRect(room.x(), top, room.width(), height))
        return top + height + margins.bottom() - rect.y()

    def _place(self, row: list[_Part], rect: QRect, line: QRect) -> None:
        left, end = line.x(), line.x() + line.width()
        is_head = True
        for number, part in enumerate(row):
            if part.is_at_end and is_head:
                is_head = False
                left = end - self._taken(row[number:])
            is_last = self._fills_last and part.item is self._items[-1]
            width = end - left if is_last else part.width_px
            place = QRect(QPoint(left, line.y()), QSize(width, part.hint.height()))
            part.item.setGeometry(QStyle.visualRect(self._direction(), rect, place))
            left += width + self.spacing()

    def _rows(self, room_px: int) -> list[list[_Part]]:
        """Return the items that are seen, in lines."""
        seen = self._seen(room_px)
        if self.at_end is None or self._taken(seen) <= room_px:
            return self._broken(seen, room_px)
        head = [part for part in seen if not part.is_at_end]
        rest = [part for part in seen if part.is_at_end]
        return self._broken(head, room_px) + self._broken(rest, room_px)

    def _seen(self, room_px: int) -> list[_Part]:
        """Return the items that are seen, each asked once for the room that it would take."""
        begin = len(self._items) if self.at_end is None else self.at_end
        last = len(self._items) - 1 if self._fills_last else -1
        seen = []
        for number, item in enumerate(self._items):
            if not item.isEmpty():
                hint = item.sizeHint()
                width = _LEAST_LINE_PX if number == last else min(hint.width(), room_px)
                seen.append(_Part(item, hint, width, number >= begin))
        return seen

    def _broken(self, parts: list[_Part], room_px: int) -> list[list[_Part]]:
        rows: list[list[_Part]] = []
        taken = 0
        for part in parts:
            taken += self.spacing() + part.width_px
            if not rows or taken > room_px:
                rows.append([])
                taken = part.width_px
            rows[-1].append(part)
        return rows

    def _taken(self, row: list[_Part]) -> int:
        return sum(part.width_px for part in row) + self.spacing() * (len(row) - 1)
