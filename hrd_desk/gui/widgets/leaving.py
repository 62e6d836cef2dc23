"""Dialogs and windows go once they are left: Qt keeps them as long as their parent."""

from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from hrd_desk.gui.workers import Job, delete_later
from hrd_desk.progress import Progress


def run(dialog: QDialog) -> bool:
    """Show a dialog until it is left; return whether it was accepted.

    It can still be read by whoever opened it: it goes with the next turn of the events.
    """
    is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
    delete_later(dialog)
    return is_accepted


def let_go(window: QWidget | None) -> None:
    """Let a window go that was closed, once the work that it began has ended."""
    if window is not None:
        job = Job(_nothing)
        # The window over it may have taken it along by then.
        job.finished.connect(lambda: delete_later(window) if isValid(window) else None)
        job.start()


def _nothing(_progress: Progress) -> None:
    """Come behind all work that was begun before, in the one lane."""
