"""A map as a person uses it: click, drag, wheel, keys; and what can be seen."""

from collections import Counter

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrd_desk.geocoding.mercator import x_of, y_of
from hrd_desk.gui.map.map_view import MapView

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
LONG_MS = 60_000
"""The first map of a test run unpacks borders and places."""


class MapPage:
    """Wraps a map that is shown."""

    def __init__(self, qtbot: QtBot, view: MapView) -> None:
        self.qtbot = qtbot
        self.view = view

    def settle(self) -> None:
        """Wait until everything is painted."""
        self.view.repaint()
        self.qtbot.waitUntil(lambda: self.view.is_settled, timeout=LONG_MS)
        self.view.repaint()
        self.qtbot.waitUntil(lambda: self.view.is_settled, timeout=LONG_MS)

    def look_at(self, latitude: float, longitude: float, zoom: float) -> None:
        self.view.look_at(latitude, longitude, zoom)
        self.settle()

    def pixel(self, latitude: float, longitude: float) -> QPoint:
        return self.view.camera.to_screen(x_of(longitude), y_of(latitude)).toPoint()

    def click(self, latitude: float, longitude: float) -> None:
        QTest.mouseClick(self.view, LEFT, NO_KEYS, self.pixel(latitude, longitude))

    def hold_and_move(self, start: QPoint, end: QPoint) -> None:
        """Press the button and move; `release` ends it."""
        QTest.mousePress(self.view, LEFT, NO_KEYS, start)
        QTest.mouseMove(self.view, (start + end) / 2)
        QTest.mouseMove(self.view, end)

    def release(self, at: QPoint) -> None:
        QTest.mouseRelease(self.view, LEFT, NO_KEYS, at)

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.hold_and_move(start, end)
        self.release(end)

    def wheel(self, at: QPoint, notches: int) -> None:
        point, nothing = QPointF(at), QPoint()
        event = QWheelEvent(
            point,
            self.view.mapToGlobal(point),
            nothing,
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            NO_KEYS,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.view, event)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.keyClick(self.view, key, keys)

    def middle(self) -> tuple[float, float]:
        """Return latitude and longitude in the middle."""
        camera = self.view.camera
        return camera.to_degrees(QPointF(camera.width / 2, camera.height / 2))

    def colour_at(self, latitude: float, longitude: float) -> str:
        image = self.view.grab().toImage()
        return image.pixelColor(self.pixel(latitude, longitude)).name()

    def pixels_like(self, colour: str) -> int:
        """Return how many pixels have nearly a colour."""
        image, wanted = self.view.grab().toImage(), QColor(colour)
        seen: Counter[int] = Counter()
        for y in range(image.height() - 40):
            for x in range(image.width()):
                seen[image.pixel(x, y)] += 1
        return sum(
            number
            for pixel, number in seen.items()
            if abs(QColor(pixel).red() - wanted.red()) < 12
            and abs(QColor(pixel).green() - wanted.green()) < 12
            and abs(QColor(pixel).blue() - wanted.blue()) < 12
        )
