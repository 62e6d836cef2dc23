"""`hrd-desk new DESK --desk CODE`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, QuickUnlock, taking
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import choose_passphrase, note_new
from hrd_desk.i18n import N_, _
from hrd_desk.storage.keys import FLOOR
from hrd_desk.storage.opening import create_desk


@dataclass(frozen=True)
class NewDesk:
    """What a new desk is to be."""

    path: DeskPath
    code: Annotated[
        str,
        typer.Option(
            "--desk",
            metavar="CODE",
            help=N_("2 to 6 capital letters or digits that stand in every reference."),
        ),
    ]
    role: Annotated[str, typer.Option(metavar="field|hq", help=N_("What the desk is for."))] = (
        "field"
    )
    author: Annotated[
        str, typer.Option(metavar="NAME", help=N_("Who stands in the history of records."))
    ] = ""
    quick_unlock: QuickUnlock = False
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(NewDesk)
def new(wanted: NewDesk) -> None:
    """Create a desk and print its recovery words, which are shown nowhere else."""
    desk, words = create_desk(
        Path(wanted.path),
        choose_passphrase(wanted.passphrase_file),
        wanted.code,
        role=wanted.role,
        author=wanted.author,
        cost=dict(FLOOR) if wanted.quick_unlock else None,
    )
    with desk:
        note_new(desk)
        path, code, role = desk.folder.path, desk.code, desk.role
    if wanted.as_json:
        tell_json({"desk": str(path), "code": code, "role": role, "recovery_words": words})
        return
    say(_("The desk “{path}” is made.").format(path=path))
    tell(words)
    say(words_advice())


def words_advice() -> str:
    """Return what to do with recovery words."""
    return _(
        "These are the recovery words, shown only this once. Write them on paper and keep it "
        "away from this computer: they open the desk when the passphrase is forgotten."
    )
