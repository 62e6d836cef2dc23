"""Small disks of their own for tests: filled, emptied, made read-only."""

import contextlib
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BLOCK = bytes(64 * 1024)


class CannotMountError(RuntimeError):
    """No disk can be mounted here: not Linux, not root, or a locked-down container."""


@dataclass(frozen=True, slots=True)
class SmallDisk:
    """A mounted tmpfs; what is in it goes when it is unmounted."""

    path: Path

    @property
    def ballast(self) -> Path:
        """The file that fills the disk."""
        return self.path / "ballast"

    def fill(self, leave_bytes: int = 0) -> None:
        """Fill the disk until only `leave_bytes` are free."""
        with self.ballast.open("ab", buffering=0) as file:
            while (excess := self.free_bytes() - leave_bytes) > 0:
                try:
                    file.write(BLOCK[:excess])
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise
                    return

    def free(self) -> None:
        """Take the ballast away."""
        self.ballast.unlink()

    def free_bytes(self) -> int:
        """Return how many bytes fit."""
        return shutil.disk_usage(self.path).free

    def remount(self, option: str) -> None:
        """Make the disk read-only ("ro") or writable again ("rw")."""
        _run("mount", "-o", f"remount,{option}", str(self.path))


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[SmallDisk]:
    """Mount a disk of so many MB on a new folder in `folder`; raises `CannotMountError`."""
    if sys.platform != "linux" or os.geteuid() != 0:
        message = "mounting a small disk needs root on Linux"
        raise CannotMountError(message)
    path = folder / f"disk{megabytes}"
    path.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(path))
    try:
        yield SmallDisk(path)
    finally:
        _run("umount", "--lazy", str(path))


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise CannotMountError(done.stderr.strip())
