"""A quiet line above the window's content that says what was done and how to take it back."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from hrd_desk.gui.layouts import remove
from hrd_desk.gui.widgets.mirrored import mirror_margins
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.i18n import _

Answers = dict[str, Callable[[], None]]


class NoticeBar(QFrame):
    """One sentence and a few buttons; takes neither the focus nor an answer by force.

    `said` tells a window in front of it what the bar says.
    """

    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self._words = PlainLabel(self)
        self._words.setObjectName("sentence")
        self._words.setWordWrap(True)
        self._buttons: list[QPushButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(12, 5, 8, 5)
        mirror_margins(self)
        self._layout.addWidget(self._words, 1)
        self.hide()

    def say(self, sentence: str, answers: Answers | None = None) -> None:
        """Show a sentence with a button for each answer, and one that closes the bar.

        An answer closes the bar before it does its work.
        """
        self._clear()
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        for words, act in (answers or {}).items():
            self._add_button(words, act)
        self._add_button(_("Close"), None)
        self.show()
        self.said.emit(sentence)

    def sentence(self) -> str:
        """Return what the bar says; empty while it is closed."""
        return "" if self.isHidden() else self._words.text()

    def button(self, words: str) -> QPushButton | None:
        """Return the button with these words."""
        return next((button for button in self._buttons if button.text() == words), None)

    def _add_button(self, words: str, act: Callable[[], None] | None) -> None:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(self.close_bar)
        if act is not None:
            button.clicked.connect(lambda _checked=False: act())
        self._layout.addWidget(button)
        self._buttons.append(button)

    def close_bar(self) -> None:
        """Close the bar."""
        self.hide()

    def _clear(self) -> None:
        for button in self._buttons:
            remove(self._layout, button)
        self._buttons.clear()
