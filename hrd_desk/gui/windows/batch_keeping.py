"""Keeps the rows of the grid inside the desk until they are saved, while a person types on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.workers import Job, keeping_lane, wait_for
from hrd_desk.storage.database import Database
from hrd_desk.tables.batch import Cells, keep_batch

KEEP_PAUSE_MS = 500
RETRY_MS = 2000


class BatchKeeping(QObject):
    """Writes rows a moment after a change, in a lane of its own, one writing after the other.

    `failed(error)`: the last writing could not be made; it is tried again.
    """

    failed = Signal(object)

    def __init__(
        self, database: Database, content: Callable[[], list[Cells] | None], parent: QObject
    ) -> None:
        """Keep in `database` what `content` returns; None is not now."""
        super().__init__(parent)
        self._database, self._content = database, content
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=KEEP_PAUSE_MS)
        self._pause.timeout.connect(self._write_behind)

    @property
    def is_writing(self) -> bool:
        """Whether rows are on their way into the desk."""
        return self._job is not None

    def note_change(self) -> None:
        """Write soon."""
        if not self._pause.isActive():
            self._pause.start(KEEP_PAUSE_MS)

    def forget_change(self) -> None:
        """Write nothing: what is there now is kept already."""
        self._pause.stop()

    def settle(self) -> None:
        """Wait until what is being written is in the desk, or known not to be."""
        if self._job is not None:
            wait_for(self._job, keeping_lane)

    def write(self) -> None:
        """Write now what was not written yet; raises `DeskUnavailableError`.

        What could not be written is tried again.
        """
        self.settle()
        if self._pause.isActive():
            self._pause.start(RETRY_MS)
            rows = self._content()
            if rows is not None:
                write_rows(self._database, rows)
                self._pause.stop()

    def _write_behind(self) -> None:
        rows = self._content()
        if self._job is not None or rows is None:
            self._pause.start(KEEP_PAUSE_MS)  # the disk is slow: what came since goes after it
            return
        self._job = job = Job(lambda _progress: write_rows(self._database, rows))
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        job.start(keeping_lane)

    def _on_failed(self, error: HrdDeskError) -> None:
        if not self._pause.isActive():
            self._pause.start(RETRY_MS)
        self.failed.emit(error)

    def _on_finished(self) -> None:
        self._job = None


def write_rows(database: Database, rows: Sequence[Cells]) -> None:
    """Keep `rows` in the desk instead of those that were kept; raises `DeskUnavailableError`."""
    with database.local_transaction() as session:
        keep_batch(session, rows)
