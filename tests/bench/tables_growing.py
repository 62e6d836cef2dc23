"""What tables cost desks of 10,000, 100,000 and 1,000,000 events: the price must not grow.

`python -m tests.bench.tables_growing 10000 100000 1000000 csv json`; kept desks are copied, not
written. The CSV of each desk also goes through the peers.
"""

import shutil
import sys
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from hrd_desk.progress import Progress
from hrd_desk.storage.opening import OpenDesk, open_desk
from hrd_desk.tables.importing import Incoming, import_table
from hrd_desk.tables.order import TableFormat
from hrd_desk.tables.profile import propose
from hrd_desk.tables.sources import open_source
from tests.bench.building import built_desk, cache_folder
from tests.bench.tables import built, export, measure_peers, tell_work
from tests.builders import PASSPHRASE
from tests.figures import tell

ROWS = 5_000
IDENTITIES = frozenset({"reference", "uid"})
"""Columns that are left out, because the kept desks have the same ones."""


def measure(lengths: list[int], formats: list[TableFormat]) -> None:
    """Tell what 5,000 rows cost each desk, and what each kind of file does."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with built(folder, ROWS, seed=2) as desk:
            export(desk, TableFormat.CSV, folder / "rows.csv", lambda _done, _total: None)
        for events in lengths:
            built_desk(events).close()
            copied = folder / "copy.hrdesk"
            shutil.copytree(cache_folder() / f"desk-{events}.hrdesk", copied)
            with open_desk(copied, PASSPHRASE) as desk:
                _measure(desk, folder, events, formats)
            shutil.rmtree(copied)


def _measure(desk: OpenDesk, folder: Path, events: int, formats: list[TableFormat]) -> None:
    context = f"{ROWS} rows into {events} events, encrypted"
    source = open_source(folder / "rows.csv")
    profile = propose(source.headers).profile
    columns = {h: "" if path in IDENTITIES else path for h, path in profile.columns.items()}
    incoming = Incoming(folder / "rows.csv", source, replace(profile, columns=columns))

    def take_in(progress: Progress) -> None:
        report = import_table(desk.database, incoming, progress=progress)
        assert (report.added, report.bad) == (ROWS, 0), report.problems[:3]

    tell_work("tables.import_csv_into", ROWS, take_in, context)
    for format_ in formats:
        path = folder / "out.table"
        work = partial(export, desk, format_, path)
        tell_work(f"tables.export_{format_}", events, work, f"{events} events, encrypted")
        tell(f"tables.size_{format_}", path.stat().st_size / 1e6, "MB", f"{events} events")
        if format_ is TableFormat.CSV:
            measure_peers(path, events)
        path.unlink()


if __name__ == "__main__":
    named = sys.argv[1:]
    measure(
        [int(one) for one in named if one.isdecimal()] or [10_000, 100_000, 1_000_000],
        [TableFormat(one) for one in named if not one.isdecimal()],
    )
