"""Kill a process with SIGKILL at each step of sending and receiving, then do the same again.

`python -m tests.faults.kill_exchange --rounds 3 --seed 1`
"""

import argparse
import multiprocessing
import os
import random
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hrd_desk.storage.check import check_desk
from hrd_desk.storage.opening import open_desk_with_words
from hrd_desk.storage.stored_files import FileStore, new_attachment
from hrd_desk.sync.ledger import FileState, only_here
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.sending import send
from tests.figures import tell
from tests.sync.catalogue import Carried, Organisation, Site

SENDING = ("numbered", "writing", "written", "noted")
RECEIVING = ("verified", "unpacked", "copied", "merging", "applied")
"""The steps that the program names, and two moments between them: amid writing and merging."""
PATIENCE_S = 60.0


class Killer:
    """Kills its own process at the step or moment `at`; `stick` is where a file is written."""

    def __init__(self, at: str, stick: Path) -> None:
        self._at = at
        self._stick = stick
        self._last_step = ""

    def step(self, name: str) -> None:
        """Hear that a step was done."""
        self._last_step = name
        if name == self._at:
            os.kill(os.getpid(), signal.SIGKILL)

    def progress(self, _done: int, _total: int) -> None:
        """Hear that work goes on."""
        is_writing = self._at == "writing" and any(self._stick.glob(".*.part"))
        is_merging = self._at == "merging" and self._last_step == "copied"
        if is_writing or is_merging:
            os.kill(os.getpid(), signal.SIGKILL)


def send_and_die(desk: tuple[Path, str], stick: Path, at: str) -> None:
    """Send from a desk (its path and words) to headquarters, and die at `at`."""
    killer = Killer(at, stick)
    send(open_desk_with_words(*desk), stick, progress=killer.progress, step=killer.step)


def receive_and_die(desk: tuple[Path, str], path: Path, at: str) -> None:
    """Take a file in at a desk (its path and words), and die at `at`."""
    killer = Killer(at, path.parent)
    receive(open_desk_with_words(*desk), path, progress=killer.progress, step=killer.step)


def _kill(site: Site, work: Callable[[tuple[Path, str], Path, str], None], *values: Any) -> None:
    """Let another process work on a site's desk until it is killed, then open the desk again."""
    site.desk.close()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.kill_exchange"])
    process = context.Process(target=work, args=((site.path, site.words), *values))
    process.start()
    process.join(PATIENCE_S)
    assert process.exitcode == -signal.SIGKILL, f"ended with {process.exitcode}"
    site.desk = open_desk_with_words(site.path, site.words)
    assert list(site.path.glob("staging/*")) == []
    findings = check_desk(site.desk).findings
    assert not findings, findings


def _work_to_send(org: Organisation, chance: random.Random) -> None:
    """Let Almaty change an event that headquarters has, and enter one with a file."""
    uid = org.shared(title="A raid")
    org.hq.edit(uid, title="Raid in Almaty")
    org.almaty.edit(uid, title="A raid on the market", summary="Police came.")
    new = org.almaty.log(title="A trial")
    store = FileStore(org.almaty.desk.folder)
    sealed = store.seal([chance.randbytes(200_000)])
    with org.almaty.database.local_transaction() as session:
        store.add(session, sealed)
    org.almaty.change(new, lambda event: event.attachments.append(new_attachment(sealed, "a.bin")))


def _require_all_there(org: Organisation) -> None:
    assert org.hq.value("SELECT count(*) FROM event") == 2
    assert org.hq.value("SELECT count(*) FROM conflict") == 1
    assert org.hq.value("SELECT count(*) FROM stored_file") == 1
    named = org.hq.value("SELECT hex(file_uid) FROM stored_file").lower()
    assert [path.name for path in org.hq.desk.folder.files.iterdir()] == [named]


def kill_sender(org: Organisation, at: str, chance: random.Random) -> None:
    """Kill a sender; what it was to send is unsent, and the next file brings it once."""
    _work_to_send(org, chance)
    before = set(org.stick.glob("*.hrdx"))
    _kill(org.almaty, send_and_die, org.stick, at)
    left = sorted(set(org.stick.glob("*.hrdx")) - before)
    assert len(left) == (1 if at in ("written", "noted") else 0)
    with org.almaty.database.snapshot() as session:
        assert only_here(session).records == 2
    number = org.almaty.peer(org.hq).sent_number
    # Whoever finds the file of the one who was killed may take it in.
    org.files += [Carried(org.hq, path) for path in left]
    for path in left:
        assert org.take(org.hq, path).state is FileState.IMPORTED
    sent = org.write(org.almaty)
    assert sent.number == number + 1
    assert org.take(org.hq, sent.paths[0]).state is FileState.IMPORTED
    _require_all_there(org)
    org.end()


def kill_receiver(org: Organisation, at: str, chance: random.Random) -> None:
    """Kill a receiver; its desk stands before or after the file, and a retry completes it."""
    _work_to_send(org, chance)
    path = org.file(org.almaty)
    before = org.hq.state()
    _kill(org.hq, receive_and_die, path, at)
    is_in = at == "applied"
    assert (org.hq.state() == before) is not is_in
    expected = FileState.DUPLICATE if is_in else FileState.IMPORTED
    assert org.take(org.hq, path).state is expected
    _require_all_there(org)
    org.end()


@dataclass(slots=True)
class Outcome:
    """What a run of kills found; `findings` must be empty."""

    kills: int = 0
    findings: list[str] = field(default_factory=list)


def run(rounds: int, seed: int) -> Outcome:
    """Kill at every step, so many times over."""
    outcome, chance = Outcome(), random.Random(seed)
    kills = [(kill_sender, at) for at in SENDING] + [(kill_receiver, at) for at in RECEIVING]
    for _round in range(rounds):
        for kill, at in chance.sample(kills, len(kills)):
            with tempfile.TemporaryDirectory(prefix="hrd-desk-kill-exchange-") as folder:
                outcome.kills += 1
                try:
                    with Organisation(Path(folder)) as org:
                        kill(org, at, chance)
                except AssertionError as error:
                    outcome.findings.append(f"{kill.__name__} at {at}: {error}")
    return outcome


def tell_outcome(outcome: Outcome, seed: int) -> None:
    """Print the figures of a run."""
    context = f"seed {seed}, SIGKILL at {len(SENDING)} steps of sending, {len(RECEIVING)} of taking"
    tell("kill-exchange.kills", outcome.kills, "kills", context)
    tell("kill-exchange.findings", len(outcome.findings), "findings", "lost, twice, half, unsound")


def main() -> int:
    """Run from the command line; return 1 if anything was lost, twice or half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    outcome = run(wanted.rounds, wanted.seed)
    tell_outcome(outcome, wanted.seed)
    print(*outcome.findings, sep="\n", end="")
    return int(bool(outcome.findings))


if __name__ == "__main__":
    sys.exit(main())
