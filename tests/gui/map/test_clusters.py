"""Clusters: every point is in exactly one, circles keep apart, members can be told."""

import itertools
import math

from hypothesis import given
from hypothesis import strategies as some

from hrd_desk.gui.map.clusters import Cluster, PointCloud, radius_px

POINTS = some.lists(
    some.tuples(some.floats(-84, 84), some.floats(-180, 180)), min_size=1, max_size=60
)


def cloud_of(points: list[tuple[float, float]]) -> PointCloud:
    return PointCloud([point[0] for point in points], [point[1] for point in points])


def everywhere(cloud: PointCloud, level: int) -> list[Cluster]:
    side = 4 << level
    return cloud.clusters(level, range(side), range(side))


@given(POINTS, some.integers(0, 4))
def test_every_point_is_in_exactly_one_cluster(
    points: list[tuple[float, float]], level: int
) -> None:
    cloud = cloud_of(points)
    clusters = everywhere(cloud, level)
    assert sum(cluster.count for cluster in clusters) == len(points)
    numbers = [number for cluster in clusters for number in cloud.numbers(cluster)]
    assert sorted(numbers) == list(range(len(points)))


@given(POINTS, some.integers(0, 4))
def test_single_points_and_circles_do_not_cover_each_other(
    points: list[tuple[float, float]], level: int
) -> None:
    clusters = everywhere(cloud_of(points), level)
    for one, other in itertools.combinations(clusters, 2):
        away = math.hypot(one.x - other.x, one.y - other.y) * 2**level
        assert away > 0.5 * (radius_px(one.count) + radius_px(other.count))


def test_a_cluster_splits_when_one_comes_closer() -> None:
    cloud = cloud_of([(43.24, 76.93), (43.25, 76.95), (51.13, 71.43)])
    assert [cluster.count for cluster in everywhere(cloud, 1)] == [3]
    assert sorted(cluster.count for cluster in everywhere(cloud, 4)) == [1, 2]


def test_the_world_goes_on_beyond_its_edge() -> None:
    cloud = cloud_of([(0.0, 179.5), (0.0, -179.5)])
    clusters = cloud.clusters(2, range(14, 18), range(16))
    assert sum(cluster.count for cluster in clusters) == 2
    assert max(cluster.x for cluster in clusters) > 255


def test_points_on_one_spot_stay_together_at_every_zoom() -> None:
    cloud = cloud_of([(43.24, 76.93)] * 5)
    assert cloud.box is not None
    x, y = cloud.box[0], cloud.box[1]
    for level in (0, 8, 16, 20):
        cell = 64 / 2**level
        found = cloud.clusters(level, [int(x / cell)], [int(y / cell)])
        assert [cluster.count for cluster in found] == [5]


def test_a_cloud_may_be_empty() -> None:
    assert cloud_of([]).box is None
    assert everywhere(cloud_of([]), 3) == []
