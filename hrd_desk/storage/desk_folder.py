"""The folder of a desk on disk, and the lock that lets one program at a time use it."""

import contextlib
import errno
import os
import re
import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Self

from hrd_desk.errors import DamagedDeskError, DeskInUseError, DeskUnavailableError, HrdDeskError
from hrd_desk.i18n import _, reason_of
from hrd_desk.whole_files import is_taken, make_private, real_path

SUFFIX = ".hrdesk"
RESERVE_BYTES = 12 * 1024 * 1024
"""Given up once when the disk is full, so that the last record and a checkpoint fit."""
NEEDED_TO_CREATE_BYTES = RESERVE_BYTES + 12 * 1024 * 1024
LOW_SPACE_BYTES = 6 * 1024 * 1024
_UNFINISHED = re.compile(r"\.[a-z0-9_]{8}\.part|[0-9a-f]{32}(-[0-9]{6})?\.part")
"""How key files and files of the exchange are called until they are whole."""


@dataclass(frozen=True, slots=True)
class DeskFolder:
    """Paths of one desk: `NAME.hrdesk/` with keys, database and attachments."""

    path: Path

    @classmethod
    def named(cls, path: Path) -> Self:
        """Return the folder that a new desk called `path` gets, with its ending.

        Raises `DeskUnavailableError` for a path that is no name, like `..` or an empty one.
        """
        if path.name in {"", ".."}:
            sentence = _("“{path}” is no name for a new desk. Choose one like work.hrdesk.")
            raise DeskUnavailableError(sentence.format(path=path))
        return cls(path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX))

    @property
    def keys(self) -> Path:
        """The key slots."""
        return self.path / "keys.json"

    @property
    def keys_copy(self) -> Path:
        """The identical copy of the key slots."""
        return self.path / "keys.bak"

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.path / "main.db"

    @property
    def staging(self) -> Path:
        """What the exchange prepares or unpacks, sealed; emptied at opening."""
        return self.path / "staging"

    @property
    def incoming(self) -> Path:
        """Parts of bundles whose other parts have not come yet, as they came."""
        return self.path / "incoming"

    @property
    def waiting(self) -> Path:
        """Bundles that only a newer version of the program reads, as they came."""
        return self.path / "waiting"

    @property
    def quarantine(self) -> Path:
        """Bundles that were refused, as they came."""
        return self.path / "quarantine"

    @property
    def snapshots(self) -> Path:
        """Encrypted copies of the database, made before files are taken in."""
        return self.path / "snapshots"

    @property
    def files(self) -> Path:
        """The folder of encrypted attachments."""
        return self.path / "files"

    @property
    def reserve(self) -> Path:
        """Space set aside for a full disk."""
        return self.path / "reserve"

    @property
    def lock(self) -> Path:
        """The file whose lock says that the desk is open."""
        return self.path / "lock"

    @property
    def name(self) -> str:
        """The folder's name without its ending."""
        return self.path.name.removesuffix(SUFFIX)

    def require_free(self) -> None:
        """Raise `HrdDeskError` if something is there already, or if it can be no desk's place.

        It can be none within another desk, which is copied, erased and thrown away as one, and
        none where there is no room.
        """
        if is_taken(self.path):
            sentence = _("“{path}” exists already. Choose another name for the new desk.")
            raise DeskUnavailableError(sentence.format(path=self.path))
        refuse_inside_desk(self.path)
        with _folder_errors(self.path.parent):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if shutil.disk_usage(self.path.parent).free < NEEDED_TO_CREATE_BYTES:
                raise DeskUnavailableError(disk_full())

    def create(self) -> None:
        """Make the folder with an empty database file; raises as `require_free` does."""
        self.require_free()
        with _folder_errors(self.path.parent):
            self.path.mkdir(mode=0o700)
            self.files.mkdir(mode=0o700)
            make_private(self.database)

    def require_there(self) -> None:
        """Raise one sentence if this is no desk."""
        if not self.path.is_dir():
            sentence = _("There is no desk at “{path}”. Check the name, or create a desk there.")
            raise DeskUnavailableError(sentence.format(path=self.path))
        parts = [self.keys, self.keys_copy, self.database]
        if not any(part.exists() for part in parts):
            sentence = _("The folder “{path}” is no desk. Choose a folder that ends in .hrdesk.")
            raise DeskUnavailableError(sentence.format(path=self.path))
        if not self.database.exists():
            sentence = _("The database of the desk “{path}” is missing. Restore a backup.")
            raise DamagedDeskError(sentence.format(path=self.path))

    def require(self) -> None:
        """Raise one sentence if this is no desk, or one that cannot be written."""
        self.require_there()
        if not is_writable(self.path) or not is_writable(self.database):
            sentence = _(
                "The desk “{path}” cannot be written. Copy it to a disk that you may write to."
            )
            raise DeskUnavailableError(sentence.format(path=self.path))

    def hold_reserve(self) -> None:
        """Set the reserve aside again where the disk has room for it."""
        if self.reserve.exists() and self.reserve.stat().st_size == RESERVE_BYTES:
            return
        if self.free_bytes() < 2 * RESERVE_BYTES:
            return
        with self.reserve.open("wb") as file:
            file.write(os.urandom(RESERVE_BYTES))
            os.fsync(file.fileno())

    def free_bytes(self) -> int:
        """Return how many bytes a save may still use on this disk."""
        return shutil.disk_usage(self.path).free

    def make_room(self) -> bool:
        """Give up the reserve if the disk is nearly full; return whether space is low.

        Raises `DeskUnavailableError` before anything is written if there is no room at all.
        """
        if self.free_bytes() >= LOW_SPACE_BYTES:
            return False
        self.reserve.unlink(missing_ok=True)
        if self.free_bytes() < LOW_SPACE_BYTES:
            raise DeskUnavailableError(disk_full())
        return True


def empty_unfinished(desk: DeskFolder) -> None:
    """Remove what a program that was killed left of files in a desk; for whoever has the lock."""
    shutil.rmtree(desk.staging, ignore_errors=True)
    for folder in (desk.path, desk.incoming, desk.waiting, desk.quarantine):
        for path in folder.glob("*.part"):
            if _UNFINISHED.fullmatch(path.name):
                path.unlink(missing_ok=True)


def disk_full() -> str:
    """Return the sentence for a disk that takes nothing more."""
    return _("The disk is full. Free some space and save again; nothing saved was lost.")


@contextlib.contextmanager
def disk_errors() -> Iterator[None]:
    """Turn what the disk of an open desk refuses into one sentence, `DeskUnavailableError`."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DeskUnavailableError(disk_full()) from error
        sentence = _("The file could not be stored: {reason}. Free some space or check the disk.")
        reason = reason_of(error)
        raise DeskUnavailableError(sentence.format(reason=reason)) from error


def is_writable(path: Path) -> bool:
    """Return whether `path` can be written, asking the file system where rights do not tell."""
    if not os.access(path, os.W_OK):
        return False
    # A superuser passes every rights check, so ask whether the medium itself is read-only.
    if hasattr(os, "statvfs"):
        return not os.statvfs(path).f_flag & os.ST_RDONLY
    return True


@contextlib.contextmanager
def _folder_errors(parent: Path) -> Iterator[None]:
    try:
        yield
    except (PermissionError, NotADirectoryError, FileExistsError) as error:
        sentence = _("Nothing can be written in “{path}”. Choose another folder.")
        raise DeskUnavailableError(sentence.format(path=parent)) from error
    except OSError as error:
        sentence = _("The folder “{path}” cannot be used: {reason}. Choose another one.")
        reason = reason_of(error)
        raise DeskUnavailableError(sentence.format(path=parent, reason=reason)) from error


_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What a lock that another program holds is refused with; shares without locks say otherwise."""


class DeskLock:
    """The claim of this process on a desk; the system gives it up when the process ends."""

    def __init__(self, folder: DeskFolder) -> None:
        """Claim `folder`; raises `DeskInUseError` naming the process that has it.

        And `DeskUnavailableError` where the disk knows no locks.
        """
        # Without a buffer: what a full disk refuses is not tried again when the file is closed.
        with _folder_errors(folder.path):
            self._file = folder.lock.open("a+b", buffering=0)
        try:
            _lock(self._file)
        except OSError as error:
            if error.errno not in _HELD:
                self._file.close()
                sentence = _(
                    "The desk “{path}” lies on a disk that cannot say whether it is open "
                    "elsewhere ({reason}). Copy it to a disk of this computer."
                )
                words = sentence.format(path=folder.path, reason=reason_of(error))
                raise DeskUnavailableError(words) from error
            self._file.seek(0)
            holder = self._file.read().decode(errors="replace").strip() or _("another program")
            self._file.close()
            sentence = _("The desk is open in {holder}. Close it there first.")
            raise DeskInUseError(sentence.format(holder=holder)) from error
        holder = _("process {pid} on {host}").format(pid=os.getpid(), host=_host())
        self._file.truncate(0)
        # The lock holds without the name of its holder, and a full disk may still be read.
        with contextlib.suppress(OSError):
            self._file.write(holder.encode())

    def release(self) -> None:
        """Give the desk back."""
        if not self._file.closed:
            self._file.truncate(0)
            self._file.close()


def _host() -> str:
    return socket.gethostname()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: FileIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: FileIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def refuse_inside_desk(path: Path) -> None:
    """Refuse to write a file or a desk into the folder of a desk, over its keys or database.

    Where a folder cannot be looked into, or has too long a name, writing says why.
    """
    if any(is_taken(DeskFolder(folder).keys) for folder in real_path(path).parents):
        sentence = _("“{path}” lies in the folder of a desk. Choose another folder.")
        raise HrdDeskError(sentence.format(path=path))
