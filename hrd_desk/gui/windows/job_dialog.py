"""A dialog that rests while a job runs and tells of errors in place."""

from collections.abc import Callable
from typing import Any, ClassVar, Protocol

from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QDialog,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.small_screens import parts_of
from hrd_desk.gui.workers import Job, Work, database_lane

Policy = QSizePolicy.Policy


def turn_to(pages: QStackedWidget, page: QWidget) -> None:
    """Show `page`, and let the others claim no room: dialogs are as tall as what they show."""
    for other in filter(None, map(pages.widget, range(pages.count()))):
        policy = other.sizePolicy()
        policy.setVerticalPolicy(Policy.Preferred if other is page else Policy.Ignored)
        other.setSizePolicy(policy)
    pages.setCurrentWidget(page)


def nothing() -> None:
    """Follow work that was stopped."""


class JobForm(Protocol):
    """What the compiled form of such a dialog has: a line for problems and a sign of work."""

    problem: PlainLabel
    busy: QProgressBar


class JobDialog(QDialog):
    """A dialog with one piece of work at a time; it cannot be closed while that runs."""

    lane: ClassVar[QThreadPool] = database_lane

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: JobForm | None = None
        self._job: Job | None = None
        self._focused: QWidget | None = None
        self._unusable: list[QWidget] = []

    def watch(self, form: JobForm) -> None:
        """Use the problem line and the sign of work of `form`."""
        self._form = form

    @property
    def is_working(self) -> bool:
        """Whether a job is running."""
        return self._job is not None

    def run(
        self,
        work: Work,
        then: Callable[[Any], None],
        stopped: Callable[[], None] = nothing,
    ) -> None:
        """Run `work` off this thread, the dialog resting; hand its result to `then`.

        An error stands in the dialog when the work has ended, and `then` is not called; `stopped`
        is called instead where it stopped because a person wanted that. Work that was begun before
        and has not ended is cancelled, and nothing is heard of it.
        """
        self.clear_problem()
        if self._job is None:
            self._focused = self.focusWidget()  # not the button of a question that is going
        else:
            self._job.cancel()
        job = Job(work)
        # The dialog is awake again before it hears how the work went: `then` may begin more.
        job.succeeded.connect(lambda result: self._end(job, lambda: then(result)))
        job.failed.connect(lambda error: self._end(job, lambda: self.show_problem(error)))
        job.finished.connect(lambda: self._end(job, stopped))
        self._rest(job)
        job.start(self.lane)

    def cancel_work(self) -> None:
        """Stop the work at its next step; the dialog is awake once it has stopped.

        Work that was done before it could stop is told as done.
        """
        if self._job is not None:
            self._job.stop()

    def _rest(self, job: Job) -> None:
        assert self._form is not None  # noqa: S101  `watch` comes first
        parts = parts_of(self)
        if self._job is None:
            # What could not be used before cannot be used afterwards either.
            self._unusable = [part for part in parts if not part.isEnabledTo(self)]
        self._job = job
        for part in parts:
            part.setEnabled(False)
        self._form.busy.setVisible(True)
        self._form.busy.setEnabled(True)

    def _end(self, job: Job, then: Callable[[], None]) -> None:
        if job is self._job:
            self._wake()
            then()

    def _wake(self) -> None:
        assert self._form is not None  # noqa: S101  `watch` comes first
        self._job = None
        self._form.busy.setVisible(False)
        for part in parts_of(self):
            part.setEnabled(part not in self._unusable)
        if self._focused is not None:
            self._focused.setFocus()

    def show_problem(self, error: HrdDeskError) -> None:
        """Show the error's sentence in the dialog, and tell it to screen readers."""
        assert self._form is not None  # noqa: S101  `watch` comes first
        self._form.problem.setText(error.sentence)
        self._form.problem.setVisible(True)
        event = QAccessibleEvent(self._form.problem, QAccessible.Event.Alert)
        QAccessible.updateAccessibility(event)

    def clear_problem(self) -> None:
        """Take the sentence away."""
        assert self._form is not None  # noqa: S101  `watch` comes first
        self._form.problem.clear()
        self._form.problem.setVisible(False)

    @override
    def reject(self) -> None:
        if not self.is_working:
            super().reject()
