"""The recovery words, shown once, and the check that two of them stand on paper."""

import secrets

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.generated.ui_recovery_words import Ui_RecoveryWords
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.i18n import _, listed

_CHECKED_WORDS = 2


class RecoveryWordsForm(QWidget):
    """Shows the words, then asks for two of them.

    `readiness_changed` says whether there is something to go on with; `step` goes on.
    """

    readiness_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._asked: list[int] = []
        self.ui = Ui_RecoveryWords()
        self.ui.setupUi(self)
        self.ui.words.setBackgroundRole(QPalette.ColorRole.Base)
        self.ui.is_written.toggled.connect(self.readiness_changed)
        self.ui.back_to_words.clicked.connect(self._show_words_page)

    def show_words(self, words: str) -> None:
        """Show the words, parted by spaces, each with its number."""
        self._words = words.split()
        for number, word in enumerate(self._words, start=1):
            label = self.findChild(PlainLabel, f"word_{number}")
            assert isinstance(label, PlainLabel)  # noqa: S101  the form has a place for each word
            label.setText(word)
        numbered = (f"{number} {word}" for number, word in enumerate(self._words, start=1))
        self.ui.words.setAccessibleName(listed(numbered))
        chosen = secrets.SystemRandom().sample(range(len(self._words)), _CHECKED_WORDS)
        self._asked = sorted(chosen)
        self._word_questions()
        self._show_words_page()

    def _word_questions(self) -> None:
        labels = (self.ui.first_label, self.ui.second_label)
        for label, index in zip(labels, self._asked, strict=True):
            label.setText(_("Word {number}").format(number=index + 1))

    def _show_words_page(self) -> None:
        self.ui.pages.setCurrentWidget(self.ui.words_page)
        self.ui.is_written.setFocus()
        self.readiness_changed.emit(self.ui.is_written.isChecked())

    def step(self) -> bool:
        """Go on; return True once both words were right.

        Raises `InvalidInputError` for a wrong word, its field focused.
        """
        if self.ui.pages.currentWidget() is self.ui.words_page:
            self.ui.pages.setCurrentWidget(self.ui.check_page)
            self.ui.first.setFocus()
            return False
        for field, index in zip((self.ui.first, self.ui.second), self._asked, strict=True):
            self._check(field, index)
        return True

    def _check(self, field: QLineEdit, index: int) -> None:
        if field.text().strip().lower() == self._words[index]:
            return
        field.setFocus()
        field.selectAll()
        sentence = _("Word {number} is not right. Look at your paper, or see the words again.")
        raise InvalidInputError(field.objectName(), sentence.format(number=index + 1))
