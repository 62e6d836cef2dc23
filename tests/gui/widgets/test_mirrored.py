"""Windows that run from right to left: their margins change sides, and no pane is cut off."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrd_desk.gui.widgets.folding_splitter import FoldingSplitter
from hrd_desk.gui.widgets.mirrored import MirroredSplitter, mirror_margins

ROOT = Path(__file__).parents[3]


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def is_even(layout: Tree.Element) -> bool:
    left, right = (
        layout.findtext(f"property[@name='{side}Margin']/number") for side in ("left", "right")
    )
    return left == right


def geometries(splitter: MirroredSplitter) -> list[QRect]:
    panes = map(splitter.widget, range(splitter.count()))
    return [pane.geometry() for pane in panes if pane is not None]


@pytest.mark.parametrize("kind", [MirroredSplitter, FoldingSplitter])
@pytest.mark.usefixtures("right_to_left")
def test_every_pane_lies_within_its_splitter(qtbot: QtBot, kind: type[MirroredSplitter]) -> None:
    splitter = kind()
    qtbot.addWidget(splitter)
    for words in ("first", "second", "third"):
        splitter.addWidget(QLabel(words))
    splitter.resize(600, 200)
    splitter.show()
    panes = geometries(splitter)
    assert len(panes) == 3
    assert all(splitter.rect().contains(pane) for pane in panes), panes
    assert panes[0].right() == splitter.rect().right()


def test_a_splitter_that_is_turned_later_keeps_its_panes_inside(qtbot: QtBot) -> None:
    splitter = MirroredSplitter()
    qtbot.addWidget(splitter)
    splitter.addWidget(QLabel("first"))
    splitter.addWidget(QLabel("second"))
    splitter.resize(600, 200)
    splitter.show()
    splitter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert splitter.rect().contains(geometries(splitter)[0])


@pytest.mark.usefixtures("right_to_left")
def test_margins_change_sides_in_every_row(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    outer, row = QVBoxLayout(form), QHBoxLayout()
    outer.setContentsMargins(12, 1, 4, 2)
    row.setContentsMargins(0, 3, 7, 0)
    outer.addLayout(row)
    mirror_margins(form)
    assert outer.contentsMargins() == QMargins(4, 1, 12, 2)
    assert row.contentsMargins() == QMargins(7, 3, 0, 0)


def test_every_form_that_is_not_the_same_on_both_sides_is_mirrored() -> None:
    forms = [Tree.parse(form) for form in (ROOT / "ui").glob("*.ui")]  # noqa: S314  our own
    uneven = {
        form.findtext("class") for form in forms if not all(map(is_even, form.iter("layout")))
    }
    assert uneven
    sources = [path.read_text() for path in (ROOT / "hrd_desk" / "gui").rglob("*.py")]
    for form in uneven:
        users = [source for source in sources if f"= Ui_{form}()" in source]
        assert users, form
        assert all("mirror_margins(self)" in source for source in users), form


def test_no_form_has_a_splitter_that_cuts_its_first_pane() -> None:
    for form in sorted((ROOT / "ui").glob("*.ui")):
        assert 'class="QSplitter"' not in form.read_text(), form.name
