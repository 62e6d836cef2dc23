"""The window of duplicates: pairs of the whole desk, answered with single keys, undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.compare_dialog import CompareDialog
from hrd_desk.gui.windows.duplicates_window import DuplicatesWindow
from hrd_desk.model.event import Event
from hrd_desk.storage.decisions import merged_into
from hrd_desk.storage.events import load_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.pairs import is_told_apart, tell_apart
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved, vocabulary_of
from tests.organisation import a_desk_of
from tests.pages.dialogs import in_dialog
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import Answers, come_back, press

SHIFT = Qt.KeyboardModifier.ShiftModifier
RALLY = "Kazakhstan: twelve demonstrators arrested at rally"
RAID = "Police searched the office of an organisation in Osh and took its computers away."


@pytest.fixture
def events(desk: OpenDesk, vocabulary: Vocabulary) -> list[Event]:
    return two_pairs(desk, vocabulary)


def two_pairs(desk: OpenDesk, vocabulary: Vocabulary) -> list[Event]:
    raid = {"title": "Kyrgyzstan: office searched", "country_code": "KG", "summary": RAID}
    made = [
        an_event(vocabulary, title=RALLY),
        an_event(vocabulary, title=RALLY),
        an_event(vocabulary, **raid),
        an_event(vocabulary, **raid, start_date="2023-05-03"),
    ]
    return [saved(desk, event) for event in made]


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    yield page
    page.close()


def open_window(page: EventFormPage) -> DuplicatesWindow:
    """Press Ctrl+Shift+L and wait until the desk was looked through."""
    page.press(Qt.Key.Key_L, CTRL | SHIFT)
    window = page.window.duplicates.window
    assert window is not None
    wait(page, window)
    return window


def wait(page: EventFormPage, window: DuplicatesWindow) -> None:
    page.qtbot.waitUntil(lambda: window.isActiveWindow() and window.ui.busy.isHidden())


def test_an_answer_is_about_the_pair_that_was_compared_whatever_the_list_shows_by_then(
    page: EventFormPage, desk: OpenDesk, events: list[Event]
) -> None:
    window = open_window(page)
    first, second = references(events)
    assert listed(window) == [first, second]

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, CompareDialog)
        with desk.database.transaction("tell-apart") as session:
            tell_apart(session, events[0].uid, events[1].uid)
        window.look()
        page.qtbot.waitUntil(lambda: listed(window) == [second])
        dialog.form.different.click()

    in_dialog(page.qtbot, window.compare, answer)
    assert listed(window) == [second]
    with desk.database.snapshot() as session:
        assert not is_told_apart(session, events[2].uid, events[3].uid)


def listed(window: DuplicatesWindow) -> list[tuple[str, str]]:
    """Return the references of each pair; empty while the list is hidden."""
    table, found = window.ui.pairs, []
    for row in range(table.rowCount() if table.isVisible() else 0):
        one, other = (table.item(row, column) for column in (1, 2))
        assert one is not None
        assert other is not None
        found.append((one.text().split("\n")[0], other.text().split("\n")[0]))
    return found


def references(events: list[Event]) -> list[tuple[str, str]]:
    one, two, three, four = (event.reference for event in events)
    return [(one, two), (three, four)]


def test_pairs_of_the_desk_are_told_apart_by_a_key_and_that_is_undone(
    page: EventFormPage, events: list[Event]
) -> None:
    window = open_window(page)
    rally, raid = references(events)
    assert listed(window) == [rally, raid]
    assert window.ui.state.text() == "2 pairs may be the same event"
    why = window.ui.pairs.item(1, 3)
    assert why is not None
    assert why.text().startswith("2 days apart, same place")
    press(Qt.Key.Key_N)
    assert listed(window) == [raid]
    press(Qt.Key.Key_N)
    assert listed(window) == []
    assert window.ui.state.text() == "No two records look like the same event."
    assert window.ui.empty.isVisible()
    assert not window.ui.different.isEnabled()
    press(Qt.Key.Key_Z, CTRL)
    page.qtbot.waitUntil(lambda: listed(window) == [raid])
    window.close()
    come_back(page.qtbot, page.window)
    assert listed(open_window(page)) == [raid]


def test_an_update_is_linked_by_a_key_and_that_is_undone(
    page: EventFormPage, desk: OpenDesk, events: list[Event]
) -> None:
    window = open_window(page)
    rally, raid = references(events)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_U)
    assert listed(window) == [rally]
    assert window.ui.done.text().startswith(f"{raid[1]} is linked as an update of {raid[0]}.")
    with desk.database.snapshot() as session:
        (link,) = load_event(session, events[3].uid).links
    assert link.target_uid == events[2].uid
    press(Qt.Key.Key_Z, CTRL)
    page.qtbot.waitUntil(lambda: listed(window) == [rally, raid])


def test_both_are_compared_and_one_of_them_is_opened(
    page: EventFormPage, events: list[Event]
) -> None:
    open_window(page)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, CompareDialog)
        assert dialog.form.own_head.text() == events[2].reference
        assert dialog.form.other_head.text() == events[3].reference
        assert "3 May 2023" in dialog.form.texts.toPlainText()
        dialog.form.open_other.click()

    press(Qt.Key.Key_Down)
    in_dialog(page.qtbot, lambda: press(Qt.Key.Key_Return), look)
    come_back(page.qtbot, page.window)
    assert page.window.editor.record is not None
    assert page.window.editor.record.uid == events[3].uid


def test_the_field_proposes_and_deletes_and_takes_back(
    page: EventFormPage, desk: OpenDesk, events: list[Event]
) -> None:
    window = open_window(page)
    rally, raid = references(events)
    assert not window.ui.merge.isVisible()
    press(Qt.Key.Key_M)
    assert listed(window) == [raid]
    page.window.editor.open(events[3].uid)
    window.activateWindow()
    menu = window.ui.remove.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [f"Delete {name}" for name in raid]
    menu.actions()[1].trigger()
    assert is_gone(desk, events[3])
    assert page.window.editor.record is None
    assert listed(window) == []
    page.window.form.menu_edit.aboutToShow.emit()
    undo = page.window.form.edit_undo
    assert undo.text() == f"Undo: delete of {raid[1]}"
    undo.trigger()
    assert not is_gone(desk, events[3])
    page.qtbot.waitUntil(lambda: listed(window) == [raid])
    undo.trigger()
    page.qtbot.waitUntil(lambda: listed(window) == [rally, raid])


def is_gone(desk: OpenDesk, event: Event) -> bool:
    with desk.database.snapshot() as session:
        return load_event(session, event.uid).is_deleted


def test_a_search_can_be_stopped_and_begun_again(page: EventFormPage, events: list[Event]) -> None:
    page.press(Qt.Key.Key_L, CTRL | SHIFT)
    window = page.window.duplicates.window
    assert window is not None
    assert window.ui.state.text() == "Comparing the records…"
    window.ui.cancel.click()
    assert window.ui.look_again.isVisible()
    assert listed(window) == []
    assert window.ui.state.text() == "The search was stopped."
    come_back(page.qtbot, window)
    press(Qt.Key.Key_F5)
    wait(page, window)
    assert listed(window) == references(events)


def test_headquarters_merges_after_a_question(qtbot: QtBot, tmp_path: Path, qapp: object) -> None:
    with a_desk_of(tmp_path, "HQ", "hq") as desk:
        events = two_pairs(desk, vocabulary_of(desk))
        page = EventFormPage(qtbot, desk, tmp_path)
        window = open_window(page)
        assert not window.ui.propose.isVisible()
        menu = window.ui.merge.menu()
        menu.aboutToShow.emit()
        into_left = menu.actions()[0]
        assert into_left.text() == f"Into {events[0].reference}"
        with Answers("cancel") as asked:
            into_left.trigger()
        assert "Ctrl+Z separates both again" in asked.said[0]
        assert listed(window) == references(events)
        come_back(qtbot, window)
        with Answers("yes"):
            into_left.trigger()
        assert listed(window) == references(events)[1:]
        with desk.database.snapshot() as session:
            assert merged_into(session, events[1].uid) == events[0].uid
        come_back(qtbot, window)
        press(Qt.Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: listed(window) == references(events))
        with desk.database.snapshot() as session:
            assert merged_into(session, events[1].uid) is None
        names = f"merge of {events[1].reference} into {events[0].reference}"
        assert page.notice() == window.ui.done.text() == f"Undone: {names}."
        page.close()
