"""A table whose cells are typed in, with the keys of a spreadsheet."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.focus_ring import keep_focus_ring
from hrd_desk.gui.widgets.frozen_column import FrozenColumn
from hrd_desk.gui.widgets.list_line import ENTER
from hrd_desk.i18n import N_

CELL_KEYS = (
    (N_("letters"), N_("Begin to type in the cell; F2 goes on with what stands there")),
    ("Tab", N_("Next cell; Shift+Tab goes back")),
    ("Enter", N_("The cell below")),
    ("Del", N_("Empties the chosen cells")),
    ("Ctrl+C  Ctrl+V", N_("Copy cells; paste a cell or rows of a spreadsheet")),
    ("Ctrl+D", N_("Fills the chosen cells with what stands in the topmost")),
    ("Ctrl+Z  Ctrl+Y", N_("Undo and redo")),
    ("F8", N_("Next cell that needs attention")),
    ("Ctrl+Enter", N_("Saves the rows that are ready")),
)
"""The keys of the grid, for its window."""
_ROW_HEIGHT = 1.7
_EMPTYING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class CellTable(QTableView):
    """Cells open by typing; Tab and Enter go on; Ctrl+Tab leaves the table.

    The first column stays in sight: `frozen` lies over the others where they are scrolled.
    """

    copy_wanted = Signal()
    paste_wanted = Signal()
    clearing_wanted = Signal()

    frozen: FrozenColumn | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(self.fontMetrics().height() * _ROW_HEIGHT))
        rows.setMinimumWidth(rows.fontMetrics().horizontalAdvance("0000"))
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        columns = self.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.frozen = FrozenColumn(self)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None and self.frozen is not None:
            self.frozen.show_of(model)

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        if self.frozen is not None:  # Qt asks while the table is made
            self.frozen.follow()

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        if self.frozen is not None:
            self.frozen.uncover(index)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())  # a cell that is typed into stays in sight

    def make_room_for(self, index: QModelIndex | QPersistentModelIndex, width_px: int) -> None:
        """Scroll so far that a field of this width can begin at its cell.

        It lies over the cells behind its own, and never beneath the first column.
        """
        self.scrollTo(index)
        first, last = self._room_for(index)
        width = min(width_px, last - first)
        cell, bar = self.visualRect(index), self.horizontalScrollBar()
        if self.isRightToLeft():
            wanted, most = width - cell.right() - 1, last - cell.right() - 1
        else:
            wanted, most = cell.left() + width - last, cell.left() - first
        if min(wanted, most) > 0:
            bar.setValue(bar.value() + min(wanted, most))

    def place_for(self, index: QModelIndex | QPersistentModelIndex, width_px: int) -> QRect:
        """Return where a field of this width lies over its cell, wherever that is scrolled to."""
        first, last = self._room_for(index)
        width = min(width_px, last - first)
        cell = self.visualRect(index)
        left = cell.right() - width + 1 if self.isRightToLeft() else cell.left()
        if first <= cell.center().x() < last:  # its cell is seen: so is the whole field
            left = max(first, min(left, last - width))
        return QRect(left, cell.top(), width, cell.height())

    def _room_for(self, index: QModelIndex | QPersistentModelIndex) -> tuple[int, int]:
        """Return between which points a cell can be seen: not beneath the first column."""
        room = self.viewport().width()
        seen = self.frozen.wanted_px if self.frozen is not None and index.column() > 0 else 0
        return (0, room - seen) if self.isRightToLeft() else (seen, room)

    def step(self, rows: int, columns: int) -> None:
        """Go so many rows and columns on; behind the last column comes the next row."""
        index, model = self.currentIndex(), self.model()
        place = index.row() * model.columnCount() + index.column() + columns
        row, column = divmod(place, model.columnCount())
        row += rows
        if 0 <= row < model.rowCount():
            self.setCurrentIndex(model.index(row, column))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif event.key() in _EMPTYING and is_plain:
            self.clearing_wanted.emit()
        elif event.key() in ENTER and is_plain:
            self.step(1, 0)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if is_tab and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        handled = super().event(event)
        keep_focus_ring(self, event)
        return handled
