"""Shipped files made ready on first use: verified, unpacked once for all desks of this user.

The ready file is named after the SHA-256 of the shipped one, so another version of the program
makes its own. It appears whole or not at all; a run that is killed leaves the next one to do it.
"""

import contextlib
import hashlib
import json
import os
import time
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from hrd_desk.data import data_file
from hrd_desk.errors import HrdDeskError
from hrd_desk.geocoding.columns import (
    ColumnsError,
    ReadyColumns,
    open_ready,
    read_shipped,
    ready_bytes,
)
from hrd_desk.i18n import _
from hrd_desk.progress import Progress, silent
from hrd_desk.whole_files import write_whole

CACHE_VARIABLE = "HRD_DESK_CACHE"
READY_VERSION = 1
"""Goes up when the columns that are derived here change."""
GAZETTEER = "gazetteer"
_PIECE_BYTES = 4 * 1024 * 1024
_ABANDONED_AFTER_S = 3600

Columns = dict[str, "array[int]"]
Derive = Callable[[dict[str, Any], Columns], Columns]


class PlacesUnavailableError(HrdDeskError):
    """The shipped places or borders are missing or damaged: the program must be installed anew."""


def cache_folder() -> Path:
    """Return the folder that `HRD_DESK_CACHE` names, else the one in the user's own cache."""
    chosen = os.environ.get(CACHE_VARIABLE)
    cache = Path(chosen) if chosen else user_cache_path("hrd-desk", appauthor=False)
    return cache / "places"


def manifest() -> dict[str, Any]:
    """Return what the build noted about the shipped files; raises `PlacesUnavailableError`."""
    try:
        read: dict[str, Any] = json.loads(data_file(GAZETTEER, "MANIFEST.json").read_bytes())
    except (OSError, ValueError) as error:
        raise PlacesUnavailableError(_damaged()) from error
    return read


def is_ready(name: str) -> bool:
    """Return whether `open_columns` would open at once, without unpacking."""
    return _ready_path(name, manifest()).exists()


def open_columns(name: str, derive: Derive, progress: Progress = silent) -> ReadyColumns:
    """Return the columns of a shipped file, `places` or `borders`.

    The first call unpacks it, in a few seconds at most, and tells its progress. Where the cache
    cannot be written, it is unpacked into memory. Raises `PlacesUnavailableError`.
    """
    told = manifest()
    path = _ready_path(name, told)
    with contextlib.suppress(OSError, ColumnsError):  # not there yet, or damaged: made anew
        return open_ready(path)
    content = _made_ready(told["files"][name], derive, progress)
    try:
        _keep(path, content)
        return open_ready(path)
    except (OSError, ColumnsError):
        return ReadyColumns(content)


def _ready_path(name: str, told: dict[str, Any]) -> Path:
    digest = told["files"][name]["sha256"][:16]
    return cache_folder() / f"{name}-{READY_VERSION}-{digest}.columns"


def _damaged() -> str:
    return _("The list of places that comes with HRD Desk is damaged. Install the program again.")


def _made_ready(told: dict[str, Any], derive: Derive, progress: Progress) -> bytes:
    progress(0, 100)
    try:
        packed = _verified(told)
        header, columns = read_shipped(_unpacked(packed, told["unpacked"], progress))
    except (OSError, ColumnsError) as error:
        raise PlacesUnavailableError(_damaged()) from error
    progress(60, 100)
    columns |= derive(header, columns)
    progress(80, 100)
    content = b"".join(ready_bytes(header, columns))
    progress(90, 100)
    return content


def _verified(told: dict[str, Any]) -> bytes:
    packed = data_file(GAZETTEER, told["file"]).read_bytes()
    if hashlib.sha256(packed).hexdigest() != told["sha256"]:
        raise ColumnsError(told["file"])
    return packed


def _unpacked(packed: bytes, size: int, progress: Progress) -> bytes:
    import zstandard  # noqa: PLC0415  needed on first use alone

    content = bytearray()
    unpacker = zstandard.ZstdDecompressor(max_window_size=2**27).decompressobj()
    try:
        for start in range(0, len(packed), _PIECE_BYTES):
            content += unpacker.decompress(packed[start : start + _PIECE_BYTES])
            progress(50 * min(start + _PIECE_BYTES, len(packed)) // len(packed), 100)
    except zstandard.ZstdError as error:
        raise ColumnsError("frame") from error
    if len(content) != size:
        raise ColumnsError("size")
    return bytes(content)


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, content)
    kind = path.name.partition("-")[0]
    for other in path.parent.iterdir():
        is_older_version = other.name.startswith(f"{kind}-") and other != path
        if is_older_version or _is_abandoned(other):
            with contextlib.suppress(OSError):  # in use by an older program that is still open
                other.unlink()


def _is_abandoned(path: Path) -> bool:
    """Return whether a file is what a killed run left half written."""
    if path.suffix != ".part":
        return False
    with contextlib.suppress(OSError):
        return time.time() - path.stat().st_mtime > _ABANDONED_AFTER_S
    return False
