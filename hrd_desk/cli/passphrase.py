"""`hrd-desk passphrase DESK`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.new import words_advice
from hrd_desk.cli.options import DeskPath, PassphraseFile, QuickUnlock, taking
from hrd_desk.cli.terminal import say, tell
from hrd_desk.cli.unlocking import choose_passphrase, read_passphrase
from hrd_desk.i18n import N_, _
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.keys import FLOOR
from hrd_desk.storage.opening import open_desk, open_desk_with_words


@dataclass(frozen=True)
class NewPassphrase:
    """Which desk, how it opens now, and how it is to open."""

    path: DeskPath
    recovery: Annotated[
        bool,
        typer.Option(
            "--recovery",
            help=N_("Open with the recovery words; --passphrase-file then holds those."),
        ),
    ] = False
    new_words: Annotated[
        bool,
        typer.Option(
            "--new-words",
            help=N_("Print new recovery words instead; the old ones open nothing any more."),
        ),
    ] = False
    new_passphrase_file: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help=N_("File that holds the new passphrase.")),
    ] = None
    quick_unlock: QuickUnlock = False
    passphrase_file: PassphraseFile = None


@taking(NewPassphrase)
def passphrase(wanted: NewPassphrase) -> None:
    """Change the passphrase of a desk, or its recovery words; the database is not rewritten."""
    DeskFolder(wanted.path).require()
    if wanted.new_words:
        _give_new_words(wanted)
    elif wanted.recovery:
        _replace_forgotten(wanted)
    else:
        _change(wanted)


def _give_new_words(wanted: NewPassphrase) -> None:
    if wanted.recovery:
        raise typer.BadParameter(_("--new-words needs the passphrase, so leave --recovery out."))
    present = read_passphrase(wanted.passphrase_file, _("Passphrase: "))
    with open_desk(wanted.path, present) as desk:
        tell(desk.new_recovery_words(present))
    say(words_advice())


def _replace_forgotten(wanted: NewPassphrase) -> None:
    words = read_passphrase(wanted.passphrase_file, _("Recovery words: "))
    with open_desk_with_words(wanted.path, words) as desk:
        desk.set_passphrase(choose_passphrase(wanted.new_passphrase_file), _cost(wanted))
    say(_changed())


def _change(wanted: NewPassphrase) -> None:
    old = read_passphrase(wanted.passphrase_file, _("Present passphrase: "))
    with open_desk(wanted.path, old) as desk:
        new = choose_passphrase(wanted.new_passphrase_file)
        desk.change_passphrase(old, new, _cost(wanted))
    say(_changed())


def _cost(wanted: NewPassphrase) -> dict[str, int] | None:
    return dict(FLOOR) if wanted.quick_unlock else None


def _changed() -> str:
    return _(
        "The passphrase is changed. Old backups still open with the old one: make a new backup "
        "and destroy them."
    )
