"""The files of an event in the form: added, dropped, copied out, marked as still to come."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrd_desk.gui.forms.attachments_form import AttachmentsForm
from hrd_desk.gui.forms.binding import fields_of, focus_target, record_fields
from hrd_desk.gui.forms.event_form import EventForm
from hrd_desk.gui.widgets.field import Field
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.windows.file_keeper import FileKeeper
from hrd_desk.gui.workers import database_lane, finish_jobs
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Attachment
from hrd_desk.storage.drafts import save_draft
from hrd_desk.storage.opening import OpenDesk
from tests.builders import a_desk, saved, vocabulary_of
from tests.gui.forms.names import NoNames
from tests.pages.keyboard import Answers, ctrl_tab_to

PDF = b"%PDF-1.7\nA letter"
NOT_IN_THE_FORM = {"id", "uid", "event_id", "version", "position"}
TOLD_IN_WORDS = {"sha256", "size_bytes", "media_type"}


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[OpenDesk]:
    with a_desk(tmp_path) as opened:
        yield opened
        finish_jobs()


@pytest.fixture
def form(qtbot: QtBot, desk: OpenDesk) -> EventForm:
    form = EventForm(NoNames())
    form.use(vocabulary_of(desk))
    form.keep_files(FileKeeper(desk.database, desk.folder))
    qtbot.addWidget(form)
    form.show_event(Event())
    form.show()
    return form


@pytest.fixture
def attachments(form: EventForm) -> AttachmentsForm:
    return form.attachments


def a_file(folder: Path, name: str = "letter.pdf", content: bytes = PDF) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def wait_until_idle(qtbot: QtBot, attachments: AttachmentsForm) -> None:
    qtbot.waitUntil(lambda: not attachments.form.busy.isVisibleTo(attachments))


def add(qtbot: QtBot, attachments: AttachmentsForm, *paths: Path) -> None:
    attachments.add_files(list(paths))
    wait_until_idle(qtbot, attachments)


def lines(attachments: AttachmentsForm) -> list[str]:
    parts = attachments.form.parts
    return [parts.item(row).text() for row in range(parts.count())]


def stored_files(desk: OpenDesk) -> list[Path]:
    return list(desk.folder.files.iterdir())


def endless(name: str = "film.mp4") -> Path:
    """Return a file that takes long to store."""
    path = Path(name)
    with path.open("wb") as file:
        file.truncate(1500 * 1024 * 1024)
    return path


# --- the form and the record ----------------------------------------------------------------------


def test_every_value_of_an_attachment_is_entered_or_told(attachments: AttachmentsForm) -> None:
    bound = {name for name, _field in fields_of(attachments.form, Attachment)}
    inputs = {name for name, item in vars(attachments.form).items() if isinstance(item, Field)}
    assert inputs == bound
    assert record_fields(Attachment) - bound - NOT_IN_THE_FORM == TOLD_IN_WORDS


def test_every_control_has_a_name_and_every_label_is_plain(attachments: AttachmentsForm) -> None:
    for control in vars(attachments.form).values():
        if isinstance(control, QLabel):
            assert isinstance(control, PlainLabel)
        elif isinstance(control, QWidget) and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(focus_target(control))
            assert interface is not None
            assert interface.text(QAccessible.Text.Name), control.objectName()


def test_files_are_added_stored_and_saved_with_the_record(
    qtbot: QtBot, form: EventForm, desk: OpenDesk, tmp_path: Path
) -> None:
    paths = [a_file(tmp_path), a_file(tmp_path, "IMG_0001.jpg", b"\xff\xd8\xff" + bytes(2000))]
    with qtbot.waitSignal(form.edited):
        add(qtbot, form.attachments, *paths)
    assert lines(form.attachments) == [
        "letter.pdf  ·  PDF document  ·  17 bytes",
        "IMG_0001.jpg  ·  JPEG picture  ·  2 KB",
    ]
    assert form.unreadable() == []
    event = saved(desk, form.event_as_entered())
    form.adopt(event)
    assert [part.name for part in event.attachments] == ["letter.pdf", "IMG_0001.jpg"]
    assert len(stored_files(desk)) == 2
    assert not any(PDF in file.read_bytes() for file in stored_files(desk))


def test_note_and_confidentiality_belong_to_the_marked_file(
    qtbot: QtBot, attachments: AttachmentsForm, tmp_path: Path, form: EventForm
) -> None:
    add(qtbot, attachments, a_file(tmp_path), a_file(tmp_path, "b.txt", b"text"))
    attachments.form.note.setPlainText("Sent by the family")
    attachments.form.confidentiality.set_value("restricted")
    attachments.form.name.setText("statement.txt")
    attachments.form.name.textEdited.emit("statement.txt")
    attachments.form.parts.setCurrentRow(0)
    assert attachments.form.note.value() == ""
    first, second = form.event_as_entered().attachments
    assert (first.note, first.confidentiality, first.name) == ("", None, "letter.pdf")
    assert second.note == "Sent by the family"
    assert (second.confidentiality, second.name) == ("restricted", "statement.txt")
    assert lines(attachments)[1].startswith("statement.txt")
    assert attachments.form.hash.text() == first.sha256


def test_showing_a_record_with_files_changes_nothing(
    qtbot: QtBot, form: EventForm, desk: OpenDesk
) -> None:
    event = Event(attachments=[Attachment(sha256="a" * 64, size_bytes=9, name="<b>x</b>")])
    event = saved(desk, event)
    with qtbot.assertNotEmitted(form.edited):
        form.show_event(event)
    assert form.unreadable() == []
    part = form.event_as_entered().attachments[0]
    assert (part.name, part.note, part.confidentiality) == ("<b>x</b>", "", None)
    assert lines(form.attachments)[0].startswith("<b>x</b>")


def test_a_draft_keeps_the_attachments(
    qtbot: QtBot, form: EventForm, desk: OpenDesk, tmp_path: Path
) -> None:
    add(qtbot, form.attachments, a_file(tmp_path))
    draft = json.loads(json.dumps(form.draft()))
    uid = form.event_as_entered().uid
    with desk.database.local_transaction() as session:
        save_draft(session, uid, draft, 1)
    form.show_event(Event())
    finish_jobs()
    form.restore(Event(uid=uid), draft)
    assert lines(form.attachments) == ["letter.pdf  ·  PDF document  ·  17 bytes"]
    event = saved(desk, form.event_as_entered())
    assert event.attachments[0].media_type == "application/pdf"


def test_a_draft_of_a_version_without_attachments_is_restored(form: EventForm) -> None:
    draft = form.draft()
    del draft["typed"]["attachments"], draft["record"]["attachments"]
    form.restore(Event(), draft)
    assert lines(form.attachments) == []


# --- what is not here, refused, or there already --------------------------------------------------


def test_a_file_that_has_not_arrived_is_marked(form: EventForm, desk: OpenDesk) -> None:
    part = Attachment(sha256="a" * 64, size_bytes=40 * 1024**2, name="raid.mp4")
    form.show_event(saved(desk, Event(attachments=[part])))
    assert lines(form.attachments) == ["raid.mp4  ·  unknown kind  ·  40 MB  ·  still to come"]
    assert form.attachments.form.to_come.text() == "1 file still to come"
    assert not form.attachments.form.save_copy.isEnabled()
    assert form.unreadable() == []


def test_adding_the_file_that_was_still_to_come_brings_it(
    qtbot: QtBot, form: EventForm, desk: OpenDesk, tmp_path: Path
) -> None:
    sha256 = hashlib.sha256(PDF).hexdigest()
    part = Attachment(sha256=sha256, size_bytes=len(PDF), name="first.pdf")
    form.show_event(saved(desk, Event(attachments=[part])))
    assert form.attachments.form.to_come.isVisibleTo(form)
    add(qtbot, form.attachments, a_file(tmp_path))
    assert lines(form.attachments) == ["first.pdf  ·  unknown kind  ·  17 bytes"]
    assert not form.attachments.form.to_come.isVisibleTo(form)


def test_a_file_that_the_record_has_is_not_added_again(
    qtbot: QtBot, attachments: AttachmentsForm, tmp_path: Path
) -> None:
    add(qtbot, attachments, a_file(tmp_path))
    with Answers("close") as answers:
        add(qtbot, attachments, a_file(tmp_path, "letter (1).pdf"))
    assert answers.said == ["1 file was not added."]
    assert len(lines(attachments)) == 1


def test_what_cannot_be_read_is_named_and_the_rest_is_added(
    qtbot: QtBot, attachments: AttachmentsForm, tmp_path: Path
) -> None:
    with Answers("close") as answers:
        add(qtbot, attachments, tmp_path / "not there.jpg", a_file(tmp_path), tmp_path)
    assert answers.said == ["2 files were not added."]
    assert [line.split("  ·  ")[0] for line in lines(attachments)] == ["letter.pdf"]


def test_without_a_desk_no_file_can_be_added(qtbot: QtBot, tmp_path: Path) -> None:
    form = EventForm(NoNames())
    qtbot.addWidget(form)
    form.show_event(Event())
    assert not form.attachments.form.add.isEnabled()
    form.attachments.add_files([a_file(tmp_path)])
    assert lines(form.attachments) == []


# --- dropping -------------------------------------------------------------------------------------


def test_files_dropped_on_the_section_are_added_and_stay_where_they_were(
    qtbot: QtBot, attachments: AttachmentsForm, tmp_path: Path
) -> None:
    path, data = a_file(tmp_path), QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl("https://example.org/x")])
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    state = (both, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    entering = QDragEnterEvent(QPoint(5, 5), *state)
    attachments.dragEnterEvent(entering)
    assert entering.isAccepted()
    dropping = QDropEvent(QPointF(5, 5), *state)
    attachments.dropEvent(dropping)
    assert dropping.dropAction() is Qt.DropAction.CopyAction
    wait_until_idle(qtbot, attachments)
    assert len(lines(attachments)) == 1
    assert path.read_bytes() == PDF


def test_a_web_address_is_no_file(attachments: AttachmentsForm) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/x")])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier)
    entering.ignore()
    attachments.dragEnterEvent(entering)
    assert not entering.isAccepted()


# --- copies ---------------------------------------------------------------------------------------


def test_a_copy_is_saved_after_a_warning_under_a_safe_name(
    qtbot: QtBot, attachments: AttachmentsForm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(qtbot, attachments, a_file(tmp_path, "con.txt"))
    proposed: list[str] = []

    def choose(_parent: object, _title: str, path: str) -> tuple[str, str]:
        proposed.append(path)
        return str(tmp_path / "copy.txt"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with Answers("cancel"):
        attachments.form.save_copy.click()
    assert proposed == []
    with Answers("yes", "close") as answers:
        attachments.form.save_copy.click()
        wait_until_idle(qtbot, attachments)
    assert Path(proposed[0]).name == "_con.txt"
    assert "outside the encrypted desk" in answers.said[0]
    assert str(tmp_path / "copy.txt") in answers.said[1]
    assert (tmp_path / "copy.txt").read_bytes() == PDF


def test_a_damaged_file_is_not_copied(
    qtbot: QtBot, form: EventForm, desk: OpenDesk, tmp_path: Path
) -> None:
    attachments = form.attachments
    add(qtbot, attachments, a_file(tmp_path))
    (file,) = stored_files(desk)
    file.write_bytes(file.read_bytes()[:-1])
    (part,) = form.event_as_entered().attachments
    with Answers("close") as answers:
        attachments.save_copy(part, tmp_path / "copy.pdf")
        wait_until_idle(qtbot, attachments)
    assert "damaged" in answers.said[0]
    assert not (tmp_path / "copy.pdf").exists()


def test_a_copy_that_was_written_before_it_was_stopped_is_told(
    qtbot: QtBot, form: EventForm, tmp_path: Path
) -> None:
    attachments = form.attachments
    add(qtbot, attachments, a_file(tmp_path))
    target = tmp_path / "copy.pdf"
    (part,) = form.event_as_entered().attachments
    with Answers("close") as answers:
        attachments.save_copy(part, target)
        database_lane.waitForDone()
        attachments.form.stop.click()
        qtbot.waitUntil(lambda: answers.said != [])
    assert answers.said == [f"The copy is here: {target}"]
    assert target.read_bytes() == PDF


def test_the_file_that_was_marked_is_copied_whatever_is_marked_by_the_last_answer(
    qtbot: QtBot, attachments: AttachmentsForm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(qtbot, attachments, a_file(tmp_path), a_file(tmp_path, "other.pdf", PDF + b"2"))
    attachments.form.parts.setCurrentRow(0)
    target = tmp_path / "copy.pdf"

    def choose(*_asked: object) -> tuple[str, str]:
        attachments.form.parts.setCurrentRow(1)  # as the record does that is read anew
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with Answers("yes", "close"):
        attachments.form.save_copy.click()
        wait_until_idle(qtbot, attachments)
    assert target.read_bytes() == PDF


# --- while it lasts -------------------------------------------------------------------------------


def test_a_record_is_not_saved_while_a_file_is_being_added(
    qtbot: QtBot, form: EventForm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with qtbot.waitSignal(form.edited):
        form.attachments.add_files([endless()])
    assert form.attachments.form.busy.isVisibleTo(form)
    assert not form.attachments.form.add.isEnabled()
    (fault,) = form.unreadable()
    assert fault.field == "attachments"
    assert "still being worked on" in fault.sentence
    qtbot.waitUntil(lambda: form.attachments.form.progress.maximum() > 0)
    form.attachments.form.stop.click()
    assert form.unreadable() == []
    assert form.attachments.form.add.isEnabled()


def test_stopping_leaves_nothing_behind(
    qtbot: QtBot,
    attachments: AttachmentsForm,
    desk: OpenDesk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    attachments.add_files([endless()])
    qtbot.waitUntil(lambda: stored_files(desk) != [])
    attachments.stop()
    qtbot.waitUntil(lambda: stored_files(desk) == [])
    assert lines(attachments) == []


def test_leaving_the_record_stops_the_work_and_drops_what_was_not_saved(
    qtbot: QtBot,
    form: EventForm,
    desk: OpenDesk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    add(qtbot, form.attachments, a_file(tmp_path))
    form.attachments.add_files([endless()])
    qtbot.waitUntil(lambda: len(stored_files(desk)) > 1)
    form.show_event(Event())
    assert lines(form.attachments) == []
    qtbot.waitUntil(lambda: stored_files(desk) == [])


def test_what_was_saved_stays_when_the_record_is_left(
    qtbot: QtBot, form: EventForm, desk: OpenDesk, tmp_path: Path
) -> None:
    add(qtbot, form.attachments, a_file(tmp_path), a_file(tmp_path, "b.txt", b"text"))
    form.attachments.form.remove.click()
    form.adopt(saved(desk, form.event_as_entered()))
    form.show_event(Event())
    qtbot.waitUntil(lambda: len(stored_files(desk)) == 1)


def test_everything_can_be_reached_with_the_keyboard(
    qtbot: QtBot, form: EventForm, tmp_path: Path
) -> None:
    add(qtbot, form.attachments, a_file(tmp_path))
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.go_to_field("attachments")
    for name in ("name", "confidentiality", "note", "add", "save_copy", "remove"):
        ctrl_tab_to(name)
