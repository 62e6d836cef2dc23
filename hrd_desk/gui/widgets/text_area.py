"""A field for longer text that grows with it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.focus_ring import keep_focus_ring
from hrd_desk.gui.widgets.line_height import line_px
from hrd_desk.model.templates import BLANK


class TextArea(QTextEdit):
    """Plain text of any length; Tab leaves the field, after it has gone through its blanks.

    A blank is something in square brackets that a template left to be typed over.

    It is a QTextEdit, because QPlainTextEdit never aligns Arabic and Urdu to the right. It takes no
    rich text, neither pasted nor set, so that nothing from outside is ever drawn as HTML.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._least, self._most = 2, 8
        self._is_showing = False
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def grow_between(self, least: int, most: int) -> None:
        """Stand at least `least` lines high and at most `most`."""
        self._least, self._most = least, most
        self._fit()

    def value(self) -> str:
        """Return the text without blanks and empty lines at its end."""
        return self.toPlainText().rstrip()

    def set_value(self, value: str | None) -> None:
        """Show a text; undo begins anew."""
        self._is_showing = True
        self.setPlainText(value or "")
        self._is_showing = False

    def replace_text(self, text: str) -> None:
        """Put `text` in the place of what stands there, as typing does: one undo brings it back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def _go_to_blank(self, begin: int) -> bool:
        """Mark the first blank after `begin`, so that typing replaces it."""
        blank = BLANK.search(self.toPlainText(), begin)
        if blank is None:
            return False
        cursor = self.textCursor()
        cursor.setPosition(blank.start())
        cursor.setPosition(blank.end(), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self._go_to_blank(0)

    @override
    def focusNextPrevChild(self, is_next: bool) -> bool:
        is_blank = is_next and self._go_to_blank(self.textCursor().selectionEnd())
        return is_blank or super().focusNextPrevChild(is_next)

    def _tell(self) -> None:
        if not self._is_showing:
            self.edited.emit()

    def _frame(self) -> int:
        return 2 * self.frameWidth() + round(2 * self.document().documentMargin())

    def _fit(self) -> None:
        line = line_px(self.font())
        wanted = round(self.document().size().height() - 2 * self.document().documentMargin())
        height = max(wanted, self._least * line) + self._frame()
        if wanted > self._most * line:
            # No margin below the last line, or the head of the next one would show there.
            height = self._most * line + self._frame() - round(self.document().documentMargin())
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        keep_focus_ring(self, event)
        return handled

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.minimumHeight())
