"""A list of an event's parts above the fields of the one that is marked."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.forms import binding
from hrd_desk.gui.forms.part_history import PartHistory
from hrd_desk.gui.widgets.field import Field
from hrd_desk.gui.widgets.term_line import OneTermPicker
from hrd_desk.i18n import N_
from hrd_desk.mapping import new_uid
from hrd_desk.vocabulary.vocabulary import Vocabulary

PARTS_KEYS = (
    ("Del", N_("Removes the marked line")),
    ("Alt+↑, Alt+↓", N_("Moves the marked line")),
    ("Ctrl+Z", N_("Takes the last of these back")),
)
"""The keys of a list of parts, for the key map."""

ROWS_SHOWN = 4


class PartsForm(QWidget):
    """Edits a record's list of parts in place. Subclasses name the kind and word a line.

    The form drawn in ui/ has `parts`, `add`, `remove`, `empty`, `detail` and the part's fields; it
    may have `move_up`, `move_down` and `undo`. In the list, Delete removes the marked part, Alt
    with Up or Down moves it, and Ctrl+Z takes the last of these back.
    """

    edited = Signal()
    kind: type[Any]
    schemes: dict[str, str]
    fast: tuple[str, ...] = ()
    """The fields of a part that most records need."""

    def __init__(self, form: Any, parent: QWidget | None = None) -> None:
        """Set `form`, a compiled form, up in this widget."""
        super().__init__(parent)
        self.form = form
        form.setupUi(self)
        binding.name_fields(form)
        self.fields: dict[str, Field] = dict(binding.fields_of(form, self.kind))
        self._parts: list[Any] = []
        self._row = -1
        self._history = PartHistory()
        for field in self.fields.values():
            field.edited.connect(self._on_edited)
        form.parts.currentRowChanged.connect(self._on_row_changed)
        if hasattr(form, "undo"):
            form.parts.installEventFilter(self)
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        up, down = partial(self.shift, -1), partial(self.shift, 1)
        for name, key, act in (
            ("add", "", self.add),
            ("remove", "Del", self.remove),
            ("move_up", "Alt+Up", up),
            ("move_down", "Alt+Down", down),
            ("undo", "", self.undo),
        ):
            button = getattr(self.form, name, None)
            if button is not None:
                button.clicked.connect(lambda _checked=False, act=act: act())
            if key and button is not None:
                shortcut = QShortcut(QKeySequence(key), self.form.parts)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(act)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # In the list Ctrl+Z is the list's, though a command of the window has the same keys.
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.undo()
                return True
        return False

    def line_of(self, part: Any) -> str:
        """Return what the list says of a part."""
        raise NotImplementedError

    def new_part(self) -> Any:
        """Return an empty part with the defaults that the form shows."""
        return self.kind(uid=new_uid())

    def faults(self, part: Any) -> list[InvalidInputError]:  # noqa: ARG002  for subclasses
        """Return what makes a part impossible to store, as a whole."""
        return []

    def use(self, vocabulary: Vocabulary) -> None:
        """Choose terms from `vocabulary` from now on."""
        for name, scheme in self.schemes.items():
            picker = self.fields[name]
            assert isinstance(picker, OneTermPicker)  # noqa: S101  the form draws it so
            picker.offer_scheme(vocabulary, scheme)

    def show_parts(self, parts: list[Any], row: int = 0) -> None:
        """Show a record's own list of parts and edit it in place from now on."""
        self._history.forget()
        self._parts = parts
        self._list(row)

    def _list(self, row: int) -> None:
        self._row = -1
        with quiet(self.form.parts):
            self.form.parts.clear()
            for part in self._parts:
                self.form.parts.addItem(self.line_of(part))
        self._mark(min(row, len(self._parts) - 1))

    def adopt(self, parts: list[Any]) -> None:
        """Go on with the same parts as they were saved; fields in use stay as they are."""
        self._history.forget()
        self._parts = parts
        if 0 <= self._row < len(parts):
            binding.refresh(self.fields, parts[self._row])
        self._arrange()

    def read(self) -> list[InvalidInputError]:
        """Write the fields into the marked part; return what cannot be stored."""
        unreadable = binding.read(self.fields, self._parts[self._row]) if self._row >= 0 else []
        return unreadable + [fault for part in self._parts for fault in self.faults(part)]

    def typed(self) -> dict[str, Any]:
        """Return the unreadable texts of the marked part for a draft; {} without any."""
        texts = binding.typed_texts(self.fields) if self._row >= 0 else {}
        return {"row": self._row, "texts": texts} if texts else {}

    def set_typed(self, typed: dict[str, Any]) -> None:
        """Put the unreadable texts of a draft back."""
        if typed:
            self._mark(typed["row"])
            binding.set_typed_texts(self.fields, typed["texts"])

    def add(self) -> None:
        """Add a part and go to its first field."""
        if self._row >= 0 and not self._leave_row():
            return
        self._parts.append(self.new_part())
        with quiet(self.form.parts):
            self.form.parts.addItem(self.line_of(self._parts[-1]))
        self._mark(len(self._parts) - 1)
        self.first_field().setFocus()
        self.edited.emit()

    def remove(self) -> None:
        """Take the marked part out of the record."""
        row = self._row
        if row < 0:
            return
        binding.read(self.fields, self._parts[row])
        self._history.note_removal(self._parts.pop(row), row)
        self._list(max(row - 1, 0))
        (self.form.parts if self._parts else self.form.add).setFocus()
        self.edited.emit()

    def shift(self, rows: int) -> None:
        """Move the marked part so many rows down, as far as the ends of the list."""
        to = min(max(self._row + rows, 0), len(self._parts) - 1)
        if self._row < 0 or to == self._row or not self._leave_row():
            return
        part = self._parts.pop(self._row)
        self._history.note_move(part, self._row)
        self._parts.insert(to, part)
        self._list(to)
        self.edited.emit()

    def undo(self) -> None:
        """Take back the last thing that was done to the list, or to a part as a whole."""
        if self._history:
            if self._row >= 0:
                binding.read(self.fields, self._parts[self._row])
            self._list(self._history.go_back(self._parts))
            self.edited.emit()

    def first_of_part(self) -> QWidget:
        """Return the field that a part begins with."""
        first = next(iter(self.fields.values()))
        assert isinstance(first, QWidget)  # noqa: S101  every field is one
        return first

    def first_field(self) -> QWidget:
        """Return the control to begin with."""
        return binding.focus_target(self.first_of_part())

    def first_control(self) -> QWidget:
        """Return the control that stands for the part: one that cannot be read, if any."""
        for name in binding.typed_texts(self.fields) if self._row >= 0 else ():
            return binding.focus_target(self.fields[name])  # type: ignore[arg-type]  # every field is a widget
        if self._parts:
            parts: QWidget = self.form.parts
            return parts
        add: QWidget = self.form.add
        return add

    def fast_controls(self) -> list[QWidget]:
        """Return the controls that most records need; the first alone while it is empty."""
        named = self.fast[:1] if self._row < 0 else self.fast
        return [binding.focus_target(self.fields[name]) for name in named]  # type: ignore[arg-type]  # every field is a widget

    def _mark(self, row: int) -> None:
        self._row = row
        with quiet(self.form.parts):
            self.form.parts.setCurrentRow(row)
        if row >= 0:
            binding.show(self.fields, self._parts[row])
        self._arrange()

    def _on_row_changed(self, row: int) -> None:
        if row == self._row or row < 0:
            return
        if self._row >= 0 and not self._leave_row():
            with quiet(self.form.parts):
                self.form.parts.setCurrentRow(self._row)
            return
        self._mark(row)

    def _leave_row(self) -> bool:
        """Read the marked part; stay at its first field that cannot be read."""
        unreadable = binding.read(self.fields, self._parts[self._row])
        for error in unreadable[:1]:
            binding.focus_target(self.fields[error.field]).setFocus()  # type: ignore[arg-type]  # every field is a widget
        return not unreadable

    def _on_edited(self) -> None:
        part = self._parts[self._row]
        binding.read(self.fields, part)
        self.form.parts.item(self._row).setText(self.line_of(part))
        self.edited.emit()

    def _arrange(self) -> None:
        count = len(self._parts)
        self.form.empty.setVisible(count == 0)
        self.form.parts.setVisible(count > 0)
        self.form.detail.setVisible(count > 0)
        self.form.remove.setVisible(count > 0)
        for name in ("move_up", "move_down"):
            if hasattr(self.form, name):
                getattr(self.form, name).setVisible(count > 1)
        if hasattr(self.form, "undo"):
            self.form.undo.setVisible(bool(self._history))
        if count:
            rows = min(max(count, 1), ROWS_SHOWN)
            row_height = max(self.form.parts.sizeHintForRow(0), self.fontMetrics().height())
            self.form.parts.setFixedHeight(rows * row_height + 2 * self.form.parts.frameWidth())


class quiet:  # noqa: N801  reads like the verb it is
    """Keeps a widget from reporting what we do to it ourselves."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget

    def __enter__(self) -> None:
        self._widget.blockSignals(True)

    def __exit__(self, *_error: object) -> None:
        self._widget.blockSignals(False)
