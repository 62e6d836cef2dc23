"""The first column of a table, which stays in sight while the others are scrolled."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override


class _SamePaint(QStyledItemDelegate):
    """Paints cells as the delegate of another table does, and edits none.

    Two tables cannot share a delegate: each would take the other's fields for its own.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self._table.itemDelegate().paint(painter, option, index)


class FrozenColumn(QTableView):
    """Lies over `table` as long as its first column is scrolled away; shows the same cells.

    It takes no keys. A click goes to the cell in the table, which scrolls back to it.
    """

    def __init__(self, table: QTableView) -> None:
        """Lie over `table`, whose model is set."""
        super().__init__(table)
        self._table = table
        self.setItemDelegate(_SamePaint(table))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setDefaultAlignment(table.horizontalHeader().defaultAlignment())
        self.hide()
        ours, theirs = self.verticalScrollBar(), table.verticalScrollBar()
        theirs.valueChanged.connect(ours.setValue)
        ours.valueChanged.connect(theirs.setValue)
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self.follow())
        table.horizontalHeader().sectionResized.connect(lambda *_sizes: self.follow())

    def show_of(self, model: QAbstractItemModel) -> None:
        """Show the first column of `model`, with the table's choice of cells and its painter."""
        self.setModel(model)
        self.setSelectionModel(self._table.selectionModel())
        model.modelReset.connect(self.follow)
        model.columnsInserted.connect(lambda *_where: self.follow())

    @property
    def covered_px(self) -> int:
        """How much of the table lies beneath this column."""
        return 0 if self.isHidden() else self.width()

    @property
    def wanted_px(self) -> int:
        """How wide this column is whenever the table is scrolled."""
        return min(self._table.columnWidth(0), self._table.viewport().width() // 2)

    def follow(self) -> None:
        """Take the place over the table's first column, or none where that is in sight."""
        table, model = self._table, self.model()
        is_scrolled = model is not None and table.horizontalScrollBar().value() > 0
        self.setVisible(is_scrolled)
        if not is_scrolled or model is None:
            return
        for column in range(1, model.columnCount()):
            self.setColumnHidden(column, True)
        width = self.wanted_px
        self.setColumnWidth(0, width)
        seen = table.viewport().geometry()
        header = table.horizontalHeader().height()
        left = seen.right() - width + 1 if table.isRightToLeft() else seen.left()
        self.horizontalHeader().setFixedHeight(header)
        self.setGeometry(left, seen.top() - header, width, seen.height() + header)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())

    def uncover(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Scroll the table so that a cell does not lie beneath this column."""
        if self.isHidden() or index.column() <= 0:
            return
        table = self._table
        cell, covered = table.visualRect(index), self.covered_px
        if table.isRightToLeft():
            hidden = cell.right() - (table.viewport().width() - covered) + 1
        else:
            hidden = covered - cell.left()
        if hidden > 0:
            bar = table.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)
