"""Names on the map: chosen so that none covers another, painted once, then only moved."""

import math
from collections import OrderedDict
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from hrd_desk.geocoding.map_names import MapName, MapNames, NamePoint
from hrd_desk.gui.map.camera import Camera
from hrd_desk.gui.map.colours import MapColours, faded
from hrd_desk.gui.map.local_scripts import can_write
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
_AROUND_PX = (-300, -60, 300, 60)
"""How far outside of the view a point may lie whose name still reaches into it."""


Circle = tuple[float, float, float]
"""Something that names keep clear of: x and y in units of the map, radius in pixels."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name that has found its room. `offset` leads from its point to the sprite's corner."""

    name: MapName
    sprite: QPixmap
    offset: QPointF
    has_dot: bool


@dataclass(frozen=True, slots=True)
class LabelSet:
    """The labels of one frame, the most important first."""

    zoom: float
    labels: list[Label]
    dot: QPixmap


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which names to choose, how to write them, and what to keep clear of."""

    frame: Frame
    font: QFont
    language: str
    naming: MapNaming
    circles: tuple[Circle, ...] = ()


class LabelPainter:
    """Chooses and paints names; keeps what it has painted."""

    def __init__(self) -> None:
        self._sprites: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()

    # --- choosing -----------------------------------------------------------------------------

    def choose(self, names: MapNames, wanted: Wanted) -> Generator[None, None, LabelSet]:
        """Choose step by step, yielding after each; return the labels."""
        frame, scale = wanted.frame, wanted.frame.scale
        rect = frame.rect
        box = (rect.left(), rect.top(), rect.right(), rect.bottom())
        taken, circles = _Taken(), _Taken()
        for x, y, radius in wanted.circles:
            circles.add(_square(QPointF(x * scale, y * scale), radius))
        labels: list[Label] = []
        candidates = names.within(box, frame.zoom)
        yield
        for number, candidate in enumerate(candidates):
            if number % 10 == 0:
                yield
            if len(labels) >= MOST_LABELS:
                break
            at = QPointF(candidate.x * scale, candidate.y * scale)
            if taken.has(_square(at, _DOT)):
                continue
            label = self._placed(_named(names, candidate, wanted), wanted, taken, circles)
            if label is not None:
                taken.add(_room(label, at))
                labels.append(label)
        return LabelSet(frame.zoom, labels, _dot(frame))

    def _placed(
        self, name: MapName, wanted: Wanted, taken: "_Taken", circles: "_Taken"
    ) -> Label | None:
        """Return a name where it has room, or None."""
        scale = wanted.frame.scale
        at = QPointF(name.x * scale, name.y * scale)
        sprite = self._sprite(name, wanted)
        size = sprite.deviceIndependentSize()
        if name.is_country and size.width() > name.room * scale * _COUNTRY_SHARE:
            return None
        over = circles.meeting(_square(at, _DOT)) if not name.is_country else []
        for offset in _offsets(name, size, at, over):
            label = Label(name, sprite, offset, has_dot=not (over or name.is_country))
            clear = QRectF(at + offset, size)
            if not taken.has(_room(label, at)) and not circles.has(clear):
                return label
        return None

    def _sprite(self, name: MapName, wanted: Wanted) -> QPixmap:
        frame = wanted.frame
        key = (name.text, _kind(name), frame.ratio, frame.colours, wanted.font.key())
        sprite = self._sprites.get(key)
        if sprite is None:
            sprite = self._sprites[key] = _sprite(name, frame, wanted.font)
            if len(self._sprites) > _KEPT_SPRITES:
                self._sprites.popitem(last=False)
        self._sprites.move_to_end(key)
        return sprite

    # --- painting -----------------------------------------------------------------------------

    @staticmethod
    def paint(painter: QPainter, camera: Camera, shown: LabelSet) -> None:
        """Paint the labels where their points are now; fewer of them while zooming out."""
        share = 4.0 ** min(camera.zoom - shown.zoom + 0.15, 0.0)
        half = shown.dot.deviceIndependentSize().width() / 2
        seen = QRectF(0, 0, camera.width, camera.height).adjusted(*_AROUND_PX)
        for label in shown.labels[: round(len(shown.labels) * share)]:
            at = camera.to_screen(label.name.x, label.name.y)
            if not seen.contains(at):
                continue
            corner = at + label.offset
            # Whole pixels: between them text looks soft.
            painter.drawPixmap(round(corner.x()), round(corner.y()), label.sprite)
            if label.has_dot:
                painter.drawPixmap(at - QPointF(half, half), shown.dot)


def _named(names: MapNames, point: NamePoint, wanted: Wanted) -> MapName:
    """Return a name as asked for; not in a script for which this computer has no font."""
    if wanted.naming is MapNaming.LOCAL:
        local = names.named(point, wanted.language, is_local=True)
        if can_write(local.text):
            return local
    return names.named(point, wanted.language, is_local=False)


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

    def meeting(self, rect: QRectF) -> list[QRectF]:
        """Return what is taken and meets a rectangle."""
        return [
            taken
            for square in self._touched(rect)
            for taken in self._squares.get(square, ())
            if taken.intersects(rect)
        ]

    def add(self, rect: QRectF) -> None:
        """Take a rectangle."""
        for square in self._touched(rect):
            self._squares.setdefault(square, []).append(rect)


def _room(label: Label, at: QPointF) -> QRectF:
    size = label.sprite.deviceIndependentSize()
    return QRectF(at + label.offset, size).adjusted(-_GAP_X, -_GAP_Y, _GAP_X, _GAP_Y)


def _square(at: QPointF, half: float) -> QRectF:
    return QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)


def _offsets(name: MapName, size: QSizeF, at: QPointF, over: list[QRectF]) -> Iterator[QPointF]:
    """Yield where a name may stand, the best first: beside its dot, or beside what covers it."""
    wide, high = size.width(), size.height()
    if name.is_country:
        yield from (QPointF(-wide / 2, shift - high / 2) for shift in (0, -14, 14))
        return
    right = max((rect.right() - at.x() for rect in over), default=_DOT) + _BESIDE - 3
    left = min((rect.left() - at.x() for rect in over), default=-_DOT) - _BESIDE + 3
    middle = over[0].center().y() - at.y() if over else 0.0
    yield QPointF(right, middle - high / 2)
    yield QPointF(left - wide, middle - high / 2)
    if not over:
        yield QPointF(-wide / 2, _DOT)
        yield QPointF(-wide / 2, -_DOT - high)


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
        if name.text.upper() != name.text.lower():  # letters of other scripts belong together
            made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.2)
    return made


def _sprite(name: MapName, frame: Frame, font: QFont) -> QPixmap:
    """Paint a name, a halo of the land's colour around it."""
    made = _font(name, font)
    metrics = QFontMetricsF(made)
    text = name.text.upper() if name.is_country else name.text
    # Scripts like Burmese stand taller and hang lower than the main font knows.
    bounds = metrics.boundingRect(text)
    above, below = max(metrics.ascent(), -bounds.top()), max(metrics.descent(), bounds.bottom())
    wide = max(metrics.horizontalAdvance(text), bounds.width())
    sprite = _blank(wide + 4, above + below + 2, frame.ratio)
    with QPainter(sprite) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(made)
        _paint_name(painter, text, QPointF(2, 1 + above), name, frame.colours)
    return sprite


def _dot(frame: Frame) -> QPixmap:
    side = 2 * _DOT + 4
    sprite, middle = _blank(side, side, frame.ratio), QPointF(side / 2, side / 2)
    with QPainter(sprite) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(frame.colours.land))
        painter.drawEllipse(middle, _DOT + 1, _DOT + 1)
        painter.setBrush(QColor(frame.colours.place))
        painter.drawEllipse(middle, _DOT, _DOT)
    return sprite


def _blank(wide: float, high: float, ratio: float) -> QPixmap:
    sprite = QPixmap(math.ceil(wide * ratio), math.ceil(high * ratio))
    sprite.setDevicePixelRatio(ratio)
    sprite.fill(Qt.GlobalColor.transparent)
    return sprite


def _paint_name(
    painter: QPainter, text: str, base: QPointF, name: MapName, colours: MapColours
) -> None:
    painter.setPen(faded(colours.land, 210))
    for across, down in _AROUND:
        painter.drawText(base + QPointF(across * _HALO, down * _HALO), text)
    painter.setPen(QColor(colours.country if name.is_country else colours.place))
    painter.drawText(base, text)
