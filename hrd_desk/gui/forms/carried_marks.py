"""Fields that a new record begins with: shown in grey until somebody accepts or changes them."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from hrd_desk.gui.forms.binding import focus_target
from hrd_desk.gui.forms.typed_parts_form import TypedPartsForm
from hrd_desk.gui.widgets.field import Field
from hrd_desk.gui.widgets.plain_text import tool_tip
from hrd_desk.gui.widgets.term_picker import TermPicker
from hrd_desk.i18n import N_, _

CARRIED_KEYS = (
    ("Tab, Enter", N_("Accept what was carried over")),
    ("Del, Backspace", N_("Take it out")),
)
"""The keys of a field that was carried over, for the key map."""


class CarriedMarks(QObject):
    """Knows which fields of the record on the screen were carried over and not accepted yet.

    Going on from a field with Tab or Enter accepts it, and so does any change.
    """

    changed = Signal()

    def __init__(
        self,
        fields: Mapping[str, Field],
        parts: Mapping[str, TypedPartsForm],
        parent: QObject,
    ) -> None:
        """Watch `fields`, and `parts` as a whole, by the names that they have in the record."""
        super().__init__(parent)
        self._fields: dict[str, Field | TypedPartsForm] = {**fields, **parts}
        self._names: set[str] = set()
        for name, field in self._fields.items():
            field.edited.connect(self._accepter(name))

    def _accepter(self, name: str) -> Callable[[], None]:
        return lambda: self.accept(name)

    def names(self) -> list[str]:
        """Return the fields that nobody has accepted yet."""
        return [name for name in self._fields if name in self._names]

    def begin(self, names: Iterable[str]) -> None:
        """Show these fields, and no others, as carried over."""
        for name in self.names():
            self._show(name, is_carried=False)
        self._names = set(names) & set(self._fields)
        for name in self._names:
            self._show(name, is_carried=True)
        self.changed.emit()

    def accept(self, name: str) -> None:
        """Take a field for entered."""
        if name in self._names:
            self._names.discard(name)
            self._show(name, is_carried=False)
            self.changed.emit()

    def accept_control(self, control: QWidget) -> None:
        """Take the field for entered whose control this is."""
        for name in self.names():
            field = self._fields[name]
            is_within = isinstance(field, TypedPartsForm) and field.isAncestorOf(control)
            if is_within or _target(field) is control:
                self.accept(name)

    def _show(self, name: str, *, is_carried: bool) -> None:
        field = self._fields[name]
        words = _("Carried over. Tab or Enter accepts it.") if is_carried else ""
        control = _target(field)
        control.setToolTip(tool_tip(words))
        if isinstance(field, TypedPartsForm):
            field.show_carried(is_carried)
        if isinstance(field, TermPicker):
            field.show_carried(is_carried)
        elif isinstance(control, QLineEdit):
            _grey(control, is_grey=is_carried)


def _target(field: Field | TypedPartsForm) -> QWidget:
    if isinstance(field, TypedPartsForm):
        return field.first_field()
    assert isinstance(field, QWidget)  # noqa: S101  every field is one
    return focus_target(field)


def _grey(line: QLineEdit, *, is_grey: bool) -> None:
    palette = QPalette()
    if is_grey:
        faint = line.palette().color(QPalette.ColorRole.PlaceholderText)
        palette.setColor(QPalette.ColorRole.Text, faint)
    line.setPalette(palette)
    font = line.font()
    font.setItalic(is_grey)
    line.setFont(font)
