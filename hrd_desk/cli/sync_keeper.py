"""`hrd-desk sync keeper new FILE`, `add DESK RECIPIENT`, `list DESK`, `remove DESK RECIPIENT`."""

from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, require_name
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import choose_passphrase, opened, opened_to_write
from hrd_desk.i18n import N_, _
from hrd_desk.sync import key_keepers

KeyFilePath = Annotated[
    Path, typer.Argument(metavar="FILE", help=N_("The key to write; it ends in .hrdkey."))
]
KeyPassphraseFile = Annotated[
    Path | None,
    typer.Option(
        # Without the variable of the desk's passphrase, which must not lock this key by mistake.
        metavar="PATH",
        help=N_("File that holds the passphrase of the key; without it, the terminal asks."),
    ),
]
Recipient = Annotated[
    str, typer.Argument(metavar="RECIPIENT", help=N_("Public key of the keeper; begins with age1."))
]
KeeperName = Annotated[str, typer.Option("--name", metavar="NAME", help=N_("Who keeps the key."))]


def new_keeper(file: KeyFilePath, key_passphrase_file: KeyPassphraseFile = None) -> None:
    """Write a key of its own passphrase, and print the public key to add at headquarters."""
    require_name(file)
    tell(key_keepers.new_keeper(file, choose_passphrase(key_passphrase_file)))
    say(
        _(
            "Keep the file away from headquarters, and its passphrase with the person alone. Add "
            "the public key above to the desk at headquarters."
        )
    )


def add_keeper(
    desk: DeskPath, recipient: Recipient, name: KeeperName, passphrase_file: PassphraseFile = None
) -> None:
    """Let a key keeper open every bundle that is sent from now on."""
    with opened_to_write(desk, passphrase_file) as open_desk:
        key_keepers.add_keeper(open_desk.database, recipient, name)
    say(_advice())


def list_keepers(
    desk: DeskPath, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    """Print the key keepers of a desk at headquarters."""
    with opened(desk, passphrase_file) as open_desk, open_desk.database.snapshot() as session:
        found = key_keepers.keepers(session)
    if as_json:
        tell_json({"keepers": [{"name": k.name, "recipient": k.recipient} for k in found]})
        return
    for keeper in found:
        tell(f"{keeper.recipient}  {keeper.name}")


def remove_keeper(
    desk: DeskPath, recipient: Recipient, passphrase_file: PassphraseFile = None
) -> None:
    """Seal nothing more for a key keeper; what was sealed before stays open to them."""
    with opened_to_write(desk, passphrase_file) as open_desk:
        key_keepers.remove_keeper(open_desk.database, recipient)
    say(_advice())


def _advice() -> str:
    return _("Make a new card now, and let every field desk take it: they seal for whom it names.")
