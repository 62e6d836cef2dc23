"""Columns that give way together where a window is narrow, so that no heading is cut."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTreeView
from typing_extensions import override

_SHARE = 3
"""The column that stretches keeps one part in so many of the width."""


class ColumnWidths(QObject):
    """Narrows the columns of `tree` before the `stretched` one is squeezed below its heading."""

    def __init__(self, tree: QTreeView, stretched: int) -> None:
        """Watch over `tree`, whose columns have the widths that they should have."""
        super().__init__(tree)
        self._tree, self._stretched = tree, stretched
        tree.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and self._tree.isVisible():
            self._give_way()
        return False

    def _give_way(self) -> None:
        header, room = self._tree.header(), self._tree.viewport().width()
        rest = max(header.sectionSizeHint(self._stretched), room // _SHARE)
        others = [column for column in range(header.count()) if column != self._stretched]
        taken = sum(map(header.sectionSize, others))
        if taken + rest <= room:
            return
        for column in others:
            width = header.sectionSize(column) * (room - rest) // taken
            header.resizeSection(column, max(width, header.sectionSizeHint(column)))
