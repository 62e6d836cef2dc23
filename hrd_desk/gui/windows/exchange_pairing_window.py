"""With whom this desk exchanges files: cards made and taken, keys replaced, peers revoked."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QTreeWidgetItem, QWidget

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.generated.ui_exchange_pairing_window import Ui_ExchangePairingWindow
from hrd_desk.gui.widgets.plain_text import ask, tell, tool_tip
from hrd_desk.gui.windows.create_desk_dialog import documents_folder
from hrd_desk.gui.windows.exchange_card_dialog import ExchangeCardDialog, pairing_words
from hrd_desk.gui.windows.exchange_dialog import ExchangeDialog
from hrd_desk.gui.windows.exchange_facts import confirmed_utc
from hrd_desk.gui.windows.exchange_keepers_dialog import ExchangeKeepersDialog
from hrd_desk.gui.windows.exchange_preview import mark_first
from hrd_desk.gui.windows.exchange_words import PEER_STATES, ROLES, peer_words
from hrd_desk.gui.workers import delete_later
from hrd_desk.i18n import _
from hrd_desk.model.moment_words import moment_day_words
from hrd_desk.progress import Progress
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.settings import read_setting
from hrd_desk.storage.sync_tables import Peer
from hrd_desk.sync.cards import SUFFIX, Card, fingerprint, load_card, named_card, save_card
from hrd_desk.sync.keys import replace_keys
from hrd_desk.sync.ledger import HEADQUARTERS
from hrd_desk.sync.pairing import (
    CARD_NAME,
    PAIRED,
    Pairing,
    needs_words,
    own_card,
    own_words,
    pair,
    peers,
    revoke,
)

_WIDTHS_PX = (110, 100, 80, 110)


@dataclass(frozen=True, slots=True)
class _State:
    """What the window shows; `no_words` is why this desk has no words yet."""

    words: str
    digits: str
    no_words: str
    name: str
    peers: list[Peer]


class ExchangePairingWindow(ExchangeDialog):
    """Lists the desks that this one is paired with, and leads through cards and words."""

    def __init__(self, desk: OpenDesk, parent: QWidget | None = None) -> None:
        """Pair `desk`."""
        super().__init__(parent)
        self._desk = desk
        self.ui = Ui_ExchangePairingWindow()
        self.ui.setupUi(self)
        self.use_form(self.ui)
        is_headquarters = desk.role == HEADQUARTERS
        self.ui.key_keepers.setVisible(is_headquarters)
        self.ui.explanation.setText(_explanation(is_headquarters=is_headquarters))
        headers = [_("Desk"), _("What it is"), _("State"), _("Confirmed last"), _("Its words")]
        self.ui.peers.setHeaderLabels(headers)
        self.ui.peers.setRootIsDecorated(False)
        for column, width in enumerate(_WIDTHS_PX):
            self.ui.peers.setColumnWidth(column, width)
        self._connect()
        self._show(_state(desk))
        self.ui.make_card.setFocus()

    def _connect(self) -> None:
        ui = self.ui
        ui.make_card.clicked.connect(self._make_card)
        ui.take_card.clicked.connect(self._choose_card)
        ui.key_keepers.clicked.connect(self._keep_keys)
        ui.replace_keys.clicked.connect(self._replace_keys)
        ui.revoke.clicked.connect(self._revoke)
        ui.peers.currentItemChanged.connect(self._on_peer)

    def refresh(self) -> None:
        """Show the state as it is now."""
        desk = self._desk
        self.run(lambda _progress: _state(desk), self._show)

    def _show(self, state: _State) -> None:
        ui = self.ui
        ui.own_name.setText(_("This desk: {name}").format(name=_own_name(self._desk, state)))
        words = _("Your words, to be read out: {words}   ({digits})")
        shown = words.format(words=state.words, digits=state.digits)
        ui.own_words.setText(state.no_words or shown)
        if not ui.card_name.isModified():
            ui.card_name.setText(state.name)
        ui.make_card.setEnabled(not state.no_words)
        ui.peers.clear()
        for peer in state.peers:
            self._add(peer)
        ui.empty.setVisible(not state.peers)
        ui.peers.setVisible(bool(state.peers))
        mark_first(ui.peers)
        self._on_peer()
        self.fit()

    def _add(self, peer: Peer) -> None:
        confirmed = confirmed_utc(peer)
        columns = [
            peer_words(peer.code, peer.name),
            _(ROLES[peer.role]),
            _(PEER_STATES[peer.state]),
            moment_day_words(confirmed) if confirmed else _("nothing yet"),
            fingerprint(peer),
        ]
        item = QTreeWidgetItem(self.ui.peers, columns)
        item.setData(0, Qt.ItemDataRole.UserRole, peer)
        for column, words in enumerate(columns):
            item.setToolTip(column, tool_tip(words))

    def _on_peer(self) -> None:
        peer = self._chosen()
        self.ui.revoke.setEnabled(peer is not None and peer.state == PAIRED)

    def _chosen(self) -> Peer | None:
        item = self.ui.peers.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item else None

    # --- own card -------------------------------------------------------------------------------

    def _make_card(self) -> None:
        start = str(documents_folder() / f"{self._desk.code}{SUFFIX}")
        kinds = _("Cards (*.hrdcard)")
        file, _kind = QFileDialog.getSaveFileName(self, _("Save my card"), start, kinds)
        if file:
            self.save_card(Path(file))

    def save_card(self, path: Path) -> None:
        """Write a new card of this desk to `path`, and say what to do with it."""
        target, database = named_card(path), self._desk.database
        name = self.ui.card_name.text().strip()

        def work(_progress: Progress) -> Path:
            save_card(target, own_card(database, name))
            return target

        self._do(work, self._tell_card)

    def _tell_card(self, path: Path) -> None:
        self.ui.card_name.setModified(False)
        sentence = _(
            "The card is written: {name}. Send the file any way you like. Read the six words, or "
            "the digits, to the other side by voice; never send them along with the file."
        )
        tell(self, sentence.format(name=path.name))

    def _replace_keys(self) -> None:
        question = _(
            "Make new keys for this desk? Do so if somebody may have had the old ones, or if the "
            "other side revoked them. Until every other desk has taken your new card, they refuse "
            "what you send."
        )
        if not ask(self, question, _("Make new keys"), is_destructive=True):
            return
        database = self._desk.database
        self._do(lambda _progress: replace_keys(database), self._tell_new_keys)

    def _tell_new_keys(self, _nothing: object) -> None:
        tell(self, _("This desk has new keys. Make a new card now, and let every peer take it."))

    def _keep_keys(self) -> None:
        dialog = ExchangeKeepersDialog(self._desk.database, self)
        dialog.exec()
        if dialog.is_changed and self.ui.peers.topLevelItemCount():
            tell(
                self,
                _(
                    "Make a new card now, and let every field desk take it: they seal for whom it "
                    "names."
                ),
            )
        delete_later(dialog)
        self.refresh()

    # --- others ---------------------------------------------------------------------------------

    def _choose_card(self) -> None:
        kinds = _("Cards (*.hrdcard);;All files (*)")
        start = str(documents_folder())
        file, _kind = QFileDialog.getOpenFileName(self, _("Take a card"), start, kinds)
        if file:
            self.take_card(Path(file))

    def take_card(self, path: Path) -> None:
        """Take the card at `path`; asks for its words unless a known key vouches for it."""
        database = self._desk.database

        def work(_progress: Progress) -> tuple[Card, Pairing | None]:
            card = load_card(path)
            is_known = not needs_words(database, card)
            return card, pair(database, card) if is_known else None

        self.run(work, self._on_card)

    def _on_card(self, read: tuple[Card, Pairing | None]) -> None:
        card, pairing = read
        if pairing is None:
            try:
                dialog = ExchangeCardDialog(self._desk.database, card, self)
            except HrdDeskError as error:
                self.show_problem(error)
                return
            dialog.exec()
            pairing = dialog.pairing
            delete_later(dialog)
        if pairing is not None:
            self.refresh()
            tell(self, pairing_words(pairing))

    def _revoke(self) -> None:
        peer = self._chosen()
        if peer is None:
            return
        question = _(
            "Trust the keys of {code} no more? Do so after a theft or a loss. Files under its keys "
            "are set aside from now on. Nothing is lost; with new keys and new words the desk can "
            "come back."
        )
        name = peer_words(peer.code, peer.name)  # two desks may have one code
        if not ask(self, question.format(code=name), _("Revoke"), is_destructive=True):
            return
        database, uid = self._desk.database, str(peer.desk_uid)
        self._do(lambda _progress: revoke(database, uid), lambda _peer: None)

    def _do(self, work: Callable[[Progress], Any], then: Callable[[Any], None]) -> None:
        def act(progress: Progress) -> tuple[Any, _State]:
            return work(progress), _state(self._desk)

        def show(done: tuple[Any, _State]) -> None:
            self._show(done[1])
            then(done[0])

        self.run(act, show)


def _state(desk: OpenDesk) -> _State:
    words, digits, no_words = "", "", ""
    try:
        words, digits = own_words(desk.database)
    except HrdDeskError as error:
        no_words = error.sentence
    with desk.database.snapshot() as session:
        name = str(read_setting(session, CARD_NAME, ""))
        return _State(words, digits, no_words, name, peers(session))


def _own_name(desk: OpenDesk, state: _State) -> str:
    return peer_words(desk.code, state.name)


def _explanation(*, is_headquarters: bool) -> str:
    if is_headquarters:
        return _(
            "Headquarters pairs with every field desk: each side takes the other's card, and the "
            "two call each other to compare six words."
        )
    return _(
        "This desk pairs with one headquarters: each side takes the other's card, and the two call "
        "each other to compare six words."
    )
