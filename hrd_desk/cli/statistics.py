"""`hrd-desk statistics DESK [WORDS]`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, require_free, taking
from hrd_desk.cli.searching import meaning_on, read_arguments
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import LANGUAGES, N_, _, language
from hrd_desk.storage.columns import EventColumns
from hrd_desk.storage.dimensions import Dimension, dimension_named
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.statistics import Statistics, Unit
from hrd_desk.storage.terms import load_vocabulary

Words = list[str] | None
NEEDS_A_PERSON = 3
_TWO = 2


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What to count of which records, and where to write it."""

    path: DeskPath
    words: Annotated[
        Words,
        typer.Argument(
            metavar="WORDS", help=N_("Which records: words and conditions as of `find`.")
        ),
    ] = None
    by: Annotated[
        str,
        typer.Option(metavar="WHAT[,WHAT]", help=N_("By what to count, like violation,year.")),
    ] = ""
    unit: Annotated[Unit, typer.Option(help=N_("What to count."))] = Unit.EVENTS
    role: Annotated[
        str, typer.Option(metavar="ROLE", help=N_("Which people: affected, killed, arrested …"))
    ] = "affected"
    report: Annotated[
        str,
        typer.Option(metavar="NAME", help=N_("A ready-made report; `list` names them all.")),
    ] = ""
    smallest: Annotated[
        int, typer.Option(min=0, help=N_("Withhold numbers below this one, and what tells them."))
    ] = 0
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help=N_("Write a .png, .svg, .pdf or .csv.")),
    ] = None
    force: Annotated[bool, typer.Option("--force", help=N_("Replace the file if it exists."))] = (
        False
    )
    words_in: Annotated[
        str, typer.Option("--language", metavar="CODE", help=N_("Language of the file."))
    ] = ""
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(Wanted)
def statistics(wanted: Wanted) -> None:
    """Count events, violations and people, three numbers that are never added up."""
    from hrd_desk.publishing.ready_reports import REPORT_NAMES  # noqa: PLC0415  loads the engine

    if wanted.report == "list":
        for report, name in REPORT_NAMES.items():
            tell(f"{report}  {_(name)}")
        return
    with opened(wanted.path, wanted.passphrase_file) as desk:
        has_problems = _count(desk, wanted)
    if has_problems:
        raise typer.Exit(NEEDS_A_PERSON)


def _count(desk: OpenDesk, wanted: Wanted) -> bool:
    from hrd_desk.publishing.ready_reports import report_named, report_query  # noqa: PLC0415

    dimensions = [dimension_named(name) for name in wanted.by.split(",") if name.strip()]
    if len(dimensions) > _TWO:
        raise InvalidInputError("by", _("Count by one thing or by two, not by more."))
    if wanted.words_in and wanted.words_in not in LANGUAGES:
        sentence = _("Publications are made in {languages}.")
        text = sentence.format(languages=", ".join(LANGUAGES))
        raise InvalidInputError("language", text)
    with desk.database.snapshot() as session:
        vocabulary = load_vocabulary(session)
        reading = read_arguments(wanted.words or [], meaning_on(session, vocabulary))
        columns = EventColumns().bring_up(session)
        report = report_named(wanted.report) if wanted.report else None
        query = report_query(report, reading.query) if report else reading.query
        found = Statistics(session, columns, vocabulary, query)
        sheets = _sheets(found, vocabulary, wanted, dimensions)
    if wanted.out is not None:
        _write(sheets, wanted.out, wanted.words_in or language(), replacing=wanted.force)
    elif wanted.as_json:
        tell_json({"sheets": [_sheet_json(sheet) for sheet in sheets]})
    else:
        _print(sheets)
    return bool(reading.problems)


def _sheets(
    found: Statistics, vocabulary: Any, wanted: Wanted, dimensions: list[Dimension]
) -> list[Any]:
    from hrd_desk.publishing.ready_reports import report_named, report_sheets  # noqa: PLC0415
    from hrd_desk.publishing.sheets import SheetMaker  # noqa: PLC0415
    from hrd_desk.publishing.speech import Speech  # noqa: PLC0415

    speech = Speech(wanted.words_in or language())
    if wanted.report:
        report = report_named(wanted.report)
        return report_sheets(report, found, vocabulary, speech, wanted.smallest)
    maker = SheetMaker(found, vocabulary, speech, wanted.smallest)
    if len(dimensions) == _TWO:
        down, across = dimensions
        crossing = found.cross(wanted.unit, down, across, wanted.role)
        return [maker.crossing(crossing, down, across)]
    if dimensions:
        return [maker.table(found.table(wanted.unit, dimensions[0], wanted.role))]
    return [maker.totals(wanted.role)]


def _write(sheets: list[Any], out: Path, code: str, *, replacing: bool) -> None:
    from hrd_desk.publishing.chart_files import write_chart  # noqa: PLC0415

    numbers = range(1, len(sheets) + 1)
    paths = [out] if len(sheets) == 1 else [out.with_stem(f"{out.stem}-{n}") for n in numbers]
    for path in paths:
        require_free(path, replacing=replacing)
    for sheet, path in zip(sheets, paths, strict=True):
        write_chart(sheet, path, code)
        say(_("Written: {path}").format(path=path))


def _print(sheets: list[Any]) -> None:
    from hrd_desk.publishing.sheets import cell_words  # noqa: PLC0415
    from hrd_desk.publishing.speech import Speech  # noqa: PLC0415

    speech = Speech(language())
    for sheet in sheets:
        tell(sheet.title)
        say(sheet.subtitle)
        if len(sheet.heads) > _TWO:
            tell("\t".join(sheet.heads))
        for row in sheet.rows:
            numbers = [cell_words(cell, speech) for cell in row.cells]
            if len(numbers) == 1:
                tell(f"{numbers[0]:>11}  {row.label}")
            else:
                tell("\t".join([row.label, *numbers]))
        for note in sheet.notes:
            say(note)
        tell("")


def _sheet_json(sheet: Any) -> dict[str, Any]:
    return {
        "title": sheet.title,
        "heads": list(sheet.heads),
        "rows": [
            {"label": row.label, "code": row.key or None, "cells": [_cell(c) for c in row.cells]}
            for row in sheet.rows
        ],
        "total": _cell(sheet.total),
        "notes": list(sheet.notes),
    }


def _cell(cell: Any) -> dict[str, Any] | None:
    if cell.is_withheld:
        return None
    at_most = None if cell.is_open else cell.at_most or cell.count
    return {"at_least": cell.count, "at_most": at_most}
