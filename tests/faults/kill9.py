"""Kill a writing process at random moments, reopen its desk, look for what it had acknowledged.

`python -m tests.faults.kill9 --kills 200 --seed 1`
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from hrd_desk.errors import NotFoundError
from hrd_desk.model.event import Event
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.events import load_event
from hrd_desk.storage.opening import OpenDesk
from tests.builders import a_closed_desk, opened, recovery_words
from tests.faults.writer import News, Stand, is_whole, number_of, write_until_killed
from tests.figures import tell

KILLS_PER_DESK = 10
"""A fresh desk every so often keeps the check of the whole journal affordable."""
LONGEST_LIFE_S = 1.2
PATIENCE_S = 60.0


@dataclass(slots=True)
class Known:
    """What the writers said about one desk: acknowledged stands, and actions still unanswered."""

    saved: dict[uuid.UUID, Stand] = field(default_factory=dict)
    begun: dict[uuid.UUID, list[Stand]] = field(default_factory=dict)
    number: int = 0

    def hear(self, news: News) -> None:
        """Note one message of a writer."""
        stand = news.stand
        self.number = max(self.number, stand.number)
        if news.is_saved:
            self.saved[stand.uid] = stand
            self.begun.pop(stand.uid, None)
        else:
            self.begun.setdefault(stand.uid, []).append(stand)


@dataclass(slots=True)
class Outcome:
    """What a run of kills found; `lost` and `half` must be 0 and `findings` empty."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    findings: list[str] = field(default_factory=list)
    worst_reopen_ms: float = 0.0


def run(kills: int, seed: int) -> Outcome:
    """Kill a writer `kills` times, with a fresh desk every `KILLS_PER_DESK`."""
    outcome, chance = Outcome(), random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="hrd-desk-kill9-") as folder:
        while outcome.kills < kills:
            desk = a_closed_desk(Path(folder), f"desk{outcome.kills}")
            _wear_out(desk.path, min(KILLS_PER_DESK, kills - outcome.kills), chance, outcome)
    return outcome


def _wear_out(path: Path, kills: int, chance: random.Random, outcome: Outcome) -> None:
    known = Known()
    for kill in range(1, kills + 1):
        outcome.acknowledged += _live_and_die(path, known, chance)
        outcome.kills += 1
        # Sometimes the next writer meets the leftovers, and is killed over them.
        if kill == kills or chance.random() < 0.7:
            _reopen(path, known, outcome)


def _live_and_die(path: Path, known: Known, chance: random.Random) -> int:
    """Start a writer, kill it at a random moment, return how many saves it acknowledged."""
    context = _context()
    ear, mouth = context.Pipe(duplex=False)
    seed = chance.randrange(1 << 30)
    desk = (path, recovery_words())
    writer = context.Process(target=write_until_killed, args=(desk, seed, known.number, mouth))
    writer.start()
    mouth.close()
    if chance.random() < 0.7:
        ear.poll(PATIENCE_S)  # else it is often killed before it has opened the desk
    heard = _listen(ear, known, seconds=LONGEST_LIFE_S * chance.random())
    writer.kill()
    writer.join(PATIENCE_S)
    return heard + _listen(ear, known, seconds=PATIENCE_S)


def _context() -> Any:
    """Return a way to start processes that costs no second of imports each, where there is one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.writer"])
    return context


def _listen(ear: "Connection[None, News]", known: Known, seconds: float) -> int:
    """Hear the writer for so long, or to its end; return how many saves it acknowledged."""
    saves, until = 0, time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0 and ear.poll(left):
        try:
            news = ear.recv()
        except (EOFError, OSError):
            break  # dead, perhaps in the middle of a message
        known.hear(news)
        saves += news.is_saved
    return saves


def _reopen(path: Path, known: Known, outcome: Outcome) -> None:
    begun = time.perf_counter()
    with opened(path) as desk:
        outcome.worst_reopen_ms = max(outcome.worst_reopen_ms, 1000 * (time.perf_counter() - begun))
        report = check_desk(desk)
        outcome.findings += report.findings
        standing = {uid: _standing(desk, uid) for uid in known.saved.keys() | known.begun.keys()}
    there = {uid: event for uid, event in standing.items() if event is not None}
    outcome.half += report.events - len(there)  # a record that nobody began
    outcome.half += sum(not is_whole(event) for event in there.values())
    outcome.lost += sum(not _is_kept(uid, event, known) for uid, event in standing.items())
    known.saved = {uid: _stand(event) for uid, event in there.items()}
    known.begun.clear()


def _standing(desk: OpenDesk, uid: uuid.UUID) -> Event | None:
    with desk.database.snapshot() as session:
        try:
            return load_event(session, uid)
        except NotFoundError:
            return None  # begun, never acknowledged


def _stand(event: Event) -> Stand:
    return Stand(event.uid, number_of(event), event.is_deleted, event.revised)


def _is_kept(uid: uuid.UUID, event: Event | None, known: Known) -> bool:
    """Whether the event stands as acknowledged, or as an unanswered action wanted it."""
    saved = known.saved.get(uid)
    if event is None:
        return saved is None
    stand = _stand(event)
    wanted = {(begun.number, begun.is_deleted) for begun in known.begun.get(uid, [])}
    return stand == saved or (stand.number, stand.is_deleted) in wanted


def tell_outcome(outcome: Outcome, seed: int) -> None:
    """Print the figures of a run."""
    context = f"seed {seed}, WAL and synchronous FULL, SIGKILL"
    tell("kill9.kills", outcome.kills, "kills", context)
    tell("kill9.acknowledged", outcome.acknowledged, "saves", context)
    tell("kill9.lost", outcome.lost, "saves", context)
    tell("kill9.half", outcome.half, "records", context)
    tell("kill9.findings", len(outcome.findings), "findings", "check_desk after each reopening")
    tell(
        "kill9.worst-reopen",
        outcome.worst_reopen_ms,
        "ms",
        "without key derivation: by recovery words",
    )


def main() -> int:
    """Run from the command line; return 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    outcome = run(wanted.kills, wanted.seed)
    tell_outcome(outcome, wanted.seed)
    print(*outcome.findings, sep="\n", end="")
    return int(bool(outcome.lost or outcome.half or outcome.findings))


if __name__ == "__main__":
    sys.exit(main())
