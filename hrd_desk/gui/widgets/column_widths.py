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
        header = tree.header()
        others = [column for column in range(header.count()) if column != stretched]
        self._wished_px = {column: header.sectionSize(column) for column in others}
        self._is_narrowed = False
        tree.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and self._tree.isVisible():
            self._give_way()
        return False

    def _give_way(self) -> None:
        header, room = self._tree.header(), self._tree.viewport().width()
        rest = max(header.sectionSizeHint(self._stretched), room // _SHARE)
        wished = sum(self._wished_px.values())
        is_narrow = wished + rest > room
        if not is_narrow and not self._is_narrowed:
            return  # a person may have given them other widths
        self._is_narrowed = is_narrow
        for column, width in self._wished_px.items():
            given = width * (room - rest) // wished if is_narrow else width
            header.resizeSection(column, max(given, header.sectionSizeHint(column)))
