"""Notices that the computer has slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_EVERY_MS = 5_000
SLEPT_S = 60.0


class WakeWatch(QObject):
    """Emits `woke` when much more time has passed than its timer counted.

    Systems tell of sleep in ways of their own, and some not at all; the clock on the wall goes on
    everywhere. Setting the clock ahead looks the same, and locking then harms nobody.
    """

    woke = Signal()

    def __init__(
        self, parent: QObject | None = None, now_s: Callable[[], float] = time.time
    ) -> None:
        """Look at `now_s`, seconds of the wall clock, from now on."""
        super().__init__(parent)
        self._now_s = now_s
        self._seen_s = now_s()
        timer = QTimer(self, interval=LOOK_EVERY_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Compare the clock with what it was at the last look."""
        before, self._seen_s = self._seen_s, self._now_s()
        if self._seen_s - before > SLEPT_S + LOOK_EVERY_MS / 1000:
            self.woke.emit()
