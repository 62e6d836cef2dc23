"""Changes the records and terms of a desk under its open windows, as files that come in do."""

import contextlib
import random
import uuid
from collections.abc import Sequence

from PySide6.QtCore import QObject

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.workers import Job, call_later
from hrd_desk.progress import Progress
from hrd_desk.storage.events import delete_event, load_event, restore_event, save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import rename_term, set_enabled
from tests.builders import an_event, vocabulary_of

LONGEST_PAUSE_MS = 400


class Elsewhere(QObject):
    """One change after the other, in the lane and with the signal of a watched folder.

    No second program can have a desk open, so this is how a desk changes while a person works.
    """

    def __init__(
        self, desk: OpenDesk, window: MainWindow, uids: Sequence[uuid.UUID], seed: int
    ) -> None:
        """Change the events `uids` of `desk`, make new ones, and rename and switch terms."""
        super().__init__(window)
        self._desk, self._window, self._uids = desk, window, list(uids)
        self._chance = random.Random(seed)
        self._is_stopped = False
        self.changes = 0

    def begin(self) -> None:
        """Change something now, and after each pause something else."""
        if self._is_stopped:
            return
        job = Job(self._change)
        job.succeeded.connect(self._on_changed)
        job.finished.connect(self._go_on)
        job.start()

    def stop(self) -> None:
        """Change nothing more."""
        self._is_stopped = True

    def _on_changed(self, _nothing: object) -> None:
        self.changes += 1
        self._window.exchange.watch.taken_in.emit()

    def _go_on(self) -> None:
        call_later(self, self.begin, self._chance.randrange(LONGEST_PAUSE_MS))

    def _change(self, _progress: Progress) -> None:
        act = self._chance.choice((self._write, self._write, self._log, self._delete, self._term))
        # What the person at the window has done in the meantime may not allow it.
        with contextlib.suppress(HrdDeskError):
            act()

    def _write(self) -> None:
        with self._desk.database.transaction("save") as session:
            event = load_event(session, self._chance.choice(self._uids))
            event.title = f"Changed elsewhere {self._chance.randrange(1000)}"
            save_event(session, event)

    def _log(self) -> None:
        event = an_event(vocabulary_of(self._desk), title="Logged elsewhere")
        with self._desk.database.transaction("save") as session:
            save_event(session, event)

    def _delete(self) -> None:
        uid = self._chance.choice(self._uids)
        with self._desk.database.transaction("delete") as session:
            is_deleted = load_event(session, uid).is_deleted
            (restore_event if is_deleted else delete_event)(session, uid)

    def _term(self) -> None:
        terms = list(vocabulary_of(self._desk).walk("violation"))
        term = self._chance.choice(terms)
        with self._desk.database.transaction("rename-term") as session:
            if self._chance.random() < 0.5:
                set_enabled(session, term.uid, is_enabled=not term.is_enabled)
            else:
                rename_term(session, term.uid, "en", f"Renamed {self._chance.randrange(1000)}")
