"""Kill a process with SIGKILL at each step of sending and receiving, then do the step again.

`python -m tests.faults.kill_exchange --rounds 20 --seed 1`
"""

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from hrd_desk.model.event import Event
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.opening import open_desk_with_words
from hrd_desk.storage.sync_tables import BundleLog
from hrd_desk.sync.ledger import FileState, only_here
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.sending import send
from tests.figures import tell
from tests.sync.catalogue import Organisation, Site, content

SENDING = ("numbered", "writing", "written", "noted")
RECEIVING = ("verified", "unpacked", "copied", "merging", "applied")
"""The steps that the program names, and two moments between them: amid writing and merging."""
PATIENCE_S = 60.0


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Killer:
    """Kills its own process at the step called `at`, or at some sign of progress after another."""

    at: str

    def step(self, name: str) -> None:
        """Hear that a step was done."""
        if name == self.at:
            _die()

    def progress(self, _done: int, _total: int) -> None:
        """Hear that work goes on."""
        if self.at in ("writing", "merging"):
            _die()


def send_and_die(desk: tuple[Path, str], stick: Path, at: str) -> None:
    """Send to headquarters from a desk (its path and words), and die at a step."""
    killer = Killer(at)
    send(open_desk_with_words(*desk), stick, progress=killer.progress, step=killer.step)


def receive_and_die(desk: tuple[Path, str], path: Path, at: str) -> None:
    """Take a file in at a desk (its path and words), and die at a step."""
    killer = Killer(at)
    opened = open_desk_with_words(*desk)
    if at == "merging":
        opened.database.listen(lambda _news: None)
        _die_amid_merging(opened, path)
    receive(opened, path, step=killer.step)


def _die_amid_merging(opened: Any, path: Path) -> None:
    """Die between the applied changes and the commit."""

    def at_commit(_session: Any, _flush: Any, _instances: Any) -> None:
        if _session.new:
            _die()

    from sqlalchemy import event
    from sqlalchemy.orm import Session

    def armed(name: str) -> None:
        if name == "copied":
            event.listen(Session, "before_flush", at_commit)

    receive(opened, path, step=armed)


def killed(work: Any, *values: Any) -> bool:
    """Run `work` in a process of its own; return whether it was killed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.kill_exchange"])
    process = context.Process(target=work, args=values)
    process.start()
    process.join(PATIENCE_S)
    return process.exitcode == -signal.SIGKILL
