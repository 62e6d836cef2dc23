"""A sentence that is cut keeps the order of its words."""

from pytestqt.qtbot import QtBot

from hrd_desk.gui.widgets.fitting_label import FittingLabel
from hrd_desk.gui.widgets.marks import in_its_own_direction


def test_the_last_line_of_an_english_text_in_arabic_is_one_piece(qtbot: QtBot) -> None:
    note = (
        "Capture by non-state actors; custody that is denied or hidden; a summons (Criminal charge)"
    )
    label = FittingLabel(text=f"استبعاد: {in_its_own_direction(note)}", most_lines=2)
    qtbot.addWidget(label)
    label.resize(220, 40)
    label.show()
    *_lines, last = label._shown()  # noqa: SLF001  what is drawn
    assert label.is_cut
    assert last.endswith("…\u2069")
    assert (last.count("\u2068"), last.count("\u2069")) == (1, 1)
