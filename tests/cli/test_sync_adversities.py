"""What `sync send`, `receive` and `put-away` say where files are damaged or a disk is full."""

import json
import shutil
from pathlib import Path

import pytest

from hrd_desk.storage.desk_folder import LOW_SPACE_BYTES, DeskFolder
from hrd_desk.sync.standing import MarkFolder, note
from tests.builders import an_event, saved, vocabulary_of
from tests.cli.program import run
from tests.faults.disks import CannotMountError, small_disk
from tests.sync.identities import (
    a_closed_field_desk,
    a_closed_headquarters,
    paired,
    reopened,
)


@pytest.fixture
def desks(tmp_path: Path) -> tuple[Path, Path]:
    """Return a field desk with a record and its headquarters: closed, paired, known here."""
    paths = a_closed_field_desk(tmp_path), a_closed_headquarters(tmp_path)
    with reopened(paths[0]) as almaty, reopened(paths[1], "HQ", "hq") as hq:
        paired([almaty], hq)
        saved(almaty, an_event(vocabulary_of(almaty), title="A raid", reference="KZ-1"))
        for desk in (almaty, hq):
            note(desk, MarkFolder.usual())
    return paths


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    path = tmp_path / "stick"
    path.mkdir()
    return path


def file_keys(desk: Path) -> list[str]:
    entries = json.loads(run("sync", "inbox", desk, "--kind", "file", "--json").out)["entries"]
    return [str(entry["key"]) for entry in entries]


def test_a_refused_file_is_put_away(desks: tuple[Path, Path], stick: Path) -> None:
    _almaty, hq = desks
    (stick / "a.hrdx").write_bytes(b"nothing of ours")
    assert run("sync", "receive", hq, stick).status == 3
    (key,) = file_keys(hq)
    ended = run("sync", "put-away", hq, key)
    assert (ended.status, ended.err) == (0, "Nothing waits for a person.\n")
    assert file_keys(hq) == []
    again = run("sync", "put-away", hq, key)
    assert again.status == 1
    assert key in again.err


def test_of_several_keys_all_are_put_away_or_none(desks: tuple[Path, Path], stick: Path) -> None:
    _almaty, hq = desks
    (stick / "a.hrdx").write_bytes(b"nothing of ours")
    run("sync", "receive", hq, stick)
    keys = file_keys(hq)
    for wrong in ("x", "9" * 40, "-1"):
        ended = run("sync", "put-away", hq, "--", *keys, wrong)
        assert ended.status == 1
        assert wrong in ended.err
        assert file_keys(hq) == keys


def test_what_is_sent_without_a_damaged_file_needs_a_person(
    desks: tuple[Path, Path], tmp_path: Path, stick: Path
) -> None:
    almaty, _hq = desks
    photo = tmp_path / "raid.jpg"
    photo.write_bytes(b"a photo")
    assert run("attach", almaty, "KZ-1", photo).status == 0
    (sealed,) = DeskFolder(almaty).files.iterdir()
    sealed.unlink()
    ended = run("sync", "send", almaty, stick)
    assert ended.status == 3
    assert Path(ended.out.strip()).is_file()
    assert "KZ-1 is damaged or gone" in ended.err
    told = json.loads(run("sync", "send", almaty, stick, "--json").out)
    assert told["attached_files"] == 0
    assert len(told["damaged_files"]) == 1


def test_each_file_has_its_line_where_the_disk_fills_in_between(
    desks: tuple[Path, Path], tmp_path: Path, stick: Path
) -> None:
    almaty, hq = desks
    small = Path(run("sync", "send", almaty, stick).out.strip())
    video = tmp_path / "raid.mp4"
    video.write_bytes(bytes(12_000_000))
    run("attach", almaty, "KZ-1", video)
    large = Path(run("sync", "send", almaty, stick).out.strip())
    try:
        with small_disk(tmp_path, 40) as disk:
            moved = Path(shutil.copytree(hq, disk.path / hq.name))
            shutil.rmtree(hq)
            assert run("sync", "standing", moved, "--moved").status == 0
            DeskFolder(moved).reserve.unlink(missing_ok=True)
            disk.fill(leave_bytes=LOW_SPACE_BYTES + 5_000_000)
            ended = run("sync", "receive", moved, stick)
            assert ended.status == 1
            assert [line.split("  ")[:2] for line in ended.out.splitlines()] == [
                [small.name, "taken in"],
                [large.name, "not taken in"],
            ]
            assert "The disk is full" in ended.out
            disk.free()
            assert run("sync", "receive", moved, stick).status == 0
    except CannotMountError as error:
        pytest.skip(f"no small disk here: {error}")


@pytest.mark.parametrize(
    "words",
    [
        ("sync", "receive", "DESK", "NAME"),
        ("sync", "receive", "NAME", "DESK"),
        ("sync", "send", "DESK", "NAME"),
        ("merge", "DESK", "NAME"),
        ("backup", "DESK", "NAME"),
        ("restore", "NAME", "new"),
        ("restore", "DESK", "NAME"),
        ("save-attachment", "DESK", "KZ-1", "raid.jpg", "NAME"),
    ],
)
def test_a_name_that_the_system_refuses_is_no_bug(
    desks: tuple[Path, Path], words: tuple[str, ...]
) -> None:
    meant = {"DESK": str(desks[0]), "NAME": "n" * 300}
    ended = run(*(meant.get(word, word) for word in words))
    assert ended.status == 1
    assert "Traceback" not in ended.err
    # Of several files to take in each has a line of its own.
    told = ended.out if words == ("sync", "receive", "DESK", "NAME") else ended.err
    assert len(told.splitlines()) == 1
    assert len((ended.out + ended.err).splitlines()) == 1
