"""The grid of new records: cells of text with what is to be said of each, and undo."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from hrd_desk.gui.widgets.date_edit import local_today
from hrd_desk.model.field_labels import field_label
from hrd_desk.storage.similar import Sought
from hrd_desk.tables.batch import COLUMNS, PLACE, BatchReader, BatchRow, Cells, Mark, Note, beside
from hrd_desk.tables.targets import label_of

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
MARK_ROLE = Role.UserRole
"""The `Mark` of a cell, or None."""
_AT_ONCE = 10
_SHOWN_CHARACTERS = 200

_NOTHING = BatchRow()


class BatchRows(QAbstractTableModel):
    """Rows that are typed, one empty one below them; every change is one step of `history`.

    Rows are read a few at a time when nothing else is to be done; `counted(ready, unreadable)`
    tells how many are known to be one or the other. `changed` follows every change of a cell,
    `all_read` the last row that was read, with what new rows are looked for by: `{key: Sought}`.
    """

    counted = Signal(int, int)
    changed = Signal()
    all_read = Signal(object)

    def __init__(self, reader: BatchReader, parent: QObject | None = None) -> None:
        """Read cells with `reader`."""
        super().__init__(parent)
        self.reader = reader
        self.history = QUndoStack(self)
        self.paths: list[str] = list(COLUMNS)
        self._rows: list[Cells] = []
        self._read: dict[int, tuple[Cells, BatchRow]] = {}
        """What is known of rows, by their identity; the row is held, so that it stays the same."""
        self._compared: set[int] = set()
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_some)

    # --- rows -----------------------------------------------------------------------------------

    def rows(self) -> list[Cells]:
        """Return the rows that hold something."""
        return [row for row in self._rows if row]

    def sorted_out(self) -> tuple[list[Cells], list[Cells]]:
        """Return the rows that can be saved, and those that cannot be read yet."""
        ready: list[Cells] = []
        left: list[Cells] = []
        for number, row in enumerate(self._rows):
            if row:
                (left if self.read(number).values is None else ready).append(row)
        return ready, left

    def row(self, number: int) -> Cells:
        """Return one row; nothing stands in the last one, nor below it."""
        return self._rows[number] if number < len(self._rows) else {}

    def put(self, rows: Sequence[Cells]) -> None:
        """Show these rows; what was undone before is forgotten."""
        self.history.clear()
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[Cells]) -> None:
        """Show these rows; a step of the history, or its undoing."""
        used = {path for row in rows for path in row if _is_shown(path)}
        paths = [*COLUMNS, *sorted(used - set(COLUMNS))]
        known = self._read
        self._read = {id(row): known[id(row)] for row in rows if id(row) in known}
        if paths == self.paths:
            self._exchange(list(rows))
        else:
            self.beginResetModel()
            self._rows, self.paths = list(rows), paths
            self.endResetModel()
        self._reading.start()
        self.changed.emit()

    def _exchange(self, rows: list[Cells]) -> None:
        """Show other rows in the same columns: the cursor stays where it is."""
        before, now = len(self._rows), len(rows)
        if now > before:
            # Behind the empty row, which is what somebody types in.
            self.beginInsertRows(QModelIndex(), before + 1, now)
            self._rows = rows
            self.endInsertRows()
        elif now < before:
            self.beginRemoveRows(QModelIndex(), now + 1, before)
            self._rows = rows
            self.endRemoveRows()
        self._rows = rows
        self.dataChanged.emit(self.index(0, 0), self.index(now, len(self.paths) - 1))

    def change(self, cells: Mapping[tuple[int, str], str]) -> None:
        """Write cells by row and column as one step; "" empties a cell.

        What came with a cell goes with it, unless it is written too.
        """
        self._push(self.changed_by(cells))

    def changed_by(self, cells: Mapping[tuple[int, str], str]) -> list[Cells]:
        """Return the rows as `change` would make them."""
        rows: list[Cells] = list(self._rows)
        for (row, path), text in cells.items():
            while len(rows) <= row:
                rows.append({})
            gone = {path, *(name for name in beside(rows[row], path) if (row, name) not in cells)}
            kept = {name: value for name, value in rows[row].items() if name not in gone}
            rows[row] = kept | ({path: text} if text else {})
        return rows

    def add(self, rows: Iterable[Cells]) -> int:
        """Add rows below those that hold something; return the first one's number."""
        first = len(self._filled())
        self._push([*self._filled(), *rows])
        return first

    def remove(self, numbers: Iterable[int]) -> None:
        """Remove rows."""
        gone = set(numbers)
        self._push([row for number, row in enumerate(self._rows) if number not in gone])

    def _filled(self) -> list[Cells]:
        rows = list(self._rows)
        while rows and not rows[-1]:
            rows.pop()
        return rows

    def _push(self, rows: Sequence[Cells]) -> None:
        if list(rows) != self._rows:
            self.history.push(_Step(self, self._rows, rows))

    # --- what is known of them ------------------------------------------------------------------

    def read(self, number: int) -> BatchRow:
        """Return a row as it was read; an empty one is nothing."""
        row = self.row(number)
        if not row:
            return _NOTHING
        if id(row) not in self._read:
            self._read[id(row)] = (row, self.reader.checked(row, local_today()))
        return self._read[id(row)][1]

    @property
    def is_reading(self) -> bool:
        """Whether there are rows that were not read yet."""
        return self._reading.isActive()

    def _read_some(self) -> None:
        unread = [n for n, row in enumerate(self._rows) if row and id(row) not in self._read]
        for number in unread[:_AT_ONCE]:
            self.read(number)
        if len(unread) <= _AT_ONCE:
            self._reading.stop()
            self.all_read.emit(self._to_compare())
        known = [read for _row, read in self._read.values()]
        ready = sum(read.values is not None for read in known)
        self.counted.emit(ready, len(known) - ready)

    def _to_compare(self) -> dict[int, Sought]:
        known = self._read.items()
        new = {key: read.sought for key, (_row, read) in known if key not in self._compared}
        self._compared = {key for key, (_row, _read) in known}
        return {key: wanted for key, wanted in new.items() if wanted is not None}

    def say_alike(self, notes: Mapping[int, Note]) -> None:
        """Say at the titles of rows which records of the desk they look like, before all else.

        Rows are told by the keys of `all_read`.
        """
        for key, note in notes.items():
            if key in self._read:
                said = self._read[key][1].notes
                known = said.get(COLUMNS[0])
                words = note.sentence if known is None else f"{note.sentence}  ·  {known.sentence}"
                said[COLUMNS[0]] = Note(note.mark, words)
        if notes:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows), 0))

    def note(self, index: Index) -> Note | None:
        """Return what is to be said of a cell."""
        if not index.isValid():
            return None
        return self.read(index.row()).notes.get(self.paths[index.column()])

    def next_doubt(self, after: Index) -> QModelIndex:
        """Return the next cell behind `after` that has a mark, round and round; or no index."""
        width, height = len(self.paths), len(self._rows)
        begin = after.row() * width + after.column() if after.isValid() else -1
        places = [(begin + step) % (width * height) for step in range(1, width * height + 1)]
        for mark in (Mark.ERROR, Mark.WARNING):
            for place in places:
                index = self.index(place // width, place % width)
                note = self.note(index)
                if note is not None and note.mark is mark:
                    return index
        return QModelIndex()

    # --- Qt's model -----------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows) + 1

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  as above
        return 0 if parent.isValid() else len(self.paths)

    def text(self, row: int, path: str) -> str:
        """Return what stands in a cell, "" for an empty one."""
        return self.row(row).get(path, "")

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        text = self.text(index.row(), self.paths[index.column()])
        if role == Role.DisplayRole:
            return text[:_SHOWN_CHARACTERS].replace("\n", " ")
        if role == MARK_ROLE:
            note = self.note(index)
            return note.mark if note else None
        if role in (Role.ToolTipRole, Role.AccessibleDescriptionRole):
            note = self.note(index)
            return note.sentence if note else ""
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return heading_of(self.paths[section])
        return str(section + 1) if role == Role.DisplayRole else None


def heading_of(path: str) -> str:
    """Return the heading of a column: of the one place that a row has, without its number."""
    return field_label("locality") if path == PLACE else label_of(path)


def _is_shown(path: str) -> bool:
    """Whether a column is worth showing: not what a chosen place brought along."""
    return not path.startswith("places.1.") or path in COLUMNS


class _Step(QUndoCommand):
    """The grid before and after a change: rows never change, they are replaced."""

    def __init__(self, model: BatchRows, before: Sequence[Cells], after: Sequence[Cells]) -> None:
        super().__init__()
        self._model, self._before, self._after = model, before, after

    @override
    def undo(self) -> None:
        self._model.show_rows(self._before)

    @override
    def redo(self) -> None:
        self._model.show_rows(self._after)
