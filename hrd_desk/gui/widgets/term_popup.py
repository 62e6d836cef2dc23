"""The list of terms that opens below a field while its line keeps the focus."""

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

from hrd_desk.gui.widgets.term_search import TermMatch

Index = QModelIndex | QPersistentModelIndex
ROWS_SHOWN = 10
LEAST_WIDTH_PX = 380
_GAP_PX = 8


class TermMatches(QAbstractListModel):
    """Matches as rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._matches: list[TermMatch] = []

    def put(self, matches: list[TermMatch]) -> None:
        """Show `matches` instead of what was shown."""
        self.beginResetModel()
        self._matches = matches
        self.endResetModel()

    def match_in(self, row: int) -> TermMatch:
        """Return the match in `row`."""
        return self._matches[row]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._matches)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        match = self._matches[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return match.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (match.label, match.parents, match.via) if part)
        return None


class _MatchPainter(QStyledItemDelegate):
    """Label in full colour; parents, or the synonym that fits, behind it in grey."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        match = self._match(index)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        painter.save()
        if is_current:
            painter.fillRect(option.rect, palette.highlight())
        text_role = QPalette.ColorRole.HighlightedText if is_current else QPalette.ColorRole.Text
        rect = option.rect.adjusted(_GAP_PX, 0, -_GAP_PX, 0)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        label = option.fontMetrics.elidedText(
            match.label, Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.setPen(palette.color(text_role))
        painter.drawText(rect, align, label)
        rest = rect.adjusted(option.fontMetrics.horizontalAdvance(label) + 2 * _GAP_PX, 0, 0, 0)
        note = option.fontMetrics.elidedText(
            _note(match), Qt.TextElideMode.ElideRight, rest.width()
        )
        if not is_current:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(rest, align, note)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        match = self._match(index)
        width = option.fontMetrics.horizontalAdvance(match.label + _note(match)) + 5 * _GAP_PX
        return QSize(width, round(option.fontMetrics.height() * 1.5))

    def _match(self, index: Index) -> TermMatch:
        model = index.model()
        assert isinstance(model, TermMatches)  # noqa: S101  the popup shows no other model
        return model.match_in(index.row())


def _note(match: TermMatch) -> str:
    return f"“{match.via}”" if match.via else match.parents


class TermPopup(QListView):
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
        self._matches = TermMatches(self)
        self.setModel(self._matches)
        self.setItemDelegate(_MatchPainter(self))
        self.clicked.connect(self._on_clicked)

    def open_below(self, field: QWidget, matches: list[TermMatch], current: int = 0) -> None:
        """Show `matches` below `field` (above it where the screen ends), row `current` marked."""
        self._matches.put(matches)
        if not matches:
            self.hide()
            return
        self.setPalette(QApplication.palette())
        self.setGeometry(self._place(field, len(matches)))
        self.setCurrentIndex(self._matches.index(current, 0))
        self.show()

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
        row = min(max(self.currentIndex().row() + rows, 0), self._matches.rowCount() - 1)
        self.setCurrentIndex(self._matches.index(row, 0))

    def marked(self) -> TermMatch | None:
        """Return the marked match while the list is open."""
        index = self.currentIndex()
        return self._matches.match_in(index.row()) if self.isVisible() and index.isValid() else None

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._matches.match_in(index.row()).term)
