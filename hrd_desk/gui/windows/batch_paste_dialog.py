"""Rows of a spreadsheet on their way into the grid: what each column means is seen first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from hrd_desk.gui.generated.ui_batch_paste_dialog import Ui_BatchPasteDialog
from hrd_desk.gui.windows.import_columns import ImportColumns
from hrd_desk.i18n import ngettext
from hrd_desk.tables.pasted import Pasted, have_headings, led, pasted
from hrd_desk.vocabulary.term_names import TermNames


class BatchPasteDialog(QDialog):
    """Shows the columns with their first values; `rows` are what a person added."""

    def __init__(
        self, cells: Sequence[Sequence[str]], names: TermNames, parent: QWidget | None = None
    ) -> None:
        """Show copied `cells`; terms are known by `names`."""
        super().__init__(parent)
        self._cells, self._names = cells, names
        self.rows: list[dict[str, str]] = []
        self.ui = Ui_BatchPasteDialog()
        self.ui.setupUi(self)
        self.resize(860, 560)
        self.columns = ImportColumns(self.ui, self)
        self.ui.has_headings.setChecked(have_headings(cells))
        self._table = self._shown()
        self.ui.has_headings.toggled.connect(lambda _on: self._show_anew())
        self.ui.add.clicked.connect(self._add)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.columns.setFocus()

    def _shown(self) -> Pasted:
        ui = self.ui
        table = pasted(self._cells, self._names, with_headings=ui.has_headings.isChecked())
        self.columns.show(table.profile, table.guessed, table.rows)
        count = len(table.rows)
        ui.heading.setText(
            ngettext("{count} row to paste", "{count} rows to paste", count).format(count=count)
        )
        ui.add.setText(ngettext("&Add {count} row", "&Add {count} rows", count).format(count=count))
        ui.add.setEnabled(count > 0)
        return table

    def _show_anew(self) -> None:
        self._table = self._shown()

    def _add(self) -> None:
        self.rows = led(self._table, self.columns.profile())
        self.accept()
