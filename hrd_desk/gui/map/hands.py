"""What hands do to a map: mouse, wheel, touchpad, keys."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from hrd_desk.gui.map.camera import Camera
from hrd_desk.gui.map.layers import MapLayer

CLICK_PX = 4
NOTCH = 120
ZOOM_A_NOTCH, ZOOM_A_KEY, ZOOM_A_DOUBLE_CLICK = 0.5, 0.5, 1.0
PAN_PX, LARGE_PAN_PX = 60.0, 240.0
_ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class Held(Protocol):
    """What the hands need of a map."""

    camera: Camera
    layers: list[MapLayer]

    def pan(self, dx_px: float, dy_px: float) -> None:
        """Move."""

    def zoom_by(self, steps: float, at: QPointF) -> None:
        """Zoom at once."""

    def glide_by(self, steps: float, at: QPointF | None = None) -> None:
        """Zoom so that the eye can follow."""

    def go_home(self) -> None:
        """Fit."""

    def click_at(self, at: QPointF) -> None:
        """Answer a click that no layer took."""

    def point_at(self, at: QPointF | None) -> None:
        """Show what is under the pointer."""


class MapHands(QObject):
    """Watches the events of a map; layers, the topmost first, may take them before the map."""

    def __init__(self, view: Any) -> None:
        """Watch `view`, a `Held` widget."""
        super().__init__(view)
        self._view: Held = view
        self._widget: QWidget = view
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._holder: MapLayer | None = None
        self._has_moved = False
        types = QEvent.Type
        self._answers: dict[QEvent.Type, Callable[[Any], bool]] = {
            types.MouseButtonPress: self._press,
            types.MouseMove: self._move,
            types.MouseButtonRelease: self._release,
            types.MouseButtonDblClick: self._double,
            types.Leave: self._leave,
            types.Wheel: self._wheel,
            types.NativeGesture: self._gesture,
            types.KeyPress: self._key,
            types.ToolTip: self._tell,
            types.ShortcutOverride: self._override,
        }
        view.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        answer = self._answers.get(event.type())
        return answer(event) if answer is not None else False

    def _layers(self) -> list[MapLayer]:
        return self._view.layers[::-1]

    # --- mouse --------------------------------------------------------------------------------

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        at, camera = event.position(), self._view.camera
        self._pressed = self._last = at
        self._has_moved = False
        self._holder = next((layer for layer in self._layers() if layer.press(camera, at)), None)
        return True

    def _move(self, event: QMouseEvent) -> bool:
        at, camera = event.position(), self._view.camera
        self._view.point_at(at)
        if self._pressed is None:
            is_special = any(layer.points_at(camera, at) for layer in self._layers())
            shape = Qt.CursorShape
            self._widget.setCursor(shape.PointingHandCursor if is_special else shape.ArrowCursor)
            return True
        if not self._has_moved and (at - self._pressed).manhattanLength() < CLICK_PX:
            return True
        self._has_moved = True
        if self._holder is not None:
            self._holder.drag(camera, at)
        else:
            self._widget.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._view.pan(at.x() - self._last.x(), at.y() - self._last.y())
        self._last = at
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            return False
        at, camera = event.position(), self._view.camera
        holder, self._holder, self._pressed = self._holder, None, None
        self._widget.setCursor(Qt.CursorShape.ArrowCursor)
        if holder is not None:
            holder.release()
        elif not self._has_moved and not any(layer.click(camera, at) for layer in self._layers()):
            self._view.click_at(at)
        return True

    def _double(self, event: QMouseEvent) -> bool:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            self._view.glide_by(ZOOM_A_DOUBLE_CLICK, event.position())
        return True

    def _leave(self, _event: QEvent) -> bool:
        self._view.point_at(None)
        return False

    def _wheel(self, event: QWheelEvent) -> bool:
        is_pad = event.device().type() == QInputDevice.DeviceType.TouchPad
        is_zoom = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_pad and not is_zoom and not event.pixelDelta().isNull():
            self._view.pan(event.pixelDelta().x(), event.pixelDelta().y())
        else:
            steps = event.angleDelta().y() / NOTCH * ZOOM_A_NOTCH
            self._view.glide_by(steps, event.position())
        return True

    def _gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._view.zoom_by(event.value(), event.position())
        return True

    def _tell(self, event: QHelpEvent) -> bool:
        """Say beside the pointer what a layer says of what lies under it."""
        at, camera = QPointF(event.pos()), self._view.camera
        words = next((told for layer in self._layers() if (told := layer.words_at(camera, at))), "")
        QToolTip.showText(event.globalPos(), words, self._widget)
        return True

    # --- keys ---------------------------------------------------------------------------------

    def _override(self, event: QKeyEvent) -> bool:
        """Keep a key that a layer wants from being a shortcut of the window."""
        if any(layer.wants(event) for layer in self._layers()):
            event.accept()
            return True
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if any(layer.key(self._view.camera, event) for layer in self._layers()):
            return True
        key = Qt.Key(event.key())
        if key in _ARROWS:
            is_large = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            across, down = _ARROWS[key]
            pixels = LARGE_PAN_PX if is_large else PAN_PX
            self._view.pan(across * pixels, down * pixels)
        elif key in _ZOOMS:
            self._view.glide_by(_ZOOMS[key] * ZOOM_A_KEY)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_0):
            self._view.go_home()
        else:
            return False
        return True
