"""`hrd-desk sync resend DESK --to CODE`."""

import sys
from typing import Annotated

import typer

from hrd_desk.cli.options import DeskPath, PassphraseFile
from hrd_desk.cli.sync_send import PeerCode
from hrd_desk.cli.terminal import say
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import N_, _
from hrd_desk.sync.ledger import find_peer, send_everything_again

LONGEST_ANSWER = 100

Yes = Annotated[bool, typer.Option("--yes", help=N_("Do not ask back."))]


def resend(
    desk: DeskPath, code: PeerCode = "", passphrase_file: PassphraseFile = None, yes: Yes = False
) -> None:
    """Forget what a peer confirmed, so that the next file for it carries everything again."""
    with opened_to_write(desk, passphrase_file) as open_desk:
        with open_desk.database.snapshot() as session:
            peer = find_peer(session, code)
        peer_code, uid = peer.code, str(peer.desk_uid)
        if not yes:
            _ask(peer_code)
        with open_desk.database.local_transaction() as session:
            send_everything_again(session, find_peer(session, uid))
    say(_("The next file for {code} carries everything. Send it now.").format(code=peer_code))


def _ask(code: str) -> None:
    sentence = _("The next file for {code} will carry everything again. Type {code} to go on:")
    say(sentence.format(code=code))
    if sys.stdin.readline(LONGEST_ANSWER).strip().upper() != code:
        raise HrdDeskError(_("Nothing was changed."))
