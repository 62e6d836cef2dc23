"""Consistent encrypted copies of a desk, and the way back."""

import shutil
from pathlib import Path

from sqlalchemy.orm import Session

from hrd_desk.errors import DeskUnavailableError
from hrd_desk.i18n import _, reason_of
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.connections import desk_errors, verify_encryption
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.keys import KeyFile, wipe
from hrd_desk.storage.opening import OpenDesk, open_desk


def back_up(desk: OpenDesk, destination: Path, progress: Progress = silent) -> Path:
    """Copy an open desk to a new folder `destination` and return it (ending `.hrdesk`).

    The database is copied page by page inside one read, under the same key, so the copy opens
    with the same passphrase. Raises `DeskUnavailableError`; an unfinished copy is removed.
    """
    target = DeskFolder.named(destination)
    target.create()
    try:
        with desk_errors():
            desk.database.copy_to(target.database, progress)
        _copy_beside(desk.folder, target)
    except OSError as error:
        shutil.rmtree(target.path, ignore_errors=True)
        sentence = _("The backup could not be written: {reason}. Choose another disk.")
        raise DeskUnavailableError(sentence.format(reason=reason_of(error))) from error
    except BaseException:
        shutil.rmtree(target.path, ignore_errors=True)
        raise
    return target.path


def restore(backup: Path, destination: Path, passphrase: str) -> Path:
    """Make a desk from a backup, which stays as it is; return the new desk's folder.

    The backup is opened with `passphrase` first, so that a damaged one is never restored.
    """
    source = DeskFolder(backup)
    source.require()
    key = KeyFile.read(source.keys, source.keys_copy).unlock(passphrase)
    try:
        with desk_errors():
            verify_encryption(source.database, key)
    finally:
        wipe(key)
    target = DeskFolder.named(destination)
    target.create()
    try:
        shutil.copy2(source.database, target.database)
        wal = source.database.with_name("main.db-wal")
        if wal.exists():
            shutil.copy2(wal, target.path / wal.name)
        _copy_beside(source, target)
    except OSError as error:
        shutil.rmtree(target.path, ignore_errors=True)
        sentence = _("The desk could not be restored: {reason}. Choose another disk.")
        raise DeskUnavailableError(sentence.format(reason=reason_of(error))) from error
    with open_desk(target.path, passphrase) as desk, desk.database.local_transaction() as session:
        begin_epoch(session)
    return target.path


def begin_epoch(session: Session, past: int = 0) -> int:
    """Let the desk count its revisions from one again, in an epoch after `past`; return it.

    It may have written on after the backup it comes from; numbers must not be used again.
    """
    own = own_desk(session)
    own.epoch = max(own.epoch, past) + 1
    return own.epoch


def _copy_beside(source: DeskFolder, target: DeskFolder) -> None:
    for path, copy in ((source.keys, target.keys), (source.keys_copy, target.keys_copy)):
        if path.exists():
            shutil.copy2(path, copy)
    shutil.copytree(source.files, target.files, dirs_exist_ok=True)
