"""Disks that fail: reads and writes that end in an error, as of a stick with bad blocks.

`bad_disk(folder, ...)` holds for every file in a folder and for this process alone.
"""

import contextlib
import errno
import io
import os
import pathlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from unittest.mock import patch


@dataclass(slots=True)
class BadDisk:
    """What fails in the folder of a disk, and with which number.

    `reads_after`, `writes_after`: bytes of a file after which that fails, None for never; the
    first `healthy` files that are opened read and write well. `calls` are functions of `os` that
    fail. `names`: of these files alone, None for all. `failed` counts the errors that the program
    met.
    """

    folder: Path
    number: int = errno.EIO
    reads_after: int | None = None
    writes_after: int | None = None
    calls: tuple[str, ...] = ()
    names: tuple[str, ...] | None = None
    healthy: int = 0
    failed: list[str] = field(default_factory=list)
    handles: dict[int, Path] = field(default_factory=dict)

    def holds_for(self, path: Any) -> bool:
        """Say whether a path, or the number of an open file, is on this disk."""
        found = self.handles.get(path) if isinstance(path, int) else path
        if found is None or isinstance(found, int):
            return False
        place = Path(os.fsdecode(found))
        is_named = self.names is None or place.name in self.names
        return is_named and (place == self.folder or self.folder in place.parents)

    def fail(self, what: str, path: Any) -> None:
        """Raise what the system does."""
        self.failed.append(what)
        raise OSError(self.number, os.strerror(self.number), str(path))


class _BadFile:
    """An open file on a bad disk."""

    def __init__(self, file: Any, disk: BadDisk, path: Any) -> None:
        self._file, self._disk, self._path = file, disk, path
        self._read = self._written = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *details: object) -> None:
        self._file.close()

    def read(self, size: int = -1) -> Any:
        limit = self._disk.reads_after
        if limit is not None and self._read >= limit:
            self._disk.fail("read", self._path)
        data = self._file.read(size)
        self._read += len(data)
        return data

    def write(self, data: Any) -> int:
        limit = self._disk.writes_after
        if limit is not None and self._written + len(data) > limit:
            self._disk.fail("write", self._path)
        self._written += len(data)
        return int(self._file.write(data))


@contextlib.contextmanager
def bad_disk(folder: Path, **failing: Any) -> Iterator[BadDisk]:
    """Let the disk that `folder` lies on fail as the fields of `BadDisk` say."""
    disk = BadDisk(folder, **failing)
    with contextlib.ExitStack() as patches:
        patches.enter_context(patch.object(io, "open", _opening(disk, io.open)))
        patches.enter_context(patch.object(tempfile, "mkstemp", _making(disk, tempfile.mkstemp)))
        patches.enter_context(patch.object(os, "open", _handling(disk, os.open)))
        for name in disk.calls:
            patches.enter_context(patch.object(os, name, _refusing(disk, name)))
        yield disk


def _opening(disk: BadDisk, real: Callable[..., Any]) -> Callable[..., Any]:
    def opened(path: Any, *settings: Any, **more: Any) -> Any:
        file = real(path, *settings, **more)
        if not disk.holds_for(path):
            return file
        disk.handles[file.fileno()] = Path(disk.handles.get(path, path))
        disk.healthy -= 1
        if disk.healthy >= 0:
            return file
        return _BadFile(file, disk, path)

    return opened


def _making(disk: BadDisk, real: Callable[..., Any]) -> Callable[..., Any]:
    def made(*settings: Any, **more: Any) -> tuple[int, str]:
        handle, name = real(*settings, **more)
        disk.handles[handle] = Path(name)
        return handle, name

    return made


def _handling(disk: BadDisk, real: Callable[..., Any]) -> Callable[..., Any]:
    def opened(path: Any, *settings: Any, **more: Any) -> int:
        handle: int = real(path, *settings, **more)
        if disk.holds_for(path):
            disk.handles[handle] = Path(os.fsdecode(path))
        return handle

    return opened


def _refusing(disk: BadDisk, name: str) -> Callable[..., Any]:
    real = getattr(os, name)

    def called(path: Any, *settings: Any, **more: Any) -> Any:
        if disk.holds_for(path):
            disk.fail(name, path)
        return real(path, *settings, **more)

    return called


assert pathlib.io is io  # type: ignore[attr-defined]  # what `Path.open` calls
