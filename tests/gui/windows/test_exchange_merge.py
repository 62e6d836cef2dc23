"""Merging a database file in the window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.exchange_merge_dialog import ExchangeMergeDialog
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import delete_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.sending import send
from tests.builders import PASSPHRASE
from tests.pages.exchange import ExchangePage, logged
from tests.pages.keyboard import enter, focused
from tests.sync.identities import a_field_desk, a_headquarters, paired


@pytest.fixture
def other(tmp_path: Path) -> Path:
    with a_field_desk(tmp_path, "BIS") as desk:
        logged(desk, "Office searched", "Lawyer arrested")
    return desk.folder.path


def titles(desk: OpenDesk) -> list[str]:
    with desk.database.snapshot() as session:
        rows = event_page(session, EventFilter(), Sort(), None, 1000)
        return sorted(row.title for row in rows)


def test_another_desk_is_shown_and_then_taken_in(
    qtbot: QtBot, almaty: OpenDesk, other: Path
) -> None:
    dialog = ExchangeMergeDialog(almaty)
    page = ExchangePage(qtbot, dialog)
    dialog.ui.source.setText(str(other))
    dialog.ui.passphrase.setText(PASSPHRASE)
    page.press("go_on")
    assert page.said("summary").startswith("2 new")
    assert "From the desk BIS." in page.said("remark")
    first, *planned = page.rows("records")
    assert first[0] == "New (2)"
    assert [row[1] for row in planned] == ["Office searched", "Lawyer arrested"]
    assert all("BIS" in row[0] for row in planned)
    assert titles(almaty) == []
    with qtbot.waitSignal(dialog.taken_in):
        page.press("go_on")
    assert titles(almaty) == ["Lawyer arrested", "Office searched"]
    assert [row[1] for row in page.rows("records")[1:]] == ["Office searched", "Lawyer arrested"]
    assert dialog.ui.passphrase.text() == ""


def test_many_deletions_ask_for_their_number(qtbot: QtBot, tmp_path: Path, qapp: object) -> None:
    with a_field_desk(tmp_path) as almaty, a_headquarters(tmp_path) as hq:
        paired([almaty], hq)
        events = logged(almaty, *(f"Case {number}" for number in range(12)))
        receive(hq, send(almaty, tmp_path).paths[0])
        receive(almaty, send(hq, tmp_path).paths[0])
        with almaty.database.transaction("delete") as session:
            for event in events[:9]:
                delete_event(session, event.uid, "Entered twice")
        almaty.close()
        dialog = ExchangeMergeDialog(hq)
        page = ExchangePage(qtbot, dialog)
        dialog.ui.source.setText(str(almaty.folder.path))
        dialog.ui.passphrase.setText(PASSPHRASE)
        page.press("go_on")
        assert ["Deleted (9)", ""] in page.rows("records")
        page.press("go_on")
        assert "delete or empty 9 records" in page.said("warning")
        assert focused().objectName() == "number"
        assert len(titles(hq)) == 12
        enter("number", "8")
        page.press("go_on")
        assert "not the right one" in page.said("problem")
        assert len(titles(hq)) == 12
        enter("number", "9")
        page.press("go_on")
        assert len(titles(hq)) == 3
        assert page.said("heading") == "What was taken in"
        assert dialog.ui.passphrase.text() == ""
        finish_jobs()


def test_a_wrong_passphrase_is_said_in_place(qtbot: QtBot, almaty: OpenDesk, other: Path) -> None:
    dialog = ExchangeMergeDialog(almaty)
    page = ExchangePage(qtbot, dialog)
    page.press("go_on")
    assert page.said("problem").startswith("Choose the folder of the other desk")
    assert focused().objectName() == "source"
    dialog.ui.source.setText(str(other))
    dialog.ui.passphrase.setText("not this one at all")
    page.press("go_on")
    assert "passphrase" in page.said("problem")
    assert focused().objectName() == "passphrase"
    dialog.ui.passphrase.clear()
    dialog.ui.source.setFocus()
    page.press("go_on")
    assert page.said("problem") == "Type the passphrase of the other desk."
    assert focused().objectName() == "passphrase"
    assert dialog.page is dialog.ui.choice_page
    assert titles(almaty) == []


def test_a_desk_is_not_merged_into_itself(qtbot: QtBot, almaty: OpenDesk) -> None:
    dialog = ExchangeMergeDialog(almaty)
    page = ExchangePage(qtbot, dialog)
    dialog.ui.source.setText(str(almaty.folder.path))
    dialog.ui.passphrase.setText(PASSPHRASE)
    page.press("go_on")
    assert page.said("problem").startswith("This is this very desk.")
