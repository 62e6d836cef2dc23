"""What became of files of the exchange, as lines of text and as JSON."""

import datetime
from pathlib import Path
from typing import Any

import typer

from hrd_desk.cli.terminal import say, tell
from hrd_desk.i18n import N_, _, grouped, ngettext
from hrd_desk.model.file_words import size_words
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.sync.bundle_names import shown_name
from hrd_desk.sync.ledger import FileState, OnlyHere
from hrd_desk.sync.receiving import Received
from hrd_desk.sync.sending import SentBundle
from hrd_desk.sync.watching import FoundFile

NEEDS_PERSON = 3
PASSED_OVER, UNREADABLE, PLAN = "passed-over", "unreadable", "plan"
NOT_TAKEN = "not-taken"
STATES = {
    FileState.IMPORTED: N_("taken in"),
    FileState.DUPLICATE: N_("taken in before"),
    FileState.PARTS: N_("waits for its other parts"),
    FileState.GAP: N_("taken in; one before it is missing"),
    FileState.TOO_NEW: N_("waits for a newer HRD Desk"),
    FileState.REFUSED: N_("refused"),
    FileState.STOPPED: N_("stopped"),
    PASSED_OVER: N_("passed over"),
    UNREADABLE: N_("not read"),
    NOT_TAKEN: N_("not taken in"),
    PLAN: N_("plan"),
}


def file_line(path: Path, state: str, sentence: str) -> str:
    """Return one line about a file that came."""
    return f"{shown_name(path)}  {_(STATES[state])}  {sentence}"


def file_json(path: Path, state: str, sentence: str) -> dict[str, Any]:
    """Return a file that came as a JSON object."""
    return {"file": str(path), "state": str(state), "sentence": sentence}


def received_json(received: Received, state: str = "") -> dict[str, Any]:
    """Return what became of a file, record by record."""
    report = received.report
    told = file_json(received.path, state or received.state, received.sentence)
    told |= {"peer": received.peer_code or None, "number": received.number or None}
    if report is not None:
        told["counts"] = {outcome.value: report.count(outcome) for outcome in Outcome}
        told["records"] = {str(uid): outcome.value for uid, outcome in report.records.items()}
    return told


def inbox_words(count: int) -> str:
    """Return how many entries wait in the inbox, "" for none."""
    words = ngettext(
        "{count} entry waits in the inbox.", "{count} entries wait in the inbox.", count
    )
    return words.format(count=grouped(count)) if count else ""


def why_passed_over(found: FoundFile) -> str:
    """Return why a file is nothing to take in here, "" if it is to be taken in."""
    if found.is_own:
        return _("This desk made the file itself.")
    if found.refusal is not None and found.is_sealed_for_others:
        return found.refusal.sentence
    return ""


def sent_line(sent: SentBundle) -> str:
    """Return what is in a bundle that was written."""
    sentence = _("For {code}: {records}, {revisions}, {files}, {size}.")
    return sentence.format(
        code=sent.peer_code,
        records=ngettext("{count} record", "{count} records", sent.records).format(
            count=sent.records
        ),
        revisions=ngettext("{count} revision", "{count} revisions", sent.revisions).format(
            count=sent.revisions
        ),
        files=ngettext("{count} file", "{count} files", sent.files).format(count=sent.files),
        size=size_words(sent.size_bytes),
    )


def sent_json(sent: SentBundle) -> dict[str, Any]:
    """Return a bundle that was written as a JSON object."""
    return {
        "peer": sent.peer_code,
        "number": sent.number,
        "files": [str(path) for path in sent.paths],
        "records": sent.records,
        "revisions": sent.revisions,
        "attached_files": sent.files,
        "size_bytes": sent.size_bytes,
        "damaged_files": list(sent.damaged),
    }


def tell_sent(sent: SentBundle) -> None:
    """Print the files of a bundle and, on stderr, what is in them."""
    for path in sent.paths:
        tell(str(path))
    say(sent_line(sent))
    for sentence in sent.damaged:
        say(sentence)


def only_here_words(alone: OnlyHere) -> str:
    """Return how much exists on this computer alone."""
    words = ngettext(
        "{count} record exists only on this computer until headquarters confirms it.",
        "{count} records exist only on this computer until headquarters confirms them.",
        alone.records,
    )
    return words.format(count=alone.records)


def only_here_json(alone: OnlyHere) -> dict[str, Any]:
    """Return the same as a JSON object."""
    return {"records": alone.records, "oldest_utc": moment_json(alone.oldest_utc)}


def moment_json(moment: datetime.datetime | None) -> str | None:
    """Return a moment in ISO 8601, None for none."""
    return None if moment is None else moment.isoformat(timespec="milliseconds")


def end_with(*, has_failed: bool, needs_person: bool) -> None:
    """End a command with the status that fits, or go on where all is done."""
    if has_failed:
        raise typer.Exit(1)
    if needs_person:
        raise typer.Exit(NEEDS_PERSON)
