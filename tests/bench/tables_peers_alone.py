"""Run by tests/bench/tables.py with a Python that has pandas: a CSV in, seconds out."""

import json
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Read a table and write it again, as a notebook would."""
    import pandas as pd  # type: ignore[import-untyped]  # noqa: PLC0415  loading is not measured

    path = sys.argv[1]
    begun = time.perf_counter()
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    read = time.perf_counter() - begun
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        table.to_csv(Path(folder) / "out.csv", index=False)
        written = time.perf_counter() - begun
    sys.stdout.write(json.dumps({"pandas_read_csv": read, "pandas_to_csv": written}))


if __name__ == "__main__":
    main()
