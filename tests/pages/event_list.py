"""What a person does with the list of events."""

from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.list_pane import ListPane


class EventListPage:
    """The list beside the form."""

    def __init__(self, qtbot: QtBot, pane: ListPane) -> None:
        """Look at `pane`."""
        self._qtbot = qtbot
        self.pane = pane

    def wait_for(self, count: int) -> None:
        """Wait until the list has `count` rows."""
        self._qtbot.waitUntil(lambda: self.pane.model.rowCount() == count)

    def titles(self) -> list[str]:
        """Return the titles from the top down."""
        model = self.pane.model
        return [str(model.index(row, 2).data()) for row in range(model.rowCount())]

    def wait_for_titles(self, *titles: str) -> None:
        """Wait until the list shows these titles from the top down."""
        self._qtbot.waitUntil(lambda: self.titles() == list(titles))

    def line(self, row: int) -> list[str]:
        """Return the words of a row."""
        model = self.pane.model
        return [str(model.index(row, column).data()) for column in range(model.columnCount())]

    def filter_by(self, words: str, found: int) -> None:
        """Type words and wait until `found` events are left."""
        self.pane.filter_by(words)
        self.wait_for(found)

    def say_found(self) -> str:
        """Return the words beside the filter, once they are there."""
        self._qtbot.waitUntil(lambda: self.pane.form.found.text() != "")
        return str(self.pane.form.found.text())

    def wait_for_found(self, words: str) -> None:
        """Wait until it says so beside the filter."""
        self._qtbot.waitUntil(lambda: self.pane.form.found.text() == words)

    def empty_words(self) -> str:
        """Return what stands in place of rows."""
        return "" if self.pane.form.empty.isHidden() else str(self.pane.form.empty.text())

    def click_header(self, column: int) -> None:
        """Click a column's header."""
        header = self.pane.form.table.horizontalHeader()
        header.sectionClicked.emit(column)
        self.pane.form.table.sortByColumn(column, header.sortIndicatorOrder())

    def marked_row(self) -> int:
        """Return the marked row, -1 without one."""
        return int(self.pane.form.table.currentIndex().row())

    def go_to_row(self, row: int) -> None:
        """Go to a row as with the arrow keys."""
        self.pane.form.table.setFocus()
        self.pane.form.table.setCurrentIndex(self.pane.model.index(row, 0))
