"""Work off the GUI thread: four lanes, progress, cancelling, errors brought back."""

import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from hrd_desk.errors import CancelledError, HrdDeskError
from hrd_desk.progress import Progress

Work = Callable[[Progress], Any]


database_lane = QThreadPool()
database_lane.setMaxThreadCount(1)
"""One thread, one job at a time: everything that reads or writes the desk for long."""

saving_lane = QThreadPool()
saving_lane.setMaxThreadCount(1)
"""One thread for what a person saved: it never stands behind a long read or an export."""

keeping_lane = QThreadPool()
keeping_lane.setMaxThreadCount(1)
"""One thread for what is put on the disk while a person types on: it waits for no save."""

asking_lane = QThreadPool()
asking_lane.setMaxThreadCount(1)
"""One thread for questions to a server, which may take ten seconds: nothing of the desk waits."""

TURN_S = 0.0002
"""How long a lane may go on in Python when the window has something to do."""

LANES = (database_lane, saving_lane, keeping_lane, asking_lane)

_unfinished: set["Job"] = set()
"""The jobs that have not begun to report."""

_going: set[QObject] = set()
"""What is to be deleted, until it is."""


def take_short_turns() -> None:
    """Let the window's thread wait less for the lanes than the 5 ms that Python sets."""
    sys.setswitchinterval(TURN_S)


def delete_later(item: QObject) -> None:
    """Delete `item` with the next turn of the events.

    Python holds it until Qt has deleted it. If its parent alone held it, shiboken 6.11 would free
    it first and then, if it knows another object by the same address, read what it has freed.
    """
    _going.add(item)
    item.destroyed.connect(lambda: _going.discard(item))
    item.deleteLater()


def call_later(context: QObject, call: Callable[[], object], pause_ms: int = 0) -> None:
    """Call `call` once, in a later turn of the events, unless `context` is gone by then.

    `QTimer.singleShot` makes a timer for each call and lets Qt delete it. Then shiboken 6.11 may
    read what it has freed, as `delete_later` says: the program ends without a word once in some
    ten thousand calls. The timers of this function are used again and never deleted.
    """
    timer = _idle.pop() if _idle else _Later()
    timer.begin(context, call, pause_ms)


class _Later(QTimer):
    """Calls one thing after the other; it is idle once a call is over, however long that takes.

    Nobody may use it again before: Qt lets no timer begin anew in a dialog that it opened itself.
    """

    _next_turn = Signal()

    def __init__(self) -> None:
        super().__init__(singleShot=True)
        self._context: QObject | None = None
        self._call: Callable[[], object] | None = None
        self.timeout.connect(self._on_timeout)
        self._next_turn.connect(self._on_timeout, Qt.ConnectionType.QueuedConnection)

    def begin(self, context: QObject, call: Callable[[], object], pause_ms: int) -> None:
        self._context, self._call = context, call
        _busy.add(self)
        if pause_ms:
            self.start(pause_ms)
        else:
            self._next_turn.emit()  # before any timer, as `QTimer.singleShot` has it

    def _on_timeout(self) -> None:
        context, call = self._context, self._call
        self._context = self._call = None
        try:
            if context is not None and call is not None and isValid(context):
                call()
        finally:
            _busy.discard(self)
            _idle.append(self)


_idle: list[_Later] = []
_busy: set[_Later] = set()


class Job(QObject):
    """Runs `work(progress)` in the lane and reports in the thread that made the job.

    Emits one of `succeeded(result)`, `failed(HrdDeskError)` or, when it was cancelled or has
    stopped, neither; then always `finished`, last. An error that no person can act on is a bug: it
    is raised again in the GUI thread, where the crash dialog takes it. Nobody needs to keep a job:
    it is the application's, and goes after `finished`.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)
    finished = Signal()
    _returned = Signal(object)
    _raised = Signal(object)

    def __init__(self, work: Work) -> None:
        """Prepare `work`, which takes a `Progress` callable and returns any result."""
        # Without a parent Python would delete it, and its collector may run in the lane's thread.
        super().__init__(QCoreApplication.instance())
        self._work = work
        self._is_stopped = threading.Event()
        self._is_cancelled = False
        self._has_reported = threading.Event()
        self._returned.connect(self._on_returned)
        self._raised.connect(self._on_raised)

    def start(self, lane: QThreadPool = database_lane) -> None:
        """Queue the work in a lane."""
        _unfinished.add(self)
        # Not a `QRunnable` of ours: the lane's thread would delete it, and see `delete_later`.
        lane.start(self._run)

    def stop(self) -> None:
        """Stop the work at its next step of progress; its transaction rolls back.

        What has no further step, or is done already, is told as if nobody had stopped it.
        """
        self._is_stopped.set()

    def cancel(self) -> None:
        """Stop the work likewise, and hear of no result any more: for what changes nothing."""
        self._is_cancelled = True
        self.stop()

    def _progress(self, done: int, total: int) -> None:
        if self._is_stopped.is_set():
            raise CancelledError
        self.progressed.emit(done, total)

    def _run(self) -> None:
        try:
            if self._is_stopped.is_set():
                raise CancelledError  # noqa: TRY301  one way out for a job stopped in the queue
            result = self._work(self._progress)
        except Exception as error:  # noqa: BLE001  Qt swallows what leaves a pool thread
            self._raised.emit(error)
        else:
            self._returned.emit(result)
        finally:
            self._has_reported.set()

    def _on_returned(self, result: object) -> None:
        _unfinished.discard(self)
        if not self._is_cancelled:
            self.succeeded.emit(result)
        self._finish()

    def _on_raised(self, error: Exception) -> None:
        _unfinished.discard(self)
        is_expected = isinstance(error, HrdDeskError)
        if is_expected and not isinstance(error, CancelledError):
            self.failed.emit(error)
        self._finish()
        if not is_expected:
            raise error

    def _finish(self) -> None:
        self._work = _nothing
        # What was emitted may be here before the lane's thread has left the signal, which may read
        # its sender once more: the job must not be gone by then.
        self._has_reported.wait()
        self.finished.emit()
        delete_later(self)


def _nothing(_progress: Progress) -> None:
    """Take the place of work that is done, which may hold a desk."""


def wait_for(job: Job, lane: QThreadPool) -> None:
    """Wait until the work in `lane` is done, and deliver what `job` reported, nothing else."""
    lane.waitForDone()
    QCoreApplication.sendPostedEvents(job, QEvent.Type.MetaCall.value)


def finish_jobs() -> None:
    """Cancel every job, wait until the lanes are empty, and deliver what the jobs reported."""
    for job in list(_unfinished):
        job.cancel()
    for lane in LANES:
        lane.waitForDone()
    while _unfinished:
        QCoreApplication.processEvents()
