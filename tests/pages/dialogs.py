"""What a person does in a dialog while whoever opened it waits."""

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.exceptions import TimeoutError  # noqa: A004  what `waitUntil` raises
from pytestqt.qtbot import QtBot

OPENS_MS = 10_000
Act = Callable[[QDialog], None]


def in_dialog(qtbot: QtBot, open_it: Callable[[], object], act: Act) -> None:
    """Do `open_it`, and `act` in the dialog that comes; what fails there fails here.

    `act` leaves the dialog; where it fails the dialog is closed for it.
    """
    seen: list[QDialog] = []
    failures: list[Exception] = []
    done: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and deadline.hasExpired() and not seen:
            timer.stop()
            failures.append(AssertionError(f"{dialog.objectName()} never took the keys"))
            done.append(True)
            QDialog.reject(dialog)
            return
        if not isinstance(dialog, QDialog) or not is_ready(dialog) or seen:
            return
        timer.stop()
        seen.append(dialog)
        try:
            act(dialog)
        except (AssertionError, TimeoutError) as error:
            failures.append(error)
            QDialog.reject(dialog)
        done.append(True)

    deadline = QDeadlineTimer(OPENS_MS)
    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    open_it()
    qtbot.waitUntil(lambda: bool(done), timeout=OPENS_MS)
    timer.stop()
    for failure in failures:
        raise failure


def is_ready(dialog: QDialog) -> bool:
    """Whether a dialog takes the keys and waits for no work of its own."""
    is_busy = bool(getattr(dialog, "is_working", False))
    return dialog.isActiveWindow() and QApplication.focusWidget() is not None and not is_busy
