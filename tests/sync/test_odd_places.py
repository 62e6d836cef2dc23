"""Database files in odd places: each is taken in, or ends in one sentence; the place stays so."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from hrd_desk.errors import HrdDeskError
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sync_tables import BundleLog
from hrd_desk.sync.database_cage import DatabaseFileError
from hrd_desk.sync.database_file import merge_database_file
from tests.cli.program import is_one_sentence
from tests.faults.bad_disks import bad_disk
from tests.organisation import a_desk_of
from tests.sync.exchanging import logged
from tests.sync.test_database_file import unlock, with_files


@pytest.fixture
def hq(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk_of(tmp_path, "HQ", "hq") as desk:
        yield desk


@pytest.fixture
def almaty(tmp_path: Path) -> Path:
    with a_desk_of(tmp_path, "ALM") as desk:
        logged(desk)
    return desk.folder.path


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def added(hq: OpenDesk, other: Path) -> int:
    return merge_database_file(hq, other, unlock).report.count(Outcome.ADDED)


def test_a_journal_of_another_kind_beside_it_is_not_played_back(hq: OpenDesk, almaty: Path) -> None:
    (almaty / "main.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(5000))
    before = bytes_in(almaty)
    assert added(hq, almaty) == 1
    assert bytes_in(almaty) == before


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX systems")
def test_a_folder_whose_name_is_no_utf8_is_merged_and_logged(
    hq: OpenDesk, almaty: Path, tmp_path: Path
) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe\n.hrdesk"))
    almaty.rename(odd)
    assert added(hq, odd) == 1
    with hq.database.snapshot() as session:
        (name,) = session.scalars(select(BundleLog.file_name).where(~BundleLog.is_outgoing))
    assert name.isprintable()


def test_a_name_as_long_as_a_disk_takes_is_merged(
    hq: OpenDesk, almaty: Path, tmp_path: Path
) -> None:
    assert added(hq, almaty.rename(tmp_path / ("x" * 248 + ".hrdesk"))) == 1


SPOILT: dict[str, Callable[[Path], Any]] = {
    "a folder for the database": lambda path: _put_folder(path / "main.db"),
    "a folder for the keys": lambda path: _in_both(path, _put_folder),
    "a link that leads round": lambda path: _put_link(path / "main.db"),
    "nothing in the database": lambda path: (path / "main.db").write_bytes(b""),
    "keys of gigabytes": lambda path: _in_both(path, _make_huge),
    "a log of noise": lambda path: (path / "main.db-wal").write_bytes(bytes(range(256)) * 900),
}


def _in_both(path: Path, spoil: Callable[[Path], None]) -> None:
    for name in ("keys.json", "keys.bak"):
        spoil(path / name)


def _put_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _put_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def _make_huge(path: Path) -> None:
    os.truncate(path, 3 << 30)


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_no_desk_ends_in_one_sentence(hq: OpenDesk, almaty: Path, name: str) -> None:
    SPOILT[name](almaty)
    if name == "a log of noise":
        assert added(hq, almaty) == 1  # of a log that does not verify nothing is taken
        return
    with pytest.raises(HrdDeskError) as refused:
        merge_database_file(hq, almaty, unlock)
    assert is_one_sentence(refused.value.sentence)


@pytest.mark.parametrize("number", [errno.EIO, errno.ENODEV, errno.ESTALE])
@pytest.mark.parametrize(
    "failing", [{"reads_after": 0}, {"reads_after": 9000}, {"calls": ("stat",)}]
)
def test_a_stick_that_fails_is_told_and_nothing_is_left(
    hq: OpenDesk, almaty: Path, number: int, failing: dict[str, Any]
) -> None:
    with (
        bad_disk(almaty, number=number, **failing),
        pytest.raises(DatabaseFileError, match="cannot be read"),
    ):
        merge_database_file(hq, almaty, unlock)
    assert list(hq.folder.staging.glob("*")) == []
    assert added(hq, almaty) == 1


def test_contents_that_the_stick_does_not_give_stay_to_come(hq: OpenDesk, tmp_path: Path) -> None:
    with a_desk_of(tmp_path, "ALM") as alm:
        with_files(alm, b"a letter", b"a photo")
    files = alm.folder.files
    bad = min(files.iterdir()).name
    for failing in ({"reads_after": 0}, {"calls": ("stat",)}):
        with bad_disk(files, names=(bad,), **failing) as disk:
            found = merge_database_file(hq, alm.folder.path, unlock)
        assert disk.failed
        assert found.files_to_come == 1
    assert merge_database_file(hq, alm.folder.path, unlock).files_to_come == 0
