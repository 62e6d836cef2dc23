"""Flip one byte anywhere in a closed desk's database: opening or checking must say so.

`python -m tests.faults.flips --flips 2000 --seed 1`
"""

import argparse
import random
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hrd_desk.errors import DamagedDeskError, DeskUnavailableError
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.opening import OpenDesk
from tests.builders import a_closed_desk, an_event, opened, saved, vocabulary_of
from tests.figures import tell

EVENTS = 60


@dataclass(slots=True)
class Outcome:
    """How many flips were made, and who noticed; `silent` must stay empty."""

    flips: int = 0
    told_at_opening: int = 0
    told_by_check: int = 0
    silent: list[int] = field(default_factory=list)


def run(flips: int, seed: int) -> Outcome:
    """Flip `flips` random bytes, one at a time, each mended again before the next."""
    outcome, chance = Outcome(), random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="hrd-desk-flips-") as folder:
        desk = a_closed_desk(Path(folder))
        with opened(desk.path) as open_one:
            _fill(open_one)
        whole = desk.database.read_bytes()
        for _flip in range(flips):
            place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
            damaged = bytearray(whole)
            damaged[place] ^= bit
            desk.database.write_bytes(damaged)
            for leftover in ("main.db-wal", "main.db-shm"):
                (desk.path / leftover).unlink(missing_ok=True)
            _look(desk, place, outcome)
    return outcome


def _fill(desk: OpenDesk) -> None:
    vocabulary = vocabulary_of(desk)
    for number in range(EVENTS):
        saved(desk, an_event(vocabulary, title=f"Event {number}", description="words " * 60))


def _look(desk: DeskFolder, place: int, outcome: Outcome) -> None:
    outcome.flips += 1
    try:
        open_one = opened(desk.path)
    except DamagedDeskError:
        outcome.told_at_opening += 1
        return
    try:
        is_told = is_noticed(open_one)
    finally:
        _close(open_one)
    if is_told:
        outcome.told_by_check += 1
    else:
        outcome.silent.append(place)


def is_noticed(desk: OpenDesk) -> bool:
    """Return whether checking an open desk tells of damage, as findings or in a sentence."""
    try:
        return not check_desk(desk).is_sound
    except DamagedDeskError:
        return True


def _close(desk: OpenDesk) -> None:
    try:
        desk.close()
    except DeskUnavailableError:
        return  # told before, and nothing can be signed in a damaged file


def tell_outcome(outcome: Outcome, seed: int) -> None:
    """Print the figures of a run."""
    context = f"seed {seed}, one bit of one byte of main.db, desk of {EVENTS} events"
    tell("flips.flips", outcome.flips, "flips", context)
    tell("flips.told-at-opening", outcome.told_at_opening, "flips", context)
    tell("flips.told-by-check", outcome.told_by_check, "flips", context)
    tell("flips.silent", len(outcome.silent), "flips", context)


def main() -> int:
    """Run from the command line; return 1 if a flip went unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flips", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    outcome = run(wanted.flips, wanted.seed)
    tell_outcome(outcome, wanted.seed)
    return int(bool(outcome.silent))


if __name__ == "__main__":
    sys.exit(main())
