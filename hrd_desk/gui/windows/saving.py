"""Saves records behind the one on the screen, so that the keys of the next one do not wait."""

import contextlib
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from hrd_desk.errors import DeskUnavailableError, HrdDeskError
from hrd_desk.gui.windows.drafts import DraftKeeper
from hrd_desk.gui.workers import Job, saving_lane, wait_for
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.publishing.drafting import DraftOrigin
from hrd_desk.storage.database import Database
from hrd_desk.storage.drafts import drop_draft
from hrd_desk.storage.events import save_event
from hrd_desk.storage.pairs import tell_apart

SHOWN_MS = 40
"""In this time the next record is on the screen; a save beside it would slow that down."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A record that leaves the screen to be saved. Nobody writes into it any more."""

    record: Event
    draft: dict[str, Any]
    apart: Collection[uuid.UUID]
    """The records that it was told apart from before it was saved."""
    origin: DraftOrigin | None
    """What its summary was drafted from."""


def store(database: Database, record: Event, apart: Collection[uuid.UUID]) -> Event:
    """Commit `record` and forget its draft, both or neither; return it as it now stands.

    Raises what `save_event` and `Database.transaction` raise.
    """
    with database.transaction("save") as session:
        saved = save_event(session, record)
        for other in apart:
            tell_apart(session, saved.uid, other)
        drop_draft(session, saved.uid)
    return saved


class _RehearsedError(Exception):
    """Ends a rehearsal."""


def rehearse(database: Database) -> None:
    """Save a record and take that back, so that the first real save compiles no statements.

    That is half of what it costs. Nothing is left of the record.
    """
    # A desk that cannot be written says so when there is something to save.
    with (
        contextlib.suppress(_RehearsedError, DeskUnavailableError),
        database.transaction("save") as session,
    ):
        save_event(session, Event())
        raise _RehearsedError


def failure_words(record: Event, reason: str, *, is_kept: bool) -> str:
    """Return the sentence that a record was not saved, and whether its draft is kept."""
    sentence = _("“{title}” was not saved. {reason} What you typed stands among the drafts.")
    if not is_kept:
        sentence = _("“{title}” is neither saved nor kept as a draft yet. {reason}")
    title = record.title or record.reference or _("New event")
    return sentence.format(title=title, reason=reason)


class SavingBehind(QObject):
    """Saves one record after the other in a lane of their own.

    Until a record is committed its draft is held, and written where the commit takes longer than
    a draft may. `stored(Event, Leaving)` tells that it is committed, `failed(Leaving, error)` that
    it is not; its draft is held then.
    """

    stored = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, database: Database, drafts: DraftKeeper, parent: QObject) -> None:
        """Save into `database`; what is not stored yet is held in `drafts`.

        Whoever hears `stored` lets the draft go.
        """
        super().__init__(parent)
        self._database, self._drafts = database, drafts
        self._waiting: list[Leaving] = []
        self._jobs: list[Job] = []
        self._begin = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._begin.timeout.connect(self._start)

    def save(self, leaving: Leaving) -> None:
        """Queue a record; it is saved when the next one has been shown."""
        self._drafts.hold(leaving.record.uid, leaving.draft)
        self._waiting.append(leaving)
        self._begin.start()

    def _start(self) -> None:
        while self._waiting:
            self._start_one(self._waiting.pop(0))

    def _start_one(self, leaving: Leaving) -> None:
        database = self._database
        job = Job(lambda _progress: store(database, leaving.record, leaving.apart))
        job.succeeded.connect(partial(self._on_stored, leaving))
        job.failed.connect(partial(self._on_failed, leaving))
        job.finished.connect(lambda: self._jobs.remove(job))
        self._jobs.append(job)
        job.start(saving_lane)

    def settle(self) -> None:
        """Wait until every record is stored or known not to be, and tell of it."""
        self._begin.stop()
        self._start()
        for job in list(self._jobs):
            wait_for(job, saving_lane)

    def _on_stored(self, leaving: Leaving, saved: Event) -> None:
        self.stored.emit(saved, leaving)

    def _on_failed(self, leaving: Leaving, error: HrdDeskError) -> None:
        self._drafts.hold(leaving.record.uid, leaving.draft)
        self.failed.emit(leaving, error)
