"""Kill the window at random moments while somebody types; the draft may lack the last second.

`python -m tests.faults.kill_typing --kills 20 --seed 1`
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from hrd_desk.storage.check import check_desk
from hrd_desk.storage.drafts import drop_draft, load_drafts
from hrd_desk.storage.event_lists import EventFilter, count_events
from tests.builders import a_closed_desk, an_event, opened, recovery_words, saved, vocabulary_of
from tests.faults.typist import Typed, type_until_killed
from tests.figures import tell

LONGEST_LIFE_S = 4.0
MAY_LACK_S = 1.0
PATIENCE_S = 60.0


@dataclass(slots=True)
class Outcome:
    """What a run of kills found: `late` kills lost more than the last second of typing."""

    kills: int = 0
    keys: int = 0
    late: int = 0
    worst_loss_s: float = 0.0
    findings: list[str] = field(default_factory=list)


def run(kills: int, seed: int) -> Outcome:
    """Kill a window `kills` times, over one desk with one record."""
    outcome, chance = Outcome(), random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="hrd-desk-typing-") as name:
        folder = Path(name)
        path = a_closed_desk(folder).path
        with opened(path) as desk:
            saved(desk, an_event(vocabulary_of(desk), description=""))
        for _kill in range(kills):
            _type_and_die(path, folder, chance, outcome)
        with opened(path) as desk:
            outcome.findings += check_desk(desk).findings
    return outcome


def _type_and_die(path: Path, folder: Path, chance: random.Random, outcome: Outcome) -> None:
    context = multiprocessing.get_context("spawn")
    ear, mouth = context.Pipe(duplex=False)
    place = (path, recovery_words())
    arguments = (place, folder, chance.randrange(1 << 30), mouth)
    typist = context.Process(target=type_until_killed, args=arguments)
    typist.start()
    mouth.close()
    ear.poll(PATIENCE_S)
    typed = _heard(ear, seconds=LONGEST_LIFE_S * chance.random())
    killed_at_s = time.monotonic()
    typist.kill()
    typist.join(PATIENCE_S)
    typed += _heard(ear, seconds=PATIENCE_S)
    outcome.kills += 1
    outcome.keys += len(typed)
    with opened(path) as desk:
        with desk.database.snapshot() as session:
            drafts = load_drafts(session)
            events = count_events(session, EventFilter())
        kept = drafts[0].content["record"]["description"] if drafts else ""
        loss_s = _loss_s(typed, kept, killed_at_s)
        outcome.worst_loss_s = max(outcome.worst_loss_s, loss_s)
        outcome.late += loss_s > MAY_LACK_S
        if events != 1:
            outcome.findings.append(f"{events} records: a draft is no record")
        with desk.database.local_transaction() as session:
            for draft in drafts:
                drop_draft(session, draft.record_uid)


def _heard(ear: "Connection[None, Typed]", seconds: float) -> list[Typed]:
    """Hear the typist for so long, or to its end."""
    typed, until = list[Typed](), time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0 and ear.poll(left):
        try:
            typed.append(ear.recv())
        except (EOFError, OSError):
            break  # dead, perhaps in the middle of a message
    return typed


def _loss_s(typed: list[Typed], kept: str, killed_at_s: float) -> float:
    """Return how old the oldest key is that the draft lacks; 0 where it has all of them."""
    lacking = [key.at_s for key in typed if len(key.text.rstrip()) > len(kept)]
    return max(0.0, killed_at_s - lacking[0]) if lacking else 0.0


def tell_outcome(outcome: Outcome, seed: int) -> None:
    """Print the figures of a run."""
    context = f"seed {seed}, a window of its own process, SIGKILL"
    tell("kill-typing.kills", outcome.kills, "kills", context)
    tell("kill-typing.keys", outcome.keys, "keys", context)
    tell("kill-typing.late", outcome.late, "drafts", "that lack more than the last second")
    tell("kill-typing.worst-loss", outcome.worst_loss_s, "s", "age of the oldest key lost")
    tell("kill-typing.findings", len(outcome.findings), "findings", "check_desk at the end")


def main() -> int:
    """Run from the command line; return 1 if a draft came too late."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    outcome = run(wanted.kills, wanted.seed)
    tell_outcome(outcome, wanted.seed)
    print(*outcome.findings, sep="\n", end="")
    return int(bool(outcome.late or outcome.findings))


if __name__ == "__main__":
    sys.exit(main())
