"""Does beforehand, in small steps, what the first key in a field would have to wait for."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from hrd_desk.collecting import set_aside

BEGIN_MS = 1500
STEP_MS = 60


class Warming(QObject):
    """Takes one step at a time, each short enough that a key pressed meanwhile does not wait."""

    def __init__(self, parent: QObject, begin_ms: int = BEGIN_MS) -> None:
        """Take the first step `begin_ms` after it is asked for."""
        super().__init__(parent)
        self._begin_ms = begin_ms
        self._steps: deque[Callable[[], object]] = deque()
        self._is_ready = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._take)

    def begin(self, steps: Iterable[Callable[[], object]]) -> None:
        """Take `steps` in their order, the first when somebody has begun to type a title."""
        self._steps.extend(steps)
        self._timer.start(self._begin_ms)

    def finish(self) -> None:
        """Take all steps that are left now."""
        while self._steps:
            self._steps.popleft()()

    def stop(self) -> None:
        """Take no further step."""
        self._timer.stop()
        self._steps.clear()

    def _take(self) -> None:
        if self._steps:
            self._steps.popleft()()
            self._timer.start(STEP_MS)
        elif not self._is_ready:
            self._is_ready = True
            set_aside()
