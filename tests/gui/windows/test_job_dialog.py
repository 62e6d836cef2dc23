"""A dialog that rests while it works: it hears of its present job alone."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from hrd_desk.errors import NotFoundError
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.windows.job_dialog import JobDialog
from hrd_desk.gui.workers import database_lane, finish_jobs
from hrd_desk.progress import Progress
from tests.pages.keyboard import show


class _Form:
    def __init__(self, dialog: JobDialog) -> None:
        self.problem, self.busy = PlainLabel(dialog), QProgressBar(dialog)
        layout = QVBoxLayout(dialog)
        layout.addWidget(self.problem)
        layout.addWidget(self.busy)
        self.busy.hide()


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[JobDialog]:
    dialog = JobDialog()
    dialog.watch(_Form(dialog))
    show(qtbot, dialog)
    yield dialog
    finish_jobs()


class Gate:
    """Work that waits until it may go on."""

    def __init__(self) -> None:
        self._may_go = threading.Event()
        self.has_begun = False

    def open(self) -> None:
        self._may_go.set()

    def work(self, progress: Progress) -> str:
        self.has_begun = True
        assert self._may_go.wait(10)
        progress(1, 1)
        return "done"


def wait_for(qtbot: QtBot, gate: Gate) -> None:
    """Wait until work has begun, and what the work before it reported has arrived."""
    qtbot.waitUntil(lambda: gate.has_begun)
    QApplication.processEvents()


def problem_of(dialog: JobDialog) -> PlainLabel:
    return dialog.findChildren(PlainLabel)[0]


def test_work_that_follows_keeps_the_dialog_at_rest(qtbot: QtBot, dialog: JobDialog) -> None:
    second = Gate()
    heard: list[str] = []
    dialog.run(lambda _progress: "first", lambda _result: dialog.run(second.work, heard.append))
    wait_for(qtbot, second)
    assert dialog.is_working
    assert not problem_of(dialog).isEnabled()
    second.open()
    qtbot.waitUntil(lambda: heard == ["done"])
    assert not dialog.is_working


def test_work_that_was_cancelled_does_not_end_the_work_after_it(
    qtbot: QtBot, dialog: JobDialog
) -> None:
    first, second = Gate(), Gate()
    heard: list[str] = []
    dialog.run(first.work, heard.append)
    dialog.cancel_work()
    dialog.run(second.work, heard.append)
    first.open()
    wait_for(qtbot, second)
    assert dialog.is_working
    second.open()
    qtbot.waitUntil(lambda: heard == ["done"])
    assert not dialog.is_working


def test_work_that_has_no_further_step_is_told_and_not_called_stopped(
    qtbot: QtBot, dialog: JobDialog
) -> None:
    heard: list[str] = []
    dialog.run(lambda _progress: "done", heard.append, lambda: heard.append("stopped"))
    database_lane.waitForDone()
    dialog.cancel_work()
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert heard == ["done"]


def test_an_error_of_the_work_before_is_not_told(qtbot: QtBot, dialog: JobDialog) -> None:
    gate = Gate()
    heard: list[str] = []

    def fail(_progress: Progress) -> None:
        raise NotFoundError("Nothing here.")

    dialog.run(fail, heard.append)
    dialog.run(gate.work, heard.append)
    gate.open()
    qtbot.waitUntil(lambda: heard == ["done"])
    assert problem_of(dialog).text() == ""


def test_what_could_not_be_used_before_cannot_be_used_after(
    qtbot: QtBot, dialog: JobDialog
) -> None:
    gate = Gate()
    usable, unusable = QPushButton(dialog), QPushButton(dialog)
    unusable.setEnabled(False)
    for _turn in range(2):  # the second one begins while the first still runs
        dialog.run(gate.work, lambda _result: None)
    assert not usable.isEnabled()
    gate.open()
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert (usable.isEnabled(), unusable.isEnabled()) == (True, False)
