"""`hrd-desk backup DESK DEST`."""

from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.i18n import N_, _
from hrd_desk.model.file_words import unread_words
from hrd_desk.storage.backup import back_up

Destination = Annotated[
    Path, typer.Argument(metavar="DEST", help=N_("New folder for the copy, best on another disk."))
]


def backup(
    desk: DeskPath,
    destination: Destination,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Copy a desk and print where the copy is; it opens with the same passphrase."""
    with opened(desk, passphrase_file) as open_desk:
        copy = back_up(open_desk, destination)
    if as_json:
        tell_json({"backup": str(copy.path), "unread_files": copy.unread_files})
    else:
        tell(str(copy.path))
        say(_("The backup opens with the passphrase that the desk has now."))
    if copy.unread_files:
        say(unread_words(copy.unread_files))
        raise typer.Exit(3)
