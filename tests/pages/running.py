"""The application as it runs, for tests that go from window to window."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from hrd_desk.gui.application import Application
from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.widgets.idle_watch import IdleWatch


@contextlib.contextmanager
def running_application(qt: QApplication, folder: Path) -> Iterator[Application]:
    """Run the application with its preferences in `folder`; leave `qt` as it was."""
    palette, font = qt.palette(), qt.font()
    application = Application(qt, Preferences(folder / "window.ini"))
    yield application
    application.shut_down()
    if application.window is not None:
        application.window.hide()
        application.window.deleteLater()
    for watch in application.findChildren(IdleWatch):
        qt.removeEventFilter(watch)
    application.deleteLater()
    # It would go on fitting the windows of other tests to the screen that there really is.
    QApplication.sendPostedEvents(application, QEvent.Type.DeferredDelete)
    qt.setPalette(palette)
    qt.setFont(font)
