"""The pin at the end of a field's label: the field's value goes on to the next record."""

import unicodedata

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QLabel, QStyle
from typing_extensions import override

from hrd_desk.gui.widgets.plain_text import tool_tip
from hrd_desk.i18n import _

_SIZE_PX = 18


def _direction(text: str) -> Qt.LayoutDirection:
    """Return the direction of a label's words: Qt lets them begin at that side of the label."""
    is_mirrored = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    return Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight


class PinButton(QAbstractButton):
    """Stands at the end of `label`; not a stop of the Tab key, a key of its own pins a field."""

    def __init__(self, label: QLabel, field_name: str) -> None:
        """Pin the field that `label` names; `field_name` is what people call it."""
        super().__init__(label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Carry over: {field}").format(field=field_name))
        self.setToolTip(tool_tip(_("The next record begins with the same value (Ctrl+;)")))
        self.resize(self.sizeHint())
        label.setMinimumWidth(max(label.minimumWidth(), label.sizeHint().width() + _SIZE_PX + 4))
        label.installEventFilter(self)
        self._label = label
        self._stay()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange):
            self._stay()
        return False

    def _stay(self) -> None:
        line = min(self._label.height(), self._label.minimumHeight() or self._label.height())
        top = max(0, (line - _SIZE_PX) // 2)
        place = QRect(self._label.width() - _SIZE_PX, top, _SIZE_PX, _SIZE_PX)
        mirrored = QStyle.visualRect(_direction(self._label.text()), self._label.rect(), place)
        self.move(mirrored.topLeft())

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIZE_PX, _SIZE_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        role = QPalette.ColorRole.Accent if self.isChecked() else QPalette.ColorRole.Mid
        if not self.isChecked() and self.underMouse():
            role = QPalette.ColorRole.PlaceholderText
        colour = self.palette().color(role)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour, 1.3))
            if self.isChecked():
                painter.setBrush(colour)
            middle = _SIZE_PX / 2
            head = [(-3.5, -6), (3.5, -6), (2.2, -4.5), (2.2, -1), (4.5, 1.5), (-4.5, 1.5)]
            head += [(-2.2, -1), (-2.2, -4.5)]
            painter.drawPolygon(QPolygonF([QPointF(middle + x, middle + y) for x, y in head]))
            painter.drawLine(QPointF(middle, middle + 1.5), QPointF(middle, middle + 6.5))
