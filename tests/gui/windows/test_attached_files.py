"""Attachments in the main window: saved, kept in drafts, cleaned up after, told in the history."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.file_keeper import FileKeeper
from hrd_desk.gui.windows.history_words import HistoryWords
from hrd_desk.model.event import Event
from hrd_desk.storage.history import record_history
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved
from tests.pages.drafts import continue_draft
from tests.pages.event_form import EventFormPage
from tests.pages.keyboard import Answers

LETTER = b"%PDF-1.7\nA letter"


@pytest.fixture
def event(desk: OpenDesk, vocabulary: Vocabulary) -> Event:
    return saved(desk, an_event(vocabulary, title="A raid"))


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path, event: Event) -> Iterator[EventFormPage]:
    page = a_page(qtbot, desk, tmp_path)
    page.open(event)
    yield page
    page.close()


def a_page(qtbot: QtBot, desk: OpenDesk, folder: Path) -> EventFormPage:
    page = EventFormPage(qtbot, desk, folder)
    page.form.keep_files(FileKeeper(desk.database, desk.folder))
    return page


def attach(page: EventFormPage, folder: Path, name: str = "letter.pdf") -> None:
    """Add a file to the record on the screen."""
    (folder / name).write_bytes(LETTER + name.encode())
    before = page.form.attachments.form.parts.count()
    page.form.attachments.add_files([folder / name])
    page.qtbot.waitUntil(lambda: page.form.attachments.form.parts.count() > before)


def stored_files(desk: OpenDesk) -> list[Path]:
    return list(desk.folder.files.iterdir())


def test_a_file_is_saved_with_the_record(page: EventFormPage, tmp_path: Path) -> None:
    attach(page, tmp_path)
    assert page.is_changed()
    page.save()
    assert not page.is_changed()
    (part,) = page.stored().attachments
    assert (part.name, part.media_type) == ("letter.pdf", "application/pdf")


def test_discarding_drops_the_file(page: EventFormPage, tmp_path: Path, desk: OpenDesk) -> None:
    attach(page, tmp_path)
    assert len(stored_files(desk)) == 1
    with Answers("discard"):
        page.window.editor.new()
    page.qtbot.waitUntil(lambda: stored_files(desk) == [])


def test_a_file_survives_a_crash_in_the_draft(
    page: EventFormPage, tmp_path: Path, desk: OpenDesk, event: Event
) -> None:
    attach(page, tmp_path)
    page.window.editor.drafts.write()
    page.window.hide()
    page.after_crash = again = a_page(page.qtbot, desk, tmp_path)
    continue_draft(again)
    assert again.form.attachments.form.parts.item(0).text().startswith("letter.pdf  ·  PDF")
    again.save()
    assert [part.name for part in again.stored(event.uid).attachments] == ["letter.pdf"]
    assert len(stored_files(desk)) == 1


def test_a_record_with_files_can_be_duplicated(page: EventFormPage, tmp_path: Path) -> None:
    attach(page, tmp_path)
    page.save()
    page.window.editor.duplicate()
    page.save()
    assert [part.name for part in page.stored().attachments] == ["letter.pdf"]
    assert page.count() == 2


def test_history_tells_of_files_in_words(
    page: EventFormPage, tmp_path: Path, desk: OpenDesk, vocabulary: Vocabulary, event: Event
) -> None:
    attach(page, tmp_path)
    page.save()
    page.form.attachments.form.note.setPlainText("From the family")
    page.save()
    page.form.attachments.form.remove.click()
    page.save()
    with desk.database.snapshot() as session:
        entries = record_history(session, event.uid)
    changes = [HistoryWords(vocabulary, {}).changes(entry) for entry in entries[:3]]
    (removed,), (noted,), (added,) = changes
    assert (added.label, added.before) == ("Attachment", "")
    assert added.after.startswith("letter.pdf, 27 bytes, PDF document, SHA-256 ")
    assert (noted.label, noted.after) == ("Attachment: Note", "From the family")
    assert (removed.before, removed.after) == (added.after, "")
