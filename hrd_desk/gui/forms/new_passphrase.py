"""A new passphrase, typed twice, with honest words on how long it would stand."""

from PySide6.QtWidgets import QWidget

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.generated.ui_new_passphrase import Ui_NewPassphrase
from hrd_desk.i18n import _
from hrd_desk.storage.keys import SHORTEST_PASSPHRASE, suggested_passphrase

_SHORT, _FAIR = 14, 20
_FEW_DIFFERENT = 5


def strength_in_words(passphrase: str, suggested: str = "") -> str:
    """Return what can honestly be said of `passphrase`: its length, and whether chance made it.

    No program can tell how guessable words are, so nothing here is called strong but `suggested`.
    """
    least = SHORTEST_PASSPHRASE
    verdicts = (
        (
            not passphrase,
            _("Several words that have nothing to do with each other are easiest to remember."),
        ),
        (
            passphrase == suggested,
            _("Six words chosen by chance: nobody can try them all. Learn them by heart."),
        ),
        (
            len(passphrase.strip()) < least,
            _("Too short: at least {count} characters are needed.").format(count=least),
        ),
        (
            len(set(passphrase)) < _FEW_DIFFERENT,
            _("Too uniform: few different characters are quickly guessed."),
        ),
        (
            len(passphrase) < _SHORT,
            _("Short: strong computers try all passphrases of this length. Add some words."),
        ),
        (
            len(passphrase) < _FAIR,
            _("Middling, if it is no saying, name or date. Another word would help."),
        ),
    )
    long = _("Long. Good, if it is no saying, no line of a song and nothing about you.")
    return next((sentence for is_so, sentence in verdicts if is_so), long)


class NewPassphraseForm(QWidget):
    """The two fields, the suggestion and the words on strength."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggested = ""
        self.ui = Ui_NewPassphrase()
        self.ui.setupUi(self)
        self.setFocusProxy(self.ui.passphrase)
        for field in (self.ui.passphrase, self.ui.repeated):
            self.ui.is_shown.toggled.connect(field.show_typing)
            field.keyboard_noticed.connect(self.ui.keyboard.setText)
        self.ui.passphrase.textChanged.connect(self._show_strength)
        self.ui.suggest.clicked.connect(self.suggest)
        self._show_strength()

    def suggest(self) -> None:
        """Put six random words into the first field, visible, to be typed again in the second."""
        self._suggested = suggested_passphrase()
        self.ui.is_shown.setChecked(True)
        self.ui.passphrase.setText(self._suggested)
        self.ui.repeated.clear()
        self.ui.repeated.setFocus()

    def _show_strength(self) -> None:
        words = strength_in_words(self.ui.passphrase.text(), self._suggested)
        self.ui.strength.setText(words)

    def passphrase(self) -> str:
        """Return the passphrase; raises `InvalidInputError`, the field in question focused."""
        text = self.ui.passphrase.text()
        if len(text.strip()) < SHORTEST_PASSPHRASE:
            self.ui.passphrase.setFocus()
            sentence = _("The passphrase is too short. Use at least {count} characters.")
            raise InvalidInputError("passphrase", sentence.format(count=SHORTEST_PASSPHRASE))
        if text != self.ui.repeated.text():
            self.ui.repeated.setFocus()
            self.ui.repeated.selectAll()
            sentence = _("The two passphrases differ. Type the second one again.")
            raise InvalidInputError("repeated", sentence)
        return text

    def clear(self) -> None:
        """Forget what was typed."""
        self._suggested = ""
        self.ui.passphrase.clear()
        self.ui.repeated.clear()
