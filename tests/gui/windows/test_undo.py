"""Undo and redo in the window: named, told, refused in a sentence, and there after a restart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrd_desk.model.event import Event
from hrd_desk.storage.events import save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import merge_term, set_enabled
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved, vocabulary_of
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import Answers, come_back, press

CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def event(desk: OpenDesk, vocabulary: Vocabulary) -> Event:
    return saved(desk, an_event(vocabulary, title="As it was"))


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path, event: Event) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    yield page
    page.close()


def menu(page: EventFormPage) -> tuple[str, str]:
    """Open the menu and return what it calls undo and redo; "" where there is nothing."""
    page.window.form.menu_edit.aboutToShow.emit()
    actions = (page.window.form.edit_undo, page.window.form.edit_redo)
    undo, redo = (action.text() if action.isEnabled() else "" for action in actions)
    return undo, redo


def undo(page: EventFormPage) -> None:
    """Press Ctrl+Z in the list, outside every field."""
    page.window.list.go_to_list()
    press(Qt.Key.Key_Z, CTRL)


def redo(page: EventFormPage) -> None:
    page.window.list.go_to_list()
    press(Qt.Key.Key_Z, CTRL_SHIFT)


def change(page: EventFormPage, event: Event, title: str) -> None:
    page.open(event)
    page.enter("title", title)
    page.save()


def test_commands_are_named_taken_back_and_done_again(page: EventFormPage, event: Event) -> None:
    assert menu(page) == ("", "")
    change(page, event, "One")
    change(page, event, "Two")
    page.delete()
    assert menu(page) == (f"Undo: delete of {event.reference}", "")
    undo(page)
    assert page.title() == "Two"
    assert page.notice() == f"Undone: delete of {event.reference}."
    assert menu(page)[1] == f"Redo: delete of {event.reference}"
    undo(page)
    assert page.title() == "One"
    assert menu(page)[0] == f"Undo: save of {event.reference}"
    undo(page)
    assert page.title() == page.stored(event.uid).title == "As it was"
    assert menu(page)[0] == ""
    redo(page)
    redo(page)
    assert page.title() == "Two"
    redo(page)
    assert page.stored(event.uid).is_deleted
    assert page.window.editor.record is None
    page.answer("Undo")
    assert page.title() == "Two"


def test_a_new_record_is_taken_back(page: EventFormPage) -> None:
    page.new()
    page.enter("title", "Logged by mistake")
    page.save()
    before = page.count()
    undo(page)
    assert page.count() == before - 1
    assert page.window.editor.record is None
    redo(page)
    assert page.title() == "Logged by mistake"


def test_what_is_typed_is_asked_about_first(page: EventFormPage, event: Event) -> None:
    change(page, event, "One")
    page.enter("title", "Half a ti")
    with Answers("cancel"):
        undo(page)
    assert page.title() == "Half a ti"
    come_back(page.qtbot, page.window)
    with Answers("discard"):
        undo(page)
    assert page.title() == "As it was"


def test_a_step_that_cannot_be_undone_says_why_and_lets_the_one_before_through(
    page: EventFormPage, desk: OpenDesk, event: Event, vocabulary: Vocabulary
) -> None:
    change(page, event, "One")
    other = saved(desk, an_event(vocabulary, title="Another"))
    page.open(other)
    page.enter("title", "Mine")
    page.save()
    theirs = page.stored(other.uid)
    theirs.title = "Theirs"
    with desk.database.transaction("receive") as session:
        save_event(session, theirs)
    undo(page)
    assert "changed since" in page.notice()
    assert page.stored(other.uid).title == "Theirs"
    undo(page)
    assert "changed since" in page.notice()  # the record was logged by this desk, too
    undo(page)
    assert page.title() == "As it was"


def test_a_delete_comes_back_after_a_restart(
    page: EventFormPage, tmp_path: Path, event: Event
) -> None:
    change(page, event, "One")
    page.delete()
    page.window.hide()
    page.after_crash = again = EventFormPage(page.qtbot, page.desk, tmp_path)
    assert menu(again) == (f"Undo: delete of {event.reference}", "")
    undo(again)
    assert again.title() == "One"
    assert menu(again)[0] == ""


def test_a_merge_of_terms_over_many_records_is_one_step(
    page: EventFormPage, desk: OpenDesk, event: Event, vocabulary: Vocabulary
) -> None:
    with desk.database.transaction("save") as session:
        for _number in range(30):
            save_event(session, an_event(vocabulary))
    with desk.database.transaction("merge-term") as session:
        terms = [vocabulary.term("right", code) for code in ("protest", "assembly")]
        merge_term(session, terms[0].uid, terms[1].uid)
    assert "merge of the term “" in menu(page)[0]
    assert page.stored(event.uid).codes("rights") == ["assembly"]
    undo(page)
    page.qtbot.waitUntil(lambda: page.notice().startswith("Undone:"))
    page.qtbot.waitUntil(lambda: menu(page)[1] != "")
    assert page.stored(event.uid).codes("rights") == ["protest"]
    assert vocabulary_of(desk).term("right", "protest").is_enabled


def test_a_term_switched_off_is_switched_on_from_the_window_of_terms(
    page: EventFormPage, desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    term = vocabulary.term("right", "protest")
    with desk.database.transaction("switch-term") as session:
        set_enabled(session, term.uid, is_enabled=False)
    page.press(Qt.Key.Key_T, CTRL)
    window = page.window._vocabulary_window  # noqa: SLF001  that it opened
    assert window is not None
    page.qtbot.waitUntil(window.isActiveWindow)
    assert menu(page)[0] == f"Undo: switch of “{term.label()}”"
    window.ui.terms.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    assert vocabulary_of(desk).term("right", "protest").is_enabled
