"""A dialog that is larger than the screen scrolls; its buttons and its errors stay in sight."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrd_desk.gui.widgets.column_widths import ColumnWidths
from hrd_desk.gui.widgets.folding_splitter import FoldingSplitter, PaneTabs
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.small_screens import fit_to_screen
from tests.clipping import clipped_texts

SMALL = QSize(675, 352)


class Dialog(QDialog):
    """Twenty lines to fill in, a line for errors, a sign of work, and some buttons."""

    def __init__(self, buttons: int) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        self.lines = [QLineEdit(self) for _number in range(20)]
        for line in self.lines:
            layout.addWidget(line)
        self.problem = PlainLabel(self, "No such folder.")
        self.problem.setObjectName("problem")
        layout.addWidget(self.problem)
        layout.addWidget(QProgressBar(self))
        row = QHBoxLayout()
        row.addStretch(1)
        self.buttons = [QPushButton(f"Button number {number}", self) for number in range(buttons)]
        for button in self.buttons:
            row.addWidget(button)
        layout.addLayout(row)


@pytest.mark.parametrize("buttons", [2, 9])
@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_buttons_and_errors_stay_in_sight(qtbot: QtBot, buttons: int) -> None:
    dialog = Dialog(buttons)
    qtbot.addWidget(dialog)
    dialog.show()
    fit_to_screen(dialog, SMALL)
    QApplication.processEvents()
    assert dialog.size().boundedTo(SMALL) == dialog.size()
    for widget in (dialog.problem, *dialog.buttons):
        assert widget.visibleRegion().boundingRect() == widget.rect(), widget
    assert dialog.lines[-1].visibleRegion().isEmpty()
    dialog.lines[-1].setFocus(Qt.FocusReason.TabFocusReason)
    assert dialog.lines[0].isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_dialog_that_fits_stays_as_it_is(qtbot: QtBot) -> None:
    dialog = Dialog(2)
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.size()
    fit_to_screen(dialog, QSize(2000, 2000))
    assert dialog.size() == before
    assert dialog.lines[0].parentWidget() is dialog


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_sentence_of_many_lines_squeezes_no_field(qtbot: QtBot) -> None:
    dialog = Dialog(2)
    qtbot.addWidget(dialog)
    dialog.problem.setWordWrap(True)
    dialog.show()
    dialog.problem.setText("There is no desk there. Check the name. " * 20)
    dialog.resize(300, dialog.minimumSizeHint().height() // 2)
    fit_to_screen(dialog, QSize(2000, 2000))
    QApplication.processEvents()
    line = dialog.lines[0]
    assert line.height() >= line.minimumSizeHint().height()
    assert dialog.problem.height() >= dialog.problem.heightForWidth(dialog.problem.width())


class Pane(QWidget):
    """Needs as much width as it is told."""

    def __init__(self, least_px: int) -> None:
        super().__init__()
        self.setMinimumWidth(least_px)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_panes_that_come_to_need_more_are_shown_one_at_a_time(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    splitter = FoldingSplitter(window)
    layout.addWidget(splitter)
    first, second = Pane(200), Pane(200)
    for pane in (first, second):
        splitter.addWidget(pane)
    tabs = PaneTabs(splitter, ("List", "Record"))
    window.resize(600, 300)
    window.show()
    assert first.isVisible()
    assert second.isVisible()
    second.setMinimumWidth(560)  # its words have come
    qtbot.waitUntil(lambda: splitter.is_folded)
    assert [first.isVisible(), second.isVisible()] == [True, False]
    splitter.bring_forward(second)
    assert tabs.currentIndex() == 1
    assert second.isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_columns_give_way_before_a_heading_is_cut(qtbot: QtBot) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setHeaderLabels(["In the file", "First values", "Leads to the field"])
    for column, width in enumerate((260, 300)):
        tree.setColumnWidth(column, width)
    tree.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    ColumnWidths(tree, 2)
    tree.resize(900, 300)
    tree.show()
    assert tree.columnWidth(0) == 260
    tree.resize(560, 300)
    QApplication.processEvents()
    assert clipped_texts(tree) == []
    assert tree.header().length() <= tree.viewport().width()
    tree.resize(900, 300)
    QApplication.processEvents()
    assert tree.columnWidth(0) == 260


class Tools(QDialog):
    """A list above a row of tools, a gap, and what ends the work; too wide for a small screen."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        self.list = QTreeWidget(self)
        layout.addWidget(self.list, 1)
        row = QHBoxLayout()
        self.tools = [QPushButton(f"Tool number {number}", self) for number in range(5)]
        self.ends = [QPushButton(words, self) for words in ("Save three events", "Close")]
        for button in self.tools:
            row.addWidget(button)
        row.addStretch(1)
        for button in self.ends:
            row.addWidget(button)
        layout.addLayout(row)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_row_that_is_too_wide_breaks_at_its_gap_and_nothing_scrolls(qtbot: QtBot) -> None:
    dialog = Tools()
    qtbot.addWidget(dialog)
    dialog.show()
    fit_to_screen(dialog, SMALL)
    QApplication.processEvents()
    assert dialog.findChild(QScrollArea, "small_screen") is None
    rows = [{button.y() for button in part} for part in (dialog.tools, dialog.ends)]
    assert [len(row) for row in rows] == [1, 1]
    assert min(rows[0]) < min(rows[1])
    last = dialog.ends[-1].geometry()
    assert last.right() >= dialog.list.geometry().right() - 1  # the end of the line is theirs
    dialog.resize(1200, 352)
    QApplication.processEvents()
    assert {button.y() for button in (*dialog.tools, *dialog.ends)} == {dialog.tools[0].y()}
