"""Whoever stops a file while it is read is heard at once, and nothing of it is left."""

import errno
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hrd_desk.errors import CancelledError, DeskUnavailableError
from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.receiving import plan, receive
from tests.faults.bad_disks import bad_disk
from tests.sync.catalogue import Organisation
from tests.sync.test_kept_parts import attach

SIZE = 2_000_000


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as organisation:
        uid = organisation.almaty.log(title="A raid")
        for number in range(3):
            content = random.Random(number).randbytes(SIZE)
            attach(organisation.almaty, uid, content, f"{number}.bin")
        yield organisation
        organisation.end()


class Patience:
    """Stops the work at the call `at`; `told` are all calls."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.told: list[tuple[int, int]] = []

    def __call__(self, done: int, total: int) -> None:
        self.told.append((done, total))
        if len(self.told) > self.at:
            raise CancelledError


def steps_of_reading(told: list[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    return [(done, total) for done, total in told if total == size // 1024]


@pytest.mark.parametrize("does", [receive, plan])
def test_reading_tells_how_far_it_is(org: Organisation, does: Any) -> None:
    path, told = org.file(org.almaty), Patience(1_000_000)
    does(org.hq.desk, path, progress=told)
    steps = steps_of_reading(told.told, path.stat().st_size)
    assert len(steps) > 50
    assert steps.count((path.stat().st_size // 1024,) * 2) >= 2  # hashed, then opened


@pytest.mark.parametrize("does", [receive, plan])
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9])
def test_who_stops_the_reading_leaves_nothing(org: Organisation, does: Any, share: float) -> None:
    path, told = org.file(org.almaty), Patience(1_000_000)
    plan(org.hq.desk, path, progress=told)
    before = org.hq.state()
    with pytest.raises(CancelledError):
        does(org.hq.desk, path, progress=Patience(int(len(told.told) * share)))
    assert org.hq.state() == before
    assert list(org.hq.desk.folder.files.iterdir()) == []
    assert list(org.hq.desk.folder.staging.iterdir()) == []
    assert org.take(org.hq, path).state is FileState.IMPORTED


def test_who_stops_the_copying_of_a_part_leaves_nothing(org: Organisation) -> None:
    sent = org.write(org.almaty, part_bytes=4_000_000)
    with pytest.raises(CancelledError):
        receive(org.hq.desk, sent.paths[0], progress=Patience(70))
    assert [path.name for path in org.hq.desk.folder.incoming.glob("*")] == []
    for path in sent.paths:
        org.take(org.hq, path)


def test_contents_that_the_disk_does_not_keep_are_named_by_no_row(org: Organisation) -> None:
    path, before = org.file(org.almaty), org.hq.state()
    files = org.hq.desk.folder.files
    with (
        bad_disk(files, number=errno.EIO, calls=("fsync",)) as disk,
        pytest.raises(DeskUnavailableError, match="could not be stored"),
    ):
        receive(org.hq.desk, path)
    assert disk.failed
    assert org.hq.state() == before
    assert list(files.iterdir()) == []
