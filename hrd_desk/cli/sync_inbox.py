"""`hrd-desk sync inbox DESK`."""

from dataclasses import dataclass
from typing import Annotated, Any

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, taking
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, _
from hrd_desk.sync.inbox import InboxItem, inbox
from hrd_desk.sync.inbox_entries import InboxKind


@dataclass(frozen=True)
class WantedInbox:
    """Which desk, and what of its inbox."""

    path: DeskPath
    kind: Annotated[
        list[str],
        typer.Option(metavar="KIND", help=N_("Only entries of this kind; may be given again.")),
    ] = ()  # type: ignore[assignment]  # typer hands over a list
    of: Annotated[
        str | None,
        typer.Option("--of", metavar="CODE", help=N_("Only what comes from the desk CODE.")),
    ] = None
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(WantedInbox)
def show_inbox(wanted: WantedInbox) -> None:
    """Print everything that waits for a person, the gravest first; status 3 if there is any."""
    kinds = [_kind(name) for name in wanted.kind] or None
    with (
        opened(wanted.path, wanted.passphrase_file) as desk,
        desk.database.snapshot() as session,
    ):
        found = inbox(session, kinds=kinds, desk_code=wanted.of)
    if wanted.as_json:
        tell_json({"entries": list(map(item_json, found))})
    else:
        for item in found:
            tell("  ".join(filter(None, [item.kind, item.reference, item.title])))
            tell(f"    {item.sentence}")
            tell(f"    {item.key}")
    if found:
        raise typer.Exit(3)
    if not wanted.as_json:
        say(_("Nothing waits for a person."))


def _kind(name: str) -> InboxKind:
    try:
        return InboxKind(name)
    except ValueError as error:
        sentence = _("“{name}” is no kind of entry. The kinds are: {kinds}.")
        filled = sentence.format(name=name, kinds=", ".join(InboxKind))
        raise InvalidInputError("kind", filled) from error


def item_json(item: InboxItem) -> dict[str, Any]:
    """Return an entry as `--json` prints it."""
    at = item.noted_at_utc
    return {
        "kind": item.kind,
        "key": item.key,
        "record": None if item.record_uid is None else str(item.record_uid),
        "reference": item.reference,
        "title": item.title,
        "desk": item.desk_code,
        "noted_at_utc": None if at is None else at.isoformat(timespec="milliseconds"),
        "severity": item.severity.name.lower(),
        "sentence": item.sentence,
    }
