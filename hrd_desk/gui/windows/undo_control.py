"""Undo and redo outside fields: named in the menu, refused with a sentence, told in the bar."""

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from hrd_desk.errors import HrdDeskError, InvalidInputError, StaleRecordError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.item_models.changes import Changes
from hrd_desk.gui.windows.editor import Editor
from hrd_desk.gui.windows.undo_words import step_words
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _
from hrd_desk.storage.database import Database
from hrd_desk.storage.undoing import (
    REDO,
    UNDO,
    Records,
    Step,
    newest_version,
    next_steps,
    take_back,
)

AT_ONCE = 20
"""So many records are taken back where one stands; more take a job."""
READ_PAUSE_MS = 150
"""The menu is named anew when the keys that follow a save have been served."""


class UndoControl(QObject):
    """Takes back what was done in any window of the desk, one command after the other.

    What was done before this sitting is left alone, deletions apart.
    """

    def __init__(self, database: Database, form: Ui_MainWindow, editor: Editor) -> None:
        """Serve the actions of the main window `form`."""
        super().__init__(editor)
        self._database = database
        self._form = form
        self._editor = editor
        with database.snapshot() as session:
            self._since = newest_version(session)
        self._passed: set[int] = set()
        self._steps: dict[str, Step | None] = {UNDO: None, REDO: None}
        self._job: Job | None = None
        self._changes = Changes(database, self)
        self._changes.noticed.connect(self._on_change)
        self._pause = QTimer(self, singleShot=True, interval=READ_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        form.menu_edit.aboutToShow.connect(self._refresh_if_old)
        form.edit_undo.triggered.connect(lambda _checked=False: self.undo())
        form.edit_redo.triggered.connect(lambda _checked=False: self.redo())
        editor.undo_wanted.connect(self.undo)
        self.refresh()

    def _on_change(self, _announcement: object) -> None:
        # Their keys must not wait for their names: a key reads what there is when it is pressed.
        for action in (self._form.edit_undo, self._form.edit_redo):
            action.setEnabled(self._job is None)
        self._pause.start()

    def _refresh_if_old(self) -> None:
        if self._pause.isActive():
            self.refresh()

    def refresh(self) -> None:
        """Name in the menu what can be undone and done again now."""
        self._pause.stop()
        with self._database.snapshot() as session:
            steps = next_steps(session, self._since, self._passed)
        self._steps = dict(zip((UNDO, REDO), steps, strict=True))
        self._name(self._form.edit_undo, UNDO, _("Undo: {what}"), _("Undo"))
        self._name(self._form.edit_redo, REDO, _("Redo: {what}"), _("Redo"))

    def _name(self, action: QAction, way: str, sentence: str, nothing: str) -> None:
        step = self._steps[way]
        words = sentence.format(what=step_words(step)) if step else nothing
        action.setText(words.replace("&", "&&"))
        action.setEnabled(step is not None and self._job is None)

    def undo(self) -> None:
        """Take the last command back."""
        self._carry_out(UNDO)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._carry_out(REDO)

    def _carry_out(self, way: str) -> None:
        self._editor.settle()
        self._refresh_if_old()
        step = self._steps[way]
        if step is None or self._job is not None or not self._editor.may_leave():
            return
        done = partial(self._on_done, way, step, self._editor.drafts.changes)
        if step.records <= AT_ONCE:
            try:
                done(self._commanded(way, step))
            except HrdDeskError as error:
                self._refuse(step, error)
            return
        self._job = Job(lambda _progress: self._commanded(way, step))
        self._job.succeeded.connect(done)
        self._job.failed.connect(partial(self._refuse, step))
        self._job.finished.connect(self._rest)
        self.refresh()
        self._job.start()

    def _commanded(self, way: str, step: Step) -> Records:
        with self._database.transaction(way) as session:
            return take_back(session, step.version)

    def _on_done(self, way: str, step: Step, changes: int, records: Records) -> None:
        if changes == self._editor.drafts.changes:  # else what was typed meanwhile would be gone
            self._editor.show_again(records)
        done, words, act = {
            UNDO: (_("Undone: {what}."), _("Redo"), self.redo),
            REDO: (_("Done again: {what}."), _("Undo"), self.undo),
        }[way]
        self._form.notice.say(done.format(what=step_words(step)), {words: act})

    def _refuse(self, step: Step, error: HrdDeskError) -> None:
        if not isinstance(error, StaleRecordError | InvalidInputError):
            show_error(self._editor.window(), error)
            return
        self._passed.add(step.version)
        self.refresh()
        self._form.notice.say(
            _("{what}: {reason}").format(what=step_words(step), reason=error.sentence)
        )

    def _rest(self) -> None:
        self._job = None
        self.refresh()

    def stop(self) -> None:
        """Listen no longer; the desk can be closed after it."""
        self._pause.stop()
        self._changes.stop()
