"""What part of the world a map shows: a middle, a zoom and a size, and what follows from them."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from hrd_desk.geocoding.map_lines import MapBox
from hrd_desk.geocoding.mercator import WORLD, latitude_of, longitude_of, x_of, y_of

HIGHEST_ZOOM = 16.0
FIT_ZOOM = 9.0
"""No closer than this when a map is fitted to points: the data has no streets."""


@dataclass(slots=True)
class Camera:
    """Middle in units of the map, zoom (a unit is 2**zoom pixels), size in pixels."""

    x: float = WORLD / 2
    y: float = WORLD / 2
    zoom: float = 2.0
    width: float = 1.0
    height: float = 1.0

    @property
    def scale(self) -> float:
        """Pixels a unit."""
        return float(2.0**self.zoom)

    @property
    def lowest_zoom(self) -> float:
        """The zoom at which the world fills the view, so that no place is seen twice."""
        return max(math.log2(max(self.width, self.height, 1.0) / WORLD), 0.0)

    def view(self, margin: float = 0.0) -> QRectF:
        """Return what is seen, in units, `margin` (a share of the size) wider on each side."""
        wide, high = self.width / self.scale, self.height / self.scale
        left, top = self.x - wide * (0.5 + margin), self.y - high * (0.5 + margin)
        return QRectF(left, top, wide * (1 + 2 * margin), high * (1 + 2 * margin))

    def to_screen(self, x: float, y: float) -> QPointF:
        """Return the pixel of a point of the map, of the turn of the world nearest the middle."""
        near = x + WORLD * round((self.x - x) / WORLD)
        return self.pixel(near, y)

    def pixel(self, x: float, y: float) -> QPointF:
        """Return the pixel of a point of the map as it is counted, without a turn."""
        scale = self.scale
        return QPointF(
            (x - self.x) * scale + self.width / 2, (y - self.y) * scale + self.height / 2
        )

    def to_map(self, at: QPointF) -> tuple[float, float]:
        """Return the point of the map under a pixel."""
        scale = self.scale
        return self.x + (at.x() - self.width / 2) / scale, self.y + (
            at.y() - self.height / 2
        ) / scale

    def to_degrees(self, at: QPointF) -> tuple[float, float]:
        """Return latitude and longitude under a pixel."""
        x, y = self.to_map(at)
        return latitude_of(min(max(y, 0.0), WORLD)), longitude_of(x)

    def resize(self, size: QSizeF) -> None:
        """Take another size; the middle stays."""
        self.width, self.height = max(size.width(), 1.0), max(size.height(), 1.0)
        self._hold()

    def pan(self, dx_px: float, dy_px: float) -> None:
        """Move the world with a hand that moved by so many pixels."""
        self.x -= dx_px / self.scale
        self.y -= dy_px / self.scale
        self._hold()

    def zoom_at(self, at: QPointF, steps: float) -> None:
        """Zoom by `steps` doublings; what lies under the pixel `at` stays there."""
        x, y = self.to_map(at)
        self.zoom += steps
        self._hold_zoom()
        self.x = x - (at.x() - self.width / 2) / self.scale
        self.y = y - (at.y() - self.height / 2) / self.scale
        self._hold()

    def look_at(self, latitude_deg: float, longitude_deg: float, zoom: float | None = None) -> None:
        """Put a point into the middle."""
        self.x, self.y = x_of(longitude_deg), y_of(latitude_deg)
        self.zoom = self.zoom if zoom is None else zoom
        self._hold()

    def fit(
        self,
        box: MapBox,
        *,
        margin_px: float = 48.0,
        closest: float = FIT_ZOOM,
        below_px: float = 0,
    ) -> None:
        """Show all of `box` with a margin around it, no closer than `closest`.

        Of the lower edge `below_px` are covered.
        """
        west, north, east, south = box
        wide = max(self.width - 2 * margin_px, self.width / 2) / max(east - west, 1e-9)
        free = self.height - below_px
        high = max(free - 2 * margin_px, free / 2) / max(south - north, 1e-9)
        self.zoom = min(math.log2(min(wide, high)), closest)
        self._hold_zoom()
        self.x, self.y = (west + east) / 2, (north + south) / 2 + below_px / 2 / self.scale
        self._hold()

    def _hold_zoom(self) -> None:
        self.zoom = min(max(self.zoom, self.lowest_zoom), HIGHEST_ZOOM)

    def _hold(self) -> None:
        """Keep the middle on the world, and the view within its top and bottom."""
        self._hold_zoom()
        self.x %= WORLD
        half = min(self.height / self.scale / 2, WORLD / 2)
        self.y = min(max(self.y, half), WORLD - half)
