"""What finds just those records that a part of the map shows: a circle, or all that is in view."""

from hrd_desk.geocoding.mercator import WORLD, latitude_of, longitude_of
from hrd_desk.gui.map.camera import Camera
from hrd_desk.gui.map.clusters import Cluster, PointCloud
from hrd_desk.i18n import _, grouped, ngettext
from hrd_desk.model.query import OnMap, Query, any_of, box_around
from hrd_desk.storage.event_points import EventPoints

_MOST_BOXES = 60
"""More conditions than that cannot be read in the search field."""
_DECIMALS = 6


def cluster_query(cloud: PointCloud, events: EventPoints, cluster: Cluster) -> Query | None:
    """Return what finds the events of a circle: a box for each square of the map it took in.

    One box around all of them would hold points that other circles show.
    """
    parts = cloud.numbers_by_square(cluster)
    if len(parts) > _MOST_BOXES:
        parts = [cloud.numbers(cluster)]
    return any_of(
        box_around(
            [events.latitudes_deg[number] for number in numbers],
            [events.longitudes_deg[number] for number in numbers],
        )
        for numbers in parts
    )


def view_query(camera: Camera) -> OnMap:
    """Return what finds the events whose points are in view."""
    view = camera.view()
    north = 90.0 if view.top() <= 0 else latitude_of(view.top())
    south = -90.0 if view.bottom() >= WORLD else latitude_of(view.bottom())
    is_whole = view.width() >= WORLD
    west = -180.0 if is_whole else longitude_of(view.left())
    east = 180.0 if is_whole else longitude_of(view.right())
    return OnMap(*(round(edge, _DECIMALS) for edge in (south, west, north, east)))


def cluster_words(cluster: Cluster) -> str:
    """Return how many events a circle stands for, and what a click and a key do."""
    sentence = ngettext(
        "{count} event. Click to see it here; Enter lists it in the main window.",
        "{count} events. Click to see them here; Enter lists them in the main window.",
        cluster.count,
    )
    return sentence.format(count=grouped(cluster.count))


def keys_words() -> str:
    """Return what keys do on the map of events."""
    return _(
        "Arrow keys move the map, plus and minus zoom, Home shows all events. N and P go from one"
        " group of events to the next and show it; Enter lists its events in the main window."
    )
