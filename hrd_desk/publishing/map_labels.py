"""Where names stand on a map: none over another, none over a circle, none out of the frame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import hypot

from hrd_desk.publishing.map_view import Box, Point

_BESIDE_PT, _AIR_PT, _SQUARE_PT = 2.5, 1.0, 3.0
_CLEARLY_PT = 1.0
"""By so much a name is nearer to its own circle than to another one."""

_STEPS_X, _STEPS_Y = 16, 9


@dataclass(slots=True)
class Labels:
    """The frame, the boxes in it that are taken, and the squares that lines run through."""

    width_pt: float
    height_pt: float
    taken: list[Box] = field(default_factory=list)
    crossed: set[tuple[int, int]] = field(default_factory=set)
    circles: list[tuple[Point, float]] = field(default_factory=list)

    def take_circle(self, point: Point, radius_pt: float) -> None:
        """Keep names off a circle, and those of others away from it."""
        (x, y), radius = point, radius_pt
        self.circles.append((point, radius_pt))
        self.take((x - radius, y - radius, x + radius, y + radius))

    def take(self, box: Box) -> None:
        """Keep others out of a box."""
        self.taken.append(box)

    def avoid(self, line: Sequence[Point]) -> None:
        """Keep names off a line where there is room elsewhere."""
        for (x1, y1), (x2, y2) in pairwise(line):
            steps = int(max(abs(x2 - x1), abs(y2 - y1)) / _SQUARE_PT) + 1
            for step in range(steps + 1):
                x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
                self.crossed.add((int(x // _SQUARE_PT), int(y // _SQUARE_PT)))

    def crossings(self, box: Box) -> int:
        """Return through how many squares of a box lines run."""
        left, bottom, right, top = (int(edge // _SQUARE_PT) for edge in box)
        return sum(
            (x, y) in self.crossed for x in range(left, right + 1) for y in range(bottom, top + 1)
        )

    def is_free(self, box: Box) -> bool:
        """Return whether a box lies in the frame and meets no other."""
        left, bottom, right, top = box
        if left < 2 or bottom < 2 or right > self.width_pt - 2 or top > self.height_pt - 2:  # noqa: PLR2004  air at the edge
            return False
        return not any(
            left < other[2] and right > other[0] and bottom < other[3] and top > other[1]
            for other in self.taken
        )

    def beside(self, point: Point, radius_pt: float, size: tuple[float, float]) -> Box | None:
        """Take and return a box of `size` beside a circle; None where there is no room.

        A name stands nearer to its own circle than to any other. Of such boxes it is one of the
        nearest, and of these the one that fewest lines run through.
        """
        for boxes in _around(point, radius_pt, size):
            free = [
                box
                for box in boxes
                if self.is_free(_aired(box)) and self._is_of(point, radius_pt, box)
            ]
            if free:
                best = min(free, key=self.crossings)
                self.take(_aired(best))
                return best
        return None

    def _is_of(self, point: Point, radius_pt: float, box: Box) -> bool:
        own_pt = _gap_pt(box, point, radius_pt)
        return all(
            _gap_pt(box, middle, reach_pt) > own_pt + _CLEARLY_PT
            for middle, reach_pt in self.circles
            if (middle, reach_pt) != (point, radius_pt)
        )

    def inside(self, ring: Sequence[Point], size: tuple[float, float]) -> Box | None:
        """Take and return a box of `size` inside a ring, where it is widest; None without room."""
        boxes = _boxes_in(tuple(ring), size, (self.width_pt, self.height_pt))
        found = next(filter(self.is_free, boxes), None)
        if found is not None:
            self.take(found)
        return found


@lru_cache(maxsize=1024)  # a preview names the same countries again after each change
def _boxes_in(
    ring: tuple[Point, ...], size: tuple[float, float], frame: tuple[float, float]
) -> tuple[Box, ...]:
    """Return boxes of `size` inside a ring, where it is widest first."""
    xs, ys = zip(*ring, strict=True)
    left, right = max(min(xs), 0.0), min(max(xs), frame[0])
    bottom, top = max(min(ys), 0.0), min(max(ys), frame[1])
    empty = Labels(*frame)
    found: list[tuple[float, Box]] = []
    for column in range(1, _STEPS_X):
        for row in range(1, _STEPS_Y):
            x = left + (right - left) * column / _STEPS_X
            y = bottom + (top - bottom) * row / _STEPS_Y
            box = (x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)
            corners = [(box[at], box[up]) for at in (0, 2) for up in (1, 3)]
            if empty.is_free(box) and all(holds(ring, corner) for corner in corners):
                found.append((min((x - a) ** 2 + (y - b) ** 2 for a, b in ring), box))
    return tuple(box for _room, box in sorted(found, key=lambda pair: -pair[0]))


def _aired(box: Box) -> Box:
    left, bottom, right, top = box
    return left - _AIR_PT, bottom - _AIR_PT, right + _AIR_PT, top + _AIR_PT


def _gap_pt(box: Box, point: Point, radius_pt: float) -> float:
    """Return how far the edge of a circle is from a box."""
    (left, bottom, right, top), (x, y) = box, point
    away = hypot(max(left - x, 0.0, x - right), max(bottom - y, 0.0, y - top))
    return away - radius_pt


def _around(point: Point, radius_pt: float, size: tuple[float, float]) -> Iterator[list[Box]]:
    """Yield boxes around a circle: right, left, the corners, above, below; then further out."""
    (x, y), (width, height) = point, size
    for away in (radius_pt + _BESIDE_PT, radius_pt + 3 * _BESIDE_PT):
        slant = away * 0.72
        lefts = {"right": x + away, "left": x - away - width, "middle": x - width / 2}
        corners = (
            (lefts["right"], y - height / 2),
            (lefts["left"], y - height / 2),
            (x + slant, y + slant),
            (x + slant, y - slant - height),
            (x - slant - width, y + slant),
            (x - slant - width, y - slant - height),
            (lefts["middle"], y + away),
            (lefts["middle"], y - away - height),
        )
        yield [(left, low, left + width, low + height) for left, low in corners]


def holds(ring: Sequence[Point], point: Point) -> bool:
    """Return whether a ring holds a point: a line from it to the right crosses oddly often."""
    x, y = point
    is_inside = False
    before = ring[-1]
    for corner in ring:
        if (corner[1] > y) != (before[1] > y):
            at = before[0] + (y - before[1]) * (corner[0] - before[0]) / (corner[1] - before[1])
            is_inside ^= x < at
        before = corner
    return is_inside
