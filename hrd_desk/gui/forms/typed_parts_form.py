"""A list of parts whose first one is begun by typing, without a button."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from hrd_desk.gui.forms import binding
from hrd_desk.gui.forms.parts_form import PartsForm, quiet


class TypedPartsForm(PartsForm):
    """Where there is no part yet, its first field stands there; typing into it makes the part."""

    def __init__(self, form: Any, parent: QWidget | None = None) -> None:
        """Set `form`, a compiled form, up in this widget."""
        self._unbegun: Any = None
        """The part that typing would make."""
        self._begun: Any = None
        """The part that typing made; it goes again if everything is taken out of it."""
        super().__init__(form, parent)
        first = self.first_field()
        if isinstance(first, QLineEdit):
            first.editingFinished.connect(self._forget_if_blank)

    @override
    def first_control(self) -> QWidget:
        return super().first_control() if self._parts else self.first_field()

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
        super()._on_edited()

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
