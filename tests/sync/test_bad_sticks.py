"""Sticks with bad blocks, pulled or write-protected: one true sentence, and nothing half."""

import errno
import os
import random
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hrd_desk.errors import HrdDeskError, NotFoundError
from hrd_desk.sync.bundle_reader import UnreadableFileError
from hrd_desk.sync.bundle_writer import BundleNotWrittenError
from hrd_desk.sync.ledger import FileState, only_here
from hrd_desk.sync.receiving import plan, receive, retry_waiting
from hrd_desk.sync.sending import send
from hrd_desk.sync.watching import bundles_in, look_once, oldest_first
from tests.faults.bad_disks import bad_disk
from tests.sync.catalogue import Organisation
from tests.sync.test_kept_parts import attach

SIZE = 300_000


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as organisation:
        yield organisation
        organisation.end()


@pytest.fixture
def uid(org: Organisation) -> uuid.UUID:
    """Return an event of Almaty that nobody else has, with an attached file."""
    uid = org.almaty.log(title="A raid")
    attach(org.almaty, uid, random.Random(1).randbytes(SIZE), "raid.bin")
    return uid


def folders_of(org: Organisation) -> set[Path]:
    return {path for path in org.hq.desk.folder.path.rglob("*") if path.is_file()}


# --- taking in ------------------------------------------------------------------------------------


@pytest.mark.parametrize("healthy", range(3), ids=["hashed", "peeked", "read"])
@pytest.mark.parametrize("reads_after", [0, SIZE // 2])
def test_a_file_that_the_stick_does_not_give_is_told_so_and_changes_nothing(
    org: Organisation, uid: uuid.UUID, healthy: int, reads_after: int
) -> None:
    path = org.file(org.almaty)
    before, there = org.hq.state(), folders_of(org)
    with (
        bad_disk(org.stick, reads_after=reads_after, healthy=healthy) as disk,
        pytest.raises(UnreadableFileError, match="Input/output error"),
    ):
        receive(org.hq.desk, path)
    assert disk.failed
    assert org.hq.state() == before
    assert folders_of(org) == there
    assert org.take(org.hq, path).state is FileState.IMPORTED


@pytest.mark.parametrize("does", [receive, plan])
def test_a_stick_that_is_pulled_while_a_file_is_taken_in_is_told_so(
    org: Organisation, uid: uuid.UUID, does: Any
) -> None:
    path = org.file(org.almaty)
    before = org.hq.state()
    with (
        bad_disk(org.stick, number=errno.ENODEV, calls=("stat",)),
        pytest.raises(UnreadableFileError, match="cannot be read"),
    ):
        does(org.hq.desk, path)
    assert org.hq.state() == before


def test_a_damaged_file_that_the_stick_gives_no_more_is_told_as_unreadable(
    org: Organisation, uid: uuid.UUID
) -> None:
    path = org.file(org.almaty)
    content = bytearray(path.read_bytes())
    content[-1000] ^= 1
    path.write_bytes(content)
    # Hashed, peeked and read well; the copy for the quarantine meets the bad block.
    with (
        bad_disk(org.stick, reads_after=0, healthy=3) as disk,
        pytest.raises(UnreadableFileError, match="Input/output error"),
    ):
        receive(org.hq.desk, path)
    assert disk.failed
    assert list(org.hq.desk.folder.quarantine.glob("*")) == []
    path.unlink()
    org.files.clear()


def test_one_bad_entry_of_a_folder_hides_no_other_file(org: Organisation, uid: uuid.UUID) -> None:
    path = org.file(org.almaty)
    bad = org.stick / "AAA.hrdx"
    bad.write_bytes(b"?")
    with bad_disk(org.stick, calls=("stat",), names=(bad.name,)):
        found = bundles_in(org.stick)
        assert found == [bad, path]
        assert {each.path for each in oldest_first(org.hq.desk, found)} == {bad, path}
        states = {each.path.name: each.state for each in look_once(org.hq.desk, org.stick)}
    assert states[path.name] is FileState.IMPORTED
    bad.unlink()


@pytest.mark.parametrize("number", [errno.EIO, errno.ENODEV, errno.ENOTCONN, errno.EACCES])
def test_a_watched_folder_that_does_not_answer_is_told_like_one_that_is_gone(
    org: Organisation, number: int
) -> None:
    with (
        bad_disk(org.stick, number=number, calls=("stat",)),
        pytest.raises(NotFoundError, match="Connect its disk"),
    ):
        look_once(org.hq.desk, org.stick)


def test_a_name_longer_than_a_disk_takes_is_told(org: Organisation) -> None:
    long_path = org.stick / ("x" * 300 + ".hrdx")
    (found,) = oldest_first(org.hq.desk, [long_path])
    assert found.manifest is None
    with pytest.raises(UnreadableFileError, match="File name too long"):
        receive(org.hq.desk, long_path)


def test_a_file_set_aside_that_cannot_be_read_holds_up_no_other(
    org: Organisation, uid: uuid.UUID
) -> None:
    path, waiting = org.file(org.almaty), org.hq.desk.folder.waiting
    waiting.mkdir()
    for name in ("bad.hrdx", "good.hrdx"):
        shutil.copy(path, waiting / name)
    with bad_disk(waiting, reads_after=0, names=("bad.hrdx",)):
        states = {each.path.name: each.state for each in retry_waiting(org.hq.desk)}
    assert states == {"bad.hrdx": FileState.TOO_NEW, "good.hrdx": FileState.IMPORTED}
    assert [each.name for each in waiting.iterdir()] == ["bad.hrdx"]


# --- sending --------------------------------------------------------------------------------------


FAILURES: dict[str, dict[str, Any]] = {
    "a write in the middle": {"writes_after": SIZE // 2},
    "the first write": {"writes_after": 0},
    "the disk's cache": {"calls": ("fsync",)},
    "the name": {"calls": ("replace",)},
    "the name, and nothing goes": {"calls": ("replace", "unlink")},
    "the read back": {"reads_after": 0},
    "the read back, late": {"reads_after": SIZE // 2},
}


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EROFS, errno.EFBIG])
@pytest.mark.parametrize("name", FAILURES)
def test_a_stick_that_fails_while_it_is_written_leaves_all_unsent(
    org: Organisation, uid: uuid.UUID, name: str, number: int
) -> None:
    with org.almaty.database.snapshot() as session:
        before = only_here(session)
    with (
        bad_disk(org.stick, number=number, **FAILURES[name]) as disk,
        pytest.raises(BundleNotWrittenError) as told,
    ):
        send(org.almaty.desk, org.stick)
    assert disk.failed
    assert str(org.stick) in told.value.sentence
    if "unlink" not in disk.calls:
        assert list(org.stick.iterdir()) == []
    with org.almaty.database.snapshot() as session:
        assert only_here(session) == before
    for left in org.stick.iterdir():
        assert left.name.endswith(".part")  # which no desk looks at
        left.unlink()
    assert org.up(org.almaty).state is FileState.IMPORTED


def test_a_stick_that_is_pulled_while_it_is_written_leaves_all_unsent(
    org: Organisation, uid: uuid.UUID, tmp_path: Path
) -> None:
    stick = tmp_path / "pulled"
    stick.mkdir()

    def pull(_done: int, _total: int) -> None:
        if any(stick.glob(".*.part")):
            shutil.rmtree(stick)

    with pytest.raises(BundleNotWrittenError):
        send(org.almaty.desk, stick, progress=pull)
    assert not stick.exists()
    assert org.up(org.almaty).state is FileState.IMPORTED


def test_a_part_that_fails_takes_the_parts_before_it_away(
    org: Organisation, uid: uuid.UUID
) -> None:
    replace, times = os.replace, iter(range(2))

    def failing(source: Any, target: Any) -> None:
        if Path(target).parent == org.stick and next(times, None) is None:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(target))
        replace(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", failing)
        with pytest.raises(HrdDeskError):
            send(org.almaty.desk, org.stick, part_bytes=100_000)
    assert list(org.stick.iterdir()) == []
