"""Run by merging_peers.py: DATABASE FOLDER ROUNDS; prints processor milliseconds as JSON."""

import json
import pickle
import shutil
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

RECORDS = ("event", "place", "people_count", "term_use")


def main() -> None:
    """Measure both peers on the rows in FOLDER/rows.pickle."""
    source, folder, rounds = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    with (folder / "rows.pickle").open("rb") as file:
        rows: dict[str, list[tuple[Any, ...]]] = pickle.load(file)  # noqa: S301  written by our own process
    records = folder / "peers.db"
    _make_records(source, records)
    told = {"session": _session(records, rows, rounds)}
    told["geodiff"] = _geodiff(records, folder, rows, rounds)
    records.unlink()
    sys.stdout.write(json.dumps(told))


def _make_records(source: Path, path: Path) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("ATTACH ? AS source", (str(source),))
    for table in ("term", *RECORDS):
        (sql,) = connection.execute(
            "SELECT sql FROM source.sqlite_schema WHERE type = 'table' AND name = ?", (table,)
        ).fetchone()
        connection.execute(sql)
        connection.execute(f"INSERT INTO {table} SELECT * FROM source.{table}")  # noqa: S608  our own names
    for table in ("place", "people_count"):
        connection.execute(f"CREATE INDEX ix_{table} ON {table} (event_id)")
    connection.close()


def _write(execute: Callable[[str, Any], Any], rows: dict[str, list[tuple[Any, ...]]]) -> None:
    for table in RECORDS:
        if rows[table]:
            marks = ", ".join("?" * len(rows[table][0]))
            execute(f"INSERT INTO {table} VALUES ({marks})", rows[table])  # noqa: S608  our own names
    if rows["update"]:
        execute(
            "UPDATE event SET title = ?, country_code = ?, revised = ? WHERE id = ?", rows["update"]
        )


def _session(path: Path, rows: dict[str, list[tuple[Any, ...]]], rounds: int) -> float:
    import apsw  # type: ignore[import-not-found]  # noqa: PLC0415  in the peers' environment alone

    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA cache_size = -65536")
    session = apsw.Session(connection, "main")
    for table in RECORDS:
        session.attach(table)
    connection.execute("BEGIN")
    _write(connection.executemany, rows)
    changes = session.changeset()
    session.close()
    connection.execute("ROLLBACK")
    times = []
    for number in range(rounds + 1):
        connection.execute("BEGIN")
        begun = time.process_time()
        apsw.Changeset.apply(changes, connection)
        if number:
            times.append(time.process_time() - begun)
        connection.execute("ROLLBACK")
    connection.close()
    return 1000 * statistics.median(times)


def _geodiff(
    path: Path, folder: Path, rows: dict[str, list[tuple[Any, ...]]], rounds: int
) -> float:
    import pygeodiff  # type: ignore[import-not-found]  # noqa: PLC0415  in the peers' environment alone

    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    changed, forth, back = (folder / f"peers.{name}" for name in ("changed", "forth", "back"))
    shutil.copyfile(path, changed)
    connection = sqlite3.connect(changed, isolation_level=None)
    connection.execute("BEGIN")
    _write(connection.executemany, rows)
    connection.execute("COMMIT")
    connection.close()
    geodiff = pygeodiff.GeoDiff()
    geodiff.create_changeset(str(path), str(changed), str(forth))
    geodiff.invert_changeset(str(forth), str(back))
    changed.unlink()
    times = []
    for number in range(rounds + 1):
        begun = time.process_time()
        geodiff.apply_changeset(str(path), str(forth))
        if number:
            times.append(time.process_time() - begun)
        geodiff.apply_changeset(str(path), str(back))
    forth.unlink()
    back.unlink()
    return 1000 * statistics.median(times)


if __name__ == "__main__":
    main()
