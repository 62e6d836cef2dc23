"""Two copies of a desk stand in the inbox until a person has put that right."""

import uuid
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.inbox_window import InboxWindow
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.storage.journal.tables import Desk
from hrd_desk.sync.inbox_entries import InboxKind
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.sending import send
from tests.gui.windows.test_inbox_window import Office
from tests.pages.exchange import main_window
from tests.pages.inbox import InboxPage
from tests.pages.keyboard import Answers
from tests.sync.exchanging import assert_sound, event_on, logged
from tests.sync.identities import a_headquarters, card_of, copied, reopened, taken


def test_a_copied_desk_that_was_put_right_is_put_away(qtbot: QtBot, tmp_path: Path) -> None:
    office = Office(tmp_path)
    line = Desk(
        uid=uuid.uuid4(),
        code="ALM",
        role="field",
        node=1,
        verify_key=bytes(32),
        line_of=office.almaty.uid,
    )
    with office.hq.database.local_transaction() as session:
        session.add(line)
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    assert "say in the inbox of the desk that it is the copy" in page.advice()
    assert set(page.words()) == {"3"}  # which of the two is the copy, only they know
    page.press(Qt.Key.Key_3)
    page.wait_for(0)
    finish_jobs()
    office.hq.close()
    office.almaty.close()


def test_the_copy_becomes_a_desk_of_its_own_where_that_is_found_out(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office = Office(tmp_path)
    office.almaty.close()
    path = copied(office.almaty.folder.path, tmp_path / "Copy.hrdesk")
    (tmp_path / "FORK").mkdir()
    with reopened(office.almaty.folder.path) as first, reopened(path) as copy:
        for desk, title in ((first, "By the first"), (copy, "By the copy")):
            logged(desk, title=title)
            receive(office.hq, send(desk, tmp_path / "FORK").paths[0])
        receive(copy, send(office.hq, tmp_path / "FORK").paths[0])
        page = InboxPage(qtbot, copy)
        page.go_to(InboxKind.FORKED)
        with Answers("cancel"):
            page.press(Qt.Key.Key_1)
        assert copy.code == "ALM"
        with Answers("yes") as asked:
            page.press(Qt.Key.Key_1)
            page.wait_for_notice("The copy is a desk of its own now")
        assert "Do so on the copy alone" in asked.said[0]
        assert copy.code.startswith("ALM")
        assert (copy.code, copy.code in page.notice()) != ("ALM", False)
        assert event_on(copy, logged(copy)).reference.split("-")[2] == copy.code
        qtbot.waitUntil(lambda: InboxKind.FORKED not in [kind for kind, _name in page.entries()])
        page.window.close()
        taken(office.hq, card_of(copy))
        sent = receive(office.hq, send(copy, tmp_path / "FORK").paths[0])
        assert sent.peer_code == copy.code
        assert_sound(first, copy, office.hq)
        finish_jobs()
    office.hq.close()


def test_the_button_of_the_main_window_follows_what_is_put_away(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_headquarters(tmp_path) as hq, main_window(qtbot, hq, tmp_path) as window:
        (tmp_path / "notes.hrdx").write_bytes(b"hello")
        receive(hq, tmp_path / "notes.hrdx")
        window.exchange.refresh()
        button = window.exchange.bar.ui.inbox
        qtbot.waitUntil(lambda: button.text() == "Inbox (1)")
        window.show_inbox()
        page = InboxPage(qtbot, window.findChildren(InboxWindow)[0])
        page.wait_for(1)
        page.press(Qt.Key.Key_3)
        page.wait_for(0)
        qtbot.waitUntil(lambda: button.text() == "Inbox")
        page.window.close()
