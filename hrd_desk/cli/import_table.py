"""`hrd-desk import DESK TABLE`."""

from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.conditions import Terms
from hrd_desk.cli.import_wording import report_json, say_report
from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, taking
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened, opened_to_write
from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.exchange.json_text import read_json
from hrd_desk.i18n import N_, _, reason_of
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.tables.importing import Choices, Incoming, import_table
from hrd_desk.tables.profile import (
    DATE_ORDERS,
    Profile,
    fitting,
    load_profile,
    profile_from_json,
    propose,
    save_profile,
)
from hrd_desk.tables.sources import ReadingOptions, Source, open_source
from hrd_desk.tables.targets import target
from hrd_desk.vocabulary.vocabulary import Vocabulary
from hrd_desk.whole_files import read_given

FIRST_ROWS = 1000


@dataclass(frozen=True, kw_only=True)
class WantedImport:
    """Which table is taken in, and how it is read."""

    path: DeskPath
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", help=N_("A CSV, XLSX or JSON file, or one of Uwazi."))
    ]
    is_dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Say what would be done, and change nothing."))
    ] = False
    profile: Annotated[
        str, typer.Option(metavar="NAME", help=N_("Read it by a profile that was kept."))
    ] = ""
    profile_file: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help=N_("Read it by a profile in a JSON file.")),
    ] = None
    show_profile: Annotated[
        bool,
        typer.Option(
            "--show-profile", help=N_("Print how it would be read, as such a file, and stop.")
        ),
    ] = False
    keep_profile: Annotated[
        str, typer.Option(metavar="NAME", help=N_("Keep how it was read under a name."))
    ] = ""
    column: Annotated[
        Terms,
        typer.Option(
            metavar="HEADING=NAME",
            help=N_("Where a column leads; nothing after = leaves it out; repeatable."),
        ),
    ] = None
    answer: Annotated[
        Terms,
        typer.Option(
            metavar="LIST:WRITTEN=CODE",
            help=N_("Which term is meant; nothing after = leaves it out; repeatable."),
        ),
    ] = None
    update: Annotated[
        bool,
        typer.Option("--update", help=N_("Replace values of records that are here already.")),
    ] = False
    skip: Annotated[
        str, typer.Option(metavar="N,N", help=N_("Numbers of rows that are left out."))
    ] = ""
    date_order: Annotated[
        str, typer.Option(metavar="dmy|mdy", help=N_("What stands first in dates like 1/5/2023."))
    ] = ""
    encoding: Annotated[str, typer.Option(help=N_("Encoding of a CSV file, if not UTF-8."))] = ""
    delimiter: Annotated[str, typer.Option(help=N_("What stands between cells of CSV."))] = ""
    sheet: Annotated[str, typer.Option(help=N_("Sheet of a workbook, if not the first."))] = ""
    heading_row: Annotated[
        int,
        typer.Option(
            metavar="N", min=0, help=N_("Row with the names of the columns, if it is not found.")
        ),
    ] = 0
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(WantedImport)
def import_command(wanted: WantedImport) -> None:
    """Take in the rows of a table, name every row that stays out, and why."""
    options = ReadingOptions(wanted.encoding, wanted.delimiter, wanted.sheet, wanted.heading_row)
    source = open_source(wanted.table, options)
    choices = Choices(all_updates=wanted.update, left_out=_rows(wanted.skip))
    is_only_reading = wanted.show_profile
    unlock = opened if is_only_reading else opened_to_write
    with unlock(wanted.path, wanted.passphrase_file) as desk:
        profile = _profile(desk, wanted, source)
        if wanted.show_profile:
            tell_json(profile.to_json())
            return
        incoming = Incoming(wanted.table, source, profile, choices)
        report = import_table(desk.database, incoming, is_dry_run=wanted.is_dry_run)
        if wanted.keep_profile:
            with desk.database.local_transaction() as session:
                save_profile(session, wanted.keep_profile, profile)
    if wanted.as_json:
        tell_json(report_json(report))
    say_report(report, source, profile)
    if not wanted.as_json and report.number:
        tell(_("Import {number}").format(number=report.number))
    if report.needs_person:
        raise typer.Exit(3 if report.added or report.changed or report.known else 1)


def _profile(desk: OpenDesk, wanted: WantedImport, source: Source) -> Profile:
    with desk.database.snapshot() as session:
        vocabulary = load_vocabulary(session)
        kept = load_profile(session, wanted.profile) if wanted.profile else None
    if wanted.profile_file is not None:
        kept = _in_file(wanted.profile_file)
    if kept is not None:
        profile = fitting(kept, source.headers)
    else:
        first = [row.cells for row in islice(source.rows(), FIRST_ROWS)]
        proposal = propose(source.headers, first)
        profile = proposal.profile
        for heading in sorted(proposal.guessed):
            sentence = _("The column “{heading}” is taken for “{name}”.")
            say(sentence.format(heading=heading, name=profile.columns[heading]))
    if wanted.date_order not in DATE_ORDERS:
        raise typer.BadParameter(_("--date-order is dmy or mdy."))
    if wanted.date_order:
        profile = replace(profile, date_order=wanted.date_order)
    return _with_answers(_with_columns(profile, wanted.column or []), wanted.answer, vocabulary)


def _in_file(path: Path) -> Profile:
    try:
        return profile_from_json(read_json(read_given(path)))
    except OSError as error:
        sentence = _("The file cannot be read: {reason}.").format(reason=reason_of(error))
        raise HrdDeskError(sentence) from error


def _with_columns(profile: Profile, written: list[str]) -> Profile:
    columns = dict(profile.columns)
    for one in written:
        heading, _equals, path = one.rpartition("=")
        if heading not in columns:
            sentence = _("The table has no column “{heading}”. It has: {headings}.")
            words = sentence.format(heading=heading, headings=", ".join(columns))
            raise InvalidInputError("column", words)
        if path:
            target(path)
        columns[heading] = path
    return replace(profile, columns=columns)


def _with_answers(profile: Profile, written: list[str] | None, vocabulary: Vocabulary) -> Profile:
    for one in written or []:
        scheme, _colon, rest = one.partition(":")
        words, _equals, code = rest.rpartition("=")
        if code:
            vocabulary.term(scheme, code)
        profile = profile.with_answer(scheme, words, code)
    return profile


def _rows(written: str) -> frozenset[int]:
    try:
        return frozenset(int(number) for number in written.split(",") if number.strip())
    except ValueError as error:
        raise typer.BadParameter(_("--skip takes numbers of rows, like 7,12.")) from error
