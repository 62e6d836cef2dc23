"""`hrd-desk new DESK --desk CODE`."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, QuickUnlock, taking
from hrd_desk.cli.sync_pair import LONGEST_ANSWER
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import choose_passphrase, note_new
from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import N_, _
from hrd_desk.organisation.profile import Profile, load_profile
from hrd_desk.organisation.taking import require_printable, require_words, set_up_new
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
    profile: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=N_("A profile of headquarters: pairs with it, and sets what it sets."),
        ),
    ] = None
    words: Annotated[
        str,
        typer.Option(
            metavar="WORDS", help=N_("The words or digits of the profile, read out by voice.")
        ),
    ] = ""
    quick_unlock: QuickUnlock = False
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(NewDesk)
def new(wanted: NewDesk) -> None:
    """Create a desk and print its recovery words, which are shown nowhere else."""
    profile, heard = _trusted_profile(wanted)
    desk, words = create_desk(
        Path(wanted.path),
        choose_passphrase(wanted.passphrase_file),
        wanted.code,
        role=wanted.role,
        author=wanted.author,
        cost=dict(FLOOR) if wanted.quick_unlock else None,
    )
    with desk:
        if profile is not None:
            set_up_new(desk, profile, heard)
        note_new(desk)
        path, code, role = desk.folder.path, desk.code, desk.role
    if wanted.as_json:
        tell_json({"desk": str(path), "code": code, "role": role, "recovery_words": words})
        return
    say(_("The desk “{path}” is made.").format(path=path))
    tell(words)
    say(words_advice())
    if profile is not None:
        sentence = _(
            "The desk is paired with {code} and set up by its profile. Make its card now with "
            "“hrd-desk sync card”, for {code} to take."
        )
        say(sentence.format(code=profile.card.code))


def _trusted_profile(wanted: NewDesk) -> tuple[Profile | None, str]:
    """Return the profile and the words heard; raises `HrdDeskError` before anything is made."""
    if wanted.profile is None:
        return None, ""
    if wanted.role != "field":
        raise HrdDeskError(_("A profile sets up field desks. Make headquarters without one."))
    profile = load_profile(wanted.profile)
    require_printable(profile)
    words = wanted.words
    if not words:
        sentence = _("Type the six words, or the digits, that {code} reads out by voice:")
        say(sentence.format(code=profile.card.code))
        words = sys.stdin.readline(LONGEST_ANSWER).strip()
    require_words(profile, words)
    return profile, words


def words_advice() -> str:
    """Return what to do with recovery words."""
    return _(
        "These are the recovery words, shown only this once. Write them on paper and keep it "
        "away from this computer: they open the desk when the passphrase is forgotten."
    )
