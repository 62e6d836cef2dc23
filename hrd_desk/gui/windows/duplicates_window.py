"""The pairs of the whole desk that may be the same event, gone through with the keyboard."""

import uuid
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHeaderView, QMenu, QTableWidget, QTableWidgetItem, QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.generated.ui_duplicates_window import Ui_DuplicatesWindow
from hrd_desk.gui.item_models.changes import Changes
from hrd_desk.gui.widgets.line_height import line_px
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _, grouped, ngettext
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Announcement, Database
from hrd_desk.storage.duplicates import (
    Candidate,
    CandidatePair,
    Duplicates,
    find_duplicates,
    reason_words,
)

PAUSE_MS = 1500
_SCORE, _ONE, _OTHER, _WHY = range(4)
_WIDTHS_PX = {_SCORE: 70, _WHY: 320}
_LINES = 3
"""A row is as tall as a reference and two lines of a title."""

Deed = Callable[[CandidatePair], str | None]
"""Does something about a pair; returns what was done in a sentence, or None if it was not."""


class DuplicatesWindow(QDialog):
    """Lists pairs and hands what a person says about one to the deeds it was given.

    `compare_wanted(pair)`. Looks again a moment after records or answers were changed
    elsewhere or by an undo.
    """

    compare_wanted = Signal(object)

    def __init__(
        self, database: Database, parent: QWidget | None = None, *, is_headquarters: bool = False
    ) -> None:
        """Look for nothing until `look`; headquarters merges, the field proposes it."""
        super().__init__(parent)
        self._database, self._is_headquarters = database, is_headquarters
        self._found = Duplicates((), 0)
        self._job: Job | None = None
        self._is_stopped = self._is_answering = False
        self.tell_apart: Deed = lambda _pair: None
        self.propose: Deed = lambda _pair: None
        self.link_update: Deed = lambda _pair: None
        self.merge: Callable[[Candidate, Candidate], str | None] = lambda _keep, _other: None
        self.delete: Callable[[Candidate], str | None] = lambda _record: None
        self.ui = Ui_DuplicatesWindow()
        self.ui.setupUi(self)
        self.resize(1100, 640)
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self.look)
        self._changes = Changes(database, self)
        self._changes.noticed.connect(self._on_change)
        _prepare(self.ui.pairs)
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        ui = self.ui
        ui.propose.setVisible(not self._is_headquarters)
        ui.merge.setVisible(self._is_headquarters)
        ui.compare.clicked.connect(self.compare)
        ui.pairs.itemActivated.connect(lambda _item: self.compare())
        ui.pairs.currentCellChanged.connect(lambda *_cells: self._arrange())
        ui.different.clicked.connect(lambda: self.do(self.tell_apart, self.pair))
        ui.propose.clicked.connect(lambda: self.do(self.propose, self.pair))
        ui.link_update.clicked.connect(lambda: self.do(self.link_update, self.pair))
        ui.look_again.clicked.connect(self.look)
        ui.cancel.clicked.connect(self._on_cancelled)
        ui.close_button.clicked.connect(self.close)
        for button, fill in ((ui.remove, self._fill_removing), (ui.merge, self._fill_merging)):
            menu = QMenu(button)
            menu.aboutToShow.connect(partial(fill, menu))
            button.setMenu(menu)
        same = ui.merge.showMenu if self._is_headquarters else ui.propose.click
        keys = {"N": ui.different.click, "M": same, "U": ui.link_update.click}
        keys["Del"] = ui.remove.showMenu
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), ui.pairs)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.look)

    # --- looking ------------------------------------------------------------------------------

    def look(self) -> None:
        """Compare the records of the desk in a job; what is listed stays until it has ended."""
        self._later.stop()
        self.cancel()
        database = self._database

        def work(progress: Progress) -> Duplicates:
            with database.snapshot() as session:
                return find_duplicates(session, progress=progress)

        self._job = job = Job(work)
        self.ui.busy.setRange(0, 0)
        job.progressed.connect(self._on_progress)
        job.succeeded.connect(lambda found: self._on_found(job, found))
        job.failed.connect(lambda error: show_error(self, error))
        job.finished.connect(lambda: self._on_finished(job))
        self._arrange()
        if not self._found.pairs:
            self.ui.cancel.setFocus()
        job.start()

    def cancel(self) -> None:
        """Stop looking; what was found before stays."""
        if self._job is not None:
            self._job.cancel()
            self._job, self._is_stopped = None, True
            self._arrange()

    def _on_cancelled(self) -> None:
        self.cancel()
        (self.ui.pairs if self._found.pairs else self.ui.look_again).setFocus()

    def stop(self) -> None:
        """Listen and look no longer; the desk can be closed after it."""
        self._later.stop()
        self._changes.stop()
        self.cancel()

    def _on_progress(self, done: int, total: int) -> None:
        if self.sender() is self._job:
            self.ui.busy.setRange(0, total)
            self.ui.busy.setValue(done)

    def _on_found(self, job: Job, found: Duplicates) -> None:
        if job is self._job:
            self._job, self._is_stopped = None, False
            self._show(found)

    def _on_finished(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._arrange()

    def _on_change(self, announcement: Announcement) -> None:
        is_meant = announcement.touches("event") or announcement.touches("record_pair")
        if self.isVisible() and is_meant and not self._is_answering:
            self._later.start()

    # --- the list -----------------------------------------------------------------------------

    @property
    def pair(self) -> CandidatePair | None:
        """The pair that is chosen."""
        row = self.ui.pairs.currentRow()
        return self._found.pairs[row] if 0 <= row < len(self._found.pairs) else None

    def _show(self, found: Duplicates) -> None:
        table, chosen, row = self.ui.pairs, self.pair, max(self.ui.pairs.currentRow(), 0)
        was_empty = table.isHidden()
        self._found = found
        table.setRowCount(len(found.pairs))
        for number, pair in enumerate(found.pairs):
            words = (f"{pair.score} %", _told(pair.one), _told(pair.other), reason_words(pair))
            for column, text in enumerate(words):
                table.setItem(number, column, QTableWidgetItem(text))
            if chosen is not None and _is_same(chosen, pair):
                row = number
        if found.pairs:
            table.setCurrentCell(min(row, len(found.pairs) - 1), _SCORE)
        self._arrange()
        if found.pairs and was_empty:
            table.setFocus()  # its keys answer at once
        elif not found.pairs:
            self.ui.look_again.setFocus()

    def _arrange(self) -> None:
        ui, is_looking, has_pairs = self.ui, self._job is not None, bool(self._found.pairs)
        ui.state.setText(self._state())
        for widget in (ui.busy, ui.cancel):
            widget.setVisible(is_looking)
        ui.look_again.setVisible(not is_looking)
        ui.pairs.setVisible(has_pairs)
        ui.empty.setVisible(not has_pairs)
        ui.done.setVisible(bool(ui.done.text()))
        for button in (
            *(ui.compare, ui.different, ui.link_update),
            *(ui.propose, ui.merge, ui.remove),
        ):
            button.setEnabled(self.pair is not None)

    def _state(self) -> str:
        count = self._found.count
        if self._job is not None and not count:
            return _("Comparing the records…")
        if not count and self._is_stopped:
            return _("The search was stopped.")
        if not count:
            return _("No two records look like the same event.")
        return _count_words(self._found)

    # --- what is said about a pair ------------------------------------------------------------

    def tell(self, sentence: str) -> None:
        """Say what was done here by a key of the main window."""
        if self.isActiveWindow():
            self.ui.done.setText(sentence)
            self._arrange()

    def compare(self) -> None:
        """Ask for both records side by side."""
        if self.pair is not None:
            self.compare_wanted.emit(self.pair)

    def do(self, deed: Deed, pair: CandidatePair | None) -> None:
        """Do something about a pair, whichever one is chosen in the list by now."""
        if pair is not None:
            self._take(lambda: deed(pair), lambda one: _is_same(one, pair))

    def _take(
        self, deed: Callable[[], str | None], is_gone: Callable[[CandidatePair], bool]
    ) -> None:
        """Do it, and take what is answered by it off the list before it is looked for again."""
        self._is_answering = True  # what follows from it is taken off the list below
        try:
            sentence = deed()
        except HrdDeskError as error:
            show_error(self, error)
            return
        finally:
            self._is_answering = False
        if sentence is None:
            return
        self.ui.done.setText(sentence)
        left = tuple(one for one in self._found.pairs if not is_gone(one))
        gone = len(self._found.pairs) - len(left)
        self._show(Duplicates(left, self._found.count - gone))
        if left:
            self.ui.pairs.setFocus()
        if self._job is not None or (self._found.count and not left):
            self.look()  # what is being looked for was read before the answer

    def _fill_removing(self, menu: QMenu) -> None:
        menu.clear()
        for record in self._records():
            action = menu.addAction(_("Delete {reference}").format(reference=record.reference))
            action.triggered.connect(partial(self._remove, record))

    def _remove(self, record: Candidate, _checked: bool = False) -> None:
        self._take(lambda: self.delete(record), partial(_has, record.uid))

    def _fill_merging(self, menu: QMenu) -> None:
        menu.clear()
        records = self._records()
        sentence = _("Into {reference}")
        for keep, other in (records, records[::-1]) if records else ():
            action = menu.addAction(sentence.format(reference=keep.reference))
            action.triggered.connect(partial(self._merge, keep, other))

    def _merge(self, keep: Candidate, other: Candidate, _checked: bool = False) -> None:
        self._take(lambda: self.merge(keep, other), partial(_has, other.uid))

    def _records(self) -> tuple[Candidate, ...]:
        return (self.pair.one, self.pair.other) if self.pair is not None else ()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._later.stop()
        self.cancel()
        super().closeEvent(event)


def _prepare(table: QTableWidget) -> None:
    table.setColumnCount(4)
    table.setHorizontalHeaderLabels([_("Alike"), _("Earlier"), _("Later"), _("Why")])
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    for column in (_ONE, _OTHER):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    for column, width in _WIDTHS_PX.items():
        table.setColumnWidth(column, width)
    table.verticalHeader().setDefaultSectionSize(_LINES * line_px(table.font()) + 10)


def _count_words(found: Duplicates) -> str:
    sentence = ngettext(
        "{count} pair may be the same event", "{count} pairs may be the same event", found.count
    )
    words = sentence.format(count=grouped(found.count))
    if found.count > len(found.pairs):
        words += _(", the {count} most alike are shown").format(count=len(found.pairs))
    return words


def _told(record: Candidate) -> str:
    return f"{record.reference}\n{record.title}"


def _is_same(one: CandidatePair, other: CandidatePair) -> bool:
    return (one.one.uid, one.other.uid) == (other.one.uid, other.other.uid)


def _has(uid: uuid.UUID, pair: CandidatePair) -> bool:
    return uid in (pair.one.uid, pair.other.uid)
