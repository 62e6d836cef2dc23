"""The base picture: sea, land and lines, larger than the view, painted in short steps.

While a person drags or zooms, the picture is only moved or scaled. It is painted anew on the GUI
thread, a few milliseconds at a time: a thread of its own would share the interpreter's lock and
make frames late.
"""

import math
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from hrd_desk.geocoding.map_lines import LineKind, MapBox, MapLine
from hrd_desk.geocoding.mercator import WORLD
from hrd_desk.gui.map.colours import MapColours
from hrd_desk.gui.map.world import World
from hrd_desk.gui.preferences import MapBorders

MARGIN = 0.35
"""How much wider than the view the picture is on each side."""
_BATCH = 12
_DASH = (4.0, 3.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture shows and how; two pictures of one frame are equal."""

    area: tuple[float, float, float, float]
    """Left, top, width, height in units of the map."""
    zoom: float
    ratio: float
    """Device pixels a pixel."""
    colours: MapColours
    borders: MapBorders

    @property
    def rect(self) -> QRectF:
        """The area."""
        return QRectF(*self.area)

    @property
    def scale(self) -> float:
        """Pixels a unit."""
        return float(2.0**self.zoom)


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture."""

    frame: Frame
    image: QImage


def paint_picture(world: World, frame: Frame) -> Generator[None, None, Picture]:
    """Paint step by step, yielding after each; return the picture."""
    rect, scale = frame.rect, frame.scale * frame.ratio
    wide, high = math.ceil(rect.width() * scale), math.ceil(rect.height() * scale)
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor(frame.colours.sea))
    with QPainter(image) as painter:
        for turn in _turns(rect):
            # Not saved and restored: a picture given up half way ends its painter as it is.
            painter.resetTransform()
            painter.scale(scale, scale)
            painter.translate(turn * WORLD - rect.left(), -rect.top())
            seen = rect.translated(-turn * WORLD, 0)
            yield from _paint_world(painter, world, frame, _box(seen))
    image.setDevicePixelRatio(frame.ratio)
    return Picture(frame, image)


def _turns(rect: QRectF) -> range:
    """Return which copies of the world a rectangle touches."""
    return range(math.floor(rect.left() / WORLD), math.floor(rect.right() / WORLD) + 1)


def _box(rect: QRectF) -> MapBox:
    return rect.left(), rect.top(), rect.right(), rect.bottom()


def _meets(first: MapBox, second: MapBox) -> bool:
    return (
        first[0] <= second[2]
        and second[0] <= first[2]
        and first[1] <= second[3]
        and second[1] <= first[3]
    )


def _paint_world(painter: QPainter, world: World, frame: Frame, seen: MapBox) -> Iterator[None]:
    layer = world.countries_at(frame.zoom)
    # Without antialiasing no seam shows between neighbours; the lines over it are smooth.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(frame.colours.land))
    least = 0.3 / frame.scale
    for land in layer.land:
        west, _north, east, _south = land.box
        if _meets(land.box, seen) and east - west > least:
            painter.drawPath(world.path(land))
            yield
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    lines = [line for line in layer.lines if _meets(line.box, seen)]
    provinces = [line for line in world.provinces_at(frame.zoom) if _meets(line.box, seen)]
    shown = {
        LineKind.PROVINCE: provinces,
        LineKind.COAST: [line for line in lines if line.kind is LineKind.COAST],
        **_borders(lines, frame.borders),
    }
    for kind, chosen in shown.items():
        painter.setPen(_pen(kind, frame))
        for number, line in enumerate(chosen):
            painter.drawPolyline(world.polyline(line))
            if number % _BATCH == _BATCH - 1:
                yield
        yield


def _borders(lines: list[MapLine], choice: MapBorders) -> dict[LineKind, list[MapLine]]:
    """Return the borders that a person wants to see."""
    wanted = {
        MapBorders.DASHED: (LineKind.BORDER, LineKind.DISPUTED),
        MapBorders.UNDISPUTED: (LineKind.BORDER,),
        MapBorders.NONE: (),
    }[choice]
    return {kind: [line for line in lines if line.kind is kind] for kind in wanted}


def _pen(kind: LineKind, frame: Frame) -> QPen:
    colours = frame.colours
    names = {
        LineKind.PROVINCE: colours.province,
        LineKind.COAST: colours.coast,
        LineKind.BORDER: colours.border,
        LineKind.DISPUTED: colours.disputed,
    }
    pen = QPen(QColor(names[kind]), frame.ratio)
    pen.setCosmetic(True)
    if kind is LineKind.DISPUTED:
        pen.setDashPattern(_DASH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
