"""A line that finds terms while one types, and the field for exactly one term."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.list_line import ListLine
from hrd_desk.gui.widgets.term_search import TermMatch, TermSearch
from hrd_desk.i18n import _, language
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import PATH_SEPARATOR, Vocabulary


def term_text(vocabulary: Vocabulary, term: Term) -> str:
    """Return the full path of a term, and a word on one that can no longer be chosen."""
    path = PATH_SEPARATOR.join(vocabulary.path(term, language()))
    if term.replaced_by is not None:
        now = vocabulary.current(term).label(language())
        return _("{term} (now {other})").format(term=path, other=now)
    return path if term.is_enabled else _("{term} (switched off)").format(term=path)


class TermLine(ListLine):
    """Typing filters the list of terms; Tab takes the marked one too, if something is typed."""

    term_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.excluded: frozenset[int] = frozenset()
        self._search: TermSearch | None = None
        self.row_chosen.connect(lambda match: self.term_chosen.emit(match.term))

    def offer(self, search: TermSearch) -> None:
        """Search in `search` from now on."""
        self._search = search

    @override
    def rows_for(self, text: str) -> list[TermMatch] | None:
        return None if self._search is None else self._search.matches(text, self.excluded)

    @override
    def event(self, event: QEvent) -> bool:
        # Tab never reaches keyPressEvent: the focus moves before.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            marked = self.popup.marked()
            if event.key() == Qt.Key.Key_Tab and marked is not None and self.isModified():
                self.row_chosen.emit(marked)
        return super().event(event)


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
