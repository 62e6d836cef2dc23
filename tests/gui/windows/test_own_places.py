"""Own places in their window: kept, changed, removed, taken back, and found by the form."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.own_place_dialog import OwnPlaceDialog
from hrd_desk.gui.windows.own_places_window import OwnPlacesWindow
from hrd_desk.model.own_place import OwnPlace
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.own_places import load_own_places, save_own_place
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import come_back, enter, press, show
from tests.pages.places import PlacesPage


def kept(desk: OpenDesk) -> list[OwnPlace]:
    with desk.database.snapshot() as session:
        return load_own_places(session)


@pytest.fixture
def window(qtbot: QtBot, desk: OpenDesk) -> OwnPlacesWindow:
    with desk.database.local_transaction() as session:
        save_own_place(session, OwnPlace("Border camp", 42.9, 74.6, other_names=("Лагерь",)))
        save_own_place(session, OwnPlace("Wintering place", 44.1, 77.2, note="ask the elder"))
    window = OwnPlacesWindow(desk.database)
    show(qtbot, window)
    return window


def lines(window: OwnPlacesWindow) -> list[str]:
    places = window.ui.places
    return [places.item(row).text() for row in range(places.count())]


def in_dialog(fill: Callable[[OwnPlaceDialog], None]) -> list[str]:
    """Let `fill` work in the dialog that opens next, and note what it refuses."""
    said: list[str] = []

    timer = QTimer(QApplication.instance(), interval=5)

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, OwnPlaceDialog) or not dialog.isActiveWindow():
            return
        timer.stop()
        try:
            fill(dialog)
            dialog.ui.save.click()
            if dialog.isVisible():
                said.append(dialog.ui.problem.text())
        finally:  # or the test would wait for ever
            if dialog.isVisible():
                dialog.reject()

    timer.timeout.connect(act)
    timer.start()
    return said


def test_a_place_is_added_in_any_form_of_coordinates(
    window: OwnPlacesWindow, desk: OpenDesk
) -> None:
    def fill(dialog: OwnPlaceDialog) -> None:
        enter("name", "Checkpoint 7")
        enter("other_names", "КПП 7; Post 7")
        enter("point", "43 13 27 N 76 55 44 E")
        assert "Read as latitude 43.22417" in dialog.ui.reading.text()

    said = in_dialog(fill)
    press(Qt.Key.Key_N, CTRL)
    assert said == []
    place = next(place for place in kept(desk) if place.name == "Checkpoint 7")
    assert place.other_names == ("КПП 7", "Post 7")
    assert round(place.longitude_deg, 3) == 76.929
    assert any("Checkpoint 7" in line for line in lines(window))


@pytest.mark.parametrize(
    ("name", "point", "sentence"),
    [
        ("", "43.2, 76.9", "needs a name"),
        ("A camp", "", "needs a point"),
        ("A camp", "91 N 76 E", "latitude is out of range"),
        ("A camp", "near the river", "needs a point"),
    ],
)
def test_what_cannot_be_kept_is_said_in_place(
    window: OwnPlacesWindow, desk: OpenDesk, name: str, point: str, sentence: str
) -> None:
    def fill(_dialog: OwnPlaceDialog) -> None:
        enter("name", name)
        enter("point", point)

    said = in_dialog(fill)
    window.ui.add.click()
    assert sentence in said[0]
    assert len(kept(desk)) == 2


def test_a_removed_and_a_changed_place_come_back(
    qtbot: QtBot, window: OwnPlacesWindow, desk: OpenDesk
) -> None:
    before = kept(desk)
    window.ui.places.setFocus()
    window.ui.places.setCurrentRow(0)
    press(Qt.Key.Key_Delete)
    assert [place.name for place in kept(desk)] == ["Wintering place"]
    assert "Border camp removed" in window.ui.notice.sentence()
    in_dialog(lambda _dialog: enter("name", "Summer place"))
    window.ui.places.setCurrentRow(0)
    press(Qt.Key.Key_F2)
    assert [place.name for place in kept(desk)] == ["Summer place"]
    come_back(qtbot, window)
    press(Qt.Key.Key_Z, CTRL)
    press(Qt.Key.Key_Z, CTRL)
    assert kept(desk) == before
    assert not window.ui.undo.isEnabled()


def test_changing_the_name_leaves_every_digit_of_the_point(
    window: OwnPlacesWindow, desk: OpenDesk
) -> None:
    point = (43.224209880467825, 76.92875417789561)
    with desk.database.local_transaction() as session:
        save_own_place(session, OwnPlace("A park", *point))
    window = OwnPlacesWindow(desk.database)
    show_again(window)
    in_dialog(lambda _dialog: enter("name", "The park"))
    window.ui.places.setCurrentRow(0)
    window.edit()
    place = next(place for place in kept(desk) if place.name == "The park")
    assert (place.latitude_deg, place.longitude_deg) == point
    window.close()


def show_again(window: OwnPlacesWindow) -> None:
    window.show()
    window.activateWindow()


def test_the_search_looks_at_every_name_and_note(window: OwnPlacesWindow) -> None:
    enter("search", "лагерь")
    assert [line.split(",")[0] for line in lines(window)] == ["Border camp"]
    enter("search", "elder")
    assert len(lines(window)) == 1
    assert "Wintering place" in lines(window)[0]


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    yield page
    page.close()


def test_a_place_of_the_record_is_kept_and_found_at_once(
    page: EventFormPage, desk: OpenDesk
) -> None:
    page.new()
    page.choose("country_code", "kaz")
    places = PlacesPage(page)
    places.wait_until_ready()
    places.add()
    places.type("Zzyqx wintering place")
    press(Qt.Key.Key_Tab)
    assert not places.form.form.keep_own.isEnabled()
    places.paste("43.2242, 76.9288")
    press(Qt.Key.Key_Return)
    in_dialog(lambda _dialog: None)
    places.form.form.keep_own.click()
    (own,) = kept(desk)
    assert (own.name, own.country_code, own.precision) == (
        "Zzyqx wintering place",
        "KZ",
        "locality",
    )
    page.window.activateWindow()
    places.add()
    places.type("zzy")
    assert places.offered()[0].startswith("Zzyqx wintering place")
