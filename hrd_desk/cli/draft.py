"""`hrd-desk draft DESK REF`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, Reference, taking
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import N_, _, language
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.drafting import (
    DRAFT_LANGUAGES,
    SummaryDraft,
    draft_language,
    draft_summary,
    nothing_to_draft,
)
from hrd_desk.storage.events import find_reference, load_event
from hrd_desk.storage.terms import load_vocabulary


@dataclass(frozen=True)
class WantedDraft:
    """Which record, in which language, and whether free text may stand in it."""

    path: DeskPath
    reference: Reference
    language: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(DRAFT_LANGUAGES),
            help=N_("Language of the draft; without it, the language of the summary."),
        ),
    ] = None
    own_words: Annotated[
        bool,
        typer.Option(
            "--own-words",
            help=N_("Let in what was typed as context and charge. Read it: it may name people."),
        ),
    ] = False
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(WantedDraft)
def draft(wanted: WantedDraft) -> None:
    """Print the draft; say on stderr which fields it tells and which it cannot, and why."""
    with opened(wanted.path, wanted.passphrase_file) as desk, desk.database.snapshot() as session:
        event = load_event(session, find_reference(session, wanted.reference))
        vocabulary = load_vocabulary(session)
    if event.is_deleted:
        raise HrdDeskError(_("This record was deleted. Bring it back before drafting from it."))
    code = draft_language(wanted.language or event.summary_language, language())
    made = draft_summary(event, vocabulary, code, has_own_words=wanted.own_words)
    if not made.text:
        raise nothing_to_draft()
    _report(made, as_json=wanted.as_json)


def _report(made: SummaryDraft, *, as_json: bool) -> None:
    if as_json:
        unused = [{"field": line.field, "why": _(line.why)} for line in made.unused]
        used = list(made.used)
        tell_json({"text": made.text, "language": made.language, "used": used, "unused": unused})
        return
    tell(made.text)
    labels = ", ".join(field_label(field) for field in made.used)
    say(_("Drafted from: {fields}.").format(fields=labels))
    for line in made.unused:
        say(f"{field_label(line.field)}: {_(line.why)}")
