"""The list that opens below a field while its line keeps the focus: terms, places."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex
ROWS_SHOWN = 10
LEAST_WIDTH_PX = 380
_GAP_PX = 8


class Row(Protocol):
    """One line of the list: its words, what is said behind them, and at the end of the line."""

    @property
    def label(self) -> str:
        """What is chosen."""
        ...

    @property
    def note(self) -> str:
        """What tells it from others of the same name."""
        ...

    @property
    def aside(self) -> str:
        """A word at the end of the line, "" for none."""
        ...


class Rows(QAbstractListModel):
    """What can be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def put(self, rows: Sequence[Row]) -> None:
        """Show `rows` instead of what was shown."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, number: int) -> Row:
        """Return what stands in a row."""
        return self._rows[number]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.label, row.note, row.aside) if part)
        return None


class _RowPainter(QStyledItemDelegate):
    """Label in full colour; the note behind it in grey, and the aside at the end of the line."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = _row(index)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        palette, metrics = option.palette, option.fontMetrics
        painter.save()
        if is_current:
            painter.fillRect(option.rect, palette.highlight())
        text_role = QPalette.ColorRole.HighlightedText if is_current else QPalette.ColorRole.Text
        rect = option.rect.adjusted(_GAP_PX, 0, -_GAP_PX, 0)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.TextElideMode.ElideRight
        aside_px = metrics.horizontalAdvance(row.aside) + 2 * _GAP_PX if row.aside else 0
        named = rect.adjusted(0, 0, -aside_px, 0)
        label = metrics.elidedText(row.label, right, named.width())
        painter.setPen(palette.color(text_role))
        painter.drawText(named, middle | Qt.AlignmentFlag.AlignLeft, label)
        rest = named.adjusted(metrics.horizontalAdvance(label) + 2 * _GAP_PX, 0, 0, 0)
        note = metrics.elidedText(row.note, right, rest.width())
        if not is_current:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(rest, middle | Qt.AlignmentFlag.AlignLeft, note)
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, row.aside)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = _row(index)
        words = row.label + row.note + row.aside
        gaps = 7 if row.aside else 5
        width = option.fontMetrics.horizontalAdvance(words) + gaps * _GAP_PX
        return QSize(width, round(option.fontMetrics.height() * 1.5))


def _row(index: Index) -> Row:
    model = index.model()
    assert isinstance(model, Rows)  # noqa: S101  the popup shows no other model
    return model.row_at(index.row())


class ListPopup(QListView):
    """A list that never takes the focus; the field below which it opens keeps the keyboard."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # A tool-tip window is the only kind that no window system gives the focus to.
        self.setWindowFlag(Qt.WindowType.ToolTip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self._rows = Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(self))
        self.clicked.connect(self._on_clicked)

    def open_below(self, field: QWidget, rows: Sequence[Row], current: int = 0) -> None:
        """Show `rows` below `field` (above it where the screen ends), row `current` marked.

        None is marked with -1.
        """
        self._rows.put(rows)
        if not rows:
            self.hide()
            return
        self.setPalette(QApplication.palette())
        self.setGeometry(self._place(field, len(rows)))
        self.setCurrentIndex(self._rows.index(current, 0))
        self.show()

    def words(self) -> list[str]:
        """Return what the rows say while the list is open."""
        if not self.isVisible():
            return []
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(self._rows.index(n, 0).data(role)) for n in range(self._rows.rowCount())]

    def _place(self, field: QWidget, count: int) -> QRect:
        height = self.sizeHintForRow(0) * min(ROWS_SHOWN, count) + 2 * self.frameWidth()
        screen = field.screen().availableGeometry()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        wanted = max(field.width(), LEAST_WIDTH_PX, self.sizeHintForColumn(0) + bar)
        width = min(wanted, max(field.width(), round(screen.width() * 0.45)))
        below = field.mapToGlobal(QPoint(0, field.height() + 1))
        left = max(screen.left(), min(below.x(), screen.right() - width))
        if below.y() + height <= screen.bottom():
            return QRect(left, below.y(), width, height)
        return QRect(left, field.mapToGlobal(QPoint(0, 0)).y() - height - 1, width, height)

    def step(self, rows: int) -> None:
        """Mark the row `rows` further down, stopping at the ends."""
        row = min(max(self.currentIndex().row() + rows, 0), self._rows.rowCount() - 1)
        self.setCurrentIndex(self._rows.index(row, 0))

    def marked(self) -> Row | None:
        """Return the marked row while the list is open."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()) if self.isVisible() and index.isValid() else None

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._rows.row_at(index.row()))
