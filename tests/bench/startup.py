"""From the start of the process to the first painted page, and its memory, beside an empty window.

Three starts of ours: the welcome window, the question for the passphrase of a desk, and the main
window with its first page, passphrase given. `python -m tests.bench.startup DESK EVENTS` tells
these alone.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import astuple, dataclass
from pathlib import Path

import hrd_desk
from tests.figures import tell

ROUNDS = 5
ROOT = Path(hrd_desk.__file__).resolve().parents[1]
NAMES = ("start.welcome", "start.unlock", "start.first-page")


@dataclass(frozen=True, slots=True)
class Start:
    """What it took until a window was painted: milliseconds, KiB, modules."""

    wall_ms: float
    cpu_ms: float
    pss: float
    rss: float
    modules: float


def measure(desk: Path, events: int) -> None:
    """Tell how long windows take to their first page, what they hold, and how many empty ones."""
    kinds = ("empty", "welcome", f"unlock:{desk}", str(desk))
    rounds = [[_start(kind) for kind in kinds] for _round in range(ROUNDS + 1)][1:]
    empty, *ours = (_median(list(of_one)) for of_one in zip(*rounds, strict=True))
    rival = (
        f"empty PySide6 window {empty.wall_ms:.0f} ms, {empty.cpu_ms:.0f} ms of processor, "
        f"PSS {empty.pss / 1024:.0f}, RSS {empty.rss / 1024:.0f} MiB"
    )
    for name, start in zip(NAMES, ours, strict=True):
        desk_words = f"{events} events, Argon2id of 64 MiB included; "
        words = f"{desk_words if name == NAMES[-1] else ''}median of {ROUNDS}, in turn"
        cost = f"{words}; {start.cpu_ms:.0f} ms of processor, {start.modules:.0f} modules"
        tell(name, start.wall_ms, "ms", cost)
        tell(f"{name}.over-empty-window", start.wall_ms / empty.wall_ms, "x", f"{words}; {rival}")
        cpu = f"{words}; processor time"
        tell(f"{name}.processor-over-empty-window", start.cpu_ms / empty.cpu_ms, "x", cpu)
        held = f"{words}; RSS {start.rss / 1024:.0f} MiB; {rival}"
        tell(f"{name}.memory", start.pss / 1024, "MiB of PSS", held)
        tell(f"{name}.memory-over-empty-window", start.pss / empty.pss, "x", held)


def _median(starts: list[Start]) -> Start:
    return Start(*map(statistics.median, zip(*map(astuple, starts), strict=True)))


def _start(kind: str) -> Start:
    """Start a window and end it once it was painted."""
    command = [sys.executable, "-m", "tests.bench.first_paint", kind]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    # An installed program is compiled; the first round, which does not count, sees to it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="hrd-desk-start-") as folder:
        environment["TMPDIR"] = folder  # the killed window cannot tidy up
        begun = time.perf_counter()
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
        ) as process:
            assert process.stdout is not None
            said, *figures = process.stdout.readline().split()
            wall = 1000 * (time.perf_counter() - begun)
            process.kill()
    if said != "painted":
        message = f"the window {kind} was not painted"
        raise RuntimeError(message)
    return Start(wall, *map(float, figures))


if __name__ == "__main__":
    measure(Path(sys.argv[1]), int(sys.argv[2]))
