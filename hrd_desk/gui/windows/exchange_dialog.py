"""What the dialogs of the exchange share: long work with progress that can be cancelled."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QProgressBar, QPushButton, QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.small_screens import fit_to_screen, lay_out_anew
from hrd_desk.gui.windows.job_dialog import JobDialog, nothing
from hrd_desk.gui.workers import Work
from hrd_desk.i18n import _

_STEPS = 1000


class ExchangeForm(Protocol):
    """What the compiled form of such a dialog has."""

    problem: PlainLabel
    busy: QProgressBar
    cancel: QPushButton


class ExchangeDialog(JobDialog):
    """A dialog whose work can take minutes: Cancel and Escape stop the work, then the dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exchange_form: ExchangeForm | None = None
        self.page: QWidget | None = None

    def use_form(self, form: ExchangeForm) -> None:
        """Use the problem line, the sign of work and the Cancel button of `form`."""
        self._exchange_form = form
        self.watch(form)
        form.cancel.clicked.connect(self.reject)

    def turn_to(self, page: QWidget, *others: QWidget) -> None:
        """Show `page` alone, in a dialog as tall as what it shows."""
        self.page = page
        for other in others:
            other.setVisible(other is page)
        page.setVisible(True)
        self.fit()

    def fit(self) -> None:
        """Be as tall as what is shown: words that wrap ask for more than they need."""
        layout = self.layout()
        if layout is not None:
            lay_out_anew(self)
            layout.activate()
            width = max(self.width(), self.minimumWidth()) if self.isVisible() else 0
            width = width or self.minimumWidth()
            height = max(self.minimumHeight(), layout.totalHeightForWidth(width))
            self.resize(width, height)
            if self.isVisible():
                fit_to_screen(self)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    @override
    def show_problem(self, error: HrdDeskError) -> None:
        super().show_problem(error)
        self.fit()

    @override
    def run(
        self, work: Work, then: Callable[[Any], None], stopped: Callable[[], None] = nothing
    ) -> None:
        super().run(work, then, stopped)
        form, job = self._exchange_form, self._job
        if form is None or job is None:
            return
        form.busy.setRange(0, 0)
        form.cancel.setEnabled(True)
        form.cancel.setFocus()
        job.progressed.connect(self._show_progress)

    def _show_progress(self, done: int, total: int) -> None:
        if self._exchange_form is not None and total > 0:
            # Bytes of large files are more than a progress bar counts.
            self._exchange_form.busy.setRange(0, _STEPS)
            self._exchange_form.busy.setValue(min(_STEPS, done * _STEPS // total))

    @override
    def reject(self) -> None:
        if self.is_working:
            self.cancel_work()
        else:
            super().reject()


def browse_folder(parent: QWidget, line: QLineEdit, title: str) -> bool:
    """Let a person choose a folder into `line`; return whether one was chosen."""
    folder = QFileDialog.getExistingDirectory(parent, title, line.text() or str(Path.home()))
    if folder:
        line.setText(folder)
    return bool(folder)


def typed_folder(line: QLineEdit) -> Path:
    """Return the folder in `line`; raises `InvalidInputError`, the line focused."""
    folder = Path(line.text().strip())
    if line.text().strip() and folder.is_absolute() and _is(folder.is_dir):
        return folder
    line.setFocus()
    line.selectAll()
    if not line.text().strip():
        raise InvalidInputError("folder", _("Choose a folder or a stick first."))
    if typed_file(line) is not None:
        sentence = _("This is a file, no folder. Choose the folder in which it lies.")
        raise InvalidInputError("folder", sentence)
    sentence = _("This folder is not there now. Put the stick in, or choose another folder.")
    raise InvalidInputError("folder", sentence)


def typed_file(line: QLineEdit) -> Path | None:
    """Return the file in `line`, None if it names none."""
    file = Path(line.text().strip())
    return file if file.is_absolute() and _is(file.is_file) else None


def _is(is_there: Callable[[], bool]) -> bool:
    """Return what is there; a name that is too long, or lies where nobody may look, is nothing."""
    try:
        return is_there()
    except OSError:
        return False


def show_in_folder(folder: Path) -> None:
    """Open a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
