"""The map in a real window: what one sees, and what hands do to it."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrd_desk.gui.map.base_map import MapLook
from hrd_desk.gui.map.colours import DARK, LIGHT
from hrd_desk.gui.map.local_scripts import can_write
from hrd_desk.gui.map.map_view import MapView
from hrd_desk.gui.palettes import palette_of
from hrd_desk.gui.preferences import MapBorders, MapNaming
from tests.pages.map_view import MapPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[MapPage]:
    view = MapView()
    view.setPalette(palette_of(is_dark=False))
    qtbot.addWidget(view)
    view.resize(640, 420)
    view.show()
    page = MapPage(qtbot, view)
    page.settle()
    yield page
    view.base.stop()


def test_land_is_land_and_sea_is_sea(page: MapPage) -> None:
    page.look_at(46.0, 52.0, 5.0)
    assert page.colour_at(48.0, 60.0) == LIGHT.land  # the steppe
    assert page.colour_at(42.0, 51.0) == LIGHT.sea  # the Caspian Sea
    page.view.setPalette(palette_of(is_dark=True))
    page.settle()
    assert page.colour_at(48.0, 60.0) == DARK.land
    assert page.colour_at(42.0, 51.0) == DARK.sea


def test_both_sides_of_the_antimeridian_are_land(page: MapPage) -> None:
    page.look_at(66.5, 179.9, 4.5)
    assert page.colour_at(67.5, 177.0) == LIGHT.land
    assert page.colour_at(66.8, -176.5) == LIGHT.land
    assert page.colour_at(64.0, -178.5) == LIGHT.sea


def test_the_map_can_be_turned_round_the_world(page: MapPage) -> None:
    page.look_at(0.0, 100.0, 3.0)
    for _turn in range(60):
        page.view.pan(-60, 0)
    latitude, longitude = page.middle()
    assert latitude == pytest.approx(0.0, abs=1e-6)
    assert longitude == pytest.approx((100 + 60 * 60 * 360 / 2048 + 180) % 360 - 180, abs=1e-6)
    page.settle()
    assert -90 <= page.middle()[0] <= 90


def test_a_drag_moves_the_map_with_the_hand(page: MapPage) -> None:
    page.look_at(43.2, 76.9, 6.0)
    held = page.pixel(43.2, 76.9)
    page.drag(held, held + QPoint(80, 40))
    assert (page.pixel(43.2, 76.9) - held - QPoint(80, 40)).manhattanLength() <= 2


def test_the_wheel_zooms_around_the_pointer(page: MapPage) -> None:
    page.look_at(43.2, 76.9, 6.0)
    at = page.pixel(44.0, 78.0)
    page.wheel(at, 2)
    page.settle()
    assert page.view.camera.zoom == pytest.approx(7.0)
    assert (page.pixel(44.0, 78.0) - at).manhattanLength() <= 1


def test_the_map_never_leaves_the_world(page: MapPage) -> None:
    for _time in range(30):
        page.view.zoom_by(-1.0, QPointF(10, 10))
        page.view.pan(0, 500)
    assert page.view.camera.view().top() >= -1e-6
    assert page.view.camera.view().width() <= 256 + 1e-6


def test_keys_move_and_zoom_and_show_all(page: MapPage) -> None:
    page.view.setFocus()
    page.look_at(20.0, 40.0, 5.0)
    page.key(Qt.Key.Key_Right)
    assert page.middle()[1] > 40.5
    page.key(Qt.Key.Key_Up)
    assert page.middle()[0] > 20.5
    page.key(Qt.Key.Key_Plus)
    page.key(Qt.Key.Key_Minus)
    page.key(Qt.Key.Key_Minus)
    page.settle()
    assert page.view.camera.zoom == pytest.approx(4.5)
    page.key(Qt.Key.Key_Home)
    assert page.view.camera.zoom < 2.0
    assert not page.view.is_touched


def test_the_buttons_do_what_the_keys_do(page: MapPage) -> None:
    zoom = page.view.camera.zoom
    page.view.buttons.closer.click()
    page.settle()
    assert page.view.camera.zoom == pytest.approx(zoom + 1)
    page.view.buttons.farther.click()
    page.settle()
    assert page.view.camera.zoom == pytest.approx(zoom)


def test_a_click_tells_its_point(page: MapPage, qtbot: QtBot) -> None:
    page.look_at(43.2, 76.9, 8.0)
    with qtbot.waitSignal(page.view.clicked) as clicked:
        page.click(43.5, 77.2)
    assert clicked.args == pytest.approx([43.5, 77.2], abs=0.01)


KOREAS = (38.1, 127.1, 9.5)
"""Between them the border is disputed."""
KAZAKHSTAN_AND_RUSSIA = (54.0, 71.3, 9.0)


def border_pixels(page: MapPage, borders: MapBorders, where: tuple[float, float, float]) -> int:
    """Return how many pixels the borders take; edges of letters have their colour, too."""
    page.look_at(*where)
    counted = []
    for shown in (borders, MapBorders.NONE):
        page.view.show_as(MapLook(borders=shown))
        page.settle()
        counted.append(page.pixels_like(LIGHT.border))
    return counted[0] - counted[1]


@pytest.mark.parametrize(
    ("borders", "has_borders", "has_disputed"),
    [
        (MapBorders.DASHED, True, True),
        (MapBorders.UNDISPUTED, True, False),
        (MapBorders.NONE, False, False),
    ],
)
def test_borders_are_drawn_as_chosen(
    page: MapPage, borders: MapBorders, *, has_borders: bool, has_disputed: bool
) -> None:
    assert (border_pixels(page, borders, KOREAS) > 40) == has_disputed
    assert (border_pixels(page, borders, KAZAKHSTAN_AND_RUSSIA) > 40) == has_borders


def test_local_names_are_written_in_shipped_fonts_or_in_latin_letters(page: MapPage) -> None:
    assert can_write("ရန်ကုန်")
    assert can_write("กรุงเทพ")
    assert can_write("Алматы")
    assert not can_write("ⵜⵉⴼⵉⵏⴰⵖ")  # Qt knows no font for it: the Latin name is shown
    page.view.show_as(MapLook(naming=MapNaming.LOCAL))
    page.look_at(16.8, 96.1, 7.0)
    shown = page.view.base._labels  # noqa: SLF001  what is painted
    assert shown is not None
    assert "ရန်ကုန်" in {label.name.text for label in shown.labels}


def test_names_do_not_cover_each_other(page: MapPage) -> None:
    page.look_at(31.0, 118.0, 6.0)  # a crowded coast
    shown = page.view.base._labels  # noqa: SLF001  what is painted
    assert shown is not None
    assert len(shown.labels) > 15
    boxes = [
        QRectF(
            page.view.camera.to_screen(label.name.x, label.name.y) + label.offset,
            label.sprite.deviceIndependentSize(),
        )
        for label in shown.labels
    ]
    assert not [1 for one, other in combinations(boxes, 2) if one.intersects(other)]


def test_a_disputed_line_is_dashed(page: MapPage) -> None:
    dashed = border_pixels(page, MapBorders.DASHED, KOREAS)
    solid = border_pixels(page, MapBorders.DASHED, KAZAKHSTAN_AND_RUSSIA)
    assert 0 < dashed < 0.75 * solid, (dashed, solid)


def test_the_map_has_a_name_and_says_that_it_takes_no_side(page: MapPage) -> None:
    told = QAccessible.queryAccessibleInterface(page.view)
    assert told.text(QAccessible.Text.Name) == "Map"
    assert "no opinion on the legal status" in told.text(QAccessible.Text.Description)
    assert "Arrow keys" in told.text(QAccessible.Text.Description)


def test_the_sentence_covers_little_and_is_always_there(page: MapPage) -> None:
    for zoom in (2.0, 7.0, 15.0):
        page.look_at(43.2, 76.9, zoom)
        assert 12 < page.view._furniture.strip_height() < 60  # noqa: SLF001  what is painted
    assert QApplication.focusWidget() is not page.view.buttons.closer
