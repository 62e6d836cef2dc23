"""The cells of the grid of new records: painted with their marks, edited by the form's fields."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hrd_desk.geocoding.found_place import Around, FoundPlace
from hrd_desk.gui.forms.binding import focus_target
from hrd_desk.gui.item_models.batch_rows import MARK_ROLE, BatchRows, heading_of
from hrd_desk.gui.widgets.cell_table import CellTable
from hrd_desk.gui.widgets.count_edit import CountEdit
from hrd_desk.gui.widgets.date_edit import UncertainDateEdit
from hrd_desk.gui.widgets.list_line import ENTER, ListLine
from hrd_desk.gui.widgets.marks import mark_colour
from hrd_desk.gui.widgets.place_edit import PlaceEdit, PlaceSearch
from hrd_desk.gui.widgets.term_line import TermLine
from hrd_desk.gui.widgets.text_area import TextArea
from hrd_desk.gui.windows.batch_fields import CellField, fill, make_field, place_cells, text_of
from hrd_desk.gui.workers import call_later
from hrd_desk.tables.batch import PLACE, Cells, Mark
from hrd_desk.tables.targets import Kind, target

if TYPE_CHECKING:
    from hrd_desk.geocoding.coordinates import Coordinates

Index = QModelIndex | QPersistentModelIndex
_GROUND = 36
"""How much of a mark's colour lies over the ground of a cell, of 255."""
_CORNER_PX = 7
_CARD_PX = 4
_LEAST_WIDTHS_PX = {Kind.CODES: 340, Kind.CODE: 260, Kind.DATE: 330, Kind.PEOPLE: 240}
_TEXT_WIDTH_PX = 380
_END = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class _Card(QFrame):
    """A field that lies over its cell; one with words beneath its line has a frame around both."""

    def __init__(self, field: CellField, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        has_words = isinstance(field, UncertainDateEdit | CountEdit | PlaceEdit)
        layout = QVBoxLayout(self)
        margin = _CARD_PX if has_words else 0
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(field)
        if has_words:
            self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFocusProxy(focus_target(field))  # Qt sends the first letter to it


class BatchCells(QStyledItemDelegate):
    """Makes the fields; `left(row step, column step)` tells where a key leads from a cell.

    `typed` follows each change in a field that is open.
    """

    left = Signal(int, int)
    typed = Signal()

    def __init__(self, model: BatchRows, places: PlaceSearch, parent: CellTable) -> None:
        """Edit cells of `model` in `parent`; places are looked up in `places`."""
        super().__init__(parent)
        self._model, self._places, self._view = model, places, parent
        self._open: tuple[QPersistentModelIndex, _Card] | None = None
        self._unplaced: _Card | None = None
        self._beside: Cells = {}
        """What a chosen place brings along, by column."""

    # --- painting -------------------------------------------------------------------------------

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        mark = index.data(MARK_ROLE)
        if mark not in (Mark.ERROR, Mark.WARNING):
            return
        colour = mark_colour(self._view.palette(), mark)
        box = _rect(option)
        here = self._model.index(index.row(), index.column())
        is_chosen = self._view.selectionModel().isSelected(here)
        if mark == Mark.ERROR and not is_chosen:  # Qt hands back a plain text
            painter.fillRect(box, QColor(colour.red(), colour.green(), colour.blue(), _GROUND))
        is_mirrored = self._view.isRightToLeft()
        corner = QPointF(box.left() if is_mirrored else box.right() + 1, box.top())
        inwards = QPointF(_CORNER_PX if is_mirrored else -_CORNER_PX, 0)
        triangle = QPolygonF([corner, corner + inwards, corner + QPointF(0, _CORNER_PX)])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(triangle)
        painter.restore()

    # --- fields ---------------------------------------------------------------------------------

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        path = self._model.paths[index.column()]
        field = make_field(path, self._model.reader)
        card = _Card(field, parent)
        field.setObjectName(path)
        inner = focus_target(field)
        inner.setAccessibleName(heading_of(path))
        inner.installEventFilter(self)
        if isinstance(inner, ListLine) and inner.is_single:
            inner.entered.connect(lambda: self._go(1, 0))
        field.edited.connect(self.typed)
        self._open, self._beside = (QPersistentModelIndex(index), card), {}
        self._unplaced = card
        if isinstance(field, PlaceEdit):
            self._follow(field, index.row())
        return card

    def _follow(self, field: PlaceEdit, row: int) -> None:
        found = self._model.reader.names.find("country", self._model.text(row, "country"))
        field.search_in(self._places)
        field.look_around(Around(found[0].code if len(found) == 1 else ""))
        field.allow_online(is_allowed=False)
        field.place_chosen.connect(lambda place: self._take_place(field, place))
        field.point_read.connect(self._take_point)

    def _take_place(self, field: PlaceEdit, place: FoundPlace) -> None:
        from hrd_desk.geocoding.taking_over import fields_of  # noqa: PLC0415  slow to import

        self._beside = place_cells(fields_of(place))
        field.set_value(self._beside.get(PLACE, place.name))
        self.typed.emit()

    def _take_point(self, point: "Coordinates | None") -> None:
        from hrd_desk.geocoding.taking_over import point_of  # noqa: PLC0415  slow to import

        self._beside = place_cells(point_of(point)) if point is not None else {}

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, _Card)  # noqa: S101  `createEditor` makes no other
        path = self._model.paths[index.column()]
        fill(editor.field, path, self._model.text(index.row(), path), self._model.reader)
        inner = focus_target(editor)
        if isinstance(inner, QLineEdit):
            inner.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, _Card)  # noqa: S101  `createEditor` makes no other
        cells = self._cells(editor, index)
        if cells:
            self._model.change(cells)

    def _cells(self, editor: _Card, index: Index) -> dict[tuple[int, str], str]:
        """Return what the field would write, nothing where that is what stands there."""
        row, path = index.row(), self._model.paths[index.column()]
        text = text_of(editor.field, path, self._model.reader)
        if text == self._model.text(row, path) and not self._beside:
            return {}
        return {(row, path): text} | {
            (row, name): value for name, value in self._beside.items() if name != path
        }

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the field over its cell, as large as it needs to be, inside the table."""
        path = self._model.paths[index.column()]
        least = _LEAST_WIDTHS_PX.get(target(path).kind, _TEXT_WIDTH_PX)
        width = max(_rect(option).width(), least)
        if editor is self._unplaced:  # it has just been opened; later the person may scroll it away
            self._unplaced = None
            self._view.make_room_for(index, width)
        box = self._view.place_for(index, width)
        editor.setFixedWidth(box.width())
        height = max(box.height(), editor.sizeHint().height(), editor.minimumHeight())
        top = max(0, min(box.top(), self._view.viewport().height() - height))
        editor.setGeometry(box.left(), top, box.width(), height)

    # --- leaving --------------------------------------------------------------------------------

    def open_cells(self) -> dict[tuple[int, str], str]:
        """Return what the field that is open would write by row and column; nothing without one."""
        if self._open is None or not self._open[0].isValid():
            return {}
        index, editor = self._open
        return self._cells(editor, index)

    def finish(self) -> None:
        """Write what the open field holds, and close it."""
        if self._open is not None:
            self._close(self.commitData.emit)

    def _close(self, first: Callable[[QWidget], object] | None = None) -> None:
        if self._open is None:
            return
        editor = self._open[1]
        focus_target(editor).removeEventFilter(self)
        if first is not None:
            first(editor)
        self._open = None
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if self._open is not None and self._open[1] is editor:
            self._open = self._unplaced = None
        super().destroyEditor(editor, index)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._open is None or watched is not focus_target(self._open[1]):
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._took(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            call_later(self, self._finish_if_left)
        return False

    def _finish_if_left(self) -> None:
        """Write and close a field that the keyboard has left for another one in the window."""
        focused = QApplication.focusWidget()
        if self._open is None or focused is None:
            return
        editor = self._open[1]
        if focused is not editor and not editor.isAncestorOf(focused):
            self.finish()

    def _took(self, watched: QObject, event: QKeyEvent) -> bool:
        popup = watched.popup if isinstance(watched, ListLine) else None
        is_list = popup is not None and popup.isVisible()
        if event.key() == Qt.Key.Key_Escape and not is_list:
            self._close()
            return True
        if event.key() in _END:
            self._take_marked(watched)
            self._go(0, 1 if event.key() == Qt.Key.Key_Tab else -1)
            return True
        is_text = isinstance(watched, TextArea)
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_taking = is_list and popup is not None and popup.marked() is not None
        if event.key() not in ENTER or not is_plain or is_text or is_taking:
            return False
        self._go(1, 0)
        return True

    def _take_marked(self, watched: QObject) -> None:
        if isinstance(watched, TermLine) and watched.isModified():
            marked = watched.popup.marked() if watched.popup.isVisible() else None
            if marked is not None and watched.text().strip():
                watched.row_chosen.emit(marked)

    def _go(self, rows: int, columns: int) -> None:
        self.finish()
        self.left.emit(rows, columns)


def _rect(option: Any) -> QRect:
    """Return the rectangle of a cell, which Qt's stubs do not know of."""
    rectangle: QRect = option.rect
    return rectangle
