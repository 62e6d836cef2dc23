"""Measure HRD Desk: `python -m tests.bench [--short]`. What the figures mean: docs/figures.md."""

import argparse
import sys

from tests.bench import (
    briefs,
    charts,
    entering,
    exchanging,
    finding,
    look_alikes,
    maps,
    merging,
    places,
    previewing,
    printing,
    queries,
    readings,
    saving,
    startup,
    tables,
    vocabulary,
)
from tests.bench.building import built_desk
from tests.figures import tell

LONG, SHORT = 1_000_000, 20_000
TYPED_AMONG = 50_000
FIRST_SYNC = 100_000


def main() -> int:
    """Build the desk where it is not kept yet, then tell every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help=f"{SHORT} events, not {LONG}")
    events = SHORT if parser.parse_args().short else LONG
    with built_desk(events) as desk:
        tell("bench.events", events, "events", "seed 1, frequencies of tests/bench/frequencies.csv")
        queries.measure(desk, events)
        finding.measure(desk, events)
        maps.measure_reading(desk, events)
        merging.measure(desk, events)
        look_alikes.measure(desk, events)
        path = desk.folder.path
    with built_desk(TYPED_AMONG) as desk:
        look_alikes.measure_typing(desk, TYPED_AMONG)
        look_alikes.measure_desk(desk, TYPED_AMONG)
    exchanging.measure(FIRST_SYNC if events == LONG else FIRST_SYNC // 20)
    vocabulary.measure()
    places.measure()
    maps.measure(is_short=events == SHORT)
    printing.measure(is_short=events == SHORT)
    briefs.measure(is_short=events == SHORT)
    previewing.measure(is_short=events == SHORT)
    charts.measure()
    tables.measure(is_short=events == SHORT)
    saving.measure()
    readings.measure(is_short=events == SHORT)
    entering.measure(is_short=events == SHORT)
    startup.measure(path, events)
    return 0


if __name__ == "__main__":
    sys.exit(main())
