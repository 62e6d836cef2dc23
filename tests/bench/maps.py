"""Pan and zoom the map over 100,000 points: `python -m tests.bench.maps [--short]`.

Beside it, in the same run, the same land and points as items of a QGraphicsView. Offscreen, drawn
by the processor; a frame at 60 a second has 16.7 ms.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from hrd_desk.geocoding.gazetteer import Gazetteer
from hrd_desk.geocoding.mercator import x_of, y_of
from hrd_desk.gui.map.clusters import PointCloud
from hrd_desk.gui.map.map_view import MapView
from hrd_desk.gui.map.points import PointsLayer
from hrd_desk.gui.map.world import World, opened_atlas
from hrd_desk.gui.palettes import load_fonts
from hrd_desk.storage.event_lists import EventFilter
from hrd_desk.storage.event_points import event_points
from hrd_desk.storage.opening import OpenDesk
from tests.figures import tell

SEED, POINTS, FRAMES = 2, 100_000, 240
SIZE = (1366, 768)
FRAME_MS = 1000 / 60
ASIA = frozenset("KZ MM PH IN TH BD NP LK KH LA VN ID PK UZ KG".split())  # noqa: SIM905
MIDDLE = (22.0, 100.0)
Step = Callable[[int], None]


@dataclass
class Frames:
    """What was measured of a motion, in milliseconds.

    Time to paint, processor time of the window's thread for a whole frame, and time between
    frames. On a machine that others use, only the processor's time is ours alone.
    """

    paint: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    interval: list[float] = field(default_factory=list)

    def tell(self, name: str, context: str) -> None:
        """Tell the middle and the slow ones."""
        kinds = {"paint": self.paint, "processor": self.processor, "interval": self.interval}
        for kind, spent in kinds.items():
            ordered = sorted(spent)
            words = f"{context}; {len(spent)} frames, 16.7 ms is 60 a second"
            tell(f"map.{name}.{kind}.p50", statistics.median(ordered), "ms", words)
            tell(f"map.{name}.{kind}.p95", ordered[int(0.95 * len(ordered))], "ms", words)


def some_points(gazetteer: Gazetteer, count: int) -> tuple[list[float], list[float]]:
    """Return points around the towns of Asia, more around larger ones."""
    chance = random.Random(SEED)
    towns = [p for p in range(gazetteer.locality_count) if gazetteer.country_code(p) in ASIA]
    weights = [(gazetteer.population(place) + 1) ** 0.6 for place in towns]
    chosen = [gazetteer.point(place) for place in chance.choices(towns, weights, k=count)]
    return (
        [latitude + chance.gauss(0, 0.15) for latitude, _longitude in chosen],
        [longitude + chance.gauss(0, 0.15) for _latitude, longitude in chosen],
    )


def measure_reading(desk: OpenDesk, events: int) -> None:
    """Tell how long the map window reads where the events of a desk happened, in a job."""
    spent = []
    for _round in range(3):
        begun = time.perf_counter()
        with desk.database.snapshot() as session:
            found = event_points(session, EventFilter())
        spent.append(time.perf_counter() - begun)
    context = f"{len(found)} points of {events} events, no filter; median of 3"
    tell("map.points.read", statistics.median(spent), "s", context)


def frames(widget: MapView | QGraphicsView, step: Step, count: int) -> Frames:
    """Move as a hand does, a step each sixtieth of a second; the event loop runs in between."""
    measured, starts = Frames(), [time.perf_counter()]
    target = widget.viewport() if isinstance(widget, QGraphicsView) else widget
    for number in range(count):
        used = time.thread_time()
        step(number)
        begun = time.perf_counter()
        target.repaint()
        measured.paint.append(1000 * (time.perf_counter() - begun))
        due = starts[-1] + FRAME_MS / 1000
        QApplication.processEvents()
        measured.processor.append(1000 * (time.thread_time() - used))
        while time.perf_counter() < due:
            QApplication.processEvents()
        starts.append(time.perf_counter())
    measured.interval = [1000 * (after - before) for before, after in pairwise(starts)]
    return measured


def settle(view: MapView) -> float:
    """Wait until everything is painted; return the seconds it took."""
    begun = time.perf_counter()
    view.repaint()
    while not view.is_settled and time.perf_counter() - begun < 30:
        QApplication.processEvents()
    return time.perf_counter() - begun


def measure(*, is_short: bool = False) -> None:
    """Tell every figure of the map; the short form of a tenth of the points."""
    count, steps = (POINTS // 10, FRAMES // 4) if is_short else (POINTS, FRAMES)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    application = QApplication.instance() or QApplication(["hrd-desk", "-style", "Fusion"])
    assert isinstance(application, QApplication)
    load_fonts(application)
    atlas = opened_atlas()
    latitudes, longitudes = some_points(atlas.finder.gazetteer, count)
    begun = time.perf_counter()
    cloud = PointCloud(latitudes, longitudes)
    words = f"{count} points around towns of Asia, seed {SEED}"
    tell("map.points.ready", 1000 * (time.perf_counter() - begun), "ms", f"{words}; off the window")
    view, points = MapView(), PointsLayer()
    view.add_layer(points)
    view.resize(*SIZE)
    view.show()
    settle(view)
    points.show_cloud(cloud)
    context = f"{words}, {SIZE[0]}x{SIZE[1]} offscreen"
    for zoom in (3.0, 4.5, 6.0, 8.0):
        view.look_at(*MIDDLE, zoom)
        tell(f"map.settled.z{zoom:g}", 1000 * settle(view), "ms", "until all is painted anew")
        frames(view, lambda _number: view.pan(-7, -3), steps).tell(f"pan.z{zoom:g}", context)
    view.look_at(*MIDDLE, 4.0)
    settle(view)
    middle = QPointF(SIZE[0] / 2, SIZE[1] / 2)
    frames(view, lambda _n: view.zoom_by(5 / steps, middle), steps).tell("zoom.z4-9", context)
    frames(view, lambda _n: view.zoom_by(-5 / steps, middle), steps).tell("zoom.z9-4", context)
    view.hide()
    _graphics_view(atlas.world, latitudes, longitudes, context)
    view.deleteLater()


def _graphics_view(
    world: World, latitudes: list[float], longitudes: list[float], context: str
) -> None:
    """Measure what one would try first: an item for each country and each point."""
    begun = time.perf_counter()
    scene = QGraphicsScene()
    pen = QPen(QColor("#8b8078"), 0)
    for land in world.countries_at(4.5).land:
        scene.addPath(world.path(land), pen, QColor("#faf8f3"))
    dot = QRectF(-3, -3, 6, 6)
    for latitude, longitude in zip(latitudes, longitudes, strict=True):
        item = scene.addEllipse(dot, QPen(Qt.PenStyle.NoPen), QColor("#b3372f"))
        item.setPos(x_of(longitude), y_of(latitude))
        item.setFlag(item.GraphicsItemFlag.ItemIgnoresTransformations)
    view = QGraphicsView(scene)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(*SIZE)
    view.show()
    tell("map.graphics-view.ready", 1000 * (time.perf_counter() - begun), "ms", context)
    for zoom in (3.0, 6.0):
        view.resetTransform()
        view.scale(2**zoom, 2**zoom)
        view.centerOn(x_of(MIDDLE[1]), y_of(MIDDLE[0]))

        def pan(_number: int) -> None:
            across, down = view.horizontalScrollBar(), view.verticalScrollBar()
            across.setValue(across.value() + 7)
            down.setValue(down.value() + 3)

        frames(view, pan, 20).tell(f"graphics-view.pan.z{zoom:g}", f"QGraphicsView, {context}")
    view.hide()
    view.deleteLater()
    scene.deleteLater()


if __name__ == "__main__":
    measure(is_short="--short" in sys.argv)
