"""The form of one event: what is entered is what the record says, and nothing else."""

import json
import uuid

import pytest
from pytestqt.qtbot import QtBot

from hrd_desk.data import data_file
from hrd_desk.exchange.record_json import event_from_json, event_to_json
from hrd_desk.gui.forms.event_form import SECTIONS, EventForm
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Count, EventLink
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import a_desk, an_event, vocabulary_of
from tests.gui.forms.names import KNOWN, NoNames


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    with a_desk(tmp_path_factory.mktemp("terms")) as desk:
        return vocabulary_of(desk)


@pytest.fixture
def form(qtbot: QtBot, vocabulary: Vocabulary) -> EventForm:
    form = EventForm(NoNames())
    form.use(vocabulary)
    qtbot.addWidget(form)
    form.show()
    return form


def seed(vocabulary: Vocabulary) -> Event:
    return event_from_json(
        json.loads(data_file("sample", "seed.json").read_text("utf-8")), vocabulary
    )


def test_showing_and_reading_a_record_changes_nothing(
    form: EventForm, vocabulary: Vocabulary
) -> None:
    for event in (seed(vocabulary), an_event(vocabulary), Event()):
        before = event_to_json(event, vocabulary)
        form.show_event(event)
        assert form.unreadable() == []
        assert event_to_json(form.event_as_entered(), vocabulary) == before


def test_showing_a_record_is_no_edit(form: EventForm, vocabulary: Vocabulary, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.edited):
        form.show_event(seed(vocabulary))
        form.adopt(seed(vocabulary))


def test_markup_in_a_record_stays_text(form: EventForm, vocabulary: Vocabulary) -> None:
    markup = '<b>bold</b><img src="file:///etc/passwd">'
    event = an_event(vocabulary, title=markup, description=markup, summary=markup)
    event.places[0].locality = event.citations[0].source_name = markup
    event.counts[0].words = markup
    form.show_event(event)
    assert form.form.title.text() == markup
    assert form.form.description.toPlainText() == markup
    assert form.places.form.parts.item(0).text().startswith(markup)
    assert form.citations.form.parts.item(0).text().startswith(markup)
    assert form.unreadable() == []
    assert event.title == event.description == event.counts[0].words == markup


def test_words_fill_the_figures(form: EventForm) -> None:
    event = Event()
    form.show_event(event)
    line = form.counts.lines()["affected"]
    for words, bounds in {
        "about a dozen": (12, 12),
        "15-20": (15, 20),
        "at least 5": (5, None),
        "some families": (None, None),
    }.items():
        line.setText(words)
        line.textEdited.emit(words)
        count = event.count("affected")
        assert count is not None
        assert (count.minimum, count.maximum, count.words) == (*bounds, words)
    line.setText("")
    line.textEdited.emit("")
    assert event.counts == []


def test_words_without_a_number_may_have_figures_behind_them(form: EventForm) -> None:
    event = Event()
    form.show_event(event)
    line = form.counts.lines()["affected"]
    line.setText("half the village (200-300)")
    line.textEdited.emit(line.text())
    count = event.count("affected")
    assert count is not None
    assert (count.minimum, count.maximum, count.words) == (200, 300, "half the village")
    form.show_event(event)
    assert form.counts.lines()["affected"].text() == "half the village (200-300)"


def test_a_stored_count_that_nobody_touched_stays_as_it_is(form: EventForm) -> None:
    event = Event(counts=[Count(role="affected", minimum=12, maximum=None, words="20")])
    form.show_event(event)
    assert form.unreadable() == []
    count = event.counts[0]
    assert (count.minimum, count.maximum, count.words) == (12, None, "20")


def test_each_role_has_its_own_count(form: EventForm) -> None:
    event = Event()
    form.show_event(event)
    form.counts.add_role("detained")
    line = form.counts.lines()["detained"]
    line.setText("12")
    line.textEdited.emit("12")
    assert [(count.role, count.minimum) for count in event.counts] == [("detained", 12)]


def test_figures_the_wrong_way_round_are_refused(form: EventForm) -> None:
    form.show_event(Event())
    form.counts.lines()["affected"].setText("20-15")
    (error,) = form.unreadable()
    assert error.field == "counts"
    assert "smaller number comes first" in error.sentence


def test_a_pasted_pair_fills_both_coordinates(form: EventForm) -> None:
    event = Event()
    form.show_event(event)
    form.places.add()
    form.places.form.latitude_deg.setText("43.2242, 76.9288")
    assert form.unreadable() == []
    assert (event.places[0].latitude_deg, event.places[0].longitude_deg) == (43.2242, 76.9288)


def test_half_a_point_is_refused_and_named(form: EventForm) -> None:
    form.show_event(Event())
    form.places.add()
    form.places.form.latitude_deg.setText("43.2242")
    assert [error.field for error in form.unreadable()] == ["places"]


def test_one_place_is_the_main_one(form: EventForm) -> None:
    event = Event()
    form.show_event(event)
    form.places.add()
    form.places.add()
    assert [place.is_primary for place in event.places] == [True, False]
    form.places.form.is_primary.click()
    assert [place.is_primary for place in event.places] == [False, True]


def test_parts_are_added_edited_and_removed(form: EventForm) -> None:
    event = Event()
    form.show_event(event)
    for name in ("One", "Two", "Three"):
        form.citations.add()
        form.citations.form.source_name.setText(name)
        form.citations.form.source_name.textEdited.emit(name)
    form.citations.form.parts.setCurrentRow(1)
    assert form.citations.form.source_name.text() == "Two"
    form.citations.form.remove.click()
    assert [citation.source_name for citation in event.citations] == ["One", "Three"]


def test_a_row_with_something_unreadable_is_not_left(form: EventForm) -> None:
    event = Event()
    form.show_event(event)
    form.places.add()
    form.places.add()
    form.places.form.latitude_deg.setText("north")
    form.places.form.parts.setCurrentRow(0)
    assert form.places.form.parts.currentRow() == 1
    assert form.places.form.latitude_deg.text() == "north"


def test_a_related_event_is_named_by_its_reference(form: EventForm) -> None:
    event = Event()
    form.show_event(event)
    form.links.add()
    target = form.links.form.target_uid
    target.setText("KZ-1999-XXX-0001")
    target.textEdited.emit(target.text())
    assert [error.field for error in form.unreadable()][:1] == ["links"]
    target.setText("KZ-2023-ALM-0007")
    target.textEdited.emit(target.text())
    assert form.unreadable() == []
    assert event.links[0].target_uid == KNOWN
    assert "A known event" in form.links.form.parts.item(0).text()


def test_a_related_event_that_has_not_come_yet_is_told_in_words(form: EventForm) -> None:
    away = uuid.UUID(int=8)
    event = Event(title="An update")
    event.links = [EventLink(target_uid=away, link_type="update-of")]
    form.show_event(event)
    line = form.links.form.parts.item(0).text()
    assert line == f"A record that is not on this computer yet ({away})"
    assert form.event_as_entered().links[0].target_uid == away


def test_a_draft_brings_everything_back_readable_or_not(
    form: EventForm, vocabulary: Vocabulary
) -> None:
    event = seed(vocabulary)
    form.show_event(event)
    form.form.title.setText("Half a ti")
    form.form.start_date.line.setText("31 feb")
    form.places.form.latitude_deg.setText("43.2 north")
    form.counts.lines()["affected"].setText("dozens and dozens")
    draft = json.loads(json.dumps(form.draft()))
    form.show_event(Event())
    form.restore(Event(uid=event.uid), draft)
    assert form.form.title.text() == "Half a ti"
    assert form.form.start_date.typed() == "31 feb"
    assert form.places.form.latitude_deg.text() == "43.2 north"
    assert form.counts.lines()["affected"].text() == "dozens and dozens"
    assert [term.code for term in form.form.violations.value()] == ["arrest-detention"]


def test_a_cleared_choice_is_stored_as_nothing(form: EventForm, vocabulary: Vocabulary) -> None:
    event = seed(vocabulary)
    form.show_event(event)
    for name in ("country_code", "monitoring_status"):
        picker = getattr(form.form, name)
        picker.setText("")
        picker.textEdited.emit("")
    assert form.unreadable() == []
    assert (event.country_code, event.monitoring_status) == ("", None)


@pytest.mark.parametrize("section", range(len(SECTIONS)))
def test_a_section_is_brought_into_sight(form: EventForm, section: int, qtbot: QtBot) -> None:
    form.resize(800, 500)
    form.show_event(Event())
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.go_to_section(section)
    heading = getattr(form.form, f"heading_{list(SECTIONS)[section]}")
    qtbot.waitUntil(lambda: not heading.visibleRegion().isEmpty())
    assert form.form.sections.currentIndex() == section
