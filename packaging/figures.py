"""Run the short form of every bench and fault run and write their figures to figures.json.

Each run prints its figures as lines `FIGURE name value unit | context`; all it prints is shown.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = ("tests.bench", "tests.faults")
FIGURE = re.compile(
    r"FIGURE (?P<name>\S+) (?P<value>-?[\d.]+(?:e[+-]?\d+)?)"
    r"(?: (?P<unit>[^|]*?))?\s*(?:\| (?P<context>.*))?"
)


def figure_in(line: str) -> dict[str, str | float] | None:
    """Return the figure that a printed line tells, or None if it tells something else."""
    match = FIGURE.fullmatch(line.strip())
    if match is None:
        return None
    words = {name: text or "" for name, text in match.groupdict().items()}
    return {**words, "value": float(words["value"])}


def figures_of(module: str) -> tuple[int, list[dict[str, str | float]]]:
    """Run the short form of `module`; return its exit status and its figures."""
    command = [sys.executable, "-m", module, "--short"]
    figures = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as run:
        for line in run.stdout or ():
            print(line, end="", flush=True)
            figure = figure_in(line)
            if figure is not None:
                figures.append({"run": module, **figure})
    return run.returncode, figures


def main() -> int:
    """Run all; return 1 if a run failed. The figures of the others are written all the same."""
    results = [figures_of(module) for module in RUNS]
    figures = [figure for _status, found in results for figure in found]
    text = json.dumps(figures, indent=2, ensure_ascii=False) + "\n"
    (ROOT / "figures.json").write_text(text, encoding="utf-8")
    return int(any(status for status, _found in results))


if __name__ == "__main__":
    sys.exit(main())
