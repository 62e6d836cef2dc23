"""`hrd-desk sync send DESK FOLDER`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, taking
from hrd_desk.cli.sync_wording import (
    end_with,
    only_here_json,
    only_here_words,
    sent_json,
    tell_sent,
)
from hrd_desk.cli.terminal import say, tell_json
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.i18n import N_, _
from hrd_desk.sync.bundle_writer import PART_BYTES_FOR_MAIL
from hrd_desk.sync.ledger import HEADQUARTERS, only_here
from hrd_desk.sync.sending import SentBundle, send

PeerCode = Annotated[
    str, typer.Option("--to", metavar="CODE", help=N_("For which desk, where several are paired."))
]


@dataclass(frozen=True)
class Sending:
    """Which desk sends, where the file goes, and for whom."""

    path: DeskPath
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help=N_("Memory stick or folder for the file."))
    ]
    code: PeerCode = ""
    mail: Annotated[
        bool, typer.Option("--mail", help=N_("In parts of at most 8 MB, for e-mail."))
    ] = False
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(Sending)
def send_bundle(wanted: Sending) -> None:
    """Write everything that the other desk has not confirmed, and print the names of the files.

    Status 3: all is written but attached files that are damaged here.
    """
    part_bytes = PART_BYTES_FOR_MAIL if wanted.mail else None
    with opened_to_write(wanted.path, wanted.passphrase_file) as desk:
        sent = send(desk, wanted.folder, code=wanted.code, part_bytes=part_bytes)
        with desk.database.snapshot() as session:
            alone = only_here(session)
        role = desk.role
    if wanted.as_json:
        tell_json(sent_json(sent) | {"only_here": only_here_json(alone)})
    else:
        tell_sent(sent)
        say(_unconfirmed(sent) if role == HEADQUARTERS else only_here_words(alone))
    end_with(has_failed=False, needs_person=bool(sent.damaged))


def _unconfirmed(sent: SentBundle) -> str:
    return _("Nothing counts as delivered before {code} confirms it.").format(code=sent.peer_code)
