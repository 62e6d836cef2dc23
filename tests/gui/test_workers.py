"""Jobs: results, errors, bugs, progress and cancelling all come back to the GUI thread."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPointF, Qt
from pytestqt.qtbot import QtBot
from shiboken6 import getCppPointer, wrapInstance

from hrd_desk.errors import NotFoundError
from hrd_desk.gui.workers import Job, call_later, database_lane, delete_later, finish_jobs
from hrd_desk.progress import Progress


@pytest.fixture(autouse=True)
def _no_job_is_left() -> Iterator[None]:
    yield
    finish_jobs()


def test_a_result_arrives_in_the_thread_that_asked(qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    job = Job(lambda _progress: threading.current_thread())
    job.succeeded.connect(lambda worker: threads.extend([worker, threading.current_thread()]))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert threads[0] is not threading.current_thread()
    assert threads[1] is threading.current_thread()


def test_an_error_a_person_can_act_on_is_told(qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise NotFoundError("Nothing here.")

    job = Job(work)
    told: list[str] = []
    job.failed.connect(lambda error: told.append(error.sentence))
    job.finished.connect(lambda: told.append("finished"))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert told == ["Nothing here.", "finished"]


def test_a_bug_reaches_the_exception_hook(qtbot: QtBot) -> None:
    job = Job(lambda _progress: 1 // 0)
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(job.finished):
        job.start()
    with qtbot.captureExceptions() as later:
        finish_jobs()
    kinds = [kind for kind, _error, _trace in [*caught, *later]]
    assert kinds == [ZeroDivisionError]


def test_cancelled_work_stops_at_its_next_step_and_tells_nobody(qtbot: QtBot) -> None:
    started, steps = threading.Event(), []

    def work(progress: Progress) -> None:
        started.set()
        for step in range(10**9):
            progress(step, 10**9)
            steps.append(step)

    job = Job(work)
    told: list[object] = []
    job.succeeded.connect(told.append)
    job.failed.connect(told.append)
    job.start()
    assert started.wait(5)
    with qtbot.waitSignal(job.finished):
        job.cancel()
    assert told == []
    assert len(steps) < 10**9


def test_work_that_is_done_when_it_is_stopped_is_told(qtbot: QtBot) -> None:
    job = Job(lambda _progress: "done")
    told: list[object] = []
    job.succeeded.connect(told.append)
    job.start()
    database_lane.waitForDone()
    with qtbot.waitSignal(job.finished):
        job.stop()
    assert told == ["done"]


def test_jobs_of_a_lane_run_one_after_the_other(qtbot: QtBot) -> None:
    running: list[int] = []
    most: list[int] = []

    def work(_progress: Progress) -> None:
        running.append(1)
        most.append(len(running))
        running.pop()

    jobs = [Job(work) for _number in range(8)]
    with qtbot.waitSignals([job.finished for job in jobs]):
        for job in jobs:
            job.start()
    assert max(most) == 1


@pytest.fixture
def _collected_by_hand() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("is_cancelled", [False, True])
@pytest.mark.usefixtures("_collected_by_hand")
def test_a_job_ends_in_the_thread_of_the_window(qtbot: QtBot, is_cancelled: bool) -> None:
    threads: list[threading.Thread] = []

    def note() -> None:
        threads.append(threading.current_thread())

    class Window:
        """Points to its job, and the job's slots to it."""

        def __init__(self) -> None:
            self.me = self
            self.job = Job(lambda _progress: None)
            self.job.destroyed.connect(note, Qt.ConnectionType.DirectConnection)
            with qtbot.waitSignal(self.job.finished):
                self.job.start()
                if is_cancelled:
                    self.job.cancel()

    Window()
    collecting = Job(lambda _progress: gc.collect())
    with qtbot.waitSignal(collecting.finished):
        collecting.start()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.current_thread()]


@pytest.mark.usefixtures("_collected_by_hand")
def test_a_job_that_nobody_started_ends_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    waiting = [Job(lambda _progress: None)]
    waiting[0].destroyed.connect(
        lambda: threads.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
    )
    waiting.append(waiting)  # type: ignore[arg-type]  # a circle
    del waiting
    collecting = Job(lambda _progress: gc.collect())
    with qtbot.waitSignal(collecting.finished):
        collecting.start()
    assert all(thread is threading.current_thread() for thread in threads)


def test_jobs_can_be_ended_while_one_is_telling_its_result(qtbot: QtBot) -> None:
    told: list[str] = []

    def end_all(_result: object) -> None:
        finish_jobs()
        told.append("ended")

    job = Job(lambda _progress: None)
    job.succeeded.connect(end_all)
    with qtbot.waitSignal(job.finished):
        job.start()
    assert told == ["ended"]


def test_what_is_deleted_later_is_held_until_it_is(qtbot: QtBot) -> None:
    # Shiboken frees what its parent alone held; it crashed where another object, forgotten, was
    # still known by the same address.
    forgotten = []
    for _number in range(20):
        one = QObject(QCoreApplication.instance())
        address = getCppPointer(one)[0]
        delete_later(one)
        del one
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        forgotten.append(wrapInstance(address, QPointF))
        other = _Named(QCoreApplication.instance())
        names = weakref.ref(other.names)
        delete_later(other)
        del other
        assert names() is not None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert names() is None


def test_what_is_called_later_is_called_once_and_also_in_a_dialog_that_it_opened(
    qtbot: QtBot,
) -> None:
    context, called = QObject(), list[int]()

    def first() -> None:
        loop = QEventLoop()
        call_later(context, lambda: called.append(2))
        call_later(context, loop.quit, 20)
        called.append(1)
        loop.exec()
        called.append(3)

    call_later(context, first)
    assert called == []
    qtbot.waitUntil(lambda: called == [1, 2, 3])
    for number in range(4, 50):
        call_later(context, lambda number=number: called.append(number))  # type: ignore[misc]
    qtbot.waitUntil(lambda: called == list(range(1, 50)))


def test_nothing_is_called_for_what_is_gone(qtbot: QtBot) -> None:
    context, called = QObject(QCoreApplication.instance()), list[str]()
    call_later(context, lambda: called.append("too late"), 1)
    delete_later(context)
    del context
    with qtbot.waitSignal(Job(lambda _progress: None).finished, raising=False, timeout=50):
        pass
    assert called == []


class _Names(list[str]):
    """A list that can be watched as it goes."""


class _Named(QObject):
    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self.names = _Names(["some", "thing"])
