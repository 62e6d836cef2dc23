"""Files that are written whole or not at all."""

import contextlib
import errno
import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_ENDING = ".part"
_OLD_S = 24 * 3600
"""What was not written to for so long, nobody writes any more."""


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


def real_path(path: Path) -> Path:
    """Return where `path` leads; unlike `Path.resolve`, also where links lead to each other."""
    return Path(os.path.realpath(path))


def make_private(path: Path) -> None:
    """Make an empty file for its owner alone, where a library would let others read it.

    Raises `OSError`, also if something is there.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def read_given(path: Path) -> bytes:
    """Return the content of a file, or of a pipe, that a person named.

    Raises `OSError`, also for a device: some of them never end.
    """
    with path.open("rb") as file:
        mode = os.fstat(file.fileno()).st_mode
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(path))
        return file.read()


@contextlib.contextmanager
def whole_file(target: Path, *, lasts: bool = True, kind: str = "") -> Iterator[BinaryIO]:
    """Open a file beside `target` that takes its place when the block ends without an error.

    It can be read back; it is readable by its owner alone, and gone after an error. It is on the
    disk when the block ends, unless nobody needs it after a crash: each wait for the disk takes
    milliseconds. `kind` is the ending by which `remove_unfinished` knows what a program that was
    killed left of it. Raises `OSError`, with the old file as it was; a folder or a device is never
    replaced.
    """
    if is_taken(target) and not target.is_file():
        reason = errno.EISDIR if target.is_dir() else errno.EPERM
        raise OSError(reason, os.strerror(reason))
    handle, name = tempfile.mkstemp(prefix=".", suffix=kind + _ENDING, dir=target.parent)
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


def unfinished_folder(parent: Path, kind: str) -> Path:
    """Make an empty folder in `parent` to be filled and then renamed; raises `OSError`."""
    return Path(tempfile.mkdtemp(prefix=".", suffix=kind + _ENDING, dir=parent))


def remove_unfinished(folder: Path, kind: str) -> None:
    """Remove the files and folders of a `kind` that programs which were killed left in `folder`.

    Those that were written to within a day stay: another program may still be at it. So does what
    cannot be removed; it hinders nobody.
    """
    name = re.compile(rf"\.[a-z0-9_]{{8}}{re.escape(kind + _ENDING)}")
    with contextlib.suppress(OSError):
        for path in [path for path in folder.iterdir() if name.fullmatch(path.name)]:
            if time.time() - _last_written_s(path) > _OLD_S:
                _remove(path)


def _last_written_s(path: Path) -> float:
    within = path.rglob("*") if path.is_dir() and not path.is_symlink() else ()
    moments: list[float] = [one.lstat().st_mtime for one in (path, *within)]
    return max(moments)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


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
