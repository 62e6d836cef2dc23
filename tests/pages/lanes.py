"""A slow disk or long work of others: a lane that does nothing until it is let go."""

import threading
from typing import Self

from PySide6.QtCore import QThreadPool

from hrd_desk.gui.workers import Job, database_lane

HELD_S = 60


class HeldUp:
    """Holds up what is begun in a lane after it, at most for a minute."""

    def __init__(self, lane: QThreadPool = database_lane) -> None:
        """Hold the lane from now on."""
        self._may_go = threading.Event()
        self._lane = lane
        Job(lambda _progress: self._may_go.wait(HELD_S)).start(lane)

    def let_go(self) -> None:
        """Let what waits be done."""
        self._may_go.set()

    def end(self) -> None:
        """Let it be done to its end, of which the windows hear later."""
        self._may_go.set()
        self._lane.waitForDone()

    def __enter__(self) -> Self:
        """Hold it for the block."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Let it go."""
        self.let_go()
