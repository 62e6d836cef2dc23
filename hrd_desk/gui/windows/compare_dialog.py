"""The record on the screen beside one that looks like it: what differs first, what is the same."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtWidgets import QDialog, QWidget

from hrd_desk.gui.generated.ui_compare_dialog import Ui_CompareDialog
from hrd_desk.gui.windows.history_words import HistoryWords
from hrd_desk.gui.windows.inbox_values import event_rows, event_words
from hrd_desk.i18n import _
from hrd_desk.model.event import Event


class Same(StrEnum):
    """What a person says about the two."""

    DIFFERENT = "different"
    OPEN = "open"
    PROPOSE = "propose"


class CompareDialog(QDialog):
    """Goes through the similar records; `answer` is what was said about the one in `row`.

    Told apart: the next one follows, and the dialog closes after the last.
    """

    def __init__(
        self,
        event: Event,
        others: Sequence[Event],
        words: HistoryWords,
        say_different: Callable[[Event], bool],
        parent: QWidget | None = None,
    ) -> None:
        """Compare `event`; `say_different` keeps that another one is not the same."""
        super().__init__(parent)
        self.form = Ui_CompareDialog()
        self.form.setupUi(self)
        self.resize(1040, 620)
        self.answer: Same | None = None
        self.row = 0
        self._event, self._others, self._words = event, list(others), words
        self._say_different = say_different
        self.form.different.clicked.connect(self._tell_apart)
        self.form.open_other.clicked.connect(lambda: self._say(Same.OPEN))
        self.form.propose.clicked.connect(lambda: self._say(Same.PROPOSE))
        self.form.next.clicked.connect(lambda: self.go_to(self.row + 1))
        self.form.close_button.clicked.connect(self.reject)
        self.form.propose.setVisible(bool(event.reference))
        for button in (self.form.different, self.form.open_other, self.form.propose):
            button.setAutoDefault(False)
        self.form.own_head.setText(_head(event))
        self.form.texts.setFocus()  # no answer is one careless Enter away

    @property
    def other(self) -> Event:
        """The record that is shown beside."""
        return self._others[self.row]

    def go_to(self, row: int) -> None:
        """Show another of the similar records, round and round."""
        self.row = row % len(self._others)
        sides = (event_words(self._words, event) for event in (self._event, self.other))
        self.form.texts.show_rows(event_rows(*sides), beside=0)
        self.form.other_head.setText(_head(self.other))
        place = _("{number} of {count}").format(number=self.row + 1, count=len(self._others))
        self.form.place.setText(place)
        for widget in (self.form.place, self.form.next):
            widget.setVisible(len(self._others) > 1)

    def _tell_apart(self) -> None:
        if not self._others:
            return  # the key was pressed twice, and the first one ended it
        other = self.other
        if not self._say_different(other) or other not in self._others:
            return
        self.answer = Same.DIFFERENT
        self._others.remove(other)
        if self._others:
            self.go_to(self.row)
        else:
            self.accept()

    def _say(self, answer: Same) -> None:
        self.answer = answer
        self.accept()


def _head(event: Event) -> str:
    return event.reference or _("New event")
