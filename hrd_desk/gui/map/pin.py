"""The pin: drops where one clicks, moves by mouse or arrow keys, and can be taken back."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPainterPath, QPen
from typing_extensions import override

from hrd_desk.geocoding.mercator import metres_a_unit, x_of, y_of
from hrd_desk.gui.map.camera import Camera
from hrd_desk.gui.map.colours import MapColours, faded
from hrd_desk.gui.map.labels import Circle
from hrd_desk.gui.map.layers import MapLayer

UNCERTAIN_KM = {
    "street": 0.3,
    "locality": 4.0,
    "admin2": 25.0,
    "admin1": 120.0,
    "country": 500.0,
}
"""Radius of the circle that says how little a point of each precision claims; rough on purpose."""
STEP_PX, LARGE_STEP_PX = 4.0, 24.0
_HEAD_PX, _HEIGHT_PX = 11.0, 32.0
_GRAB_PX = 18.0
_KEPT_MOVES = 100

Point = tuple[float, float]
"""Latitude and longitude in degrees."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PinLayer(MapLayer):
    """One pin or none. `moved` and `removed` tell what a person did, not what was shown."""

    moved = Signal(float, float)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.point: Point | None = None
        self.precision = ""
        self.is_editable = True
        self._before: list[Point | None] = []
        self._held: Point | None = None
        self._grip = QPointF()
        self._is_held = False

    def show_point(self, point: Point | None, precision: str = "") -> None:
        """Show a point, or none; what was done before can no longer be taken back."""
        if point == self.point and precision == self.precision:
            return
        if point != self.point:
            self._before.clear()
        self.point, self.precision = point, precision
        self.rearranged.emit()
        self.changed.emit()

    def undo(self) -> None:
        """Put the pin where it was before the last move."""
        if self._before:
            self._put(self._before.pop())

    def remove(self) -> None:
        """Take the pin away."""
        if self.point is not None and self.is_editable:
            self._remember()
            self._put(None)

    def drop(self, point: Point) -> None:
        """Put the pin on a point, as a person does."""
        self._remember()
        self._put(_rounded(point))

    def _remember(self) -> None:
        self._before.append(self.point)
        del self._before[:-_KEPT_MOVES]

    def _put(self, point: Point | None) -> None:
        self.point = point
        self.rearranged.emit()
        self.changed.emit()
        if point is None:
            self.removed.emit()
        else:
            self.moved.emit(*point)

    # --- what a person does -------------------------------------------------------------------

    def _tip(self, camera: Camera) -> QPointF | None:
        if self.point is None:
            return None
        return camera.to_screen(x_of(self.point[1]), y_of(self.point[0]))

    @override
    def points_at(self, camera: Camera, at: QPointF) -> bool:
        tip = self._tip(camera)
        if tip is None or not self.is_editable:
            return False
        head = tip - QPointF(0, _HEIGHT_PX - _HEAD_PX)
        return (at - head).manhattanLength() < _GRAB_PX or (at - tip).manhattanLength() < _HEAD_PX

    @override
    def press(self, camera: Camera, at: QPointF) -> bool:
        tip = self._tip(camera)
        if tip is None or not self.points_at(camera, at):
            return False
        self._is_held, self._held, self._grip = True, self.point, at - tip
        return True

    @override
    def drag(self, camera: Camera, at: QPointF) -> None:
        if self._is_held:
            self.point = camera.to_degrees(at - self._grip)
            self.changed.emit()

    @override
    def release(self) -> None:
        if self._is_held:
            self._is_held = False
            dropped, self.point = self.point, self._held
            if dropped is not None and dropped != self.point:
                self.drop(dropped)

    def _let_go(self) -> None:
        """Give a drag up."""
        self._is_held, self.point = False, self._held
        self.changed.emit()

    @override
    def click(self, camera: Camera, at: QPointF) -> bool:
        if self.is_editable:
            self.drop(camera.to_degrees(at))
        return self.is_editable

    @override
    def wants(self, event: QKeyEvent) -> bool:
        if not self.is_editable:
            return False
        is_undo = event.matches(QKeySequence.StandardKey.Undo) and bool(self._before)
        return is_undo or (event.key() == Qt.Key.Key_Escape and self._is_held)

    @override
    def key(self, camera: Camera, event: QKeyEvent) -> bool:
        if not self.is_editable:
            return False
        if self._is_held and event.key() == Qt.Key.Key_Escape:
            self._let_go()
        elif event.matches(QKeySequence.StandardKey.Undo) and self._before:
            self.undo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.point is not None:
            self.remove()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.drop(camera.to_degrees(QPointF(camera.width / 2, camera.height / 2)))
        else:
            return self._step(camera, event)
        return True

    def _step(self, camera: Camera, event: QKeyEvent) -> bool:
        step = _ARROWS.get(Qt.Key(event.key()))
        tip = self._tip(camera)
        is_for_map = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if step is None or tip is None or is_for_map:
            return False
        is_large = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        pixels = LARGE_STEP_PX if is_large else STEP_PX
        self.drop(camera.to_degrees(tip + QPointF(step[0] * pixels, step[1] * pixels)))
        return True

    @override
    def circles(self, camera: Camera) -> list[Circle]:
        if self.point is None:
            return []
        x, y = x_of(self.point[1]), y_of(self.point[0])
        head = y - (_HEIGHT_PX - _HEAD_PX) / camera.scale
        return [(x, head, _HEAD_PX - 3)]  # a name may stand close to its foot

    # --- painting -----------------------------------------------------------------------------

    @override
    def paint(self, painter: QPainter, camera: Camera, colours: MapColours) -> None:
        tip = self._tip(camera)
        if tip is None or self.point is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_uncertainty(painter, camera, tip, colours)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faded("#000000", 60))
        painter.drawEllipse(tip, 4.5, 2.0)
        painter.setPen(QPen(QColor(colours.pin_edge), 1.6))
        painter.setBrush(QColor(colours.pin))
        painter.drawPath(_pin_path(tip))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.pin_edge))
        painter.drawEllipse(tip - QPointF(0, _HEIGHT_PX - _HEAD_PX), 4.0, 4.0)

    def _paint_uncertainty(
        self, painter: QPainter, camera: Camera, tip: QPointF, colours: MapColours
    ) -> None:
        radius_km = UNCERTAIN_KM.get(self.precision)
        if radius_km is None or self.point is None:
            return
        radius = 1000 * radius_km / metres_a_unit(self.point[0]) * camera.scale
        if radius > _HEAD_PX:
            painter.setPen(QPen(faded(colours.uncertain, 130), 1.2))
            painter.setBrush(faded(colours.uncertain, 26))
            painter.drawEllipse(tip, radius, radius)


def _rounded(point: Point) -> Point:
    """Return a point to five decimals, a metre: a pixel of the map tells no more."""
    return round(point[0], 5), round(point[1], 5)


def _pin_path(tip: QPointF) -> QPainterPath:
    head = tip - QPointF(0, _HEIGHT_PX - _HEAD_PX)
    path = QPainterPath(tip)
    path.cubicTo(tip + QPointF(-2.5, -8), head + QPointF(-_HEAD_PX, 9), head - QPointF(_HEAD_PX, 0))
    box = QRectF(head.x() - _HEAD_PX, head.y() - _HEAD_PX, 2 * _HEAD_PX, 2 * _HEAD_PX)
    path.arcTo(box, 180, -180)
    path.cubicTo(head + QPointF(_HEAD_PX, 9), tip + QPointF(2.5, -8), tip)
    path.closeSubpath()
    return path
