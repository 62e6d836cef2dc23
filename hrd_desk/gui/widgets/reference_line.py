"""A line for another record, named by its reference."""

import uuid
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hrd_desk.errors import InvalidInputError, NotFoundError
from hrd_desk.i18n import _


class ReferenceLine(QLineEdit):
    """A record's reference as text; its value is the record's uid."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uid: uuid.UUID | None = None
        self._shown = ""
        self._find: Callable[[str], uuid.UUID] | None = None
        self._name: Callable[[uuid.UUID], str] = str
        self.textEdited.connect(self.edited)

    def look_up(self, find: Callable[[str], uuid.UUID], name: Callable[[uuid.UUID], str]) -> None:
        """Find uids with `find` (raises `NotFoundError`) and word them with `name`."""
        self._find, self._name = find, name

    def value(self) -> uuid.UUID | None:
        """Return the uid; raises `InvalidInputError` where no record has the reference."""
        text = self.text().strip()
        if text == self._shown:
            return self._uid
        if not text or self._find is None:
            return None
        try:
            return self._find(text)
        except NotFoundError as error:
            sentence = _("No record here has the reference “{reference}”. Check it.")
            problem = sentence.format(reference=text)
            raise InvalidInputError(self.objectName(), problem) from error

    def set_value(self, value: uuid.UUID | None) -> None:
        """Show the reference of the record with this uid."""
        self._uid = value
        self._shown = self._name(value) if value else ""
        self.setText(self._shown)
        self.setCursorPosition(0)

    def typed(self) -> str:
        """Return the text as it stands."""
        return self.text()

    def set_typed(self, text: str) -> None:
        """Put a text there."""
        self.setText(text)
