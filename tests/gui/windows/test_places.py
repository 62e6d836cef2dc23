"""Places entered in the window: names, coordinates, links, several of them, and taking back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrd_desk.model.event import Event
from hrd_desk.model.own_place import OwnPlace
from hrd_desk.model.parts import Place
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.own_places import save_own_place
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved
from tests.pages.event_form import ALT, CTRL, EventFormPage
from tests.pages.keyboard import press
from tests.pages.places import PlacesPage

SEED_POINT = (43.224209880467825, 76.92875417789561)


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    yield page
    page.close()


@pytest.fixture
def places(page: EventFormPage) -> PlacesPage:
    """Return the places of a new event in Kazakhstan, with one empty place, ready to search."""
    page.new()
    page.choose("country_code", "kaz")
    places = PlacesPage(page)
    places.wait_until_ready()
    places.add()
    return places


def point(place: Place) -> tuple[float | None, float | None]:
    return place.latitude_deg, place.longitude_deg


# --- by name --------------------------------------------------------------------------------------


def test_a_place_is_chosen_by_keyboard_and_says_how_it_was_found(places: PlacesPage) -> None:
    places.type("taldyk")
    assert "Taldykorgan" in places.offered()[0]
    assert "Kazakhstan" in places.offered()[0]
    press(Qt.Key.Key_Return)
    (place,) = places.entered()
    assert (place.locality, place.country_code) == ("Taldykorgan", "KZ")
    assert (place.precision, place.found_by) == ("locality", "gazetteer")
    assert round(place.latitude_deg or 0) == 45
    assert "found in the list of places" in places.said()
    assert places.warning() == ""
    assert places.offered() == []
    places.page.save()
    assert places.page.stored().places[0].found_by == "gazetteer"


def test_down_marks_another_one_and_escape_leaves_the_name_as_typed(places: PlacesPage) -> None:
    places.type("алматы")
    assert len(places.offered()) > 1
    press(Qt.Key.Key_Down)
    second = places.offered()[1]
    press(Qt.Key.Key_Return)
    (place,) = places.entered()
    assert place.locality in second or place.region in second
    places.type("Almaty")
    assert places.offered()
    press(Qt.Key.Key_Escape)
    assert places.offered() == []
    press(Qt.Key.Key_Tab)
    assert places.entered()[0].locality == "Almaty"


def test_a_name_that_nobody_knows_is_kept_and_needs_no_point(places: PlacesPage) -> None:
    places.type("Zzyqx wintering place")
    assert places.offered() == []
    assert "No point yet" in places.said()
    places.page.save()
    (place,) = places.page.stored().places
    assert (place.locality, point(place), place.found_by) == (
        "Zzyqx wintering place",
        (None, None),
        None,
    )


def test_the_distance_to_another_place_of_the_event_is_told(places: PlacesPage) -> None:
    places.type("almaty")
    press(Qt.Key.Key_Return)
    places.add()
    places.type("talgh")
    assert places.offered()[0].startswith("Talghar")
    assert places.offered()[0].endswith(" km")


def test_own_places_come_first(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> None:
    with desk.database.transaction("places") as session:
        save_own_place(session, OwnPlace("Almaly camp", 43.1, 76.5, country_code="KZ"))
    page = EventFormPage(qtbot, desk, tmp_path)
    page.new()
    places = PlacesPage(page)
    places.wait_until_ready()
    places.add()
    places.type("alma")
    assert places.offered()[0].startswith("Almaly camp")
    assert "own place" in places.offered()[0]
    press(Qt.Key.Key_Return)
    (place,) = places.entered()
    assert (place.locality, point(place), place.found_by) == ("Almaly camp", (43.1, 76.5), "own")
    places.set_pin(43.2, 76.8)  # its name is the desk's own wherever its point is
    (place,) = places.entered()
    assert (point(place), place.found_by, place.precision) == ((43.2, 76.8), "own", None)
    places.remove_pin()
    assert (point(places.entered()[0]), places.entered()[0].found_by) == ((None, None), "own")
    page.close()


def test_while_the_list_gets_ready_one_types_on(page: EventFormPage) -> None:
    page.new()
    places = PlacesPage(page)
    places.add()
    places.type("almaty")
    page.qtbot.waitUntil(lambda: places.offered() != [], timeout=30_000)
    assert places.text() == "almaty"
    press(Qt.Key.Key_Return)
    assert places.entered()[0].locality == "Almaty"


def test_a_name_changed_after_the_choice_is_told(places: PlacesPage) -> None:
    places.type("almaty")
    press(Qt.Key.Key_Return)
    places.type("Zzyqx")
    assert "still that of “Almaty”" in places.warning()


# --- by coordinates -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected", "found_by"),
    [
        ("43.2242, 76.9288", (43.2242, 76.9288), "typed"),
        ("43°13'27\"N 76°55'44\"E", (43.22416666666667, 76.92888888888889), "typed"),
        ("https://www.google.com/maps/@43.2242,76.9288,15z", (43.2242, 76.9288), "link"),
        ("8J27+MG Almaty", None, "plus-code"),
        ("43.224209880467825 76.92875417789561", SEED_POINT, "typed"),
    ],
)
def test_coordinates_in_any_form_fill_the_point_and_keep_the_name(
    places: PlacesPage, text: str, expected: tuple[float, float] | None, found_by: str
) -> None:
    places.type("Zzyqx")
    press(Qt.Key.Key_Tab)
    places.paste(text)
    press(Qt.Key.Key_Return)
    (place,) = places.entered()
    if expected is not None:
        assert point(place) == expected
    assert place.latitude_deg is not None
    assert (place.locality, places.text()) == ("Zzyqx", "Zzyqx")
    assert place.found_by == found_by


def test_coordinates_typed_letter_by_letter_leave_no_trace_in_the_name(places: PlacesPage) -> None:
    places.type("Zzyqx")
    press(Qt.Key.Key_Tab)
    places.type("43.2242, 76.9288")
    assert "latitude 43.2242, longitude 76.9288" in places.said()
    assert places.entered()[0].locality == "Zzyqx"
    places.page.save()
    (place,) = places.page.stored().places
    assert (place.locality, point(place)) == ("Zzyqx", (43.2242, 76.9288))


def test_a_pin_needs_no_name_and_can_borrow_one(places: PlacesPage) -> None:
    places.type("43.2242, 76.9288")
    assert "Almaty" in places.offered()[0]
    press(Qt.Key.Key_Return)
    assert places.entered()[0].locality == ""
    assert "km from Almaty" in places.said()
    places.type("43.2242, 76.9288")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    (place,) = places.entered()
    assert (place.locality, point(place)) == ("Almaty", (43.2242, 76.9288))
    assert place.found_by == "typed"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("143.2, 76.9", "The first number is no latitude"),
        ("43.2, 190", "longitude is out of range"),
        ("91 N 76 E", "latitude is out of range"),
        ("43,76", "may be one number or two"),
        ("https://goo.gl/maps/abc", "short link"),
        ("43.2 N, 76.9 N", "same direction"),
    ],
)
def test_what_is_no_point_is_told_and_never_bent(
    places: PlacesPage, text: str, sentence: str
) -> None:
    places.type("Zzyqx")
    press(Qt.Key.Key_Tab)
    places.type(text)
    assert sentence in places.warning()
    (place,) = places.entered()
    assert (place.locality, point(place)) == ("Zzyqx", (None, None))
    places.page.save()
    assert sentence in places.page.notice()
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    assert places.warning() == ""


def test_a_point_outside_the_country_is_a_warning_beside_the_field(places: PlacesPage) -> None:
    places.type("51.5, -0.12")
    press(Qt.Key.Key_Return)
    assert "United Kingdom" in places.warning()
    assert "Kazakhstan" in places.warning()
    places.page.save()
    assert point(places.page.stored().places[0]) == (51.5, -0.12)


def test_the_seed_s_point_is_kept_and_its_digits_are_told(
    page: EventFormPage, vocabulary: Vocabulary
) -> None:
    event = saved(page.desk, an_event(vocabulary))
    page.open(event)
    places = PlacesPage(page)
    assert "come from arithmetic" in places.said()
    page.enter("title", "Another title")
    page.save()
    assert point(page.stored().places[0]) == SEED_POINT


def test_typed_digits_too_coarse_for_a_spot_say_so(places: PlacesPage) -> None:
    places.type("43.2, 76.9")
    press(Qt.Key.Key_Return)
    assert places.entered()[0].precision == "admin2"
    places.type("43.2242, 76.9288")
    press(Qt.Key.Key_Return)
    assert places.entered()[0].precision is None, "exact must be somebody's word"


# --- several places -------------------------------------------------------------------------------


@pytest.fixture
def three(page: EventFormPage, vocabulary: Vocabulary) -> PlacesPage:
    """Return a record with the places One (main), Two and Three on the screen."""
    named = [Place(locality=name, is_primary=name == "One") for name in ("One", "Two", "Three")]
    event = saved(page.desk, an_event(vocabulary, places=named))
    page.open(event)
    return PlacesPage(page)


def names(event: Event) -> list[str]:
    return [place.locality for place in event.places]


def test_places_are_put_in_order_and_it_is_taken_back(three: PlacesPage) -> None:
    three.go_to_list(2)
    press(Qt.Key.Key_Up, ALT)
    assert [row.split()[0] for row in three.rows()] == ["One", "Three", "Two"]
    three.page.save()
    assert names(three.page.stored()) == ["One", "Three", "Two"]
    three.go_to_list(0)
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Z, CTRL)
    assert names(three.page.form.event_as_entered()) == ["One", "Three", "Two"]


def test_a_removed_main_place_gives_way_and_comes_back(three: PlacesPage) -> None:
    three.go_to_list(0)
    press(Qt.Key.Key_Delete)
    assert [place.is_primary for place in three.entered()] == [True, False]
    three.field.line.setFocus()
    three.type("Two, renamed")
    press(Qt.Key.Key_Escape)
    three.go_to_list(1)
    press(Qt.Key.Key_Z, CTRL)
    assert names(three.page.form.event_as_entered()) == ["One", "Two, renamed", "Three"]
    assert [place.is_primary for place in three.entered()] == [True, False, False]
    three.page.save()
    stored = three.page.stored()
    assert names(stored) == ["One", "Two, renamed", "Three"]
    assert [place.is_primary for place in stored.places] == [True, False, False]


def test_making_another_place_the_main_one_is_taken_back(three: PlacesPage) -> None:
    three.go_to_list(2)
    three.form.form.is_primary.click()
    assert [place.is_primary for place in three.entered()] == [False, False, True]
    three.form.form.undo.click()
    assert [place.is_primary for place in three.entered()] == [True, False, False]


def test_a_choice_is_taken_back_with_everything_it_filled(places: PlacesPage) -> None:
    places.type("43.2242, 76.9288")
    press(Qt.Key.Key_Return)
    places.type("shymkent")
    press(Qt.Key.Key_Return)
    (place,) = places.entered()
    assert place.locality == "Shymkent"
    places.form.form.undo.click()
    (place,) = places.entered()
    assert (point(place), place.found_by) == ((43.2242, 76.9288), "typed")
    assert place.precision is None


# --- on the map -----------------------------------------------------------------------------------


def test_a_pin_set_on_the_map_is_the_point_and_is_taken_back(places: PlacesPage) -> None:
    places.type("almaty")
    press(Qt.Key.Key_Return)
    before = point(places.entered()[0])
    places.set_pin(43.2, 76.8)
    (place,) = places.entered()
    assert (point(place), place.found_by, place.precision) == ((43.2, 76.8), "map", None)
    assert place.locality == "Almaty"
    assert "set on the map" in places.said()
    places.form.form.undo.click()
    (place,) = places.entered()
    assert (point(place), place.found_by, place.precision) == (before, "gazetteer", "locality")


def test_a_pin_needs_no_name_and_can_be_taken_away(places: PlacesPage) -> None:
    places.set_pin(43.2, 76.8)
    places.page.save()
    assert point(places.page.stored().places[0]) == (43.2, 76.8)
    places.remove_pin()
    assert point(places.entered()[0]) == (None, None)
    assert places.entered()[0].found_by is None


def test_the_map_shows_what_is_typed(places: PlacesPage) -> None:
    places.type("43.2242, 76.9288")
    assert places.pin() == (43.2242, 76.9288)
    places.type("43.2242, 190")
    assert places.pin() is None
