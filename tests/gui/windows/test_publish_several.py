"""Which records are published, what holds them up, and the dress of the organisation."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.windows.history_dialog import HistoryDialog
from hrd_desk.gui.windows.publish_drafts import draft_of
from hrd_desk.gui.windows.publish_house import HouseDialog
from hrd_desk.model.conflicts import Conflict, ConflictKind
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation
from hrd_desk.progress import silent
from hrd_desk.publishing.exporting import put
from hrd_desk.publishing.house import read_house
from hrd_desk.publishing.noting import noting_in
from hrd_desk.publishing.orders import Order
from hrd_desk.storage.events import load_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import come_back, enter, press, show
from tests.pages.publish import PublishPage

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def events(desk: OpenDesk, vocabulary: Vocabulary) -> list[Event]:
    """Log three records, the newest first."""
    return [
        saved(
            desk,
            an_event(
                vocabulary,
                title=title,
                start_date=f"2023-05-0{day}",
                confidentiality="public",
                summary=f"{title}, as we were told.",
            ),
        )
        for title, day in (("Raid on the market", 3), ("Arrest of a lawyer", 2), ("A threat", 1))
    ]


@pytest.fixture
def page(
    qtbot: QtBot, desk: OpenDesk, events: list[Event], tmp_path: Path
) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    qtbot.waitUntil(lambda: page.window.list.model.rowCount() == len(events))
    yield page
    page.close()


def question_about(desk: OpenDesk, event: Event) -> None:
    """Leave a question open about a record, as a file from another desk does."""
    with desk.database.transaction("receive") as session:
        session.add(
            Conflict(
                uid=event.uid,
                record_uid=event.uid,
                row_kind="event",
                row_uid=event.uid,
                group_number=1,
                kind=ConflictKind.EDIT.value,
                first_version=event.revised,
                waiting_version=event.revised,
                shown_version=event.revised,
            )
        )


def go_to_first(page: EventFormPage) -> None:
    table = page.window.list.form.table
    table.setFocus()
    table.go_to(0)
    assert page.title() == "Raid on the market"


def test_rows_chosen_with_shift_are_published_together(
    page: EventFormPage, events: list[Event], tmp_path: Path
) -> None:
    go_to_first(page)
    press(Qt.Key.Key_Down, SHIFT)
    assert page.window.list.form.found.text() == "2 chosen"
    assert page.title() == "Raid on the market", "the form stays while rows are chosen"
    publish = PublishPage(page)
    assert publish.lines("records") == [
        f"This record: {events[0].reference}",
        "The 2 chosen records",
        "All 3 records of the list",
    ]
    publish.choose("records", "The 2 chosen records")
    assert publish.chosen("kind") == "Digest"
    publish.write(tmp_path / "two.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "two.pdf")
    words = "\n".join(part.get_textpage().get_text_bounded() for part in document)
    document.close()
    assert "Raid on the market" in words
    assert "Arrest of a lawyer" in words
    assert "A threat" not in words


def test_a_choice_outlives_a_change_of_a_record_and_ends_with_a_plain_step(
    page: EventFormPage,
) -> None:
    go_to_first(page)
    press(Qt.Key.Key_End, SHIFT)
    assert page.window.list.form.found.text() == "3 chosen"
    page.enter("title", "Raid on the old market")
    page.save()
    page.qtbot.waitUntil(lambda: page.window.list.model.index(0, 2).data().endswith("old market"))
    assert len(page.window.list.several()) == 3
    page.window.list.go_to_list()
    press(Qt.Key.Key_Down)
    assert page.window.list.several() == ()
    assert page.window.list.form.found.text() == ""
    page.qtbot.waitUntil(lambda: page.title() == "Arrest of a lawyer")


def test_rows_apart_are_chosen_with_ctrl_and_the_open_window_follows(
    page: EventFormPage, events: list[Event]
) -> None:
    go_to_first(page)
    publish = PublishPage(page)
    assert publish.chosen("records").startswith("This record")
    table = page.window.list.form.table
    third = page.window.list.model.index(2, 0)
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(third, flags.Select | flags.Rows)
    publish.settle()
    assert publish.chosen("records") == "The 2 chosen records"
    assert {line[0] for line in publish.report()} == {events[0].reference, events[2].reference}


def test_more_rows_than_can_be_chosen_are_told(
    page: EventFormPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrd_desk.gui.windows.list_pane.MOST_CHOSEN", 2)
    go_to_first(page)
    press(Qt.Key.Key_End, SHIFT)
    assert page.window.list.form.found.text() == "3 are too many to choose, at most 2"
    assert page.window.list.several() == ()


# --- questions ------------------------------------------------------------------------------------


def test_a_record_with_an_open_question_is_held_and_named(
    page: EventFormPage, events: list[Event], desk: OpenDesk
) -> None:
    question_about(desk, events[0])
    page.open(events[0])
    publish = PublishPage(page)
    assert publish.sentence().startswith(f"{events[0].reference}: 1 question about this record")
    assert not publish.may_write()
    publish.choose("records", "All 3")
    left_out = [line for line in publish.report() if line[2] == "left out"]
    assert [line[0] for line in left_out] == [events[0].reference]
    publish.choose("audience", "Inside")
    assert publish.problem().startswith(f"{events[0].reference}: 1 question")
    assert publish.may_write(), "readers inside are warned, not refused"


def test_what_another_record_tells_is_said_and_stops_no_file(
    page: EventFormPage, events: list[Event], desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    witness = Citation(source_name="Testova Aigerim", source_type="interview")
    keeper = saved(desk, an_event(vocabulary, citations=[witness], confidentiality="public"))
    events[0].title = "Aigerim Testova fined"
    saved(desk, events[0])
    page.open(events[0])
    page.qtbot.waitUntil(lambda: page.window.list.model.rowCount() == len(events) + 1)
    publish = PublishPage(page)
    assert publish.problem() == ""
    publish.choose("records", "All 4")
    assert publish.may_write()
    assert publish.problem().startswith(f"“Title” of {events[0].reference} tells what")
    assert keeper.reference in publish.problem()


def test_a_question_that_comes_up_after_the_preview_stops_the_writing(
    page: EventFormPage, events: list[Event], desk: OpenDesk, tmp_path: Path
) -> None:
    page.open(events[0])
    publish = PublishPage(page)
    assert publish.may_write()
    question_about(desk, events[0])
    enter("file", str(tmp_path / "brief.pdf"))
    press(Qt.Key.Key_Return, CTRL)
    publish.settle()
    assert events[0].reference in publish.problem() + publish.sentence()
    assert not (tmp_path / "brief.pdf").exists()


def test_a_record_that_changed_after_the_preview_is_not_written(
    events: list[Event], desk: OpenDesk, tmp_path: Path
) -> None:
    draft = draft_of(desk.database, (events[0].uid,), Order(), silent)
    assert draft.made is not None
    with desk.database.snapshot() as session:
        event = load_event(session, events[0].uid)
    event.record_status = "withdrawn"
    saved(desk, event)
    with pytest.raises(HrdDeskError, match=f"{events[0].reference} was changed after"):
        put(draft.made, tmp_path / "brief.pdf", noting_in(desk.database))
    assert not (tmp_path / "brief.pdf").exists()


# --- history --------------------------------------------------------------------------------------


def test_the_history_of_a_record_shows_the_files_made_of_it(
    page: EventFormPage, events: list[Event], desk: OpenDesk, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    page.open(events[0])
    PublishPage(page).write(tmp_path / "brief.pdf")
    dialog = HistoryDialog(desk.database, vocabulary, events[0].uid)
    show(page.qtbot, dialog)
    rows = [dialog.ui.revisions.item(row).text() for row in range(dialog.ui.revisions.count())]
    assert len(rows) == 2
    assert rows[0].startswith("Published: One event")
    assert "Readers: The public" in rows[0]
    assert "brief.pdf · 1 page" in dialog.ui.revision.text()
    told = dialog.ui.differences.toPlainText()
    assert "Title\ntold" in told
    assert "Remarks\nwithheld" in told or "withheld" in told
    dialog.ui.revisions.setCurrentRow(1)
    assert "Before" in dialog.ui.differences.toPlainText()


# --- the dress of the organisation ----------------------------------------------------------------


def test_a_dress_is_kept_in_the_desk_and_printed(
    page: EventFormPage, events: list[Event], desk: OpenDesk, tmp_path: Path
) -> None:
    picture = tmp_path / "logo.png"
    Image.new("RGB", (400, 100), "#0d4566").save(picture)
    dialog = HouseDialog(desk.database)
    show(page.qtbot, dialog)
    dialog.ui.name.setText("Example Network")
    dialog.ui.brand.setText("7a1f5c")
    dialog.take_logo(picture)
    dialog.ui.take.click()
    come_back(page.qtbot, page.window)
    page.open(events[0])
    publish = PublishPage(page)
    assert "Example Network" in publish.page_words()
    publish.write(tmp_path / "brief.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "brief.pdf")
    kinds = [thing.type for thing in document[0].get_objects()]
    document.close()
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE in kinds
    files = [path for path in desk.folder.path.rglob("*") if path.is_file()]
    assert files
    assert not any(b"Example Network" in path.read_bytes() for path in files)


def test_colours_that_cannot_be_read_and_files_that_are_no_pictures_are_refused(
    qtbot: QtBot, desk: OpenDesk, tmp_path: Path
) -> None:
    dialog = HouseDialog(desk.database)
    show(qtbot, dialog)
    dialog.ui.brand.setText("ffcc00")
    assert "too light to be read on white" in dialog.ui.problem.text()
    assert not dialog.ui.take.isEnabled()
    darker = dialog.ui.problem.text().rsplit(" ", 1)[1].rstrip(".")
    dialog.ui.brand.setText(darker)
    assert dialog.ui.problem.text() == ""
    dialog.ui.brand.setText("blue")
    assert "“blue” is no colour" in dialog.ui.problem.text()
    dialog.ui.brand.setText("")
    for name, content in (("no.png", b"GIF89a"), ("cut.png", b"\x89PNG\r\n\x1a\n")):
        (tmp_path / name).write_bytes(content)
        dialog.take_logo(tmp_path / name)
        assert name in dialog.ui.problem.text()
        assert "PNG or JPEG" in dialog.ui.problem.text()
    dialog.take_logo(tmp_path / "missing.png")
    assert "could not be read" in dialog.ui.problem.text()
    dialog.ui.take.click()
    with desk.database.snapshot() as session:
        assert read_house(session).logo == b""
