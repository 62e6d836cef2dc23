"""One start of a window, in a process of its own: says when the first page is painted.

`python -m tests.bench.first_paint empty | welcome | unlock:DESK | DESK`. It says `painted`, the
milliseconds of processor, PSS and RSS in KiB, and how many modules are loaded; then it goes on
until it is killed.
"""

import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from typing_extensions import override

if TYPE_CHECKING:  # else the empty window would pay for it
    from hrd_desk.gui.application import Application


class FirstPaint(QObject):
    """Says once that a widget, one of a kind if need be, was painted with what it is to show."""

    def __init__(self, watched: QObject, is_filled: Callable[[QObject], bool]) -> None:
        super().__init__(watched)
        self._is_filled = is_filled
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._is_filled(watched):
            used = resource.getrusage(resource.RUSAGE_SELF)
            cpu = 1000 * (used.ru_utime + used.ru_stime)
            print(f"painted {cpu:.1f} {_memory('Pss')} {_memory('Rss')} {len(sys.modules)}")
            sys.stdout.flush()
            parent = self.parent()
            assert parent is not None
            parent.removeEventFilter(self)
        return False


def _memory(kind: str) -> int:
    """Return the memory of this process in KiB."""
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1])
    raise RuntimeError(kind)


def show_empty() -> QMainWindow:
    """Show what the program would cost without us."""
    window = QMainWindow()
    window.resize(1200, 700)
    FirstPaint(window, lambda _window: True)
    window.show()
    return window


def begin(qt: QApplication) -> "Application":
    """Do what the program does before its first window."""
    # Imported here and below, so that the empty window does not pay for them.
    from hrd_desk.gui.application import Application  # noqa: PLC0415
    from hrd_desk.gui.libraries import missing_libraries  # noqa: PLC0415
    from hrd_desk.gui.preferences import Preferences  # noqa: PLC0415
    from hrd_desk.gui.widgets.outlined_style import OutlinedStyle  # noqa: PLC0415

    missing_libraries()
    qt.setStyle(OutlinedStyle())
    return Application(qt, Preferences(Path(tempfile.mkdtemp()) / "window.ini"))


def show_welcome(qt: QApplication) -> QObject:
    """Show what a person sees who starts the program."""
    application = begin(qt)
    application.show_welcome()
    assert application.window is not None
    FirstPaint(application.window, lambda _window: True)
    return application


def show_unlock(qt: QApplication, path: Path) -> QObject:
    """Show what a person sees who opens a desk, or comes back to a locked one."""
    application = begin(qt)
    FirstPaint(qt, lambda watched: isinstance(watched, QDialog))
    application.open_path(path)
    return application


def show_desk(qt: QApplication, path: Path) -> QObject:
    """Show the program's own window over a desk, as after the right passphrase."""
    from hrd_desk.gui.windows.main_window import MainWindow  # noqa: PLC0415
    from hrd_desk.storage.opening import open_desk  # noqa: PLC0415
    from tests.builders import PASSPHRASE  # noqa: PLC0415

    application = begin(qt)
    application.enter(open_desk(path, PASSPHRASE))
    window = next(found for found in qt.topLevelWidgets() if isinstance(found, MainWindow))
    model = window.list.model
    FirstPaint(window.list.form.table.viewport(), lambda _view: model.rowCount() > 0)
    return application


def shown(qt: QApplication, what: str) -> QObject:
    """Show the window that the command line names."""
    kind, _colon, desk = what.partition(":")
    if kind == "empty":
        return show_empty()
    if kind == "welcome":
        return show_welcome(qt)
    return show_unlock(qt, Path(desk)) if kind == "unlock" else show_desk(qt, Path(what))


def main() -> int:
    """Show a window until somebody ends it."""
    qt = QApplication(sys.argv[:1])
    window: QWidget | QObject = shown(qt, sys.argv[1])
    assert window
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
