"""The map as a widget: base map, layers over it, furniture, buttons."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError
from hrd_desk.geocoding.map_lines import MapBox
from hrd_desk.geocoding.mercator import WORLD
from hrd_desk.gui.map.base_map import BaseMap, MapLook
from hrd_desk.gui.map.buttons import MapButtons
from hrd_desk.gui.map.camera import FIT_ZOOM, HIGHEST_ZOOM, Camera
from hrd_desk.gui.map.colours import colours_of, faded
from hrd_desk.gui.map.furniture import Furniture, coordinates, legal_sentence, sources_sentence
from hrd_desk.gui.map.glide import Glide
from hrd_desk.gui.map.hands import MapHands
from hrd_desk.gui.map.labels import Circle
from hrd_desk.gui.map.layers import MapLayer
from hrd_desk.gui.map.world import Atlas, World, opened_atlas, opened_provinces, opened_world
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _

WHOLE_WORLD: MapBox = (0.0, WORLD * 0.2, WORLD, WORLD * 0.72)
"""From Greenland to Patagonia: nobody lives beyond."""
_BUTTONS_PX = 10
_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class MapView(QWidget):
    """An offline map that pans and zooms. It opens its data in a job when it is first seen.

    `clicked` gives latitude and longitude of a click that no layer took, `atlas_opened` comes once
    names can be looked up in `atlas`.
    """

    clicked = Signal(float, float)
    atlas_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera()
        self.layers: list[MapLayer] = []
        self.base = BaseMap(self._circles, self)
        self.base.changed.connect(self.update)
        self.buttons = MapButtons(self)
        self.look = MapLook()
        self.home: MapBox = WHOLE_WORLD
        self.closest = FIT_ZOOM
        self._furniture = Furniture()
        self._problem = self._notice = ""
        self._under = ""
        self._is_led_by_keys = False
        self._is_fitted = True
        self._is_opening = self._has_provinces = False
        self._hands = MapHands(self)
        self._glide = Glide(self.zoom_by, self)
        self.buttons.closer.clicked.connect(lambda: self.glide_by(1.0))
        self.buttons.farther.clicked.connect(lambda: self.glide_by(-1.0))
        self.buttons.fit.clicked.connect(self.go_home)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(200, 150)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Map"))
        self.describe(_("Arrow keys move the map, plus and minus zoom, Home shows all."))

    @property
    def atlas(self) -> Atlas | None:
        """Borders and names, once they are open."""
        return self.base.atlas

    @property
    def is_settled(self) -> bool:
        """Whether everything that belongs into the view is painted."""
        is_still = self._glide.is_idle and self.base.is_settled
        return is_still and (self._has_provinces or bool(self._problem))

    @property
    def is_touched(self) -> bool:
        """Whether a person has moved the map since it was last fitted."""
        return not self._is_fitted

    def add_layer(self, layer: MapLayer) -> None:
        """Put a layer on top of the others."""
        layer.setParent(self)
        layer.changed.connect(self.update)
        layer.rearranged.connect(self.base.renew)
        self.layers.append(layer)

    def _circles(self, camera: Camera) -> tuple[Circle, ...]:
        return tuple(circle for layer in self.layers for circle in layer.circles(camera))

    def show_as(self, look: MapLook) -> None:
        """Draw borders and names as a person chose."""
        self.look = look
        self.update()

    def describe(self, keys: str) -> None:
        """Tell screen readers which keys there are, and what every map says of its lines."""
        self.setAccessibleDescription(f"{keys} {legal_sentence()}")

    def say(self, notice: str) -> None:
        """Show a sentence over the map; "" for none."""
        self._notice = notice
        self.update()

    # --- where to look ------------------------------------------------------------------------

    def fit(self, box: MapBox) -> None:
        """Show all of `box`, now and whenever a person asks for all."""
        self.home = box
        self.go_home()

    def go_home(self) -> None:
        """Show all that there is."""
        self._glide.stop()
        self._is_fitted = True
        self.camera.fit(self.home, closest=self.closest, below_px=self._furniture.strip_height())
        self.update()

    def zoom_to(self, box: MapBox) -> None:
        """Show all of `box`, as close as the map goes."""
        self._glide.stop()
        self._is_fitted = False
        below = self._furniture.strip_height()
        self.camera.fit(box, margin_px=80, closest=HIGHEST_ZOOM - 1, below_px=below)
        self.update()

    def look_at(self, latitude_deg: float, longitude_deg: float, zoom: float) -> None:
        """Put a point into the middle."""
        self._glide.stop()
        self._is_fitted = False
        self.camera.look_at(latitude_deg, longitude_deg, zoom)
        self.update()

    def pan(self, dx_px: float, dy_px: float) -> None:
        """Move the map with the hand that moved so far."""
        self._is_fitted = False
        self.camera.pan(dx_px, dy_px)
        self.update()

    def zoom_by(self, steps: float, at: QPointF) -> None:
        """Zoom by doublings around a pixel, at once."""
        self._is_fitted = False
        self.camera.zoom_at(at, steps)
        self.update()

    def glide_by(self, steps: float, at: QPointF | None = None) -> None:
        """Zoom by doublings around a pixel, or the middle, so that the eye can follow."""
        self._glide.by(steps, at or QPointF(self.camera.width / 2, self.camera.height / 2))

    def click_at(self, at: QPointF) -> None:
        """Tell of a click that no layer took."""
        self.clicked.emit(*self.camera.to_degrees(at))

    def point_at(self, at: QPointF | None) -> None:
        """Show the coordinates under the pointer, or none."""
        words = "" if at is None else coordinates(*self.camera.to_degrees(at), self.camera.zoom)
        if words != self._under:
            self._under = words
            self.update()

    # --- opening ------------------------------------------------------------------------------

    def _open(self) -> None:
        """Open borders and places; the first time on a computer they are unpacked."""
        self._is_opening = True
        for work, take in (
            (opened_world, self._take_world),
            (opened_atlas, self._take_atlas),
            (opened_provinces, self._take_provinces),
        ):
            job = Job(work)
            job.succeeded.connect(take)
            job.failed.connect(self._tell_problem)
            job.start()

    def _take_world(self, world: World) -> None:
        self.base.world = world
        self.update()

    def _take_atlas(self, atlas: Atlas) -> None:
        self.base.atlas = atlas
        self.update()
        self.atlas_opened.emit()

    def _take_provinces(self, _world: World) -> None:
        self._has_provinces = True
        self.base.renew()
        self.update()

    def _tell_problem(self, error: HrdDeskError) -> None:
        self._problem = str(error)
        self.update()

    # --- what Qt asks -------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_opening:  # not before: a map scrolled out of sight costs nothing
            self._open()
        colours, camera = colours_of(self.palette()), self.camera
        self.base.dress(self.look, colours, self.devicePixelRatioF(), self.font())
        self.base.follow(camera)
        with QPainter(self) as painter:
            painter.setFont(self.font())
            self.base.paint(painter, camera)
            self.base.paint_names(painter, camera)
            for layer in self.layers:
                painter.save()
                layer.paint(painter, camera, colours)
                painter.restore()
            self._paint_focus(painter)
            words = f"{legal_sentence()} {sources_sentence(self.atlas)}"
            self._furniture.paint(painter, camera, colours, words, self._under)
            self._paint_state(painter)

    def _paint_focus(self, painter: QPainter) -> None:
        if not (self.hasFocus() and self._is_led_by_keys):
            return
        accent = self.palette().color(QPalette.ColorRole.Accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        middle = QPointF(self.camera.width / 2, self.camera.height / 2)
        for across, down in ((9, 0), (0, 9)):
            way = QPointF(across, down)
            painter.drawLine(middle - way, middle + way)

    def _paint_state(self, painter: QPainter) -> None:
        ready = _("The map is being made ready…") if self.atlas is None else ""
        words = self._problem or ready or self._notice
        if words:
            colours = colours_of(self.palette())
            area = QRectF(self.rect()).adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            box = painter.boundingRect(area, flags, words).adjusted(-14, -8, 14, 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faded(colours.panel, 235))
            painter.drawRoundedRect(box, 6, 6)
            painter.setPen(colours.text)
            painter.drawText(area, flags, words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.camera.resize(QSizeF(event.size()))
        if self._is_fitted:
            self.camera.fit(
                self.home, closest=self.closest, below_px=self._furniture.strip_height()
            )
        hint = self.buttons.sizeHint()
        left = self.width() - hint.width() - _BUTTONS_PX
        self.buttons.setGeometry(left, _BUTTONS_PX, hint.width(), hint.height())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._is_led_by_keys = event.reason() in _KEYBOARD
        super().focusInEvent(event)
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
