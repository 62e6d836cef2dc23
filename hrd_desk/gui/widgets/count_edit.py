"""How many people, in one line as the source says it, with the figures it gives beneath."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.widgets.fitting_label import FittingLabel
from hrd_desk.gui.widgets.line_height import line_px
from hrd_desk.gui.widgets.marks import say_beneath
from hrd_desk.gui.widgets.text_line import TextLine
from hrd_desk.i18n import _, language
from hrd_desk.model.count_entry import entry_text, read_entry
from hrd_desk.model.counts_text import CountRange
from hrd_desk.model.parts import Count
from hrd_desk.publishing.wording import count_words

_LONGEST = 200


class CountEdit(QWidget):
    """A line for "about a dozen", "15-20" or "half the village (200-300)".

    A stored count that nobody touched stays as it is stored, whatever the line would read as.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored: CountRange | None = None
        self._shown = ""
        self.line = TextLine(self)
        self.line.setMaxLength(_LONGEST)
        self.line.setPlaceholderText(_("20, about a dozen, 15-20 …"))
        self._label = FittingLabel(self, most_lines=1, is_tabbed=False)
        self._label.setObjectName("reading")
        self._label.setFixedHeight(line_px(self._label.font()))
        # A long sentence ends in dots, and the pointer shows it whole: it never widens the form.
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.line)
        layout.addWidget(self._label)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.line.edited.connect(self.edited)
        self.line.textChanged.connect(lambda _text: self._show_reading())
        self.line.editingFinished.connect(self._show_reading)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is entered."""
        return not self.line.text().strip()

    def value(self) -> CountRange:
        """Return bounds and words; raises `InvalidInputError` for bounds that cannot be."""
        text = self.line.text()
        if self._stored is not None and text == self._shown:
            return self._stored
        return read_entry(text, "counts")

    def show_count(self, minimum: int | None, maximum: int | None, words: str) -> None:
        """Show a stored count."""
        self._stored = CountRange(minimum, maximum, words)
        self._shown = entry_text(minimum, maximum, words, language())
        self.line.setText(self._shown)
        self.line.setCursorPosition(0)

    def reading(self) -> str:
        """Return what stands beneath the line."""
        return self._label.text()

    def _show_reading(self) -> None:
        try:
            self._say("" if self.is_empty else _figures(self.value()), is_wrong=False)
        except InvalidInputError as error:
            self._say(error.sentence, is_wrong=not self.line.hasFocus())

    def _say(self, text: str, *, is_wrong: bool) -> None:
        say_beneath(self._label, self.palette(), text, is_wrong=is_wrong)
        self.line.setAccessibleDescription(text)


def _figures(count: CountRange) -> str:
    said = Count(minimum=count.minimum, maximum=count.maximum, words=count.words)
    if count.minimum is None and count.maximum is None:
        return _("no number; add one like: many (20-30)")
    return count_words(said, language())
