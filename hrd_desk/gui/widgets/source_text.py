"""A pasted text that is read, not written: what it offers is underlined, keys take it."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QStyle, QTextEdit, QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.focus_ring import keep_focus_ring

LONGEST = 200_000
"""Characters that are taken; a whole book is no source of one event."""

_PLAIN_KEYS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class SourceText(QTextEdit):
    """Plain text that is replaced as a whole by pasting or dropping.

    `digit_pressed(number)` tells a digit, `replaced` another text.
    """

    digit_pressed = Signal(int)
    replaced = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ""
        self.setAcceptRichText(False)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def say_when_empty(self, sentence: str) -> None:
        """Say what the field is for as long as it is empty; Qt's own way shows one line of it."""
        self._hint = sentence
        self.setAccessibleDescription(sentence)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            margin = round(self.document().documentMargin())
            room = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
            align = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
            flags = int(align) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(room, flags, self._hint)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setExtraSelections([])
        self.setPlainText(text[:LONGEST])
        self.replaced.emit()

    def paste_all(self) -> None:
        """Show the clipboard's text, if it has any."""
        text = QApplication.clipboard().text()
        if text.strip():
            self.show_text(text)

    def marked(self) -> str:
        """Return what is marked, paragraphs parted as in any text; "" for nothing."""
        return self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n")

    def underline(self, places: Iterable[tuple[int, int, QColor]]) -> None:
        """Underline the text from start to end in a colour, for each of `places`."""
        selections = []
        for start, end, colour in places:
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            form.setUnderlineColor(colour)
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, form
            selections.append(selection)
        self.setExtraSelections(selections)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_all()
        elif event.text().isdecimal() and event.modifiers() in _PLAIN_KEYS:
            self.digit_pressed.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.text().strip():
            self.show_text(source.text())

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        keep_focus_ring(self, event)
        return handled
