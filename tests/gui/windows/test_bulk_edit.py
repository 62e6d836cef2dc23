"""Several events are chosen and edited together: only what was touched, counted first, one undo."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from hrd_desk.gui.widgets.term_picker import TermPicker
from hrd_desk.gui.windows.bulk_edit_dialog import BulkEditDialog
from hrd_desk.model.event import Event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved
from tests.pages.dialogs import in_dialog
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.event_list import EventListPage
from tests.pages.keyboard import come_back, press, type_text

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def events(desk: OpenDesk, vocabulary: Vocabulary) -> list[Event]:
    wanted: tuple[dict[str, Any], ...] = (
        {"monitoring_status": "pending", "rights": ["protest", "assembly"]},
        {"monitoring_status": "pending", "rights": ["protest"]},
        {"monitoring_status": None, "rights": ["protest"], "country_code": "KG"},
    )
    days = ("2023-05-03", "2023-05-02", "2023-05-01")
    return [
        saved(desk, an_event(vocabulary, start_date=day, **fields))
        for day, fields in zip(days, wanted, strict=True)
    ]


@pytest.fixture
def page(
    qtbot: QtBot, desk: OpenDesk, tmp_path: Path, events: list[Event]
) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    EventListPage(qtbot, page.window.list).wait_for(3)
    yield page
    page.close()


def choose_all(page: EventFormPage) -> None:
    page.window.list.go_to_list()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_End, SHIFT)
    page.qtbot.waitUntil(page.window.form.edit_chosen.isEnabled)


def enter(dialog: BulkEditDialog, field: str, letters: str) -> None:
    dialog.fields[field].setFocus()
    type_text(letters)
    press(Qt.Key.Key_Return)


def test_only_touched_fields_change_and_one_undo_takes_all_back(
    page: EventFormPage, events: list[Event]
) -> None:
    choose_all(page)
    seen: list[str] = []

    def edit(dialog: QDialog) -> None:
        assert isinstance(dialog, BulkEditDialog)
        assert not dialog.ui.change.isEnabled()
        labels = [label.text() for label in dialog.findChildren(type(dialog.ui.preview))]
        seen.extend(text for text in labels if text.startswith("mixed values"))
        rights = dialog.fields["rights"]
        assert isinstance(rights, TermPicker)
        assert [term.code for term in rights.value()] == ["protest"]
        enter(dialog, "monitoring_status", "pend")
        enter(dialog, "rights", "asse")
        assert dialog.ui.preview.text().splitlines() == [
            "Monitoring status: changes in 1 of 3",
            "Rights concerned: changes in 2 of 3",
        ]
        assert dialog.ui.change.text() == "&Change 2 events"
        press(Qt.Key.Key_Return, CTRL)
        page.qtbot.waitUntil(lambda: bool(dialog.changed))

    in_dialog(page.qtbot, lambda: press(Qt.Key.Key_E, CTRL), edit)
    come_back(page.qtbot, page.window)
    assert "mixed values: Kazakhstan 2, Kyrgyzstan 1" in seen
    assert any("nothing 1" in words for words in seen)
    after = [page.stored(event.uid) for event in events]
    assert [event.monitoring_status for event in after] == ["pending"] * 3
    assert [event.codes("rights") for event in after] == [["assembly", "protest"]] * 3
    assert [event.country_code for event in after] == ["KZ", "KZ", "KG"]
    assert after[0].revised == events[0].revised
    assert page.notice() == "2 events changed."
    page.window.form.menu_edit.aboutToShow.emit()
    assert page.window.form.edit_undo.text() == "Undo: bulk edit of 2 events"
    page.answer("Undo")
    before = [page.stored(event.uid) for event in events]
    assert [event.monitoring_status for event in before] == ["pending", "pending", None]
    assert [len(event.codes("rights")) for event in before] == [2, 1, 1]


def test_a_term_that_all_have_is_taken_out_of_all(page: EventFormPage, events: list[Event]) -> None:
    choose_all(page)

    def edit(dialog: QDialog) -> None:
        assert isinstance(dialog, BulkEditDialog)
        dialog.fields["rights"].setFocus()
        press(Qt.Key.Key_Backspace)
        assert "3 of 3" in dialog.ui.preview.text()
        dialog.ui.change.click()
        page.qtbot.waitUntil(lambda: bool(dialog.changed))

    in_dialog(page.qtbot, lambda: press(Qt.Key.Key_E, CTRL), edit)
    assert [page.stored(e.uid).codes("rights") for e in events] == [["assembly"], [], []]


def test_one_row_alone_is_edited_in_its_form(page: EventFormPage) -> None:
    page.window.list.go_to_list()
    press(Qt.Key.Key_Home)
    assert not page.window.form.edit_chosen.isEnabled()
