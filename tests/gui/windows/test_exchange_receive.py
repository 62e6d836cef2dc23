"""Receiving in the window: shown first, then taken in; refusals and deletions in plain words."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.exchange_facts import RECEIVE_FOLDER, kept_folder, read_facts
from hrd_desk.gui.windows.exchange_receive_dialog import ExchangeReceiveDialog
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.model.event import Event
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import delete_event, load_event, save_event
from hrd_desk.storage.merge.incoming import MergeReport, Outcome
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.inbox import inbox
from hrd_desk.sync.looking_again import is_looking_left, note_to_look_at
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.sending import send
from tests.pages.exchange import LONG_MS, ExchangePage, logged, looking, main_window
from tests.pages.keyboard import enter, focused, press
from tests.sync.exchanging import edited
from tests.sync.exchanging import logged as entered
from tests.sync.identities import a_field_desk, paired


def count(desk: OpenDesk) -> int:
    with desk.database.snapshot() as session:
        return len(event_page(session, EventFilter(), Sort(), None, 1000))


def test_what_a_file_would_change_is_shown_before_it_is_taken_in(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path
) -> None:
    events = logged(almaty, "Raid on the market", "Lawyer arrested")
    send(almaty, stick)
    page = looking(qtbot, hq, stick)
    assert page.said("summary").startswith("2 new, 0 updated, 0 need a decision, 0 deleted")
    assert page.rows("records") == [
        ["New (2)", ""],
        [events[0].reference, "Raid on the market"],
        [events[1].reference, "Lawyer arrested"],
    ]
    assert count(hq) == 0
    assert focused().objectName() == "go_on"
    with qtbot.waitSignal(page.dialog.taken_in):  # type: ignore[attr-defined]  # the receiving one
        press(Qt.Key.Key_Return)
    page.wait()
    assert count(hq) == 2
    assert page.rows("files")[0][1] == "Taken in"
    assert not page.is_shown("inbox")
    assert kept_folder(hq.database, RECEIVE_FOLDER) == stick


def test_a_file_that_was_taken_in_before_is_nothing_new(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path
) -> None:
    receive(hq, send(almaty, stick).paths[0])
    page = looking(qtbot, hq, stick)
    assert page.said("summary") == "Nothing new: all of this was taken in before."
    assert page.rows("files")[0][1] == "Known already"
    assert not page.is_shown("go_on")
    page.press("back")
    assert page.is_shown("go_on")


def test_a_refused_file_says_why_and_what_to_do(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path
) -> None:
    logged(almaty, "Raid on the market")
    path = send(almaty, stick).paths[0]
    path.write_bytes(path.read_bytes()[:-20_000] if path.stat().st_size > 30_000 else b"half")
    page = looking(qtbot, hq, stick)
    ((_name, state, sentence),) = page.rows("files")
    assert state == "Refused"
    assert "send it again" in sentence or "Choose one that ends in .hrdx" in sentence
    assert page.said("summary") == "Nothing of this can be taken in."


def test_files_for_other_desks_on_the_stick_are_passed_over(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path, tmp_path: Path
) -> None:
    logged(almaty, "Raid on the market")
    send(almaty, stick)
    with a_field_desk(tmp_path, "BIS") as bishkek:
        paired([bishkek], hq)
        page = looking(qtbot, bishkek, stick)
        passed = "1 file is for another desk, or its beginning is damaged; it is passed over."
        assert page.said("summary") == f"Nothing new: no file here is for this desk. {passed}"
        assert page.rows("files") == []
        assert not page.is_shown("go_on")
        page.dialog.reject()
        send(hq, stick, code="BIS")
        page = looking(qtbot, bishkek, stick)
        assert page.said("summary").endswith(passed)
        page.press("go_on")
        assert [row[1] for row in page.rows("files")] == ["Taken in"]
        with bishkek.database.snapshot() as session:
            assert inbox(session) == []
        finish_jobs()


def test_one_bad_file_does_not_hold_up_the_others(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path
) -> None:
    logged(almaty, "Raid on the market")
    send(almaty, stick)
    (stick / "other.hrdx").write_bytes(b"not one of ours")
    page = looking(qtbot, hq, stick)
    page.press("go_on")
    assert sorted(row[1] for row in page.rows("files")) == ["Refused", "Taken in"]
    assert count(hq) == 1
    with qtbot.waitSignal(page.dialog.inbox_wanted):  # type: ignore[attr-defined]  # the receiving one
        page.press("inbox")


def test_an_empty_folder_holds_nothing_new(qtbot: QtBot, hq: OpenDesk, stick: Path) -> None:
    page = looking(qtbot, hq, stick)
    assert page.said("problem").startswith("Nothing new")


def test_files_can_be_chosen_one_by_one(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path
) -> None:
    logged(almaty, "Raid on the market")
    path = send(almaty, stick).paths[0]
    dialog = ExchangeReceiveDialog(hq)
    page = ExchangePage(qtbot, dialog)
    dialog.look_at([path])
    page.wait()
    assert page.said("summary").startswith("1 new")


def test_many_deletions_ask_for_their_number(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path, tmp_path: Path
) -> None:
    events = logged(almaty, *(f"Case {number}" for number in range(12)))
    receive(hq, send(almaty, stick).paths[0])
    receive(almaty, send(hq, stick).paths[0])
    delete_all(almaty, events[:9])
    second = tmp_path / "second"
    second.mkdir()
    send(almaty, second)
    page = looking(qtbot, hq, second)
    page.press("go_on")
    assert "delete or empty 9 records" in page.said("warning")
    assert count(hq) == 12
    enter("number", "8")
    page.press("go_on")
    assert "not the right one" in page.said("problem")
    assert count(hq) == 12
    enter("number", "9")
    page.press("go_on")
    assert count(hq) == 3
    assert page.rows("files")[0][1] == "Taken in"


def test_whoever_says_no_to_deleting_sees_what_the_other_files_brought(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path, tmp_path: Path
) -> None:
    events = logged(almaty, *(f"Case {number}" for number in range(12)))
    receive(hq, send(almaty, stick).paths[0])
    receive(almaty, send(hq, stick).paths[0])
    delete_all(almaty, events[:9])
    second = tmp_path / "second"
    second.mkdir()
    send(almaty, second)
    with a_field_desk(tmp_path, "BIS") as bishkek:
        paired([bishkek], hq)
        logged(bishkek, "Lawyer arrested")
        send(bishkek, second)
    page = looking(qtbot, hq, second)
    page.press("go_on")
    assert "delete or empty 9 records" in page.said("warning")
    page.press("cancel")
    assert page.dialog.isVisible()
    assert page.said("summary").startswith("1 new")
    assert [row[1] for row in page.rows("files")] == ["Stopped", "Taken in"]
    assert count(hq) == 13
    page.press("cancel")
    assert not page.dialog.isVisible()


def delete_all(desk: OpenDesk, events: list[Event]) -> None:
    with desk.database.transaction("delete") as session:
        for event in events:
            delete_event(session, event.uid, "Entered twice")


def test_the_button_to_the_inbox_has_the_figure_of_the_main_window(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path, tmp_path: Path
) -> None:
    (event,) = logged(almaty, "Raid on the market")
    receive(hq, send(almaty, tmp_path).paths[0])
    edited(almaty, event.uid, title="Raid on the big market")
    edited(hq, event.uid, title="Raid on the bazaar")
    send(almaty, stick)
    (stick / "other.hrdx").write_bytes(b"not one of ours")
    page = looking(qtbot, hq, stick)
    page.press("go_on")
    assert "1 need a decision" in page.said("summary")
    button = page.dialog.ui.inbox  # type: ignore[attr-defined]  # the receiving one
    assert button.text() == "Open the in&box (2)"
    assert read_facts(hq.database).inbox == 2
    with hq.database.snapshot() as session:
        assert len(inbox(session)) == 2


def test_who_stops_sees_what_came_in_before(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path, tmp_path: Path
) -> None:
    logged(almaty, "Raid on the market")
    send(almaty, stick)
    with a_field_desk(tmp_path, "BIS") as bishkek:
        paired([bishkek], hq)
        logged(bishkek, "Lawyer arrested")
        send(bishkek, stick)
        page = looking(qtbot, hq, stick)
        dialog = page.dialog

        def stop_once(_announcement: object) -> None:
            if count(hq) == 1:
                dialog.cancel_work()

        hq.database.listen(stop_once)
        with qtbot.waitSignal(dialog.taken_in):  # type: ignore[attr-defined]  # the receiving one
            page.press("go_on")
        page.wait()
        hq.database.forget(stop_once)
        assert count(hq) == 1
        assert page.said("heading") == "What was taken in"
        assert page.said("summary").startswith("1 new")
        assert page.said("summary").endswith("You stopped: 1 file was not taken in.")
        assert [row[1] for row in page.rows("files")] == ["Taken in"]
        finish_jobs()


def test_looking_that_was_stopped_goes_on_in_the_window(
    qtbot: QtBot, hq: OpenDesk, tmp_path: Path
) -> None:
    one, _other = entered(hq), entered(hq)
    with hq.database.local_transaction() as session:
        report = MergeReport()
        report.note(one, Outcome.ADDED)
        note_to_look_at(session, report)
    with main_window(qtbot, hq, tmp_path) as window:
        window.exchange.begin()
        button = window.exchange.bar.ui.inbox
        qtbot.waitUntil(lambda: button.text() == "Inbox (1)", timeout=LONG_MS)
    with hq.database.snapshot() as session:
        assert not is_looking_left(session)


def test_the_record_on_the_screen_follows_what_is_taken_in(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path, tmp_path: Path
) -> None:
    (event,) = logged(almaty, "Raid on the market")
    receive(hq, send(almaty, stick).paths[0])
    with almaty.database.snapshot() as session:
        changed = load_event(session, event.uid)
    changed.title = "Raid on the big market"
    with almaty.database.transaction("save") as session:
        save_event(session, changed)
    path = send(almaty, stick).paths[0]
    with main_window(qtbot, hq, tmp_path) as window:
        window.editor.open(event.uid)
        dialog = ExchangeReceiveDialog(hq, window)
        dialog.taken_in.connect(window.exchange.taken_in)
        page = ExchangePage(qtbot, dialog)
        dialog.look_at([path])
        page.wait()
        page.press("go_on")
        record = window.editor.record
        assert record is not None
        assert record.title == "Raid on the big market"
        page.press("cancel")


def test_a_file_that_is_typed_for_a_folder_is_looked_at(
    qtbot: QtBot, almaty: OpenDesk, hq: OpenDesk, stick: Path
) -> None:
    logged(almaty, "Raid on the market")
    page = looking(qtbot, hq, send(almaty, stick).paths[0])
    assert page.said("summary").startswith("1 new")
    page.press("go_on")
    assert count(hq) == 1
