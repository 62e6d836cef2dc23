"""Headquarters decides about the record on the screen, by keys; a field desk cannot."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.inbox_decision_dialog import DecisionDialog
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.storage.opening import OpenDesk
from tests.builders import an_event, saved, vocabulary_of
from tests.pages.dialogs import in_dialog
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import press, tab_to, type_text
from tests.sync.identities import a_headquarters


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[EventFormPage]:
    with a_headquarters(tmp_path) as desk:
        page = EventFormPage(qtbot, desk, tmp_path)
        yield page
        page.close()


def decide(page: EventFormPage, kind: DecisionKind, typed: str = "") -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, DecisionDialog)
        tab_to("decisions")
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Home)
        while dialog.kind is not kind:
            press(Qt.Key.Key_Down)
        if typed:
            tab_to("confirmation")
            type_text(typed)
        tab_to("take")
        press(Qt.Key.Key_Space)

    in_dialog(page.qtbot, lambda: page.press(Qt.Key.Key_J, CTRL), act)


def test_a_record_is_verified_where_it_stands(page: EventFormPage) -> None:
    event = saved(page.desk, an_event(vocabulary_of(page.desk), title="To be verified"))
    page.open(event)
    decide(page, DecisionKind.VERIFY)
    assert page.stored(event.uid).record_status == "verified"
    assert page.notice() == (f"{event.reference}: Verify. It goes to the field with the next file.")
    record = page.window.editor.record
    assert record is not None
    assert record.record_status == "verified"


def test_an_erased_record_leaves_the_screen(page: EventFormPage) -> None:
    event = saved(page.desk, an_event(vocabulary_of(page.desk), title="Must not be known"))
    page.open(event)
    decide(page, DecisionKind.ERASE, event.reference)
    assert page.window.editor.record is None
    assert page.title() == ""


def test_a_field_desk_has_no_such_command(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> None:
    page = EventFormPage(qtbot, desk, tmp_path)
    page.open(saved(desk, an_event(vocabulary_of(desk))))
    assert not page.window.form.event_decide.isVisible()
    page.close()
