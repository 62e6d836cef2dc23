"""The ring around what has the keyboard, for widgets where Fusion draws none."""

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

_WIDTH_PX = 1.5


def keep_focus_ring(widget: QWidget, event: QEvent) -> None:
    """Let the ring come and go with the keyboard; call it after `widget` handled `event`."""
    if event.type() == QEvent.Type.Paint and widget.hasFocus():
        paint_focus_ring(widget)
    elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
        widget.update()


def paint_focus_ring(widget: QWidget) -> None:
    """Draw the ring along the edge of `widget`; call it while the widget is painted."""
    with QPainter(widget) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = widget.palette().color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(colour, _WIDTH_PX))
        half = _WIDTH_PX / 2
        painter.drawRoundedRect(QRectF(widget.rect()).adjusted(half, half, -half, -half), 2, 2)
