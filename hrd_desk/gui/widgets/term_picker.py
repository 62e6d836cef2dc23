"""The field for any number of terms: chips, and a line that finds more."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from hrd_desk.gui.layouts import remove
from hrd_desk.gui.widgets.chips import Chip, FlowLayout
from hrd_desk.gui.widgets.focus_ring import paint_focus_ring
from hrd_desk.gui.widgets.term_line import TermLine, term_text
from hrd_desk.gui.widgets.term_search import TermSearch
from hrd_desk.i18n import N_, _, language
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

CHIP_KEYS = (
    ("Backspace", N_("In an empty line: removes the last term")),
    ("← →", N_("In an empty line: marks a term, which Del removes")),
)
"""The keys of the chips, for the key map."""

_REMOVING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class TermPicker(QFrame):
    """Several terms of one scheme; its value is the list of terms in the order chosen.

    In the empty line, Backspace removes the last chip; Left and Right mark another one, which
    Delete or Backspace then removes.
    """

    edited = Signal()
    proposed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.line = TermLine(self)
        self.line.setFrame(False)
        self.line.anchor = self
        self.line.is_single = False
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._vocabulary: Vocabulary | None = None
        self._terms: list[Term] = []
        self._chips: list[Chip] = []
        self._marked = -1
        self.line.term_chosen.connect(self.take)
        self.line.proposed.connect(self.proposed)
        self.line.textEdited.connect(self._unmark)
        self.line.installEventFilter(self)
        self._describe()

    def offer_scheme(self, vocabulary: Vocabulary, scheme: str) -> None:
        """Choose from `scheme` from now on; what is chosen is worded anew."""
        self._vocabulary = vocabulary
        self.line.offer(TermSearch(vocabulary, scheme, language()))
        self.set_value([vocabulary.find(scheme, term.code) or term for term in self._terms])

    def offer_favourites(self, codes: Sequence[str]) -> None:
        """Let the digits take these terms, the first by 1."""
        self.line.offer_favourites(codes)
        self._describe()

    def allow_proposals(self) -> None:
        """Offer what is typed as a new term, as the last line of the list."""
        self.line.can_propose = True

    def value(self) -> list[Term]:
        """Return the chosen terms."""
        return list(self._terms)

    def set_value(self, value: list[Term]) -> None:
        """Show `value` as chosen."""
        while self._chips:
            self._drop(len(self._chips) - 1)
        self._flow.setEnabled(False)  # they are laid out together, not one after the other
        for term in value:
            self._add(term)
        self._flow.setEnabled(True)
        self.line.clear()
        self._fit()

    def texts(self) -> list[str]:
        """Return what the chips say."""
        return [chip.text for chip in self._chips]

    def _add(self, term: Term) -> None:
        text = term_text(self._vocabulary, term) if self._vocabulary else term.label(language())
        chip = Chip(self, text)
        chip.remove_asked.connect(lambda: self._remove(self._chips.index(chip)))
        self._terms.append(term)
        self._chips.append(chip)
        self._flow.insert_before_last(chip)
        chip.show()

    def _drop(self, place: int) -> None:
        chip = self._chips.pop(place)
        del self._terms[place]
        remove(self._flow, chip)

    def _remove(self, place: int) -> None:
        self._drop(place)
        self._unmark()
        self._fit()
        self.edited.emit()

    def take(self, term: Term) -> None:
        """Choose `term` too, as a person does; one that is chosen already stays once."""
        self.line.clear()
        self.line.popup.hide()
        self.line.setFocus()
        if all(term.id != other.id for other in self._terms):
            self._add(term)
            self._fit()
            self.edited.emit()

    def _fit(self) -> None:
        self.line.excluded = frozenset(term.id for term in self._terms)
        self._flow.invalidate()
        self.setFixedHeight(self.heightForWidth(self.width()))
        self._describe()

    def show_carried(self, is_carried: bool) -> None:
        """Show whether the chips come from another record and nobody has accepted them yet."""
        for chip in self._chips:
            chip.show_carried(is_carried)

    def _describe(self) -> None:
        """Tell a screen reader what the chips show, and the line what it is for."""
        chosen = "; ".join(self.texts())
        words = _("Chosen: {terms}. Backspace removes the last one.").format(terms=chosen)
        self.line.setAccessibleDescription(words if chosen else "")
        self.line.setPlaceholderText("" if chosen else self.line.hint())

    def _unmark(self) -> None:
        self._mark(-1)

    def _mark(self, place: int) -> None:
        self._marked = place
        for number, chip in enumerate(self._chips):
            chip.mark(number == place)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if event.type() == QEvent.Type.FocusOut:
            self._unmark()
            self.line.clear()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_theirs = self._chips != [] and not self.line.text()
            return is_theirs and not self.line.popup.isVisible() and self._took(event)
        return False

    def _took(self, event: QKeyEvent) -> bool:
        """Handle the keys that belong to the chips while the line is empty."""
        last = len(self._chips) - 1
        if event.key() in _REMOVING and (self._marked >= 0 or event.key() == Qt.Key.Key_Backspace):
            self._remove(self._marked if self._marked >= 0 else last)
            return True
        if event.key() == Qt.Key.Key_Left:
            self._mark(max(self._marked - 1, 0) if self._marked >= 0 else last)
            return True
        if event.key() == Qt.Key.Key_Right and self._marked >= 0:
            self._mark(-1 if self._marked == last else self._marked + 1)
            return True
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus()
        self.line.open_list(self.line.text())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.line.hasFocus():
            paint_focus_ring(self)

    @override
    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))
