"""Keeps what is typed: a draft within a second of each change, whatever happens next."""

import datetime
import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from hrd_desk.clock import milliseconds
from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.widgets.plain_text import Answer, Role, choose
from hrd_desk.gui.workers import Job, keeping_lane, wait_for
from hrd_desk.i18n import _
from hrd_desk.storage.database import Database
from hrd_desk.storage.drafts import StoredDraft, drop_draft, keep_again, load_drafts, save_draft

PAUSE_MS = 250
LONGEST_MS = 750
RETRY_MS = 2000

Written = tuple[uuid.UUID, dict[str, Any]]
Content = Callable[[], Written | None]


class DraftKeeper(QObject):
    """Writes drafts inside the encrypted desk, while a person types on or pauses.

    The disk may take its time, so what the timer asks for is written in a lane of its own; what is
    to be on the disk before something else happens is written where it is called. `failed`
    carries the sentence of a write that the timer asked for and that could not be made; it is
    tried again.
    """

    failed = Signal(str)

    def __init__(self, database: Database, content: Content, parent: QObject | None = None) -> None:
        """Write what `content` returns: a record's uid and its draft, or None for nothing."""
        super().__init__(parent)
        self._database = database
        self._content = content
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._write_behind)
        self._since_first_change = QElapsedTimer()
        self.changes = 0
        """How often something was typed; it tells whether anything was since."""
        self._writing: Job | None = None
        self.held: dict[uuid.UUID, dict[str, Any]] = {}
        """Drafts of records that left the screen and are not known to be stored yet."""
        self._late: set[uuid.UUID] = set()
        """Records whose draft was written after they had left: perhaps behind their save."""

    @property
    def is_writing(self) -> bool:
        """Whether a draft is on its way to the disk."""
        return self._writing is not None

    def hold(self, uid: uuid.UUID, content: dict[str, Any]) -> None:
        """Write the draft of a record that left the screen, unless `let_go` comes first."""
        self.held[uid] = content
        self.note_change()

    def let_go(self, uid: uuid.UUID) -> None:
        """Forget the draft of a record that was stored and is not on the screen any more."""
        self.settle()
        self.held.pop(uid, None)
        if uid in self._late:
            self.drop(uid)

    def note_change(self) -> None:
        """Write soon."""
        self.changes += 1
        if not self._pause.isActive():
            self._since_first_change.start()
        left = LONGEST_MS - self._since_first_change.elapsed()
        self._pause.start(max(0, min(PAUSE_MS, left)))

    def keep(self) -> None:
        """Write now, and tell by `failed` where that cannot be done."""
        try:
            self.write()
        except HrdDeskError as error:
            self.failed.emit(error.sentence)

    def write(self) -> None:
        """Write now, if there is anything to keep; raises `DeskUnavailableError`.

        What could not be written is tried again.
        """
        self.settle()
        self._pause.stop()
        drafts = self._to_write()
        if drafts:
            self._pause.start(RETRY_MS)
            _write(self._database, drafts)
            self._pause.stop()
            self._on_written(drafts)

    def _to_write(self) -> list[Written]:
        content = self._content()
        return [*self.held.items(), *([content] if content is not None else [])]

    def _write_behind(self) -> None:
        if self._writing is not None:
            self._pause.start(PAUSE_MS)  # the disk is slow: what came since goes after it
            return
        drafts = self._to_write()
        if not drafts:
            return
        self._writing = job = Job(lambda _progress: _write(self._database, drafts))
        job.succeeded.connect(lambda _nothing: self._on_written(drafts))
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        job.start(keeping_lane)

    def settle(self) -> None:
        """Wait until what is being written is on the disk, or known not to be."""
        if self._writing is not None:
            wait_for(self._writing, keeping_lane)

    def _on_written(self, drafts: Sequence[Written]) -> None:
        for uid, draft in drafts:
            if uid in self.held:
                self._late.add(uid)
            if self.held.get(uid) is draft:
                del self.held[uid]

    def _on_failed(self, error: HrdDeskError) -> None:
        if not self._pause.isActive():
            self._pause.start(RETRY_MS)
        self.failed.emit(error.sentence)

    def _on_finished(self) -> None:
        self._writing = None

    def drop(self, uid: uuid.UUID) -> None:
        """Forget the draft of a record that was saved or discarded."""
        self.settle()
        with self._database.local_transaction() as session:
            drop_draft(session, uid)
        self._late.discard(uid)

    def bring_back(self, draft: StoredDraft) -> None:
        """Keep again a draft that was dropped."""
        with self._database.local_transaction() as session:
            keep_again(session, draft)

    def stored(self) -> list[StoredDraft]:
        """Return the drafts of the desk, newest first."""
        with self._database.snapshot() as session:
            return load_drafts(session)


def _write(database: Database, drafts: Sequence[Written]) -> None:
    now_ms = milliseconds(datetime.datetime.now(datetime.UTC))
    with database.local_transaction() as session:
        for uid, draft in drafts:
            save_draft(session, uid, draft, now_ms)


def may_lock(keep: Iterable[Callable[[], None]], window: QWidget) -> bool:
    """Keep what is typed; where that fails, ask in `window` whether to lock and lose it."""
    return may_go(keep, window, Answer("lock", _("Lock and lose it"), Role.DestructiveRole))


def may_go(keep: Iterable[Callable[[], None]], window: QWidget, lose: Answer) -> bool:
    """Keep what is typed; where that fails, ask in `window`, and return whether `lose` is said."""
    try:
        for write in keep:
            write()
    except HrdDeskError as error:
        words = _("What you typed cannot be kept. {reason}").format(reason=error.sentence)
        stay = Answer("stay", _("Stay here"), Role.RejectRole)
        return choose(window, words, [lose, stay]) == lose.key
    return True
