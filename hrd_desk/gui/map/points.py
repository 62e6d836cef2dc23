"""Events on the map as clustered points that can be chosen."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QPixmap
from typing_extensions import override

from hrd_desk.gui.map.camera import Camera
from hrd_desk.gui.map.clusters import CELL_PX, Cluster, PointCloud, radius_px
from hrd_desk.gui.map.colours import MapColours, faded
from hrd_desk.gui.map.labels import Circle
from hrd_desk.gui.map.layers import MapLayer
from hrd_desk.i18n import decimal

COUNT_PX = 11
_LEVEL_UP_FROM = 0.75
"""How far a zoom is past a whole one when the next level's clusters are shown."""
_MARGIN_CELLS = 6
_HELD_CELLS = 3
_HIT_PX = 4.0
_RING_PX = 3.0
_THOUSAND, _TEN_THOUSAND, _MILLION = 1000, 10_000, 1_000_000
_CELLS_A_WORLD = 256 // CELL_PX

Cells = tuple[int, int, int, int, int]
"""Level, first and last column, first and last row."""


class PointsLayer(MapLayer):
    """A cloud of points. `chosen` hands over the cluster that a person went to.

    `wanted` comes when they press Enter on it; `words` says what is told of one.
    """

    chosen = Signal(object)
    wanted = Signal()

    def __init__(self, words: Callable[[Cluster], str] = lambda _cluster: "") -> None:
        super().__init__()
        self._words = words
        self.cloud = PointCloud([], [])
        self._cells: Cells | None = None
        self._clusters: list[Cluster] = []
        self._marked: Cluster | None = None
        self._sprites: dict[tuple[object, ...], QPixmap] = {}

    def show_cloud(self, cloud: PointCloud) -> None:
        """Show other points; nothing is marked any more."""
        self.cloud = cloud
        self._cells, self._marked = None, None
        self.rearranged.emit()
        self.changed.emit()

    def unmark(self) -> None:
        """Mark no cluster."""
        self._marked = None
        self.changed.emit()

    # --- which clusters -----------------------------------------------------------------------

    def clusters(self, camera: Camera) -> list[Cluster]:
        """Return the clusters in and around the view; made anew only when it leaves them."""
        level = math.floor(camera.zoom + 1 - _LEVEL_UP_FROM)
        cell = 2.0**-level * CELL_PX
        view = camera.view()
        seen = tuple(
            math.floor(edge / cell)
            for edge in (view.left(), view.right(), view.top(), view.bottom())
        )
        if not self._is_held(level, seen):
            first, last, top, bottom = seen
            around = _MARGIN_CELLS
            cells = (level, first - around, last + around, top - around, bottom + around)
            self._cells = cells
            self._clusters = self.cloud.clusters(
                level, range(cells[1], cells[2] + 1), range(cells[3], cells[4] + 1)
            )
        return self._clusters

    def _is_held(self, level: int, seen: tuple[int, ...]) -> bool:
        if self._cells is None or self._cells[0] != level:
            return False
        _level, first, last, top, bottom = self._cells
        held = _HELD_CELLS
        # Where the world has no more rows nothing is missing beyond them.
        rows = _CELLS_A_WORLD << level
        return (
            first + held <= seen[0]
            and seen[1] <= last - held
            and (top + held <= seen[2] or top <= 0)
            and (seen[3] <= bottom - held or bottom >= rows - 1)
        )

    def cluster_at(self, camera: Camera, at: QPointF) -> Cluster | None:
        """Return the cluster under a pixel."""
        for cluster in self.clusters(camera):
            away = camera.pixel(cluster.x, cluster.y) - at
            if math.hypot(away.x(), away.y()) <= radius_px(cluster.count) + _HIT_PX:
                return cluster
        return None

    def choose(self, cluster: Cluster) -> None:
        """Mark a cluster and hand it over."""
        self._marked = cluster
        self.changed.emit()
        self.chosen.emit(cluster)

    # --- what a person does -------------------------------------------------------------------

    @override
    def points_at(self, camera: Camera, at: QPointF) -> bool:
        return self.cluster_at(camera, at) is not None

    @override
    def words_at(self, camera: Camera, at: QPointF) -> str:
        cluster = self.cluster_at(camera, at)
        return "" if cluster is None else self._words(cluster)

    @override
    def click(self, camera: Camera, at: QPointF) -> bool:
        cluster = self.cluster_at(camera, at)
        if cluster is not None:
            self.choose(cluster)
        return cluster is not None

    @override
    def key(self, camera: Camera, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marked is not None:
            self.wanted.emit()
            return True
        step = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        self._go(camera, step)
        return True

    def _go(self, camera: Camera, step: int) -> None:
        """Choose the next smaller cluster in the view, or the next larger one."""
        view = camera.view()
        inside = [c for c in self.clusters(camera) if view.contains(QPointF(c.x, c.y))]
        if not inside:
            return
        marked = [number for number, c in enumerate(inside) if self._holds_marked(c)]
        begin = marked[0] + step if marked else min(step, 0)
        self.choose(inside[begin % len(inside)])

    def _holds_marked(self, cluster: Cluster) -> bool:
        return self._marked is not None and cluster.has(self._marked.stretches[0][0])

    def _is_marked(self, cluster: Cluster) -> bool:
        """Say whether a circle stands for just the points that were chosen, at any zoom."""
        marked = self._marked
        return marked is not None and sorted(marked.stretches) == sorted(cluster.stretches)

    # --- painting -----------------------------------------------------------------------------

    @override
    def circles(self, camera: Camera) -> list[Circle]:
        return [(c.x, c.y, radius_px(c.count)) for c in self.clusters(camera)]

    @override
    def paint(self, painter: QPainter, camera: Camera, colours: MapColours) -> None:
        wide, high = camera.width, camera.height
        ratio = painter.device().devicePixelRatio()
        for cluster in reversed(self.clusters(camera)):
            at = camera.pixel(cluster.x, cluster.y)
            radius = radius_px(cluster.count)
            if not (-radius < at.x() < wide + radius and -radius < at.y() < high + radius):
                continue
            sprite = self._sprite(cluster.count, painter.font(), colours, ratio)
            half = sprite.width() / ratio / 2
            painter.drawPixmap(QPointF(at.x() - half, at.y() - half), sprite)
            if self._is_marked(cluster):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(colours.pin), _RING_PX))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, radius + _RING_PX, radius + _RING_PX)

    def _sprite(self, count: int, font: QFont, colours: MapColours, ratio: float) -> QPixmap:
        key = (count_text(count), radius_px(count), colours, ratio, font.key())
        sprite = self._sprites.get(key)
        if sprite is None:
            sprite = self._sprites[key] = _circle(count, font, colours, ratio)
        return sprite


def count_text(count: int) -> str:
    """Return a count as it fits into a circle: 1234 in full, 12k, 1.2M; a single point has none."""
    if count == 1:
        return ""
    if count < _TEN_THOUSAND:
        return str(count)
    if count < _MILLION:
        return f"{count // _THOUSAND}k"
    return f"{decimal(count / _MILLION)}M"


def _circle(count: int, font: QFont, colours: MapColours, ratio: float) -> QPixmap:
    radius = radius_px(count)
    side = math.ceil(2 * radius) + 6
    sprite = QPixmap(round(side * ratio), round(side * ratio))
    sprite.setDevicePixelRatio(ratio)
    sprite.fill(Qt.GlobalColor.transparent)
    middle = QPointF(side / 2, side / 2)
    few, some, many = colours.cluster
    shade = few if count < 100 else some if count < _THOUSAND else many  # noqa: PLR2004  as the radii
    with QPainter(sprite) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if count > 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faded(shade, 60))
            painter.drawEllipse(middle, radius + 2.5, radius + 2.5)
        painter.setPen(QPen(QColor(colours.ring), 1.5))
        painter.setBrush(QColor(shade if count > 1 else colours.point))
        painter.drawEllipse(middle, radius - 1, radius - 1)
        made = QFont(font)
        made.setPixelSize(COUNT_PX)
        made.setWeight(QFont.Weight.DemiBold)
        painter.setFont(made)
        painter.setPen(QColor(colours.count))
        area = QRectF(0, 0, side, side)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, count_text(count))
    return sprite
