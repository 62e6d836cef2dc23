"""One question after opening: the desk itself, a restored one, or a copy."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.widgets.chips import FlowLayout
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.windows.exchange_words import copied_words
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.standing import (
    MarkFolder,
    Standing,
    note,
    question,
    say_copied,
    say_moved,
    say_restored,
    standing,
)


class DeskStanding:
    """Whether an open desk is the one that this computer knows; keeps its mark once it is."""

    def __init__(self, desk: OpenDesk, *, is_new: bool = False) -> None:
        """Look at `desk`, which was just opened; a new or usual one is noted at once.

        `is_kept` is False where this computer can keep no mark.
        """
        self._desk = desk
        self._marks = MarkFolder.usual()
        self.standing = Standing.USUAL if is_new else standing(desk, self._marks)
        self.is_kept = self.standing is not Standing.USUAL or note(desk, self._marks)

    @property
    def is_open(self) -> bool:
        """Whether the question is still to be answered."""
        return self.standing is not Standing.USUAL

    def answers(self) -> dict[str, Callable[[], str]]:
        """Return the words of each answer and what it does; that returns a sentence to be told."""
        answers = {
            _("It is the desk itself: go on"): self._moved,
            _("It was restored: number new work anew"): self._restored,
            _("It is a copy: make it a desk of its own"): self._copied,
        }
        if self.standing is Standing.REWOUND:
            del answers[_("It is the desk itself: go on")]
        return answers

    def _moved(self) -> str:
        say_moved(self._desk, self._marks)
        return ""

    def _restored(self) -> str:
        say_restored(self._desk, self._marks)
        sentence = _(
            "New references carry the number {epoch}. What headquarters had already comes back "
            "from there."
        )
        return sentence.format(epoch=self._desk.epoch)

    def _copied(self) -> str:
        return copied_words(say_copied(self._desk, self._marks))

    def settle(self) -> None:
        """Take the question as answered."""
        self.standing = Standing.USUAL

    def note_before_closing(self) -> None:
        """Keep how far the desk has got; never while the question is open."""
        if not self.is_open:
            note(self._desk, self._marks)


class StandingBar(QFrame):
    """The question with a button for each answer; it stays until one was given.

    `answered` carries a sentence to be told, which may be empty.
    """

    answered = Signal(str)

    def __init__(self, desk_standing: DeskStanding, parent: QWidget | None = None) -> None:
        """Ask what `desk_standing` has to ask."""
        super().__init__(parent)
        self._standing = desk_standing
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        words = PlainLabel(self, question(desk_standing.standing))
        words.setObjectName("question")
        words.setWordWrap(True)
        font = words.font()
        font.setBold(True)
        words.setFont(font)
        self.setAccessibleName(words.text())
        pause = PlainLabel(self, _("Until you answer, the list can be read and nothing changed."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(words)
        layout.addWidget(pause)
        row = FlowLayout(fills_last=False)
        layout.addLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._buttons = []
        for text, act in desk_standing.answers().items():
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._answer, act))
            row.addWidget(button)
            self._buttons.append(button)

    def buttons(self) -> list[QPushButton]:
        """Return the buttons, in their order."""
        return self._buttons

    def _answer(self, act: Callable[[], str], _checked: bool = False) -> None:
        self.setEnabled(False)
        job = Job(lambda _progress: act())
        job.succeeded.connect(self._on_answered)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_answered(self, sentence: str) -> None:
        self._standing.settle()
        self.hide()
        self.answered.emit(sentence)

    def _on_failed(self, error: HrdDeskError) -> None:
        self.setEnabled(True)
        show_error(self.window(), error)
