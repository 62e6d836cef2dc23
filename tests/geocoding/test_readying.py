"""First use: unpacked once for all desks, killed midway, damaged, without room, another version."""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hrd_desk.data import data_file
from hrd_desk.errors import CancelledError
from hrd_desk.geocoding import readying
from hrd_desk.geocoding.borders import Borders
from hrd_desk.geocoding.readying import (
    CACHE_VARIABLE,
    PlacesUnavailableError,
    cache_folder,
    is_ready,
    manifest,
)

ALMATY = (43.24, 76.91)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache folder of the test's own."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return cache_folder()


def holds_almaty(borders: Borders) -> bool:
    return [shape.code for shape in borders.shapes_at(*ALMATY)] == ["KZ"]


def test_the_shipped_files_are_those_of_the_build() -> None:
    for told in manifest()["files"].values():
        packed = data_file("gazetteer", told["file"]).read_bytes()
        assert (len(packed), hashlib.sha256(packed).hexdigest()) == (told["size"], told["sha256"])


def test_the_shipped_files_are_small_enough_to_be_kept_in_the_repository() -> None:
    assert sum(told["size"] for told in manifest()["files"].values()) < 25_000_000


def test_the_first_use_tells_its_progress_and_the_next_ones_have_none(cache: Path) -> None:
    assert not is_ready("borders")
    told: list[int] = []
    assert holds_almaty(Borders.open(lambda done, _total: told.append(done)))
    assert told == sorted(told)
    assert (told[0], len(told) > 4) == (0, True)
    assert is_ready("borders")
    told.clear()
    assert holds_almaty(Borders.open(lambda done, _total: told.append(done)))
    assert told == []
    assert [path.suffix for path in cache.iterdir()] == [".columns"]
    assert cache.stat().st_mode & 0o077 == 0


def test_the_first_use_can_be_cancelled_and_leaves_nothing(cache: Path) -> None:
    def cancel(done: int, _total: int) -> None:
        if done >= 60:
            raise CancelledError

    with pytest.raises(CancelledError):
        Borders.open(cancel)
    assert not cache.exists() or list(cache.iterdir()) == []
    assert holds_almaty(Borders.open())


def test_a_kill_midway_leaves_the_next_run_to_do_it(cache: Path) -> None:
    # Dies when the file is written but not yet renamed: what a kill at the worst moment leaves.
    program = (
        "import os, pathlib\n"
        "pathlib.Path.replace = lambda *_: os._exit(9)\n"
        "from hrd_desk.geocoding.borders import Borders\n"
        "Borders.open()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], env=dict(os.environ), check=False)
    assert done.returncode == 9
    (left,) = cache.iterdir()
    assert left.suffix == ".part"
    assert not is_ready("borders")
    old = time.time() - 2 * 3600
    os.utime(left, (old, old))
    assert holds_almaty(Borders.open())
    assert [path.suffix for path in cache.iterdir()] == [".columns"], "the half file stayed"


@pytest.mark.parametrize("keep", [0, 7, 1000, 100_000])
def test_a_damaged_ready_file_is_made_anew(cache: Path, keep: int) -> None:
    Borders.open()
    (ready,) = cache.iterdir()
    content = ready.read_bytes()
    ready.write_bytes(content[:keep])
    assert holds_almaty(Borders.open())
    assert ready.read_bytes() == content


def test_without_room_for_the_cache_places_are_found_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv(CACHE_VARIABLE, str(blocked))
    assert holds_almaty(Borders.open())
    assert blocked.read_text() == "in the way"


def test_another_version_makes_its_own_file_and_drops_the_older(cache: Path) -> None:
    cache.mkdir(parents=True)
    (cache / "borders-0-0123456789abcdef.columns").write_bytes(b"older")
    (cache / "places-0-0123456789abcdef.columns").write_bytes(b"of the other kind")
    Borders.open()
    names = sorted(path.name for path in cache.iterdir())
    assert names[0] != "borders-0-0123456789abcdef.columns"
    assert names[1] == "places-0-0123456789abcdef.columns"


def test_damage_to_what_is_shipped_is_one_sentence(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "gazetteer"
    shipped.mkdir()
    for name in ("MANIFEST.json", "borders.cols.zst"):
        (shipped / name).write_bytes(data_file("gazetteer", name).read_bytes())
    monkeypatch.setattr(readying, "data_file", tmp_path.joinpath)
    content = bytearray((shipped / "borders.cols.zst").read_bytes())
    content[len(content) // 2] ^= 1
    (shipped / "borders.cols.zst").write_bytes(content)
    for _damage in range(2):
        with pytest.raises(PlacesUnavailableError) as caught:
            Borders.open()
        assert caught.value.sentence.endswith("Install the program again.")
        (shipped / "borders.cols.zst").unlink(missing_ok=True)
    assert not cache.exists()
    (shipped / "MANIFEST.json").write_text("{")
    with pytest.raises(PlacesUnavailableError):
        Borders.open()
