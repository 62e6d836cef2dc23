"""Files are taken in on a disk that fills: one sentence that is true, and nothing half."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.errors import DeskUnavailableError
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.desk_folder import LOW_SPACE_BYTES
from hrd_desk.storage.opening import open_desk_with_words
from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.receiving import receive
from tests.faults.disks import CannotMountError, SmallDisk, small_disk
from tests.sync.catalogue import Organisation
from tests.sync.test_kept_parts import attach

FULL = "The disk is full"


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as organisation:
        yield organisation


@pytest.fixture
def disk(tmp_path: Path, org: Organisation) -> Iterator[SmallDisk]:
    """Move headquarters to a disk of its own."""
    try:
        with small_disk(tmp_path, 40) as mounted:
            org.hq.use(Path(shutil.copytree(org.hq.path, mounted.path / org.hq.path.name)))
            yield mounted
            org.hq.desk.close()
    except CannotMountError as error:
        pytest.skip(f"no small disk here: {error}")


def fill(org: Organisation, disk: SmallDisk, leave_bytes: int) -> None:
    """Fill the disk of headquarters, which has no reserve left to give up."""
    org.hq.desk.folder.reserve.unlink(missing_ok=True)
    disk.fill(leave_bytes)


def a_file(org: Organisation, size: int) -> Path:
    uid = org.almaty.log(title="A raid")
    attach(org.almaty, uid, random.Random(size).randbytes(size), "raid.bin")
    return org.file(org.almaty)


def test_attachments_that_do_not_fit_are_told_as_a_full_disk(
    org: Organisation, disk: SmallDisk
) -> None:
    path = a_file(org, 10_000_000)
    before, files = org.hq.state(), set(org.hq.desk.folder.path.rglob("*"))
    fill(org, disk, LOW_SPACE_BYTES + 1_000_000)
    with pytest.raises(DeskUnavailableError, match=FULL):
        receive(org.hq.desk, path)
    assert org.hq.state() == before
    left = set(org.hq.desk.folder.path.rglob("*")) - files
    assert {path.name for path in left} <= {"staging"}
    disk.free()
    assert org.take(org.hq, path).state is FileState.IMPORTED


def test_what_is_in_is_told_as_such_where_the_disk_fills_afterwards(
    org: Organisation, disk: SmallDisk
) -> None:
    path = a_file(org, 10_000)

    def fill_once_it_is_in(step: str) -> None:
        if step == "applied":
            fill(org, disk, LOW_SPACE_BYTES // 2)

    received = receive(org.hq.desk, path, step=fill_once_it_is_in)
    assert received.state is FileState.IMPORTED
    assert FULL in received.sentence
    assert "looked for later" in received.sentence
    disk.free()
    assert org.take(org.hq, path).state is FileState.DUPLICATE
    assert check_desk(org.hq.desk).findings == ()


def test_a_file_that_is_not_taken_in_leaves_no_copy_of_the_database(
    org: Organisation, disk: SmallDisk
) -> None:
    path = a_file(org, 10_000)
    before = sorted(org.hq.desk.folder.snapshots.glob("*"))

    def fill_after_the_copy(step: str) -> None:
        if step == "copied":
            fill(org, disk, LOW_SPACE_BYTES // 2)

    for _time in range(2):
        with pytest.raises(DeskUnavailableError, match=FULL):
            receive(org.hq.desk, path, step=fill_after_the_copy)
        assert sorted(org.hq.desk.folder.snapshots.glob("*")) == before
        disk.free()
    assert org.take(org.hq, path).state is FileState.IMPORTED


def test_a_desk_on_a_disk_without_one_free_byte_can_be_read(
    org: Organisation, disk: SmallDisk
) -> None:
    org.hq.desk.close()
    disk.fill()
    with open_desk_with_words(org.hq.path, org.hq.words) as desk:
        assert check_desk(desk).findings == ()
    disk.free()
    org.hq.desk = open_desk_with_words(org.hq.path, org.hq.words)
