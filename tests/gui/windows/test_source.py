"""A pasted article beside the form: what it offers is taken by one key, and by nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.source_panel import SourcePanel
from hrd_desk.storage.opening import OpenDesk
from tests.pages.event_form import ALT, CTRL, EventFormPage
from tests.pages.keyboard import focused, press

ARTICLE = (
    "Almaty, Kazakhstan. On 1 May 2023, police arrested about a dozen demonstrators.\n"
    "The rally was peaceful. Two protesters were beaten."
)


@pytest.fixture
def page(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    yield page
    page.close()


def panel(page: EventFormPage) -> SourcePanel:
    return page.window.source.panel


def paste(page: EventFormPage, text: str = ARTICLE) -> None:
    """Open the panel by its key and paste."""
    page.press(Qt.Key.Key_F9)
    assert focused() is panel(page).form.text
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CTRL)
    wait = page.qtbot.waitUntil
    wait(lambda: any(words.startswith("Almaty") for _mark, words in panel(page).offers()))


def digit_of(page: EventFormPage, words: str) -> Qt.Key:
    """Return the key of the offer that begins with these words."""
    for mark, offered in panel(page).offers():
        if offered.startswith(words) and mark.isdecimal():
            return Qt.Key(Qt.Key.Key_0.value + int(mark))
    message = f"{words} has no digit: {panel(page).offers()}"
    raise AssertionError(message)


def take(page: EventFormPage, words: str) -> None:
    press(digit_of(page, words))
    marks = {offered: mark for mark, offered in panel(page).offers()}
    assert [m for offered, m in marks.items() if offered.startswith(words)] == ["✓"]


def test_an_article_is_read_and_taken_key_by_key(page: EventFormPage) -> None:
    page.new()
    paste(page)
    assert not page.window.list.isVisible()
    event = page.form.event_as_entered()
    assert (event.country_code, event.start_date, event.places) == ("", None, [])
    assert len(panel(page).form.text.extraSelections()) >= 5
    for words in ("Kazakhstan", "1 May 2023", "Almaty"):
        take(page, words)
    assert focused() is panel(page).form.text
    press(digit_of(page, next(w for _m, w in panel(page).offers() if "about a dozen" in w)))
    event = page.form.event_as_entered()
    assert (event.country_code, event.start_date) == ("KZ", "2023-05-01")
    assert [place.locality for place in event.places] == ["Almaty"]
    assert event.places[0].latitude_deg is not None
    assert [(count.role, count.words) for count in event.counts] == [("arrested", "about a dozen")]
    assert page.is_changed()
    page.go_to("country_code")
    press(Qt.Key.Key_Z, CTRL)
    assert page.shown("country_code") is None
    page.press(Qt.Key.Key_F9)
    assert page.window.list.isVisible()


def test_alt_and_a_digit_take_from_the_form(page: EventFormPage) -> None:
    page.new()
    paste(page)
    page.go_to("title")
    press(digit_of(page, "Kazakhstan"), ALT)
    assert page.shown("country_code") == "KZ"
    assert focused() is page.field("title")
    page.press(Qt.Key.Key_F9)
    page.press(Qt.Key.Key_F9)
    before = page.form.draft()
    press(Qt.Key.Key_0)
    assert page.form.draft() == before


def test_marked_text_goes_to_a_field_with_one_key(page: EventFormPage) -> None:
    page.new()
    paste(page)
    text = panel(page).form.text
    text.moveCursor(QTextCursor.MoveOperation.End)
    text.moveCursor(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F3, Qt.Key.Key_F4):
        press(key)
    last = "The rally was peaceful. Two protesters were beaten."
    assert page.shown("title") == last
    assert page.shown("description") == f"{last}\n\n{last}"
    assert page.shown("summary") == last
    text.moveCursor(QTextCursor.MoveOperation.Start)
    press(Qt.Key.Key_F6)
    assert [c.excerpt for c in page.form.event_as_entered().citations] == [ARTICLE]


def test_without_a_record_nothing_is_taken(page: EventFormPage) -> None:
    paste(page)
    press(digit_of(page, "Kazakhstan"))
    assert "Begin a record first" in page.notice()
    assert page.window.editor.record is None
    page.new()
    assert page.shown("country_code") is None


def test_rich_text_is_shown_as_text(page: EventFormPage) -> None:
    page.new()
    paste(page, ARTICLE + " <img src='http://example.org/x.png'> <b>bold</b>")
    assert "<b>bold</b>" in panel(page).text()
