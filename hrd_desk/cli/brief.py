"""`hrd-desk brief DESK [REF...] -o OUT`."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from hrd_desk.cli.brief_order import BriefWishes, order_of, refuse_impossible
from hrd_desk.cli.conditions import Terms, centre_written, event_filter, near_on
from hrd_desk.cli.left_out import say_left_out
from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, require_free, taking
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import N_, _, ngettext, reason_of
from hrd_desk.model.field_labels import field_label
from hrd_desk.progress import silent
from hrd_desk.publishing.disclosure import DisclosureLine
from hrd_desk.publishing.export_report import report_of
from hrd_desk.publishing.exporting import Written, make_file, put
from hrd_desk.publishing.house import over, read_house
from hrd_desk.publishing.kept import KeptRecords, Records
from hrd_desk.publishing.noting import noting_in
from hrd_desk.publishing.orders import BriefKind, Order
from hrd_desk.publishing.preparing import Prepared
from hrd_desk.publishing.rules import Outcome
from hrd_desk.storage.desk_folder import refuse_inside_desk
from hrd_desk.storage.events import find_reference
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.whole_files import real_path, write_whole

OUTCOMES = {
    Outcome.PUBLISHED: N_("told"),
    Outcome.GENERALISED: N_("told in part"),
    Outcome.WITHHELD: N_("withheld"),
}


@dataclass(frozen=True, kw_only=True)
class WantedBrief(BriefWishes):
    """Which records, for whom, in which dress, and where the pages go."""

    path: DeskPath
    references: Annotated[
        Terms,
        typer.Argument(
            metavar="REF",
            help=N_("References of the records; without any, those that fit the conditions."),
        ),
    ] = None
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT", help=N_("The file to write."))
    ]
    force: Annotated[bool, typer.Option("--force", help=N_("Replace the file if it exists."))] = (
        False
    )
    report: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help=N_("Write the report of every record and field there, as JSON.")
        ),
    ] = None
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(WantedBrief)
def brief(wanted: WantedBrief) -> None:
    """Make the pages, and say on stderr what they tell of the records, what not, and why."""
    order = order_of(wanted, wanted.output)
    refuse_impossible(
        order,
        references=wanted.references or [],
        are_conditions=bool(wanted.words) or not wanted.are_none,
    )
    require_free(wanted.output, replacing=wanted.force)
    _refuse_report(wanted)
    centre = centre_written(wanted.near)
    with opened(wanted.path, wanted.passphrase_file) as desk:
        near = near_on(desk, centre, wanted.country)
        if not wanted.plain:
            with desk.database.snapshot() as session:
                order = replace(order, house=over(order.house, read_house(session)))
        prepared = _prepared(desk, wanted, order, near)
        made = make_file(prepared)
        written = put(made, wanted.output, noting_in(desk.database))
    report = report_of(prepared, written)
    if wanted.report is not None:
        _write_report(wanted.report, report)
    _tell(wanted, prepared, written, report)
    for warning in made.warnings:
        say(warning)


def _refuse_report(wanted: WantedBrief) -> None:
    """Raise `HrdDeskError` if the report would lie where it may not, before anything is made."""
    path = wanted.report
    if path is None:
        return
    require_free(path, replacing=wanted.force)
    refuse_inside_desk(path)
    real = real_path(path)
    if real == real_path(wanted.output):
        raise HrdDeskError(_("The report needs a file of its own. Choose another name for it."))
    if not real.parent.is_dir():
        raise HrdDeskError(_("The folder for the report does not exist. Choose another one."))


def _write_report(path: Path, report: dict[str, Any]) -> None:
    text = json.dumps(report, ensure_ascii=False, indent=1)
    try:
        write_whole(path, f"{text}\n".encode())
    except OSError as error:
        sentence = _("The report could not be written there ({reason}). Choose another folder.")
        raise HrdDeskError(sentence.format(reason=reason_of(error))) from error


def _prepared(desk: OpenDesk, wanted: WantedBrief, order: Order, near: Any) -> Prepared:
    with desk.database.snapshot() as session:
        records: Records
        if wanted.references:
            records = tuple(find_reference(session, one) for one in wanted.references)
        else:
            vocabulary = load_vocabulary(session)
            records = event_filter(vocabulary, wanted, near, " ".join(wanted.words or []))
    return KeptRecords(desk.database).prepared(records, order, silent)


def _tell(
    wanted: WantedBrief, prepared: Prepared, written: Written, report: dict[str, Any]
) -> None:
    if wanted.as_json:
        if wanted.kind is BriefKind.EVENT:
            report = report | {"disclosure": report["records"][0]["disclosure"]}
        tell_json(report)
        return
    tell(str(written.path))
    if len(prepared.records) == 1:
        _say_lines(prepared.records[0].lines)
    else:
        _say_sums(prepared)
    say_left_out((one.reference, one.why) for one in prepared.left_out)


def _say_lines(lines: Iterable[DisclosureLine]) -> None:
    for line in lines:
        say(f"{field_label(line.field)}: {_(OUTCOMES[line.outcome])}. {line.why}".rstrip())


def _say_sums(prepared: Prepared) -> None:
    """Say of each field in how many records it is told, told in part and withheld."""
    sums: dict[str, dict[Outcome, int]] = {}
    for record in prepared.records:
        for line in record.lines:
            counts = sums.setdefault(line.field, dict.fromkeys(Outcome, 0))
            counts[line.outcome] += 1
    count = len(prepared.records)
    say(
        ngettext("{count} record is in it.", "{count} records are in it.", count).format(
            count=count
        )
    )
    for field, counts in sums.items():
        told = ", ".join(
            f"{_(OUTCOMES[outcome])} {number}" for outcome, number in counts.items() if number
        )
        say(f"{field_label(field)}: {told}.")
