"""The table of the statistics: every number knows what finds its records."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from hrd_desk.i18n import _, grouped, language, ngettext
from hrd_desk.publishing.sheets import Cell, Sheet, cell_words
from hrd_desk.publishing.speech import Speech

QUERY_ROLE = Qt.ItemDataRole.UserRole
WITHHELD = False
"""Stands where the number is kept back: its records are not shown either."""
_STEP = "    "
_FEW_COLUMNS = 6
"""So many have room beside each other; the labels take what is left."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Numbers:
    """Fills a table with the rows of a sheet."""

    def __init__(self, table: QTableWidget) -> None:
        """Set up `table` to be read, not edited."""
        self._table = table
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setEditTriggers(table.EditTrigger.NoEditTriggers)
        table.setSelectionMode(table.SelectionMode.SingleSelection)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def put(self, sheet: Sheet) -> None:
        """Show the rows of `sheet`; a label finds what the last number of its row counts."""
        table, speech = self._table, Speech(language())
        table.clear()
        table.setColumnCount(len(sheet.heads))
        table.setRowCount(len(sheet.rows))
        table.setHorizontalHeaderLabels(list(sheet.heads))
        for row, line in enumerate(sheet.rows):
            label = QTableWidgetItem(_STEP * line.depth + line.label)
            last = line.cells[-1]
            label.setData(QUERY_ROLE, WITHHELD if last.is_withheld else last.query)
            label.setToolTip(f"{line.label}. {_way_words(last)}")
            table.setItem(row, 0, label)
            for column, cell in enumerate(line.cells, 1):
                item = QTableWidgetItem(cell_words(cell, speech))
                item.setTextAlignment(_RIGHT)
                item.setData(QUERY_ROLE, WITHHELD if cell.is_withheld else cell.query)
                item.setToolTip(_way_words(cell))
                table.setItem(row, column, item)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.resizeColumnsToContents()
        if len(sheet.heads) <= _FEW_COLUMNS:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


def _way_words(cell: Cell) -> str:
    """Return how many records a number leads to, and how to get there."""
    if cell.is_withheld:
        return _("Withheld, to protect people in small groups.")
    if not cell.records:
        return _("There is no record behind it.")
    sentence = ngettext(
        "Double click, or press Enter, to list its {records} record.",
        "Double click, or press Enter, to list its {records} records.",
        cell.records,
    )
    return sentence.format(records=grouped(cell.records))
