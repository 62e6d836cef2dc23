"""Opens windows one after the other, saves what they look like, and knows what it has shown."""

import sys
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication, QWidget

from hrd_desk.gui.widgets.small_screens import fit_to_screen
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.workers import database_lane, finish_jobs
from tests.clipping import clipped_texts

WIDTH, HEIGHT = 1366, 768
LAST_TURNS_MS = 100


class Picture(Protocol):
    """Shows a window, saves what it looks like under a name, and closes it."""

    def __call__(self, name: str, window: QWidget, *, is_full: bool = False) -> None: ...


def settle(milliseconds: int = 600) -> None:
    """Let windows come to rest: a filter waits a moment, and what it asks runs in the lane."""
    deadline = QDeadlineTimer(milliseconds)
    while not deadline.hasExpired():
        QApplication.processEvents()
        database_lane.waitForDone()
    QApplication.processEvents()


def end(window: QWidget) -> None:
    """Take `window` away as the application does: it hears of no later change."""
    if isinstance(window, MainWindow):
        window.wind_up()
    else:
        window.close()
    window.hide()
    window.deleteLater()
    finish_jobs()


class Studio:
    """Takes the pictures of one language, theme and scale.

    `shown` holds the names of our classes that each picture shows, `cut` the texts that are cut.
    """

    def __init__(self, folder: Path) -> None:
        """Save pictures into `folder`."""
        self._folder = folder
        self.shown: dict[str, set[str]] = {}
        self.cut: list[str] = []

    def picture(self, name: str, window: QWidget, *, is_full: bool = False) -> None:
        """Show `window`, let it settle, save it as `name`.png and close it."""
        self.keep(name, window, is_full=is_full)
        end(window)

    def keep(self, name: str, window: QWidget, *, is_full: bool = False) -> None:
        """Show `window`, let it settle, save it as `name`.png and leave it open."""
        if is_full:
            window.resize(WIDTH, HEIGHT)
        window.show()
        fit_to_screen(window)
        settle()
        fit_to_screen(window)  # what came meanwhile may have made it larger
        settle(LAST_TURNS_MS)
        self.take(name, window)

    def take(self, name: str, window: QWidget) -> None:
        """Save `window` as it stands."""
        self._note(name, [window])
        window.grab().save(str(self._folder / f"{name}.png"))

    def screen(self, name: str) -> None:
        """Save the whole screen, with the lists and dialogs that lie over a window."""
        windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        self._note(name, windows)
        QApplication.primaryScreen().grabWindow(0).save(str(self._folder / f"{name}.png"))

    def _note(self, name: str, windows: list[QWidget]) -> None:
        for window in windows:
            inside = (window, *window.findChildren(QWidget))
            seen = {type(each).__name__ for each in inside if _is_seen(each, window)}
            self.shown.setdefault(name, set()).update(seen)
            for cut in clipped_texts(window):
                self.cut.append(f"{name}: cut: {cut}")
                print(self.cut[-1], file=sys.stderr)  # noqa: T201  for whoever looks on


def _is_seen(widget: QWidget, window: QWidget) -> bool:
    """Say whether something of a widget is in the picture; a window may be covered by its own."""
    return widget is window or not widget.visibleRegion().isEmpty()
