"""What changed something is told although a person stopped it, left its window or went on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.exchange_send_dialog import ExchangeSendDialog
from hrd_desk.gui.windows.import_dialog import ImportDialog
from hrd_desk.gui.windows.term_dialogs import MergeTermDialog
from hrd_desk.gui.windows.vocabulary_window import VocabularyWindow
from hrd_desk.gui.workers import database_lane, finish_jobs
from hrd_desk.model.event import Event
from hrd_desk.storage.event_lists import EventFilter, count_events
from hrd_desk.storage.events import delete_event, save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import merge_term
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved
from tests.gui.windows.test_drafts import full_disk
from tests.gui.windows.test_inbox_window import Office
from tests.gui.windows.test_undo import undo
from tests.gui.windows.test_vocabulary_window import DialogFiller
from tests.pages.dialogs import in_dialog
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.exchange import ExchangePage
from tests.pages.inbox import InboxPage
from tests.pages.keyboard import Answers, press
from tests.pages.lanes import HeldUp
from tests.pages.publish import PublishPage
from tests.tables.trading import a_csv


@pytest.fixture
def event(desk: OpenDesk, vocabulary: Vocabulary) -> Event:
    public = {"confidentiality": "public", "summary": "A lawyer was killed."}
    wanted = an_event(vocabulary, title="As it was", violations=["killing"], **public)
    return saved(desk, wanted)


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path, event: Event) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    yield page
    page.close()


@pytest.fixture
def office(tmp_path: Path, qapp: object) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    finish_jobs()
    office.hq.close()
    office.almaty.close()


@pytest.fixture
def headquarters(qtbot: QtBot, office: Office, tmp_path: Path) -> Iterator[EventFormPage]:
    """Return the main window of headquarters, where one question waits."""
    uid = office.shared(title="Demonstrators arrested")
    office.clash(uid, {"title": "Four arrested"}, {"title": "Three arrested"})
    office.up()
    page = EventFormPage(qtbot, office.hq, tmp_path)
    yield page
    page.close()


def count(desk: OpenDesk) -> int:
    with desk.database.snapshot() as session:
        return count_events(session, EventFilter())


def test_an_import_that_was_done_when_it_was_stopped_is_told_as_done(
    qtbot: QtBot, desk: OpenDesk, tmp_path: Path
) -> None:
    page = ExchangePage(qtbot, ImportDialog(desk.database))
    dialog = page.dialog
    assert isinstance(dialog, ImportDialog)
    dialog.ui.file.setText(str(a_csv(tmp_path, ("Title", "Date"), ("A raid", "2023"))))
    page.press("go_on")
    page.press("go_on")
    dialog.ui.go_on.click()
    database_lane.waitForDone()
    assert count(desk) == 1
    press(Qt.Key.Key_Escape)
    page.wait()
    assert dialog.ui.done_page.isVisible()
    assert dialog.ui.heading.text() == "The table was taken in"


def inbox_over(main: EventFormPage) -> InboxPage:
    """Open the inbox and wait for its one question."""
    main.window.show_inbox()
    window = main.window._inbox_window  # noqa: SLF001  that it opened
    assert window is not None
    inbox = InboxPage(main.qtbot, window)
    inbox.wait_for(1)
    return inbox


def test_what_was_settled_is_told_in_the_main_window_when_the_inbox_was_left(
    headquarters: EventFormPage,
) -> None:
    inbox = inbox_over(headquarters)
    with HeldUp():
        press(Qt.Key.Key_2)
        press(Qt.Key.Key_Escape)
        assert not inbox.window.isVisible()
    headquarters.qtbot.waitUntil(lambda: headquarters.notice() != "")
    assert headquarters.notice() == "KZ-2023-ALM-0001: the value that waited was taken."


def test_why_something_was_not_settled_is_told_when_the_inbox_was_left(
    headquarters: EventFormPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox_over(headquarters)
    with full_disk(monkeypatch):
        with HeldUp():
            press(Qt.Key.Key_2)
            press(Qt.Key.Key_Escape)
        headquarters.qtbot.waitUntil(lambda: "disk is full" in headquarters.notice())


def test_a_merge_of_terms_is_told_in_the_main_window_when_theirs_was_left(
    page: EventFormPage,
) -> None:
    page.press(Qt.Key.Key_T, CTRL)
    window = page.window._vocabulary_window  # noqa: SLF001  that it opened
    assert isinstance(window, VocabularyWindow)
    page.qtbot.waitUntil(window.isActiveWindow)
    (violations,) = window.ui.schemes.findItems("Violation", Qt.MatchFlag.MatchExactly)
    window.ui.schemes.setCurrentItem(violations)
    window.ui.search.setText("killing")
    filler = DialogFiller(MergeTermDialog, ("search", "death"), ("merge", ""))
    with HeldUp():
        window.ui.merge_term.click()
        assert filler.seen is not None
        window.close()
    page.qtbot.waitUntil(lambda: page.notice() == "1 record is now coded with “Death”.")


def test_two_presses_of_send_open_one_dialog(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, tmp_path: Path
) -> None:
    main = EventFormPage(qtbot, almaty, tmp_path)
    opened: list[int] = []

    def count_them(dialog: QDialog) -> None:
        assert isinstance(dialog, ExchangeSendDialog)
        database_lane.waitForDone()
        QApplication.processEvents()
        dialogs = main.window.findChildren(ExchangeSendDialog)
        opened.append(sum(one.isVisible() for one in dialogs))
        for one in dialogs:
            one.reject()

    def press_twice() -> None:
        for _time in range(2):
            main.window.exchange.send()

    in_dialog(qtbot, press_twice, count_them)
    assert opened == [1]
    main.close()


def test_a_brief_that_cannot_be_noted_leaves_the_window_usable(
    page: EventFormPage, event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open(event)
    publish = PublishPage(page)
    target = tmp_path / "brief.pdf"
    publish.enter("file", str(target))
    with full_disk(monkeypatch):
        press(Qt.Key.Key_Return, CTRL)
        publish.settle()
        assert "disk is full" in publish.window.ui.problem.text()
    assert not target.exists()
    press(Qt.Key.Key_Return, CTRL)
    publish.settle()
    assert target.exists()
    publish.window.close()
    assert not publish.window.isVisible()


def test_a_title_that_stands_in_no_file_does_not_go_unasked(
    page: EventFormPage, tmp_path: Path
) -> None:
    publish = PublishPage(page)
    publish.enter("heading", "Typed for this brief")
    ways = (lambda: press(Qt.Key.Key_Escape), publish.window.close, page.window.may_close)
    for leave in ways:
        with Answers("cancel") as asked:
            leave()
        assert "stand in no file yet" in asked.said[0]
        assert publish.window.isVisible()
        publish.come()
    publish.write(tmp_path / "digest.pdf")
    press(Qt.Key.Key_Escape)
    assert not publish.window.isVisible()


# --- what is typed meanwhile ----------------------------------------------------------------------


def test_what_is_typed_while_many_records_are_taken_back_stays(
    page: EventFormPage, desk: OpenDesk, event: Event, vocabulary: Vocabulary
) -> None:
    with desk.database.transaction("save") as session:
        for _number in range(30):
            save_event(session, an_event(vocabulary, violations=["killing"]))
    with desk.database.transaction("merge-term") as session:
        terms = [vocabulary.term("violation", code) for code in ("killing", "death")]
        merge_term(session, terms[0].uid, terms[1].uid)
    page.open(event)
    with HeldUp():
        undo(page)
        page.enter("title", "Typed meanwhile")
    page.qtbot.waitUntil(lambda: page.notice().startswith("Undone:"))
    assert page.title() == "Typed meanwhile"
    assert page.is_changed()


def test_what_came_in_is_shown_when_the_question_about_the_record_was_answered(
    page: EventFormPage, desk: OpenDesk, event: Event
) -> None:
    page.open(event)
    shown: list[Event | None] = []

    def let_it_come_in(dialog: QDialog) -> None:
        with desk.database.transaction("delete") as session:
            delete_event(session, event.uid)
        page.window.exchange.watch.taken_in.emit()
        QApplication.processEvents()
        shown.append(page.window.editor.record)
        dialog.reject()

    in_dialog(page.qtbot, page.window.entry.show_templates, let_it_come_in)
    assert [record.uid if record else None for record in shown] == [event.uid]
    page.qtbot.waitUntil(lambda: page.window.editor.record is None)


def test_a_record_that_another_desk_deleted_goes_from_the_screen(
    page: EventFormPage, desk: OpenDesk, event: Event
) -> None:
    page.open(event)
    with desk.database.transaction("delete") as session:
        delete_event(session, event.uid)
    page.window.exchange.taken_in.emit()
    assert page.window.editor.record is None
    assert not page.window.form.event_save.isEnabled()
