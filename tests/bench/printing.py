"""Digests and case lists on paper beside their peers: `python -m tests.bench.printing [--short]`.

Each document is printed in a process of its own, the ways in turn. Rivals: reportlab's paragraphs,
plain and shaped (`printing_ways.py`), and fpdf2, WeasyPrint, Typst and Chromium
(`printing_peers.py`), which need an environment of their own. All run from compiled code, as
installed programs do: each way prints once before it is timed.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path

from tests.bench.peers import VARIABLE
from tests.bench.printing_ways import FEW, FONTS, HEADS, WIDTHS_PT, Case, cases, cells, meta
from tests.figures import tell

ROOT = Path(__file__).resolve().parents[2]
OURS = "engine"
OWN_WAYS = (OURS, "platypus", "platypus-shaped")
PEERS = ("fpdf2", "weasyprint", "typst", "chromium")
SLOW = frozenset({"platypus-shaped", "fpdf2", "weasyprint", "chromium"})
"""Of 10,000 events they take minutes: they print them once."""

_ABOUT_COMPILED = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")

KINDS, LONG, SHORT = ("digest", "list"), (10, 1_000, 10_000), (10, 200)
ROUNDS = {10: 5, 200: 3, 1_000: 3, 10_000: 3}
MOST_AT_ONCE = 1_000
LONGEST_S = 900.0
"""What takes longer is left out, with a line that says so."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What one document took."""

    wall_ms: float
    cpu_ms: float
    peak_mb: float
    size_kb: float
    pages: float
    again_ms: float
    other_ms: float


def measure(*, is_short: bool) -> None:
    """Tell what our engine takes, and how many times as long the others take."""
    ways = (*OWN_WAYS, *_peers())
    with _compiled_code():
        for kind in KINDS:
            for way in ways:
                _printed(way, kind, FEW)
        for count in SHORT if is_short else LONG:
            for kind in KINDS:
                _compare(kind, count, ways)


@contextmanager
def _compiled_code() -> Iterator[None]:
    """Keep compiled code for the processes to come, whatever this one was told about it.

    A checkout that may not keep any would compile ours each time and find the rivals' installed.
    """
    asked = {name: os.environ.pop(name, None) for name in _ABOUT_COMPILED}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        try:
            yield
        finally:
            del os.environ["PYTHONPYCACHEPREFIX"]
            os.environ.update({name: told for name, told in asked.items() if told is not None})


def _peers() -> tuple[str, ...]:
    if os.environ.get(VARIABLE):
        return PEERS
    print(f"print: peers left out, {VARIABLE} names no Python that has them")
    return ()


def _compare(kind: str, count: int, ways: Sequence[str]) -> None:
    found: dict[str, list[Printed]] = {way: [] for way in ways}
    for number in range(ROUNDS[count]):
        for way in ways:
            is_once = way in SLOW and count > MOST_AT_ONCE
            if number and (is_once or not found[way]):
                continue  # measured once, or seen not to run
            printed = _printed(way, kind, count)
            if printed is not None:
                found[way].append(printed)
    ours = _median(found[OURS])
    name, words = f"print.{kind}.{count}", f"{count} events, one process each, in turn"
    for way, runs in found.items():
        if not runs:
            continue
        taken = _median(runs)
        label = name if way == OURS else f"{name}.{way}"
        told = f"{words}, median of {len(runs)}; {taken.pages:.0f} pages"
        tell(label, taken.wall_ms, "ms", f"{told}; {taken.cpu_ms:.0f} ms of processor")
        tell(f"{label}.peak", taken.peak_mb, "MB", told)
        tell(f"{label}.size", taken.size_kb, "kB", told)
        if way != OURS:
            tell(f"{label}-over-ours", taken.cpu_ms / ours.cpu_ms, "x", f"{words}; processor time")
            tell(f"{label}-over-ours.wall", taken.wall_ms / ours.wall_ms, "x", f"{words}; wall")
            if count <= FEW:
                for step, words_of, ms, ours_ms in (
                    ("again", "the same once more", taken.again_ms, ours.again_ms),
                    ("other", "another one afterwards", taken.other_ms, ours.other_ms),
                ):
                    told = f"{words}; {words_of}, {ms:.1f} over {ours_ms:.1f} ms of processor"
                    tell(f"{label}-over-ours.{step}", ms / ours_ms, "x", told)


def _median(runs: Sequence[Printed]) -> Printed:
    names = [field.name for field in fields(Printed)]
    return Printed(*(statistics.median(getattr(run, name) for run in runs) for name in names))


def _printed(way: str, kind: str, count: int) -> Printed | None:
    """Print once in a process; None, with a line that says why, where that does not work."""
    command = [sys.executable, "-m", "tests.bench.printing_ways", way, kind, str(count)]
    asked = ""
    if way in PEERS:
        script = Path(__file__).with_name("printing_peers.py")
        command = [os.environ[VARIABLE], str(script), way, kind, str(FONTS)]
        asked = _as_json(count)
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            check=True,
            capture_output=True,
            encoding="utf-8",
            input=asked,
            timeout=LONGEST_S,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as failure:
        why = getattr(failure, "stderr", None) or str(failure)
        print(f"print.{kind}.{count}: {way} left out: {str(why).strip()[-300:]}")
        return None
    if way in PEERS:
        return Printed(**json.loads(done.stdout))
    return Printed(*map(float, done.stdout.split()))


def _as_json(count: int) -> str:
    others = _told(cases(count, seed=2)) if count <= FEW else []
    told = {"heads": HEADS, "widths": WIDTHS_PT, "cases": _told(cases(count)), "others": others}
    return json.dumps(told)


def _told(made: Sequence[Case]) -> list[dict[str, object]]:
    return [
        {
            "title": case.title,
            "facts": meta(case),
            "summary": case.summary,
            "text": case.description,
            "url": case.url,
            "row": cells(case),
        }
        for case in made
    ]


if __name__ == "__main__":
    measure(is_short="--short" in sys.argv[1:])
