"""No text of a form is cut, in any language of the program, on any screen."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QMainWindow,
    QScrollArea,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrd_desk.gui import generated
from hrd_desk.gui.palettes import load_fonts
from hrd_desk.gui.spoken import speak
from hrd_desk.gui.widgets.small_screens import fit_to_screen, give_full_width
from hrd_desk.i18n import LANGUAGES
from tests.clipping import clipped_texts

SCREEN = QSize(1366, 728)
"""What a panel of 1366x768 has for a window between its title and a task bar."""

SMALL_SCREEN = QSize(675, 352)
"""What the same panel has for it where everything is shown at 200 %."""

FORMS = sorted(module.name for module in pkgutil.iter_modules(generated.__path__))


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Speak each language in the shipped fonts."""
    font = qapp.font()
    load_fonts(qapp)
    speak(request.param)
    yield request.param
    speak(LANGUAGES[0])
    qapp.setFont(font)


def form(name: str, screen: QSize) -> QWidget:
    """Return a form as Designer drew it: a dialog as it asks for, others as large as the screen."""
    module = importlib.import_module(f"{generated.__name__}.{name}")
    (maker,) = (getattr(module, each) for each in dir(module) if each.startswith("Ui_"))
    kind = QMainWindow if "main_window" in name else QDialog if "dialog" in name else QWidget
    window: QWidget = kind()
    maker().setupUi(window)
    for area in window.findChildren(QScrollArea):
        if area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            give_full_width(area)
    is_dialog = isinstance(window, QDialog)
    window.resize(window.size().expandedTo(window.sizeHint()) if is_dialog else screen)
    return window


@pytest.mark.parametrize("screen", [SCREEN, SMALL_SCREEN], ids=["1366x768", "200 %"])
def test_no_text_of_a_form_is_cut(spoken: str, screen: QSize, qtbot: QtBot) -> None:
    found = []
    for name in FORMS:
        window = form(name, screen)
        qtbot.addWidget(window)
        window.show()
        fit_to_screen(window, screen)
        QApplication.processEvents()
        assert window.width() <= screen.width(), name
        assert window.height() <= screen.height(), name
        found += [f"{name} > {cut}" for cut in clipped_texts(window)]
        window.close()
    assert found == [], spoken


def test_headings_are_judged_with_their_margins_and_boxes_by_what_is_chosen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    tree, box = QTreeWidget(window), QComboBox(window)
    tree.setHeaderLabels(["In other languages", "Row"])
    box.addItem("Cases, people and violations")
    layout.addWidget(tree)
    layout.addWidget(box)
    window.resize(600, 300)
    window.show()
    header = tree.header()
    words_px = header.fontMetrics().horizontalAdvance("In other languages")
    header.resizeSection(0, words_px + 20)
    assert clipped_texts(window) == []
    header.resizeSection(0, words_px)
    box.setFixedWidth(90)
    QApplication.processEvents()
    found = " ".join(clipped_texts(window))
    assert "In other languages" in found
    assert "Cases, people and violations" in found


def test_the_buttons_below_the_pairs_stand_in_one_row(spoken: str, qtbot: QtBot) -> None:
    window = form("ui_duplicates_window", SMALL_SCREEN)
    qtbot.addWidget(window)
    for name in ("merge", "cancel"):  # those of headquarters, and of looking
        hidden = window.findChild(QWidget, name)
        assert hidden is not None
        hidden.hide()
    window.show()
    assert window.minimumSizeHint().width() <= SMALL_SCREEN.width(), spoken
