"""An uncertain date, typed as a person writes it, with its reading beneath."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.widgets.fitting_label import FittingLabel
from hrd_desk.gui.widgets.line_height import line_px
from hrd_desk.gui.widgets.marks import say_beneath
from hrd_desk.i18n import _, language
from hrd_desk.model.date_notes import reading_in_words
from hrd_desk.model.date_reading import DateReading, read_date, understand_date
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import parse_edtf

_LONGEST = 100
_READING_LINES = 2
_MOST_LINES = 4
_EXCHANGING = (Qt.Key.Key_Down, Qt.Key.Key_Up)


def local_today() -> datetime.date:
    """Return the day that a person at this computer calls today."""
    return datetime.datetime.now().astimezone().date()


class EnteredWords(QObject):
    """The words that a date was entered in, as a field of the record beside the date's own."""

    edited = Signal()
    """Never emitted: the words change with their date, which says so."""

    def __init__(self, date: "UncertainDateEdit") -> None:
        super().__init__(date)
        self._date = date

    def value(self) -> str | None:
        """Return the words typed if they say more than the date, else None."""
        return self._date.entered()

    def set_value(self, value: str | None) -> None:
        """Show the words that the date shown was entered in."""
        self._date.show_entered(value)


class UncertainDateEdit(QWidget):
    """A line for "1 May 2023", "night of 1 May", "11 Ordibehesht 1402"; its value is EDTF.

    What is typed is read as it is typed, on the day it is typed: "yesterday" stays that day.
    Where day and month can stand either way, both readings are named and Down takes the other.
    """

    edited = Signal()

    def __init__(
        self, parent: QWidget | None = None, today: Callable[[], datetime.date] = local_today
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._reading: DateReading | None = None
        self._error: InvalidInputError | None = None
        self._takes_other = False
        self._stored: str | None = None
        self._entered: str | None = None
        self._is_stored = False
        self.line = QLineEdit(self)
        self.line.setMaxLength(_LONGEST)
        self.line.setPlaceholderText(_("1 May 2023, May 2023, about 2023 …"))
        self._label = FittingLabel(self, most_lines=_MOST_LINES, is_tabbed=False)
        self._label.setObjectName("reading")
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.entered_words = EnteredWords(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.line)
        layout.addWidget(self._label)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._on_text)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self._show_reading)
        self._show_reading()

    def value(self) -> str | None:
        """Return EDTF or None; raises `InvalidInputError` naming this field's objectName."""
        if self._is_stored:
            return self._stored
        if self._error is not None:
            raise InvalidInputError(self.objectName(), self._error.sentence)
        reading = self._reading
        if reading is None:
            return None
        other = reading.other if self._takes_other else None
        return (other or reading.date).edtf

    def entered(self) -> str | None:
        """Return the words typed if they say more than the date that was read, else None."""
        if self._is_stored:
            return self._entered
        says_more = self._reading is not None and self._reading.says_more
        return self.line.text().strip() if says_more else None

    def set_value(self, value: str | None) -> None:
        """Show an EDTF date in words where the words say all of it, else as it is stored."""
        self._show_stored(value, None, as_typed(value) if value else "")

    def show_entered(self, entered: str | None) -> None:
        """Show the words that the stored date was entered in, where they read as it on any day."""
        if not self._is_stored or self._stored is None:
            return
        text = self.line.text()
        if entered and _reads_as(entered, self._stored):
            text = entered
        self._show_stored(self._stored, entered or None, text)

    def typed(self) -> str:
        """Return the text as it stands."""
        return self.line.text()

    def set_typed(self, text: str) -> None:
        """Put a text there."""
        self.line.setText(text)

    def reading(self) -> str:
        """Return what stands beneath the line: the date in words, or why it cannot be read."""
        return self._label.text()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_pressed = event.type() == QEvent.Type.KeyPress
        if is_pressed and isinstance(event, QKeyEvent) and self._exchange(event):
            return True
        if event.type() == QEvent.Type.FocusOut:
            self._show_reading(is_left=True)
        return super().eventFilter(watched, event)

    def _exchange(self, event: QKeyEvent) -> bool:
        """Take the other reading if there is one; return whether there is."""
        has_other = self._reading is not None and self._reading.other is not None
        is_meant = event.key() in _EXCHANGING and not self._has_modifiers(event)
        if self._is_stored or not has_other or not is_meant:
            return False
        self._takes_other = not self._takes_other
        self._show_reading()
        self.edited.emit()
        return True

    @staticmethod
    def _has_modifiers(event: QKeyEvent) -> bool:
        return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)

    def _show_stored(self, value: str | None, entered: str | None, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)
        self._stored, self._entered, self._is_stored = value, entered, True
        self._show_reading()

    def _on_text(self, text: str) -> None:
        self._is_stored, self._takes_other = False, False
        self._reading, self._error = None, None
        try:
            if text.strip():
                self._reading = understand_date(text, self._today(), self.objectName())
        except InvalidInputError as error:
            self._error = error
        self._show_reading()

    def _show_reading(self, *, is_left: bool = False) -> None:
        if self._is_stored:
            self._say(self._stored_words(), is_wrong=False)
        elif self._error is not None:
            # Quiet while it is typed: a date that is not finished is no mistake.
            self._say(self._error.sentence, is_wrong=is_left or not self.line.hasFocus())
        else:
            self._say(self._words() if self._reading else "", is_wrong=False)

    def _stored_words(self) -> str:
        if self._stored is None:
            return ""
        words = date_in_words(parse_edtf(self._stored), language())
        if self._entered and self._entered != self.line.text():
            return _("{date}  ·  entered as “{words}”").format(date=words, words=self._entered)
        return words

    def _words(self) -> str:
        if self._reading is None:
            return ""
        reading = self._reading.exchanged() if self._takes_other else self._reading
        words = reading_in_words(reading, language())
        return _("{reading} (↓ for the other)").format(reading=words) if reading.other else words

    def _say(self, text: str, *, is_wrong: bool) -> None:
        say_beneath(self._label, self.palette(), text, is_wrong=is_wrong)
        self._label.setMinimumHeight(line_px(self._label.font()) * _READING_LINES)
        self.line.setAccessibleDescription(text)


def as_typed(edtf: str) -> str:
    """Return words only if reading them gives exactly the stored date again."""
    words = date_in_words(parse_edtf(edtf), language())
    return words if _reads_as(words, edtf) else edtf


def _reads_as(words: str, edtf: str) -> bool:
    try:
        return read_date(words).edtf == edtf
    except InvalidInputError:
        return False
