"""Keeps a base picture and names for what the camera sees, and paints them moved or scaled."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from typing_extensions import override

from hrd_desk.geocoding.mercator import WORLD
from hrd_desk.gui.map.camera import Camera
from hrd_desk.gui.map.colours import LIGHT, MapColours
from hrd_desk.gui.map.labels import Circle, LabelPainter, LabelSet, Wanted
from hrd_desk.gui.map.local_scripts import local_font
from hrd_desk.gui.map.picture import MARGIN, Frame, Picture, paint_picture
from hrd_desk.gui.map.world import Atlas, World
from hrd_desk.gui.preferences import MapBorders, MapNaming
from hrd_desk.i18n import language

SLICE_S = 0.005
"""How long a step of painting may hold the window: a frame has 16 ms."""
ZOOM_PAUSE_MS = 90
_FAR_ZOOM = 1.0
_NEAR_MARGIN = 0.1
_UNDERLAY_ZOOM = 2.2
_SAME = 1e-6


Circles = Callable[[Camera], tuple[Circle, ...]]
"""What lies over the map where a camera looks."""


@dataclass(frozen=True, slots=True)
class MapLook:
    """What a person chose about all maps."""

    borders: MapBorders = MapBorders.DASHED
    naming: MapNaming = MapNaming.OWN


@dataclass(frozen=True, slots=True)
class Style:
    """All that a picture depends on besides place and zoom."""

    look: MapLook
    colours: MapColours
    ratio: float
    font: str
    language: str


class BaseMap(QObject):
    """Sea, land, lines and names. `changed` tells that something can be seen that was not."""

    changed = Signal()

    def __init__(self, circles: Circles, parent: QObject | None = None) -> None:
        """Show sea until a world is given; names keep clear of `circles`."""
        super().__init__(parent)
        self._circles = circles
        self.world: World | None = None
        self.atlas: Atlas | None = None
        self.style = Style(MapLook(), LIGHT, 1.0, "", "")
        self._font = QFont()
        self._camera = Camera()
        self._picture: Picture | None = None
        self._underlay: Picture | None = None
        self._labels: LabelSet | None = None
        self._done: tuple[Style, Frame, bool] | None = None
        self._wanted: tuple[Style, Frame, bool] | None = None
        self._work: Iterator[None] | None = None
        self._painter = LabelPainter()
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._advance)
        self._pause = QTimer(self, singleShot=True, interval=ZOOM_PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being painted or waited for."""
        return self._work is None and not self._pause.isActive()

    def dress(self, look: MapLook, colours: MapColours, ratio: float, font: QFont) -> None:
        """Paint in these colours from now on, for a screen of `ratio` device pixels a pixel."""
        self._font = QFont(font)
        self.style = Style(look, colours, ratio, font.key(), language())

    def renew(self) -> None:
        """Choose names anew: what they keep clear of has changed."""
        self._done = None

    # --- keeping up ---------------------------------------------------------------------------

    def follow(self, camera: Camera) -> None:
        """Begin another picture if what is there, or is being painted, will not do."""
        self._camera = camera
        if self.world is None or self._serves(self._wanted) or self._serves(self._done):
            return
        done = self._done
        away = abs(done[1].zoom - camera.zoom) if done is not None else 0.0
        if done is not None and done[0] == self.style and _SAME < away < _FAR_ZOOM:
            self._pause.start()
        elif away >= _FAR_ZOOM and self._work is not None:
            return  # one after the other: a picture begun anew at each step would never be done
        else:
            self._begin()

    def _serves(self, made: tuple[Style, Frame, bool] | None) -> bool:
        if made is None:
            return False
        style, frame, has_names = made
        is_same = style == self.style and abs(frame.zoom - self._camera.zoom) < _SAME
        is_named = has_names or self.atlas is None
        return is_same and is_named and _turned(frame, self._camera).contains(self._clear_view())

    def _clear_view(self) -> QRectF:
        view = self._camera.view(_NEAR_MARGIN)
        top, bottom = max(view.top(), 0.0), min(view.bottom(), WORLD)
        return QRectF(view.left(), top, view.width(), max(bottom - top, 0.0))

    def _begin(self) -> None:
        world, camera, style = self.world, self._camera, self.style
        if world is None:
            return
        self._pause.stop()
        seen = camera.view(MARGIN)
        area = (seen.left(), seen.top(), seen.width(), seen.height())
        frame = Frame(area, camera.zoom, style.ratio, style.colours, style.look.borders)
        self._wanted = (style, frame, self.atlas is not None)
        self._work = self._steps(world, self._wanted)
        self._slices.start()

    def _steps(self, world: World, wanted: tuple[Style, Frame, bool]) -> Iterator[None]:
        style, frame, _has_names = wanted
        below = Frame(
            (0, 0, WORLD, WORLD), _UNDERLAY_ZOOM, style.ratio, style.colours, style.look.borders
        )
        if self._underlay is None or self._underlay.frame != below:
            self._underlay = yield from paint_picture(world, below)
            self.changed.emit()
        picture = yield from paint_picture(world, frame)
        labels: LabelSet | None = None
        if self.atlas is not None:
            circles = self._circles(self._camera)
            font = self._font
            if style.look.naming is MapNaming.LOCAL:
                font = local_font(font)
            named = Wanted(frame, font, style.language, style.look.naming, circles)
            labels = yield from self._painter.choose(self.atlas.names, named)
        self._picture, self._labels, self._done = picture, labels, wanted

    def _advance(self) -> None:
        until = time.perf_counter() + SLICE_S
        while self._work is not None and time.perf_counter() < until:
            try:
                next(self._work)
            except StopIteration:
                self._work, self._wanted = None, None
        if self._work is None:
            self._slices.stop()
            self.changed.emit()

    # --- painting -----------------------------------------------------------------------------

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint what there is, moved or scaled to where the camera is now."""
        view = camera.view()
        picture = self._picture
        covers = picture is not None and _turned(picture.frame, camera).contains(view)
        if not covers:
            painter.fillRect(painter.viewport(), QColor(self.style.colours.sea))
            self._paint_underlay(painter, camera)
        if picture is not None:
            self._paint_image(painter, camera, picture, _turned(picture.frame, camera))

    def paint_names(self, painter: QPainter, camera: Camera) -> None:
        """Paint the names."""
        if self._labels is not None:
            self._painter.paint(painter, camera, self._labels)

    def _paint_underlay(self, painter: QPainter, camera: Camera) -> None:
        if self._underlay is None:
            return
        view = camera.view()
        for turn in (-1, 0, 1):
            area = QRectF(turn * WORLD, 0, WORLD, WORLD)
            if area.intersects(view):
                self._paint_image(painter, camera, self._underlay, area)

    @staticmethod
    def _paint_image(painter: QPainter, camera: Camera, picture: Picture, area: QRectF) -> None:
        corner = camera.pixel(area.left(), area.top())
        if abs(picture.frame.zoom - camera.zoom) < _SAME:
            ratio = picture.frame.ratio
            corner.setX(round(corner.x() * ratio) / ratio)
            corner.setY(round(corner.y() * ratio) / ratio)
            painter.drawImage(corner, picture.image)
            return
        end = camera.pixel(area.right(), area.bottom())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(corner, end), picture.image, QRectF(picture.image.rect()))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)

    @override
    def deleteLater(self) -> None:
        self.stop()
        super().deleteLater()

    def stop(self) -> None:
        """Paint nothing more."""
        self._slices.stop()
        self._pause.stop()
        self._work, self._wanted = None, None


def _turned(frame: Frame, camera: Camera) -> QRectF:
    """Return the area of a frame in the turn of the world nearest to the camera."""
    rect = frame.rect
    turns = round((camera.x - rect.center().x()) / WORLD)
    return rect.translated(turns * WORLD, 0)
