"""How an entry is drawn in the list: three short lines, and a shape for how grave it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from hrd_desk.gui.item_models.inbox_list import (
    KIND_WORDS,
    InboxListModel,
    ItemRole,
    age_words,
    record_words,
)
from hrd_desk.gui.widgets.line_height import line_px
from hrd_desk.gui.widgets.marks import in_its_own_direction, mark_colour
from hrd_desk.i18n import _, beside
from hrd_desk.sync.inbox import InboxItem
from hrd_desk.sync.inbox_entries import Severity

Index = QModelIndex | QPersistentModelIndex
_MARKS = {
    Severity.LOSS: "error",
    Severity.DECISION: "warning",
    Severity.LOOK: "info",
    Severity.WAIT: "good",
}
_LINES = 3
_MARGIN_PX, _MARK_PX, _TEXT_PX = 7, 5, 26
_BOLD = 600


class InboxDelegate(QStyledItemDelegate):
    """Draws entries of an `InboxListModel`."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = line_px(option.font) * _LINES + 2 * _MARGIN_PX
        return QSize(200, height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, model = index.data(ItemRole), index.model()
        if not isinstance(item, InboxItem) or not isinstance(model, InboxListModel):
            return
        painter.save()
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        quiet = role if is_chosen else QPalette.ColorRole.PlaceholderText
        colours = option.palette.color(role), option.palette.color(quiet)
        mark = colours[0] if is_chosen else mark_colour(option.palette, _MARKS[item.severity])

        def placed(rect: QRect) -> QRect:
            return QStyle.visualRect(option.direction, option.rect, rect)

        rect = option.rect.adjusted(_TEXT_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        line = line_px(option.font)
        ahead = QRect(option.rect.left(), rect.top(), _TEXT_PX, line)
        _draw_mark(painter, mark, item.severity, QRectF(placed(ahead)).center())
        where = (item.desk_code, age_words(item, model.now_utc))
        aside = beside(filter(None, where), " · ")
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight(_BOLD))
        first = QRect(rect.left(), rect.top(), rect.width(), line)
        taken = _draw(painter, placed(first), aside, (option.font, colours[1]), is_right=True)
        heading = placed(first.adjusted(0, 0, -taken - 8, 0))
        _draw(painter, heading, _(KIND_WORDS[item.kind]), (bold, colours[0]))
        lines = [record_words(item) or item.sentence, item.sentence if record_words(item) else ""]
        for number, text in enumerate(lines, start=1):
            colour = colours[0] if number == 1 else colours[1]
            place = placed(first.translated(0, number * line))
            _draw(painter, place, text, (option.font, colour))
        painter.restore()


def _draw(
    painter: QPainter,
    rect: QRect,
    text: str,
    pen: tuple[QFont, QColor],
    *,
    is_right: bool = False,
) -> int:
    """Draw one line, cut to fit; return its width."""
    font, colour = pen
    metrics = QFontMetrics(font)
    cut = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, rect.width())
    if cut.endswith("…"):
        cut = in_its_own_direction(cut)  # the dots follow the words that they stand for
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    painter.setFont(font)
    painter.setPen(colour)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, int(flags), cut)
    return metrics.horizontalAdvance(cut)


def _draw_mark(painter: QPainter, colour: QColor, severity: Severity, centre: QPointF) -> None:
    """Draw a shape for each gravity, so that the colour is not the only difference."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour)
    is_filled = severity in (Severity.LOSS, Severity.DECISION)
    painter.setBrush(colour if is_filled else Qt.BrushStyle.NoBrush)
    if severity is Severity.DECISION:
        away = QPointF(_MARK_PX, 0), QPointF(0, _MARK_PX)
        corners = [centre + away[0], centre + away[1], centre - away[0], centre - away[1]]
        painter.drawPolygon(QPolygonF(corners))
    elif severity is Severity.WAIT:
        painter.drawLine(centre - QPointF(_MARK_PX, 0), centre + QPointF(_MARK_PX, 0))
    else:
        painter.drawEllipse(centre, _MARK_PX, _MARK_PX)
