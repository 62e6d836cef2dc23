"""What a program that is killed leaves behind: the next one removes what is old and surely its own.

Nothing of it is ever taken for a file, and what another program may still write stays.
"""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from hrd_desk.storage import backup
from hrd_desk.storage.backup import back_up
from hrd_desk.storage.opening import open_desk_with_words
from hrd_desk.sync.database_file import merge_database_file
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.sending import send
from hrd_desk.sync.watching import bundles_in
from tests.builders import PASSPHRASE
from tests.faults.kill_exchange import PATIENCE_S
from tests.sync.catalogue import Organisation, Site
from tests.sync.test_kept_parts import attach

TWO_DAYS_S = 2 * 24 * 3600


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as org:
        uid = org.almaty.log(title="A raid")
        attach(org.almaty, uid, os.urandom(300_000), "a.bin")
        yield org


def killed(site: Site, work: Callable[..., object], *values: Any) -> None:
    """Let another process work on the desk of a site until it is killed, then open it again."""
    site.desk.close()
    context = multiprocessing.get_context("forkserver")
    process = context.Process(target=work, args=((site.path, site.words), *values))
    process.start()
    process.join(PATIENCE_S)
    assert process.exitcode == -signal.SIGKILL
    site.desk = open_desk_with_words(site.path, site.words)


def die(*_values: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def back_up_and_die(desk: tuple[Path, str], target: Path) -> None:
    """Die once the database is copied; a small one is copied at once."""
    with mock.patch.object(backup, "_copy_files", die):
        back_up(open_desk_with_words(*desk), target)


def send_parts_and_die(desk: tuple[Path, str], stick: Path, part_bytes: int | None) -> None:
    def progress(_done: int, _total: int) -> None:
        if any(stick.glob(".*.hrdx.part")):
            die()

    send(open_desk_with_words(*desk), stick, part_bytes=part_bytes, progress=progress)


def receive_and_die(desk: tuple[Path, str], path: Path) -> None:
    """Die while the part is copied to where it is kept."""
    incoming = desk[0] / "incoming"

    def progress(_done: int, _total: int) -> None:
        if any(incoming.glob("*.part")):
            die()

    receive(open_desk_with_words(*desk), path, progress=progress)


def merge_and_die(desk: tuple[Path, str], other: Path) -> None:
    staging = desk[0] / "staging"

    def progress(_done: int, _total: int) -> None:
        if any(staging.glob("database-*")):
            die()

    one = open_desk_with_words(*desk)
    merge_database_file(one, other, lambda keys: keys.unlock(PASSPHRASE), progress=progress)


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def grow_old(folder: Path) -> None:
    """Let nothing in a folder have been written to for two days."""
    before = time.time() - TWO_DAYS_S
    for path in folder.rglob("*"):
        os.utime(path, (before, before))


def test_a_backup_removes_what_is_left_of_one_that_was_killed_days_ago(
    org: Organisation, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    (disk / ".abcdefgh.part").write_bytes(b"of another program")
    killed(org.almaty, back_up_and_die, disk / "monday")
    (left,) = set(hidden(disk)) - {".abcdefgh.part"}
    # Another program may still be at it.
    back_up(org.almaty.desk, disk / "monday")
    assert left in hidden(disk)
    grow_old(disk)
    (disk / left / "main.db").touch()
    back_up(org.almaty.desk, disk / "tuesday")
    assert left in hidden(disk)
    grow_old(disk)
    back_up(org.almaty.desk, disk / "wednesday")
    assert hidden(disk) == [".abcdefgh.part"]
    assert len(list(disk.glob("*.hrdesk"))) == 3


@pytest.mark.parametrize("part_bytes", [None, 150_000])
def test_a_file_on_a_stick_removes_what_is_left_of_one_that_was_killed_days_ago(
    org: Organisation, part_bytes: int | None
) -> None:
    (org.stick / ".abcdefgh.part").write_bytes(b"of another program")
    killed(org.almaty, send_parts_and_die, org.stick, part_bytes)
    (left,) = set(hidden(org.stick)) - {".abcdefgh.part"}
    assert bundles_in(org.stick) == []
    org.write(org.almaty, part_bytes=part_bytes)
    assert left in hidden(org.stick)
    grow_old(org.stick)
    for path in org.write(org.almaty, part_bytes=part_bytes).paths:
        org.take(org.hq, path)
    assert hidden(org.stick) == [".abcdefgh.part"]
    org.end()


def test_a_part_that_was_half_copied_goes_when_the_desk_is_opened(org: Organisation) -> None:
    paths = org.write(org.almaty, part_bytes=150_000).paths
    killed(org.hq, receive_and_die, paths[0])
    assert list(org.hq.path.glob("incoming/*")) == []
    for path in paths:
        org.take(org.hq, path)
    org.end()


def test_a_key_file_that_was_half_written_goes_when_the_desk_is_opened(org: Organisation) -> None:
    (org.hq.path / ".abcdefgh.part").write_bytes(b"{")
    (org.hq.path / "notes.part").write_bytes(b"of a person")
    org.hq.restart()
    assert [path.name for path in org.hq.path.glob("*.part")] == ["notes.part"]


def test_a_copy_of_another_database_goes_when_the_desk_is_opened(org: Organisation) -> None:
    org.almaty.desk.close()
    killed(org.hq, merge_and_die, org.almaty.path)
    assert list(org.hq.path.glob("staging/*")) == []
    merge_database_file(org.hq.desk, org.almaty.path, lambda keys: keys.unlock(PASSPHRASE))
    org.almaty.desk = open_desk_with_words(org.almaty.path, org.almaty.words)
    org.end()
