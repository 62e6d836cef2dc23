"""Whole journeys with the real program: processes, files, exit statuses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hrd_desk.model.event import CODED_LISTS
from tests.builders import a_closed_desk
from tests.cli.program import REFERENCE, RUSSIAN, SEED, is_one_sentence, start


def test_make_a_desk_log_find_show_print_and_check(tmp_path: Path) -> None:
    made = start("new", tmp_path / "work", "--desk", "ALM", "--quick-unlock", "--json")
    assert made.status == 0
    assert len(made.json["recovery_words"].split()) == 15
    desk = made.json["desk"]
    assert desk == str(tmp_path / "work.hrdesk")
    logged = start("log", desk, SEED, "-", stdin=RUSSIAN)
    assert logged.status == 0
    assert logged.out.split()[0] == REFERENCE
    assert "no-source" in logged.err
    for words in (["Almaty"], ["арест"], ["--violation", "arrest-detention"]):
        found = start("find", desk, *words)
        assert found.status == 0
    assert REFERENCE in start("find", desk, "Almaty").out
    assert REFERENCE not in start("find", desk, "арест").out
    shown = start("show", desk, REFERENCE, "--json").json
    for name, value in json.loads(SEED.read_text(encoding="utf-8")).items():
        if name in CODED_LISTS:
            assert sorted(shown[name]) == sorted(value)
        elif name in ("counts", "places"):
            assert [{n: v for n, v in part.items() if n != "uid"} for part in shown[name]] == value
        else:
            assert shown[name] == value
    page = tmp_path / "brief.pdf"
    assert start("brief", desk, REFERENCE, "-o", page).status == 0
    assert page.read_bytes().startswith(b"%PDF-")
    checked = start("check", desk)
    assert (checked.status, checked.err) == (0, "")
    assert checked.out.startswith("sound: 2 records")


def test_the_demonstration_leaves_a_desk_and_a_brief(tmp_path: Path) -> None:
    ended = start("demo", tmp_path / "demo", HRD_DESK_PASSPHRASE_FILE="/nowhere")
    assert ended.status == 0, ended.err
    names = {path.name for path in (tmp_path / "demo").iterdir()}
    assert names == {"sample.hrdesk", "README.txt", f"{REFERENCE}.pdf"}
    assert ended.out.count(" s  ") == 8
    passphrase = ended.out.split("passphrase: ")[1].splitlines()[0]
    assert passphrase in (tmp_path / "demo" / "README.txt").read_text(encoding="utf-8")
    file = tmp_path / "words"
    file.write_text(passphrase, encoding="utf-8")
    found = start("find", tmp_path / "demo/sample.hrdesk", "Almaty", "--passphrase-file", file)
    assert REFERENCE in found.out


@pytest.mark.parametrize("arguments", [["--version"], ["-h"], ["find", "--help"]])
def test_what_needs_no_desk_works_without_one(arguments: list[str]) -> None:
    ended = start(*arguments)
    assert (ended.status, ended.err) == (0, "")
    assert "hrd-desk" in ended.out


def test_without_terminal_and_file_it_says_what_to_name(tmp_path: Path) -> None:
    desk = a_closed_desk(tmp_path).path
    ended = start("check", desk, HRD_DESK_PASSPHRASE_FILE="")
    assert (ended.status, ended.out) == (1, "")
    assert "--passphrase-file" in ended.err
    assert is_one_sentence(ended.err)


def test_a_reader_that_goes_away_is_no_bug(tmp_path: Path) -> None:
    desk = a_closed_desk(tmp_path).path
    assert start("log", desk, SEED).status == 0
    program = [sys.executable, "-P", "-m", "hrd_desk", "terms", str(desk), "country"]
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as ended:
        assert ended.stdout is not None
        assert ended.stderr is not None
        ended.stdout.close()
        said = ended.stderr.read()
    assert ended.returncode in (0, 1)
    assert said == ""
