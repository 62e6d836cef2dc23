"""A cell whose text has the words of a search marked."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex
Ranges = Callable[[str], list[tuple[int, int]]]
_MARK_ALPHA = 70


class FoundMarks(QStyledItemDelegate):
    """Draws a line of text with some of it marked; `ranges` says which, in any script."""

    def __init__(self, ranges: Ranges, parent: QWidget) -> None:
        """Ask `ranges` of every text that is painted: begin and length of each stretch."""
        super().__init__(parent)
        self._ranges = ranges

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        text = str(index.data() or "")
        found = self._ranges(text)
        if not found:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        style = option.widget.style() if option.widget else QApplication.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - 6)
        whole = len(shown) - (shown != text)  # the dots stand for words that are not seen
        found = [(begin, count) for begin, count in found if begin < whole]
        option.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        ink = option.palette.color(QPalette.ColorGroup.Active, role)
        self._write(painter, option.font, ink, QRectF(room).adjusted(3, 0, -3, 0), shown, found)

    def _write(
        self,
        painter: QPainter,
        font: QFont,
        ink: QColor,
        room: QRectF,
        text: str,
        found: list[tuple[int, int]],
    ) -> None:
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([_format(begin, count, len(text), ink) for begin, count in found])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width())
        layout.endLayout()
        top = room.top() + (room.height() - line.height()) / 2
        painter.save()
        painter.setClipRect(room)
        painter.setPen(ink)
        layout.draw(painter, QPointF(room.left(), top))
        painter.restore()


def _format(begin: int, count: int, length: int, ink: QColor) -> QTextLayout.FormatRange:
    marked = QTextLayout.FormatRange()
    marked.start, marked.length = begin, max(0, min(count, length - begin))
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    ground = QColor("#f0b429")
    ground.setAlpha(_MARK_ALPHA)
    look.setBackground(ground)
    look.setForeground(ink)
    marked.format = look
    return marked
