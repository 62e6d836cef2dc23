"""Windows that are larger than the screen, as with letters of 200 % on a small panel, scroll."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

_FRAME_PX = QSize(8, 32)
"""What the frame and the title of a window take, where the system does not say yet."""


class _Contents(QWidget):
    """Is as high as its lines come to at the width that there is."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.setMinimumHeight(layout.minimumHeightForWidth(self.width()))


def fit_to_screen(window: QWidget, room: QSize | None = None) -> None:
    """Bring `window` onto its screen, with scroll bars where it cannot become small enough.

    `room` is what the screen has for it, its frame left out; else the screen is asked.
    """
    if room is None:
        frame = (window.frameGeometry().size() - window.size()).expandedTo(_FRAME_PX)
        room = window.screen().availableSize() - frame
    least = _least(window, min(window.width(), room.width()))
    if least.width() > room.width() or least.height() > room.height():
        window.setMinimumSize(0, 0)
        focused = window.focusWidget()
        _let_scroll(window)
        if focused is not None:
            focused.setFocus()  # who moves into another widget loses the keyboard
    if window.width() > room.width() or window.height() > room.height():
        window.resize(window.size().boundedTo(room))
        window.move(window.screen().availableGeometry().topLeft())


def give_full_width(area: QScrollArea) -> None:
    """Give what never scrolls sideways the room that its words take in this language."""
    bar_px = area.verticalScrollBar().sizeHint().width()
    inside = area.widget()
    layout = inside.layout() if inside is not None else None
    if inside is not None and layout is not None:
        layout.activate()  # before it was shown once it says less than it takes
        area.setMinimumWidth(inside.minimumSizeHint().width() + bar_px)


def _least(window: QWidget, width: int) -> QSize:
    """Return the least size at which a window shows all of its lines, if it is `width` wide."""
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    layout = window.layout()
    if layout is None or not layout.hasHeightForWidth():
        return least
    height = layout.totalMinimumHeightForWidth(max(width, least.width()))
    return least.expandedTo(QSize(0, height))


def _let_scroll(window: QWidget) -> None:
    area = QScrollArea(window)
    area.setObjectName("small_screen")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    if isinstance(window, QMainWindow):
        middle = window.takeCentralWidget()
        if middle is not None:
            area.setWidget(middle)
            window.setCentralWidget(area)
        return
    layout = window.layout()
    if layout is None:
        return
    # A layout that another widget takes brings its widgets along.
    contents = _Contents()
    area.setWidget(contents)
    contents.setLayout(layout)
    outer = QVBoxLayout(window)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)
