"""A desk whose disk refuses the lock is not told as open elsewhere."""

import errno
import os
import sys
from pathlib import Path

import pytest

from hrd_desk.errors import DeskInUseError, DeskUnavailableError
from hrd_desk.storage.opening import open_desk
from tests.builders import PASSPHRASE, a_closed_desk, a_desk

if sys.platform != "win32":
    import fcntl


@pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")
@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP, errno.EIO])
def test_a_disk_without_locks_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    desk = a_closed_desk(tmp_path)

    def refuse(_file: object, _operation: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", refuse)
        with pytest.raises(DeskUnavailableError, match="Copy it to a disk") as told:
            open_desk(desk.path, PASSPHRASE)
    assert not isinstance(told.value, DeskInUseError)
    open_desk(desk.path, PASSPHRASE).close()


def test_a_desk_that_is_open_is_told_as_that(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk, pytest.raises(DeskInUseError, match=r"open in process \d+"):
        open_desk(desk.folder.path, PASSPHRASE)
