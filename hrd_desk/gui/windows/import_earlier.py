"""The tables that were taken in before, each of which can be taken back."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem

from hrd_desk.gui.generated.ui_import_dialog import Ui_ImportDialog
from hrd_desk.gui.widgets.column_widths import ColumnWidths
from hrd_desk.i18n import N_, _, grouped
from hrd_desk.model.moment_words import moment_words
from hrd_desk.storage.database import Database
from hrd_desk.storage.imports import Import, load_import, load_imports

HEADINGS = (N_("When"), N_("Who"), N_("File"), N_("What"))
_WIDTHS_PX = (200, 90, 240)
_NUMBER = Qt.ItemDataRole.UserRole
_IS_UNDONE = Qt.ItemDataRole.UserRole + 1


class EarlierImports(QObject):
    """Lists them.

    `take_back_wanted` has the number of the import that shall go, `report_wanted` of the one whose
    report shall be shown.
    """

    take_back_wanted = Signal(int)
    report_wanted = Signal(int)

    def __init__(self, database: Database, ui: Ui_ImportDialog, parent: QObject) -> None:
        super().__init__(parent)
        self._database, self._ui = database, ui
        ui.earlier.setHeaderLabels([_(words) for words in HEADINGS])
        for column, width in enumerate(_WIDTHS_PX):
            ui.earlier.setColumnWidth(column, width)
        ui.earlier.header().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        ColumnWidths(ui.earlier, 3)
        ui.earlier.currentItemChanged.connect(lambda _new, _old: self._arrange())
        ui.earlier.itemActivated.connect(lambda _item, _column: self._show_report())
        ui.show_report.clicked.connect(self._show_report)
        ui.take_back.clicked.connect(self._take_back)

    def fill(self) -> None:
        """Show them as they are now, the newest first."""
        tree = self._ui.earlier
        tree.clear()
        with self._database.snapshot() as session:
            found = load_imports(session)
        for one in found:
            item = QTreeWidgetItem(_words(one))
            item.setData(0, _NUMBER, one.number)
            item.setData(0, _IS_UNDONE, one.undone_at_utc is not None)
            tree.addTopLevelItem(item)
        ui = self._ui
        for widget in (tree, ui.earlier_label, ui.take_back, ui.show_report):
            widget.setVisible(bool(found))
        self._arrange()

    def load(self, number: int) -> Import:
        """Return what the desk keeps of an import."""
        with self._database.snapshot() as session:
            return load_import(session, number)

    def _number(self) -> int:
        item = self._ui.earlier.currentItem()
        return 0 if item is None else int(item.data(0, _NUMBER))

    def _arrange(self) -> None:
        item = self._ui.earlier.currentItem()
        self._ui.show_report.setEnabled(item is not None)
        self._ui.take_back.setEnabled(item is not None and not item.data(0, _IS_UNDONE))

    def _show_report(self) -> None:
        if self._number():
            self.report_wanted.emit(self._number())

    def _take_back(self) -> None:
        if self._number():
            self.take_back_wanted.emit(self._number())


def _words(one: Import) -> list[str]:
    counts = one.details.get("counts", {})
    words = _("{added} added, {changed} changed, {bad} left out").format(
        **{name: grouped(counts.get(name, 0)) for name in ("added", "changed", "bad")}
    )
    if one.undone_at_utc:
        words = _("taken back") + "  ·  " + words
    return [moment_words(one.made_at_utc), one.author, one.file_name, words]


def earlier_words(one: Import) -> str:
    """Return which import it was."""
    return _("Import of {time}").format(time=moment_words(one.made_at_utc))
