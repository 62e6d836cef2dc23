"""Zooming that can be followed with the eye: a step is spread over a tenth of a second."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QTimer

FRAME_MS = 15
_SHARE = 0.34
"""Of what is left, done in each frame: quick at first, then softer."""
_LAST = 0.012


class Glide(QObject):
    """Zooms by what was asked for, some of it in each frame. Steps that come meanwhile add up."""

    def __init__(self, zoom: Callable[[float, QPointF], None], parent: QObject) -> None:
        """Use `zoom(steps, at)` for each part."""
        super().__init__(parent)
        self._zoom = zoom
        self._left = 0.0
        self._at = QPointF()
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._step)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is left to do."""
        return not self._timer.isActive()

    def by(self, steps: float, at: QPointF) -> None:
        """Zoom by `steps` doublings around a pixel."""
        self._left += steps
        self._at = at
        self._timer.start()
        self._step()

    def stop(self) -> None:
        """Stay where it is."""
        self._left = 0.0
        self._timer.stop()

    def _step(self) -> None:
        part = self._left * _SHARE
        if abs(self._left) < _LAST:
            part = self._left
            self._timer.stop()
        self._left -= part
        self._zoom(part, self._at)
