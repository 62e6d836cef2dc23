"""A description is ticked for publication: by key and click, taken back, kept, told in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hrd_desk.gui.forms.event_form import EventForm
from hrd_desk.gui.widgets.release_box import ReleaseBox
from hrd_desk.gui.windows.bulk_edit_dialog import BulkEditDialog
from hrd_desk.gui.windows.history_words import HistoryWords
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.model.event import Event
from hrd_desk.model.release import Release, release_of, released_as
from hrd_desk.storage.bulk_editing import read_coded
from hrd_desk.storage.history import record_history
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.tables.batch import COLUMNS
from tests.builders import a_desk, an_event, saved, vocabulary_of
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import focused, press, type_text

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
TEXT = "They came at night.\n\nTwenty were led away."
CHANGED = "The text was changed since it was ticked: read it again and tick it."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[OpenDesk]:
    with a_desk(tmp_path_factory.mktemp("release")) as opened:
        yield opened
        finish_jobs()


@pytest.fixture
def event(desk: OpenDesk) -> Event:
    return saved(desk, an_event(vocabulary_of(desk), description=TEXT))


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path, event: Event) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    page.open(event)
    yield page
    page.close()


def box_of(form: EventForm) -> ReleaseBox:
    box = form.form.description_released
    assert isinstance(box, ReleaseBox)
    return box


def is_ticked(page: EventFormPage) -> bool:
    return box_of(page.form).box.isChecked()


def note(page: EventFormPage) -> str:
    return box_of(page.form).note.text() if box_of(page.form).note.isVisible() else ""


def release_on_desk(page: EventFormPage) -> Release:
    stored = page.stored()
    return release_of(stored.description, stored.description_released)


def tick(page: EventFormPage) -> None:
    page.go_to("description_released")
    press(Qt.Key.Key_Space)


def test_the_tick_is_one_rare_key_away_and_off_the_short_way(page: EventFormPage) -> None:
    page.go_to("description")
    press(Qt.Key.Key_Tab)
    assert focused() is page.form.counts.lines()["affected"]
    page.go_to("description")
    press(Qt.Key.Key_Tab, CTRL)
    assert focused() is page.field("description_released")
    press(Qt.Key.Key_Space)
    page.save()
    assert release_on_desk(page) is Release.HOLDS


def test_a_click_ticks_too_and_the_tick_is_there_when_the_record_is_opened_again(
    page: EventFormPage, event: Event
) -> None:
    box = box_of(page.form).box
    middle = QPoint(8, box.height() // 2)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=middle)
    assert is_ticked(page)
    page.save()
    page.new()
    page.open(event)
    assert is_ticked(page)
    assert not page.is_changed()


def test_any_change_of_the_text_takes_the_tick_away_and_says_so(page: EventFormPage) -> None:
    tick(page)
    page.save()
    page.go_to("description")
    type_text("Aigerim called us. ")
    assert not is_ticked(page)
    assert note(page) == CHANGED
    page.save()
    assert release_on_desk(page) is Release.OVERTAKEN
    assert any("changed since it was ticked" in sentence for sentence in page.problems())
    tick(page)
    assert note(page) == ""
    page.save()
    assert release_on_desk(page) is Release.HOLDS


def test_a_text_that_is_as_it_was_read_needs_no_second_tick(page: EventFormPage) -> None:
    tick(page)
    page.go_to("description")
    type_text("x")
    assert not is_ticked(page)
    press(Qt.Key.Key_Z, CTRL)
    assert page.shown("description") == TEXT
    assert is_ticked(page)


def test_ctrl_z_takes_the_tick_back_and_brings_it_again(page: EventFormPage) -> None:
    tick(page)
    assert is_ticked(page)
    press(Qt.Key.Key_Z, CTRL)
    assert not is_ticked(page)
    press(Qt.Key.Key_Z, CTRL_SHIFT)
    assert is_ticked(page)
    press(Qt.Key.Key_Z, CTRL)
    page.save()
    assert release_on_desk(page) is Release.NOT_GIVEN


def test_without_a_text_there_is_nothing_to_tick(page: EventFormPage) -> None:
    page.new()
    assert not box_of(page.form).box.isEnabled()
    page.enter("description", "They came.")
    assert box_of(page.form).box.isEnabled()
    assert not is_ticked(page)


@pytest.mark.parametrize("more", ["", "\n\nAnd two more."])
def test_a_draft_keeps_the_tick_and_to_which_text_it_was_given(
    page: EventFormPage, event: Event, more: str
) -> None:
    tick(page)
    page.form.form.description.append(more)
    draft = page.form.draft()
    assert draft["record"]["description_released"] is (more == "")
    page.form.restore(page.stored(event.uid), draft)
    assert is_ticked(page) is (more == "")
    assert note(page) == (CHANGED if more else "")


def test_the_history_tells_the_tick_in_words(page: EventFormPage, desk: OpenDesk) -> None:
    tick(page)
    page.save()
    uid = page.stored().uid
    with desk.database.snapshot() as session:
        newest, first = record_history(session, uid)
    words = HistoryWords(vocabulary_of(desk), {})
    (change,) = words.changes(newest)
    assert (change.label, change.before, change.after) == (
        "Description may be published",
        "no",
        "yes",
    )
    assert "Description may be published" not in {one.label for one in words.changes(first)}


def test_many_records_are_never_ticked_at_once(desk: OpenDesk, event: Event, qtbot: QtBot) -> None:
    with desk.database.snapshot() as session:
        records = read_coded(session, [event.uid])
    dialog = BulkEditDialog(desk.database, vocabulary_of(desk), records)
    qtbot.addWidget(dialog)
    assert dialog.fields
    assert "description_released" not in {*dialog.fields, *COLUMNS}


def test_a_name_that_must_not_be_told_is_named_before_the_text_goes_out(
    page: EventFormPage, desk: OpenDesk
) -> None:
    event = page.stored()
    event.description = f"{TEXT} Almaty was closed."
    event.description_released = released_as(event.description)
    event.places[0].locality, event.places[0].confidentiality = "Almaty", "sensitive"
    saved(desk, event)
    page.new()
    page.open(event)
    assert any("names a place that is restricted" in sentence for sentence in page.problems())
