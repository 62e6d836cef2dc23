"""The pin beside the fields of a place: dropped, moved, removed, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from hrd_desk.gui.map.base_map import MapLook
from hrd_desk.gui.preferences import MapBorders, Preferences
from hrd_desk.gui.widgets.pin_map import PinMap, PinMapDialog
from hrd_desk.gui.workers import finish_jobs
from tests.pages.map_view import MapPage

ALMATY = (43.2242, 76.9288)
CTRL = Qt.KeyboardModifier.ControlModifier
HEAD = QPoint(0, -21)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def small(qtbot: QtBot, tmp_path: Path) -> Iterator[PinMap]:
    small = PinMap(None, Preferences(tmp_path / "window.ini"))
    qtbot.addWidget(small)
    small.resize(420, 320)
    small.show()
    yield small
    finish_jobs()
    small.view.base.stop()


@pytest.fixture
def page(qtbot: QtBot, small: PinMap) -> MapPage:
    page = MapPage(qtbot, small.view)
    page.settle()
    return page


@pytest.fixture
def told(small: PinMap, page: MapPage) -> list[tuple[float, float]]:
    """Return what `pin_moved` told."""
    points: list[tuple[float, float]] = []
    small.pin_moved.connect(lambda latitude, longitude: points.append((latitude, longitude)))
    return points


def test_what_is_shown_is_no_edit_and_is_named(
    small: PinMap, told: list[tuple[float, float]]
) -> None:
    assert "Click on the map" in small.words.text()
    small.show_place(*ALMATY, "locality")
    assert told == []
    assert "Almaty" in small.words.text()
    assert small.view.camera.zoom == pytest.approx(8.5, abs=0.2)


def test_a_click_drops_the_pin_where_no_name_is(
    small: PinMap, page: MapPage, told: list[tuple[float, float]]
) -> None:
    page.look_at(41.5, 51.2, 7.0)  # in the Caspian Sea
    page.click(41.5, 51.2)
    assert told == [pytest.approx((41.5, 51.2), abs=0.02)]
    assert small.pin.point == told[0]
    assert small.words.text()


def test_the_pin_is_dragged_by_its_head(
    small: PinMap, page: MapPage, told: list[tuple[float, float]]
) -> None:
    small.show_place(*ALMATY, "locality")
    page.settle()
    head = page.pixel(*ALMATY) + HEAD
    middle = page.middle()
    page.drag(head, head + QPoint(60, -30))
    assert len(told) == 1
    assert (page.pixel(*told[0]) + HEAD - head - QPoint(60, -30)).manhattanLength() <= 2
    assert page.middle() == middle


def test_escape_gives_a_drag_up(
    small: PinMap, page: MapPage, told: list[tuple[float, float]]
) -> None:
    small.show_place(*ALMATY, "locality")
    page.settle()
    head = page.pixel(*ALMATY) + HEAD
    page.hold_and_move(head, head + QPoint(60, -30))
    assert small.pin.point != ALMATY
    page.key(Qt.Key.Key_Escape)
    page.release(head + QPoint(60, -30))
    assert small.pin.point == ALMATY
    assert told == []


def test_keys_drop_move_remove_and_take_back(
    small: PinMap, page: MapPage, told: list[tuple[float, float]]
) -> None:
    removed: list[bool] = []
    small.pin_removed.connect(lambda: removed.append(True))
    page.look_at(43.0, 77.0, 9.0)
    page.view.setFocus()
    page.key(Qt.Key.Key_Return)
    assert told == [pytest.approx((43.0, 77.0), abs=1e-4)]
    page.key(Qt.Key.Key_Up)
    page.key(Qt.Key.Key_Right)
    assert told[-1][0] > 43.0
    assert told[-1][1] > 77.0
    page.key(Qt.Key.Key_Right, CTRL)
    assert page.middle()[1] > 77.05  # the map moved, the pin did not
    assert len(told) == 3
    page.key(Qt.Key.Key_Delete)
    assert small.pin.point is None
    assert removed == [True]
    page.key(Qt.Key.Key_Z, CTRL)
    assert small.pin.point == told[2]
    for _step in range(2):
        page.key(Qt.Key.Key_Z, CTRL)
    assert small.pin.point == told[0]
    page.key(Qt.Key.Key_Z, CTRL)
    assert small.pin.point is None


def test_ctrl_z_on_the_map_is_not_the_shortcut_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    window, used = QMainWindow(), list[bool]()
    qtbot.addWidget(window)
    action = window.addAction("Undo delete")
    action.setShortcut("Ctrl+Z")
    action.triggered.connect(lambda _checked=False: used.append(True))
    small = PinMap(window, Preferences(tmp_path / "window.ini"))
    window.setCentralWidget(small)
    window.show()
    window.activateWindow()
    page = MapPage(qtbot, small.view)
    page.settle()
    small.view.setFocus()
    page.key(Qt.Key.Key_Return)
    assert small.pin.point is not None
    page.key(Qt.Key.Key_Z, CTRL)
    assert "Click on the map" in small.words.text()
    assert used == []
    page.key(Qt.Key.Key_Z, CTRL)  # nothing is left to take back on the map
    assert used == [True]
    finish_jobs()


def test_another_record_cannot_take_back_what_was_done_to_the_one_before(
    small: PinMap, page: MapPage
) -> None:
    page.look_at(43.0, 77.0, 9.0)
    page.click(43.0, 77.0)
    small.show_place(10.0, 10.0, "locality")
    page.key(Qt.Key.Key_Z, CTRL)
    assert small.pin.point == (10.0, 10.0)


def test_the_country_is_shown_while_there_is_no_pin(small: PinMap, page: MapPage) -> None:
    small.set_country("KZ")
    page.settle()
    assert page.middle() == pytest.approx((48.5, 67.0), abs=3)
    small.show_place(*ALMATY, "locality")
    small.set_country("TH")
    assert page.middle() == pytest.approx(ALMATY, abs=0.2)
    small.show_place(None, None)
    small.set_country(None)
    assert small.view.camera.zoom < 2


def test_typing_another_digit_does_not_move_the_map(small: PinMap, page: MapPage) -> None:
    small.show_place(*ALMATY, "locality")
    page.settle()
    before = page.middle()
    small.show_place(ALMATY[0] + 0.02, ALMATY[1], "locality")
    assert page.middle() == before
    small.show_place(-33.9, 18.4, "locality")
    assert page.middle() == pytest.approx((-33.9, 18.4), abs=0.2)


def test_a_larger_map_sets_the_point_only_when_accepted(
    small: PinMap, page: MapPage, told: list[tuple[float, float]], qtbot: QtBot, tmp_path: Path
) -> None:
    small.show_place(*ALMATY, "locality")
    dialog = PinMapDialog(small, Preferences(tmp_path / "window.ini"))
    qtbot.addWidget(dialog)
    dialog.show()
    large = MapPage(qtbot, dialog.map.view)
    large.settle()
    large.click(43.0, 77.4)
    assert told == []
    assert dialog.point == pytest.approx((43.0, 77.4), abs=0.01)
    assert dialog.map.view.isVisible()
    dialog.reject()
    assert small.pin.point == ALMATY


def test_the_button_opens_the_larger_map(
    small: PinMap, page: MapPage, told: list[tuple[float, float]], qtbot: QtBot
) -> None:
    small.show_place(*ALMATY, "locality")

    def use_another_point() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PinMapDialog):
            timer.stop()
            dialog.map.pin.drop((43.4, 77.1))
            dialog.accept_button.click()

    timer = QTimer(small, interval=20)
    timer.timeout.connect(use_another_point)
    timer.start()
    small.view.buttons.larger.click()
    assert told == [(43.4, 77.1)]


def test_it_is_drawn_as_the_preferences_say(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "window.ini")
    preferences.map_borders = MapBorders.NONE
    small = PinMap(None, preferences)
    qtbot.addWidget(small)
    assert small.view.look == MapLook(borders=MapBorders.NONE)
    preferences.map_borders = MapBorders.DASHED
    small.show_as_chosen()
    assert small.view.look == MapLook(borders=MapBorders.DASHED)
