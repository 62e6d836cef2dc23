"""Files that are written whole or not at all."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


def write_whole(target: Path, content: bytes) -> None:
    """Write `target` so that a crash leaves either the old file or the new one, never half.

    Readable by its owner alone. Raises `OSError`, with the old file as it was.
    """
    with whole_file(target) as file:
        file.write(content)


def is_taken(path: Path) -> bool:
    """Return whether something is at `path`; where that cannot be told, writing says why."""
    try:
        return path.exists()
    except OSError:
        return False  # too long a name, or a folder that may not be looked into


@contextlib.contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """Open a file beside `target` that takes its place when the block ends without an error.

    It can be read back; it is readable by its owner alone, and gone after an error. Raises
    `OSError`, with the old file as it was; a folder or a device is never replaced.
    """
    if is_taken(target) and not target.is_file():
        reason = errno.EISDIR if target.is_dir() else errno.EPERM
        raise OSError(reason, os.strerror(reason))
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    finally:
        with contextlib.suppress(FileNotFoundError):  # it has become the target
            Path(name).unlink()
    if os.name == "posix":
        _flush_folder(target.parent)


def _flush_folder(path: Path) -> None:
    """Have the new name reach the disk, where the folder may be opened for that.

    A folder to drop files into may not be read; the file is in its place by then.
    """
    with contextlib.suppress(PermissionError):
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
