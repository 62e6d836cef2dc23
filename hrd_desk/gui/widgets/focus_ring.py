"""The ring around what has the keyboard, for widgets where Fusion draws none."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

_WIDTH_PX = 1.5


def paint_focus_ring(widget: QWidget) -> None:
    """Draw the ring along the edge of `widget`; call it while the widget is painted."""
    with QPainter(widget) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = widget.palette().color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(colour, _WIDTH_PX))
        half = _WIDTH_PX / 2
        painter.drawRoundedRect(QRectF(widget.rect()).adjusted(half, half, -half, -half), 2, 2)
