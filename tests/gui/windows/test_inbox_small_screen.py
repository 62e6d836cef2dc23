"""The inbox where the list takes all the room: the keyboard leads to the record."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrd_desk.gui.workers import finish_jobs
from tests.gui.windows.test_inbox_window import OURS, THEIRS, Office
from tests.pages.inbox import InboxPage


def test_enter_goes_to_the_record(tmp_path: Path, qtbot: QtBot) -> None:
    office = Office(tmp_path)
    uid = office.shared(title="Demonstrators arrested")
    office.clash(uid, {"title": OURS}, {"title": THEIRS})
    office.up()
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    page.window.ui.splitter.fold(is_wanted=True)
    page.window.ui.entries.setFocus()
    assert not page.window.detail.isVisible()
    page.press(Qt.Key.Key_Return)
    assert page.window.detail.isVisible()
    assert page.window.detail.ui.values.hasFocus()
    assert page.entries()  # nothing was decided
    finish_jobs()
    office.hq.close()
    office.almaty.close()
