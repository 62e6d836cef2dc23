"""Fusion with outlines that can be seen on a dark window, and lists that run both ways.

Fusion darkens the window's colour for the edges of fields and check boxes, so that on a dark
palette an empty check box is a dark square on dark ground. In a window that runs from right to
left it would put the dots of a shortened Latin text in front of it. And a question asked in a box
would have its buttons in the order of the desktop, while those of the forms have one of their own:
what is done comes first, *Cancel* last.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from hrd_desk.gui.widgets.marks import in_its_own_direction

_Primitive = QStyle.PrimitiveElement
_ROUND = frozenset((_Primitive.PE_IndicatorRadioButton,))
_SQUARE = frozenset(
    (
        _Primitive.PE_IndicatorCheckBox,
        _Primitive.PE_IndicatorItemViewItemCheck,
        _Primitive.PE_FrameLineEdit,
        _Primitive.PE_Frame,
        _Primitive.PE_FrameGroupBox,
    )
)
_DARK_BELOW = 128
_SIGN_PX = 64
_ON_ANY_GROUND = "#7b8991"
_SELECTED = QStyle.StateFlag.State_Selected


class OutlinedStyle(QProxyStyle):
    """Draws what Fusion draws, on dark palettes an edge around it, and texts in their order."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_DialogButtonLayout:  # each desktop has an order of its own
            return QDialogButtonBox.ButtonLayout.WinLayout.value
        return super().styleHint(hint, option, widget, returned)

    @override
    def standardIcon(
        self,
        icon: QStyle.StandardPixmap,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QIcon:
        if icon != QStyle.StandardPixmap.SP_ToolBarHorizontalExtensionButton:
            return super().standardIcon(icon, option, widget)
        is_mirrored = option is not None and option.direction == Qt.LayoutDirection.RightToLeft
        return _more(is_mirrored=is_mirrored)

    @override
    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        is_line = element == QStyle.ControlElement.CE_ItemViewItem
        if (
            is_line
            and option.direction == Qt.LayoutDirection.RightToLeft
            and isinstance(option, QStyleOptionViewItem)
        ):
            option = QStyleOptionViewItem(option)
            option.text = in_its_own_direction(option.text)
        super().drawControl(element, option, painter, widget)

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _Primitive.PE_IndicatorBranch and option.state & _SELECTED:
            option = QStyleOption(option)
            colour = option.palette.color(QPalette.ColorRole.HighlightedText)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
                option.palette.setColor(role, colour)
        super().drawPrimitive(element, option, painter, widget)
        is_round = element in _ROUND
        if not is_round and element not in _SQUARE:
            return
        palette = option.palette
        if palette.color(QPalette.ColorRole.Window).lightness() >= _DARK_BELOW:
            return
        has_focus = option.state & QStyle.StateFlag.State_HasFocus
        role = QPalette.ColorRole.Accent if has_focus else QPalette.ColorRole.Shadow
        colour = palette.color(role if has_focus else QPalette.ColorRole.Mid).lighter(130)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1))
        frame = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        if is_round:
            painter.drawEllipse(frame)
        else:
            painter.drawRoundedRect(frame, 2, 2)
        painter.restore()


def _more(*, is_mirrored: bool) -> QIcon:
    """Return the sign of a row that goes on: Fusion's own is dark on any ground."""
    pixmap = QPixmap(_SIGN_PX, _SIGN_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(_ON_ANY_GROUND), _SIGN_PX / 10))
        if is_mirrored:
            painter.translate(_SIGN_PX, 0)
            painter.scale(-1, 1)
        third = _SIGN_PX / 3
        for left in (third / 2, third * 1.5):
            points = ((left, third / 2), (left + third, 1.5 * third), (left, 2.5 * third))
            painter.drawPolyline([QPointF(x, y) for x, y in points])
    return QIcon(pixmap)
