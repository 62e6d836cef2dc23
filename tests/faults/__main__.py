"""Break things on purpose: `python -m tests.faults [--short]`. Figures: docs/figures.md."""

import argparse
import sys

from tests.faults import (
    bundle_fuzz,
    flips,
    full_disk,
    kill9,
    kill_exchange,
    kill_typing,
    read_only,
)
from tests.faults.disks import CannotMountError
from tests.sync import simulator

SEED = 1


def main() -> int:
    """Run everything; return 1 if anything was lost, half or silent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="40 kills and 100 flips")
    is_short = parser.parse_args().short
    killed = kill9.run(kills=40 if is_short else 200, seed=SEED)
    kill9.tell_outcome(killed, SEED)
    typed = kill_typing.run(kills=3 if is_short else 20, seed=SEED)
    kill_typing.tell_outcome(typed, SEED)
    flipped = flips.run(flips=100 if is_short else 2000, seed=SEED)
    flips.tell_outcome(flipped, SEED)
    fuzzed = bundle_fuzz.fuzz(SEED, 1000 if is_short else 10_000)
    bundle_fuzz.tell_report(fuzzed, SEED)
    exchanged = kill_exchange.run(rounds=1 if is_short else 10, seed=SEED)
    kill_exchange.tell_outcome(exchanged, SEED)
    simulated = simulator.tell_seeds(0, 19 if is_short else 499)
    refused = read_only.main()
    return int(
        bool(killed.lost or killed.half or killed.findings or flipped.silent or refused)
        or bool(
            typed.late
            or typed.findings
            or fuzzed.wrong
            or fuzzed.outside
            or exchanged.findings
            or simulated
        )
        or _filled()
    )


def _filled() -> int:
    try:
        return full_disk.main()
    except CannotMountError as error:
        print(f"no full disk: {error}")
        return 0


if __name__ == "__main__":
    sys.exit(main())
