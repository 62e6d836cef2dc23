"""`hrd-desk exports DESK [REF]`."""

from dataclasses import dataclass
from typing import Annotated, Any

import typer

from hrd_desk.cli.brief import OUTCOMES
from hrd_desk.cli.options import LARGEST_NUMBER, AsJson, DeskPath, PassphraseFile, taking
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.i18n import N_, _, ngettext
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.rules import Outcome
from hrd_desk.storage.events import find_reference
from hrd_desk.storage.exports import (
    SHOWN_AT_ONCE,
    Export,
    exports_of,
    load_export,
    load_exports,
)

AUDIENCES = {
    "public": N_("for the public"),
    "government": N_("for the authorities"),
    "partner": N_("for partners"),
    "internal": N_("for readers inside"),
}


@dataclass(frozen=True)
class WantedExports:
    """Which exports to list, or which one to show."""

    path: DeskPath
    reference: Annotated[
        str, typer.Argument(metavar="REF", help=N_("Only files in which this record stands."))
    ] = ""
    number: Annotated[
        int | None,
        typer.Option(
            metavar="N", max=LARGEST_NUMBER, help=N_("Show the whole report of one export.")
        ),
    ] = None
    limit: Annotated[
        int,
        typer.Option(min=1, max=LARGEST_NUMBER, help=N_("How many to list at the most.")),
    ] = SHOWN_AT_ONCE
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(WantedExports)
def exports(wanted: WantedExports) -> None:
    """List the files that were made for others: when, for whom, of which records; newest first."""
    with (
        opened(wanted.path, wanted.passphrase_file) as desk,
        desk.database.snapshot() as session,
    ):
        if wanted.number is not None:
            found = [load_export(session, wanted.number)]
        elif wanted.reference:
            found = exports_of(session, find_reference(session, wanted.reference))
        else:
            found = load_exports(session, wanted.limit)
    found = found[: wanted.limit]
    if wanted.as_json:
        tell_json({"exports": [export_json(export) for export in found]})
        return
    for export in found:
        tell(export_line(export))
        if wanted.number is not None:
            _tell_report(export)
    if not found:
        say(_("No file was made for others yet."))


def export_line(export: Export) -> str:
    """Return an export in one line: number, moment, author, readers, records, file."""
    count = len(export.records)
    references = ", ".join(record.reference for record in export.records[:3] if record.reference)
    more = count - 3
    if more > 0:
        references += " " + ngettext("and {count} more", "and {count} more", more).format(
            count=more
        )
    parts = (
        f"{export.number:>4}",
        f"{export.made_at_utc:%Y-%m-%d %H:%M:%S} UTC",
        export.author,
        _(AUDIENCES[export.audience]) if export.audience in AUDIENCES else export.audience,
        references,
        export.file_name,
        export.sha256[:16],
    )
    return "  ".join(part for part in parts if part)


def _tell_report(export: Export) -> None:
    for record in export.records:
        tell(f"  {record.reference or record.uid}")
        for field, outcome, why in record.disclosure:
            tell(f"    {field_label(field)}: {_(OUTCOMES[Outcome(outcome)])}. {why}".rstrip())
    for reference, why in export.left_out:
        sentence = _("{reference} is not in it: {why}")
        tell("  " + sentence.format(reference=reference, why=why))


def export_json(export: Export) -> dict[str, Any]:
    """Return an export as the object that `--json` prints."""
    return {
        "number": export.number,
        "made_at_utc": export.made_at_utc.isoformat(timespec="milliseconds"),
        "author": export.author,
        "file_name": export.file_name,
        "kind": export.kind,
        "audience": export.audience,
        "language": export.language,
        "sha256": export.sha256,
        "size_bytes": export.size_bytes,
        "pages": export.pages,
        "records": [
            {
                "uid": str(record.uid),
                "reference": record.reference,
                "version": record.revised,
                "disclosure": [
                    {"field": field, "outcome": outcome, "why": why}
                    for field, outcome, why in record.disclosure
                ],
            }
            for record in export.records
        ],
        "left_out": [{"reference": ref, "why": why} for ref, why in export.left_out],
        **export.details,
    }
