"""Write something by hand for an entry of the inbox: a value, a question, an answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.gui.generated.ui_inbox_entry_dialog import Ui_InboxEntryDialog
from hrd_desk.gui.widgets.date_edit import UncertainDateEdit
from hrd_desk.gui.widgets.mirrored import mirror_margins
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.text_area import TextArea
from hrd_desk.gui.widgets.typed_text import may_lose_text
from hrd_desk.gui.windows.history_words import BEHIND_THE_SCENES, CHOICES, DATES
from hrd_desk.i18n import _, language
from hrd_desk.model.degree_words import DEGREES
from hrd_desk.model.field_labels import field_label
from hrd_desk.model.merging import Rule, Values, rule_of
from hrd_desk.vocabulary.vocabulary import Vocabulary

Read = Callable[[], Any]
_NUMBERS: dict[str, type[int] | type[float]] = {
    **dict.fromkeys(("minimum", "maximum", "size_bytes"), int),
    **dict.fromkeys(DEGREES, float),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A line of the dialog: its name, its label, the widget, and how its value is read."""

    name: str
    label: str
    widget: QWidget
    read: Read


class InboxEntryDialog(QDialog):
    """A few fields; `values` are what they hold once the dialog is accepted."""

    def __init__(
        self,
        words: tuple[str, str, str],
        fields: Sequence[Field],
        parent: QWidget | None,
        *,
        is_needed: bool = False,
    ) -> None:
        """Show heading, explanation and the words of the button; something must stand in it.

        `is_needed`: nothing is taken as long as the first field is empty.
        """
        super().__init__(parent)
        self._fields, self._is_needed = fields, is_needed
        self.values: dict[str, Any] = {}
        self.ui = Ui_InboxEntryDialog()
        self.ui.setupUi(self)
        mirror_margins(self)
        heading, explanation, action = words
        self.ui.heading.setText(heading)
        self.ui.explanation.setText(explanation)
        self.ui.explanation.setVisible(bool(explanation))
        self.ui.save.setText(action)
        self.ui.problem.hide()
        for field in fields:
            label = PlainLabel(self, field.label)
            label.setBuddy(field.widget)
            field.widget.setAccessibleName(field.label)
            field.widget.setObjectName(f"value_{field.name}")
            self.ui.fields.addRow(label, field.widget)
        self.ui.save.clicked.connect(self._take)
        self.ui.cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._take)
        has_text = any(isinstance(field.widget, TextArea) for field in fields)
        self.resize(720, 480 if has_text else 200 + 42 * len(fields))
        fields[0].widget.setFocus()

    def _take(self) -> None:
        try:
            self.values = {field.name: field.read() for field in self._fields}
            if self._is_needed and not self.values[self._fields[0].name]:
                raise InvalidInputError("text", _("Write something first."))
        except HrdDeskError as error:
            self.ui.problem.setText(error.sentence)
            self.ui.problem.show()
            return
        self.accept()

    @override
    def reject(self) -> None:
        if may_lose_text(self):
            super().reject()


def text_field(label: str, text: str = "", *, lines: tuple[int, int] = (4, 12)) -> Field:
    """Return a field for longer text."""
    area = TextArea()
    area.grow_between(*lines)
    area.set_value(text)
    return Field("text", label, area, area.value)


def value_fields(
    kind: str, group_number: int, values: Values, vocabulary: Vocabulary
) -> list[Field]:
    """Return a field for each column of a value that a person may write."""
    is_text = rule_of(kind, group_number) is Rule.PARAGRAPHS
    return [
        _value_field(name, value, vocabulary, is_text=is_text and isinstance(value, str))
        for name, value in values.items()
        if name not in BEHIND_THE_SCENES
    ]


def _value_field(name: str, value: Any, vocabulary: Vocabulary, *, is_text: bool) -> Field:
    label = field_label(name)
    if name in CHOICES:
        return _choice_field(name, label, value, vocabulary)
    if name in DATES:
        date = UncertainDateEdit()
        date.setObjectName(name)
        date.set_value(value)
        return Field(name, label, date, date.value)
    if is_text and name not in ("summary_language", "language"):
        area = TextArea()
        area.grow_between(6, 16)
        area.set_value(value)
        return Field(name, label, area, area.value)
    if name.startswith("is_"):
        return _yes_field(name, label, is_yes=bool(value))
    line = QLineEdit("" if value is None else str(value))
    return Field(name, label, line, lambda: _typed(name, label, line.text().strip(), value))


def _choice_field(name: str, label: str, value: Any, vocabulary: Vocabulary) -> Field:
    box = QComboBox()
    if value in (None, ""):
        box.addItem("–", value)  # noqa: RUF001  a dash
    for term in vocabulary.choices(CHOICES[name]):
        box.addItem(term.label(language()), term.code)
    if box.findData(value) < 0:
        box.addItem(vocabulary.path_text(CHOICES[name], str(value), language()), value)
    box.setCurrentIndex(box.findData(value))
    return Field(name, label, box, box.currentData)


def _yes_field(name: str, label: str, *, is_yes: bool) -> Field:
    box = QComboBox()
    for words, is_so in ((_("yes"), True), (_("no"), False)):
        box.addItem(words, is_so)
    box.setCurrentIndex(box.findData(is_yes))
    return Field(name, label, box, box.currentData)


def _typed(name: str, label: str, text: str, before: Any) -> Any:
    """Return what was typed as the kind of value that the column holds."""
    if name not in _NUMBERS:
        return None if before is None and not text else text
    if not text:
        return None
    try:
        return _NUMBERS[name](text.replace(",", "."))
    except ValueError:
        sentence = _("“{text}” is no number. Write {field} in figures.")
        raise InvalidInputError("value", sentence.format(text=text, field=label)) from None
