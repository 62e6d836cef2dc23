"""An uncertain date, typed as a person writes it, with its reading beneath."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.widgets.marks import mark_colour
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.i18n import _, language
from hrd_desk.model.date_reading import read_date
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import UncertainDate, parse_edtf


class UncertainDateEdit(QWidget):
    """A line for "1 May 2023", "May 2023", "about 2023" or "3-7 May"; its value is EDTF."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(_("1 May 2023, May 2023, about 2023 …"))
        self._reading = PlainLabel(self)
        self._reading.setObjectName("reading")
        self._reading.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.line)
        layout.addWidget(self._reading)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._read)
        self.line.textEdited.connect(self.edited)
        self._read()

    def value(self) -> str | None:
        """Return EDTF or None; raises `InvalidInputError` naming this field's objectName."""
        date = self._date()
        return date.edtf if date else None

    def set_value(self, value: str | None) -> None:
        """Show an EDTF date in words where the words say all of it, else as it is stored."""
        self.line.setText(_as_typed(value) if value else "")
        self.line.setCursorPosition(0)

    def typed(self) -> str:
        """Return the text as it stands."""
        return self.line.text()

    def set_typed(self, text: str) -> None:
        """Put a text there."""
        self.line.setText(text)

    def reading(self) -> str:
        """Return what stands beneath the line: the date in words, or why it cannot be read."""
        return self._reading.text()

    def _date(self) -> UncertainDate | None:
        text = self.line.text().strip()
        return read_date(text, self.objectName()) if text else None

    def _read(self) -> None:
        try:
            date = self._date()
        except InvalidInputError as error:
            self._say(error.sentence, is_wrong=True)
        else:
            words = date_in_words(date, language()) if date else ""
            self._say(f"{words}  ·  {date.edtf}" if date else "", is_wrong=False)

    def _say(self, text: str, *, is_wrong: bool) -> None:
        palette = self.palette()
        role = QPalette.ColorRole.PlaceholderText
        colour = mark_colour(palette, "error") if is_wrong else palette.color(role)
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self._reading.setPalette(palette)
        self._reading.setText(text)
        self.line.setAccessibleDescription(text)


def _as_typed(edtf: str) -> str:
    """Return words only if reading them gives exactly the stored date again."""
    words = date_in_words(parse_edtf(edtf), language())
    try:
        return words if read_date(words).edtf == edtf else edtf
    except InvalidInputError:
        return edtf
