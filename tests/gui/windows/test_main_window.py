"""The main window used by a person at the keyboard: log, save, find, delete, take back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrd_desk.model.event import Event
from hrd_desk.model.parts import Place
from hrd_desk.storage.events import save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved
from tests.pages.event_form import ALT, CTRL, EventFormPage
from tests.pages.event_list import EventListPage
from tests.pages.keyboard import Answers, focused, press


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    yield page
    page.close()


@pytest.fixture
def rows(page: EventFormPage) -> EventListPage:
    return EventListPage(page.qtbot, page.window.list)


def test_a_first_event_is_logged_by_keyboard(page: EventFormPage, rows: EventListPage) -> None:
    page.qtbot.waitUntil(lambda: rows.empty_words() != "")
    assert "Ctrl+N" in rows.empty_words()
    page.new()
    assert focused() is page.field("title")
    page.enter("title", "Raid on the market")
    page.choose("country_code", "kaz")
    page.enter("start_date", "3-7 May 2023")
    page.choose("violations", "arre")
    page.choose("rights", "asse", "offl")
    page.enter("description", "Полиция задержала людей")
    page.save()
    stored = page.stored()
    assert stored.title == "Raid on the market"
    assert stored.reference == "KZ-2023-ALM-0001"
    assert stored.start_date == "2023-05-03/2023-05-07"
    assert stored.codes("rights") == ["expression-offline", "assembly"]
    assert stored.description == "Полиция задержала людей"
    rows.wait_for(1)
    page.qtbot.waitUntil(lambda: rows.marked_row() == 0)
    assert not page.is_changed()


def test_saving_leaves_cursor_and_focus_where_they_are(page: EventFormPage) -> None:
    page.new()
    page.enter("description", "First")
    page.save()
    assert focused() is page.field("description")
    QTest.keyClicks(focused(), " and second")
    page.save()
    assert page.stored().description == "First and second"


def test_what_cannot_be_read_is_named_and_shown(page: EventFormPage) -> None:
    page.new()
    page.enter("title", "A raid")
    page.enter("start_date", "31 February 2023")
    page.go_to("title")
    page.save()
    assert page.notice().startswith("Not saved.")
    assert focused() is page.field("start_date")
    assert page.count() == 0


def test_problems_never_stand_in_the_way(page: EventFormPage) -> None:
    page.new()
    page.save()
    assert page.stored().reference
    assert "problem" in page.window.record.form.problems_count.text()


def test_f8_walks_through_the_problems(page: EventFormPage) -> None:
    page.new()
    page.window.record.check()
    visited = set()
    for _turn in range(3):
        press(Qt.Key.Key_F8)
        visited.add(focused().objectName() or focused().accessibleName())
    assert len(visited) == 3


def test_a_letter_jumps_to_its_section(page: EventFormPage) -> None:
    page.new()
    press(Qt.Key.Key_C, ALT)
    assert focused() is page.field("violations")
    press(Qt.Key.Key_U, ALT)
    assert focused() is page.field("summary")
    press(Qt.Key.Key_W, ALT)
    assert focused() is page.field("title")


@pytest.fixture
def three(desk: OpenDesk, vocabulary: Vocabulary) -> list[Event]:
    with desk.database.transaction("save") as session:
        return [
            save_event(session, an_event(vocabulary, title=title, start_date=day))
            for title, day in (
                ("Raid on the market", "2023-05-03"),
                ("Арест адвоката", "2022-01-01"),
                ("Lawyer released", "2021"),
            )
        ]


def test_going_through_the_list_shows_each_record(
    page: EventFormPage, three: list[Event], rows: EventListPage
) -> None:
    page.window.list.model.reload()
    rows.wait_for(3)
    assert rows.titles() == [event.title for event in three]
    rows.go_to_row(0)
    assert page.title() == "Raid on the market"
    press(Qt.Key.Key_Down)
    assert page.title() == "Арест адвоката"
    press(Qt.Key.Key_End)
    assert page.title() == "Lawyer released"


def test_words_filter_the_list_and_are_counted(
    three: list[Event], page: EventFormPage, rows: EventListPage
) -> None:
    rows.wait_for(3)
    rows.filter_by("арест", 1)
    assert rows.titles() == ["Арест адвоката"]
    assert rows.say_found() == "1 found"
    rows.filter_by("nothing has this", 0)
    assert "Clear the field" in rows.empty_words()
    rows.filter_by("", 3)


def test_a_letter_typed_in_the_list_filters_at_once(
    three: list[Event], page: EventFormPage, rows: EventListPage
) -> None:
    rows.wait_for(3)
    rows.go_to_row(0)
    QTest.keyClicks(focused(), "law")
    rows.wait_for(1)
    press(Qt.Key.Key_Return)
    assert page.title() == "Lawyer released"


def test_a_header_sorts(three: list[Event], page: EventFormPage, rows: EventListPage) -> None:
    rows.wait_for(3)
    with page.qtbot.waitSignal(page.window.list.model.counted):
        page.window.list.form.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert rows.titles() == sorted(event.title for event in three)


def test_select_all_and_the_corner_are_harmless(
    three: list[Event], page: EventFormPage, rows: EventListPage
) -> None:
    rows.wait_for(3)
    rows.go_to_row(1)
    press(Qt.Key.Key_A, CTRL)
    table = page.window.list.form.table
    QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert len(table.selectionModel().selectedRows()) == 1


@pytest.mark.parametrize(
    ("answer", "title", "stored"),
    [
        ("save", "Арест адвоката", "Changed"),
        ("discard", "Арест адвоката", "Raid on the market"),
        ("cancel", "Changed", "Raid on the market"),
    ],
)
def test_unsaved_changes_are_not_left_without_asking(
    page: EventFormPage, three: list[Event], answer: str, title: str, stored: str
) -> None:
    page.open(three[0])
    page.enter("title", "Changed")
    assert page.is_changed()
    with Answers(answer):
        page.open(three[1])
    assert page.title() == title
    assert page.stored(three[0].uid).title == stored


def test_cancel_marks_the_record_that_stays(
    three: list[Event], page: EventFormPage, rows: EventListPage
) -> None:
    rows.wait_for(3)
    rows.go_to_row(0)
    page.enter("title", "Changed")
    with Answers("cancel"):
        rows.go_to_row(2)
    assert rows.marked_row() == 0


def test_a_deleted_record_comes_back(
    three: list[Event], page: EventFormPage, rows: EventListPage
) -> None:
    rows.wait_for(3)
    page.open(three[0])
    page.delete()
    assert page.notice() == f"{three[0].reference} deleted."
    rows.wait_for(2)
    page.answer("Undo")
    rows.wait_for(3)
    assert page.title() == three[0].title
    assert not page.stored().is_deleted


def test_ctrl_z_outside_fields_takes_a_deletion_back(
    page: EventFormPage, three: list[Event], rows: EventListPage
) -> None:
    rows.wait_for(3)
    page.open(three[0])
    page.delete()
    rows.wait_for(2)
    page.window.list.go_to_list()
    press(Qt.Key.Key_Z, CTRL)
    rows.wait_for(3)


def test_ctrl_z_in_a_field_takes_letters_back(page: EventFormPage, three: list[Event]) -> None:
    page.open(three[0])
    page.delete()
    page.open(three[1])
    page.enter("title", "x")
    press(Qt.Key.Key_Z, CTRL)
    assert page.stored(three[0].uid).is_deleted


def test_a_duplicate_is_a_new_record(page: EventFormPage, three: list[Event]) -> None:
    page.open(three[0])
    page.press(Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    page.enter("title", "The second raid")
    page.save()
    assert page.stored().reference != three[0].reference
    assert page.stored().codes("violations") == three[0].codes("violations")
    assert page.stored(three[0].uid).title == three[0].title


def test_a_record_changed_elsewhere_is_not_overwritten(
    page: EventFormPage, three: list[Event], desk: OpenDesk
) -> None:
    page.open(three[0])
    page.enter("title", "Mine")
    other = page.stored(three[0].uid)
    other.title = "Theirs"
    saved(desk, other)
    with Answers("close") as boxes:
        page.save()
    assert "changed elsewhere" in boxes.said[0]
    assert page.stored(three[0].uid).title == "Theirs"
    assert page.title() == "Mine"
    with Answers("discard"):
        page.open(three[1])


def test_every_control_of_the_window_has_a_name(page: EventFormPage, three: list[Event]) -> None:
    page.open(three[0])
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in page.window.findChildren(QWidget)
        if widget.isVisibleTo(page.window)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_every_action_has_a_shortcut_of_its_own(page: EventFormPage) -> None:
    actions = [a for a in vars(page.window.form).values() if type(a).__name__ == "QAction"]
    shortcuts = [action.shortcut().toString() for action in actions]
    assert len(actions) > 20
    assert all(shortcuts)
    assert len(set(shortcuts)) == len(shortcuts)


def test_the_title_of_the_window_names_nobody(page: EventFormPage, three: list[Event]) -> None:
    page.open(three[0])
    assert page.window.windowTitle() == "HRD Desk"


def test_the_shape_of_the_window_is_remembered_and_no_name(
    page: EventFormPage, tmp_path: Path, three: list[Event]
) -> None:
    page.window.resize(1111, 640)
    page.window.wind_up()
    written = (tmp_path / "window.ini").read_text("utf-8")
    assert "hrdesk" not in written
    assert three[0].title not in written
    assert "main=" in written


def test_ctrl_tab_follows_the_eye_and_leaves_the_form_again(page: EventFormPage) -> None:
    page.new()
    visited = []
    for _turn in range(70):
        visited.append(focused().accessibleName() or focused().objectName())
        # Behind the form there is nothing to hurry past: there both keys are needed.
        is_in_form = page.form.isAncestorOf(focused())
        press(Qt.Key.Key_Tab, CTRL if is_in_form else Qt.KeyboardModifier.NoModifier)
        if focused().objectName() == "title":
            break
    in_order = ["Title", "Initial date", "Event description", "Number of people: Affected"]
    in_order += ["What they were doing", "Violations", "Summary for publications", "Remarks"]
    in_order += ["Find words in the records"]
    assert [name for name in visited if name in in_order] == in_order
    assert len(set(visited)) > len(visited) - 4, "Tab goes round in circles"


def test_a_point_outside_its_country_is_shown_among_the_problems(
    page: EventFormPage, desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    stray = Place(latitude_deg=51.17, longitude_deg=71.43, precision="locality")
    event = saved(desk, an_event(vocabulary, country_code="KG", places=[stray]))
    page.open(event)
    words = "A point lies in Kazakhstan"
    page.qtbot.waitUntil(lambda: words in "\n".join(page.problems()), timeout=20_000)
    assert "Kyrgyzstan" in next(line for line in page.problems() if words in line)


@pytest.mark.parametrize("name", ["import_table", "export_tables", "show_own_places"])
def test_what_was_opened_goes_once_it_is_left(page: EventFormPage, qtbot: QtBot, name: str) -> None:
    form, window = page.window.form, page.window

    def windows() -> list[QWidget]:
        return [child for child in window.findChildren(QWidget) if child.isWindow()]

    def leave() -> None:
        for opened in windows():
            opened.close()

    def open_and_leave() -> None:
        # Again and again: a dialog that is at work does not close.
        timer = QTimer(window, interval=20)
        timer.timeout.connect(leave)
        timer.start()
        getattr(form, name).trigger()
        qtbot.waitUntil(lambda: not any(each.isVisible() for each in windows()))
        timer.stop()

    open_and_leave()
    first = len(windows())
    for _time in range(2):
        open_and_leave()
    qtbot.waitUntil(lambda: len(windows()) <= first)
