"""The step of an import in which a person says where each column leads."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidget, QTreeWidgetItem

from hrd_desk.gui.widgets.column_widths import ColumnWidths
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.search_box import SearchBox
from hrd_desk.i18n import N_, _
from hrd_desk.tables.profile import Profile
from hrd_desk.tables.rows_in import shortened
from hrd_desk.tables.sources import Cell
from hrd_desk.tables.targets import all_paths, label_of

HEADINGS = (N_("Column of the table"), N_("First values"), N_("Leads to"))
DATE_ORDERS = {
    "": N_("ask about each of them"),
    "dmy": N_("day first: 1 May"),
    "mdy": N_("month first: 5 January"),
}
FIRST_VALUES = 3
_PATH = Qt.ItemDataRole.UserRole
_WIDTHS_PX = (280, 330)


class ColumnsForm(Protocol):
    """What a compiled form for columns has."""

    columns: QTreeWidget
    columns_words: PlainLabel
    leads_to: SearchBox
    date_order: QComboBox


class ImportColumns(QObject):
    """Shows the columns with what stands in them, and lets a person lead each somewhere."""

    def __init__(self, ui: ColumnsForm, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._profile = Profile({})
        self._guessed: frozenset[str] = frozenset()
        ui.columns.setHeaderLabels([_(words) for words in HEADINGS])
        for column, width in enumerate(_WIDTHS_PX):
            ui.columns.setColumnWidth(column, width)
        ui.columns.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        ColumnWidths(ui.columns, 2)
        for order, words in DATE_ORDERS.items():
            ui.date_order.addItem(_(words), order)
        ui.leads_to.addItem(_("nowhere: it is left out"), "")
        for path in all_paths():
            ui.leads_to.addItem(label_of(path), path)
        ui.columns.currentItemChanged.connect(lambda _new, _old: self._show_target())
        ui.columns.itemActivated.connect(lambda _item, _column: ui.leads_to.setFocus())
        ui.leads_to.activated.connect(lambda _row: self._lead())

    def show(
        self, profile: Profile, guessed: frozenset[str], rows: Sequence[Sequence[Cell]]
    ) -> None:
        """Show the columns of `profile`, with the first of these rows."""
        self._profile, self._guessed = profile, guessed
        ui = self._ui
        ui.date_order.setCurrentIndex(max(0, ui.date_order.findData(profile.date_order)))
        ui.columns.clear()
        for place, (heading, path) in enumerate(profile.columns.items()):
            held = [row[place] for row in rows if place < len(row)]
            cells = [cell for cell in held if cell not in (None, "")]
            values = "  ·  ".join(shortened(cell) for cell in cells[:FIRST_VALUES])
            item = QTreeWidgetItem([heading, values.replace("\n", " "), ""])
            item.setData(0, _PATH, path)
            ui.columns.addTopLevelItem(item)
            self._word(item)
        mark_first(ui.columns)
        self._count()

    def profile(self) -> Profile:
        """Return the profile as the person changed it."""
        tree = self._ui.columns
        items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
        columns = {item.text(0): str(item.data(0, _PATH)) for item in items if item is not None}
        order = str(self._ui.date_order.currentData())
        return replace(self._profile, columns=columns, date_order=order)

    def _word(self, item: QTreeWidgetItem) -> None:
        path = str(item.data(0, _PATH))
        words = label_of(path) if path else _("left out")
        if item.text(0) in self._guessed:
            words = _("{column} (a guess)").format(column=words)
        item.setText(2, words)

    def _count(self) -> None:
        columns = self.profile().columns
        used = sum(bool(path) for path in columns.values())
        sentence = _(
            "{used} of {count} columns lead to a field of the record; the others are left out."
            " Look at those that are a guess."
        )
        self._ui.columns_words.setText(sentence.format(used=used, count=len(columns)))

    def _show_target(self) -> None:
        item = self._ui.columns.currentItem()
        self._ui.leads_to.setEnabled(item is not None)
        if item is not None:
            row = self._ui.leads_to.findData(item.data(0, _PATH))
            if row < 0:
                path = str(item.data(0, _PATH))
                self._ui.leads_to.addItem(label_of(path), path)
                row = self._ui.leads_to.count() - 1
            self._ui.leads_to.setCurrentIndex(row)

    def lead(self, heading: str, path: str) -> None:
        """Lead the column with this heading to `path`."""
        tree, box = self._ui.columns, self._ui.leads_to
        found = tree.findItems(heading, Qt.MatchFlag.MatchExactly, 0)
        tree.setCurrentItem(found[0])
        box.setCurrentIndex(box.findData(path))
        self._lead()

    def _lead(self) -> None:
        """Lead the marked column to what was chosen; two columns cannot lead to one field."""
        item, path = self._ui.columns.currentItem(), str(self._ui.leads_to.currentData())
        if item is None:
            return
        tree = self._ui.columns
        for row in range(tree.topLevelItemCount()):
            other = tree.topLevelItem(row)
            if path and other is not None and other is not item and other.data(0, _PATH) == path:
                other.setData(0, _PATH, "")
                self._word(other)
        item.setData(0, _PATH, path)
        self._guessed -= {item.text(0)}
        self._word(item)
        self._count()


def mark_first(tree: QTreeWidget) -> None:
    """Mark the first line, if there is one."""
    first = tree.topLevelItem(0)
    if first is not None:
        tree.setCurrentItem(first)
