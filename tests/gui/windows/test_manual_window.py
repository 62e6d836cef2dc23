"""The manual in a window: pages, search, links."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.manual_opening import open_manual
from hrd_desk.gui.windows.manual_window import ManualWindow
from hrd_desk.manual import pages
from tests.pages.keyboard import press, show, type_text


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[ManualWindow]:
    window = ManualWindow()
    show(qtbot, window)
    yield window
    window.close()


def _listed(window: ManualWindow) -> list[str]:
    rows = map(window.ui.pages.item, range(window.ui.pages.count()))
    return [row.text() for row in rows if not row.isHidden()]


def test_every_page_can_be_chosen_and_read(window: ManualWindow) -> None:
    for row, page in enumerate(pages()):
        window.ui.pages.setCurrentRow(row)
        shown = window.ui.page.toPlainText()
        assert shown.startswith(page.title)
        assert page.title in window.windowTitle()


def test_words_narrow_the_list_and_enter_goes_to_them(window: ManualWindow) -> None:
    type_text("recovery words")
    assert 1 < len(_listed(window)) < len(pages())
    press(Qt.Key.Key_Return)
    assert window.ui.page.textCursor().selectedText().casefold() == "recovery words"
    window.ui.search.setText("zzzz qqqq")
    assert _listed(window) == []
    assert "Try fewer" in window.ui.found.text()


def test_links_lead_to_pages_and_headings_and_never_out(window: ManualWindow) -> None:
    window.ui.page.anchorClicked.emit(QUrl("places.md"))
    assert window.page.name == "places.md"
    window.ui.page.anchorClicked.emit(QUrl("commands.md#sync-send-desk-folder"))
    assert window.page.name == "commands.md"
    assert window.ui.page.verticalScrollBar().value() > 0
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page.name == "places.md"
    window.ui.page.anchorClicked.emit(QUrl("https://example.org/"))
    assert window.page.name == "places.md"
    assert "https://example.org/" in window.ui.found.text()


def test_pictures_come_from_the_programs_own_files(window: ManualWindow) -> None:
    window.show_page("tutorial.md")
    image = QTextDocument.ResourceType.ImageResource.value
    picture = window.ui.page.document().resource(image, QUrl("pictures/main-window.png"))
    assert picture.width() > 500


def test_it_opens_once(qtbot: QtBot, window: ManualWindow) -> None:
    manual = open_manual(window, "security.md")
    qtbot.addWidget(manual)
    assert open_manual(window) is manual
    assert manual.page.name == "security.md"
