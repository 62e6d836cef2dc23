"""One start of a window, in a process of its own: says when the first page is painted.

`python -m tests.bench.first_paint empty` or `python -m tests.bench.first_paint DESK`. It goes on
until it is killed.
"""

import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override


class FirstPaint(QObject):
    """Says once that a widget was painted with what it is to show."""

    def __init__(self, widget: QWidget, is_filled: Callable[[], bool]) -> None:
        super().__init__(widget)
        self._is_filled = is_filled
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._is_filled():
            used = resource.getrusage(resource.RUSAGE_SELF)
            print(f"painted {1000 * (used.ru_utime + used.ru_stime):.1f}", flush=True)
            watched.removeEventFilter(self)
        return False


def show_empty() -> QMainWindow:
    """Show what the program would cost without us."""
    window = QMainWindow()
    window.resize(1200, 700)
    FirstPaint(window, lambda: True)
    window.show()
    return window


def show_desk(qt: QApplication, path: Path) -> QObject:
    """Show the program's own window over a desk, as after the right passphrase."""
    # Imported here, so that the empty window does not pay for them.
    from hrd_desk.gui.application import Application  # noqa: PLC0415
    from hrd_desk.gui.preferences import Preferences  # noqa: PLC0415
    from hrd_desk.gui.windows.main_window import MainWindow  # noqa: PLC0415
    from hrd_desk.storage.opening import open_desk  # noqa: PLC0415
    from tests.builders import PASSPHRASE  # noqa: PLC0415

    preferences = Preferences(Path(tempfile.mkdtemp()) / "window.ini")
    application = Application(qt, preferences)
    application.enter(open_desk(path, PASSPHRASE))
    window = next(found for found in qt.topLevelWidgets() if isinstance(found, MainWindow))
    model = window.list.model
    FirstPaint(window.list.form.table.viewport(), lambda: model.rowCount() > 0)
    return application


def main() -> int:
    """Show the window that the command line names."""
    qt = QApplication(sys.argv[:1])
    shown = show_empty() if sys.argv[1] == "empty" else show_desk(qt, Path(sys.argv[1]))
    assert shown
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
