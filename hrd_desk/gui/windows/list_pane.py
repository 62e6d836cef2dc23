"""The left side of the main window: the list of events, and the words that filter it."""

import uuid
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from hrd_desk.gui.generated.ui_list_pane import Ui_ListPane
from hrd_desk.gui.item_models.event_list import COLUMNS, EventListModel
from hrd_desk.gui.widgets.found_marks import FoundMarks
from hrd_desk.gui.widgets.marks import mark_colour
from hrd_desk.gui.widgets.mirrored import mirror_margins
from hrd_desk.i18n import _, grouped, listed, ngettext
from hrd_desk.model.event import Event
from hrd_desk.model.found_words import marked_ranges
from hrd_desk.model.query import Words, searched_words
from hrd_desk.model.query_reading import Reading
from hrd_desk.storage.event_lists import EventFilter, EventRow, SortColumn

FILTER_PAUSE_MS = 120
RELOAD_PAUSE_MS = 250
LEAST_HEIGHT_PX = 60
MOST_CHOSEN = 1_000
"""More rows than that are narrowed down by words, not chosen one by one."""
_WIDTHS_PX = {
    SortColumn.DATE: 120,
    SortColumn.REFERENCE: 138,
    SortColumn.COUNTRY: 88,
    SortColumn.STATUS: 96,
}


def _words_alone(typed: str) -> Reading:
    return Reading(Words(typed) if typed else None)


def total_words(count: int) -> str:
    """Return how many events the desk has."""
    return ngettext("{count} event", "{count} events", count).format(count=grouped(count))


class ListPane(QWidget):
    """Tells which event a person went to; `mark` follows the form without telling.

    With Shift and Ctrl several rows are chosen and none is gone to; `several_chosen` tells of it.
    They stay chosen while the list is read anew, as far as it still shows them.
    """

    event_chosen = Signal(object)
    wanted = Signal()
    """The keyboard is about to come: whoever hides the pane shows it."""
    record_wanted = Signal(bool)
    """Somebody means the record of the current row, by Enter (True) or by a click."""
    several_chosen = Signal()
    narrowing_wanted = Signal(object)
    table_wanted = Signal(object)
    """What was counted of the list is wanted as a table of a brief."""
    counted = Signal(int)

    def __init__(self, model: EventListModel, parent: QWidget | None = None) -> None:
        """Show `model`."""
        super().__init__(parent)
        self.form = Ui_ListPane()
        self.form.setupUi(self)
        mirror_margins(self)
        self.model = model
        self._marked: Event | None = None
        self._several: tuple[EventRow, ...] = ()
        self._found_words = self._total_words = ""
        self._is_total_told = False
        self._is_marking = False
        self.read: Callable[[str], Reading] = _words_alone
        """Reads what was typed into the field; the window teaches it terms, dates and places."""
        self._pause = QTimer(self, singleShot=True, interval=FILTER_PAUSE_MS)
        self._pause.timeout.connect(self.apply)
        self._reload_pause = QTimer(self, singleShot=True, interval=RELOAD_PAUSE_MS)
        self._reload_pause.timeout.connect(model.reload)
        self.form.filter.setAccessibleName(_("Find words in the records"))
        self.form.filter.textChanged.connect(self._pause.start)
        self.form.filter.returnPressed.connect(self._to_first)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.form.filter)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._to_first)
        self.form.problem.hide()
        self._set_table_up()
        model.modelReset.connect(self._on_reset)
        model.counted.connect(self._on_counted)
        self.form.empty.hide()

    def _set_table_up(self) -> None:
        table = self.form.table
        table.setModel(self.model)
        table.setMinimumHeight(LEAST_HEIGHT_PX)
        header = table.horizontalHeader()
        for number, column in enumerate(COLUMNS):
            if column in _WIDTHS_PX:
                table.setColumnWidth(number, _WIDTHS_PX[column])
        title = list(COLUMNS).index(SortColumn.TITLE)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(title, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        table.setSortingEnabled(True)
        table.setItemDelegateForColumn(title, FoundMarks(self._marked_ranges, table))
        table.choose_several()
        table.letters_typed.connect(self._on_letters)
        table.row_meant.connect(self.record_wanted)
        table.selectionModel().currentRowChanged.connect(self._on_current)
        table.selectionModel().selectionChanged.connect(lambda *_ranges: self._on_selected())

    def reload_soon(self) -> None:
        """Read the list anew when nothing has changed for a moment.

        Reading a long list takes the processor from whoever begins the next record.
        """
        self._reload_pause.start()

    def stop(self) -> None:
        """Show nothing and read nothing more: the desk is about to be closed."""
        self._reload_pause.stop()
        self.model.stop()

    def filter_by(self, words: str) -> None:
        """Put `words` into the filter."""
        self.form.filter.setText(words)

    def add_below_filter(self, pane: QWidget) -> None:
        """Hold a pane between the field and the rows."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101  the form is drawn so
        layout.insertWidget(layout.indexOf(self.form.problem) + 1, pane)

    def _marked_ranges(self, text: str) -> list[tuple[int, int]]:
        return marked_ranges(text, searched_words(self.model.wanted.query))

    def go_to_filter(self) -> None:
        """Give the filter the keyboard."""
        self.wanted.emit()
        self.form.filter.setFocus()
        self.form.filter.selectAll()

    def go_to_list(self) -> None:
        """Give the list the keyboard."""
        self.wanted.emit()
        self.form.table.setFocus()

    def mark(self, event: Event | None) -> None:
        """Mark the row of `event` (None or one the list does not show: no row)."""
        if event is None or self._marked is None or event.uid != self._marked.uid:
            self._several = ()
        self._marked = event
        is_stored = event is not None and bool(event.reference)
        row = self.model.row_of(event) if event is not None and is_stored else None
        self._is_marking = True
        self.form.table.go_to(row)
        again = {chosen: self.model.row_of(chosen) for chosen in self._several}
        self._several = tuple(chosen for chosen, row in again.items() if row is not None)
        self.form.table.also_choose(row for row in again.values() if row is not None)
        self._is_marking = False
        self._say_count()

    def several(self) -> tuple[uuid.UUID, ...]:
        """Return the uids of the chosen rows where there are several, else nothing."""
        return tuple(row.uid for row in self._several)

    def _on_selected(self) -> None:
        if self._is_marking:
            return
        table, before = self.form.table, self._several
        count = table.count_chosen()
        chosen = table.chosen_rows() if 1 < count <= MOST_CHOSEN else []
        rows = map(self.model.row_at, chosen)
        self._several = tuple(row for row in rows if row is not None)
        self._say_count()
        if self._several != before:
            self.several_chosen.emit()

    def _say_count(self) -> None:
        count = self.form.table.count_chosen()
        words = ngettext("{count} chosen", "{count} chosen", count)
        if count > MOST_CHOSEN:
            words = _("{count} are too many to choose, at most {most}")
        words = words.format(count=grouped(count), most=grouped(MOST_CHOSEN))
        total = self._total_words if self._is_total_told else ""
        parts = [self._found_words or total, words if count > 1 else ""]
        self.form.found.setText(listed(filter(None, parts)))

    def _on_current(self, current: QModelIndex) -> None:
        if self._is_marking or self.form.table.is_extending or not current.isValid():
            return
        row = self.model.row_at(current.row())
        if row is not None:
            self.event_chosen.emit(row.uid)

    def _on_letters(self, letters: str) -> None:
        """Typing in the list is looking for something."""
        self.form.filter.setFocus()
        self.form.filter.insert(letters)

    def apply(self) -> None:
        """Read the field and show what it looks for; a mistake in it is said below it."""
        typed = self.form.filter.text().strip()
        reading = self.read(typed)
        sentences = "\n".join(dict.fromkeys(problem.sentence for problem in reading.problems))
        self.form.problem.setText(sentences)
        self.form.problem.setVisible(bool(sentences))
        warning = self.form.problem.palette()
        warning.setColor(QPalette.ColorRole.WindowText, mark_colour(self.palette(), "warning"))
        self.form.problem.setPalette(warning)
        is_asked = reading.query is not None
        self.model.show_matching(EventFilter(query=reading.query, typed=typed if is_asked else ""))

    def _to_first(self) -> None:
        """Enter in the filter goes to the first event found."""
        self.apply()
        if self.model.rowCount():
            self.form.table.setFocus()
            self.form.table.go_to(0)

    def _on_reset(self) -> None:
        self._say_if_empty()
        self.mark(self._marked)

    def _on_counted(self, count: int) -> None:
        is_filtered = self.model.wanted.query is not None
        words = ngettext("{count} found", "{count} found", count).format(count=grouped(count))
        self._found_words = words if is_filtered else ""
        self._say_if_empty()
        if not is_filtered:
            self._total_words = total_words(count)
            self.counted.emit(count)
        self.mark(self._marked)

    def tell_total(self, is_wanted: bool) -> None:
        """Say above the list how many events there are, where nothing is looked for."""
        self._is_total_told = is_wanted
        self._say_count()

    def _say_if_empty(self) -> None:
        is_empty = self.model.rowCount() == 0
        none_yet = _("No events yet. Press Ctrl+N to log the first one.")
        none_found = _("No event has these words. Clear the field to see all.")
        self.form.empty.setText(none_found if self.model.wanted.query is not None else none_yet)
        self.form.table.setVisible(not is_empty)
        self.form.empty.setVisible(is_empty)

    def chosen(self) -> uuid.UUID | None:
        """Return the uid of the marked row."""
        index = self.form.table.currentIndex()
        row = self.model.row_at(index.row()) if index.isValid() else None
        return row.uid if row else None
