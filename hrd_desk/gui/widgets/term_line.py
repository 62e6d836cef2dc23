"""A line that finds terms while one types, and the field for exactly one term."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.list_line import ENTER, ListLine
from hrd_desk.gui.widgets.list_popup import Row
from hrd_desk.gui.widgets.term_rows import Proposal, SwitchedOff, TermMatch, TermRow
from hrd_desk.gui.widgets.term_search import TermSearch
from hrd_desk.i18n import N_, _, language
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import PATH_SEPARATOR, Vocabulary

FAVOURITES = 9
_LEAST_PROPOSED = 3
TERM_KEYS = (
    (N_("letters"), N_("Find a term by the beginning of any word, a synonym or a code")),
    ("1 … 9", N_("In an empty field: takes the term that this desk uses most")),
    ("↓", N_("In an empty field: opens the whole list as a tree; ← and → go from group to group")),
    ("Enter", N_("Takes the marked term")),
    ("Tab", N_("Takes the marked term and goes on")),
    ("↑ Enter", N_("Proposes what is typed as a new term")),
)
"""The keys of a field for terms, for the key map."""

_NO_MODIFIER = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def term_text(vocabulary: Vocabulary, term: Term) -> str:
    """Return the full path of a term, and a word on one that can no longer be chosen."""
    path = PATH_SEPARATOR.join(vocabulary.path(term, language()))
    if term.replaced_by is not None:
        now = vocabulary.current(term).label(language())
        return _("{term} (now {other})").format(term=path, other=now)
    return path if term.is_enabled else _("{term} (switched off)").format(term=path)


class TermLine(ListLine):
    """Typing filters the list of terms; Tab takes the marked one too, if something is typed.

    In an empty line a digit takes one of the `favourites`. `proposed` carries the name of a new
    term, where proposals are allowed.
    """

    term_chosen = Signal(object)
    proposed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.excluded: frozenset[int] = frozenset()
        self.can_propose = False
        self._search: TermSearch | None = None
        self._favourites: list[str] = []
        self.row_chosen.connect(self._on_row)

    def offer(self, search: TermSearch) -> None:
        """Search in `search` from now on."""
        self._search = search

    def prepare(self) -> None:
        """Make ready now what the first letter would have to wait for."""
        if self._search is not None:
            self._search.prepare()

    def prepare_nearness(self) -> None:
        """Make ready now what the first text that fits nothing would have to wait for."""
        if self._search is not None:
            self._search.prepare_nearness()

    def offer_favourites(self, codes: Sequence[str]) -> None:
        """Let the digits take these terms, the first by 1."""
        self._favourites = list(codes[:FAVOURITES])

    def hint(self) -> str:
        """Return what an empty line says: the favourites with their digits, or how to begin."""
        named = [
            f"{digit} {match.label}"
            for digit in range(1, len(self._favourites) + 1)
            if (match := self._favourite(digit)) is not None
        ]
        if named:
            return _("type, or press  {favourites}").format(favourites="   ".join(named))
        return _("type to find, ↓ for the list")

    def _favourite(self, digit: int) -> TermMatch | None:
        if self._search is None or not 1 <= digit <= len(self._favourites):
            return None
        return self._search.favourite(self._favourites[digit - 1], self.excluded)

    @override
    def rows_for(self, text: str) -> Sequence[Row] | None:
        if self._search is None:
            return None
        if not text.strip():
            return self._search.everything(self._favourites, self.excluded)
        found = self._search.matches(text, self.excluded)
        unused = self._search.unused(text) if self.can_propose else []
        if unused:  # what fits is worth more than what comes close
            found = [match for match in found if not match.is_similar]
        rows: list[TermRow] = [*found, *unused]
        if self.can_propose and self._may_propose(text):
            rows.append(Proposal(" ".join(text.split())))
        return rows

    def _may_propose(self, text: str) -> bool:
        is_long = len(text.strip()) >= _LEAST_PROPOSED
        return is_long and self._search is not None and not self._search.is_named(text)

    @override
    def open_list(self, text: str = "", current: int = 0) -> None:
        super().open_list(text, current)
        if not _is_sure(self.popup.marked()):  # a slip of the finger is no proposal
            self.popup.unmark()

    def _on_row(self, row: TermRow) -> None:
        if isinstance(row, Proposal | SwitchedOff):
            self.popup.hide()
            self.proposed.emit(row.text if isinstance(row, Proposal) else row.label)
        elif isinstance(row, TermMatch):
            self.term_chosen.emit(row.term)

    @override
    def event(self, event: QEvent) -> bool:
        # Tab never reaches keyPressEvent: the focus moves before.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            marked = self.popup.marked()
            is_term = isinstance(marked, TermMatch)
            if event.key() == Qt.Key.Key_Tab and is_term and self.isModified():
                self.row_chosen.emit(marked)
        return super().event(event)

    @property
    def is_blank(self) -> bool:
        """Whether a digit would stand alone: nothing is typed, or all of it is marked."""
        return not self.text() or (self.hasSelectedText() and self.selectedText() == self.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._took_digit(event) or self._went_to_group(event):
            return
        if event.key() in ENTER and not self.is_blank and self.popup.marked() is None:
            return  # what fits nothing stays, to be corrected or proposed
        super().keyPressEvent(event)

    def _took_digit(self, event: QKeyEvent) -> bool:
        text = event.text()
        if event.modifiers() not in _NO_MODIFIER or not text.isdecimal() or not self.is_blank:
            return False
        match = self._favourite(int(text))
        if match is None:
            return False
        self.term_chosen.emit(match.term)
        self.entered.emit()
        return True

    def _went_to_group(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if not (self.popup.isVisible() and self.is_blank and event.key() in steps):
            return False
        is_mirrored = self.isRightToLeft()
        return self.popup.step_group(steps[Qt.Key(event.key())] * (-1 if is_mirrored else 1))


def _is_sure(row: Row | None) -> bool:
    """Return whether Enter may take a row that nobody has marked."""
    is_offer = isinstance(row, Proposal | SwitchedOff)
    return not is_offer and not (isinstance(row, TermMatch) and row.is_similar)


class OneTermPicker(TermLine):
    """A field for one term; its value is the term's code or None."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vocabulary: Vocabulary | None = None
        self._scheme = ""
        self._code: str | None = None
        self.is_required = False
        self.setPlaceholderText(self.hint())
        self.term_chosen.connect(self.take)
        self.editingFinished.connect(self._show)

    def offer_scheme(self, vocabulary: Vocabulary, scheme: str) -> None:
        """Choose from `scheme` from now on."""
        self._vocabulary, self._scheme = vocabulary, scheme
        self.offer(TermSearch(vocabulary, scheme, language()))
        self._show()

    @override
    def offer_favourites(self, codes: Sequence[str]) -> None:
        super().offer_favourites(codes)
        self.setPlaceholderText(self.hint())

    def value(self) -> str | None:
        """Return the code, or None."""
        return self._code

    def set_value(self, value: str | None) -> None:
        """Show the term with the code `value`."""
        self._code = value or None
        self._show()

    def take(self, term: Term) -> None:
        """Choose `term`, as a person does."""
        self._take(term.code)
        self.popup.hide()
        self._show()
        self.selectAll()

    def _show(self) -> None:
        """Let the line say what is chosen, whatever was left half typed."""
        text = self._code or ""
        if self._vocabulary is not None and self._code:
            term = self._vocabulary.find(self._scheme, self._code)
            text = term_text(self._vocabulary, term) if term else self._code
        self.setText(text)
        self.setCursorPosition(0)

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
