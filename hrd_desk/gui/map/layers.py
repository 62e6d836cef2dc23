"""What can lie over the base map, and how it takes part in what a person does."""

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from hrd_desk.gui.map.camera import Camera
from hrd_desk.gui.map.colours import MapColours
from hrd_desk.gui.map.labels import Circle


class MapLayer(QObject):
    """Something over the base map. Subclasses paint it, and answer True to what they took."""

    changed = Signal()
    """Something of it looks different now."""

    rearranged = Signal()
    """Names must be chosen anew, because something else lies over the map now."""

    def circles(self, camera: Camera) -> list[Circle]:  # noqa: ARG002  for subclasses
        """Return what names should keep clear of."""
        return []

    def paint(self, painter: QPainter, camera: Camera, colours: MapColours) -> None:
        """Paint what is in sight."""

    def press(self, camera: Camera, at: QPointF) -> bool:  # noqa: ARG002  for subclasses
        """Take hold of what lies under a pixel; the drag then belongs to this layer."""
        return False

    def drag(self, camera: Camera, at: QPointF) -> None:
        """Follow the pointer after `press` was taken."""

    def release(self) -> None:
        """Let go of what was dragged."""

    def click(self, camera: Camera, at: QPointF) -> bool:  # noqa: ARG002  for subclasses
        """Answer a click that moved nothing."""
        return False

    def key(self, camera: Camera, event: QKeyEvent) -> bool:  # noqa: ARG002  for subclasses
        """Answer a key."""
        return False

    def wants(self, event: QKeyEvent) -> bool:  # noqa: ARG002  for subclasses
        """Whether a key is for this layer although it is a shortcut of the window."""
        return False

    def words_at(self, camera: Camera, at: QPointF) -> str:  # noqa: ARG002  for subclasses
        """Return what is to be said of what lies under a pixel; nothing of most."""
        return ""

    def points_at(self, camera: Camera, at: QPointF) -> bool:  # noqa: ARG002  for subclasses
        """Whether a click at a pixel would do something of this layer's own."""
        return False
