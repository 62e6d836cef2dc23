"""`hrd-desk export-terms DESK LIST OUT` and `hrd-desk import-terms DESK LIST FILE`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, require_free, taking
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened, opened_to_write
from hrd_desk.i18n import N_, _
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.tables.lists_in import ComparedList, Entry, compare_list
from hrd_desk.tables.lists_taken import take_list
from hrd_desk.tables.sources import ReadingOptions, open_source
from hrd_desk.tables.thesauri import write_thesaurus

ListName = Annotated[str, typer.Argument(metavar="LIST", help=N_("List of terms, like right."))]


@dataclass(frozen=True)
class WantedList:
    """Which list of terms goes into which file."""

    path: DeskPath
    scheme: ListName
    output: Annotated[Path, typer.Argument(metavar="OUT", help=N_("The CSV file to write."))]
    languages: Annotated[
        str, typer.Option(metavar="en,ru", help=N_("The languages of the columns."))
    ] = "en"
    force: Annotated[bool, typer.Option("--force", help=N_("Replace the file if it exists."))] = (
        False
    )
    passphrase_file: PassphraseFile = None


@taking(WantedList)
def export_terms(wanted: WantedList) -> None:
    """Write a list of terms as Uwazi's import of thesauri takes it."""
    require_free(wanted.output, replacing=wanted.force)
    languages = [code.strip() for code in wanted.languages.split(",") if code.strip()] or ["en"]
    with (
        opened(wanted.path, wanted.passphrase_file) as desk,
        desk.database.snapshot() as session,
    ):
        vocabulary = load_vocabulary(session)
    write_thesaurus(vocabulary, wanted.scheme, languages, wanted.output)
    tell(str(wanted.output))


@dataclass(frozen=True)
class WantedTerms:
    """Which foreign list is compared with which of ours."""

    path: DeskPath
    scheme: ListName
    table: Annotated[
        Path,
        typer.Argument(metavar="FILE", help=N_("A thesaurus of Uwazi or HURIDOCS.")),
    ]
    add: Annotated[bool, typer.Option("--add", help=N_("Add the terms that this desk lacks."))] = (
        False
    )
    rename: Annotated[
        bool, typer.Option("--rename", help=N_("Give terms that are here the names of the file."))
    ] = False
    encoding: Annotated[str, typer.Option(help=N_("Encoding of a CSV file, if not UTF-8."))] = ""
    sheet: Annotated[str, typer.Option(help=N_("Sheet of a workbook, if not the first."))] = ""
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(WantedTerms)
def import_terms(wanted: WantedTerms) -> None:
    """Compare a foreign list of terms with one of this desk; take in what is asked for."""
    source = open_source(wanted.table, ReadingOptions(wanted.encoding, "", wanted.sheet, 1))
    unlock = opened_to_write if wanted.add or wanted.rename else opened
    with unlock(wanted.path, wanted.passphrase_file) as desk:
        with desk.database.snapshot() as session:
            compared = compare_list(source, load_vocabulary(session), wanted.scheme)
        if wanted.add or wanted.rename:
            left_out = () if wanted.add else [entry.row for entry in compared.new()]
            renamed = [entry.row for entry in compared.renamed()] if wanted.rename else ()
            with desk.database.transaction("add-term") as session:
                take_list(session, compared, left_out=left_out, renamed=renamed)
    if wanted.as_json:
        tell_json({"entries": [_json(entry) for entry in compared.entries]})
    else:
        _tell(compared)
    _say(compared, is_added=wanted.add)
    if compared.faulty():
        raise typer.Exit(3)


def _tell(compared: ComparedList) -> None:
    for entry in compared.entries:
        state = entry.problem or (entry.known.code if entry.known else _("new"))
        names = ", ".join(f"{code}: {name}" for code, name in entry.names.items())
        tell(f"{entry.row:>5}  {entry.label}  {state}{f'  ({names})' if names else ''}")


def _say(compared: ComparedList, *, is_added: bool) -> None:
    for note in compared.notes:
        say(note)
    if compared.ignored:
        names = ", ".join(compared.ignored)
        say(_("Columns that are left out: {names}.").format(names=names))
    new, known = len(compared.new()), sum(one.known is not None for one in compared.entries)
    sentence = _("{known} entries are known here, {new} are new. Add them with --add.")
    if is_added:
        sentence = _("{known} entries were known here, {new} were added.")
    say(sentence.format(known=known, new=new))


def _json(entry: Entry) -> dict[str, object]:
    return {
        "row": entry.row,
        "labels": entry.labels,
        "code": entry.code or None,
        "known": entry.known and entry.known.code,
        "names": entry.names,
        "problem": entry.problem or None,
    }
