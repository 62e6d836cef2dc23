"""`hrd-desk sync pair DESK CARD`."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.options import DeskPath, PassphraseFile, taking
from hrd_desk.cli.terminal import say, tell
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.i18n import N_, _, ngettext
from hrd_desk.storage.database import Database
from hrd_desk.storage.sync_tables import Peer
from hrd_desk.sync.cards import Card, load_card
from hrd_desk.sync.pairing import Outcome, Pairing, needs_words, own_words, pair

LONGEST_ANSWER = 1000
OUTCOMES = {
    Outcome.PAIRED: N_("paired"),
    Outcome.UNCHANGED: N_("paired already; nothing changed"),
    Outcome.RENEWED: N_("paired already; the new card is taken"),
    Outcome.KEY_REPLACED: N_("paired with a new key; the old one counts no more"),
}


@dataclass(frozen=True)
class WantedPairing:
    """Which desk takes which card, and what the other side read out."""

    path: DeskPath
    card: Annotated[
        Path, typer.Argument(metavar="CARD", help=N_("The card that the other desk made."))
    ]
    words: Annotated[
        str,
        typer.Option(
            metavar="WORDS", help=N_("The words or digits that the other side reads out.")
        ),
    ] = ""
    passphrase_file: PassphraseFile = None


@taking(WantedPairing)
def pair_desks(wanted: WantedPairing) -> None:
    """Pair a desk with the one that made a card, once the words fit; print what came of it."""
    card = load_card(wanted.card)
    with opened_to_write(wanted.path, wanted.passphrase_file) as desk:
        words = wanted.words
        if not words and needs_words(desk.database, card):
            words = _heard(desk.database, card)
        pairing = pair(desk.database, card, confirmed_words=words)
    _report(pairing)


def _heard(database: Database, card: Card) -> str:
    """Ask for the words of the received card, which must not stand here to be copied."""
    say(
        _("Read this out, for the other side to check: {words}").format(
            words=own_words(database)[0]
        )
    )
    say(_("Then type the six words, or the digits, that {code} reads out:").format(code=card.code))
    return sys.stdin.readline(LONGEST_ANSWER).strip()


def _report(pairing: Pairing) -> None:
    peer = pairing.peer
    tell("  ".join(filter(None, [peer.code, peer.name, _(OUTCOMES[pairing.outcome])])))
    count = len(peer.recipients)
    say(
        ngettext(
            "{count} key can open what is sent there.",
            "{count} keys can open what is sent there.",
            count,
        ).format(count=count)
    )
    if pairing.node_clashes:
        say(_node_sentence(peer))
    if pairing.code_is_shared:
        sentence = _("Another desk has the code {code}, too: their references will look alike.")
        say(sentence.format(code=peer.code))
    if pairing.node_clashes or pairing.code_is_shared:
        raise typer.Exit(3)


def _node_sentence(peer: Peer) -> str:
    if peer.role == "field":
        sentence = _("Another desk numbers its edits like {code}. Make a new card for it now.")
    else:
        sentence = _("{code} numbers its edits like this desk. Take its next card before you send.")
    return sentence.format(code=peer.code)
