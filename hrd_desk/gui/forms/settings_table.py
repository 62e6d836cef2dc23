"""A table of settings to read: what is set, and to what."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem


def show_settings(
    table: QTableWidget, headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """Fill `table` with `rows`, whose cells stand below `headings`; the first is as wide as it is.

    The others share what is left.
    """
    table.setColumnCount(len(headings))
    table.setRowCount(len(rows))
    table.setHorizontalHeaderLabels(list(headings))
    table.verticalHeader().setVisible(False)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.setItem(row, column, QTableWidgetItem(text))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    if rows:
        table.setCurrentCell(0, 0)
