"""Fields of one line: text, optional text, numbers, and a box to tick."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _

LARGEST_COUNT = 999_999_999


class TextLine(QLineEdit):
    """A text of one line; its value is the text without blanks around it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self.edited)

    def value(self) -> str | None:
        """Return the text."""
        return self.text().strip()

    def set_value(self, value: str | None) -> None:
        """Show the text from its beginning."""
        self.setText(value or "")
        self.setCursorPosition(0)


class OptionalLine(TextLine):
    """A text of one line that is None where nothing is entered."""

    @override
    def value(self) -> str | None:
        return super().value() or None


class OfferedLine(OptionalLine):
    """A text that may be left empty, with an offer shown in grey that Down takes over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = ""

    def offer(self, text: str) -> None:
        """Offer `text` from now on; "" for nothing."""
        self._offered = text
        words = _("{text} — ↓ takes it over").format(text=text) if text else ""
        self.setPlaceholderText(words)
        self.setAccessibleDescription(words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._offered and not self.text():
            self.setText(self._offered)
            self.edited.emit()
            return
        super().keyPressEvent(event)


class NumberLine(QLineEdit):
    """A number typed as text; empty is None, not zero."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self.edited)

    def typed(self) -> str:
        """Return the text as it stands."""
        return self.text()

    def set_typed(self, text: str) -> None:
        """Put a text there."""
        self.setText(text)
        self.setCursorPosition(0)

    def set_value(self, value: float | None) -> None:
        """Show the number with all its digits."""
        self.set_typed("" if value is None else repr(value))


class CountLine(NumberLine):
    """A count of people: a whole number, zero or more."""

    def value(self) -> int | None:
        """Return the number; raises `InvalidInputError` for anything else."""
        text = self.text().strip()
        if not text:
            return None
        if not (text.isascii() and text.isdecimal()) or int(text) > LARGEST_COUNT:
            sentence = _("“{text}” is no whole number. Write it in digits, or leave it empty.")
            raise InvalidInputError(self.objectName(), sentence.format(text=text))
        return int(text)


class CoordinateLine(NumberLine):
    """A latitude or longitude in decimal degrees (WGS 84), within `limit_deg` of zero."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.limit_deg = 180.0

    def value(self) -> float | None:
        """Return degrees; raises `InvalidInputError` where it is no number or out of range."""
        text = self.text().strip().replace("\u2212", "-")
        if not text:
            return None
        try:
            degrees = float(text)
        except ValueError as error:
            sentence = _("“{text}” is no coordinate. Write degrees like 43.2242.")
            raise InvalidInputError(self.objectName(), sentence.format(text=text)) from error
        if not -self.limit_deg <= degrees <= self.limit_deg:
            sentence = _("{degrees} is out of range. Write a number from -{limit} to {limit}.")
            facts = {"degrees": text, "limit": f"{self.limit_deg:g}"}
            raise InvalidInputError(self.objectName(), sentence.format(**facts))
        return degrees


class FlagBox(QCheckBox):
    """A statement that is true or not."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self.edited)

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick it or not."""
        self.setChecked(value)
