"""`hrd-desk sync receive DESK FILE-OR-FOLDER...`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import pyrage
import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, taking
from hrd_desk.cli.sync_keeper import KeyPassphraseFile
from hrd_desk.cli.sync_wording import (
    NOT_TAKEN,
    PASSED_OVER,
    PLAN,
    UNREADABLE,
    end_with,
    file_json,
    file_line,
    inbox_words,
    received_json,
    why_passed_over,
)
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened, opened_to_write, read_passphrase
from hrd_desk.errors import DeskUnavailableError
from hrd_desk.i18n import N_, _
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.bundle_reader import UnreadableFileError
from hrd_desk.sync.key_keepers import open_keeper
from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.receiving import Received, plan, receive, retry_waiting
from hrd_desk.sync.telling import tell_together
from hrd_desk.sync.watching import FoundFile, bundles_in, oldest_first
from hrd_desk.whole_files import is_folder


@dataclass(frozen=True)
class Receiving:
    """What is to be taken in, and how."""

    path: DeskPath
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="FILE-OR-FOLDER", help=N_("Files that end in .hrdx, or folders.")),
    ]
    plan: Annotated[
        bool, typer.Option("--plan", help=N_("Say what would happen, and take nothing in."))
    ] = False
    yes_delete: Annotated[
        bool,
        typer.Option("--yes-delete", help=N_("Take in also what deletes or empties many records.")),
    ] = False
    keeper_key: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=N_("Key of a key keeper that opens the files, too.")),
    ] = None
    key_passphrase_file: KeyPassphraseFile = None
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@dataclass(slots=True)
class _Report:
    """What became of the files: a line and an object for each."""

    is_plan: bool
    lines: list[str] = field(default_factory=list)
    objects: list[dict[str, Any]] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    has_failed: bool = False

    def take(self, received: Received) -> None:
        is_planned = self.is_plan and received.state is FileState.IMPORTED
        state = PLAN if is_planned else received.state
        self.lines.append(file_line(received.path, state, received.sentence))
        self.objects.append(received_json(received, state))
        self.received.append(received)

    def note(self, path: Path, state: str, sentence: str) -> None:
        self.lines.append(file_line(path, state, sentence))
        self.objects.append(file_json(path, state, sentence))
        self.has_failed = self.has_failed or state in (UNREADABLE, NOT_TAKEN)


@taking(Receiving)
def receive_files(wanted: Receiving) -> None:
    """Take files in, each whole or not at all, and print what became of each."""
    identities = _keeper_identities(wanted)
    report = _Report(wanted.plan)
    unlock = opened if wanted.plan else opened_to_write
    with unlock(wanted.path, wanted.passphrase_file) as desk:
        if not wanted.plan:
            for received in retry_waiting(desk):
                report.take(received)
        for found in oldest_first(desk, list(_files(wanted.sources, report)), identities):
            _take(desk, found, wanted, identities, report)
        told = tell_together(desk.database, report.received, is_plan=wanted.plan)
    if wanted.as_json:
        files = {"is_plan": wanted.plan, "files": report.objects}
        tell_json(files if wanted.plan else files | {"inbox": told.inbox})
    else:
        for line in report.lines:
            tell(line)
    if not report.lines:
        say(_("There is nothing new."))
    elif not wanted.plan and told.inbox:
        say(inbox_words(told.inbox))
    end_with(has_failed=report.has_failed, needs_person=told.needs_person)


def _keeper_identities(wanted: Receiving) -> list[pyrage.x25519.Identity]:
    if wanted.keeper_key is None:
        return []
    prompt = _("Passphrase of the key keeper: ")
    passphrase = read_passphrase(wanted.key_passphrase_file, prompt)
    return [open_keeper(wanted.keeper_key, passphrase)]


def _files(sources: list[Path], report: _Report) -> Iterator[Path]:
    for source in sources:
        if not is_folder(source):
            yield source
            continue
        try:
            yield from bundles_in(source)
        except UnreadableFileError as error:
            report.note(source, UNREADABLE, error.sentence)


def _take(
    desk: OpenDesk,
    found: FoundFile,
    wanted: Receiving,
    identities: list[pyrage.x25519.Identity],
    report: _Report,
) -> None:
    passed_over = why_passed_over(found)
    if found.is_own or (passed_over and found.path not in wanted.sources):
        report.note(found.path, PASSED_OVER, passed_over)
        return
    try:
        if wanted.plan:
            received = plan(desk, found.path, identities=identities)
        else:
            received = receive(
                desk, found.path, identities=identities, is_confirmed=wanted.yes_delete
            )
    except UnreadableFileError as error:
        report.note(found.path, UNREADABLE, error.sentence)
    except DeskUnavailableError as error:  # of a full disk; what came before it is told as well
        report.note(found.path, NOT_TAKEN, error.sentence)
    else:
        report.take(received)
