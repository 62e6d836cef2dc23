"""The main window over one desk: the list of events beside the record's form."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QActionGroup, QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override

from hrd_desk.gui.errors import show_error
from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.item_models.changes import Changes
from hrd_desk.gui.item_models.event_list import EventListModel
from hrd_desk.gui.palettes import apply_theme
from hrd_desk.gui.preferences import Preferences, Theme
from hrd_desk.gui.widgets.folding_splitter import FoldingSplitter
from hrd_desk.gui.widgets.leaving import let_go, run
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.windows.about_dialog import AboutDialog
from hrd_desk.gui.windows.batch_control import BatchControl
from hrd_desk.gui.windows.bulk_edit_control import BulkEditControl
from hrd_desk.gui.windows.decision_control import DecisionControl
from hrd_desk.gui.windows.drafted_control import DraftedControl
from hrd_desk.gui.windows.duplicates_control import DuplicatesControl
from hrd_desk.gui.windows.editor import Editor
from hrd_desk.gui.windows.entry_control import EntryControl
from hrd_desk.gui.windows.exchange_control import ExchangeControl
from hrd_desk.gui.windows.file_keeper import FileKeeper
from hrd_desk.gui.windows.finding_control import FindingControl
from hrd_desk.gui.windows.list_pane import ListPane, total_words
from hrd_desk.gui.windows.lookup import EventLookup
from hrd_desk.gui.windows.manual_opening import open_manual
from hrd_desk.gui.windows.map_control import MapControl
from hrd_desk.gui.windows.pane_control import PaneControl
from hrd_desk.gui.windows.place_control import PlaceControl
from hrd_desk.gui.windows.publish_control import PublishControl
from hrd_desk.gui.windows.record_pane import RecordPane
from hrd_desk.gui.windows.settings_control import SettingsControl
from hrd_desk.gui.windows.side_panes import SidePanes
from hrd_desk.gui.windows.similar_control import SimilarControl
from hrd_desk.gui.windows.source_control import SourceControl
from hrd_desk.gui.windows.tables_control import TablesControl
from hrd_desk.gui.windows.undo_control import UndoControl
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.i18n import _
from hrd_desk.model.calendar_reading import preparations
from hrd_desk.model.event import Event
from hrd_desk.storage.database import Announcement
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import load_vocabulary

# Windows that are opened from here are imported when they are: the first page waits for none.
if TYPE_CHECKING:
    from hrd_desk.gui.windows.inbox_window import InboxWindow
    from hrd_desk.gui.windows.vocabulary_window import VocabularyWindow

LIST_SHARE_PX = (646, 720)
_INDENT_PX = 8
TITLE_BAR_PX = 40
"""Room for it: on a small screen the line at the bottom would stand below the edge."""


class Control(Protocol):
    """A part of the window that works on the desk, until it is stopped before the desk closes."""

    def stop(self) -> None:
        """Touch the desk no longer."""


class MainWindow(QMainWindow):
    """Composes list, record and actions; asks the application to lock or to close the desk."""

    lock_asked = Signal()
    close_asked = Signal()
    quit_asked = Signal()

    def __init__(self, desk: OpenDesk, preferences: Preferences) -> None:
        """Show the records of `desk`."""
        super().__init__()
        self.form = Ui_MainWindow()
        self.form.setupUi(self)
        self._desk = desk
        self._preferences = preferences
        self._vocabulary_window: VocabularyWindow | None = None
        self._inbox_window: InboxWindow | None = None
        with desk.database.snapshot() as session:
            self._vocabulary = load_vocabulary(session)
        self.list = ListPane(EventListModel(desk.database, self._vocabulary, self))
        self.record = RecordPane(EventLookup(desk.database))
        self.record.use(self._vocabulary)
        self.record.event_form.keep_files(FileKeeper(desk.database, desk.folder))
        self.places = PlaceControl(desk, self.form, self.record.event_form, self)
        self.editor = Editor(desk.database, self.record, self.form.notice)
        self.drafted = DraftedControl(desk.database, self.record)
        self.similar = SimilarControl(desk.database, self.form, self.editor, self.record)
        self.duplicates = DuplicatesControl(desk, self.form, self.editor, self.record)
        self.side = SidePanes(self.list, self.list.form.table, self.similar.panel)
        self.form.splitter.addWidget(self.side)
        self.form.splitter.addWidget(self.record)
        self.form.splitter.setSizes(LIST_SHARE_PX)
        self.form.splitter.setStretchFactor(1, 1)
        self._help_entry()
        self.undoing = UndoControl(desk.database, self.form, self.editor)
        self.bulk = BulkEditControl(desk.database, self.form, self.list, self.editor, self.record)
        self.exchange = ExchangeControl(desk, self.form, self)
        self.settings = SettingsControl(desk, preferences, self.form, self.places, self.exchange)
        self.map = MapControl(desk.database, preferences, self.list, self.form.show_map)
        self.publishing = PublishControl(
            desk.database, self.list, self.form.publish, self._stored, self.editor.may_leave
        )
        self.finding = FindingControl(desk.database, self.form, self.list, self.places.lookup)
        self.finding.use(self._vocabulary)
        self._are_changes_allowed = True
        self._changes = Changes(desk.database, self)
        self._count_label, self._space_label = PlainLabel(self), PlainLabel(self)
        self._connect()
        self._restore_shape()
        self._on_record_shown(None)
        self.list.model.reload()
        self.list.go_to_list()
        self.exchange.refresh()
        self._offer_drafts()

    # --- composition ----------------------------------------------------------------------------

    def _help_entry(self) -> None:
        database, lookup = self._desk.database, self.places.lookup
        self.entry = EntryControl(database, self.form, self.record, self.editor)
        self.entry.prepare_before_use(self._vocabulary, lookup.prepare, *preparations())
        self.source = SourceControl(self.form, self.side, self.record, lookup, self.editor)
        self.source.use(self._vocabulary)
        self._panes = PaneControl(self, self._preferences)
        self.batch = BatchControl(database, self.form, self.editor, lookup)
        self.deciding = DecisionControl(self._desk, self.form, self.editor, self.record)

    def _connect(self) -> None:
        form, editor = self.form, self.editor
        form.status.insertWidget(0, self._count_label)
        form.status.addPermanentWidget(self._space_label)
        _count_where_there_is_room(self._count_label, self.list, form.splitter)
        slots = {
            form.event_new: editor.new,
            form.event_save: editor.save,
            form.event_duplicate: editor.duplicate,
            form.event_delete: editor.delete,
            form.show_drafts: editor.show_drafts,
            form.event_draft_summary: self.record.event_form.drafting.draft,
            form.event_history: self.show_history,
            form.show_vocabulary: self.show_vocabulary,
            form.change_passphrase: self.change_passphrase,
            form.lock_desk: self.lock_asked.emit,
            form.close_desk: self.close_asked.emit,
            form.quit: self.close,
            form.go_to_list: self.list.go_to_list,
            form.go_to_form: partial(self.record.event_form.go_to_section, 0),
            form.find: self.list.go_to_filter,
            form.next_problem: self.record.go_to_next_problem,
            form.show_manual: partial(open_manual, self),
            form.show_about: self.show_about,
        }
        for action, slot in slots.items():
            action.triggered.connect(lambda _checked=False, act=slot: act())
        form.show_problems.setChecked(True)
        form.show_problems.toggled.connect(self.record.show_problems)
        editor.record_shown.connect(self._on_record_shown)
        editor.offers.counted.connect(lambda count: form.show_drafts.setEnabled(count > 0))
        self.list.event_chosen.connect(self._open)
        self.list.counted.connect(self._on_counted)
        self.list.model.failed.connect(partial(show_error, self))
        self._changes.noticed.connect(self._on_change)
        self.exchange.taken_in.connect(editor.reload_if_unchanged)
        self.exchange.inbox_wanted.connect(self.show_inbox)
        self.exchange.changes_allowed.connect(self._allow_changes)
        self._group_themes()
        self.tables = TablesControl(self._desk.database, form, self.list, editor.may_leave)

    def _group_themes(self) -> None:
        group = QActionGroup(self)
        themes = {
            Theme.SYSTEM: self.form.theme_system,
            Theme.LIGHT: self.form.theme_light,
            Theme.DARK: self.form.theme_dark,
        }
        for theme, action in themes.items():
            group.addAction(action)
            action.setChecked(theme is self._preferences.theme)
            action.triggered.connect(lambda _checked=False, chosen=theme: self._paint(chosen))

    def _paint(self, theme: Theme) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101  a window has one
        self._preferences.theme = theme
        apply_theme(application, theme)

    def _allow_changes(self, is_allowed: bool) -> None:
        self._are_changes_allowed = is_allowed
        form = self.form
        for action in (form.event_new, form.enter_several, form.show_vocabulary, form.import_table):
            action.setEnabled(is_allowed)
        self.record.setEnabled(is_allowed)
        if is_allowed:
            self.list.go_to_list()
            self._offer_drafts()

    def _offer_drafts(self) -> None:
        self.editor.offers.refresh()
        self.editor.offers.take_keys()

    # --- what happens ---------------------------------------------------------------------------

    def _open(self, uid: uuid.UUID) -> None:
        if self._are_changes_allowed:
            self.editor.open(uid)

    def _on_record_shown(self, event: Event | None) -> None:
        is_stored = event is not None and bool(event.reference)
        for action in (self.form.event_save, self.form.event_duplicate, self.form.event_delete):
            action.setEnabled(event is not None)
        self.form.event_draft_summary.setEnabled(event is not None)
        self.form.event_history.setEnabled(is_stored)
        self.list.mark(event)

    def _on_change(self, announcement: Announcement) -> None:
        if announcement.touches("term"):
            with self._desk.database.snapshot() as session:
                self._vocabulary = load_vocabulary(session)
            for part in (self.record, self.entry, self.source, self.list.model, self.finding):
                part.use(self._vocabulary)
            self.editor.reload_if_unchanged()
        if announcement.touches("event"):
            self.list.reload_soon()
        self.exchange.refresh()
        is_low = self._desk.database.is_space_low
        self._space_label.setText(_("The disk is nearly full. Free some space.") if is_low else "")

    def _on_counted(self, count: int) -> None:
        self._count_label.setText(total_words(count))

    def _stored(self) -> Event | None:
        record = self.editor.record
        return record if record is not None and record.reference else None

    # --- windows --------------------------------------------------------------------------------

    def show_inbox(self) -> None:
        """Open the list of what needs a person."""
        from hrd_desk.gui.windows.inbox_window import InboxWindow  # noqa: PLC0415  as above

        if self._inbox_window is None or not self._inbox_window.isVisible():
            let_go(self._inbox_window)
            inbox = self._inbox_window = InboxWindow(self._desk, self)
            _connect_inbox(inbox, self._open, self.exchange.refresh, self.form.notice.say)
        _bring_forward(self._inbox_window)

    def show_history(self) -> None:
        """Show the history of the record."""
        from hrd_desk.gui.windows.history_dialog import HistoryDialog  # noqa: PLC0415  as above

        if self.editor.record is not None:
            database = self._desk.database
            run(HistoryDialog(database, self._vocabulary, self.editor.record.uid, self))

    def show_vocabulary(self) -> None:
        """Open the window of terms."""
        from hrd_desk.gui.windows.vocabulary_window import VocabularyWindow  # noqa: PLC0415

        if self._vocabulary_window is None or not self._vocabulary_window.isVisible():
            let_go(self._vocabulary_window)
            terms = self._vocabulary_window = VocabularyWindow(self._desk.database, self)
            _connect_vocabulary(terms, self.form)
        _bring_forward(self._vocabulary_window)

    def change_passphrase(self) -> None:
        """Ask for another passphrase."""
        from hrd_desk.gui.windows.passphrase_dialog import PassphraseDialog  # noqa: PLC0415

        run(PassphraseDialog(self._desk, self))

    def show_about(self) -> None:
        """Say what the program is, and what it protects."""
        run(AboutDialog(self))

    # --- leaving --------------------------------------------------------------------------------

    def may_close(self) -> bool:
        """Ask about what is not saved; return whether the desk may be closed."""
        return self.editor.may_leave() and self.editor.is_all_kept() and self.publishing.may_go()

    def wind_up(self) -> None:
        """Keep the draft, end the jobs, remember the shape; the desk can be closed after it."""
        self.editor.settle()
        self.editor.drafts.keep()
        for part in (self._changes, *self._controls(), self.list):
            part.stop()
        for window in (self._inbox_window, self._vocabulary_window):
            if window is not None:
                window.close()
        finish_jobs()
        self._preferences.remember_shape("main", self.saveGeometry())
        self._preferences.remember_shape("splitter", self.form.splitter.shape())
        self._preferences.write()

    def _controls(self) -> tuple[Control, ...]:
        window = (self.exchange, self.map, self.places, self.publishing)
        return (*window, self.undoing, self.similar, self.duplicates, self.entry, self.finding)

    def _restore_shape(self) -> None:
        shape: QByteArray = self._preferences.shape("main")
        if shape.isEmpty():
            available = self.screen().availableGeometry()
            self.resize(min(1366, available.width()), min(768, available.height() - TITLE_BAR_PX))
        else:
            self.restoreGeometry(shape)
            self.form.splitter.restore_shape(self._preferences.shape("splitter"))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.quit_asked.emit()


def _count_where_there_is_room(
    label: PlainLabel, events: ListPane, splitter: FoldingSplitter
) -> None:
    """Tell how many events there are at the foot, and above the list where one pane is shown."""
    label.setIndent(_INDENT_PX)
    for tell in (label.setHidden, events.tell_total):
        splitter.folded.connect(tell)
        tell(splitter.is_folded)


def _connect_inbox(
    inbox: "InboxWindow",
    show: Callable[[uuid.UUID], None],
    count: Callable[[], None],
    say: Callable[[str], None],
) -> None:
    inbox.record_wanted.connect(show)
    inbox.told_late.connect(say)
    # What concerns no record (a file put away) is no news of the desk.
    inbox.deeds.done.connect(lambda *_told: count())


def _connect_vocabulary(terms: "VocabularyWindow", form: Ui_MainWindow) -> None:
    terms.addActions([form.edit_undo, form.edit_redo])
    terms.told_late.connect(form.notice.say)


def _bring_forward(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
