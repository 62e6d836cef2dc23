"""Take a card once the other side has read out its words."""

from PySide6.QtWidgets import QWidget

from hrd_desk.gui.generated.ui_exchange_card_dialog import Ui_ExchangeCardDialog
from hrd_desk.gui.windows.exchange_dialog import ExchangeDialog
from hrd_desk.gui.windows.exchange_words import ROLES, peer_words
from hrd_desk.i18n import N_, _
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.sync.cards import Card
from hrd_desk.sync.pairing import Outcome, Pairing, own_words, pair

_OUTCOMES = {
    Outcome.PAIRED: N_("Paired with {code}."),
    Outcome.UNCHANGED: N_("{code} was paired already; nothing changed."),
    Outcome.RENEWED: N_("{code} was paired already; the new card is taken."),
    Outcome.KEY_REPLACED: N_("{code} is paired with a new key; the old one counts no more."),
}


class ExchangeCardDialog(ExchangeDialog):
    """Shows whose card it is and asks for its words, which must not stand here to be copied.

    `pairing` is what came of it, None when given up.
    """

    def __init__(self, database: Database, card: Card, parent: QWidget | None = None) -> None:
        """Take `card`; raises `HrdDeskError` where this desk can have no words of its own yet."""
        super().__init__(parent)
        self.pairing: Pairing | None = None
        self._database, self._card = database, card
        self.ui = Ui_ExchangeCardDialog()
        self.ui.setupUi(self)
        self.use_form(self.ui)
        self.ui.heading.setText(_("The card of {code}").format(code=card.code))
        sentence = _("The card says that it is of {name}, {role}.")
        name = peer_words(card.code, card.name)
        self.ui.who.setText(sentence.format(name=name, role=_(ROLES[card.role])))
        words, digits = own_words(database)
        self.ui.own_words.setText(words)
        self.ui.own_digits.setText(digits)
        self.ui.pair.clicked.connect(self._pair)
        self.ui.words.setFocus()

    def _pair(self) -> None:
        typed = self.ui.words.text()

        def work(_progress: Progress) -> Pairing:
            # An empty line would pass for a card that needs no words, and this one needs them.
            return pair(self._database, self._card, confirmed_words=typed or " ")

        self.run(work, self._take)

    def _take(self, pairing: Pairing) -> None:
        self.pairing = pairing
        self.accept()


def pairing_words(pairing: Pairing) -> str:
    """Return what came of a card, and what a person must see to."""
    peer = pairing.peer
    sentences = [_(_OUTCOMES[pairing.outcome])]
    if pairing.node_clashes and peer.role == "field":
        sentences.append(
            _("Another desk numbers its edits like {code}. Make a new card for it now.")
        )
    elif pairing.node_clashes:
        sentences.append(
            _("{code} numbers its edits like this desk. Take its next card before you send.")
        )
    if pairing.code_is_shared:
        sentences.append(
            _("Another desk has the code {code}, too: their references will look alike.")
        )
    return " ".join(sentences).format(code=peer.code)
