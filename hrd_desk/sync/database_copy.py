"""Find the database of another desk, copy it, and open its key file: what lies there stays so."""

import contextlib
import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from argon2.exceptions import HashingError

from hrd_desk.errors import DamagedDeskError, DeskUnavailableError
from hrd_desk.i18n import _, reason_of
from hrd_desk.progress import Progress
from hrd_desk.storage.desk_folder import LOW_SPACE_BYTES, DeskFolder, disk_full
from hrd_desk.storage.keys import KEY_SIZE, KeyFile, wipe
from hrd_desk.sync.bundle_names import shown_name
from hrd_desk.sync.database_cage import DatabaseFileError

LARGEST_KEY_FILE = 4096
"""Two slots take a quarter of it; each further one could cost a minute of Argon2id."""
COPIES_TRIED = 3
BLOCK_BYTES = 1024 * 1024

Unlock = Callable[[KeyFile], bytearray]
"""Opens a key file: `lambda keys: keys.unlock(passphrase)`, or with the recovery words."""


@dataclass(frozen=True, slots=True)
class DatabaseSource:
    """Where the parts of another desk lie."""

    database: Path
    log: Path
    keys: Path
    keys_copy: Path
    files: Path
    name: str

    @property
    def parts(self) -> tuple[Path, ...]:
        """The database and its write-ahead log."""
        return self.database, self.log


def found_at(other: Path, keys: Path | None = None) -> DatabaseSource:
    """Return the parts of the desk `other`, a folder or a lone `main.db`; its keys may be `keys`.

    Raises `DatabaseFileError` where one is missing or cannot be looked at.
    """
    try:
        return _found_at(other, keys)
    except OSError as error:
        raise _unreadable(error) from error


def _found_at(other: Path, keys: Path | None) -> DatabaseSource:
    database = DeskFolder(other).database if other.is_dir() else other
    beside = DeskFolder(database.parent)
    source = DatabaseSource(
        database=database,
        log=database.with_name(database.name + "-wal"),
        keys=keys or beside.keys,
        keys_copy=keys or beside.keys_copy,
        files=beside.files,
        name=shown_name(other),
    )
    if not database.is_file():
        sentence = _("There is no database at “{path}”. Choose the folder of a desk or a main.db.")
        raise DatabaseFileError(sentence.format(path=other))
    if not (source.keys.is_file() or source.keys_copy.is_file()):
        raise DatabaseFileError(
            _("The key file keys.json of the database is missing. Put it beside the database file.")
        )
    return source


@contextlib.contextmanager
def staged(
    folder: DeskFolder, source: DatabaseSource, progress: Progress
) -> Iterator[DatabaseSource]:
    """Give a copy of another desk's database and keys, encrypted as they are, for a while.

    Raises `DatabaseFileError` and, for a full disk, `DeskUnavailableError`.
    """
    with contextlib.ExitStack() as undo:
        try:
            folder.staging.mkdir(mode=0o700, exist_ok=True)
            staging = Path(tempfile.mkdtemp(prefix="database-", dir=folder.staging))
            undo.callback(shutil.rmtree, staging, ignore_errors=True)
            copy = _in_folder(staging, source)
            _copy_unchanging(folder, source, copy, progress)
            for key_file, target in (
                (source.keys, copy.keys),
                (source.keys_copy, copy.keys_copy),
            ):
                if key_file.is_file() and key_file.stat().st_size <= LARGEST_KEY_FILE:
                    _copy(key_file, target, progress)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise DeskUnavailableError(disk_full()) from error
            raise _unreadable(error) from error
        yield copy


def _unreadable(error: OSError) -> DatabaseFileError:
    sentence = _("The database file cannot be read: {reason}. Copy it to this computer.")
    return DatabaseFileError(sentence.format(reason=reason_of(error)))


def _in_folder(staging: Path, source: DatabaseSource) -> DatabaseSource:
    folder = DeskFolder(staging)
    return replace(
        source,
        database=folder.database,
        log=staging / f"{folder.database.name}-wal",
        keys=folder.keys,
        keys_copy=folder.keys_copy,
    )


def _copy_unchanging(
    folder: DeskFolder, source: DatabaseSource, copy: DatabaseSource, progress: Progress
) -> None:
    """Copy the database and its log; a program that writes there meanwhile would tear them."""
    for _time in range(COPIES_TRIED):
        before = _stamps(source)
        size = sum(stamp[0] for stamp in before)
        if folder.free_bytes() < LOW_SPACE_BYTES + size:
            raise DeskUnavailableError(disk_full())
        for part, target in zip(source.parts, copy.parts, strict=True):
            target.unlink(missing_ok=True)
            if part.is_file():
                _copy(part, target, progress)
        if _stamps(source) == before:
            return
    raise DatabaseFileError(
        _("The other desk is being written to just now. Close it there, then try again.")
    )


def _stamps(source: DatabaseSource) -> list[tuple[int, int]]:
    return [
        (part.stat().st_size, part.stat().st_mtime_ns) if part.is_file() else (0, 0)
        for part in source.parts
    ]


def _copy(source: Path, target: Path, progress: Progress) -> None:
    """Copy a file as long as it was at the beginning, and no longer."""
    with source.open("rb") as file, target.open("wb") as written:
        size = done = os.fstat(file.fileno()).st_size
        while done and (block := file.read(min(BLOCK_BYTES, done))):
            progress((size - done) // BLOCK_BYTES, size // BLOCK_BYTES)
            written.write(block)
            done -= len(block)


def sha256_of(path: Path) -> bytes:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


@contextlib.contextmanager
def key_of(copy: DatabaseSource, unlock: Unlock) -> Iterator[bytearray]:
    """Give the database key, wiped afterwards; raises what `unlock` does for a wrong passphrase."""
    try:
        key = unlock(KeyFile.read(copy.keys, copy.keys_copy))
    except (DamagedDeskError, HashingError) as error:
        raise _bad_keys() from error
    try:
        if len(key) != KEY_SIZE:
            raise _bad_keys()
        yield key
    finally:
        wipe(key)


def _bad_keys() -> DatabaseFileError:
    return DatabaseFileError(
        _("The key file of the other desk is damaged. Ask for a new copy of its keys.json.")
    )
