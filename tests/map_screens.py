"""Pictures of maps for people to look at: part of `python -m tests.screens FOLDER`."""

import time

from PySide6.QtWidgets import QApplication, QWidget

from hrd_desk.gui.map.map_view import MapView
from hrd_desk.gui.map.world import opened_atlas
from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.widgets.pin_map import PinMap, PinMapDialog
from hrd_desk.gui.widgets.small_screens import fit_to_screen
from hrd_desk.gui.windows.map_window import MapWindow
from hrd_desk.gui.workers import database_lane
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Place
from hrd_desk.storage.event_lists import EventFilter
from hrd_desk.storage.events import save_event
from hrd_desk.storage.opening import OpenDesk
from tests.bench.maps import some_points
from tests.studio import Studio

EVENTS = 400
ALMATY = (43.2242, 76.9288)
VIEWS = {"world": (25.0, 60.0, 2.5), "asia": (30.0, 90.0, 4.0), "land": (43.2, 76.9, 6.0)}
LONGEST_S = 20


def take_maps(studio: Studio, desk: OpenDesk, preferences: Preferences) -> None:
    """Take the map window at four zooms, a circle listed, and the pin, small and large."""
    latitudes, longitudes = some_points(opened_atlas().finder.gazetteer, EVENTS)
    with desk.database.transaction("import") as session:
        for number in range(EVENTS):
            event = Event(title=f"Made-up event number {number}")
            event.start_date = f"{2020 + number % 4}-{1 + number % 12:02}"
            point = {"latitude_deg": latitudes[number], "longitude_deg": longitudes[number]}
            event.places = [Place(is_primary=True, **point)] if number % 9 else []
            save_event(session, event)
    window = MapWindow(desk.database, preferences)
    window.resize(1366, 768)
    window.show_matching(EventFilter())
    _take(studio, "map-all", window, window.ui.map)
    largest = window.points.clusters(window.ui.map.camera)[0]
    window.points.choose(largest)
    for name, (latitude, longitude, zoom) in VIEWS.items():
        window.ui.map.look_at(latitude, longitude, zoom)
        _take(studio, f"map-{name}", window, window.ui.map)
    window.close()
    small = PinMap(None, preferences)
    small.resize(420, 300)
    small.set_country("KZ")
    _take(studio, "map-no-pin", small, small.view)
    small.show_place(*ALMATY, "locality")
    _take(studio, "map-pin", small, small.view)
    large = PinMapDialog(small, preferences)
    _take(studio, "map-pin-large", large, large.map.view)
    for shown in (window, small, large):
        shown.hide()
        shown.deleteLater()


def _take(studio: Studio, name: str, window: QWidget, view: MapView) -> None:
    window.show()
    fit_to_screen(window)
    until = time.monotonic() + LONGEST_S
    for _turn in range(2):  # what is read in the lane may ask for another picture
        QApplication.processEvents()
        database_lane.waitForDone()
        view.repaint()
        while not view.is_settled and time.monotonic() < until:
            QApplication.processEvents()
    studio.take(name, window)
