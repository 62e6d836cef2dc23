"""A list below a field that opens while its line keeps the focus: terms, places."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from hrd_desk.gui.widgets.fitting_label import FittingLabel
from hrd_desk.gui.widgets.marks import in_its_own_direction
from hrd_desk.i18n import listed

Index = QModelIndex | QPersistentModelIndex
ROWS_SHOWN = 10
LEAST_WIDTH_PX = 380
SCOPE_WIDTH_PX = 270
MOST_SCOPE_LINES = 60
_GAP_PX = 8
_INDENT_PX = 16
_DIGIT_PX = 14


@dataclass(frozen=True, slots=True)
class Look:
    """How a line of the list stands there, and what is said beside the list while it is marked.

    `digit` is the key that takes the row while nothing is typed; a heading cannot be taken;
    a `faint` row is an offer of another kind than the rest.
    """

    digit: str = ""
    depth: int = 0
    is_heading: bool = False
    is_faint: bool = False
    scope: str = ""


PLAIN = Look()


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

    @property
    def look(self) -> Look:
        """How it stands there."""
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

    def takeable(self) -> list[int]:
        """Return the numbers of the rows that are no headings."""
        return [number for number, row in enumerate(self._rows) if not row.look.is_heading]

    def headings(self) -> list[int]:
        """Return the numbers of the headings."""
        return [number for number, row in enumerate(self._rows) if row.look.is_heading]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._rows[index.row()].look.is_heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return listed(filter(None, (row.label, row.note, row.aside)))
        return None


class RowPainter(QStyledItemDelegate):
    """Label in full colour; the note behind it in grey, and the aside at the end of the line."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = _row(index)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_current:
            painter.fillRect(option.rect, option.palette.highlight())
        ink, grey = _inks(option.palette, row.look, is_current=is_current)
        line = _Line(painter, option, _start_px(row.look))
        if row.look.digit:
            line.put_before(row.look.digit, grey)
        if row.aside:
            line.put_last(row.aside, ink)
        if row.look.is_heading:
            line.be_bold()
        line.put(row.label, ink)
        line.put(row.note, grey)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = _row(index)
        words = row.label + row.note + row.aside
        gaps = 7 if row.aside else 5
        width = option.fontMetrics.horizontalAdvance(words) + gaps * _GAP_PX + _start_px(row.look)
        return QSize(width, round(option.fontMetrics.height() * 1.5))


class _Line:
    """Puts words into a row, from its beginning and from its end, whichever side that is."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, start_px: int) -> None:
        self._painter, self._option = painter, option
        self._room = option.rect.adjusted(_GAP_PX + start_px, 0, -_GAP_PX, 0)

    def be_bold(self) -> None:
        font = self._painter.font()
        font.setBold(True)
        self._painter.setFont(font)

    def put_before(self, text: str, ink: QPalette.ColorRole) -> None:
        """Put a mark in front of where the words begin."""
        rect = self._room.adjusted(-_DIGIT_PX, 0, 0, 0)
        self._draw(text, QRect(rect.left(), rect.top(), _DIGIT_PX, rect.height()), ink, "start")

    def put(self, text: str, ink: QPalette.ColorRole) -> None:
        """Put words after what stands there, as far as there is room."""
        elide = Qt.TextElideMode.ElideRight
        shown = self._painter.fontMetrics().elidedText(text, elide, max(self._room.width(), 0))
        self._draw(shown, self._room, ink, "start")
        used = self._painter.fontMetrics().horizontalAdvance(shown) + 2 * _GAP_PX
        self._room = self._room.adjusted(used if shown else 0, 0, 0, 0)

    def put_last(self, text: str, ink: QPalette.ColorRole) -> None:
        """Put words at the end of the row."""
        self._draw(text, self._room, ink, "end")
        used = self._painter.fontMetrics().horizontalAdvance(text) + 2 * _GAP_PX
        self._room = self._room.adjusted(0, 0, -used, 0)

    def _draw(self, text: str, rect: QRect, ink: QPalette.ColorRole, side: str) -> None:
        direction = self._option.direction
        is_left = (side == "start") == (direction == Qt.LayoutDirection.LeftToRight)
        align = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
        flags = align | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        self._painter.setPen(self._option.palette.color(ink))
        place = QStyle.visualRect(direction, self._option.rect, rect)
        self._painter.drawText(place, flags, in_its_own_direction(text))


def _inks(
    palette: QPalette, look: Look, *, is_current: bool
) -> tuple[QPalette.ColorRole, QPalette.ColorRole]:
    role = QPalette.ColorRole
    if is_current:
        return role.HighlightedText, role.HighlightedText
    is_quiet = look.is_heading or look.is_faint
    return (role.PlaceholderText if is_quiet else role.Text), role.PlaceholderText


def _start_px(look: Look) -> int:
    return look.depth * _INDENT_PX


def _row(index: Index) -> Row:
    model = index.model()
    assert isinstance(model, Rows)  # noqa: S101  the popup shows no other model
    return model.row_at(index.row())


class ListPopup(QFrame):
    """A list that never takes the focus; the field below which it opens keeps the keyboard.

    Beside it stands what the marked row covers, where rows say so.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # A tool-tip window is the only kind that no window system gives the focus to.
        self.setWindowFlag(Qt.WindowType.ToolTip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self._is_above = False
        self._rows = Rows(self)
        self._list = QListView(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(False)
        self._list.setMinimumHeight(1)  # one row is enough
        self._list.setModel(self._rows)
        self._list.setItemDelegate(RowPainter(self))
        self._list.clicked.connect(self._on_clicked)
        self._scope = FittingLabel(self, most_lines=MOST_SCOPE_LINES, is_tabbed=False)
        self._scope.setFixedWidth(SCOPE_WIDTH_PX)
        self._scope.setMargin(_GAP_PX)
        self._scope.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._scope.setAutoFillBackground(True)
        self._scope.setMinimumHeight(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._scope)

    def open_below(self, field: QWidget, rows: Sequence[Row], current: int = 0) -> None:
        """Show `rows` below `field` (above it where the screen ends), one of them marked.

        `current` counts the rows that can be taken; none is marked with -1.
        """
        self._rows.put(rows)
        takeable = self._rows.takeable()
        if not takeable:
            self.hide()
            return
        self.setPalette(QApplication.palette())
        self.setLayoutDirection(field.layoutDirection())
        self._scope.setVisible(any(row.look.scope for row in rows))
        self.setGeometry(self._place(field, len(rows)))
        self._mark(takeable[current] if current >= 0 else -1)
        if current == 0:
            self._list.scrollToTop()
        self.show()

    def words(self) -> list[str]:
        """Return what the rows say while the list is open."""
        if not self.isVisible():
            return []
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(self._rows.index(n, 0).data(role)) for n in range(self._rows.rowCount())]

    def scope(self) -> str:
        """Return what stands beside the list."""
        return self._scope.text() if self.isVisible() else ""

    def _place(self, field: QWidget, count: int) -> QRect:
        beside = SCOPE_WIDTH_PX if not self._scope.isHidden() else 0
        rows = max(ROWS_SHOWN, count) if beside else count
        height = self._list.sizeHintForRow(0) * min(ROWS_SHOWN, rows) + 2 * self.frameWidth()
        screen = field.screen().availableGeometry()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        wanted = max(LEAST_WIDTH_PX, self._list.sizeHintForColumn(0) + bar)
        list_width = min(max(wanted, field.width() - beside), round(screen.width() * 0.45))
        width = max(field.width(), list_width + beside)
        below = field.mapToGlobal(QPoint(0, field.height() + 1))
        is_mirrored = field.isRightToLeft()
        left = below.x() + field.width() - width if is_mirrored else below.x()
        left = max(screen.left(), min(left, screen.right() - width))
        above = field.mapToGlobal(QPoint(0, -1))
        room_below, room_above = screen.bottom() - below.y(), above.y() - screen.top()
        # On a small screen it may fit on neither side: it takes the larger one and scrolls.
        self._is_above = height > room_below and room_above > room_below
        height = min(height, room_above if self._is_above else room_below)
        return QRect(left, above.y() - height if self._is_above else below.y(), width, height)

    def step(self, rows: int) -> None:
        """Mark the row so much further down; single steps go from the end to the beginning."""
        takeable = self._rows.takeable()
        here = self._list.currentIndex().row()
        place = takeable.index(here) if here in takeable else (-1 if rows > 0 else 0)
        place += rows
        if abs(rows) == 1:
            place %= len(takeable)
        self._mark(takeable[min(max(place, 0), len(takeable) - 1)])

    def step_group(self, groups: int) -> bool:
        """Mark the first row of the next or the last group; say whether there are groups."""
        headings, takeable = self._rows.headings(), self._rows.takeable()
        here = self._list.currentIndex().row()
        if not headings:
            return False
        if groups > 0:
            later = [number for number in headings if number > here]
            start = later[0] if later else headings[0]
        else:
            own = max((number for number in headings if number < here), default=-1)
            earlier = [number for number in headings if number < own]
            start = earlier[-1] if earlier else headings[0]
        self._mark(next((row for row in takeable if row > start), takeable[0]))
        self._list.scrollTo(self._rows.index(start, 0))
        return True

    def unmark(self) -> None:
        """Mark nothing, until somebody steps into the list."""
        self._mark(-1)

    def _mark(self, row: int) -> None:
        index = self._rows.index(row, 0)
        self._list.setCurrentIndex(index)
        self._scope.setText(self._rows.row_at(row).look.scope if index.isValid() else "")
        self._fit_scope()

    def _fit_scope(self) -> None:
        """Grow where what stands beside the list needs it; the side at the field stays."""
        wanted = self._scope.sizeHint().height() + 2 * self.frameWidth()
        if self._scope.isHidden() or wanted <= self.height():
            return
        before, screen = self.geometry(), self.screen().availableGeometry()
        place = QRect(before)
        place.setHeight(wanted)
        if self._is_above or place.bottom() > screen.bottom():
            place.moveBottom(before.bottom())
        place = place.intersected(screen)
        if place.height() > before.height():
            self.setGeometry(place)

    def marked(self) -> Row | None:
        """Return the marked row while the list is open."""
        index = self._list.currentIndex()
        return self._rows.row_at(index.row()) if self.isVisible() and index.isValid() else None

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index.row())
        if not row.look.is_heading:
            self.chosen.emit(row)
