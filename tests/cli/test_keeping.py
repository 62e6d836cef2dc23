"""`new`, `check`, `backup`, `restore`, `passphrase`: desks made, copied and unlocked."""

import os
from pathlib import Path

import pytest

from tests.builders import PASSPHRASE, recovery_words
from tests.cli.program import (
    REFERENCE,
    RUSSIAN,
    hashes,
    is_one_sentence,
    passphrase_in,
    run,
)

NEW = "seven gentle rivers"

# --- new ------------------------------------------------------------------------------------------


def test_the_recovery_words_are_the_result_and_open_the_desk(tmp_path: Path) -> None:
    made = run("new", tmp_path / "work", "--desk", "KZ1", "--quick-unlock", "--author", "A. N.")
    words = made.out.strip()
    assert (made.status, len(words.split())) == (0, 15)
    assert "paper" in made.err
    assert words not in made.err
    desk = tmp_path / "work.hrdesk"
    opening = ["--recovery", "--passphrase-file", passphrase_in(tmp_path, words, "words")]
    choosing = ["--new-passphrase-file", passphrase_in(tmp_path, NEW, "new")]
    assert run("passphrase", desk, *opening, *choosing, "--quick-unlock").status == 0
    assert run("check", desk, "--passphrase-file", tmp_path / "new").status == 0


def test_role_and_author_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "hq"
    told = run(
        "new", path, "--desk", "HQ", "--role", "hq", "--author", "B.", "--quick-unlock", "--json"
    )
    assert told.json["role"] == "hq"
    desk = told.json["desk"]
    assert run("log", desk, "-", stdin=RUSSIAN).out.startswith("KZ-2022-HQ-0001")
    assert "  B.  HQ  Saved" in run("history", desk, "KZ-2022-HQ-0001").out


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--desk", "alm"], "capital letters"),
        (["--desk", "A"], "capital letters"),
        (["--desk", "ALM", "--role", "boss"], "role"),
    ],
)
def test_what_no_desk_can_be_is_said(tmp_path: Path, options: list[str], says: str) -> None:
    ended = run("new", tmp_path / "work", *options, "--quick-unlock")
    assert (ended.status, ended.out) == (1, "")
    assert says in ended.err
    assert not (tmp_path / "work.hrdesk").exists()


def test_a_short_passphrase_makes_no_desk(tmp_path: Path) -> None:
    short = passphrase_in(tmp_path, "short", "short")
    ended = run("new", tmp_path / "work", "--desk", "ALM", "--passphrase-file", short)
    assert ended.status == 1
    assert "too short" in ended.err
    assert not (tmp_path / "work.hrdesk").exists()


def test_an_existing_desk_is_never_replaced(desk: Path) -> None:
    before = hashes(desk)
    ended = run("new", desk, "--desk", "ALM", "--quick-unlock")
    assert ended.status == 1
    assert "exists already" in ended.err
    assert hashes(desk) == before


@pytest.mark.skipif(os.name == "nt", reason="no rights of owner and others there")
def test_no_file_of_a_desk_can_be_read_by_others(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        made = tmp_path / "made.hrdesk"
        assert run("new", made, "--desk", "ALM", "--quick-unlock").status == 0
        assert run("log", made, "-", stdin=RUSSIAN).status == 0
        assert run("backup", made, tmp_path / "copy").status == 0
        assert run("restore", tmp_path / "copy.hrdesk", tmp_path / "back").status == 0
    finally:
        os.umask(before)
    for name in ("made", "copy", "back"):
        folder = tmp_path / f"{name}.hrdesk"
        assert folder.stat().st_mode & 0o077 == 0
        for path in set(folder.rglob("*")) - {folder / "lock", folder / "reserve"}:  # hold nothing
            assert path.stat().st_mode & 0o077 == 0, path


@pytest.mark.parametrize("name", ["", ".", "..", "/"])
def test_a_desk_needs_a_name(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    for words in (
        ["backup", desk, name],
        ["restore", desk, name],
        ["new", name, "--desk", "ALM", "--quick-unlock"],
    ):
        ended = run(*words)
        assert (ended.status, ended.out) == (1, "")
        assert "is no name for a new desk" in ended.err
        assert is_one_sentence(ended.err)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "words",
    [("sync", "card", "{desk}"), ("sync", "keeper", "new"), ("profile", "make", "{desk}")],
    ids=" ".join,
)
def test_a_file_of_the_exchange_needs_a_name_outside_the_desk(
    desk: Path, words: tuple[str, ...]
) -> None:
    before = hashes(desk)
    for name in ("", "..", "/", f"{desk}/one"):
        ended = run(*(word.format(desk=desk) for word in words), name)
        assert (ended.status, ended.out) == (1, "")
        assert "is no name for a file" in ended.err or "lies in the folder of a desk" in ended.err
        assert is_one_sentence(ended.err)
    assert hashes(desk) == before


def test_no_desk_lies_within_another(desk: Path) -> None:
    before = hashes(desk)
    for words in (
        ["backup", desk, desk / "copy"],
        ["restore", desk, desk / "files" / "copy"],
        ["new", desk / "deep" / "copy", "--desk", "ALM", "--quick-unlock"],
    ):
        ended = run(*words)
        assert (ended.status, ended.out) == (1, "")
        assert "lies in the folder of a desk" in ended.err
        assert is_one_sentence(ended.err)
    assert hashes(desk) == before


def test_a_file_is_no_place_for_a_backup(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("a letter")
    ended = run("backup", desk, tmp_path / "letter" / "copy")
    assert (ended.status, ended.out) == (1, "")
    assert "Nothing can be written in" in ended.err
    assert is_one_sentence(ended.err)


def test_without_a_code_it_is_wrong_usage(tmp_path: Path) -> None:
    assert run("new", tmp_path / "work").status == 2


# --- check, backup, restore -----------------------------------------------------------------------


def test_a_check_changes_nothing(desk: Path) -> None:
    before = hashes(desk)
    told = run("check", desk, "--json").json
    assert (told["is_sound"], told["findings"], told["events"]) == (True, [], 1)
    assert hashes(desk) == before


def test_a_backup_can_be_restored_beside_the_desk(desk: Path, tmp_path: Path) -> None:
    made = run("backup", desk, tmp_path / "copy")
    copy = tmp_path / "copy.hrdesk"
    assert (made.status, made.out) == (0, f"{copy}\n")
    before = hashes(copy)
    told = run("restore", copy, tmp_path / "again", "--json").json
    assert told["desk"] == str(tmp_path / "again.hrdesk")
    assert hashes(copy) == before
    assert REFERENCE in run("find", told["desk"], "Almaty").out
    assert run("check", told["desk"]).status == 0


def test_a_restored_desk_mints_references_that_the_first_one_never_does(
    desk: Path, tmp_path: Path
) -> None:
    assert run("backup", desk, tmp_path / "copy").status == 0
    first = run("log", desk, "-", stdin=RUSSIAN).out.split()[0]
    restored = run("restore", tmp_path / "copy.hrdesk", tmp_path / "again", "--json").json["desk"]
    second = run("log", restored, "-", stdin=RUSSIAN).out.split()[0]
    assert first != second


def test_a_backup_that_is_restored_twice_never_counts_the_same(desk: Path, tmp_path: Path) -> None:
    assert run("backup", desk, tmp_path / "copy").status == 0
    minted = []
    for name in ("first", "second", "third"):
        made = run("restore", tmp_path / "copy.hrdesk", tmp_path / name, "--json").json["desk"]
        minted.append(run("log", made, "-", stdin=RUSSIAN).out.split()[0])
    assert len(set(minted)) == 3


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_nothing_that_is_there_is_overwritten(desk: Path, tmp_path: Path, command: str) -> None:
    taken = tmp_path / "taken.hrdesk"
    taken.mkdir()
    ended = run(command, desk, taken)
    assert ended.status == 1
    assert "exists already" in ended.err
    assert list(taken.iterdir()) == []


def test_a_damaged_backup_is_not_restored(desk: Path, tmp_path: Path) -> None:
    with (desk / "main.db").open("r+b") as file:
        file.write(bytes(100))
    ended = run("restore", desk, tmp_path / "again")
    assert ended.status == 1
    assert not (tmp_path / "again.hrdesk").exists()


# --- passphrase -----------------------------------------------------------------------------------


def test_the_new_passphrase_opens_and_the_old_one_does_not(desk: Path, tmp_path: Path) -> None:
    database = hashes(desk)["main.db"]
    new = passphrase_in(tmp_path, NEW, "new")
    ended = run("passphrase", desk, "--new-passphrase-file", new, "--quick-unlock")
    assert ended.status == 0
    assert "backups" in ended.err
    assert hashes(desk)["main.db"] == database
    assert run("check", desk).status == 1
    assert run("check", desk, "--passphrase-file", new).status == 0


def test_new_recovery_words_replace_the_old_ones(desk: Path, tmp_path: Path) -> None:
    words = run("passphrase", desk, "--new-words").out.strip()
    new = passphrase_in(tmp_path, NEW, "new")
    for said, status in ((recovery_words(), 1), (words, 0)):
        opening = ["--recovery", "--passphrase-file", passphrase_in(tmp_path, said, "words")]
        choosing = ["--new-passphrase-file", new, "--quick-unlock"]
        assert run("passphrase", desk, *opening, *choosing).status == status
    assert run("check", desk, "--passphrase-file", new).status == 0


def test_two_ways_at_once_are_wrong_usage(desk: Path) -> None:
    assert run("passphrase", desk, "--new-words", "--recovery").status == 2


@pytest.mark.parametrize("content", [f"{PASSPHRASE}", f"{PASSPHRASE}\r\n", f"\ufeff{PASSPHRASE}\n"])
def test_the_end_of_the_line_is_no_part_of_the_passphrase(
    desk: Path, tmp_path: Path, content: str
) -> None:
    file = tmp_path / "other"
    file.write_bytes(content.encode())
    assert run("check", desk, "--passphrase-file", file).status == 0


@pytest.mark.parametrize(
    "content", [f"{PASSPHRASE} \n", f"\n{PASSPHRASE}", f"{PASSPHRASE}\n\n", ""]
)
def test_everything_else_in_the_file_is(desk: Path, tmp_path: Path, content: str) -> None:
    file = tmp_path / "other"
    file.write_bytes(content.encode())
    assert run("check", desk, "--passphrase-file", file).status == 1


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_passphrase_file_that_cannot_be_read_is_said(
    desk: Path, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "other"
    if content is not None:
        file.write_bytes(content)
    ended = run("check", desk, "--passphrase-file", file)
    assert ended.status == 1
    assert "The passphrase file" in ended.err
