"""Tables out and in, at two lengths, beside pandas over the same CSV."""

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import text

from hrd_desk.progress import Progress
from hrd_desk.storage.event_lists import EventFilter, event_uids
from hrd_desk.storage.opening import OpenDesk, create_desk
from hrd_desk.tables.exporting import export_table
from hrd_desk.tables.importing import Incoming, import_table
from hrd_desk.tables.order import TableFormat, TableOrder
from hrd_desk.tables.profile import Profile, propose
from hrd_desk.tables.sources import open_source
from hrd_desk.tables.undoing import undo_import
from tests.bench.building import insert_events
from tests.bench.peers import told_by_peers
from tests.bench.population import Population
from tests.builders import cheap_cost, vocabulary_of
from tests.figures import tell

LENGTHS, SHORT = (10_000, 100_000), (2_000,)
PASSPHRASE = "correct horse battery staple"
FORMATS = (TableFormat.CSV, TableFormat.XLSX, TableFormat.JSON, TableFormat.UWAZI)
_CHUNK = 5_000


def measure(*, is_short: bool) -> None:
    """Tell how many records a second go out and come in, and what memory that takes."""
    for events in SHORT if is_short else LENGTHS:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), events)


def _measure(folder: Path, events: int) -> None:
    context = f"{events} events, seed 1, encrypted"
    with built(folder, events) as desk:
        for format_ in FORMATS:
            work = partial(export, desk, format_, folder / f"{format_}.table")
            tell_work(f"tables.export_{format_}", events, work, context)
    for name in (TableFormat.CSV, TableFormat.JSON):
        _measure_import(folder, events, name)
    measure_peers(folder / f"{TableFormat.CSV}.table", events)


def _measure_import(folder: Path, events: int, name: TableFormat) -> None:
    context = f"{events} events, seed 1, journal, full text and look-alikes included"
    desk, _words = create_desk(folder / f"in-{name}", PASSPHRASE, "IN", cost=cheap_cost())
    with desk:
        path = folder / f"{name}.table"
        source = open_source(path)
        profile = Profile({}) if source.holds_records else propose(source.headers).profile
        incoming = Incoming(path, source, profile)
        numbers: list[int] = []

        def take_in(progress: Progress) -> None:
            report = import_table(desk.database, incoming, progress=progress)
            assert (report.added, report.bad) == (events, 0), report.problems[:3]
            numbers.append(report.number)

        tell_work(f"tables.import_{name}", events, take_in, context)

        def take_back(progress: Progress) -> None:
            undo_import(desk.database, numbers[0], progress)

        tell_work(f"tables.undo_{name}", events, take_back, context)


def tell_work(name: str, events: int, work: Callable[[Progress], object], context: str) -> None:
    """Tell rows a second by the wall and by the processor, and by how much the process grew."""
    before, peak = _resident_mb(), 0.0

    def progress(done: int, _total: int) -> None:
        nonlocal peak
        if done % 256 == 0:
            peak = max(peak, _resident_mb() - before)

    wall, cpu = time.perf_counter(), time.process_time()
    work(progress)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    tell(name, events / wall, "rows/s", f"{context}; {events / cpu:.0f} a second of processor")
    tell(f"{name}_memory", max(peak, _resident_mb() - before), "MB", f"{context}; growth")


def measure_peers(path: Path, events: int) -> None:
    """Tell what the same CSV costs pandas, Python's `sqlite3` and Datasette."""
    told = told_by_peers("tables", "tables_peers_alone.py", str(path))
    for name, seconds in told.items():
        context = f"{events} rows of the same CSV, without records, journal or checks; processor"
        tell(f"tables.{name}", events / seconds, "rows/s", context)


def export(desk: OpenDesk, format_: TableFormat, path: Path, progress: Progress) -> None:
    """Export every record."""

    def choose(session: Any, _vocabulary: Any) -> Any:
        return event_uids(session, EventFilter())

    export_table(desk.database, choose, TableOrder(format_), path, progress)


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


def built(folder: Path, events: int, seed: int = 1) -> OpenDesk:
    """Return a new desk with so many made-up events that can go out and come in again."""
    desk, _words = create_desk(folder / "desk", PASSPHRASE, "BIG", cost=cheap_cost())
    population = Population(vocabulary_of(desk), seed)
    for first in range(1, events + 1, _CHUNK):
        made = list(population.events(first, min(_CHUNK, events + 1 - first)))
        with desk.database.transaction("bench") as session:
            insert_events(session, made)
    with desk.database.transaction("bench") as session:
        # The made-up records have a status that no list has.
        status = "UPDATE event SET record_status = 'submitted' WHERE record_status = 'ready'"
        session.execute(text(status))
    return desk
