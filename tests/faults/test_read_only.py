"""A desk that cannot be opened says so in one sentence and stays as it is."""

from pathlib import Path

import pytest

from hrd_desk.errors import DeskUnavailableError
from hrd_desk.storage.opening import open_desk
from tests.builders import PASSPHRASE, a_closed_desk, opened, template
from tests.faults.disks import CannotMountError, small_disk
from tests.faults.flips import is_noticed
from tests.faults.read_only import (
    DAMAGES,
    content_of,
    cut,
    is_one_sentence,
    sentence_told,
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_desk_is_refused_in_one_sentence_and_not_changed(
    tmp_path: Path, damage: str
) -> None:
    desk = a_closed_desk(tmp_path)
    DAMAGES[damage](desk)
    before = content_of(desk.path)
    assert is_one_sentence(sentence_told(desk))
    assert content_of(desk.path) == before


def test_a_database_cut_by_a_byte_is_found_by_check(tmp_path: Path) -> None:
    desk = a_closed_desk(tmp_path)
    cut(desk.database, desk.database.stat().st_size - 1)
    with opened(desk.path) as open_one:
        assert is_noticed(open_one)


def test_a_damaged_key_file_is_replaced_by_its_copy_when_opening(tmp_path: Path) -> None:
    desk = a_closed_desk(tmp_path)
    desk.keys.write_bytes(b"garbage")
    assert sentence_told(desk) == ""


@pytest.mark.parametrize("name", ["nothing-here", "a-file"])
def test_what_is_no_desk_is_not_made_one(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").write_text("a letter")
    with pytest.raises(DeskUnavailableError) as told:
        open_desk(tmp_path / name, PASSPHRASE)
    assert is_one_sentence(told.value.sentence.replace(str(tmp_path), ""))
    assert [path.name for path in tmp_path.iterdir()] == ["a-file"]


def test_a_folder_of_something_else_is_not_made_a_desk(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("a letter")
    with pytest.raises(DeskUnavailableError):
        open_desk(tmp_path, PASSPHRASE)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_read_only_disk_is_told_of_and_left_alone(tmp_path: Path) -> None:
    template()  # made before the disk, not on it
    try:
        with small_disk(tmp_path, 40) as disk:
            desk = a_closed_desk(disk.path)
            before = content_of(desk.path)
            disk.remount("ro")
            told = sentence_told(desk)
            assert is_one_sentence(told.replace(str(tmp_path), ""))
            assert "written" in told
            assert content_of(desk.path) == before
            disk.remount("rw")
            assert sentence_told(desk) == ""
    except CannotMountError as error:
        pytest.skip(f"no small disk here: {error}")
