"""`hrd-desk export DESK OUT [REF...]`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from hrd_desk.cli.conditions import Conditions, Terms, centre_written, event_filter, near_on
from hrd_desk.cli.left_out import say_left_out
from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, require_free, taking
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.i18n import N_, _, language, ngettext
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.told_elsewhere import as_values
from hrd_desk.storage.event_lists import event_uids
from hrd_desk.storage.events import find_reference
from hrd_desk.tables.exporting import ExportReport, export_table
from hrd_desk.tables.order import SUFFIXES, UWAZI, TableFormat, TableOrder

_BY_SUFFIX = {suffix: format_ for format_, suffix in reversed(SUFFIXES.items())}


@dataclass(frozen=True, kw_only=True)
class WantedTable(Conditions):
    """Which records go into a table, for whom, and how it is written."""

    path: DeskPath
    output: Annotated[Path, typer.Argument(metavar="OUT", help=N_("The file to write."))]
    references: Annotated[
        Terms,
        typer.Argument(
            metavar="REF",
            help=N_("References of the records; without any, those that fit the conditions."),
        ),
    ] = None
    words: Annotated[str, typer.Option(help=N_("Words that all stand in the record."))] = ""
    format: Annotated[
        TableFormat | None, typer.Option(help=N_("Kind of file; else by the name of the file."))
    ] = None
    audience: Annotated[
        Audience, typer.Option(help=N_("Who will read it; readers inside get records whole."))
    ] = Audience.INTERNAL
    language: Annotated[
        str, typer.Option(help=N_("Language of headings and terms, like en; else the program's."))
    ] = ""
    codes: Annotated[
        bool, typer.Option("--codes", help=N_("Write the codes of terms, not their names."))
    ] = False
    no_mark: Annotated[
        bool,
        typer.Option("--no-mark", help=N_("Leave the byte order mark out that Excel needs.")),
    ] = False
    term_languages: Annotated[
        str,
        typer.Option(metavar="en,ru", help=N_("For Uwazi: a column of terms in each language.")),
    ] = ""
    system: Annotated[
        str, typer.Option(help=N_("For Uwazi: the collection whose ids are written."))
    ] = UWAZI
    force: Annotated[bool, typer.Option("--force", help=N_("Replace the file if it exists."))] = (
        False
    )
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(WantedTable)
def export(wanted: WantedTable) -> None:
    """Write records as a table, and say on stderr what the file could not carry."""
    order = _order(wanted)
    require_free(wanted.output, replacing=wanted.force)
    centre = centre_written(wanted.near)
    with opened(wanted.path, wanted.passphrase_file) as desk:
        near = near_on(desk, centre, wanted.country)

        def choose(session: Any, vocabulary: Any) -> Any:
            if wanted.references:
                return [find_reference(session, reference) for reference in wanted.references]
            return event_uids(session, event_filter(vocabulary, wanted, near, wanted.words))

        report = export_table(desk.database, choose, order, wanted.output)
    if wanted.as_json:
        tell_json(_json(report))
    else:
        tell(str(report.path))
    _say(report)


def _order(wanted: WantedTable) -> TableOrder:
    format_ = wanted.format or _BY_SUFFIX.get(wanted.output.suffix.lower())
    if format_ is None:
        kinds = ", ".join(TableFormat)
        sentence = _("The name of the file does not say its kind. Add --format: {kinds}.")
        raise typer.BadParameter(sentence.format(kinds=kinds))
    listed = (code.strip() for code in wanted.term_languages.split(","))
    return TableOrder(
        format=format_,
        audience=wanted.audience,
        language=wanted.language or language(),
        with_codes=wanted.codes,
        with_byte_order_mark=not wanted.no_mark,
        languages=tuple(code for code in listed if code),
        system=wanted.system,
    )


def _say(report: ExportReport) -> None:
    count = report.records
    say(
        ngettext("{count} record is in it.", "{count} records are in it.", count).format(
            count=count
        )
    )
    say_left_out(report.left_out, report.not_in_it - len(report.left_out))
    for sentence in report.sentences():
        say(sentence)


def _json(report: ExportReport) -> dict[str, Any]:
    return {
        "file": str(report.path),
        "records": report.records,
        "size_bytes": report.size_bytes,
        "sha256": report.sha256,
        "left_out": [{"reference": ref, "why": why} for ref, why in report.left_out],
        "not_in_it": report.not_in_it,
        "losses": report.losses,
        "told_elsewhere": as_values(report.told_elsewhere),
    }
