"""Backups and restored desks appear whole or not at all, whatever disk or program stops."""

import errno
import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import text

from hrd_desk.errors import DamagedDeskError, DeskUnavailableError
from hrd_desk.storage import backup as backups
from hrd_desk.storage.backup import back_up, restore
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.opening import OpenDesk, open_desk
from hrd_desk.storage.stored_files import FileStore, new_attachment
from tests.builders import PASSPHRASE, a_desk, an_event, opened, saved, vocabulary_of
from tests.faults.bad_disks import bad_disk
from tests.faults.disks import CannotMountError, small_disk

PATIENCE_S = 60.0
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals and rights of POSIX")


def attached(desk: OpenDesk, *contents: bytes) -> None:
    store = FileStore(desk.folder)
    event = an_event(vocabulary_of(desk))
    for content in contents:
        sealed = store.seal([content])
        with desk.database.local_transaction() as session:
            store.add(session, sealed)
        event.attachments.append(new_attachment(sealed, "photo.jpg"))
    saved(desk, event)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Return a backup of a desk with three attached files."""
    with a_desk(tmp_path) as desk:
        attached(desk, b"first", b"second", b"third")
        made = back_up(desk, tmp_path / "backup")
    assert made.unread_files == 0
    return made.path


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Path]:
    """Return where a desk is to be; nothing but it may be left there."""
    folder = tmp_path / "there"
    folder.mkdir()
    yield folder / "again.hrdesk"
    assert [path.name for path in folder.iterdir()] in ([], ["again.hrdesk"])


def content_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# --- media that take no writing -------------------------------------------------------------------


def test_a_backup_on_a_write_protected_stick_can_be_restored(
    backup: Path, target: Path, tmp_path: Path
) -> None:
    try:
        with small_disk(tmp_path, 60) as disk:
            stick = disk.path / "backup.hrdesk"
            shutil.copytree(backup, stick)
            disk.remount("ro")
            restore(stick, target, PASSPHRASE)
    except CannotMountError as error:
        pytest.skip(f"no small disk here: {error}")
    with open_desk(target, PASSPHRASE) as desk:
        assert check_desk(desk).findings == ()


def test_nothing_of_a_backup_is_written_to(backup: Path, target: Path) -> None:
    before = content_of(backup)
    stamps = {path: path.stat().st_mtime_ns for path in backup.rglob("*")}
    restore(backup, target, PASSPHRASE)
    assert content_of(backup) == before
    assert {path: path.stat().st_mtime_ns for path in backup.rglob("*")} == stamps


@posix_only
def test_files_that_may_not_be_written_become_ones_that_may(backup: Path, target: Path) -> None:
    for path in backup.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    restored = restore(backup, target, PASSPHRASE)
    modes = {path.stat().st_mode & 0o777 for path in restored.path.rglob("*") if path.is_file()}
    assert modes <= {0o600, 0o644}
    assert (target / "main.db").stat().st_mode & 0o777 == 0o600
    assert target.stat().st_mode & 0o777 == 0o700


# --- damage ---------------------------------------------------------------------------------------


def test_a_backup_with_one_page_damaged_anywhere_is_not_restored(
    backup: Path, target: Path
) -> None:
    database = backup / "main.db"
    with database.open("r+b") as file:
        file.seek(database.stat().st_size // 2)
        file.write(bytes(8))
    with pytest.raises(DamagedDeskError, match="backup is damaged"):
        restore(backup, target, PASSPHRASE)
    assert not target.exists()


def test_a_backup_whose_end_is_missing_is_not_restored(backup: Path, target: Path) -> None:
    database = backup / "main.db"
    with database.open("r+b") as file:
        file.truncate(database.stat().st_size - 4096)
    with pytest.raises(DamagedDeskError, match="backup is damaged"):
        restore(backup, target, PASSPHRASE)
    assert not target.exists()


def test_a_backup_that_the_disk_does_not_give_is_told_as_damaged(
    backup: Path, target: Path
) -> None:
    with (
        bad_disk(backup, reads_after=4096, names=("main.db",)),
        pytest.raises(DamagedDeskError, match="backup is damaged"),
    ):
        restore(backup, target, PASSPHRASE)
    assert not target.exists()


def test_a_revision_from_before_the_restore_is_missed(tmp_path: Path, target: Path) -> None:
    with a_desk(tmp_path) as desk:
        for _number in range(4):
            saved(desk, an_event(vocabulary_of(desk)))
        made = back_up(desk, tmp_path / "backup")
    restored = restore(made.path, target, PASSPHRASE).path
    with opened(restored) as desk:
        saved(desk, an_event(vocabulary_of(desk)))
        assert check_desk(desk).is_sound
        with desk.database.local_transaction() as session:
            session.execute(text("DELETE FROM change WHERE revision_id = 3"))
            session.execute(text("DELETE FROM revision WHERE id = 3"))
        assert any("revision 3 is missing" in line for line in check_desk(desk).findings)


def test_one_key_file_is_enough_and_both_are_whole_again(backup: Path, target: Path) -> None:
    (backup / "keys.json").write_bytes(b"\0" * 500)
    restore(backup, target, PASSPHRASE)
    with open_desk(target, PASSPHRASE) as desk:
        assert check_desk(desk).findings == ()


def test_one_file_that_cannot_be_read_holds_up_nothing_else(backup: Path, target: Path) -> None:
    bad = min((backup / "files").iterdir())
    with bad_disk(backup, reads_after=0, names=(bad.name,)):
        restored = restore(backup, target, PASSPHRASE)
    assert restored.unread_files == 1
    with open_desk(target, PASSPHRASE) as desk, desk.database.snapshot() as session:
        assert len(FileStore(desk.folder).missing(session)) == 1
    assert len(list((target / "files").iterdir())) == 2


def test_a_desk_with_a_file_that_cannot_be_read_is_backed_up_without_it(
    tmp_path: Path, target: Path
) -> None:
    with a_desk(tmp_path) as desk:
        attached(desk, b"first", b"second")
        bad = min(desk.folder.files.iterdir())
        with bad_disk(desk.folder.path, reads_after=0, names=(bad.name,)):
            made = back_up(desk, target)
    assert made.unread_files == 1
    assert len(list((target / "files").iterdir())) == 1


# --- disks and programs that stop half-way --------------------------------------------------------


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("failing", [{"writes_after": 4096}, {"calls": ("fsync",)}])
def test_a_disk_that_fails_while_restoring_leaves_nothing(
    backup: Path, target: Path, number: int, failing: dict[str, Any]
) -> None:
    with (
        bad_disk(target.parent, number=number, **failing) as disk,
        pytest.raises(DeskUnavailableError, match="could not be restored"),
    ):
        restore(backup, target, PASSPHRASE)
    assert disk.failed
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize("failing", [{"writes_after": 4}, {"calls": ("fsync",)}])
def test_a_stick_that_fails_while_backing_up_leaves_nothing(
    tmp_path: Path, target: Path, failing: dict[str, Any]
) -> None:
    with a_desk(tmp_path) as desk:
        attached(desk, b"first")
        with (
            bad_disk(target.parent, **failing) as disk,
            pytest.raises(DeskUnavailableError, match="could not be written"),
        ):
            back_up(desk, target)
    assert disk.failed
    assert list(target.parent.iterdir()) == []


def test_who_stops_it_leaves_nothing(
    backup: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_folders: DeskFolder) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(backups, "_copy_files", stopped)
    with pytest.raises(KeyboardInterrupt):
        restore(backup, target, PASSPHRASE)
    assert list(target.parent.iterdir()) == []


def restore_and_die(backup: Path, target: Path, at: int) -> None:
    """Restore, and die by SIGKILL when the disk is waited for the time `at`."""
    flush, times = os.fsync, iter(range(at))

    def flushed(handle: Any) -> None:
        if next(times, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        flush(handle)

    with patch.object(os, "fsync", flushed):
        restore(backup, target, PASSPHRASE)


@posix_only
def test_a_killed_restore_leaves_no_desk_that_looks_whole(backup: Path, tmp_path: Path) -> None:
    """Such a desk would count on where the backup's desk did, and lack attached files."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.storage.test_backup"])
    endings = set()
    for at in (0, 3, 6, 9, 12, 15, 18, 1000):
        target = tmp_path / f"killed-{at}.hrdesk"
        process = context.Process(target=restore_and_die, args=(backup, target, at))
        process.start()
        process.join(PATIENCE_S)
        endings.add((process.exitcode, target.exists()))
        if not target.exists():
            restore(backup, target, PASSPHRASE)
        with open_desk(target, PASSPHRASE) as desk:
            assert desk.epoch == 2
            assert check_desk(desk).findings == ()
    assert {(-signal.SIGKILL, False), (0, True)} <= endings


def test_a_desk_that_is_written_to_meanwhile_is_not_restored_torn(
    backup: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backups._copy  # noqa: SLF001  between the database and its log somebody saves

    def copied(source: Path, aim: Path) -> None:
        copy(source, aim)
        if source.name == "main.db":
            with opened(backup) as desk:
                saved(desk, an_event(vocabulary_of(desk)))

    monkeypatch.setattr(backups, "_copy", copied)
    with pytest.raises(DeskUnavailableError, match="being written to"):
        restore(backup, target, PASSPHRASE)
    assert list(target.parent.iterdir()) == []
