"""The list of events: any number of them, held as pages read when they are looked at."""

import bisect
import uuid
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from hrd_desk.gui.workers import Job
from hrd_desk.i18n import N_, _, language
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import parse_edtf
from hrd_desk.model.event import Event
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.storage.event_lists import (
    Anchor,
    EventFilter,
    EventRow,
    PageAnchors,
    Sort,
    SortColumn,
    anchor_of,
    event_page,
    page_anchors,
)
from hrd_desk.vocabulary.vocabulary import Vocabulary

Index = QModelIndex | QPersistentModelIndex
PAGE_ROWS = 200
PAGES_KEPT = 50
COLUMNS = {
    SortColumn.DATE: N_("Date"),
    SortColumn.REFERENCE: N_("Reference"),
    SortColumn.TITLE: N_("Title"),
    SortColumn.COUNTRY: N_("Country"),
    SortColumn.STATUS: N_("Status"),
}


class EventListModel(QAbstractTableModel):
    """Rows of one filter in one order.

    `counted` tells the number of rows once the whole list has been scanned in a job. Until then
    the first page is there to be read.
    """

    counted = Signal(int)
    failed = Signal(object)
    _first_page = Signal(object, object)

    def __init__(
        self, database: Database, vocabulary: Vocabulary, parent: QObject | None = None
    ) -> None:
        """Show every event, newest first, once `reload` is called."""
        super().__init__(parent)
        self._database = database
        self._vocabulary = vocabulary
        self._wanted = EventFilter()
        self._sort = Sort()
        self._anchors: list[Anchor | None] = [None]
        self._total = 0
        self._pages: OrderedDict[int, list[EventRow]] = OrderedDict()
        self._job: Job | None = None
        self._first_page.connect(self._on_first_page)

    # --- what to show ---------------------------------------------------------------------------

    @property
    def wanted(self) -> EventFilter:
        """The filter in force."""
        return self._wanted

    def use(self, vocabulary: Vocabulary) -> None:
        """Word countries and statuses from `vocabulary` from now on."""
        self._vocabulary = vocabulary
        self._tell_all_changed()

    def show_matching(self, wanted: EventFilter) -> None:
        """Show what `wanted` lets through."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._scan(is_new_list=True)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        wanted = Sort(list(COLUMNS)[column], order is Qt.SortOrder.DescendingOrder)
        if wanted != self._sort:
            self._sort = wanted
            self._scan(is_new_list=True)

    def rank(self, *, is_best_first: bool) -> None:
        """Show the best hits first, or the newest."""
        wanted = Sort(SortColumn.BEST) if is_best_first else Sort()
        if wanted != self._sort:
            self._sort = wanted
            self._scan(is_new_list=True)

    @property
    def is_best_first(self) -> bool:
        """Whether the best hits come first."""
        return self._sort.column is SortColumn.BEST

    def reload(self) -> None:
        """Read again after records changed; the rows in sight stay until the scan is done."""
        self._scan(is_new_list=self._total == 0)

    def stop(self) -> None:
        """Show nothing and read nothing more: the desk is about to be closed."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._put([None], 0, {})

    def _scan(self, *, is_new_list: bool) -> None:
        if self._job is not None:
            self._job.cancel()
        wanted, sort, database = self._wanted, self._sort, self._database

        def work(progress: Progress) -> PageAnchors:
            with database.snapshot() as session:
                if is_new_list:
                    self._first_page.emit(job, event_page(session, wanted, sort, None, PAGE_ROWS))
                return page_anchors(session, wanted, sort, PAGE_ROWS, progress)

        job = Job(work)
        job.succeeded.connect(lambda found: self._on_scanned(job, found))
        job.failed.connect(self.failed)
        self._job = job
        job.start()

    def _on_first_page(self, job: Job, rows: list[EventRow]) -> None:
        if job is self._job:
            self._put([None], len(rows), {0: rows})

    def _on_scanned(self, job: Job, found: PageAnchors) -> None:
        if job is not self._job:
            return
        self._job = None
        if found.total == self._total:
            self._anchors = found.anchors
            self._pages.clear()
            self._tell_all_changed()
        elif self._total == len(self._pages.get(0, ())) == PAGE_ROWS < found.total:
            # The first page of a new list is shown already; the rest comes after it.
            self.beginInsertRows(QModelIndex(), self._total, found.total - 1)
            self._anchors, self._total = found.anchors, found.total
            self.endInsertRows()
        else:
            self._put(found.anchors, found.total, {})
        self.counted.emit(found.total)

    def _put(
        self, anchors: list[Anchor | None], total: int, pages: dict[int, list[EventRow]]
    ) -> None:
        self.beginResetModel()
        self._anchors, self._total = anchors, total
        self._pages = OrderedDict(pages)
        self.endResetModel()

    def _tell_all_changed(self) -> None:
        if self._total:
            last = self.index(self._total - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # --- rows -----------------------------------------------------------------------------------

    def row_at(self, row: int) -> EventRow | None:
        """Return a row, reading its page if need be; None where the list has shrunk meanwhile."""
        page, place = divmod(row, PAGE_ROWS)
        rows = self._pages.get(page)
        if rows is None:
            rows = self._read_page(page)
            self._pages[page] = rows
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def _read_page(self, page: int) -> list[EventRow]:
        if page >= len(self._anchors):
            return []
        with self._database.snapshot() as session:
            return event_page(session, self._wanted, self._sort, self._anchors[page], PAGE_ROWS)

    def row_of(self, event: Event | EventRow) -> int | None:
        """Return the row of a saved event, or None if the list does not show it."""
        if self.is_best_first:  # its rank is known where it was read alone
            return self._row_read(event.uid)
        key = anchor_of(event, self._sort)  # type: ignore[arg-type]  # has a row's attributes
        behind = [anchor for anchor in self._anchors if anchor is not None]
        if self._sort.is_descending:
            page = bisect.bisect_left([_Reversed(anchor) for anchor in behind], _Reversed(key))
        else:
            page = bisect.bisect_left(behind, key)
        first = page * PAGE_ROWS
        for row in range(first, min(first + PAGE_ROWS, self._total)):
            found = self.row_at(row)
            if found is not None and found.uid == event.uid:
                return row
        return None

    def _row_read(self, uid: uuid.UUID) -> int | None:
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.uid == uid:
                    return page * PAGE_ROWS + place
        return None

    # --- what Qt asks ---------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else self._total

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        is_name = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _(list(COLUMNS.values())[section]) if is_name else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row_at(index.row())
        if row is None:
            return ""
        return _WORDS[list(COLUMNS)[index.column()]](row, self._vocabulary)


class _Reversed:
    """Orders keys the other way round, for a search in a descending list."""

    def __init__(self, key: Anchor) -> None:
        self._key = key

    def __lt__(self, other: "_Reversed") -> bool:
        return other._key < self._key


def _term_words(scheme: str, code: str, vocabulary: Vocabulary) -> str:
    term = vocabulary.find(scheme, code)
    return term.label(language()) if term else code


@lru_cache(maxsize=4096)
def _date_words(edtf: str, code: str) -> str:
    return date_in_words(parse_edtf(edtf), code) if edtf else ""


_WORDS: dict[SortColumn, Callable[[EventRow, Vocabulary], str]] = {
    SortColumn.DATE: lambda row, _vocabulary: _date_words(row.start_date or "", language()),
    SortColumn.REFERENCE: lambda row, _vocabulary: row.reference,
    SortColumn.TITLE: lambda row, _vocabulary: row.title or _("(no title)"),
    SortColumn.COUNTRY: lambda row, terms: _term_words("country", row.country_code, terms),
    SortColumn.STATUS: lambda row, terms: _term_words("record-status", row.record_status, terms),
}
