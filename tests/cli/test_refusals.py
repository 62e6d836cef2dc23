"""Desks that cannot be opened: one sentence, status 1, and every file as it was."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hrd_desk.storage.connections import connect
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.keys import KeyFile
from hrd_desk.storage.opening import open_desk
from tests.builders import PASSPHRASE
from tests.cli.program import REFERENCE, Ending, hashes, is_one_sentence, passphrase_in, run, start

KEY_FILES = ("keys.json", "keys.bak")
WORDS_OF_THE_SEED = ("Kazakh", "Almaty", "Ablyazov", "anti-government", REFERENCE)


def no_folder(desk: Path) -> None:
    shutil.rmtree(desk)


def no_desk(desk: Path) -> None:
    for name in (*KEY_FILES, "main.db"):
        (desk / name).unlink()


def a_file(desk: Path) -> None:
    shutil.rmtree(desk)
    desk.write_text("a letter")


def no_database(desk: Path) -> None:
    (desk / "main.db").unlink()


def empty_database(desk: Path) -> None:
    (desk / "main.db").write_bytes(b"")


def cut_database(desk: Path) -> None:
    database = desk / "main.db"
    os.truncate(database, database.stat().st_size // 2)


def plain_database(desk: Path) -> None:
    (desk / "main.db").unlink()
    connection = sqlite3.connect(desk / "main.db")
    connection.execute("CREATE TABLE event (title TEXT)")
    connection.execute("INSERT INTO event VALUES ('Almaty')")
    connection.commit()
    connection.close()


def another_database(desk: Path) -> None:
    (desk / "main.db").write_bytes(random.Random(5).randbytes(400_000))


def damaged_keys(desk: Path) -> None:
    for name in KEY_FILES:
        (desk / name).write_text("{}")


def no_keys(desk: Path) -> None:
    for name in KEY_FILES:
        (desk / name).unlink()


def newer_version(desk: Path) -> None:
    folder = DeskFolder(desk)
    key = KeyFile.read(folder.keys, folder.keys_copy).unlock(PASSPHRASE)
    connection = connect(folder.database, key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


REASONS: dict[Callable[[Path], None], str] = {
    no_folder: "There is no desk at",
    a_file: "There is no desk at",
    no_desk: "is no desk",
    no_database: "database of the desk",
    empty_database: "damaged",
    cut_database: "damaged",
    plain_database: "not encrypted",
    another_database: "damaged",
    damaged_keys: "key files of this desk are missing or damaged",
    no_keys: "key files of this desk are missing or damaged",
    newer_version: "newer version",
}


@pytest.mark.parametrize("spoil", REASONS, ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize(
    "command", [["check"], ["find"], ["show", REFERENCE]], ids=lambda words: words[0]
)
def test_a_desk_that_cannot_be_used_is_left_alone(
    desk: Path, spoil: Callable[[Path], None], command: list[str]
) -> None:
    spoil(desk)
    before = hashes(desk) if desk.is_dir() else {}
    ended = run(command[0], desk, *command[1:])
    assert (ended.status, ended.out) == (1, "")
    assert REASONS[spoil] in ended.err
    assert is_one_sentence(ended.err)
    assert (hashes(desk) if desk.is_dir() else {}) == before


@pytest.mark.parametrize(
    "words",
    [
        ("show", "{desk}", "a\nb"),
        ("find", "{desk}", "--country", "a\n\nb"),
        ("find", "{desk}/a\nb"),
        ("terms", "{desk}", "a\u2028b"),
        ("save-attachment", "{desk}", REFERENCE, "x", "{desk}/a\nb"),
    ],
    ids=lambda words: words[0],
)
def test_a_name_of_two_lines_is_told_in_one(desk: Path, words: tuple[str, ...]) -> None:
    ended = run(*(word.format(desk=desk) for word in words))
    assert (ended.status, ended.out) == (1, "")
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [("exports", "--number"), ("exports", "--limit"), ("imports", "--number"), ("undo-import",)],
    ids=" ".join,
)
def test_a_number_that_no_database_takes_is_wrong_usage(desk: Path, words: tuple[str, ...]) -> None:
    for number in (2**63, 10**30):
        ended = run(words[0], desk, *words[1:], str(number))
        assert (ended.status, ended.out) == (2, "")


def shell(redirected: str, *words: object, before: str = "") -> Ending:
    """Run the real program with its streams redirected as a shell does it, after `before`."""
    program = [sys.executable, "-m", "hrd_desk", *map(str, words)]
    done = subprocess.run(
        ["/bin/sh", "-c", f'{before} exec "$@" {redirected}', "sh", *program],
        capture_output=True,
        encoding="utf-8",
        start_new_session=True,
        timeout=120,
        check=False,
    )
    return Ending(done.returncode, done.stdout, done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize(
    "words",
    [("find", "{desk}"), ("find", "{desk}", "--json"), ("--help",), ("--version",)],
    ids=" ".join,
)
def test_output_to_a_full_disk_is_one_sentence(desk: Path, words: tuple[str, ...]) -> None:
    ended = shell(">/dev/full", *(word.format(desk=desk) for word in words))
    assert ended.status == 1
    assert "The output cannot be written" in ended.err
    assert is_one_sentence(ended.err)


@pytest.mark.skipif(os.name == "nt", reason="shells there close no streams")
def test_a_process_without_streams_works_and_writes_into_no_file(desk: Path) -> None:
    ended = shell("<&-", "log", desk, "-")
    assert (ended.status, ended.out) == (1, "")
    assert is_one_sentence(ended.err)
    assert shell("<&- >&- 2>&-", "find", desk).status == 0
    assert shell("<&- >&- 2>&-", "show", desk, "KZ-9").status == 1
    ended = shell(">&- 2>/dev/null", "log", desk, "-")
    assert (ended.status, ended.out) == (1, "")
    assert run("check", desk).status == 0


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless device")
@pytest.mark.parametrize(
    "words",
    [
        ("log", "{desk}", "/dev/zero"),
        ("read-source", "{desk}", "/dev/zero"),
        ("import", "{desk}", "{desk}/../t.csv", "--profile-file", "/dev/zero"),
        ("brief", "{desk}", REFERENCE, "-o", "{desk}/../b.pdf", "--logo", "/dev/zero"),
        ("brief", "{desk}", REFERENCE, "-o", "{desk}/../b.pdf", "--answers", "/dev/zero"),
    ],
    ids=lambda words: f"{words[0]} {words[-2]}",
)
def test_a_device_that_never_ends_is_not_read(desk: Path, words: tuple[str, ...]) -> None:
    (desk.parent / "t.csv").write_text("title,country\nA,KZ\n")
    # Within 4 GB, so that it is this process that suffers.
    command = (word.format(desk=desk) for word in words)
    ended = shell("", *command, before="ulimit -v 4000000;")
    assert ended.status in (1, 2)
    assert "bug" not in ended.err
    assert len(ended.err.splitlines()[-1]) > 0
    assert not (desk.parent / "b.pdf").exists()


def test_the_real_program_says_the_same(desk: Path) -> None:
    damaged_keys(desk)
    ended = start("find", desk)
    assert (ended.status, ended.out) == (1, "")
    assert is_one_sentence(ended.err)


def test_a_wrong_passphrase(desk: Path, tmp_path: Path) -> None:
    before = hashes(desk)
    wrong = passphrase_in(tmp_path, "correct horse battery stable", "wrong")
    ended = run("show", desk, REFERENCE, "--passphrase-file", wrong)
    assert (ended.status, ended.out) == (1, "")
    assert "passphrase is not right" in ended.err
    assert "stable" not in ended.err
    assert is_one_sentence(ended.err)
    assert hashes(desk) == before


def test_wrong_recovery_words(desk: Path, tmp_path: Path) -> None:
    words = passphrase_in(tmp_path, "these are not the words", "words")
    ended = run("passphrase", desk, "--recovery", "--passphrase-file", words)
    assert ended.status == 1
    assert is_one_sentence(ended.err)


@pytest.mark.parametrize("name", KEY_FILES)
def test_one_key_file_is_enough_and_the_check_names_the_other(desk: Path, name: str) -> None:
    (desk / name).write_text("{}")
    assert REFERENCE in run("find", desk, "Almaty").out
    ended = run("check", desk)
    assert ended.status == 1
    assert name in ended.out
    assert (desk / name).read_text() == "{}"


def test_a_desk_open_in_another_process(desk: Path) -> None:
    with open_desk(desk, PASSPHRASE):
        before = hashes(desk)
        ended = start("find", desk)
        assert (ended.status, ended.out) == (1, "")
        assert str(os.getpid()) in ended.err
        assert is_one_sentence(ended.err)
        assert hashes(desk) == before
    assert REFERENCE in start("find", desk).out


@pytest.fixture
def read_only(desk: Path, tmp_path: Path) -> Iterator[Path]:
    """Return the desk on a medium that cannot be written, whatever rights the tests have."""
    medium = tmp_path / "medium"
    medium.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=40m", "none", str(medium)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only the superuser can mount a read-only medium")
    try:
        copy = medium / desk.name
        shutil.copytree(desk, copy, ignore=shutil.ignore_patterns("reserve"))
        subprocess.run(["mount", "-o", "remount,ro", str(medium)], check=True)  # noqa: S607
        yield copy
    finally:
        subprocess.run(["umount", str(medium)], check=True)  # noqa: S607


def test_a_read_only_desk(read_only: Path) -> None:
    before = hashes(read_only)
    ended = run("find", read_only)
    assert (ended.status, ended.out) == (1, "")
    assert "cannot be written" in ended.err
    assert is_one_sentence(ended.err)
    assert hashes(read_only) == before


def test_a_backup_cannot_go_to_a_read_only_medium(read_only: Path, desk: Path) -> None:
    ended = run("backup", desk, read_only.parent / "copy")
    assert (ended.status, ended.out) == (1, "")
    assert is_one_sentence(ended.err)


def flip(path: Path, chance: random.Random) -> bytes:
    """Flip one bit of a file; return what it held before."""
    content = path.read_bytes()
    changed = bytearray(content)
    changed[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(changed)
    return content


@pytest.mark.parametrize("part", range(6))
def test_a_flipped_bit_is_said_and_never_shown(desk: Path, part: int) -> None:
    chance = random.Random(part)
    for name in [*["main.db"] * 7, "keys.json", "keys.json", "keys.bak"]:
        whole = flip(desk / name, chance)
        before = hashes(desk)
        ended = run("check", desk)
        assert ended.status == 1
        assert ended.out.strip() or is_one_sentence(ended.err)
        assert not [word for word in WORDS_OF_THE_SEED if word in ended.out + ended.err]
        assert hashes(desk) == before
        (desk / name).write_bytes(whole)
    assert run("check", desk).status == 0
