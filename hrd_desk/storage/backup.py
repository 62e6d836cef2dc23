"""Consistent encrypted copies of a desk, and the way back.

Both fill a folder beside the one that they make and give it its name at the end: a program or a
disk that stops half-way leaves nothing that looks like a desk.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from hrd_desk.errors import DamagedDeskError, DeskUnavailableError
from hrd_desk.i18n import _, reason_of
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.check import database_findings
from hrd_desk.storage.connections import desk_errors
from hrd_desk.storage.desk_folder import SUFFIX, DeskFolder
from hrd_desk.storage.journal.check import EPOCHS_BEGAN
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.journal.tables import Desk, Revision
from hrd_desk.storage.keys import KeyFile, wipe
from hrd_desk.storage.opening import OpenDesk, open_desk
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.whole_files import (
    flush_file,
    flush_folder,
    make_private,
    remove_unfinished,
    unfinished_folder,
    whole_file,
    write_whole,
)

_BLOCK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class DeskCopy:
    """A copy of a desk; `unread_files` attached files could not be read and are not in it."""

    path: Path
    unread_files: int


class _UnreadError(Exception):
    """The disk that is copied from does not give a file."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error


def back_up(desk: OpenDesk, destination: Path, progress: Progress = silent) -> DeskCopy:
    """Copy an open desk to a new folder `destination` (ending `.hrdesk`).

    The database is copied page by page inside one read, under the same key, so the copy opens
    with the same passphrase. All of it is on the disk when this returns. Raises
    `DeskUnavailableError`; an unfinished copy is removed.
    """
    sentence = _("The backup could not be written: {reason}. Choose another disk.")
    with _appearing(DeskFolder.named(destination), sentence) as target:
        make_private(target.database)
        with desk_errors():
            desk.database.copy_to(target.database, progress)
        _write_keys(KeyFile.read(desk.folder.keys, desk.folder.keys_copy), target)
        unread = _copy_files(desk.folder, target)
    return DeskCopy(DeskFolder.named(destination).path, unread)


def restore(backup: Path, destination: Path, passphrase: str) -> DeskCopy:
    """Make a desk from a backup, which stays as it is, be it on a medium that takes no writing.

    Every page of the copy is verified, so that a damaged one is never restored. An attached file
    that cannot be read holds up nothing else. Raises `DeskUnavailableError`; then, as after any
    other exception, nothing is left.
    """
    source = DeskFolder(backup)
    source.require_there()
    keys = KeyFile.read(source.keys, source.keys_copy)
    wipe(keys.unlock(passphrase))
    sentence = _("The desk could not be restored: {reason}. Choose another disk.")
    with _appearing(DeskFolder.named(destination), sentence) as target:
        _copy_database(source, target)
        _write_keys(keys, target)
        unread = _copy_files(source, target)
        _begin_anew(target, passphrase)
    return DeskCopy(DeskFolder.named(destination).path, unread)


def _begin_anew(restored: DeskFolder, passphrase: str) -> None:
    try:
        with open_desk(restored.path, passphrase) as desk:
            if database_findings(desk):
                raise _damaged()
            with desk.database.local_transaction() as session:
                begin_epoch(session)
    except DamagedDeskError as error:
        raise _damaged() from error


def begin_epoch(session: Session, past: int = 0) -> int:
    """Let the desk count its revisions from one again, in an epoch after `past`; return it.

    It may have written on after the backup it comes from; numbers must not be used again. Nor those
    of another computer that went on from the same backup, as far as they have come here.
    """
    own = own_desk(session)
    lines = select(Desk.id).where(or_(Desk.id == own.id, Desk.line_of == own.uid))
    known = session.scalar(select(func.max(Revision.epoch)).where(Revision.desk_id.in_(lines)))
    # Of an epoch that began before this was noted nothing is known.
    noted = {str(own.epoch): 0} if own.epoch > 1 else {}
    noted |= read_setting(session, EPOCHS_BEGAN, {})
    own.epoch = max(own.epoch, past, known or 0) + 1
    last = int(session.scalar(select(func.max(Revision.id))) or 0)
    write_setting(session, EPOCHS_BEGAN, noted | {str(own.epoch): last})
    return own.epoch


# --- what appears whole ---------------------------------------------------------------------------


@contextlib.contextmanager
def _appearing(target: DeskFolder, sentence: str) -> Iterator[DeskFolder]:
    """Give the folder of a desk to fill that becomes `target` at the end, or leaves nothing.

    `sentence` says with `{reason}` what a disk refuses.
    """
    target.require_free()
    parent = target.path.parent
    try:
        remove_unfinished(parent, SUFFIX)
        filled = DeskFolder(unfinished_folder(parent, SUFFIX))
        with contextlib.ExitStack() as unless_whole:
            unless_whole.callback(shutil.rmtree, filled.path, ignore_errors=True)
            filled.files.mkdir(mode=0o700)
            yield filled
            for folder in (filled.files, filled.path):
                _flush(folder)
            filled.path.rename(target.path)
            unless_whole.pop_all()
        flush_folder(parent)
    except OSError as error:
        raise DeskUnavailableError(sentence.format(reason=reason_of(error))) from error


def _copy_database(source: DeskFolder, target: DeskFolder) -> None:
    """Copy the database and its write-ahead log, if nobody writes there meanwhile."""
    before = [_stamp(part) for part in _parts(source)]
    try:
        for part, copy in zip(_parts(source), _parts(target), strict=True):
            if part.exists():
                _copy(part, copy)
    except _UnreadError as unread:
        raise _damaged() from unread.error
    if [_stamp(part) for part in _parts(source)] != before:
        sentence = _("The desk is being written to just now. Close it there, then restore it.")
        raise DeskUnavailableError(sentence)


def _parts(folder: DeskFolder) -> tuple[Path, Path]:
    """Return the database, and the write-ahead log that may lie beside it."""
    return folder.database, folder.database.with_name(f"{folder.database.name}-wal")


def _stamp(path: Path) -> tuple[int, int]:
    """Return length and time of change, zeros for what is not there."""
    if not path.exists():
        return 0, 0
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _damaged() -> DamagedDeskError:
    sentence = _("This backup is damaged, so nothing was restored from it. Take an older one.")
    return DamagedDeskError(sentence)


def _write_keys(keys: KeyFile, target: DeskFolder) -> None:
    """Write both key files anew: of those that were read one may be damaged."""
    for path in (target.keys, target.keys_copy):
        write_whole(path, keys.to_bytes())


def _copy_files(source: DeskFolder, target: DeskFolder) -> int:
    """Copy the attached files; return how many of them could not be read."""
    if not source.files.is_dir():
        return 0
    with os.scandir(source.files) as entries:
        names = sorted(entry.name for entry in entries if entry.is_file())
    return sum(not _is_copied(source.files / name, target.files / name) for name in names)


def _is_copied(source: Path, target: Path) -> bool:
    try:
        _copy(source, target)
    except _UnreadError:
        return False
    return True


def _copy(source: Path, target: Path) -> None:
    """Copy the content of a file, not who may read it.

    Raises `_UnreadError` for the disk of `source` and `OSError` for that of `target`.
    """
    with whole_file(target, lasts=False) as copy:
        for block in _blocks(source):
            copy.write(block)


def _blocks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                yield block
    except OSError as error:
        raise _UnreadError(error) from error


def _flush(folder: Path) -> None:
    """Have the files of a folder on the disk, and their names: all at the end costs least."""
    for path in folder.iterdir():
        if path.is_file():
            flush_file(path)
    flush_folder(folder)
