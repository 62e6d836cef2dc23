"""The inbox where the list takes all the room: the keyboard leads to the record."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from hrd_desk.gui.widgets.small_screens import fit_to_screen
from hrd_desk.gui.workers import finish_jobs
from tests.gui.windows.test_inbox_window import OURS, THEIRS, Office
from tests.pages.inbox import InboxPage

SMALL = QSize(675, 352)
"""What a panel of 1366x768 has for a window where everything is shown at 200 %."""


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


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_only_the_values_scroll_on_a_small_screen(tmp_path: Path, qtbot: QtBot) -> None:
    office = Office(tmp_path)
    uid = office.shared(title="Demonstrators arrested")
    office.clash(uid, {"title": OURS * 4}, {"title": THEIRS * 4})
    office.up()
    page = InboxPage(qtbot, office.hq)
    page.wait_for(1)
    window, detail = page.window, page.window.detail
    fit_to_screen(window, SMALL)
    qtbot.waitUntil(lambda: window.ui.splitter.is_folded)
    assert window.ui.kinds.isVisible()
    page.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.size().boundedTo(SMALL) == window.size()
    assert window.findChild(QScrollArea, "small_screen") is None
    assert not window.ui.kinds.isVisible()  # it narrows the list down, which is not in sight
    buttons = [each for each in detail.findChildren(QPushButton) if each.isVisible()]
    assert len(buttons) > 3
    for widget in (detail.ui.record, window.ui.close_button, *buttons):
        assert widget.visibleRegion().boundingRect() == widget.rect(), widget
    values = detail.ui.values
    assert values.visibleRegion().boundingRect().height() < values.height()
    assert values.verticalScrollBar().maximum() == 0  # one bar is enough
    before = values.mapTo(detail, QPoint(0, 0)).y()
    page.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert values.mapTo(detail, QPoint(0, 0)).y() < before  # the keyboard brings the rest
    finish_jobs()
    office.hq.close()
    office.almaty.close()
