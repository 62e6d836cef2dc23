"""Places and sources that go on to the next record, by a pin or by one key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrd_desk.model.parts import Citation, Place
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import focused, press, type_text

KEY = Qt.Key
PAGE = "https://example.org/arrests"


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    yield page
    page.close()


@pytest.fixture
def told(page: EventFormPage, desk: OpenDesk, vocabulary: Vocabulary) -> EventFormPage:
    """Open a saved record of one place and one source."""
    place = Place(
        locality="Almaty",
        region="Almaty",
        is_primary=True,
        latitude_deg=43.2,
        longitude_deg=76.9,
        precision="locality",
        found_by="gazetteer",
        published_name="the south-east",
        confidentiality="restricted",
    )
    source = Citation(source_name="News of the day", url=PAGE, excerpt="What was said of one man")
    page.open(saved(desk, an_event(vocabulary, places=[place], citations=[source])))
    return page


def pin(page: EventFormPage, *names: str) -> None:
    for name in names:
        page.form.go_to_field(name)
        press(KEY.Key_Semicolon, CTRL)


def carried(page: EventFormPage) -> list[str]:
    return page.window.entry.marks.names()


def places(page: EventFormPage) -> list[Place]:
    return list(page.form.event_as_entered().places)


def sources(page: EventFormPage) -> list[Citation]:
    return list(page.form.event_as_entered().citations)


def test_nothing_of_places_and_sources_goes_on_by_itself(told: EventFormPage) -> None:
    pin(told, "country_code")
    told.new()
    assert (places(told), sources(told)) == ([], [])


def test_a_pinned_place_and_source_begin_the_next_record_and_survive_a_restart(
    told: EventFormPage, desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    pin(told, "places", "citations")
    told.close()
    later = EventFormPage(qtbot, desk, tmp_path)
    later.new()
    (place,), (source,) = places(later), sources(later)
    assert (place.locality, place.latitude_deg, place.longitude_deg) == ("Almaty", 43.2, 76.9)
    assert (place.precision, place.found_by, place.is_primary) == ("locality", "gazetteer", True)
    assert place.confidentiality == "restricted", "a point goes nowhere without its protection"
    assert place.published_name == "the south-east"
    assert (source.source_name, source.url) == ("News of the day", PAGE)
    assert source.excerpt in (None, ""), "a quotation tells of one event"
    assert carried(later) == ["places", "citations"]
    assert not later.is_changed()
    line = later.form.places.first_field()
    assert line.font().italic()
    later.close()


def test_ten_arrests_of_one_day_take_place_and_source_from_the_first(told: EventFormPage) -> None:
    pin(told, "places", "citations")
    told.new()
    for title in ("First", "Second", "Third"):
        told.go_to("title")
        type_text(title)
        told.press(KEY.Key_Return, CTRL)
    for title in ("First", "Second", "Third"):
        event = told.stored(told.find(title))
        assert [place.locality for place in event.places] == ["Almaty"]
        assert [source.url for source in event.citations] == [PAGE]


def test_going_through_a_carried_place_accepts_it_and_not_the_source(told: EventFormPage) -> None:
    pin(told, "places", "citations")
    told.new()
    told.window.record.check()
    assert any("Places, Sources" in words for words in told.problems())
    told.form.go_to_field("places")
    assert focused() is told.form.places.first_field(), "F8 leads to what can be accepted"
    press(KEY.Key_Tab)
    assert carried(told) == ["citations"]
    assert not told.form.places.first_field().font().italic()
    assert places(told)[0].latitude_deg == 43.2


def test_another_name_typed_over_a_carried_place_takes_nothing_along(told: EventFormPage) -> None:
    pin(told, "places", "citations")
    told.new()
    told.form.go_to_field("places")
    press(KEY.Key_A, CTRL)
    type_text("Village by the river")
    (place,) = places(told)
    assert place.locality == "Village by the river"
    assert (place.latitude_deg, place.region or "", place.published_name) == (None, "", None)
    assert place.confidentiality == "restricted", "the stricter one holds until it is changed"
    told.form.go_to_field("citations")
    press(KEY.Key_A, CTRL)
    type_text("Another paper")
    (source,) = sources(told)
    assert (source.source_name, source.url or "") == ("Another paper", "")
    told.save()
    assert told.stored().places[0].latitude_deg is None


def test_a_corrected_name_keeps_its_point(told: EventFormPage) -> None:
    pin(told, "places")
    told.new()
    told.form.go_to_field("places")
    press(KEY.Key_End)
    type_text(" city")
    (place,) = places(told)
    assert (place.locality, place.latitude_deg) == ("Almaty city", 43.2)


def test_a_carried_place_that_is_emptied_is_gone(told: EventFormPage) -> None:
    pin(told, "places")
    told.new()
    told.form.go_to_field("places")
    press(KEY.Key_A, CTRL)
    press(KEY.Key_Delete)
    press(KEY.Key_Tab)
    assert places(told) == []


def test_one_key_copies_place_and_source_of_the_record_before(told: EventFormPage) -> None:
    told.new()
    for name in ("places", "citations"):
        told.form.go_to_field(name)
        press(KEY.Key_Apostrophe, CTRL)
    (place,), (source,) = places(told), sources(told)
    assert (place.locality, place.latitude_deg) == ("Almaty", 43.2)
    assert (source.source_name, source.url) == ("News of the day", PAGE)
    assert told.is_changed()
    told.form.go_to_field("citations")
    press(KEY.Key_Apostrophe, CTRL)
    assert len(sources(told)) == 1
    assert "the same already" in told.notice()


def test_copying_adds_to_what_stands_there_and_keeps_one_main_place(told: EventFormPage) -> None:
    told.new()
    told.form.go_to_field("places")
    type_text("Taraz")
    press(KEY.Key_Escape)
    press(KEY.Key_Apostrophe, CTRL)
    assert [(place.locality, place.is_primary) for place in places(told)] == [
        ("Taraz", True),
        ("Almaty", False),
    ]
    told.form.places.form.parts.setFocus()
    press(KEY.Key_Z, CTRL)
    assert [place.locality for place in places(told)] == ["Taraz"]
