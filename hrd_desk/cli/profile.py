"""`hrd-desk profile make HQDESK OUT`, `take DESK FILE`, `show FILE`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from hrd_desk.cli.online import OnOff
from hrd_desk.cli.options import (
    AsJson,
    DeskPath,
    PassphraseFile,
    require_free,
    require_name,
    taking,
)
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.i18n import N_, _
from hrd_desk.organisation.making import last_choices, make_profile
from hrd_desk.organisation.profile import (
    Choices,
    Profile,
    load_profile,
    named_profile,
    read_profile,
    save_profile,
)
from hrd_desk.organisation.taking import Change, changes, take_over
from hrd_desk.organisation.wording import contents
from hrd_desk.publishing.house import written
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.cards import fingerprint_digits

ProfileFile = Annotated[
    Path, typer.Argument(metavar="FILE", help=N_("The profile; it ends in .hrdprofile."))
]


@dataclass(frozen=True)
class WantedProfile:
    """Whose profile, where it goes, and what it sets beside the dress of the desk."""

    path: DeskPath
    output: Annotated[
        Path, typer.Argument(metavar="OUT", help=N_("The profile to write; ends in .hrdprofile."))
    ]
    language: Annotated[
        str | None,
        typer.Option(
            metavar="en|ru",
            help=N_("Language of the window on the desks; empty leaves it as it is."),
        ),
    ] = None
    idle_minutes: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help=N_("Minutes without input until the desks lock; 0 leaves them as they are."),
        ),
    ] = None
    online: Annotated[
        OnOff | None, typer.Option(help=N_("Whether desks may switch on asking for places online."))
    ] = None
    force: Annotated[bool, typer.Option("--force", help=N_("Replace the file if it exists."))] = (
        False
    )
    passphrase_file: PassphraseFile = None


@taking(WantedProfile)
def make(wanted: WantedProfile) -> None:
    """Make and sign the profile of an organisation; print where it is, and the words."""
    require_name(wanted.output)
    output = named_profile(wanted.output)
    require_free(output, replacing=wanted.force)
    with opened_to_write(wanted.path, wanted.passphrase_file) as desk:
        content = make_profile(desk.database, _choices(desk, wanted))
    save_profile(output, content)
    profile = read_profile(content)
    tell(str(output))
    _tell_contents(profile)
    say(
        _(
            "Send the file any way you like: nothing in it is secret. For new desks read the six "
            "words, or the digits, to the other side by voice; never send them along with the file."
        )
    )


def _choices(desk: OpenDesk, wanted: WantedProfile) -> Choices:
    """Return what is wanted; what is not given is as in the last profile."""
    with desk.database.snapshot() as session:
        last = last_choices(session)
    return Choices(
        language=last.language if wanted.language is None else wanted.language,
        idle_minutes=last.idle_minutes if wanted.idle_minutes is None else wanted.idle_minutes,
        is_online_allowed=(
            last.is_online_allowed if wanted.online is None else wanted.online is OnOff.ON
        ),
    )


@dataclass(frozen=True)
class WantedTaking:
    """Which desk takes over which profile, or is only asked what it would change."""

    path: DeskPath
    file: ProfileFile
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Say what would change, and change nothing."))
    ] = False
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(WantedTaking)
def take(wanted: WantedTaking) -> None:
    """Take over a profile that the desk's headquarters signed; print what it sets otherwise."""
    profile = load_profile(wanted.file)
    with opened_to_write(wanted.path, wanted.passphrase_file) as desk:
        found = changes(desk.database, profile)
        if not wanted.dry_run:
            take_over(desk.database, profile)
    if wanted.as_json:
        told = [{"name": item.name, "before": item.before, "after": item.after} for item in found]
        tell_json({"taken": not wanted.dry_run, "changes": told})
        return
    tell_changes(found)
    if wanted.dry_run:
        say(_("Nothing was changed."))
    else:
        say(_("The profile is taken over. The window follows when the desk is opened next."))


def tell_changes(found: list[Change]) -> None:
    """Print what a profile sets otherwise, a line for each."""
    for item in found:
        tell(f"{item.label}: {item.before} → {item.after}")
    if not found:
        tell(_("The desk has all of it already."))


def show(file: ProfileFile, as_json: AsJson = False) -> None:
    """Print what a profile says, and the words of the headquarters that signed it."""
    profile = load_profile(file)
    if as_json:
        tell_json(_json(profile))
        return
    _tell_contents(profile)
    say(
        _(
            "The file is whole. That it comes from your headquarters only the words can tell, "
            "compared by voice, or the desk that is paired with it."
        )
    )


def _tell_contents(profile: Profile) -> None:
    for label, value in contents(profile):
        tell(f"{label}: {value}")
    made_by, words, digits = _("Made by"), _("Words"), _("Digits")
    tell(f"{made_by}: {profile.card.code}, {profile.made_on.isoformat()}")
    tell(f"{words}: {profile.words}")
    tell(f"{digits}: {fingerprint_digits(profile.card)}")


def _json(profile: Profile) -> dict[str, Any]:
    house, choices = profile.house, profile.choices
    return {
        "organisation": house.name,
        "has_logo": bool(house.logo),
        "brand": written(house.brand) or None,
        "alert": written(house.alert) or None,
        "footer": house.footer,
        "licence": house.licence,
        "language": choices.language or None,
        "idle_minutes": choices.idle_minutes or None,
        "online_allowed": choices.is_online_allowed,
        "code": profile.card.code,
        "words": profile.words,
        "digits": fingerprint_digits(profile.card),
        "epoch": profile.epoch,
        "number": profile.number,
        "made_on": profile.made_on.isoformat(),
    }
