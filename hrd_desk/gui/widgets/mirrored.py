"""What Qt leaves as it is in a window that runs from right to left."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLayout, QSplitter, QWidget
from typing_extensions import override

_SHARE_UNIT_PX = 20
"""Qt takes shares up to 255."""


def mirror_margins(form: QWidget) -> None:
    """Let the margins of a form that was drawn for readers from left to right change sides.

    Call it once, when the form has been set up; nothing happens where it is read that way.
    """
    if form.isRightToLeft():
        for layout in form.findChildren(QLayout):
            drawn = layout.contentsMargins()
            sides = (drawn.right(), drawn.top(), drawn.left(), drawn.bottom())
            layout.setContentsMargins(*sides)


class MirroredSplitter(QSplitter):
    """Keeps its first pane within itself, where Qt lays it a pixel too far to the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keep_inside()

    def share(self, sizes_px: Sequence[int]) -> None:
        """Give the panes these sizes, and in a smaller or larger window their share of it."""
        self.setSizes(sizes_px)
        for pane, size_px in enumerate(sizes_px):
            self.setStretchFactor(pane, max(1, size_px // _SHARE_UNIT_PX))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_inside()

    def _keep_inside(self) -> None:
        self.setContentsMargins(0, 0, 1 if self.isRightToLeft() else 0, 0)
