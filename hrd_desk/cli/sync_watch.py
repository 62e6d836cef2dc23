"""`hrd-desk sync watch DESK FOLDER`."""

import contextlib
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.options import DeskPath, PassphraseFile, taking
from hrd_desk.cli.sync_wording import end_with, file_line, inbox_words, tell_sent
from hrd_desk.cli.terminal import say, tell
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.errors import DamagedDeskError, DeskUnavailableError, NotFoundError
from hrd_desk.i18n import N_, _
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.bundle_reader import UnreadableFileError
from hrd_desk.sync.bundle_writer import BundleNotWrittenError
from hrd_desk.sync.telling import tell_together
from hrd_desk.sync.watching import EVERY_MINUTES, look_once

LOOK_SECONDS = 10
PASSING = (NotFoundError, UnreadableFileError, BundleNotWrittenError, DeskUnavailableError)
"""What may be otherwise at the next look: a disk comes back, another one has room again."""


@dataclass(frozen=True)
class Watching:
    """Which folder is watched for which desk, and how often it may write there."""

    path: DeskPath
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help=N_("Folder that another program copies between us.")),
    ]
    once: Annotated[bool, typer.Option("--once", help=N_("Look once, then end."))] = False
    every: Annotated[
        int, typer.Option(metavar="MINUTES", min=1, help=N_("Write a file at most this often."))
    ] = EVERY_MINUTES
    passphrase_file: PassphraseFile = None


@taking(Watching)
def watch(wanted: Watching) -> None:
    """Take in what comes in a folder and write there what is new, until Ctrl+C."""
    needs_person = False
    with opened_to_write(wanted.path, wanted.passphrase_file) as desk:
        if wanted.once:
            needs_person = _look(desk, wanted)
        else:
            say(_("Watching “{path}”. Ctrl+C ends it.").format(path=wanted.folder))
            _look_until_stopped(desk, wanted)
    end_with(has_failed=False, needs_person=needs_person)


def _look(desk: OpenDesk, wanted: Watching) -> bool:
    """Look once, print what came of it, and return whether something needs a person."""
    minutes = wanted.every
    found = look_once(desk, wanted.folder, every_minutes=minutes, wrote=tell_sent)
    for received in found:
        tell(file_line(received.path, received.state, received.sentence))
    told = tell_together(desk.database, found)
    if found and told.inbox:
        say(inbox_words(told.inbox))
    return told.needs_person


def _look_until_stopped(desk: OpenDesk, wanted: Watching) -> None:
    said = ""
    try:
        while True:
            try:
                _look(desk, wanted)
                said = ""
            except DamagedDeskError:
                raise
            except PASSING as error:
                if error.sentence != said:
                    say(error.sentence)
                said = error.sentence
            with contextlib.suppress(DeskUnavailableError):  # a full disk was told of
                desk.idle()
            time.sleep(LOOK_SECONDS)
    except KeyboardInterrupt:
        say(_("Stopped."))
