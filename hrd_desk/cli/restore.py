"""`hrd-desk restore BACKUP DESK`."""

from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.options import AsJson, PassphraseFile
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import note_new, read_passphrase
from hrd_desk.i18n import N_, _
from hrd_desk.model.file_words import unread_words
from hrd_desk.storage import backup as backups
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.opening import open_desk
from hrd_desk.sync.standing import MarkFolder, pass_known_epoch

Backup = Annotated[Path, typer.Argument(metavar="BACKUP", help=N_("Folder of the backup."))]
NewDesk = Annotated[
    Path, typer.Argument(metavar="DESK", help=N_("New folder for the restored desk."))
]


def restore(
    backup: Backup,
    desk: NewDesk,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Make a desk from a backup, which stays as it is, and print where the desk is."""
    DeskFolder(backup).require_there()
    passphrase = read_passphrase(passphrase_file, _("Passphrase of the backup: "))
    restored = backups.restore(backup, desk, passphrase)
    with open_desk(restored.path, passphrase) as open_one:
        pass_known_epoch(open_one, MarkFolder.usual())
        note_new(open_one)
    if as_json:
        tell_json({"desk": str(restored.path), "unread_files": restored.unread_files})
    else:
        tell(str(restored.path))
        sentence = _(
            "Records made after the backup are not in this desk; new references differ from theirs."
        )
        say(sentence)
    if restored.unread_files:
        say(unread_words(restored.unread_files))
        raise typer.Exit(3)
