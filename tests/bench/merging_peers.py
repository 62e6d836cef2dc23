"""The same rows applied by a session changeset (apsw) and by geodiff.

Both work on a plain file that has the record tables alone, without indexes for lists and without a
journal.
"""

import pickle

from hrd_desk.storage.opening import OpenDesk
from tests.bench.building import cache_folder
from tests.bench.forms import plain_copy
from tests.bench.merging_rows import RECORDS, UPDATE, Rows
from tests.bench.peers import told_by_peers
from tests.figures import tell

ROUNDS = 3


def tell_peers(desk: OpenDesk, events: int, name: str, rows: Rows, staged_ms: float) -> None:
    """Tell how many times what each peer takes the merge takes, behind the staging."""
    folder = cache_folder()
    wanted = {table: rows[table] for table in (*RECORDS, UPDATE)}
    with (folder / "rows.pickle").open("wb") as file:
        pickle.dump(wanted, file)
    arguments = (str(plain_copy(desk, events, "bare")), str(folder), str(ROUNDS))
    told = told_by_peers(name, "merging_peers_alone.py", *arguments)
    for peer, theirs_ms in told.items():
        context = f"plain-bare, behind the staging {staged_ms:.4g} ms; {peer} {theirs_ms:.4g} ms"
        tell(f"{name}.over-{peer}", staged_ms / theirs_ms, "x", context)
