"""A chart is walked with the arrow keys in the direction in which it is drawn."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hrd_desk.gui.widgets.chart_view import ChartSpot, ChartView


@pytest.mark.parametrize(
    ("direction", "onwards"),
    [
        (Qt.LayoutDirection.LeftToRight, Qt.Key.Key_Right),
        (Qt.LayoutDirection.RightToLeft, Qt.Key.Key_Left),
    ],
)
def test_arrow_keys_go_the_way_of_the_language(
    qtbot: QtBot, direction: Qt.LayoutDirection, onwards: Qt.Key
) -> None:
    chart = ChartView()
    qtbot.addWidget(chart)
    chart.setLayoutDirection(direction)
    spots = [ChartSpot(QRectF(10 * n, 20 * (n // 3), 10, 20), str(n)) for n in range(6)]
    chart.show_chart(b"", (60.0, 60.0), "six numbers", spots)
    for key, place in ((onwards, 1), (onwards, 2), (Qt.Key.Key_Down, 3), (Qt.Key.Key_End, 5)):
        QTest.keyClick(chart, key)
        assert chart.current == place
    with qtbot.waitSignal(chart.chosen) as told:
        QTest.keyClick(chart, Qt.Key.Key_Space)
    assert told.args == [5]
