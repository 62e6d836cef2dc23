"""`hrd-desk merge DESK OTHER`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, taking
from hrd_desk.cli.sync_wording import inbox_words
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened, opened_to_write, read_passphrase
from hrd_desk.i18n import N_, _, ngettext
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.sync.database_copy import found_at
from hrd_desk.sync.database_file import DatabaseFileReport, merge_database_file
from hrd_desk.sync.inbox_entries import inbox_counts
from hrd_desk.sync.preview import fates


@dataclass(frozen=True)
class WantedMerge:
    """Which desk takes in which other one, and how that one opens."""

    path: DeskPath
    other: Annotated[
        Path,
        typer.Argument(metavar="OTHER", help=N_("Folder of the other desk, or its main.db.")),
    ]
    other_passphrase_file: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help=N_("File that holds the passphrase of the other desk; else the terminal asks."),
        ),
    ] = None
    other_keys: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help=N_("The keys.json of the other desk, if not beside its main.db.")
        ),
    ] = None
    is_plan: Annotated[
        bool, typer.Option("--plan", help=N_("Say what would be done, and change nothing."))
    ] = False
    is_confirmed: Annotated[
        bool,
        typer.Option("--yes-delete", help=N_("Go on even if many records would be deleted.")),
    ] = False
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(WantedMerge)
def merge(wanted: WantedMerge) -> None:
    """Take in what another desk's database holds, and print what became of it."""
    unlock = opened if wanted.is_plan else opened_to_write
    with unlock(wanted.path, wanted.passphrase_file) as desk:
        merged = merge_database_file(
            desk,
            found_at(wanted.other, wanted.other_keys),
            lambda keys: keys.unlock(
                read_passphrase(wanted.other_passphrase_file, _("Passphrase of the other desk: "))
            ),
            is_confirmed=wanted.is_confirmed,
            plan_only=wanted.is_plan,
        )
        with desk.database.snapshot() as session:
            inbox = sum(inbox_counts(session).values())
    if wanted.as_json:
        told = _json(merged, is_plan=wanted.is_plan)
        tell_json(told if wanted.is_plan else told | {"inbox": inbox})
    else:
        tell(_counts(merged))
        if wanted.is_plan:
            for line in _records(merged):
                tell(line)
        for sentence in _sentences(merged, is_plan=wanted.is_plan):
            say(sentence)
        if inbox and not wanted.is_plan:
            say(inbox_words(inbox))
    if merged.needs_person:
        raise typer.Exit(3)


def _counts(merged: DatabaseFileReport) -> str:
    count = merged.report.count
    words = _("{added} new, {updated} updated, {waiting} need a decision, {deleted} deleted")
    return words.format(
        added=count(Outcome.ADDED),
        updated=count(Outcome.UPDATED) + count(Outcome.MERGED),
        waiting=count(Outcome.CONFLICT),
        deleted=count(Outcome.DELETED) + count(Outcome.ERASED),
    )


def _records(merged: DatabaseFileReport) -> Iterator[str]:
    for fate in fates(merged.report, merged.names):
        yield fate.heading
        for reference, title in fate.named:
            yield f"  {reference or '-'}  {title}".rstrip()
        if fate.rest:
            yield f"  {fate.rest}"


def _sentences(merged: DatabaseFileReport, *, is_plan: bool) -> Iterator[str]:
    if is_plan:
        yield _("This is only the plan; nothing was changed.")
    yield from _what_waits(merged)
    if merged.gap is not None:
        sentence = _(
            "The file ends at revision {last}; {code} had announced {announced}. Ask for a copy "
            "made while that desk is closed."
        )
        last, announced = merged.gap
        yield sentence.format(last=last, code=merged.other_code, announced=announced)
    for code in merged.report.forked_desks:
        sentence = _("Two copies of {code} were used side by side; both were taken in.")
        yield sentence.format(code=code)
    if merged.is_newer:
        yield _("A newer HRD Desk made the file; what is new there will show after an update.")
    if merged.remark:
        yield merged.remark


def _what_waits(merged: DatabaseFileReport) -> Iterator[str]:
    held, unfit = (merged.report.count(outcome) for outcome in (Outcome.HELD, Outcome.UNFIT))
    if held:
        yield ngettext(
            "{count} record waits for something that has not come here yet.",
            "{count} records wait for something that has not come here yet.",
            held,
        ).format(count=held)
    if unfit:
        yield ngettext(
            "{count} record has a change that cannot be applied; it is kept.",
            "{count} records have changes that cannot be applied; they are kept.",
            unfit,
        ).format(count=unfit)
    if merged.files_to_come:
        yield ngettext(
            "{count} attached file is still to come.",
            "{count} attached files are still to come.",
            merged.files_to_come,
        ).format(count=merged.files_to_come)


def _json(merged: DatabaseFileReport, *, is_plan: bool) -> dict[str, Any]:
    report = merged.report
    return {
        "is_plan": is_plan,
        "other": {"uid": str(merged.other_uid), "code": merged.other_code},
        "revisions": report.revisions,
        "known_revisions": report.known_revisions,
        "records": {str(outcome): report.count(outcome) for outcome in Outcome},
        "changed": [
            {
                "uid": str(uid),
                "outcome": str(report.records[uid]),
                "reference": reference,
                "title": title,
            }
            for uid, (reference, title) in merged.names.items()
        ],
        "unfit": {str(uid): reason for uid, reason in report.unfit.items()},
        "forked_desks": report.forked_desks,
        "gap": merged.gap and {"ends_at": merged.gap[0], "announced": merged.gap[1]},
        "is_newer": merged.is_newer,
        "files_added": merged.files_added,
        "files_to_come": merged.files_to_come,
        "needs_person": merged.needs_person,
    }
