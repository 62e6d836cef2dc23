"""`hrd-desk sync card DESK OUT`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.options import DeskPath, PassphraseFile, require_free, require_name, taking
from hrd_desk.cli.terminal import say, tell
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.i18n import N_, _
from hrd_desk.sync.cards import fingerprint, fingerprint_digits, named_card, read_card, save_card
from hrd_desk.sync.keys import replace_keys
from hrd_desk.sync.pairing import own_card


@dataclass(frozen=True)
class WantedCard:
    """Whose card, where it goes, and what it says beside the keys."""

    path: DeskPath
    output: Annotated[
        Path, typer.Argument(metavar="OUT", help=N_("The card to write; it ends in .hrdcard."))
    ]
    name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help=N_("Organisation or person, for whoever gets the card.")),
    ] = None
    new_keys: Annotated[
        bool,
        typer.Option("--new-keys", help=N_("Make new keys first: after a loss, or once revoked.")),
    ] = False
    force: Annotated[bool, typer.Option("--force", help=N_("Replace the file if it exists."))] = (
        False
    )
    passphrase_file: PassphraseFile = None


@taking(WantedCard)
def card(wanted: WantedCard) -> None:
    """Write the card of a desk, and print where it is and the words to read out."""
    require_name(wanted.output)
    output = named_card(wanted.output)
    require_free(output, replacing=wanted.force)
    with opened_to_write(wanted.path, wanted.passphrase_file) as desk:
        if wanted.new_keys:
            replace_keys(desk.database)
        content = own_card(desk.database, wanted.name)
    save_card(output, content)
    made = read_card(content)
    tell(str(output))
    tell(fingerprint(made))
    tell(fingerprint_digits(made))
    say(
        _(
            "Send the file any way you like. Read the six words, or the digits, to the other side "
            "by voice; never send them along with the file."
        )
    )
