"""The pins beside the labels of the form."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from hrd_desk.gui.forms.event_form import EventForm
from hrd_desk.gui.widgets.pin_button import PinButton
from hrd_desk.model.carrying import PINNABLE
from hrd_desk.model.field_labels import field_label

_FIRST_COLUMN_PX = 150
"""The labels of a first column are at least so wide, as the forms are drawn."""


class Pins(QObject):
    """A pin for each field that may be carried to the next record."""

    toggled = Signal(str, bool)

    def __init__(self, event_form: EventForm) -> None:
        """Put the pins beside the labels of `event_form`."""
        super().__init__(event_form)
        labels = {label.buddy(): label for label in event_form.findChildren(QLabel)}
        self._buttons: dict[str, PinButton] = {}
        for name in PINNABLE:
            field = event_form.pinnable().get(name)
            label = labels.get(field) if isinstance(field, QWidget) else None
            if label is not None:
                self._buttons[name] = button = PinButton(label, field_label(name))
                button.clicked.connect(self._teller(name))
        own = [
            labels[field]
            for field in event_form.fields.values()
            if isinstance(field, QWidget) and field in labels
        ]
        _align([event_form.form.plainlabel_10, *own])

    def _teller(self, name: str) -> Callable[[bool], None]:
        return lambda is_on: self.toggled.emit(name, is_on)

    def show_pinned(self, names: Iterable[str]) -> None:
        """Show these fields, and no others, as pinned."""
        wanted = set(names)
        for name, button in self._buttons.items():
            button.setChecked(name in wanted)

    def pinned(self) -> list[str]:
        """Return the fields that are pinned."""
        return [name for name, button in self._buttons.items() if button.isChecked()]

    def toggle(self, name: str) -> bool:
        """Pin a field or take its pin out; return False for one that cannot be pinned."""
        button = self._buttons.get(name)
        if button is None:
            return False
        button.click()
        return True


def _align(labels: Iterable[QLabel]) -> None:
    """Let the fields of all sections begin at one line, whatever the words and pins need."""
    first = [label for label in labels if label.minimumWidth() >= _FIRST_COLUMN_PX]
    widest = max(max(label.minimumWidth(), label.sizeHint().width()) for label in first)
    for label in first:
        label.setMinimumWidth(widest)
