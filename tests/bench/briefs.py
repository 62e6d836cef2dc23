"""Whole briefs from records: redacted, counted, set, read once more and written.

Each in a process of its own, so that its peak memory is its own: `python -m tests.bench.briefs
KIND COUNT` makes one and tells milliseconds to prepare and to write, of processor in all,
megabytes, kilobytes and pages. The records are made while they are read, as from a desk.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hrd_desk.publishing.exporting import write
from hrd_desk.publishing.orders import BriefKind, Order
from hrd_desk.publishing.preparing import prepare
from tests.builders import shipped_vocabulary
from tests.figures import tell
from tests.publishing.many import many_events

ROOT = Path(__file__).resolve().parents[2]
LONG, SHORT = (10, 1_000, 10_000), (10, 200)
KINDS = (BriefKind.DIGEST, BriefKind.CASE_LIST, BriefKind.STATISTICS)


def measure(*, is_short: bool) -> None:
    """Tell what digests, case lists and statistics take."""
    for kind in KINDS:
        for count in SHORT if is_short else LONG:
            _tell(kind, count)


def _tell(kind: BriefKind, count: int) -> None:
    command = [sys.executable, "-m", "tests.bench.briefs", kind, str(count)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    prepare_ms, write_ms, cpu_ms, peak_mb, size_kb, pages = map(float, done.stdout.split())
    name, words = f"brief.{kind}.{count}", f"{count} records, {pages:.0f} pages"
    tell(f"{name}.prepare", prepare_ms, "ms", words)
    tell(f"{name}.write", write_ms, "ms", f"{words}; {cpu_ms:.0f} ms of processor for both")
    tell(f"{name}.peak", peak_mb, "MB", words)
    tell(f"{name}.size", size_kb, "kB", words)


def main() -> int:
    """Make one brief and tell what it took."""
    kind, count = sys.argv[1:]
    vocabulary = shipped_vocabulary()
    start, cpu = time.perf_counter(), time.process_time()
    prepared = prepare(many_events(int(count)), vocabulary, Order(kind=BriefKind(kind)))
    middle = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        written = write(prepared, Path(folder) / "brief.pdf")
    end, cpu = time.perf_counter(), time.process_time() - cpu
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times = (1000 * (middle - start), 1000 * (end - middle), 1000 * cpu)
    print(*times, peak_mb, written.size_bytes / 1000, written.pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
