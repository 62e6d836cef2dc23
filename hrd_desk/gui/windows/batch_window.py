"""Enter several events side by side: a grid of cells that are read and checked as the form's."""

import uuid
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.generated.ui_batch_window import Ui_BatchWindow
from hrd_desk.gui.item_models.batch_rows import BatchRows
from hrd_desk.gui.widgets.cell_table import CELL_KEYS
from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.widgets.marks import mark_colour
from hrd_desk.gui.widgets.place_edit import PlaceSearch
from hrd_desk.gui.widgets.plain_text import Answer, Role
from hrd_desk.gui.windows.batch_cells import BatchCells
from hrd_desk.gui.windows.batch_comparing import BatchComparing
from hrd_desk.gui.windows.batch_keeping import BatchKeeping, write_rows
from hrd_desk.gui.windows.batch_paste_dialog import BatchPasteDialog
from hrd_desk.gui.windows.drafts import may_go
from hrd_desk.gui.windows.exchange_dialog import ExchangeDialog
from hrd_desk.i18n import _, grouped, ngettext
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.tables.batch import (
    BatchReader,
    Cells,
    Mark,
    beside,
    keep_batch,
    load_batch,
    save_batch,
)
from hrd_desk.tables.cells import copied
from hrd_desk.tables.pasted import cells_of

_WIDTHS_PX = {"title": 260, "description": 220, "summary": 220, "start_date": 130, "affected": 110}
_WIDTH_PX = 160
_SIZE_PX = (1280, 660)
_NOTE_LINES = 2


class BatchWindow(ExchangeDialog):
    """The grid over one desk; `saved` are the events that were saved from it, newest last."""

    def __init__(
        self, database: Database, places: PlaceSearch, parent: QWidget | None = None
    ) -> None:
        """Save into `database`; places are looked up in `places`."""
        super().__init__(parent)
        self._database = database
        self.saved: list[uuid.UUID] = []
        self.ui = Ui_BatchWindow()
        self.ui.setupUi(self)
        self.use_form(self.ui)
        with database.snapshot() as session:
            vocabulary, kept = load_vocabulary(session), load_batch(session)
        self.rows = BatchRows(BatchReader(vocabulary), self)
        self.cells = BatchCells(self.rows, places, self.ui.cells)
        self.keeping = BatchKeeping(database, self._to_keep, self)
        self._comparing = BatchComparing(database, self.rows, self._tell, self)
        self._count(0, 0)
        self._set_up()
        self.rows.put(kept)
        self.keeping.forget_change()
        self.ui.cells.setCurrentIndex(self.rows.index(len(kept), 0))
        self.ui.cells.setFocus()

    def _set_up(self) -> None:
        ui, rows, table = self.ui, self.rows, self.ui.cells
        self.resize(*_SIZE_PX)
        ui.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        ui.note.setFixedHeight(_NOTE_LINES * ui.note.fontMetrics().lineSpacing())
        table.setModel(rows)
        table.setItemDelegate(self.cells)
        table.setToolTip("\n".join(f"{_(key)}: {_(words)}" for key, words in CELL_KEYS))
        self._widen()
        rows.modelReset.connect(self._widen)
        rows.counted.connect(self._count)
        rows.changed.connect(self.keeping.note_change)
        rows.changed.connect(self._tell)
        self.cells.typed.connect(self.keeping.note_change)
        self.cells.left.connect(self._go_on)
        table.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())
        table.copy_wanted.connect(self.copy)
        table.paste_wanted.connect(self.paste)
        table.clearing_wanted.connect(self.clear)
        self.keeping.failed.connect(self.show_problem)
        buttons = {
            ui.paste: (self.paste, ()),
            ui.fill: (self.fill_down, ("Ctrl+D",)),
            ui.remove: (self.remove_rows, ("Ctrl+Del",)),
            ui.next_doubt: (self.go_to_doubt, ("F8",)),
            ui.save: (self.save, ("Ctrl+Return", "Ctrl+Enter")),
        }
        for button, (act, keys) in buttons.items():
            button.clicked.connect(lambda _checked=False, act=act: act())
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(button.click)
        undo, redo = rows.history.undo, rows.history.redo
        for key, step in (("Ctrl+Z", undo), ("Ctrl+Y", redo), ("Ctrl+Shift+Z", redo)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(partial(self._step, step))

    def _step(self, step: Callable[[], None]) -> None:
        """Take back or do again, unless the rows are being saved as they are."""
        if not self.is_working:
            step()

    def _widen(self) -> None:
        for column, path in enumerate(self.rows.paths):
            least = self.ui.cells.horizontalHeader().sectionSizeHint(column)
            self.ui.cells.setColumnWidth(column, max(least, _WIDTHS_PX.get(path, _WIDTH_PX)))

    @override
    def fit(self) -> None:
        """Keep the size that a person gave it."""

    # --- what is told ---------------------------------------------------------------------------

    def _count(self, ready: int, unreadable: int) -> None:
        words = ngettext("{count} event ready", "{count} events ready", ready)
        state = words.format(count=grouped(ready)) if ready or unreadable else _("No rows yet")
        if unreadable:
            words = ngettext("{count} cannot be read", "{count} cannot be read", unreadable)
            state += "  ·  " + words.format(count=grouped(unreadable))
        self.ui.state.setText(state)
        words = ngettext("&Save {count} event", "&Save {count} events", ready)
        self.ui.save.setText(words.format(count=grouped(ready)))
        self.ui.save.setEnabled(ready > 0 and not self.is_working)

    def _tell(self) -> None:
        """Say beneath the grid what is to be said of the cell."""
        index = self.ui.cells.currentIndex()
        note = self.rows.note(index)
        palette = self.palette()
        if note is None or note.mark is Mark.INFO:
            colour = palette.color(QPalette.ColorRole.PlaceholderText)
        else:
            colour = mark_colour(palette, note.mark)
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.ui.note.setPalette(palette)
        self.ui.note.setText(note.sentence if note else "")

    def _go_on(self, rows: int, columns: int) -> None:
        self.ui.cells.setFocus()
        self.ui.cells.step(rows, columns)

    def go_to_doubt(self) -> None:
        """Go to the next cell that is marked, those that cannot be read first."""
        self.cells.finish()
        index = self.rows.next_doubt(self.ui.cells.currentIndex()) if self.rows.rows() else None
        if index is not None and index.isValid():
            self.ui.cells.setCurrentIndex(index)
            self.ui.cells.setFocus()

    # --- cells ----------------------------------------------------------------------------------

    def _chosen(self) -> list[QModelIndex]:
        chosen = self.ui.cells.selectionModel().selectedIndexes()
        current = self.ui.cells.currentIndex()
        return sorted(chosen or ([current] if current.isValid() else []))

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as spreadsheets take them."""
        lines: dict[int, list[str]] = {}
        for index in self._chosen():
            text = self.rows.text(index.row(), self.rows.paths[index.column()])
            lines.setdefault(index.row(), []).append(text)
        QApplication.clipboard().setText(copied(lines.values()))

    def paste(self) -> None:
        """Put a cell into the chosen ones, or rows of a spreadsheet below those that are there."""
        self.clear_problem()
        self.cells.finish()
        try:
            cells = cells_of(QApplication.clipboard().text())
        except HrdDeskError as error:
            self.show_problem(error)
            return
        if len(cells) == 1 and len(cells[0]) == 1:
            self._write(self._chosen(), cells[0][0])
            return
        dialog = BatchPasteDialog(cells, self.rows.reader.names, self)
        if run(dialog) and dialog.rows:
            first = self.rows.add(dialog.rows)
            self.ui.cells.setCurrentIndex(self.rows.index(first, 0))
        self.ui.cells.setFocus()

    def clear(self) -> None:
        """Empty the chosen cells."""
        self._write(self._chosen(), "")

    def fill_down(self) -> None:
        """Fill each chosen column from its topmost chosen cell; one cell from the one above."""
        self.cells.finish()
        chosen = self._chosen()
        if not chosen:
            return
        top = chosen[0].row()
        if len({index.row() for index in chosen}) == 1:
            top -= 1
        if top >= 0:
            paths, row = self.rows.paths, self.rows.row(top)
            cells: dict[tuple[int, str], str] = {}
            for index in chosen:
                path = paths[index.column()]
                if index.row() != top:
                    copied = {path: row.get(path, ""), **beside(row, path)}
                    cells |= {(index.row(), name): text for name, text in copied.items()}
            self.rows.change(cells)

    def _write(self, indexes: Iterable[QModelIndex], text: str) -> None:
        paths = self.rows.paths
        self.rows.change({(one.row(), paths[one.column()]): text for one in indexes})

    def remove_rows(self) -> None:
        """Remove the rows in which cells are chosen; undo brings them back."""
        self.cells.finish()
        self.rows.remove({index.row() for index in self._chosen()})

    # --- saving ---------------------------------------------------------------------------------

    def save(self) -> None:
        """Save the rows that can be read; the others stay."""
        self.cells.finish()
        self.clear_problem()
        ready, left = self.rows.sorted_out()
        if not ready or self.is_working:
            return

        def work(progress: Progress) -> list[uuid.UUID]:
            write_rows(self._database, rows)  # whatever becomes of the save
            with self._database.transaction("enter-several") as session:
                uids = save_batch(session, ready, progress)
                keep_batch(session, left)
            return uids

        rows = self.content()
        self.keeping.settle()  # or it would be written behind the save
        self.run(work, lambda uids: self._on_saved(uids, left))

    def _on_saved(self, uids: list[uuid.UUID], left: list[Cells]) -> None:
        self.saved += uids
        self.rows.put(left)
        self.keeping.forget_change()
        if not left:
            self.accept()
            return
        words = ngettext(
            "{count} event saved. What cannot be read yet stays here.",
            "{count} events saved. What cannot be read yet stays here.",
            len(uids),
        )
        self.ui.state.setText(words.format(count=grouped(len(uids))))
        self.ui.cells.setFocus()

    # --- kept until then ------------------------------------------------------------------------

    def content(self) -> list[Cells]:
        """Return the rows, with what is being typed in a cell."""
        return [row for row in self.rows.changed_by(self.cells.open_cells()) if row]

    def _to_keep(self) -> list[Cells] | None:
        """Return the rows, unless they are being saved, which keeps those that are left."""
        return None if self.is_working else self.content()

    @override
    def done(self, result: int) -> None:
        """Keep what is left, then close; where that fails, ask whether to close and lose it."""
        self.cells.finish()
        lose = Answer("lose", _("Close and lose it"), Role.DestructiveRole)
        if not may_go((self.keeping.write,), self, lose):
            return
        self._comparing.stop()
        self.keeping.forget_change()
        super().done(result)
