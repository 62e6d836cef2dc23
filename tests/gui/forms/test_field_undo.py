"""Ctrl+Z in a field takes back what was chosen there, and never a command outside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrd_desk.gui.workers import finish_jobs
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Count
from hrd_desk.storage.opening import OpenDesk
from tests.builders import a_desk, an_event, saved, vocabulary_of
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import focused, press, type_text

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[OpenDesk]:
    with a_desk(tmp_path_factory.mktemp("fields")) as opened:
        yield opened
        finish_jobs()


@pytest.fixture
def event(desk: OpenDesk) -> Event:
    counts = [Count(role="affected", words="1"), Count(role="arrested", words="about a dozen")]
    return saved(desk, an_event(vocabulary_of(desk), counts=counts, places=[]))


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path, event: Event) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    page.open(event)
    yield page
    page.close()


def codes(page: EventFormPage, name: str) -> list[str]:
    return [term.code for term in page.form.fields[name].value()]


def test_chips_go_and_come_back_one_by_one(page: EventFormPage, event: Event) -> None:
    page.choose("rights", "asse", "offl")
    page.go_to("rights")
    press(Qt.Key.Key_Backspace)
    assert codes(page, "rights") == ["protest", "assembly"]
    press(Qt.Key.Key_Z, CTRL)
    assert codes(page, "rights") == ["protest", "assembly", "expression-offline"]
    press(Qt.Key.Key_Z, CTRL)
    press(Qt.Key.Key_Z, CTRL)
    assert codes(page, "rights") == ["protest"]
    press(Qt.Key.Key_Z, CTRL)
    assert codes(page, "rights") == ["protest"]
    assert not page.stored(event.uid).is_deleted
    press(Qt.Key.Key_Z, CTRL_SHIFT)
    assert codes(page, "rights") == ["protest", "assembly"]
    assert page.form.event_as_entered().codes("rights") == ["assembly", "protest"]


def test_letters_in_the_line_go_before_the_chips(page: EventFormPage) -> None:
    page.choose("rights", "asse")
    page.go_to("rights")
    type_text("xyz")
    press(Qt.Key.Key_Z, CTRL)
    assert codes(page, "rights") == ["protest", "assembly"]
    assert page.window.record.event_form.form.rights.line.text() == ""
    press(Qt.Key.Key_Z, CTRL)
    assert codes(page, "rights") == ["protest"]


def test_a_choice_is_taken_back(page: EventFormPage) -> None:
    page.choose("country_code", "kyrg")
    assert page.shown("country_code") == "KG"
    page.go_to("country_code")
    press(Qt.Key.Key_Z, CTRL)
    assert page.shown("country_code") == "KZ"
    press(Qt.Key.Key_Z, CTRL_SHIFT)
    assert page.shown("country_code") == "KG"


def test_a_count_that_was_removed_comes_back(page: EventFormPage) -> None:
    counts = page.form.counts
    counts._remove("arrested")  # noqa: SLF001  its button
    assert "arrested" not in counts.lines()
    assert focused() is counts.add_button
    press(Qt.Key.Key_Z, CTRL)
    assert counts.lines()["arrested"].text() == "about a dozen"
    words = {count.role: count.words for count in page.form.event_as_entered().counts}
    assert words == {"affected": "1", "arrested": "about a dozen"}


def test_another_record_begins_anew(page: EventFormPage, desk: OpenDesk) -> None:
    page.choose("rights", "asse")
    page.save()
    page.open(saved(desk, an_event(vocabulary_of(desk), rights=["expression-offline"])))
    page.go_to("rights")
    press(Qt.Key.Key_Z, CTRL)
    assert codes(page, "rights") == ["expression-offline"]
