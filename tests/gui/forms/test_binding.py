"""Controls and records meet by name: a slip in Designer must not lose a field."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrd_desk.gui.forms.binding import fields_of, focus_target, record_fields
from hrd_desk.gui.forms.event_form import EventForm
from hrd_desk.gui.widgets.field import Field
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation, EventLink, Place
from tests.gui.forms.names import NoNames
from tests.pages.keyboard import press

NOT_IN_FORMS = {
    *("id", "uid", "version", "revised", "event_id", "position", "found_by"),
    *("start_earliest", "start_latest", "end_latest", "reference"),
    *("deleted_version", "deletion_saw", "deletion_saw_version", "deletion_reason"),
}
PARTS = {"counts", "places", "citations", "links"}


@pytest.fixture
def form(qtbot: QtBot) -> EventForm:
    form = EventForm(NoNames())
    qtbot.addWidget(form)
    form.setEnabled(True)
    return form


def compiled_forms(form: EventForm) -> dict[type[Any], object]:
    return {
        Event: form.form,
        Place: form.places.form,
        Citation: form.citations.form,
        EventLink: form.links.form,
    }


def test_every_input_names_a_field_of_its_record(form: EventForm) -> None:
    for record_class, compiled in compiled_forms(form).items():
        inputs = {name for name, widget in vars(compiled).items() if isinstance(widget, Field)}
        assert inputs <= record_fields(record_class)


def test_every_field_of_a_record_has_its_input(form: EventForm) -> None:
    for record_class, compiled in compiled_forms(form).items():
        bound = {name for name, _field in fields_of(compiled, record_class)}
        assert record_fields(record_class) - bound - NOT_IN_FORMS == set()
    assert set(vars(form.form)) >= PARTS


def test_every_input_has_a_visible_label_and_a_name(form: EventForm) -> None:
    for compiled in compiled_forms(form).values():
        labelled = {
            label.buddy()
            for label in vars(compiled).values()
            if isinstance(label, QLabel) and label.text()
        }
        for name, widget in vars(compiled).items():
            if isinstance(widget, Field) and isinstance(widget, QWidget):
                assert widget in labelled, f"{name} has no label"
                assert accessible_name(focus_target(widget)), f"{name} has no name"


def accessible_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)) if interface is not None else ""


def test_every_label_is_plain_text(form: EventForm) -> None:
    labels = form.findChildren(QLabel)
    assert len(labels) > 40
    for label in labels:
        assert isinstance(label, PlainLabel)
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_ctrl_tab_reaches_every_control_and_comes_back(form: EventForm, qtbot: QtBot) -> None:
    form.show_event(Event())
    form.places.add()
    form.citations.add()
    form.links.add()
    form.resize(800, 600)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.form.title.setFocus()
    reached: list[QWidget] = []
    for _turn in range(120):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in reached:
            break
        reached.append(widget)
        press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    wanted = {
        widget
        for widget in form.findChildren(QWidget)
        if widget.isVisibleTo(form)
        and widget.isEnabled()
        and widget.focusProxy() is None
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.isWindow()
    }
    assert {describe(widget) for widget in wanted - set(reached)} == set()
    assert [describe(widget) for widget in reached if not accessible_name(widget)] == []


def describe(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()}"
