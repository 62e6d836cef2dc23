"""How long the window keeps a person waiting: per key, and between two turns of its loop."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

TICK_MS = 5


@dataclass(frozen=True, slots=True)
class Waited:
    """What one key took."""

    wall_ms: float
    cpu_ms: float
    name: str


class StallWatch(QObject):
    """A timer that should tick every 5 ms; what it misses is a stall.

    `keys` holds for each key how long the loop was busy with it, on the clock and as processor
    time of this thread alone, and which key it was. The clock counts other programs too.
    """

    def __init__(self) -> None:
        """Begin to watch."""
        super().__init__()
        self.keys: list[Waited] = []
        self.worst_gap_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        gap_ms = 1000 * (now - self._last) - TICK_MS
        self.worst_gap_ms = max(self.worst_gap_ms, gap_ms)
        self._last = now

    def time_key(self, name: str, press: Callable[[], None]) -> None:
        """Press a key, and note how long the window worked on it."""
        begun, worked = time.perf_counter(), time.thread_time()
        press()
        QApplication.processEvents()
        wall_ms = 1000 * (time.perf_counter() - begun)
        self.keys.append(Waited(wall_ms, 1000 * (time.thread_time() - worked), name))
        self._last = time.perf_counter()

    def rest(self, pause_ms: int) -> None:
        """Let the window go on for as long as a person takes between two keys."""
        self._last = time.perf_counter()
        loop = QEventLoop()
        QTimer.singleShot(pause_ms, loop.quit)
        loop.exec()

    def worst_by_clock(self) -> Waited:
        """Return the key that a person waited for longest."""
        return max(self.keys, key=lambda waited: waited.wall_ms)

    def worst_by_work(self) -> Waited:
        """Return the key that gave this thread most to do."""
        return max(self.keys, key=lambda waited: waited.cpu_ms)
