"""Where a backup cannot go: inside a desk, with which it would be lost, or under no name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.errors import DeskUnavailableError, HrdDeskError
from hrd_desk.storage.backup import back_up, restore
from hrd_desk.storage.opening import OpenDesk
from tests.builders import PASSPHRASE, a_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk(tmp_path) as opened:
        yield opened


def test_a_backup_inside_the_desk_itself_is_refused(desk: OpenDesk) -> None:
    before = sorted(desk.folder.path.rglob("*"))
    for target in (desk.folder.path / "monday", desk.folder.files / "monday"):
        with pytest.raises(HrdDeskError, match="lies in the folder of a desk"):
            back_up(desk, target)
    assert sorted(desk.folder.path.rglob("*")) == before


@pytest.mark.parametrize("name", ["", ".", "/", ".."])
def test_a_place_without_a_name_is_told(desk: OpenDesk, tmp_path: Path, name: str) -> None:
    with pytest.raises(DeskUnavailableError, match="is no name for a new desk"):
        back_up(desk, Path(name))
    kept = back_up(desk, tmp_path / "monday").path
    with pytest.raises(DeskUnavailableError, match="is no name for a new desk"):
        restore(kept, Path(name), PASSPHRASE)
