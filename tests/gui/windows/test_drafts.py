"""What is typed survives: a crash, a lock, a second thought."""

import contextlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.drafts import may_lock
from hrd_desk.model.event import Event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved
from tests.pages.drafts import continue_draft, discard_draft, drafts_waiting
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import Answers, come_back, type_text


@pytest.fixture
def event(desk: OpenDesk, vocabulary: Vocabulary) -> Event:
    return saved(desk, an_event(vocabulary, title="As it was saved"))


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path, event: Event) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    yield page
    page.close()


def wait_for_draft(page: EventFormPage) -> None:
    page.qtbot.waitUntil(lambda: page.window.editor.drafts.stored() != [])


def after_a_crash(page: EventFormPage, tmp_path: Path) -> EventFormPage:
    """Return a second window over the same desk; the first one never got to say goodbye."""
    page.window.hide()
    page.after_crash = EventFormPage(page.qtbot, page.desk, tmp_path)
    return page.after_crash


def test_a_draft_is_written_a_second_after_the_last_key(
    page: EventFormPage, tmp_path: Path, event: Event
) -> None:
    page.open(event)
    page.enter("title", "Half a ti")
    wait_for_draft(page)
    again = after_a_crash(page, tmp_path)
    assert drafts_waiting(again)[0][:2] == ["Half a ti", event.reference]
    continue_draft(again)
    assert again.title() == "Half a ti"
    assert again.is_changed()
    assert again.stored().title == "As it was saved"
    again.save()
    assert again.stored().title == "Half a ti"
    assert again.window.editor.drafts.stored() == []


def test_a_new_record_survives_before_its_first_save(page: EventFormPage, tmp_path: Path) -> None:
    page.new()
    page.enter("title", "Never saved")
    page.enter("start_date", "31 feb")
    page.window.editor.drafts.write()
    again = after_a_crash(page, tmp_path)
    continue_draft(again)
    assert again.title() == "Never saved"
    assert again.form.form.start_date.typed() == "31 feb"
    again.enter("start_date", "28 February 2023")
    again.save()
    assert again.stored().title == "Never saved"


def test_a_draft_can_be_discarded(page: EventFormPage, tmp_path: Path, event: Event) -> None:
    page.open(event)
    page.enter("title", "Unwanted")
    page.window.editor.drafts.write()
    again = after_a_crash(page, tmp_path)
    discard_draft(again)
    assert again.window.editor.drafts.stored() == []
    again.open(event)
    assert again.title() == "As it was saved"


@pytest.mark.parametrize(
    ("answer", "title", "left"),
    [("continue", "Typed before", 1), ("discard", "As it was saved", 0), ("cancel", "", 1)],
)
def test_a_record_with_a_draft_is_not_opened_over_it(
    page: EventFormPage, tmp_path: Path, event: Event, answer: str, title: str, left: int
) -> None:
    page.open(event)
    page.enter("title", "Typed before")
    page.window.editor.drafts.write()
    again = after_a_crash(page, tmp_path)
    with Answers(answer):
        again.open(event)
    assert again.title() == title
    assert len(again.window.editor.drafts.stored()) == left


def test_saving_and_discarding_leave_no_draft(page: EventFormPage, event: Event) -> None:
    page.open(event)
    page.enter("title", "Changed")
    page.window.editor.drafts.write()
    page.save()
    assert page.window.editor.drafts.stored() == []
    page.enter("title", "Changed again")
    page.window.editor.drafts.write()
    page.window.editor.discard()
    assert page.window.editor.drafts.stored() == []
    assert page.title() == "Changed"


def test_winding_up_keeps_what_is_typed(page: EventFormPage, event: Event) -> None:
    page.open(event)
    page.enter("title", "Typed as the desk locked")
    page.window.wind_up()
    drafts = page.window.editor.drafts.stored()
    assert drafts[0].content["record"]["title"] == "Typed as the desk locked"


def test_several_drafts_are_listed_with_their_times(
    page: EventFormPage, tmp_path: Path, desk: OpenDesk, vocabulary: Vocabulary, event: Event
) -> None:
    other = saved(desk, an_event(vocabulary, title="Another"))
    page.open(other)
    page.enter("title", "Another, edited")
    with Answers("later"):
        page.new()
    come_back(page.qtbot, page.window)
    page.enter("title", "Brand new")
    with Answers("later"):
        page.open(event)
    come_back(page.qtbot, page.window)
    page.enter("title", "As it is typed")
    page.window.editor.drafts.write()
    changed = page.stored(other.uid)
    changed.summary = "Saved meanwhile."
    saved(desk, changed)
    again = after_a_crash(page, tmp_path)
    rows = drafts_waiting(again)
    assert [row[0] for row in rows] == ["As it is typed", "Brand new", "Another, edited"]
    assert [row[1] for row in rows] == [
        event.reference,
        "new event",
        f"{other.reference}, changed since",
    ]
    assert all(re.search(r"\d\d:\d\d$", row[2]) for row in rows)
    continue_draft(again, 1)
    assert again.title() == "Brand new"
    again.save()
    assert drafts_waiting(again) == []
    again.press(Qt.Key.Key_J, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert [row[0] for row in drafts_waiting(again)] == ["As it is typed", "Another, edited"]


def test_a_discarded_draft_comes_back(page: EventFormPage, tmp_path: Path, event: Event) -> None:
    page.open(event)
    page.enter("title", "Discarded by mistake")
    page.window.editor.drafts.write()
    again = after_a_crash(page, tmp_path)
    before = drafts_waiting(again)
    discard_draft(again)
    assert drafts_waiting(again) == []
    assert again.notice() == "The draft “Discarded by mistake” was discarded."
    again.answer("Undo")
    assert drafts_waiting(again) == before
    continue_draft(again)
    assert again.title() == "Discarded by mistake"


def test_whoever_never_stops_typing_has_a_draft_all_the_same(
    page: EventFormPage, event: Event
) -> None:
    page.open(event)
    page.go_to("description")
    keeper = page.window.editor.drafts

    def types_on() -> bool:
        type_text("a")
        return keeper.stored() != []

    page.qtbot.waitUntil(types_on)
    assert len(str(page.shown("description"))) > len(event.description) + 3


@contextlib.contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the operating system say that nothing is left; a real one: tests/faults."""
    usage = shutil.disk_usage("/")._replace(free=0)
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "disk_usage", lambda _path: usage)
        yield


def test_locking_asks_before_losing_what_cannot_be_kept(
    page: EventFormPage, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open(event)
    page.enter("title", "Typed on a full disk")
    drafts = page.window.editor.drafts
    with full_disk(monkeypatch):
        page.qtbot.waitUntil(lambda: "not kept as a draft" in page.notice())
        with Answers("stay") as answers:
            assert not may_lock([drafts.write], page.window)
        assert "disk is full" in answers.said[0]
        with Answers("lock"):
            assert may_lock([drafts.write], page.window)
