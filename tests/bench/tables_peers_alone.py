"""Run by tests/bench/tables.py with a Python that has the peers: a CSV in, seconds out."""

import asyncio
import csv
import importlib
import json
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

VIOLATIONS, DAY = "Violations", "Initial date"


def main() -> None:
    """Read a table and write it again, as a notebook and a script would; processor time."""
    path = sys.argv[1]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        told = _by_pandas(path, folder) | _by_sqlite(path, folder) | _by_datasette(path, folder)
    sys.stdout.write(json.dumps(told))


def _by_pandas(path: str, folder: Path) -> dict[str, float]:
    """Take the rows into a frame, count violations by year, and write them again."""
    pd: Any = importlib.import_module("pandas")
    begun = time.process_time()
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    told = {"pandas_read_csv": time.process_time() - begun}
    begun = time.process_time()
    years = table[DAY].str.extract(r"(\d{4})", expand=False)
    coded = table[VIOLATIONS].str.split(" | ", regex=False)
    pairs = pd.DataFrame({"year": years, "violation": coded}).explode("violation")
    assert pairs.groupby(["violation", "year"]).size().sum()
    told["pandas_statistics"] = time.process_time() - begun
    begun = time.process_time()
    table.to_csv(folder / "out.csv", index=False)
    return told | {"pandas_to_csv": time.process_time() - begun}


def _by_sqlite(path: str, folder: Path) -> dict[str, float]:
    """Take the rows into one wide table whose references are unique, and write them again."""
    connection = sqlite3.connect(folder / "plain.db")
    connection.execute("PRAGMA journal_mode = WAL")
    begun = time.process_time()
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        names = next(rows)
        columns = ", ".join(f'"{name}"' for name in names)
        connection.execute(f'CREATE TABLE event ({columns}, UNIQUE ("{names[0]}"))')
        marks = ", ".join("?" * len(names))
        insert = f"INSERT OR IGNORE INTO event VALUES ({marks})"  # noqa: S608  our own names
        connection.executemany(insert, rows)
    connection.commit()
    read = time.process_time() - begun
    begun = time.process_time()
    with (folder / "plain.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(connection.execute("SELECT * FROM event ORDER BY 1"))
    connection.close()
    return {"sqlite3_in": read, "sqlite3_out": time.process_time() - begun}


def _by_datasette(path: str, folder: Path) -> dict[str, float]:
    """Take the rows in as Datasette's users do, with sqlite-utils, and let it write its CSV."""
    utils: Any = importlib.import_module("sqlite_utils")
    database = utils.Database(folder / "served.db")
    begun = time.process_time()
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        database["event"].insert_all(csv.DictReader(file), batch_size=1000)
    read = time.process_time() - begun
    database.close()
    begun = time.process_time()
    (folder / "served.csv").write_bytes(asyncio.run(_served(folder / "served.db")))
    return {"sqlite_utils_in": read, "datasette_to_csv": time.process_time() - begun}


async def _served(database: Path) -> bytes:
    app: Any = importlib.import_module("datasette.app")
    settings = {"max_csv_mb": 0, "sql_time_limit_ms": 600_000}
    served = app.Datasette([str(database)], settings=settings)
    await served.invoke_startup()
    answer = await served.client.get("/served/event.csv?_stream=on")
    if answer.status_code != 200:
        raise RuntimeError(f"{answer.status_code} {answer.text[:300]}")
    content: bytes = answer.content
    return content


if __name__ == "__main__":
    main()
