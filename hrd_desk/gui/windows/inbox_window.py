"""The inbox: one list of everything that needs a person, and what can be done about each entry."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QWidget
from typing_extensions import override

from hrd_desk.clock import SystemClock
from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.generated.ui_inbox_window import Ui_InboxWindow
from hrd_desk.gui.item_models.changes import Changes
from hrd_desk.gui.item_models.inbox_list import KIND_WORDS, InboxListModel
from hrd_desk.gui.widgets.folding_splitter import PaneTabs
from hrd_desk.gui.widgets.notice_bar import Answers
from hrd_desk.gui.windows.inbox_actions import InboxActions
from hrd_desk.gui.windows.inbox_choices import Choice
from hrd_desk.gui.windows.inbox_detail import InboxDetail
from hrd_desk.gui.windows.inbox_facts import QUESTIONS, ItemFacts, read_facts
from hrd_desk.gui.windows.inbox_rows import InboxDelegate
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _, grouped, ngettext
from hrd_desk.progress import Progress
from hrd_desk.storage.decisions import HEADQUARTERS
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.inbox import InboxItem, inbox
from hrd_desk.sync.inbox_entries import InboxKind

LIST_SHARE_PX = (390, 930)
PAUSE_MS = 40
"""So long an entry must be chosen before it is read: keys that repeat pass over it."""
RELOAD_PAUSE_MS = 150
_CHOICE_KEYS = ("1", "2", "3", "E", "A", "L", "O", "D")
Entry = tuple[InboxKind, str]


class InboxWindow(QDialog):
    """The list at the left, one entry at the right; every key is named below.

    `record_wanted(uuid)`: a person wants to see a record in the main window. `told_late(sentence)`:
    what became of work that went on when the window was closed.
    """

    record_wanted = Signal(object)
    told_late = Signal(str)

    def __init__(self, desk: OpenDesk, parent: QWidget | None = None) -> None:
        """Show what waits on `desk`, and keep up with its changes."""
        super().__init__(parent)
        self._desk = desk
        self._list_job: Job | None = None
        self._facts_job: Job | None = None
        self._wanted: Entry | None = None
        self._is_closed = self._is_field = False
        self.ui = Ui_InboxWindow()
        self.ui.setupUi(self)
        self.resize(1366, 720)
        self.detail = InboxDetail(self)
        self.ui.splitter.addWidget(self.detail)
        self.ui.splitter.setSizes(LIST_SHARE_PX)
        self.ui.splitter.setStretchFactor(1, 1)
        PaneTabs(self.ui.splitter, (_("List"), _("Record")))
        self.model = InboxListModel(self)
        self.ui.entries.setModel(self.model)
        self.ui.entries.setItemDelegate(InboxDelegate(self))
        self.deeds = InboxActions(desk, self)
        self._changes = Changes(desk.database, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._reload_pause = QTimer(self, singleShot=True, interval=RELOAD_PAUSE_MS)
        self._connect()
        self.ui.authority.hide()
        self.ui.empty.setText(_("Looking…"))
        self.ui.pages.setCurrentWidget(self.ui.empty_page)
        self.reload()

    def _connect(self) -> None:
        ui = self.ui
        ui.entries.selectionModel().currentChanged.connect(self._on_current)
        ui.entries.selectionModel().selectionChanged.connect(self._on_selected)
        ui.entries.activated.connect(lambda _index: self._go_to_record())
        ui.kinds.activated.connect(self._narrow)
        ui.desks.activated.connect(self._narrow)
        ui.close_button.clicked.connect(self.close)
        ui.splitter.folded.connect(lambda _is_folded: _show_filters(ui, self.model.total))
        ui.splitter.turned.connect(lambda: _show_filters(ui, self.model.total))
        self.detail.chosen.connect(self._choose)
        self._pause.timeout.connect(self._read_current)
        self._reload_pause.timeout.connect(self.reload)
        self._changes.noticed.connect(lambda _announcement: self._reload_pause.start())
        self.deeds.done.connect(self._on_done)
        self.deeds.failed.connect(self._on_failed)
        self.deeds.record_wanted.connect(self.record_wanted)
        keys: dict[str, Callable[[], Any]] = {"Ctrl+Z": self.deeds.undo, "F1": self._show_keys}
        keys |= {"J": partial(self._step, 1), "K": partial(self._step, -1)}
        keys |= {key: partial(self.detail.press, key) for key in _CHOICE_KEYS}
        _connect_keys(self, keys)

    # --- the list -------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list again; the place in it is kept."""
        if self._is_closed:
            return
        if self._list_job is not None:
            self._list_job.cancel()
        database = self._desk.database

        def work(_progress: Progress) -> tuple[list[InboxItem], bool]:
            with database.snapshot() as session:
                return inbox(session), own_desk(session).role == HEADQUARTERS

        job = Job(work)
        job.succeeded.connect(lambda found: self._put(*found))
        job.failed.connect(lambda error: self._say(error.sentence))
        self._list_job = job
        job.start()

    def _put(self, items: Sequence[InboxItem], is_headquarters: bool) -> None:
        self._list_job = None
        self._is_field = not is_headquarters
        place = self._place()
        is_other = self.model.put(items, SystemClock().now_utc())
        self._fill_filters()
        self._show_list(place, is_other=is_other)

    def _fill_filters(self) -> None:
        ui, model = self.ui, self.model
        kinds = [(f"{_(KIND_WORDS[k])} ({grouped(n)})", k) for k, n in model.kinds().items()]
        _fill(
            ui.kinds, [(_("Everything ({count})").format(count=grouped(model.total)), None), *kinds]
        )
        unknown = _("unknown")
        desks = [(f"{c or unknown} ({grouped(n)})", c) for c, n in model.desk_codes().items()]
        _fill(ui.desks, [(_("All desks"), None), *desks])

    def _narrow(self) -> None:
        place = self._place()
        # Qt hands a code back as a plain string.
        code, desk_code = self.ui.kinds.currentData(), self.ui.desks.currentData()
        kind = None if code is None else InboxKind(code)
        is_other = self.model.narrow(kind, desk_code)
        self._show_list(place, is_other=is_other)

    def _place(self) -> tuple[Entry | None, int, int]:
        """Return the current entry, its row, and how far the list is scrolled."""
        index = self.ui.entries.currentIndex()
        item = self.model.item(index.row())
        entry = self._wanted or (None if item is None else (item.kind, item.key))
        return entry, index.row(), self.ui.entries.verticalScrollBar().value()

    def _show_list(self, place: tuple[Entry | None, int, int], *, is_other: bool) -> None:
        ui, count = self.ui, self.model.rowCount()
        ui.pages.setCurrentWidget(ui.list_page if self.model.total else ui.empty_page)
        ui.empty.setText(_("Nothing waits for you."))
        ui.empty_hint.setText(_("What needs a decision after an exchange stands here."))
        found = ngettext("{count} entry", "{count} entries", count).format(count=grouped(count))
        ui.found.setText(found)
        ui.keys.setText(_keys_line())
        ui.keys.setVisible(self.model.total > 0)
        _show_filters(ui, self.model.total)
        ui.authority.setVisible(self._is_field and self.model.total > 0)
        if is_other:
            self._restore(place)
        elif self.current is not None:
            self._pause.start()

    def _restore(self, place: tuple[Entry | None, int, int]) -> None:
        entry, row, scrolled = place
        found = None if entry is None else self.model.row_of(*entry)
        self._wanted = None
        self.ui.entries.verticalScrollBar().setValue(scrolled)
        if found is None:
            # The entry is gone: the one that came after it stands in its place.
            found = min(max(row, 0), self.model.rowCount() - 1)
        if found >= 0:
            self._go_to(found)
        else:
            self.detail.clear()
        kept = (self.ui.kinds, self.ui.desks, self.detail.ui.values)
        if entry is None or self.focusWidget() not in kept:
            self.ui.entries.setFocus()

    def _go_to(self, row: int) -> None:
        index = self.model.index(row)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.ui.entries.selectionModel().setCurrentIndex(index, flag)
        self.ui.entries.scrollTo(index)

    def _step(self, step: int) -> None:
        row = self.ui.entries.currentIndex().row() + step
        if 0 <= row < self.model.rowCount():
            self._go_to(row)

    def _go_to_record(self) -> None:
        """Show the entry where the list takes all the room."""
        if self.ui.splitter.is_folded:
            self.ui.splitter.bring_forward(self.detail)
            self.detail.take_focus()

    # --- one entry ------------------------------------------------------------------------------

    @property
    def current(self) -> InboxItem | None:
        """The entry at the right."""
        return self.model.item(self.ui.entries.currentIndex().row())

    def _on_current(self) -> None:
        item = self.current
        if item is not None:
            self.detail.announce(item)
            self._pause.start()

    def _on_selected(self) -> None:
        self.detail.note_selected(len(self._selected_keys()))

    def _read_current(self) -> None:
        item = self.current
        if item is None:
            return
        if self._facts_job is not None:
            self._facts_job.cancel()
        desk, now_utc = self._desk, SystemClock().now_utc()
        job = Job(lambda _progress: read_facts(desk, item, now_utc))
        job.succeeded.connect(lambda facts: self._show_facts(job, facts))
        job.failed.connect(lambda error: self._on_failed(error) if job is self._facts_job else None)
        self._facts_job = job
        job.start()

    def _show_facts(self, job: Job, facts: ItemFacts) -> None:
        if job is self._facts_job and facts.item == self.current and facts != self.detail.facts:
            self.detail.show_facts(facts)

    def _choose(self, choice: Choice) -> None:
        facts = self.detail.facts
        if facts is not None:
            self.deeds.act(choice.act, facts, self._selected_keys())

    def _selected_keys(self) -> tuple[str, ...]:
        """Return the questions that are selected, if they are several."""
        rows = [index.row() for index in self.ui.entries.selectionModel().selectedIndexes()]
        items = [item for row in sorted(rows) if (item := self.model.item(row)) is not None]
        keys = tuple(item.key for item in items if item.kind in QUESTIONS)
        return keys if len(keys) > 1 else ()

    # --- what came of it ------------------------------------------------------------------------

    def _on_done(self, sentence: str, can_undo: bool, entry: Entry | None) -> None:
        self._say(sentence, {_("Undo"): self.deeds.undo} if can_undo else {})
        self._wanted = entry
        self.detail.facts = None
        self.reload()

    def _on_failed(self, error: HrdDeskError) -> None:
        self._say(error.sentence)
        self.reload()

    def _say(self, sentence: str, answers: Answers | None = None) -> None:
        if self._is_closed:
            self.told_late.emit(sentence)
        else:
            self.ui.notice.say(sentence, answers)

    def _show_keys(self) -> None:
        self.ui.notice.say(_keys_line())

    @override
    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def _stop(self) -> None:
        self._is_closed = True
        self._changes.stop()
        for timer in (self._pause, self._reload_pause):
            timer.stop()
        for job in (self._list_job, self._facts_job):
            if job is not None:
                job.cancel()


def _connect_keys(window: QWidget, keys: Mapping[str, Callable[[], Any]]) -> None:
    for key, act in keys.items():
        QShortcut(QKeySequence(key), window).activated.connect(lambda act=act: act() and None)


def _fill(box: QComboBox, choices: Sequence[tuple[str, Any]]) -> None:
    """Offer other choices; the one that is chosen stays, even where nothing is left of it."""
    chosen = box.currentData()
    box.clear()
    for words, value in choices:
        box.addItem(words, value)
    if chosen is not None and box.findData(chosen) < 0:
        words = _(KIND_WORDS[chosen]) if chosen in KIND_WORDS else str(chosen)
        box.addItem(f"{words} (0)", chosen)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _show_filters(ui: Ui_InboxWindow, total: int) -> None:
    """Show what narrows the list down, unless one entry takes all the room."""
    is_record_alone = ui.splitter.is_folded and ui.entries.isHidden()
    for widget in (ui.kinds_label, ui.kinds, ui.desks_label, ui.desks, ui.found):
        widget.setVisible(total > 0 and not is_record_alone)


def _keys_line() -> str:
    return _(
        "J and K: next and previous  ·  the key on each button chooses it  ·  Ctrl+Z: undo the last"
        " settlement  ·  Shift+arrows: select several"
    )
