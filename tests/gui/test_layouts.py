"""Layouts are taken apart without Python seeing their items, which outlive what they stand for."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from hrd_desk.gui.layouts import add_filled, empty, known_items, placed_in, take_out, widgets_in
from hrd_desk.gui.widgets.chips import FlowLayout


def a_row(*names: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    for name in names:
        row.addWidget(QPushButton(name))
    return row


def test_what_lies_in_a_layout_comes_with_its_place(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, last, row = QLabel("first"), QLabel("last"), QHBoxLayout()
    column.addStretch(1)
    column.addWidget(last)
    column.insertWidget(0, first)
    column.addLayout(row)
    row.addWidget(QLabel("deeper"))
    assert placed_in(column) == [(0, first), (2, last), (3, row)]
    assert widgets_in(column) == [first, last]
    take_out(column, row)
    take_out(column, first)
    assert placed_in(column) == [(1, last)]
    assert known_items() == []


def test_no_item_is_known_after_a_filled_row_was_added(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addLayout(a_row("seen"))
    assert len(known_items()) == 2, "what PySide does, and what this module is for"
    add_filled(column, a_row("OK", "Cancel"))
    assert known_items() == []
    window.show()
    texts = [button.text() for button in window.findChildren(QPushButton) if button.isVisible()]
    assert texts == ["seen", "OK", "Cancel"]


def test_a_layout_that_is_emptied_lets_its_widgets_go_at_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    labels = [QLabel(text) for text in ("first", "last")]
    for label in labels:
        column.addWidget(label)
    window.show()
    with qtbot.waitSignals([label.destroyed for label in labels]):
        empty(column)
        assert (column.count(), [label.isVisible() for label in labels]) == (0, [False, False])
    assert known_items() == []


def test_a_flow_forgets_what_is_deleted_taken_or_given_away(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window)
    buttons = [QPushButton(str(number)) for number in range(4)]
    for button in buttons:
        flow.addWidget(button)
    window.show()
    delete(buttons.pop(0))
    buttons.pop(0).setParent(None)
    take_out(flow, buttons.pop(0))
    assert widgets_in(flow) == buttons
    assert flow.count() == 1
    assert known_items() == []
