"""A record is saved while the next one is typed: told, kept and lost as little as any other."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from hrd_desk.gui.windows.saving import rehearse
from hrd_desk.gui.workers import Job, database_lane, keeping_lane, saving_lane
from hrd_desk.model.event import Event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.stored_files import FileStore
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved
from tests.gui.windows.test_drafts import full_disk
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import Answers, type_text
from tests.pages.lanes import HeldUp


@pytest.fixture
def event(desk: OpenDesk, vocabulary: Vocabulary) -> Event:
    return saved(desk, an_event(vocabulary, title="As it was saved"))


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path, event: Event) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    yield page
    page.close()


def save_and_next(page: EventFormPage) -> None:
    page.press(Qt.Key.Key_Return, CTRL)


def wait_until_written(page: EventFormPage) -> None:
    """Wait until the disk was asked to write what is typed."""
    page.qtbot.waitUntil(lambda: page.window.editor.drafts.is_writing)


def drafts(page: EventFormPage) -> set[str]:
    return {draft.title for draft in page.window.editor.drafts.stored()}


def test_keys_typed_while_a_save_is_slow_go_into_the_next_record(
    page: EventFormPage, event: Event
) -> None:
    disk_answers = threading.Event()
    Job(lambda _progress: disk_answers.wait(30)).start(saving_lane)
    page.open(event)
    page.enter("title", "The first")
    save_and_next(page)
    type_text("The second")
    page.qtbot.waitUntil(lambda: drafts(page) == {"The first", "The second"})
    disk_answers.set()
    page.qtbot.waitUntil(lambda: drafts(page) == {"The second"})
    assert page.stored(event.uid).title == "The first"
    assert page.title() == "The second"
    assert page.is_changed()
    assert page.notice() == ""


def test_keys_do_not_wait_for_a_disk_that_is_slow_with_drafts(
    page: EventFormPage, event: Event
) -> None:
    disk_answers = threading.Event()
    Job(lambda _progress: disk_answers.wait(30)).start(keeping_lane)
    page.open(event)
    page.enter("title", "Typed on")
    wait_until_written(page)
    type_text(" and on")
    assert page.title() == "Typed on and on"
    assert drafts(page) == set()
    disk_answers.set()
    page.qtbot.waitUntil(lambda: drafts(page) == {"Typed on and on"})


@pytest.mark.parametrize("saves", [True, False])
def test_no_draft_is_left_that_was_written_behind_its_save(
    page: EventFormPage, event: Event, *, saves: bool
) -> None:
    disk_answers = threading.Event()
    Job(lambda _progress: disk_answers.wait(30)).start(keeping_lane)
    page.open(event)
    page.enter("title", "Saved")
    wait_until_written(page)
    threading.Timer(0.3, disk_answers.set).start()
    if saves:
        page.save()
    else:
        save_and_next(page)
        page.qtbot.waitUntil(lambda: page.stored(event.uid).title == "Saved")
    page.qtbot.waitUntil(lambda: not page.window.editor.drafts.is_writing)
    assert page.stored(event.uid).title == "Saved"
    assert drafts(page) == set()


def test_words_typed_while_the_draft_before_them_is_dropped_are_kept(
    page: EventFormPage, event: Event
) -> None:
    saving = HeldUp(saving_lane)
    page.open(event)
    page.enter("title", "The first")
    save_and_next(page)
    page.qtbot.waitUntil(lambda: drafts(page) == {"The first"})
    type_text("The second")
    saving.end()  # its draft was written meanwhile, and is dropped when its save is heard of
    page.qtbot.waitUntil(lambda: "The first" not in drafts(page))
    page.qtbot.waitUntil(lambda: drafts(page) == {"The second"})


def test_a_rehearsed_save_leaves_nothing(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    rehearse(desk.database)
    with desk.database.snapshot() as session:
        assert session.scalar(select(func.count()).select_from(Event)) == 0
    assert saved(desk, an_event(vocabulary)).reference.endswith("0001")


def test_what_was_changed_elsewhere_meanwhile_becomes_a_draft(
    page: EventFormPage, desk: OpenDesk, event: Event
) -> None:
    page.open(event)
    page.enter("title", "Mine")
    elsewhere = page.stored(event.uid)
    elsewhere.title = "Theirs"
    saved(desk, elsewhere)
    save_and_next(page)
    type_text("Next")
    page.qtbot.waitUntil(lambda: "“Mine” was not saved" in page.notice())
    assert page.stored(event.uid).title == "Theirs"
    assert "Mine" in drafts(page)
    assert page.title() == "Next"


def test_a_full_disk_loses_neither_record(
    page: EventFormPage, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open(event)
    page.enter("title", "Typed on a full disk")
    with full_disk(monkeypatch):
        save_and_next(page)
        type_text("Next")
        page.qtbot.waitUntil(lambda: "neither saved nor kept" in page.notice())
        with Answers("discard", "close") as answers:
            assert not page.window.may_close()
        assert "disk is full" in answers.said[1]
    page.qtbot.waitUntil(lambda: "Typed on a full disk" in drafts(page))


def test_closing_at_once_waits_for_the_save(page: EventFormPage, event: Event) -> None:
    page.open(event)
    page.enter("title", "Closed at once")
    save_and_next(page)
    assert page.window.may_close()
    assert page.stored(event.uid).title == "Closed at once"
    assert drafts(page) == set()


def test_closing_at_once_tells_what_was_not_saved(
    page: EventFormPage, desk: OpenDesk, event: Event
) -> None:
    page.open(event)
    page.enter("title", "Mine")
    elsewhere = page.stored(event.uid)
    elsewhere.title = "Theirs"
    saved(desk, elsewhere)
    save_and_next(page)
    with Answers("close") as told:
        assert page.window.may_close()
    assert "“Mine” was not saved" in told.said[0]
    assert drafts(page) == {"Mine"}


def test_the_files_of_a_record_outlive_the_next_one(
    page: EventFormPage, desk: OpenDesk, tmp_path: Path
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("the only copy", "utf-8")
    page.new()
    page.enter("title", "With a file")
    files = page.form.attachments
    files.add_files([path])
    page.qtbot.waitUntil(lambda: files.form.parts.count() == 1)
    save_and_next(page)
    database_lane.waitForDone()  # what cleans up behind a record that was left
    (kept,) = page.stored(page.find("With a file")).attachments
    with desk.database.snapshot() as session:
        assert b"".join(FileStore(desk.folder).read(session, kept.sha256)) == b"the only copy"
