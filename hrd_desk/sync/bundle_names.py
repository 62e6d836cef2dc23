"""The names of files for the exchange. They tell no person, place, date or subject.

A name is a label: mail and shared folders change it ("copy (1)"), so what a file is stands inside
the file, and no name is ever taken apart.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from hrd_desk.model.file_names import file_label

if TYPE_CHECKING:  # the name of a file alone must not load tables
    from hrd_desk.sync.manifest import Manifest

SUFFIX = ".hrdx"
_HASH_LETTERS = 8
_ON_ITS_WAY = (
    *("~", ".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".download"),
    *(".!sync", ".bts", ".swp", ".lock"),
)
"""How names end that browsers and programs that copy folders give to files they still write."""


def bundle_name(manifest: "Manifest", first_hash: bytes) -> str:
    """Return the name of a part; `first_hash` is that of the manifest of the bundle's part 1.

    `ALM-1-17-5f0c92ab.hrdx`, or `ALM-1-17-5f0c92ab-2of3.hrdx` where a bundle has several parts.
    """
    name = f"{manifest.sender_code}-{manifest.epoch}-{manifest.number}"
    name += f"-{first_hash.hex()[:_HASH_LETTERS]}"
    if manifest.parts > 1:
        name += f"-{manifest.part}of{manifest.parts}"
    return name + SUFFIX


def shown_name(path: Path) -> str:
    """Return the name of a file that came, as it is told and logged: one line of plain letters.

    Memory sticks and archives of other systems have names that are no UTF-8, which neither a
    database nor a window takes; and a line end in a name would forge a line of what is told.
    """
    return file_label(path.name.encode(errors="replace").decode())


def is_bundle_name(path: Path) -> bool:
    """Return whether a file looks as if it were meant for the exchange; only reading it tells.

    Mail programs and browsers add to the end of a name (`.hrdx.zip`, `.hrdx (1)`); what is still
    being copied has a name of its own.
    """
    name = path.name.lower()
    is_on_its_way = name.startswith((".", "~")) or name.endswith(_ON_ITS_WAY)
    return SUFFIX in name and not is_on_its_way
