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


def is_folder(path: Path) -> bool:
    """Return whether a folder is at `path` and its disk answers."""
    try:
        return path.is_dir()
    except OSError:
        return False  # a stick that was pulled, a share that is gone


@contextlib.contextmanager
def whole_file(target: Path, *, lasts: bool = True) -> Iterator[BinaryIO]:
    """Open a file beside `target` that takes its place when the block ends without an error.

    It can be read back; it is readable by its owner alone, and gone after an error. It is on the
    disk when the block ends, unless nobody needs it after a crash: each wait for the disk takes
    milliseconds. Raises `OSError`, with the old file as it was; a folder or a device is never
    replaced.
    """
    if is_taken(target) and not target.is_file():
        reason = errno.EISDIR if target.is_dir() else errno.EPERM
        raise OSError(reason, os.strerror(reason))
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            if lasts:
                os.fsync(file.fileno())
        Path(name).replace(target)
    finally:
        with contextlib.suppress(FileNotFoundError):  # it has become the target
            Path(name).unlink()
    if lasts:
        flush_folder(target.parent)


def flush_file(path: Path) -> None:
    """Have a file that was written without waiting for the disk on it; raises `OSError`."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(path: Path) -> None:
    """Have the names in a folder reach the disk, where that can be asked for; raises `OSError`.

    A folder to drop files into may not be read; the files are in their places by then.
    """
    if os.name != "posix":
        return
    with contextlib.suppress(PermissionError):
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        except OSError as error:
            # Some shares and sticks know no such thing for folders; the file is on the disk.
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(folder)
