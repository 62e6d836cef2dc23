"""The map beside the list: what it shows, what a click lists, and the way to a record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrd_desk.gui.preferences import MapBorders, MapNaming, Preferences
from hrd_desk.gui.spoken import speak
from hrd_desk.gui.widgets.small_screens import fit_to_screen
from hrd_desk.gui.windows.map_window import MapWindow
from hrd_desk.i18n import LANGUAGES
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Place
from hrd_desk.storage.events import save_event
from hrd_desk.storage.opening import OpenDesk
from tests.clipping import clipped_texts
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.event_list import EventListPage
from tests.pages.map_view import MapPage

ALMATY, BISHKEK, YANGON = (43.24, 76.93), (42.87, 74.59), (16.81, 96.16)


def log(desk: OpenDesk, title: str, day: str, point: tuple[float, float] | None) -> Event:
    event = Event(title=title)
    event.start_date = day
    if point is not None:
        event.places = [Place(latitude_deg=point[0], longitude_deg=point[1], is_primary=True)]
    with desk.database.transaction("save") as session:
        return save_event(session, event)


@pytest.fixture
def events(desk: OpenDesk) -> list[Event]:
    return [
        log(desk, "Raid on the market", "2023-05-03", ALMATY),
        log(desk, "Arrest of a lawyer", "2024-01-01", (43.25, 76.95)),
        log(desk, "Raid in the south", "2022", YANGON),
        log(desk, "A place unknown", "2021", None),
    ]


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    yield page
    window = page.window.map.window
    page.close()
    if window is not None:
        window.ui.map.base.stop()


class MapWindowPage:
    """The map window, opened by its key."""

    def __init__(self, main: EventFormPage) -> None:
        main.press(Qt.Key.Key_M, CTRL)
        window = main.window.map.window
        assert window is not None
        self.window: MapWindow = window
        self.qtbot = main.qtbot
        self.map = MapPage(main.qtbot, window.ui.map)
        self.map.settle()

    def wait_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.window.ui.state.text())

    def listed(self) -> list[str]:
        rows = self.window.ui.events
        return [rows.item(row).text().split("\n")[0] for row in range(rows.count())]


def test_the_events_of_the_list_stand_on_the_map(events: list[Event], page: EventFormPage) -> None:
    window = MapWindowPage(page)
    window.wait_for("3 events on the map. 1 event has no point and is not shown.")
    latitude, longitude = window.map.middle()
    assert latitude == pytest.approx(30, abs=6)
    assert longitude == pytest.approx(86, abs=6)


def test_a_click_lists_a_cluster_and_enter_opens_the_record(
    events: list[Event], page: EventFormPage
) -> None:
    window = MapWindowPage(page)
    window.wait_for("3 events")
    window.map.look_at(43.0, 77.0, 6.0)
    window.map.click(*ALMATY)
    assert window.listed() == ["Arrest of a lawyer", "Raid on the market"]
    assert window.window.ui.heading.text() == "2 events here"
    window.window.ui.events.setFocus()
    QTest.keyClick(window.window.ui.events, Qt.Key.Key_Down)
    QTest.keyClick(window.window.ui.events, Qt.Key.Key_Return)
    assert page.title() == "Raid on the market"


def test_keys_alone_go_from_cluster_to_cluster(events: list[Event], page: EventFormPage) -> None:
    window = MapWindowPage(page)
    window.wait_for("3 events")
    window.map.view.setFocus()
    window.map.key(Qt.Key.Key_N)
    assert len(window.listed()) == 2
    window.map.key(Qt.Key.Key_N)
    assert window.listed() == ["Raid in the south"]
    window.map.key(Qt.Key.Key_P)
    assert len(window.listed()) == 2


def test_zooming_to_a_cluster_takes_it_apart(events: list[Event], page: EventFormPage) -> None:
    window = MapWindowPage(page)
    window.wait_for("3 events")
    window.map.view.setFocus()
    window.map.key(Qt.Key.Key_N)
    window.window.ui.zoom.click()
    window.map.settle()
    window.map.click(43.25, 76.95)
    assert window.listed() == ["Arrest of a lawyer"]


def test_the_events_of_a_circle_are_listed_in_the_main_window(
    events: list[Event], page: EventFormPage
) -> None:
    window = MapWindowPage(page)
    window.wait_for("3 events")
    window.map.look_at(43.0, 77.0, 6.0)
    window.map.click(*ALMATY)
    window.window.ui.list_these.click()
    page.qtbot.waitUntil(lambda: page.window.list.model.rowCount() == 2)
    assert page.window.list.form.filter.text().startswith("map:")
    page.window.list.filter_by("")
    page.qtbot.waitUntil(lambda: page.window.list.model.rowCount() == 4)
    window.wait_for("3 events")
    window.map.view.setFocus()
    window.map.key(Qt.Key.Key_N)
    window.map.key(Qt.Key.Key_Return)
    page.qtbot.waitUntil(lambda: page.window.list.model.rowCount() == 2)
    window.wait_for("2 events")
    window.map.key(Qt.Key.Key_N)
    window.map.key(Qt.Key.Key_Return)  # once more leaves them listed
    assert page.window.list.model.rowCount() == 2


def test_what_is_in_view_is_listed_and_nothing_else(
    events: list[Event], page: EventFormPage, desk: OpenDesk
) -> None:
    both = Event(title="Begun in Yangon, went on in Almaty", start_date="2024")
    both.places = [
        Place(latitude_deg=ALMATY[0], longitude_deg=ALMATY[1], position=0),
        Place(latitude_deg=YANGON[0], longitude_deg=YANGON[1], position=1, is_primary=True),
    ]
    with desk.database.transaction("save") as session:
        save_event(session, both)
    window = MapWindowPage(page)
    window.wait_for("4 events")
    window.map.look_at(*ALMATY, 7.0)
    window.window.ui.list_view.click()
    rows = EventListPage(page.qtbot, page.window.list)
    rows.wait_for_titles("Arrest of a lawyer", "Raid on the market")
    assert rows.pane.form.filter.text().startswith("map:")
    rows.filter_by("", 5)
    window.wait_for("4 events")
    window.map.look_at(0, 0, 0.0)
    window.window.ui.list_view.click()
    rows.wait_for(4)


def test_a_circle_that_took_in_others_lists_their_events_and_no_neighbours(
    page: EventFormPage, desk: OpenDesk
) -> None:
    for number in range(12):
        point = (43.0 + number % 4 * 0.4, 76.5 + number // 4 * 0.7)
        log(desk, f"Event {number}", "2024", point)
    window = MapWindowPage(page)
    window.wait_for("12 events")
    window.map.look_at(44.5, 78.0, 5.0)
    rows = EventListPage(page.qtbot, page.window.list)
    camera = window.map.view.camera
    clusters = [c for c in window.window.points.clusters(camera) if len(c.stretches) > 1]
    assert clusters
    for cluster in clusters:
        window.window.points.choose(cluster)
        listed = sorted(window.listed())
        window.window.ui.list_these.click()
        page.qtbot.waitUntil(lambda: sorted(rows.titles()) == listed)  # noqa: B023  at once
        rows.filter_by("", 12)
        window.wait_for("12 events on the map.")
        window.map.look_at(44.5, 78.0, 5.0)


def test_the_map_follows_the_words_of_the_list(events: list[Event], page: EventFormPage) -> None:
    window = MapWindowPage(page)
    window.wait_for("3 events")
    page.window.list.filter_by("raid")
    window.wait_for("2 events on the map. Only those found by “raid”.")
    page.window.list.filter_by("unknown")
    window.wait_for("1 event has no point")
    page.window.list.filter_by("")
    window.wait_for("3 events")


def test_a_saved_place_appears_at_once(
    events: list[Event], page: EventFormPage, desk: OpenDesk
) -> None:
    window = MapWindowPage(page)
    window.wait_for("3 events")
    log(desk, "Another", "2024", BISHKEK)
    window.wait_for("4 events")


def test_an_empty_desk_says_what_to_do(page: EventFormPage) -> None:
    window = MapWindowPage(page)
    window.wait_for("0 events on the map.")
    assert "Log the first one" in window.window.ui.map._notice  # noqa: SLF001  painted on the map
    assert window.listed() == []
    assert not window.window.ui.open.isEnabled()


def test_a_click_beside_the_events_names_the_place(
    events: list[Event], page: EventFormPage
) -> None:
    window = MapWindowPage(page)
    window.wait_for("3 events")
    window.map.look_at(51.2, 71.45, 8.0)
    window.map.click(51.17, 71.45)
    assert "Astana" in window.window.ui.place.text()


def test_a_choice_of_borders_is_kept(events: list[Event], page: EventFormPage) -> None:
    window = MapWindowPage(page)
    actions = {action.text(): action for action in window.window.ui.look.menu().actions()}
    actions["&No disputed borders"].trigger()
    actions["Names as they are written &there"].trigger()
    look = window.window.ui.map.look
    assert (look.borders, look.naming) == (MapBorders.UNDISPUTED, MapNaming.LOCAL)
    preferences = page.window._preferences  # noqa: SLF001  what the next start reads
    assert preferences.map_borders is MapBorders.UNDISPUTED
    assert preferences.map_naming is MapNaming.LOCAL


def test_the_map_opens_again_after_it_was_closed(events: list[Event], page: EventFormPage) -> None:
    window = MapWindowPage(page)
    window.wait_for("3 events")
    window.window.close()
    log(page.desk, "Meanwhile", "2024", BISHKEK)
    page.window.activateWindow()
    page.window.map.show()
    window.wait_for("4 events")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_map_is_the_larger_part_of_a_small_screen(
    qtbot: QtBot, desk: OpenDesk, tmp_path: Path, language: str
) -> None:
    speak(language)
    window = MapWindow(desk.database, Preferences(tmp_path / "window.ini"))
    speak(LANGUAGES[0])
    qtbot.addWidget(window)
    window.show()
    fit_to_screen(window, QSize(675, 352))
    QApplication.processEvents()
    assert window.ui.map.width() > 0.6 * window.width()
    qtbot.waitUntil(lambda: clipped_texts(window) == [])  # rows are laid out in turns
    for button in (window.ui.open, window.ui.zoom, window.ui.list_these):
        assert window.ui.panel.rect().contains(button.geometry())
    window.ui.map.base.stop()
