"""A list of parts whose first one is begun by typing, without a button."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from hrd_desk.gui.forms import binding
from hrd_desk.gui.forms.parts_form import PartsForm, quiet


class TypedPartsForm(PartsForm):
    """Where there is no part yet, its first field stands there; typing into it makes the part."""

    joining: Callable[[list[Any], Iterable[Any]], Iterable[Any]] = staticmethod(
        lambda _present, added: added
    )
    """Makes parts of another record fit to stand behind those that are there."""

    def __init__(self, form: Any, parent: QWidget | None = None) -> None:
        """Set `form`, a compiled form, up in this widget."""
        self._unbegun: Any = None
        """The part that typing would make."""
        self._begun: Any = None
        """The part that typing made; it goes again if everything is taken out of it."""
        self._carried: list[Any] = []
        """The parts that came from another record and that nobody has accepted yet."""
        super().__init__(form, parent)
        first = self.first_field()
        if isinstance(first, QLineEdit):
            first.editingFinished.connect(self._forget_if_blank)

    @override
    def first_control(self) -> QWidget:
        is_list = self._parts and not self._carried
        return super().first_control() if is_list else self.first_field()

    def show_carried(self, is_carried: bool) -> None:
        """Know that the parts came from another record, or that somebody has accepted them."""
        self._carried = list(self._parts) if is_carried else []

    def take_over(self, parts: Iterable[Any]) -> None:
        """Add parts of another record behind those that are there; a blank one makes room."""
        self._forget_if_blank()
        if self._row >= 0 and not self._leave_row():
            return
        row = len(self._parts)
        self._parts += self.joining(self._parts, parts)
        for part in self._parts[row:]:
            self._history.note_addition(part)
        self._list(row)
        self.edited.emit()

    def _marked(self) -> Any:
        """Return the part that the fields show: the marked one, or the one typing would make."""
        return self._parts[self._row] if self._row >= 0 else self._unbegun

    def _begin(self) -> None:
        """Make the part of what is being typed, unless there is one."""
        if self._row >= 0:
            return
        self._begun = self._unbegun
        self._parts.append(self._begun)
        self._row = 0
        with quiet(self.form.parts):
            self.form.parts.addItem(self.line_of(self._begun))
            self.form.parts.setCurrentRow(0)
        self._arrange()

    def _forget_if_blank(self) -> None:
        """Drop the part that typing made if nothing is left of it."""
        if self._is_blank():
            self._parts.remove(self._begun)
            self._list(0)

    def _is_blank(self) -> bool:
        part = self._parts[self._row] if self._row >= 0 else None
        if part is None or part is not self._begun or self.read():
            return False
        blank = self.new_part()
        return all(
            binding.stored(part, name) == binding.stored(blank, name)
            for name in self.fields
            if name != "is_primary"
        )

    @override
    def fast_controls(self) -> list[QWidget]:
        controls = super().fast_controls()
        return controls[:1] if self._is_blank() else controls

    @override
    def _mark(self, row: int) -> None:
        if row < 0:
            self._unbegun = self.new_part()
            binding.show(self.fields, self._unbegun)
        super()._mark(row)

    @override
    def _on_edited(self) -> None:
        self._begin()
        self._replace_carried()
        super()._on_edited()

    def _replace_carried(self) -> None:
        """Begin anew what was carried over, if somebody typed another name in its place.

        The point of another town and the address of another page would stay unseen.
        """
        part = self._parts[self._row]
        first, *others = self.fields
        typed = self.first_field()
        if part not in self._carried or not isinstance(typed, QLineEdit):
            return
        now = typed.text().strip()
        if not _is_replaced(getattr(part, first), now):
            return
        # Who may know of it holds for the next place too, until it is taken out altogether.
        kept = {first, "is_primary"} | ({"confidentiality"} if now else set())
        for name in _columns_of(part) - kept:
            binding.clear(part, name)
        for name in others:
            self.fields[name].set_value(binding.stored(part, name))
        self._begun = part

    @override
    def _arrange(self) -> None:
        super()._arrange()
        self.form.empty.hide()
        self.form.detail.show()
        first: object = next(iter(self.fields.values()))
        for child in self.form.detail.findChildren(QWidget, options=_DIRECT):
            is_first = child is first or (isinstance(child, QLabel) and child.buddy() is first)
            child.setVisible(bool(self._parts) or is_first)


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def _columns_of(part: Any) -> set[str]:
    """Return the fields of a part that people fill."""
    return {field for group in part.groups for field in group.columns} - {"position"}


def _is_replaced(before: str, now: str) -> bool:
    """Return whether a text has gone as a whole, instead of being corrected."""
    if len(before) < _KEPT or before == now:
        return False
    begins, ends = before.startswith(now[:_KEPT]), before.endswith(now[-_KEPT:])
    return len(now) < _KEPT or not (begins or ends)


_KEPT = 2
"""So many letters at either end say that a name is the same one."""
