"""`hrd-desk brief DESK REF -o OUT.pdf`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, Reference, taking
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import LANGUAGES, N_, _
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.brief import BriefOptions, make_brief
from hrd_desk.publishing.disclosure import DisclosureLine, disclosure
from hrd_desk.publishing.rules import Outcome
from hrd_desk.storage.decisions import publication_obstacle
from hrd_desk.storage.events import find_reference, load_event
from hrd_desk.storage.terms import load_vocabulary

OUTCOMES = {
    Outcome.PUBLISHED: N_("told"),
    Outcome.GENERALISED: N_("told in part"),
    Outcome.WITHHELD: N_("withheld"),
}


@dataclass(frozen=True)
class WantedBrief:
    """Which record, for whom, in which language, and where the page goes."""

    path: DeskPath
    reference: Reference
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT.pdf", help=N_("The file to write."))
    ]
    audience: Annotated[Audience, typer.Option(help=N_("Who will read it."))] = Audience.PUBLIC
    language: Annotated[
        str, typer.Option(metavar="|".join(LANGUAGES), help=N_("Language of the labels and dates."))
    ] = LANGUAGES[0]
    force: Annotated[bool, typer.Option("--force", help=N_("Replace the file if it exists."))] = (
        False
    )
    codes: Annotated[
        bool,
        typer.Option("--codes", help=N_("Print characters that no font has as [U+XXXX].")),
    ] = False
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(WantedBrief)
def brief(wanted: WantedBrief) -> None:
    """Make the page, and say on stderr of every filled field whether the page tells it, and why."""
    if wanted.language not in LANGUAGES:
        message = _("The languages of a brief are: {languages}.").format(
            languages=", ".join(LANGUAGES)
        )
        raise typer.BadParameter(message)
    if wanted.output.exists() and not wanted.force:
        sentence = _("“{path}” exists already. Choose another name, or add --force to replace it.")
        raise HrdDeskError(sentence.format(path=wanted.output))
    with opened(wanted.path, wanted.passphrase_file) as desk, desk.database.snapshot() as session:
        event = load_event(session, find_reference(session, wanted.reference))
        vocabulary = load_vocabulary(session)
        obstacle = publication_obstacle(session, event.uid)
    if obstacle and wanted.audience is not Audience.INTERNAL:
        raise HrdDeskError(obstacle)
    make_brief(
        event,
        vocabulary,
        wanted.audience,
        wanted.output,
        wanted.language,
        BriefOptions(marks_unprintable=wanted.codes),
    )
    _report(wanted, list(disclosure(event, vocabulary, wanted.audience)))
    if obstacle:
        say(obstacle)


def _report(wanted: WantedBrief, lines: list[DisclosureLine]) -> None:
    if wanted.as_json:
        told = [{"field": line.field, "outcome": line.outcome, "why": line.why} for line in lines]
        audience = str(wanted.audience)
        tell_json({"file": str(wanted.output), "audience": audience, "disclosure": told})
        return
    tell(str(wanted.output))
    for line in lines:
        say(f"{field_label(line.field)}: {_(OUTCOMES[line.outcome])}. {line.why}".rstrip())
