"""Lines of a label and a number, with a bar behind them as long as the number is large."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from hrd_desk.gui.widgets.marks import is_dark

Index = QModelIndex | QPersistentModelIndex
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
SHARE_ROLE = Qt.ItemDataRole.UserRole + 2
DEPTH_ROLE = Qt.ItemDataRole.UserRole + 3
_STEP_PX, _EDGE_PX = 16, 6
_BAR_ALPHA = {False: 46, True: 110}
"""How strong a bar is on a light and on a dark ground."""


class CountLines(QStyledItemDelegate):
    """Paints the words of a line, its count in words, and its share (0 to 1) as a bar."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        style = option.widget.style() if option.widget else QApplication.style()
        words, option.text = option.text, ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        ink = option.palette.color(QPalette.ColorGroup.Active, role)
        room = QRect(option.rect).adjusted(_EDGE_PX, 0, -_EDGE_PX, 0)
        if not is_chosen:
            colour = option.palette.color(QPalette.ColorRole.Highlight)
            colour.setAlpha(_BAR_ALPHA[is_dark(option.palette)])
            self._draw_bar(painter, colour, option, index)
        count = str(index.data(COUNT_ROLE) or "")
        width = option.fontMetrics.horizontalAdvance(count)
        painter.save()
        painter.setPen(ink)
        begin = room.adjusted(_STEP_PX * int(index.data(DEPTH_ROLE) or 0), 0, -width - 12, 0)
        begin = QStyle.visualRect(option.direction, option.rect, begin)
        shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, begin.width())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(begin, middle | Qt.AlignmentFlag.AlignLeft, shown)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, count)
        painter.restore()

    def _draw_bar(
        self, painter: QPainter, colour: QColor, option: QStyleOptionViewItem, index: Index
    ) -> None:
        share = float(index.data(SHARE_ROLE) or 0)
        if share <= 0:
            return
        bar = QRect(option.rect).adjusted(_EDGE_PX - 2, 2, 2 - _EDGE_PX, -2)
        bar.setWidth(max(3, round(bar.width() * share)))
        painter.fillRect(QStyle.visualRect(option.direction, option.rect, bar), colour)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, round(option.fontMetrics.height() * 1.45))
