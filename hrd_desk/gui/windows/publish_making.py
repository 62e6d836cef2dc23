"""What the publish window makes or writes just now: one job, its bar, and its end."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from hrd_desk.gui.generated.ui_publish_window import Ui_PublishWindow
from hrd_desk.gui.workers import Job, Work

BUSY_AFTER_MS = 300


class Making(QObject):
    """Runs one job at a time; what one that was stopped returns is not told.

    `failed(error)` tells why a job ended; `rested` comes after each change of what goes on, and
    `outdated` after a file was written, or was not, if it was to be made anew meanwhile.
    """

    failed = Signal(object)
    rested = Signal()
    outdated = Signal()

    def __init__(self, form: Ui_PublishWindow, parent: QObject) -> None:
        """Show nothing until `start`."""
        super().__init__(parent)
        self._form = form
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._pause.timeout.connect(lambda: self._rest(is_busy=True))
        self.is_writing = False
        self.is_outdated = False
        """Whether the file is made anew once what is being written has ended."""
        self._rest(is_busy=False)

    @property
    def is_going(self) -> bool:
        """Whether a job runs."""
        return self._job is not None

    @property
    def is_told(self) -> bool:
        """Whether a person sees that something is being made, and may cancel it."""
        return self.is_going and self._form.cancel.isVisible()

    def start(self, work: Work, then: Callable[[Any], None]) -> None:
        """Run `work`, and give `then` its result, unless it is stopped before."""
        job = Job(work)

        def end(act: Callable[..., None], *results: object) -> None:
            if job is self._job:
                was_busy = self._form.busy.isVisible()
                self._end()
                act(*results)
                self._catch_up()
                if was_busy and self.is_going:  # the next step of the same work
                    self._rest(is_busy=True)

        job.progressed.connect(self._on_progress)
        job.succeeded.connect(lambda result: end(then, result))
        job.failed.connect(lambda error: end(self.failed.emit, error))
        job.finished.connect(lambda: end(self.rested.emit))
        self._job = job
        self._pause.start()
        self.rested.emit()
        job.start()

    def stop(self) -> None:
        """Stop what is being made; what is being written is written, and not told."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def put_off(self) -> bool:
        """Return whether a file is being written; then `outdated` comes after it."""
        self.is_outdated = self.is_writing
        return self.is_writing

    def end_writing(self) -> None:
        """Write nothing after all."""
        self.is_writing = False
        self._catch_up()

    def _end(self) -> None:
        self._job = None
        self.is_writing = False
        self._rest(is_busy=False)
        self.rested.emit()

    def _catch_up(self) -> None:
        if self.is_outdated:
            self.is_outdated = False
            self.outdated.emit()

    def _rest(self, *, is_busy: bool) -> None:
        if not is_busy:
            self._pause.stop()
            self._form.busy.setRange(0, 0)
        self._form.busy.setVisible(is_busy)
        self._form.cancel.setVisible(is_busy and not self.is_writing)

    def _on_progress(self, done: int, total: int) -> None:
        self._form.busy.setRange(0, total if total > 1 else 0)
        self._form.busy.setValue(done)
