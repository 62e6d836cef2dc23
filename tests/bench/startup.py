"""From the start of the process to the first painted page, beside an empty window."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import hrd_desk
from tests.figures import tell

ROUNDS = 5
ROOT = Path(hrd_desk.__file__).resolve().parents[1]


def measure(desk: Path, events: int) -> None:
    """Tell how long a window takes to its first page, and how many empty windows that is."""
    shown = ("empty", str(desk))
    starts = [[_start(what) for what in shown] for _round in range(ROUNDS + 1)][1:]
    (empty, empty_cpu), (ours, our_cpu) = (
        [statistics.median(figures) for figures in zip(*of_one, strict=True)]
        for of_one in zip(*starts, strict=True)
    )
    words = f"{events} events, Argon2id of 64 MiB included; median of {ROUNDS}, in turn"
    tell("start.first-page", ours, "ms", f"{words}; {our_cpu:.0f} ms of processor")
    rival = f"empty PySide6 window {empty:.0f} ms, {empty_cpu:.0f} ms of processor"
    tell("start.first-page.over-empty-window", ours / empty, "x", f"{words}; {rival}")


def _start(shown: str) -> tuple[float, float]:
    """Start a window; return milliseconds until it was painted, wall and processor."""
    command = [sys.executable, "-m", "tests.bench.first_paint", shown]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    with tempfile.TemporaryDirectory(prefix="hrd-desk-start-") as folder:
        environment["TMPDIR"] = folder  # the killed window cannot tidy up
        begun = time.perf_counter()
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
        ) as process:
            assert process.stdout is not None
            said, _word, cpu = process.stdout.readline().partition(" ")
            wall = 1000 * (time.perf_counter() - begun)
            process.kill()
    if said != "painted":
        message = f"the window {shown} was not painted"
        raise RuntimeError(message)
    return wall, float(cpu)
