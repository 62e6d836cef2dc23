"""What stands on every map: scale, coordinates under the pointer, sources, and the sentence."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from hrd_desk.geocoding.mercator import WORLD, latitude_of, metres_a_unit
from hrd_desk.gui.map.camera import Camera
from hrd_desk.gui.map.colours import MapColours
from hrd_desk.gui.map.world import Atlas
from hrd_desk.i18n import _, grouped

SMALL_PX = 11
_LONGEST_SCALE_PX = 120.0
_INSET = 10.0
_PAD_X, _PAD_Y = 8.0, 3.0
_STEPS_M = tuple(step * 10**power for power in range(1, 7) for step in (1, 2, 5))
_KM_M = 1000


def legal_sentence() -> str:
    """Return what every map says of the lines on it."""
    return _("This map implies no opinion on the legal status of any territory.")


def sources_sentence(atlas: Atlas | None) -> str:
    """Return whom the map's data comes from."""
    if atlas is None:
        return _("Borders: Natural Earth.")
    borders, places = atlas.world.borders.attribution, atlas.finder.gazetteer.attribution
    return _("Borders: {borders}. Places: {places}.").format(borders=borders, places=places)


def coordinates(latitude_deg: float, longitude_deg: float, zoom: float) -> str:
    """Return a point with as many decimals as a pixel can tell."""
    decimals = min(max(math.ceil(math.log10(2**zoom * WORLD / 360.0)), 0), 5)
    return f"{latitude_deg:.{decimals}f}, {longitude_deg:.{decimals}f}"


class Furniture:
    """Paints it along the lower edge; the strip of sentences is painted once for each width."""

    def __init__(self) -> None:
        self._strip: QPixmap | None = None
        self._strip_of: tuple[object, ...] = ()

    def paint(
        self, painter: QPainter, camera: Camera, colours: MapColours, words: str, under: str
    ) -> None:
        """Paint the strip with `words`, the scale, and the coordinates `under` the pointer."""
        strip = self._made_strip(painter, camera.width, colours, words)
        top = camera.height - strip.deviceIndependentSize().height()
        painter.drawPixmap(QPointF(0, top), strip)
        painter.setFont(_small(painter.font()))
        _paint_scale(painter, camera, top, colours)
        if under:
            metrics = painter.fontMetrics()
            wide = metrics.horizontalAdvance(under) + 2 * _PAD_X
            high = metrics.height() + 2 * _PAD_Y
            box = QRectF(camera.width - wide - _INSET, top - high - _INSET + 2, wide, high)
            _paint_panel(painter, box, colours)
            painter.setPen(QColor(colours.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, under)

    def strip_height(self) -> float:
        """Return how much of the lower edge the sentences cover."""
        return self._strip.deviceIndependentSize().height() if self._strip is not None else 0.0

    def _made_strip(
        self, painter: QPainter, width: float, colours: MapColours, words: str
    ) -> QPixmap:
        ratio = painter.device().devicePixelRatio()
        made_of = (width, words, colours, ratio, painter.font().key())
        if self._strip is None or made_of != self._strip_of:
            self._strip_of = made_of
            self._strip = _strip(width, words, colours, ratio, _small(painter.font()))
        return self._strip


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(SMALL_PX)
    return made


def _strip(width: float, words: str, colours: MapColours, ratio: float, font: QFont) -> QPixmap:
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    room = QRectF(_PAD_X, _PAD_Y, max(width - 2 * _PAD_X, 40.0), 400.0)
    probe = QPixmap(1, 1)
    with QPainter(probe) as painter:
        painter.setFont(font)
        high = painter.boundingRect(room, flags, words).height() + 2 * _PAD_Y
    strip = QPixmap(math.ceil(width * ratio), math.ceil(high * ratio))
    strip.setDevicePixelRatio(ratio)
    strip.fill(colours.panel)
    with QPainter(strip) as painter:
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        painter.drawText(QRectF(_PAD_X, 0, room.width(), high), flags, words)
    return strip


def _paint_panel(painter: QPainter, box: QRectF, colours: MapColours) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.panel)
    painter.drawRoundedRect(box, 4, 4)


def _paint_scale(painter: QPainter, camera: Camera, top: float, colours: MapColours) -> None:
    pixels_a_metre = camera.scale / metres_a_unit(latitude_of(camera.y))
    fitting = [step for step in _STEPS_M if step * pixels_a_metre <= _LONGEST_SCALE_PX]
    if not fitting:
        return
    metres, wide = fitting[-1], fitting[-1] * pixels_a_metre
    words = (
        _("{number} km").format(number=grouped(metres // _KM_M))
        if metres >= _KM_M
        else _("{number} m").format(number=metres)
    )
    text_wide = painter.fontMetrics().horizontalAdvance(words)
    high = painter.fontMetrics().height() + 2 * _PAD_Y
    box = QRectF(_INSET, top - high - _INSET + 2, wide + text_wide + 3 * _PAD_X, high)
    _paint_panel(painter, box, colours)
    left, base = box.left() + _PAD_X, box.center().y() + 3
    painter.setPen(QPen(QColor(colours.text), 1.4))
    ends = [QPointF(left, base - 5), QPointF(left, base)]
    ends += [QPointF(left + wide, base), QPointF(left + wide, base - 5)]
    painter.drawPolyline(ends)
    beside = QRectF(left + wide + _PAD_X, box.top(), text_wide + _PAD_X, high)
    painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
