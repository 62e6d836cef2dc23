"""A table view that stays quick on a model of a million rows."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.focus_ring import keep_focus_ring

_Flag = QItemSelectionModel.SelectionFlag
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EXTENDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class EventTable(QTableView):
    """Whole rows, one or (after `choose_several`) more; letters typed go to `letters_typed`.

    `is_extending` tells whether a person is choosing further rows, and not going to one. Qt's own
    search asks every row (14 s for a million), and so do selecting all, the corner button and
    highlighted headers.
    """

    letters_typed = Signal(str)
    row_meant = Signal(bool)
    """One row was clicked, or (True) Enter was pressed on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_extending = False
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.clicked.connect(self._on_clicked)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(self.fontMetrics().height() * 1.6))
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionsClickable(True)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        keep_focus_ring(self, event)
        return handled

    @override
    def keyboardSearch(self, search: str) -> None:
        self.letters_typed.emit(search)

    @override
    def selectAll(self) -> None:
        """Do nothing: "all" is never a list of a million rows."""

    # --- rows ---------------------------------------------------------------------------------

    def choose_several(self) -> None:
        """Let several rows be chosen, with Shift and Ctrl."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def go_to(self, row: int | None) -> None:
        """Choose one row and no other, whatever keys are held; None for no row."""
        if row is None:
            # The view's own way: else it goes to the first row when the focus comes.
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            flags = _Flag.ClearAndSelect | _Flag.Rows
            self.selectionModel().setCurrentIndex(self.model().index(row, 0), flags)

    def also_choose(self, rows: Iterable[int]) -> None:
        """Choose further rows; the current one stays."""
        for row in rows:
            index = self.model().index(row, 0)
            self.selectionModel().select(index, _Flag.Select | _Flag.Rows)

    def _choose_up_to(self, row: int) -> None:
        """Choose all rows from the current one to `row`, which becomes the current one."""
        if self.selectionMode() is not QAbstractItemView.SelectionMode.ExtendedSelection:
            self.go_to(row)
            return
        first, last = sorted((max(0, self.currentIndex().row()), row))
        right = self.model().columnCount() - 1
        block = QItemSelection(self.model().index(first, 0), self.model().index(last, right))
        self.selectionModel().select(block, _Flag.Select)
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), _Flag.NoUpdate)

    def count_chosen(self) -> int:
        """Return how many rows are chosen, without a look at each."""
        return sum(block.height() for block in self._blocks())

    def chosen_rows(self) -> list[int]:
        """Return the chosen rows from the top down."""
        spans = (range(block.top(), block.bottom() + 1) for block in self._blocks())
        return sorted(row for span in spans for row in span)

    def _blocks(self) -> list[QItemSelectionRange]:
        # A block that stands for whole rows begins in the first column.
        model = self.selectionModel()
        chosen = model.selection() if model is not None else QItemSelection()
        blocks = (chosen.at(place) for place in range(chosen.size()))
        return [block for block in blocks if block.left() == 0]

    # --- what a person does -------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        with self._extending(is_so=bool(event.modifiers() & _EXTENDING)):
            # In a list of whole rows Home and End mean the first and the last one.
            if event.key() in _ENTER and not event.modifiers() & _EXTENDING:
                self._mean_row(by_key=True)
                super().keyPressEvent(event)
            elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.model() is not None:
                last = self.model().rowCount() - 1
                row = 0 if event.key() == Qt.Key.Key_Home else last
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                    self._choose_up_to(row)
                else:
                    self.go_to(row)
            else:
                super().keyPressEvent(event)

    def _on_clicked(self, _index: QModelIndex) -> None:
        if not QApplication.keyboardModifiers() & _EXTENDING:
            self._mean_row(by_key=False)

    def _mean_row(self, *, by_key: bool) -> None:
        if self.currentIndex().isValid() and self.count_chosen() == 1:
            self.row_meant.emit(by_key)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        with self._extending(is_so=bool(event.modifiers() & _EXTENDING)):
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        with self._extending(is_so=True):  # drawn over several rows
            super().mouseMoveEvent(event)

    @contextmanager
    def _extending(self, *, is_so: bool) -> Iterator[None]:
        before, self.is_extending = self.is_extending, is_so
        try:
            yield
        finally:
            self.is_extending = before
