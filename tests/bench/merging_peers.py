"""The same rows applied by a session changeset (apsw) and by geodiff.

Both work on a plain file that has the record tables alone, without indexes for lists and without a
journal. They run in an environment of their own, whose Python HRD_DESK_PEERS names.
"""

import json
import os
import pickle
import subprocess
from pathlib import Path

from hrd_desk.storage.opening import OpenDesk
from tests.bench.building import cache_folder
from tests.bench.forms import plain_bare_path
from tests.bench.merging_rows import RECORDS, UPDATE, Rows
from tests.figures import tell

PEERS_VARIABLE = "HRD_DESK_PEERS"
ROUNDS = 3


def tell_peers(desk: OpenDesk, events: int, name: str, rows: Rows, staged_ms: float) -> None:
    """Tell how many times what each peer takes the merge takes, behind the staging."""
    python = os.environ.get(PEERS_VARIABLE)
    if not python:
        print(f"{name}: peers left out, {PEERS_VARIABLE} names no Python that has them")
        return
    folder = cache_folder()
    wanted = {table: rows[table] for table in (*RECORDS, UPDATE)}
    with (folder / "rows.pickle").open("wb") as file:
        pickle.dump(wanted, file)
    script = Path(__file__).with_name("merging_peers_alone.py")
    arguments = [str(plain_bare_path(desk, events)), str(folder), str(ROUNDS)]
    done = subprocess.run(
        [python, str(script), *arguments], capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        print(f"{name}: peers left out, {python} cannot run them: {done.stderr.strip()[-400:]}")
        return
    for peer, theirs_ms in json.loads(done.stdout).items():
        context = f"plain-bare, behind the staging {staged_ms:.4g} ms; {peer} {theirs_ms:.4g} ms"
        tell(f"{name}.over-{peer}", staged_ms / theirs_ms, "x", context)
