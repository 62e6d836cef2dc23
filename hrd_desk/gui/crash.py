"""What happens when the program itself is wrong: a report without a word of any record."""

import datetime
import platform
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_state_path
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, QObject, Signal

import hrd_desk
from hrd_desk.errors import CancelledError, HrdDeskError

_PACKAGE = Path(hrd_desk.__file__).parent
_MOST_FRAMES = 60
_INTERRUPTED = 130


def crash_report(error: BaseException) -> str:
    """Return what may be told of a bug: kinds of errors, places in the code, versions.

    Messages of errors can quote records, and paths can name people: neither is in the report.
    """
    return "\n".join(
        [
            f"HRD Desk {hrd_desk.__version__}",
            f"Python {platform.python_version()}, PySide6 {pyside_version}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
            f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M:%S} UTC",
            "",
            *_chain(error, set()),
            "",
        ]
    )


def _chain(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _chain(before, seen)
        yield ""
        yield "which led to" if error.__cause__ else "and while that was handled"
        yield ""
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}"
    frames = traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:]
    for frame in frames:
        yield f"  {_scrubbed(frame.filename)}, line {frame.lineno}, in {frame.name}"


def _scrubbed(filename: str) -> str:
    """Return the place of a source file below this package or a library, and nothing above."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE.parent) and _PACKAGE.name in path.parts:
        return path.relative_to(_PACKAGE.parent).as_posix()
    for root in ("site-packages", f"python{sys.version_info.major}.{sys.version_info.minor}"):
        if root in path.parts:
            tail = path.parts[len(path.parts) - path.parts[::-1].index(root) :]
            return "/".join(tail)
    return "(outside the program)"


def report_folder() -> Path:
    """Return the folder that keeps the reports, which a person can read and delete."""
    return user_state_path("hrd-desk", appauthor=False) / "reports"


def save_report(report: str) -> Path | None:
    """Write `report` to a file of its own and return it; None where nothing can be written."""
    now = datetime.datetime.now(datetime.UTC)
    folder = report_folder()
    file = folder / f"report-{now:%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.write_text(report, encoding="utf-8")
    except OSError:
        return None  # a full disk may be the very cause; the report still stands in the dialog
    return file


class CrashCatcher(QObject):
    """Takes every exception that nothing else took, from any thread, and shows it once."""

    _caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self._caught.connect(self.show)

    def install(self) -> None:
        """Take uncaught exceptions from now on."""
        sys.excepthook = lambda _kind, error, _traceback: self._take(error)
        threading.excepthook = lambda failure: self._take(failure.exc_value)

    def uninstall(self) -> None:
        """Leave uncaught exceptions to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _take(self, error: BaseException | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            QCoreApplication.exit(_INTERRUPTED)
        elif error is not None and not isinstance(error, CancelledError):
            # A signal from another thread arrives in the thread of the window.
            self._caught.emit(error)

    def show(self, error: BaseException) -> None:
        """Show a person's error as its sentence, and a bug as the crash dialog."""
        from hrd_desk.gui.errors import show_error  # noqa: PLC0415  as late as the crash itself
        from hrd_desk.gui.windows.crash_dialog import CrashDialog  # noqa: PLC0415

        if isinstance(error, HrdDeskError):
            show_error(None, error)
            return
        report = crash_report(error)
        file = save_report(report)
        if self._is_showing:
            return  # a bug while the dialog is open is written down, not shown over it
        self._is_showing = True
        try:
            CrashDialog(report, file).exec()
        finally:
            self._is_showing = False
