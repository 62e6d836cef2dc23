"""`hrd-desk imports DESK` and `hrd-desk undo-import DESK NUMBER`."""

from dataclasses import dataclass
from typing import Annotated, Any

import typer

from hrd_desk.cli.options import LARGEST_NUMBER, AsJson, DeskPath, PassphraseFile, taking
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened, opened_to_write
from hrd_desk.i18n import N_, _, ngettext
from hrd_desk.storage.imports import Import, load_import, load_imports
from hrd_desk.tables.undoing import undo_import

_MOST_NAMED = 20


@dataclass(frozen=True)
class WantedImports:
    """Which imports to list."""

    path: DeskPath
    number: Annotated[
        int | None,
        typer.Option(
            metavar="N", max=LARGEST_NUMBER, help=N_("Show the whole report of one import.")
        ),
    ] = None
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(WantedImports)
def imports(wanted: WantedImports) -> None:
    """List the tables that were taken in, newest first."""
    with (
        opened(wanted.path, wanted.passphrase_file) as desk,
        desk.database.snapshot() as session,
    ):
        if wanted.number is None:
            found = load_imports(session)
        else:
            found = [load_import(session, wanted.number)]
    if wanted.as_json:
        tell_json({"imports": [_json(one) for one in found]})
        return
    for one in found:
        tell(_line(one))
        if wanted.number is not None:
            _tell_report(one)
    if not found:
        say(_("No table was taken in yet."))


def _line(one: Import) -> str:
    counts = one.details.get("counts", {})
    words = _("{added} added, {changed} changed, {bad} left out")
    made = {name: counts.get(name, 0) for name in ("added", "changed", "bad")}
    parts = [
        f"{one.number:>4}",
        f"{one.made_at_utc:%Y-%m-%d %H:%M:%S} UTC",
        one.author,
        one.file_name,
        words.format(**made),
        _("taken back") if one.undone_at_utc else "",
    ]
    return "  ".join(part for part in parts if part)


def _tell_report(one: Import) -> None:
    for problem in one.details.get("problems", []):
        tell(f"  {problem['row']}  {problem['column']}  {problem['sentence']}")
    for note in one.details.get("notes", []):
        tell(f"  {note}")


def _json(one: Import) -> dict[str, Any]:
    return {
        "number": one.number,
        "made_at_utc": one.made_at_utc.isoformat(timespec="milliseconds"),
        "author": one.author,
        "file_name": one.file_name,
        "sha256": one.sha256,
        "system": one.system,
        "undone_at_utc": one.undone_at_utc and one.undone_at_utc.isoformat(timespec="milliseconds"),
        **one.details,
    }


@dataclass(frozen=True)
class WantedUndo:
    """Which import is taken back."""

    path: DeskPath
    number: Annotated[
        int,
        typer.Argument(metavar="NUMBER", max=LARGEST_NUMBER, help=N_("Number of the import.")),
    ]
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(WantedUndo)
def undo_import_command(wanted: WantedUndo) -> None:
    """Take back an import: its records go, values it changed come back, unless changed since."""
    with opened_to_write(wanted.path, wanted.passphrase_file) as desk:
        report = undo_import(desk.database, wanted.number)
    kept = report.changed_since
    if wanted.as_json:
        counts = {"deleted": report.deleted, "restored": report.restored}
        tell_json({**counts, "changed_since": kept})
    else:
        words = _("{deleted} records deleted, {restored} as they were before")
        tell(words.format(deleted=report.deleted, restored=report.restored))
    if kept:
        sentence = ngettext(
            "{count} record was changed since and stays: {references}.",
            "{count} records were changed since and stay: {references}.",
            len(kept),
        )
        more = " …" if len(kept) > _MOST_NAMED else ""
        references = ", ".join(kept[:_MOST_NAMED]) + more
        say(sentence.format(count=len(kept), references=references))
        raise typer.Exit(3)
