"""How many people: one line for each role, in the source's words, its figures beneath."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QWidget

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.layouts import remove
from hrd_desk.gui.widgets.count_edit import CountEdit
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.text_line import TextLine
from hrd_desk.i18n import _, language
from hrd_desk.mapping import new_uid
from hrd_desk.model.count_entry import entry_text
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Count
from hrd_desk.vocabulary.vocabulary import Vocabulary

ALWAYS_SHOWN = "affected"
_SCHEME = "count-role"
_TEXTS_OF_OLD_DRAFTS = 3


@dataclass(frozen=True, slots=True)
class _Line:
    role: str
    label: PlainLabel
    edit: CountEdit
    remove: QPushButton

    def widgets(self) -> tuple[QWidget, ...]:
        return (self.label, self.edit, self.remove)


class CountsForm(QWidget):
    """Words like "about a dozen" are read into figures; where they cannot be, both are typed."""

    edited = Signal()
    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._event = Event()
        self._vocabulary: Vocabulary | None = None
        self._lines: dict[str, _Line] = {}
        self._removed: list[dict[str, list[str]]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnMinimumWidth(0, 92)
        self._grid.setColumnStretch(1, 1)
        self.add_button = QPushButton(_("Add count"), self)
        self._roles = QMenu(self.add_button)
        self._roles.aboutToShow.connect(self._fill_roles)
        self.add_button.setMenu(self._roles)

    def use(self, vocabulary: Vocabulary) -> None:
        """Word the roles from `vocabulary`."""
        self._vocabulary = vocabulary
        for line in self._lines.values():
            self._name(line)

    def show_event(self, event: Event) -> None:
        """Show the counts of `event` and edit them in place from now on."""
        self._event = event
        self._removed.clear()
        wanted = list(dict.fromkeys((ALWAYS_SHOWN, *(count.role for count in event.counts))))
        if wanted != list(self._lines):
            for role in list(self._lines):
                self._take_line(role)
            for role in wanted:
                self._add_line(role)
            self._arrange()
        for role in wanted:
            self._fill(role)

    def adopt(self, event: Event) -> None:
        """Go on with the same record as it was saved."""
        self._event = event

    def read(self) -> list[InvalidInputError]:
        """Write the lines into the record; return what cannot be stored."""
        return [error for line in self._lines.values() for error in self._read_line(line)]

    def typed(self) -> dict[str, list[str]]:
        """Return each line's texts for a draft."""
        lines = self._lines.values()
        return {line.role: [line.edit.line.text()] for line in lines if not line.edit.is_empty}

    def set_typed(self, typed: dict[str, list[str]]) -> None:
        """Put the texts of a draft back."""
        for role, texts in typed.items():
            if role not in self._lines:
                self._add_line(role)
            is_old = len(texts) == _TEXTS_OF_OLD_DRAFTS
            self._lines[role].edit.line.setText(_joined(*texts) if is_old else texts[0])
        self._arrange()

    def first_control(self) -> QWidget:
        """Return the control to begin with."""
        return self._lines[ALWAYS_SHOWN].edit.line

    def _role_words(self, role: str) -> str:
        term = self._vocabulary.find(_SCHEME, role) if self._vocabulary else None
        return term.label(language()) if term else role

    def _add_line(self, role: str) -> None:
        remove = QPushButton(_("Remove"), self)
        line = _Line(role, PlainLabel(self), CountEdit(self), remove)
        line.label.setBuddy(line.edit.line)
        self._name(line)
        line.edit.edited.connect(self._on_edited)
        line.remove.clicked.connect(lambda: self._remove(role))
        self._lines[role] = line

    def _name(self, line: _Line) -> None:
        name = self._role_words(line.role)
        line.label.setText(name)
        line.edit.line.setAccessibleName(_("Number of people: {role}").format(role=name))
        line.remove.setAccessibleName(_("Remove the count of {role}").format(role=name))

    def _fill(self, role: str) -> None:
        count, edit = self._event.count(role), self._lines[role].edit
        if count is None:
            edit.show_count(None, None, "")
        else:
            edit.show_count(count.minimum, count.maximum, count.words)

    def _take_line(self, role: str) -> None:
        for widget in self._lines.pop(role).widgets():
            remove(self._grid, widget)

    def _arrange(self) -> None:
        top, left = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
        height = self.add_button.sizeHint().height()
        for row, line in enumerate(self._lines.values()):
            line.label.setMinimumHeight(height)
            for column, widget in enumerate(line.widgets()):
                self._grid.addWidget(widget, row, column, top)
            line.remove.setVisible(line.role != ALWAYS_SHOWN)
        self._grid.addWidget(self.add_button, len(self._lines), 0, 1, 2, left)
        self.arranged.emit()

    def _fill_roles(self) -> None:
        self._roles.clear()
        choices = self._vocabulary.choices(_SCHEME) if self._vocabulary else []
        for term in choices:
            if term.code not in self._lines:
                action = self._roles.addAction(term.label(language()).replace("&", "&&"))
                action.triggered.connect(lambda _on=False, code=term.code: self.add_role(code))

    def add_role(self, role: str) -> None:
        """Add a line for `role` and go to it."""
        self._add_line(role)
        self._arrange()
        self._lines[role].edit.line.setFocus()

    def undo(self) -> None:
        """Bring back the line that was removed last."""
        if self._removed:
            self.set_typed(self._removed.pop())
            self._on_edited()

    def _remove(self, role: str) -> None:
        if role not in self._lines:
            return  # the button went while it was pressed
        self._removed.append({role: self.typed().get(role, [""])})
        self._take_line(role)
        self._drop(role)
        self._arrange()
        self.add_button.setFocus()
        self.edited.emit()

    def _drop(self, role: str) -> None:
        count = self._event.count(role)
        if count is not None:
            self._event.counts.remove(count)

    def _on_edited(self) -> None:
        self.read()
        self.edited.emit()

    def _read_line(self, line: _Line) -> list[InvalidInputError]:
        if line.edit.is_empty:
            self._drop(line.role)
            return []
        try:
            entered = line.edit.value()
        except InvalidInputError as error:
            words = _("{role}: {sentence}")
            filled = words.format(role=line.label.text(), sentence=error.sentence)
            return [InvalidInputError("counts", filled)]
        count = self._event.count(line.role)
        if count is None:
            count = Count(uid=new_uid(), role=line.role, words="")
            self._event.counts.append(count)
        wanted = {"minimum": entered.minimum, "maximum": entered.maximum, "words": entered.words}
        for name, value in wanted.items():
            if getattr(count, name) != value:
                setattr(count, name, value)
        return []

    def lines(self) -> dict[str, TextLine]:
        """Return the line of words of each role shown."""
        return {role: line.edit.line for role, line in self._lines.items()}


def _joined(words: str, minimum: str, maximum: str) -> str:
    """Return the line for the three texts that drafts of an older version hold."""
    low, high = (int(text) if text.isdecimal() else None for text in (minimum, maximum))
    return entry_text(low, high, words, language())
