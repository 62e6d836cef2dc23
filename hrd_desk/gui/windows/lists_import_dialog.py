"""Take in a list of terms: choose it, look what is new in it, take in what is ticked."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.generated.ui_lists_import_dialog import Ui_ListsImportDialog
from hrd_desk.gui.widgets.column_widths import ColumnWidths
from hrd_desk.gui.windows.exchange_dialog import ExchangeDialog
from hrd_desk.gui.windows.import_columns import mark_first
from hrd_desk.gui.windows.import_dialog import ENCODINGS
from hrd_desk.gui.windows.term_dialogs import language_name
from hrd_desk.i18n import N_, _, language, listed, ngettext
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.tables.lists_in import ComparedList, Entry, compare_list
from hrd_desk.tables.lists_taken import TakenList, take_list
from hrd_desk.tables.sources import ReadingOptions, open_source
from hrd_desk.vocabulary.starter import StarterScheme
from hrd_desk.vocabulary.vocabulary import PATH_SEPARATOR, Vocabulary

TABS = {
    "new_terms": (N_("New ({count})"), "new_tab"),
    "names": (N_("Other names ({count})"), "names_tab"),
    "faults": (N_("Problems ({count})"), "faults_tab"),
    "known": (N_("Here already ({count})"), "known_tab"),
}
COLUMNS = {
    "new_terms": (N_("In the file"), N_("In other languages"), N_("Row")),
    "names": (N_("Term here"), N_("In the file"), N_("Row")),
    "faults": (N_("In the file"), N_("What is wrong"), N_("Row")),
    "known": (N_("In the file"), N_("Term here"), N_("Row")),
}
_WIDTHS_PX = {"new_terms": 420, "names": 380, "faults": 300, "known": 380}
_ROW_PX = 70
_ROW = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@dataclass(frozen=True, slots=True)
class _Compared:
    found: ComparedList
    sheets: tuple[str, ...]
    vocabulary: Vocabulary


class ListsImportDialog(ExchangeDialog):
    """Leads from a file to terms; `sentence` says what was done once it is accepted."""

    def __init__(
        self,
        database: Database,
        schemes: dict[str, str],
        scheme: StarterScheme,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the lists `schemes` (id and name), `scheme` first."""
        super().__init__(parent)
        self._database = database
        self._compared: _Compared | None = None
        self.sentence = ""
        self.ui = Ui_ListsImportDialog()
        self.ui.setupUi(self)
        self.use_form(self.ui)
        self._set_up(schemes, scheme)
        self._go_to_file()

    def _set_up(self, schemes: dict[str, str], scheme: StarterScheme) -> None:
        ui = self.ui
        for name, words in schemes.items():
            ui.scheme.addItem(words, name)
        ui.scheme.setCurrentIndex(ui.scheme.findData(scheme.id))
        for encoding, words in ENCODINGS.items():
            ui.encoding.addItem(_(words), encoding)
        for name, columns in COLUMNS.items():
            tree, header = self._tree(name), self._tree(name).header()
            tree.setHeaderLabels([_(words) for words in columns])
            header.setStretchLastSection(False)
            header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
            tree.setColumnWidth(0, _WIDTHS_PX[name])
            tree.setColumnWidth(2, _ROW_PX)
            ColumnWidths(tree, 1)
        ui.browse.clicked.connect(self._browse)
        ui.back.clicked.connect(self._go_to_file)
        ui.go_on.clicked.connect(self._go_on)
        ui.sheet.activated.connect(lambda _row: self._compare(ui.sheet.currentText()))
        ui.new_terms.itemChanged.connect(lambda item, _column: self._tick_below(item))
        ui.names.itemChanged.connect(lambda _item, _column: self._arrange())
        ui.tick_all.clicked.connect(lambda: self._tick_names(_CHECKED))
        ui.tick_none.clicked.connect(lambda: self._tick_names(_UNCHECKED))

    def _tree(self, name: str) -> QTreeWidget:
        tree = getattr(self.ui, name)
        assert isinstance(tree, QTreeWidget)  # noqa: S101  the form has one of each name
        return tree

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ui.file.setFocus()

    # --- the file ---------------------------------------------------------------------------------

    def _go_to_file(self) -> None:
        ui = self.ui
        self.clear_problem()
        ui.back.setVisible(False)
        ui.go_on.setText(_("&Compare"))
        ui.go_on.setEnabled(True)
        self.turn_to(ui.file_page, ui.file_page, ui.list_page)
        ui.file.setFocus()

    def _browse(self) -> None:
        kinds = _("Tables (*.csv *.xlsx *.tsv *.txt);;All files (*)")
        before = self.ui.file.text()
        file, _kind = QFileDialog.getOpenFileName(self, _("Import lists"), before, kinds)
        if file:
            self.ui.file.setText(file)

    def _go_on(self) -> None:
        if self.page is self.ui.file_page:
            self._compare()
        else:
            self._take()

    def _compare(self, sheet: str = "") -> None:
        ui = self.ui
        if not ui.file.text().strip():
            ui.file.setFocus()
            self.show_problem(InvalidInputError("file", _("Choose a file first.")))
            return
        path, scheme = Path(ui.file.text().strip()), str(ui.scheme.currentData())
        encoding = str(ui.encoding.currentData())
        options = ReadingOptions(encoding=encoding, sheet=sheet, heading_row=1)
        database = self._database

        def work(progress: Progress) -> _Compared:
            progress(0, 0)
            source = open_source(path, options)
            with database.snapshot() as session:
                vocabulary = load_vocabulary(session)
            return _Compared(compare_list(source, vocabulary, scheme), source.sheets, vocabulary)

        self.run(work, self._show)

    # --- what is new ------------------------------------------------------------------------------

    def _show(self, compared: _Compared) -> None:
        ui, found = self.ui, compared.found
        self._compared = compared
        if compared.sheets != tuple(ui.sheet.itemText(row) for row in range(ui.sheet.count())):
            ui.sheet.clear()
            ui.sheet.addItems(list(compared.sheets))
        for widget in (ui.sheet, ui.sheet_label):
            widget.setVisible(len(compared.sheets) > 1)
        ui.summary.setText(_summary(found))
        ui.remark.setText(" ".join(_remarks(found)))
        ui.remark.setVisible(bool(ui.remark.text()))
        for name in COLUMNS:
            self._tree(name).clear()
        self._fill_new(found)
        self._fill_others(compared)
        for name, (words, tab) in TABS.items():
            index, count = ui.tabs.indexOf(getattr(ui, tab)), len(list(_items(self._tree(name))))
            ui.tabs.setTabText(index, _(words).format(count=count))
            ui.tabs.setTabEnabled(index, count > 0)
        first = next(name for name in TABS if self._tree(name).topLevelItemCount())
        ui.tabs.setCurrentWidget(getattr(ui, TABS[first][1]))
        mark_first(self._tree(first))
        ui.back.setVisible(True)
        ui.go_on.setText(_("&Import"))
        self.turn_to(ui.list_page, ui.file_page, ui.list_page)
        self._arrange()
        self._tree(first).setFocus()

    def _fill_new(self, found: ComparedList) -> None:
        """Show what is new as a tree, all of it ticked."""
        tree, shown = self.ui.new_terms, dict[int, QTreeWidgetItem]()
        for entry in found.new():
            self._place(entry, found, shown)
        tree.expandAll()

    def _place(
        self, entry: Entry, found: ComparedList, shown: dict[int, QTreeWidgetItem]
    ) -> QTreeWidgetItem:
        if entry.row in shown:
            return shown[entry.row]
        words = self._where(entry, found)
        others = [f"{language_name(code)}: {name}" for code, name in list(entry.labels.items())[1:]]
        item = QTreeWidgetItem([words, "  ·  ".join(others), str(entry.row)])
        item.setData(0, _ROW, entry.row)
        item.setCheckState(0, _CHECKED)
        shown[entry.row] = item
        parent = found.parent_of(entry)
        if parent is not None and parent.is_new:
            self._place(parent, found, shown).addChild(item)
        else:
            self.ui.new_terms.addTopLevelItem(item)
        return item

    def _where(self, entry: Entry, found: ComparedList) -> str:
        """Return the name of an entry, with the term of the desk that it goes below before it."""
        assert self._compared is not None  # noqa: S101  the caller shows it
        parent = found.parent_of(entry)
        code = parent.known.code if parent and parent.known else entry.above
        if code is None:
            return entry.label
        path = self._compared.vocabulary.path_text(found.scheme, code, language())
        return f"{path}{PATH_SEPARATOR}{entry.label}"

    def _fill_others(self, compared: _Compared) -> None:
        for entry in compared.found.entries:
            here = ""
            if entry.known is not None:
                here = PATH_SEPARATOR.join(compared.vocabulary.path(entry.known, language()))
            if entry.problem:
                cells, tree = [entry.label, entry.problem, str(entry.row)], self.ui.faults
            elif entry.known is not None:
                cells, tree = [entry.label, here, str(entry.row)], self.ui.known
            else:
                continue
            tree.addTopLevelItem(QTreeWidgetItem(cells))
        for entry in compared.found.renamed():
            words = "  ·  ".join(
                f"{language_name(code)}: {name}" for code, name in entry.names.items()
            )
            path = compared.vocabulary.path(entry.known, language()) if entry.known else []
            item = QTreeWidgetItem([PATH_SEPARATOR.join(path), words, str(entry.row)])
            item.setData(0, _ROW, entry.row)
            item.setCheckState(0, _UNCHECKED)
            self.ui.names.addTopLevelItem(item)

    def _tick_below(self, item: QTreeWidgetItem) -> None:
        """Let what stands below a term go with it; one that is wanted wants those above it."""
        tree, state = self.ui.new_terms, item.checkState(0)
        blocked = tree.blockSignals(True)
        for below in _below(item):
            below.setCheckState(0, state)
        above = item.parent()
        while state == _CHECKED and above is not None:
            above.setCheckState(0, _CHECKED)
            above = above.parent()
        tree.blockSignals(blocked)
        tree.viewport().update()
        self._arrange()

    def _tick_names(self, state: Qt.CheckState) -> None:
        for item in _items(self.ui.names):
            item.setCheckState(0, state)

    def _rows(self, tree: QTreeWidget, state: Qt.CheckState) -> frozenset[int]:
        return frozenset(
            int(item.data(0, _ROW)) for item in _items(tree) if item.checkState(0) == state
        )

    def _arrange(self) -> None:
        ui = self.ui
        wanted = self._rows(ui.new_terms, _CHECKED) | self._rows(ui.names, _CHECKED)
        ui.go_on.setEnabled(bool(wanted))

    # --- taking in --------------------------------------------------------------------------------

    def _take(self) -> None:
        assert self._compared is not None  # noqa: S101  it was shown
        database, found = self._database, self._compared.found
        left_out = self._rows(self.ui.new_terms, _UNCHECKED)
        renamed = self._rows(self.ui.names, _CHECKED)

        def work(progress: Progress) -> TakenList:
            progress(0, 0)
            with database.transaction("add-term") as session:
                return take_list(session, found, left_out=left_out, renamed=renamed)

        self.run(work, self._end_taken)

    def _end_taken(self, taken: TakenList) -> None:
        parts = []
        if taken.added:
            words = ngettext("{count} term was added", "{count} terms were added", len(taken.added))
            parts.append(words.format(count=len(taken.added)))
        if taken.names:
            words = ngettext(
                "{count} name was taken over", "{count} names were taken over", taken.names
            )
            parts.append(words.format(count=taken.names))
        self.sentence = _("{done}. Edit > Undo takes it back.").format(done="; ".join(parts))
        self.accept()


def _items(tree: QTreeWidget) -> Iterator[QTreeWidgetItem]:
    return _below(tree.invisibleRootItem())


def _below(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for row in range(item.childCount()):
        child = item.child(row)
        if child is not None:
            yield child
            yield from _below(child)


def _summary(found: ComparedList) -> str:
    new, renamed, faulty = len(found.new()), len(found.renamed()), len(found.faulty())
    known = sum(one.known is not None and not one.problem for one in found.entries)
    parts = [_("Rows read: {count}").format(count=len(found.entries))]
    for words, count in (
        (_("new: {count}"), new),
        (_("here already: {count}"), known),
        (_("of these with other names: {count}"), renamed),
        (_("stay out: {count}"), faulty),
    ):
        parts += [words.format(count=count)] if count else []
    return "; ".join(parts) + "."


def _remarks(found: ComparedList) -> Iterator[str]:
    yield from found.notes
    if found.ignored:
        names = listed(found.ignored)
        yield _("Columns that are left out: {names}.").format(names=names)
