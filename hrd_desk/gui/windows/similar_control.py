"""Looks for records like the one that is being typed, in the background, and compares them."""

import uuid
from functools import partial

from PySide6.QtCore import QObject, QTimer

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.windows.compare_dialog import CompareDialog, Same
from hrd_desk.gui.windows.editor import Editor
from hrd_desk.gui.windows.history_words import HistoryWords
from hrd_desk.gui.windows.record_pane import RecordPane
from hrd_desk.gui.windows.similar_panel import SimilarPanel
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.storage.events import event_titles, load_event
from hrd_desk.storage.pairs import Suspicion, propose_merge, tell_apart
from hrd_desk.storage.similar import Sought, similar, sought

PAUSE_MS = 300


class SimilarControl(QObject):
    """Fills the panel of similar records; nothing of it waits, asks or takes the keyboard.

    What is told apart from a record that was never saved is written when that is saved.
    """

    def __init__(
        self, database: Database, form: Ui_MainWindow, editor: Editor, pane: RecordPane
    ) -> None:
        """Look among the records of `database` for one like that in `pane`."""
        super().__init__(editor)
        self._database, self._form, self._editor, self._pane = database, form, editor, pane
        self.panel = SimilarPanel()
        self.found: list[Suspicion] = []
        self._apart: dict[uuid.UUID, set[uuid.UUID]] = {}
        self._job: Job | None = None
        self._asked: Sought | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.panel.row_chosen.connect(self.compare)
        form.compare_similar.triggered.connect(lambda _checked=False: self.compare())
        pane.edited.connect(self._pause.start)
        editor.record_shown.connect(self._on_record_shown)
        editor.told_apart = self._told_apart
        editor.saved.connect(self._on_saved)
        editor.stored_behind.connect(self._on_saved)
        self._put([])

    def stop(self) -> None:
        """Look no longer; the desk can be closed after it."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()

    def _on_record_shown(self, _event: Event | None) -> None:
        self._asked = None
        self._put([])
        self._pause.start()

    # --- looking --------------------------------------------------------------------------------

    def look(self) -> None:
        """Look in a job for what is like the record as it is typed."""
        record = self._pane.record
        wanted = sought(self._pane.event_form.event_as_entered()) if record is not None else None
        if wanted == self._asked:
            return
        self._asked = wanted
        if self._job is not None:
            self._job.cancel()
        if wanted is None:
            self._put([])
            return
        apart = frozenset(self._apart.get(wanted.uid, ()))

        def work(_progress: Progress) -> list[Suspicion]:
            with self._database.snapshot() as session:
                return similar(session, wanted, apart)

        self._job = job = Job(work)
        job.succeeded.connect(lambda found: self._on_found(wanted, found))
        job.finished.connect(lambda: self._forget(job))
        job.start()

    def _forget(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _on_found(self, wanted: Sought, found: list[Suspicion]) -> None:
        if wanted is self._asked:
            self._put(found)

    def _put(self, found: list[Suspicion]) -> None:
        self.found = found
        self.panel.put(found)
        self._form.compare_similar.setEnabled(bool(found))

    # --- comparing ------------------------------------------------------------------------------

    def compare(self, row: int = 0) -> None:
        """Show the record beside one of those found."""
        if not self.found or self._pane.record is None:
            return
        event = self._pane.event_form.event_as_entered()
        try:
            with self._database.snapshot() as session:
                others = [load_event(session, one.uid) for one in self.found]
                links = [link.target_uid for each in (event, *others) for link in each.links]
                titles = event_titles(session, links)
        except HrdDeskError as error:
            show_error(self._pane.window(), error)
            return
        words = HistoryWords(self._pane.vocabulary, titles)
        say_different = partial(self._say_different, event)
        dialog = CompareDialog(event, others, words, say_different, self._pane.window())
        dialog.go_to(row)
        run(dialog)
        self._act(dialog, event)

    def _act(self, dialog: CompareDialog, event: Event) -> None:
        if dialog.answer is Same.OPEN:
            self._editor.open(dialog.other.uid)
        elif dialog.answer is Same.PROPOSE and self._propose(event.uid, dialog.other.uid):
            self._form.notice.say(_("Headquarters gets your proposal with the next file."))

    def _say_different(self, event: Event, other: Event) -> bool:
        if event.reference:
            try:
                with self._database.transaction("tell-apart") as session:
                    tell_apart(session, event.uid, other.uid)
            except HrdDeskError as error:
                show_error(self._pane.window(), error)
                return False
        else:
            self._apart.setdefault(event.uid, set()).add(other.uid)
        self._put([one for one in self.found if one.uid != other.uid])
        return True

    def _propose(self, one: uuid.UUID, other: uuid.UUID) -> bool:
        try:
            with self._database.transaction("propose-merge") as session:
                propose_merge(session, one, other)
        except HrdDeskError as error:
            show_error(self._pane.window(), error)
            return False
        return True

    def _told_apart(self, uid: uuid.UUID) -> set[uuid.UUID]:
        """Return what a record was told apart from before it was saved for the first time."""
        return self._apart.get(uid, set())

    def _on_saved(self, event: Event) -> None:
        self._apart.pop(event.uid, None)
