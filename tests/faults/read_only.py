"""Desks that cannot be opened: damaged, cut, swapped, on a medium that may not be written."""

import hashlib
import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hrd_desk.errors import DeskUnavailableError
from hrd_desk.storage.connections import PLAIN_MAGIC
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.opening import open_desk
from tests.builders import PASSPHRASE, a_closed_desk
from tests.figures import tell

PAGE = 4096


def cut(path: Path, size: int) -> None:
    """Shorten a file to `size` bytes."""
    with path.open("r+b") as file:
        file.truncate(size)


def _swap_for_plain_database(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE event (title TEXT)")
    connection.executemany("INSERT INTO event VALUES (?)", [("x" * 1000,)] * 200)
    connection.commit()
    connection.close()
    assert path.read_bytes().startswith(PLAIN_MAGIC)


def _rewrite_cost(desk: DeskFolder, cost: Mapping[str, int]) -> None:
    """Ask for other Argon2id settings, with a checksum that fits, in both key files."""
    for path in (desk.keys, desk.keys_copy):
        header: dict[str, Any] = json.loads(path.read_bytes())
        for slot in header["body"]["slots"]:
            if "cost" in slot:
                slot["cost"] = dict(cost)
        text = json.dumps(header["body"], sort_keys=True).encode()
        header["sha256"] = hashlib.sha256(text).hexdigest()
        path.write_text(json.dumps(header), encoding="utf-8")


def _write_garbage(*paths: Path) -> None:
    for path in paths:
        path.write_bytes(b"\xff{not json" * 40)


def _without_keys(desk: DeskFolder) -> None:
    desk.keys.unlink()
    desk.keys_copy.unlink()


def _half(desk: DeskFolder) -> None:
    cut(desk.database, desk.database.stat().st_size // 2 // PAGE * PAGE)


DAMAGES: dict[str, Callable[[DeskFolder], object]] = {
    "no key files": _without_keys,
    "no database": lambda desk: desk.database.unlink(),
    "an empty database": lambda desk: cut(desk.database, 0),
    "a database cut by ten pages": lambda d: cut(d.database, d.database.stat().st_size - 10 * PAGE),
    "half a database": _half,
    "a text file as database": lambda desk: desk.database.write_text(
        "To whom it may concern. " * 9000
    ),
    "a plain database": lambda desk: _swap_for_plain_database(desk.database),
    "garbage in both key files": lambda desk: _write_garbage(desk.keys, desk.keys_copy),
    "key settings below the floor": lambda desk: _rewrite_cost(
        desk, {"memory_kib": 8, "passes": 1, "lanes": 1}
    ),
    "key settings above the ceiling": lambda desk: _rewrite_cost(
        desk, {"memory_kib": 1 << 30, "passes": 3, "lanes": 4}
    ),
    "key settings that are not whole": lambda desk: _rewrite_cost(desk, {"memory_kib": 65536}),
}
"""What can be wrong with a desk so that it must not open, by the words for it."""


def content_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a desk but the lock, which only says who looked."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "lock"]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def sentence_told(desk: DeskFolder) -> str:
    """Return the sentence that opening tells; "" if the desk opened."""
    try:
        open_desk(desk.path, PASSPHRASE).close()
    except DeskUnavailableError as error:
        return error.sentence
    return ""


def is_one_sentence(told: str) -> bool:
    """Return whether `told` is one sentence, or two short ones, for a person."""
    return 20 < len(told) < 200 and told.endswith(".") and "\n" not in told


def main() -> int:
    """Run from the command line; return 1 if a damaged desk opened or was changed."""
    refused = unchanged = 0
    with tempfile.TemporaryDirectory(prefix="hrd-desk-damages-") as folder:
        for name, damage in DAMAGES.items():
            desk = a_closed_desk(Path(folder), name)
            damage(desk)
            before = content_of(desk.path)
            told = sentence_told(desk)
            refused += is_one_sentence(told)
            unchanged += content_of(desk.path) == before
            print(f"{name}: {told}")
    tell("damages.refused", refused, "damages", f"of {len(DAMAGES)}, each in one sentence")
    tell(
        "damages.unchanged", unchanged, "damages", f"of {len(DAMAGES)}, no byte of the desk changed"
    )
    return int(refused < len(DAMAGES) or unchanged < len(DAMAGES))


if __name__ == "__main__":
    sys.exit(main())
