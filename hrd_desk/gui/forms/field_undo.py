"""Ctrl+Z in fields that are no text: chips, choices, the tick of a release, counts and places.

Letters come first: as long as the line itself has something to take back, the keys are its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from hrd_desk.gui.forms.binding import focus_target
from hrd_desk.gui.forms.event_form import EventForm
from hrd_desk.gui.widgets.release_box import ReleaseBox
from hrd_desk.gui.widgets.term_line import OneTermPicker
from hrd_desk.gui.widgets.term_picker import TermPicker

MOST_STEPS = 50
Picker = TermPicker | OneTermPicker | ReleaseBox
Act = Callable[[], object]


@dataclass(slots=True)
class _Steps:
    """The values that a field had, and those that were taken back."""

    value: Any
    before: list[Any] = field(default_factory=list)
    after: list[Any] = field(default_factory=list)


class FieldUndo(QObject):
    """Follows the fields of one form since the record was shown."""

    def __init__(self, form: EventForm) -> None:
        """Take back what is chosen in `form`."""
        super().__init__(form)
        self._form = form
        self._pickers = {n: f for n, f in form.fields.items() if isinstance(f, Picker)}
        self._steps: dict[str, _Steps] = {}
        self._is_going = False
        self._keys: dict[QObject, tuple[Act, Act | None]] = {}
        for name, picker in self._pickers.items():
            picker.edited.connect(partial(self._note, name))
            self._watch(
                focus_target(picker), partial(self._go, name, -1), partial(self._go, name, 1)
            )
        self._watch(form.places.form.locality.line, form.places.undo)
        self._watch(form.counts.add_button, form.counts.undo)
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forget everything: another record is shown."""
        self._steps = {name: _Steps(picker.value()) for name, picker in self._pickers.items()}

    def _watch(self, widget: QWidget, undo: Act, redo: Act | None = None) -> None:
        self._keys[widget] = (undo, redo)
        widget.installEventFilter(self)

    def _note(self, name: str) -> None:
        steps, value = self._steps[name], self._pickers[name].value()
        if self._is_going or value == steps.value:
            return
        steps.before.append(steps.value)
        steps.value = value
        steps.after.clear()
        del steps.before[:-MOST_STEPS]

    def _go(self, name: str, way: int) -> None:
        steps, picker = self._steps[name], self._pickers[name]
        source, target = (steps.before, steps.after) if way < 0 else (steps.after, steps.before)
        if not source:
            return
        target.append(steps.value)
        steps.value = source.pop()
        self._is_going = True
        picker.set_value(steps.value)
        picker.edited.emit()
        self._is_going = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or watched not in self._keys:
            return False
        undo, redo = self._keys[watched]
        act: Act | None = None
        if event.matches(QKeySequence.StandardKey.Undo):
            act = undo if not _has_letters(watched, QLineEdit.isUndoAvailable) else None
        elif event.matches(QKeySequence.StandardKey.Redo):
            act = redo if not _has_letters(watched, QLineEdit.isRedoAvailable) else None
        if act is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            act()
            return True
        return False


def _has_letters(watched: QObject, is_available: Callable[[QLineEdit], bool]) -> bool:
    """Whether a line itself has something to take back; that chips emptied it does not count."""
    if not isinstance(watched, QLineEdit):
        return False
    is_of_chips = isinstance(watched.parent(), TermPicker)
    return is_available(watched) and not (is_of_chips and not watched.text())
