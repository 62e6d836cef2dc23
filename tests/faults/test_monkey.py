"""Some seconds of random keys, clicks and sizes: no bug, nothing lost. Ten minutes: make monkey."""

import subprocess
import sys

from tests.faults.monkey import slope

SECONDS = 15


def test_growth_is_what_most_pairs_of_weighings_say() -> None:
    steady = [(5.0 * n, 600 + n + 40 * (n % 2)) for n in range(60)]
    assert 0.15 < slope(steady) < 0.25
    assert slope([(0, 600), (5, 900), (10, 600), (15, 600), (20, 600)]) == 0
    assert slope([(0, 600)]) == 0


def test_a_short_visit_of_the_monkey_breaks_nothing() -> None:
    # In a process of its own: what is left of its windows is nothing to other tests.
    command = [sys.executable, "-m", "tests.faults.monkey", "--seed", "11"]
    command += ["--minutes", str(SECONDS / 60)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    acts = next(line for line in done.stdout.splitlines() if "monkey.acts" in line)
    assert int(acts.split()[2]) > 100
