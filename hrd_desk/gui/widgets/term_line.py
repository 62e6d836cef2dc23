"""A line that finds terms while one types, and the field for exactly one term."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.term_popup import ROWS_SHOWN, TermPopup
from hrd_desk.gui.widgets.term_search import TermSearch
from hrd_desk.i18n import _, language
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import PATH_SEPARATOR, Vocabulary

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS_SHOWN,
    Qt.Key.Key_PageUp: -ROWS_SHOWN,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def term_text(vocabulary: Vocabulary, term: Term) -> str:
    """Return the full path of a term, and a word on one that can no longer be chosen."""
    path = PATH_SEPARATOR.join(vocabulary.path(term, language()))
    if term.replaced_by is not None:
        now = vocabulary.current(term).label(language())
        return _("{term} (now {other})").format(term=path, other=now)
    return path if term.is_enabled else _("{term} (switched off)").format(term=path)


class TermLine(QLineEdit):
    """Typing filters the list below; Down opens it, Enter takes the marked term, Escape closes.

    Tab takes the marked term too, if something is typed, and moves on.
    """

    term_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.popup = TermPopup(self)
        self.excluded: frozenset[int] = frozenset()
        self.anchor: QWidget = self
        self._search: TermSearch | None = None
        self.popup.chosen.connect(self.term_chosen)
        self.textEdited.connect(self._on_typed)

    def offer(self, search: TermSearch) -> None:
        """Search in `search` from now on."""
        self._search = search

    def open_list(self, text: str = "", current: int = 0) -> None:
        """Open the list of what fits `text` (everything for an empty one)."""
        if self._search is not None and not self.isReadOnly():
            matches = self._search.matches(text, self.excluded)
            self.popup.open_below(self.anchor, matches, current)

    def _on_typed(self, text: str) -> None:
        if text.strip():
            self.open_list(text)
        else:
            self.popup.hide()

    @override
    def event(self, event: QEvent) -> bool:
        # Tab never reaches keyPressEvent: the focus moves before.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            marked = self.popup.marked()
            if event.key() == Qt.Key.Key_Tab and marked is not None and self.isModified():
                self.term_chosen.emit(marked.term)
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        marked = self.popup.marked()
        if event.key() in _STEPS and marked is not None:
            self.popup.step(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Down:
            self.open_list()
        elif event.key() in _ENTER and marked is not None:
            self.term_chosen.emit(marked.term)
        elif event.key() == Qt.Key.Key_Escape and marked is not None:
            self.popup.hide()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.popup.hide()
        super().focusOutEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.popup.hide()
        super().hideEvent(event)


class OneTermPicker(TermLine):
    """A field for one term; its value is the term's code or None."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vocabulary: Vocabulary | None = None
        self._scheme = ""
        self._code: str | None = None
        self.is_required = False
        self.setPlaceholderText(_("type to find, ↓ for the list"))
        self.term_chosen.connect(self._on_chosen)
        self.editingFinished.connect(self._show)

    def offer_scheme(self, vocabulary: Vocabulary, scheme: str) -> None:
        """Choose from `scheme` from now on."""
        self._vocabulary, self._scheme = vocabulary, scheme
        self.offer(TermSearch(vocabulary, scheme, language()))
        self._show()

    def value(self) -> str | None:
        """Return the code, or None."""
        return self._code

    def set_value(self, value: str | None) -> None:
        """Show the term with the code `value`."""
        self._code = value or None
        self._show()

    def _show(self) -> None:
        """Let the line say what is chosen, whatever was left half typed."""
        text = self._code or ""
        if self._vocabulary is not None and self._code:
            term = self._vocabulary.find(self._scheme, self._code)
            text = term_text(self._vocabulary, term) if term else self._code
        self.setText(text)
        self.setCursorPosition(0)

    def _on_chosen(self, term: Term) -> None:
        self._take(term.code)
        self.popup.hide()
        self._show()
        self.selectAll()

    def _take(self, code: str | None) -> None:
        if code != self._code:
            self._code = code
            self.edited.emit()

    @override
    def _on_typed(self, text: str) -> None:
        super()._on_typed(text)
        if not text.strip() and not self.is_required:
            self._take(None)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.popup.isVisible():
            self.open_list()
