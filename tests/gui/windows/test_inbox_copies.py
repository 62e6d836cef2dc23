"""Two copies of a desk stand in the inbox until a person has put that right."""

import uuid
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrd_desk.gui.workers import finish_jobs
from hrd_desk.storage.journal.tables import Desk
from tests.gui.windows.test_inbox_window import Office
from tests.pages.inbox import InboxPage


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
    assert "say that it is a copy" in page.advice()
    page.press(Qt.Key.Key_3)
    page.wait_for(0)
    finish_jobs()
    office.hq.close()
    office.almaty.close()
