"""Names on the map: chosen so that none covers another, painted once, then only moved."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from hrd_desk.geocoding.map_names import MapName, MapNames
from hrd_desk.gui.map.camera import Camera
from hrd_desk.gui.map.colours import MapColours, faded
from hrd_desk.gui.map.picture import Frame
from hrd_desk.gui.preferences import MapNaming

CITY_PEOPLE = 1_000_000
COUNTRY_PX, CITY_PX, PLACE_PX = 12, 13, 12
MOST_LABELS = 130
_GAP_X, _GAP_Y = 14.0, 6.0
_DOT = 2.4
_BESIDE = 6.0
_HALO = 1.3
_AROUND = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]
_KEPT_SPRITES = 700
_COUNTRY_SHARE = 0.92


@dataclass(frozen=True, slots=True)
class Label:
    """A name that has found its room. `offset` leads from its point to the sprite's corner."""

    name: MapName
    sprite: QPixmap
    offset: QPointF


@dataclass(frozen=True, slots=True)
class LabelSet:
    """The labels of one frame, the most important first."""

    zoom: float
    labels: list[Label]


class LabelPainter:
    """Chooses and paints names; keeps what it has painted."""

    def __init__(self) -> None:
        self._sprites: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()

    # --- choosing -----------------------------------------------------------------------------

    def choose(
        self, names: MapNames, frame: Frame, font: QFont, language: str, naming: MapNaming
    ) -> Iterator[LabelSet | None]:
        """Choose step by step: yields None after each, and the labels at the end."""
        rect, scale = frame.rect, frame.scale
        box = (rect.left(), rect.top(), rect.right(), rect.bottom())
        taken = _Taken()
        labels: list[Label] = []
        is_local = naming is MapNaming.LOCAL
        candidates = names.within(box, frame.zoom)
        yield None
        for number, candidate in enumerate(candidates):
            if number % 10 == 0:
                yield None
            if len(labels) >= MOST_LABELS:
                break
            at = QPointF(candidate.x * scale, candidate.y * scale)
            if taken.has(QRectF(at.x() - 2, at.y() - 2, 4, 4)):
                continue
            name = names.named(candidate, language, is_local=is_local)
            label = self._label(name, frame, font)
            room = _room(label, at)
            is_wide = name.is_country and room.width() > name.room * scale * _COUNTRY_SHARE
            if not is_wide and not taken.has(room):
                taken.add(room)
                labels.append(label)
        yield LabelSet(frame.zoom, labels)

    def _label(self, name: MapName, frame: Frame, font: QFont) -> Label:
        key = (name.text, _kind(name), frame.ratio, frame.colours, font.key())
        sprite = self._sprites.get(key)
        if sprite is None:
            sprite = self._sprites[key] = _sprite(name, frame, font)
            if len(self._sprites) > _KEPT_SPRITES:
                self._sprites.popitem(last=False)
        self._sprites.move_to_end(key)
        size = sprite.deviceIndependentSize()
        left = -size.width() / 2 if name.is_country else -_DOT - 1
        return Label(name, sprite, QPointF(left, -size.height() / 2))

    # --- painting -----------------------------------------------------------------------------

    @staticmethod
    def paint(painter: QPainter, camera: Camera, shown: LabelSet) -> None:
        """Paint the labels where their points are now; fewer of them while zooming out."""
        share = 4.0 ** min(camera.zoom - shown.zoom + 0.15, 0.0)
        for label in shown.labels[: round(len(shown.labels) * share)]:
            at = camera.to_screen(label.name.x, label.name.y) + label.offset
            if -300 < at.x() < camera.width and -40 < at.y() < camera.height:
                # Whole pixels: between them text looks soft.
                painter.drawPixmap(round(at.x()), round(at.y()), label.sprite)


class _Taken:
    """Rectangles in pixels, by squares, so that only near ones are compared."""

    _SQUARE = 160.0

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[QRectF]] = {}

    def _touched(self, rect: QRectF) -> Iterator[tuple[int, int]]:
        side = self._SQUARE
        for across in range(int(rect.left() // side), int(rect.right() // side) + 1):
            for down in range(int(rect.top() // side), int(rect.bottom() // side) + 1):
                yield across, down

    def has(self, rect: QRectF) -> bool:
        """Return whether something taken meets a rectangle."""
        return any(
            taken.intersects(rect)
            for square in self._touched(rect)
            for taken in self._squares.get(square, ())
        )

    def add(self, rect: QRectF) -> None:
        """Take a rectangle."""
        for square in self._touched(rect):
            self._squares.setdefault(square, []).append(rect)


def _room(label: Label, at: QPointF) -> QRectF:
    size = label.sprite.deviceIndependentSize()
    return QRectF(at + label.offset, size).adjusted(-_GAP_X, -_GAP_Y, _GAP_X, _GAP_Y)


def _kind(name: MapName) -> str:
    if name.is_country:
        return "country"
    return "city" if name.people >= CITY_PEOPLE else "place"


def _font(name: MapName, font: QFont) -> QFont:
    made = QFont(font)
    kind = _kind(name)
    made.setPixelSize({"country": COUNTRY_PX, "city": CITY_PX, "place": PLACE_PX}[kind])
    if kind == "country":
        made.setWeight(QFont.Weight.DemiBold)
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.2)
    return made


def _sprite(name: MapName, frame: Frame, font: QFont) -> QPixmap:
    """Paint a name with its dot, a halo of the land's colour around it."""
    made = _font(name, font)
    metrics = QFontMetricsF(made)
    text = name.text.upper() if name.is_country else name.text
    lead = 0.0 if name.is_country else _DOT + _BESIDE
    wide, high = metrics.horizontalAdvance(text) + lead + 6, metrics.height() + 4
    ratio = frame.ratio
    sprite = QPixmap(round(wide * ratio), round(high * ratio))
    sprite.setDevicePixelRatio(ratio)
    sprite.fill(Qt.GlobalColor.transparent)
    with QPainter(sprite) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(made)
        base = QPointF(lead + 2, (high - metrics.height()) / 2 + metrics.ascent())
        _paint_name(painter, text, base, name, frame.colours)
        if not name.is_country:
            middle = QPointF(_DOT + 1, high / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(frame.colours.land))
            painter.drawEllipse(middle, _DOT + 1, _DOT + 1)
            painter.setBrush(QColor(frame.colours.place))
            painter.drawEllipse(middle, _DOT, _DOT)
    return sprite


def _paint_name(
    painter: QPainter, text: str, base: QPointF, name: MapName, colours: MapColours
) -> None:
    painter.setPen(faded(colours.land, 210))
    for across, down in _AROUND:
        painter.drawText(base + QPointF(across * _HALO, down * _HALO), text)
    painter.setPen(QColor(colours.country if name.is_country else colours.place))
    painter.drawText(base, text)
