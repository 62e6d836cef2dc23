"""`hrd-desk sync revoke DESK CODE`."""

from typing import Annotated

import typer

from hrd_desk.cli.options import DeskPath, PassphraseFile
from hrd_desk.cli.terminal import say, tell
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.i18n import N_, _
from hrd_desk.sync import pairing

Code = Annotated[str, typer.Argument(metavar="CODE", help=N_("Code or uid of the peer."))]


def revoke(desk: DeskPath, code: Code, passphrase_file: PassphraseFile = None) -> None:
    """Trust the key of a peer no more; what comes under it is set aside, and nothing is lost."""
    with opened_to_write(desk, passphrase_file) as open_desk:
        peer = pairing.revoke(open_desk.database, code)
    tell("  ".join(filter(None, [peer.code, peer.name, _("revoked")])))
    say(
        _(
            "Files under its key are set aside from now on. To go on with this peer, let it make "
            "a card with new keys, and pair again."
        )
    )
