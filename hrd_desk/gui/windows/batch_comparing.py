"""New rows of the grid are compared with the records of the desk, in the background."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from hrd_desk.gui.item_models.batch_rows import BatchRows
from hrd_desk.gui.workers import Job
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.storage.similar import Sought
from hrd_desk.tables.batch import Note, like_rows


class BatchComparing(QObject):
    """Marks the rows that look like a known record; nothing waits for it."""

    def __init__(
        self, database: Database, rows: BatchRows, told: Callable[[], None], parent: QObject
    ) -> None:
        """Compare `rows` once they are read; `told` is called after some were marked."""
        super().__init__(parent)
        self._database, self._rows, self._told = database, rows, told
        self._jobs: list[Job] = []
        rows.all_read.connect(self._compare)

    def stop(self) -> None:
        """Compare no longer."""
        for job in self._jobs:
            job.cancel()

    def _compare(self, wanted: dict[int, Sought]) -> None:
        if not wanted:
            return

        def work(progress: Progress) -> dict[int, Note]:
            with self._database.snapshot() as session:
                return like_rows(session, wanted, progress)

        job = Job(work)
        self._jobs.append(job)
        job.succeeded.connect(self._mark)
        job.finished.connect(lambda: self._jobs.remove(job))
        job.start()

    def _mark(self, notes: dict[int, Note]) -> None:
        self._rows.say_alike(notes)
        self._told()
