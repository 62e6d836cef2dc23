"""Borders and names as Qt draws them: opened in a job, shapes made when first in sight."""

import struct
import sys
from array import array
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainterPath, QPolygonF

from hrd_desk.geocoding.borders import (
    COUNTRIES,
    COUNTRIES_COARSE,
    COUNTRIES_MIDDLE,
    PROVINCES,
    PROVINCES_COARSE,
    Borders,
)
from hrd_desk.geocoding.map_lines import MapLand, MapLine, MapLines
from hrd_desk.i18n import language
from hrd_desk.progress import Progress, silent

if TYPE_CHECKING:
    from hrd_desk.geocoding.finding import PlaceFinder
    from hrd_desk.geocoding.map_names import MapNames

MIDDLE_FROM_ZOOM, FINE_FROM_ZOOM = 2.3, 4.8
PROVINCES_FROM_ZOOM, FINE_PROVINCES_FROM_ZOOM = 4.2, 6.5
_DOUBLE = QDataStream.FloatingPointPrecision.DoublePrecision
_ORDER = (
    QDataStream.ByteOrder.LittleEndian
    if sys.byteorder == "little"
    else QDataStream.ByteOrder.BigEndian
)


@dataclass(frozen=True, slots=True)
class Layer:
    """What is drawn at a level of detail."""

    land: list[MapLand]
    lines: list[MapLine]


class World:
    """Land and lines; one object serves all maps of the window."""

    def __init__(self, borders: Borders) -> None:
        """Draw `borders`."""
        self.borders = borders
        self.lines = MapLines(borders)
        self._layers: dict[str, Layer] = {}
        self._polylines: dict[MapLine, QPolygonF] = {}
        self._paths: dict[MapLand, QPainterPath] = {}

    @classmethod
    def open(cls, progress: Progress = silent) -> "World":
        """Open the shipped borders without provinces; about a second the first time."""
        world = cls(Borders.open(progress))
        for name in (COUNTRIES_COARSE, COUNTRIES_MIDDLE, COUNTRIES):
            world._layers[name] = Layer(world.lines.land(name), world.lines.countries(name))
        return world

    def add_provinces(self) -> None:
        """Find the lines of provinces: another second, for which no map should wait."""
        for name in (PROVINCES_COARSE, PROVINCES):
            self._layers[name] = Layer([], self.lines.provinces(name))

    def countries_at(self, zoom: float) -> Layer:
        """Return land, coasts and borders for a zoom."""
        if zoom < MIDDLE_FROM_ZOOM:
            return self._layers[COUNTRIES_COARSE]
        return self._layers[COUNTRIES_MIDDLE if zoom < FINE_FROM_ZOOM else COUNTRIES]

    def provinces_at(self, zoom: float) -> list[MapLine]:
        """Return the lines of provinces for a zoom."""
        if zoom < PROVINCES_FROM_ZOOM:
            return []
        fine = zoom >= FINE_PROVINCES_FROM_ZOOM
        layer = self._layers.get(PROVINCES if fine else PROVINCES_COARSE)
        return [] if layer is None else layer.lines

    def polyline(self, line: MapLine) -> QPolygonF:
        """Return a line in units of the map."""
        made = self._polylines.get(line)
        if made is None:
            made = self._polylines[line] = _polygon(self.lines.line_points(line))
        return made

    def path(self, land: MapLand) -> QPainterPath:
        """Return a piece of land in units of the map."""
        made = self._paths.get(land)
        if made is None:
            made = self._paths[land] = QPainterPath()
            for ring in land.rings:
                made.addPolygon(_polygon(self.lines.ring_points(land, ring)))
                made.closeSubpath()
        return made


def _polygon(points: "array[float]") -> QPolygonF:
    """Make a polygon from raw numbers: many times as fast as one point after the other."""
    content = struct.pack("=I", len(points) // 2) + points.tobytes()
    stream = QDataStream(QByteArray(content))
    stream.setFloatingPointPrecision(_DOUBLE)
    stream.setByteOrder(_ORDER)
    polygon = QPolygonF()
    stream >> polygon
    return polygon


@dataclass(frozen=True, slots=True)
class Atlas:
    """Everything that maps are drawn and points are named with."""

    world: World
    names: "MapNames"
    finder: "PlaceFinder"

    def words_at(self, latitude_deg: float, longitude_deg: float) -> str:
        """Return where a point lies: `3.4 km from Almaty, Kazakhstan`."""
        found = self.finder.place_at(latitude_deg, longitude_deg, language=language())
        return found.words


@dataclass(slots=True)
class _Shelf:
    """What was opened in this process."""

    world: World | None = None
    atlas: Atlas | None = None
    has_provinces: bool = False


@cache
def _shelf() -> _Shelf:
    return _Shelf()


def opened_world(progress: Progress = silent) -> World:
    """Return the world of this process; shared, because nothing in it belongs to a desk.

    Raises `PlacesUnavailableError` if the shipped files are missing or damaged. To be called in
    the database lane, as the two functions below: there is never more than one at a time.
    """
    shelf = _shelf()
    if shelf.world is None:
        shelf.world = World.open(progress)
    return shelf.world


def opened_provinces(progress: Progress = silent) -> World:
    """Return the world of this process, with its provinces."""
    shelf, world = _shelf(), opened_world(progress)
    if not shelf.has_provinces:
        world.add_provinces()
        shelf.has_provinces = True
    return world


def opened_atlas(progress: Progress = silent) -> Atlas:
    """Return world and names of this process; the first time on a computer in some seconds.

    Raises `PlacesUnavailableError` if the shipped files are missing or damaged.
    """
    # Loaded here, so that the start of the window does not pay for it.
    from hrd_desk.geocoding.finding import PlaceFinder  # noqa: PLC0415
    from hrd_desk.geocoding.map_names import MapNames  # noqa: PLC0415

    shelf, world = _shelf(), opened_world(progress)
    if shelf.atlas is None:
        finder = PlaceFinder.open(progress)
        names = MapNames(finder.gazetteer, world.borders)
        names.prepare()
        shelf.atlas = Atlas(world, names, finder)
    return shelf.atlas
