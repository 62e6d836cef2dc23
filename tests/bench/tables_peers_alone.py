"""Run by tests/bench/tables.py with a Python that has pandas: a CSV in, seconds out."""

import csv
import json
import sqlite3
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Read a table and write it again, as a notebook and a script would; processor time."""
    import pandas as pd  # type: ignore[import-untyped]  # noqa: PLC0415  loading is not measured

    path, told = sys.argv[1], {}
    begun = time.process_time()
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    told["pandas_read_csv"] = time.process_time() - begun
    with tempfile.TemporaryDirectory() as folder:
        begun = time.process_time()
        table.to_csv(Path(folder) / "out.csv", index=False)
        told["pandas_to_csv"] = time.process_time() - begun
        told |= _by_sqlite(path, Path(folder))
    sys.stdout.write(json.dumps(told))


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


if __name__ == "__main__":
    main()
