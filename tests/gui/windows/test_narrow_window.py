"""List and record one at a time: where letters are large on a small screen, and by choice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from hrd_desk.gui.palettes import load_fonts
from hrd_desk.gui.spoken import speak
from hrd_desk.gui.widgets.small_screens import fit_to_screen
from hrd_desk.i18n import LANGUAGES
from hrd_desk.storage.opening import OpenDesk
from tests.builders import an_event, saved, vocabulary_of
from tests.clipping import clipped_texts
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.event_list import EventListPage
from tests.pages.keyboard import focused, press, tab_to

SMALL = QSize(675, 352)
"""What a panel of 1366x768 has for a window where everything is shown at 200 %."""


class NarrowPage(EventFormPage):
    """The window on a small screen, and which of its sides is seen."""

    def shrink(self) -> None:
        """Bring the window onto the small screen, as the application does."""
        fit_to_screen(self.window, SMALL)
        QApplication.processEvents()

    def seen(self) -> list[str]:
        """Return which sides can be seen."""
        sides = {"list": self.window.side, "record": self.window.record}
        return [name for name, side in sides.items() if side.isVisible()]

    def click_row(self, row: int) -> None:
        """Click a row of the list."""
        table = self.window.list.form.table
        place = table.visualRect(table.model().index(row, 2)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> Iterator[NarrowPage]:
    vocabulary = vocabulary_of(desk)
    for number in range(3):
        saved(desk, an_event(vocabulary, title=f"Raid number {number}"))
    page = NarrowPage(qtbot, desk, tmp_path)
    EventListPage(qtbot, page.window.list).wait_for(3)
    page.shrink()
    yield page
    page.close()


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    font = qapp.font()
    load_fonts(qapp)
    speak(request.param)
    yield request.param
    speak(LANGUAGES[0])
    qapp.setFont(font)


def test_list_and_record_are_seen_whole_in_each_language(
    spoken: str, page: NarrowPage, qtbot: QtBot
) -> None:
    figure = page.window.exchange.bar.ui.figure
    qtbot.waitUntil(lambda: bool(figure.text()))
    assert page.seen() == ["list"]
    for side in ("list", "record"):
        assert page.window.size().boundedTo(SMALL) == page.window.size(), side
        assert clipped_texts(page.window) == [], side
        page.new()
    form = page.form.form
    assert form.page.width() <= form.scroll.viewport().width()  # nothing is off to the side
    bottom = form.title.mapTo(page.window, QPoint(0, form.title.height())).y()
    assert bottom < page.window.height()


def test_the_line_of_the_exchange_is_seen_whole(
    spoken: str, page: NarrowPage, qtbot: QtBot
) -> None:
    figure, found = page.window.exchange.bar.ui.figure, page.window.list.form.found
    qtbot.waitUntil(lambda: bool(figure.text()))
    qtbot.waitUntil(lambda: not figure.is_cut)  # its second line comes with the next turns
    assert "3" in found.text()  # the number of events went above the list
    page.window.resize(1366, 768)
    QApplication.processEvents()
    assert found.text() == ""
    assert page.window._count_label.isVisible()  # noqa: SLF001


def test_the_bar_that_offers_redo_makes_nothing_scroll_and_nothing_too_wide(
    spoken: str, page: NarrowPage, qtbot: QtBot
) -> None:
    page.new()
    page.window.record.event_form.places.add()
    page.window.form.notice.say("The deletion is undone.", {"Redo": lambda: None})
    page.shrink()
    QApplication.processEvents()
    area = page.window.findChild(QScrollArea, "small_screen")
    assert area is None or area.verticalScrollBar().maximum() == 0
    form = page.form.form
    assert form.page.width() <= form.scroll.viewport().width()
    assert clipped_texts(page.window) == []


def test_a_new_record_comes_to_the_front_and_the_list_is_a_key_or_a_click_away(
    page: NarrowPage,
) -> None:
    assert page.seen() == ["list"]
    page.new()
    assert page.seen() == ["record"]
    assert focused() is page.field("title")
    page.window.record.form.back.click()
    assert page.seen() == ["list"]
    assert focused() is page.window.list.form.table
    page.window.list.form.forward.click()
    assert page.seen() == ["record"]
    page.press(Qt.Key.Key_1, CTRL)
    assert page.seen() == ["list"]
    page.press(Qt.Key.Key_2, CTRL)
    assert (page.seen(), focused()) == (["record"], page.field("title"))
    page.press(Qt.Key.Key_F, CTRL)
    assert (page.seen(), focused()) == (["list"], page.window.list.form.filter)


def test_arrow_keys_stay_in_the_list_and_enter_or_a_click_go_on(page: NarrowPage) -> None:
    page.press(Qt.Key.Key_1, CTRL)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Down):
        press(key)
    assert page.seen() == ["list"]
    title = page.window.list.model.index(1, 2).data()
    press(Qt.Key.Key_Return)
    assert (page.seen(), page.title()) == (["record"], title)
    page.press(Qt.Key.Key_1, CTRL)
    page.click_row(2)
    title = page.window.list.model.index(2, 2).data()
    assert (page.seen(), page.title()) == (["record"], title)


def test_the_list_comes_back_where_the_record_went(page: NarrowPage) -> None:
    page.press(Qt.Key.Key_1, CTRL)
    page.click_row(0)
    page.window.form.event_delete.trigger()
    assert page.seen() == ["list"]


def test_the_source_text_takes_the_place_of_the_list(page: NarrowPage) -> None:
    page.new()
    page.press(Qt.Key.Key_F9)
    assert (page.seen(), focused()) == (["list"], page.window.source.panel.form.text)
    page.window.source.panel.form.forward.click()
    assert page.seen() == ["record"]
    back = page.window.record.form.back
    assert back.accessibleName() == "Source text"
    back.click()
    assert (page.seen(), focused()) == (["list"], page.window.source.panel.form.text)


def test_a_wider_window_shows_both_as_before(page: NarrowPage) -> None:
    page.new()
    page.window.resize(1366, 768)
    QApplication.processEvents()
    assert page.seen() == ["list", "record"]
    assert page.window.record.form.back.isHidden()
    assert min(page.window.form.splitter.sizes()) > 400


def test_one_side_alone_can_be_chosen_at_any_width_and_is_remembered(
    qtbot: QtBot, desk: OpenDesk, tmp_path: Path
) -> None:
    page = NarrowPage(qtbot, desk, tmp_path)
    page.new()
    assert page.seen() == ["list", "record"]
    page.press(Qt.Key.Key_F7)
    assert page.seen() == ["record"]
    page.close()
    again = NarrowPage(qtbot, desk, tmp_path)
    assert again.seen() == ["list"]
    again.press(Qt.Key.Key_F7)
    assert again.seen() == ["list", "record"]
    again.close()


def test_a_sentence_that_is_cut_is_told_whole_by_key_and_mouse(page: NarrowPage) -> None:
    page.press(Qt.Key.Key_1, CTRL)
    figure = page.window.exchange.bar.ui.figure
    whole = "913 records exist only on this computer. " * 5
    figure.setText(whole)
    QApplication.processEvents()
    assert figure.is_cut
    assert figure.text() == whole
    assert whole.strip() in figure.toolTip()
    tab_to("figure")
    assert focused() is figure
    figure.setText("Short.")
    assert not figure.is_cut
    assert figure.toolTip() == ""
