"""In what order the buttons of a window stand: what is done comes first, the way out last."""

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from hrd_desk.gui.widgets.outlined_style import OutlinedStyle
from hrd_desk.gui.widgets.plain_text import Answer, MessageBox, Role

FORMS = Path(__file__).parents[2] / "ui"
WAYS_OUT = ("Cancel", "Close")


def rows(form: Path) -> list[list[tuple[str, str]]]:
    """Return the rows of a form: the class and the words of each widget in them."""
    found = []
    for row in Tree.parse(form).iter("layout"):  # noqa: S314  our own file
        if row.get("class") == "QHBoxLayout":
            widgets = row.findall("item/widget")
            words = [widget.findtext("property[@name='text']/string", "") for widget in widgets]
            kinds = [widget.get("class", "") for widget in widgets]
            found.append(list(zip(kinds, (each.replace("&", "") for each in words), strict=True)))
    return found


@pytest.mark.parametrize("form", sorted(FORMS.glob("*.ui")), ids=lambda form: form.stem)
def test_nothing_is_done_by_a_button_behind_the_way_out(form: Path) -> None:
    for row in rows(form):
        for (kind, _words), (_kind, way_out) in pairwise([("", ""), *row]):
            stops_work = kind == "QProgressBar"
            if way_out in WAYS_OUT and not stops_work:
                assert row[-1][1] == way_out, row


def test_a_question_has_the_order_of_the_forms_on_each_desktop(qtbot: QtBot) -> None:
    answers = [Answer("cancel", "Cancel", Role.RejectRole), Answer("yes", "Delete it")]
    answers += [Answer("keep", "Keep", Role.DestructiveRole)]
    style = OutlinedStyle()
    box = MessageBox(None, "Delete?", answers)
    qtbot.addWidget(box)
    for row in box.findChildren(QDialogButtonBox):
        row.setStyle(style)
    box.show()
    buttons = box.findChildren(QPushButton)
    buttons.sort(key=lambda button: button.mapTo(box, QPoint(0, 0)).x())
    assert [button.text() for button in buttons] == ["Delete it", "Keep", "Cancel"]
