"""The program as a whole: help, manual, exit statuses, bugs, where the window begins."""

import io
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from hrd_desk import __main__, __version__
from hrd_desk.cli.app import PROGRAM, make_app, translate
from hrd_desk.cli.app import run as run_program
from hrd_desk.cli.bugs import tell_of_bug
from hrd_desk.cli.command_table import COMMANDS, PROFILE_COMMANDS, SYNC_COMMANDS
from hrd_desk.cli.part_checks import PARTS
from hrd_desk.cli.self_check import self_check
from hrd_desk.i18n import set_language
from tests.cli.program import ROOT, run, start

MANUAL = ROOT / "docs" / "manual" / "commands.md"


def parameters_of(*names: str) -> list[Any]:
    command: Any = typer.main.get_command(make_app())
    for name in names:
        command = command.commands[name]
    return list(command.params)


def unnamed_options(section: str, *names: str) -> list[str]:
    """Return the long options of a command that its section of the manual does not name."""
    everywhere = {"--passphrase-file", "--json", "--help", "--quick-unlock"}
    options = [option for parameter in parameters_of(*names) for option in parameter.opts]
    named = [option for option in options if option[0] == "-" and option not in everywhere]
    return [option for option in named if f"`{option}" not in section]


@pytest.mark.parametrize(
    "names",
    [(name,) for name in COMMANDS]
    + [("sync", name) for name in SYNC_COMMANDS]
    + [("profile", name) for name in PROFILE_COMMANDS],
)
def test_every_command_and_option_has_help(names: tuple[str, ...]) -> None:
    ended = run(*names, "--help")
    assert (ended.status, ended.err) == (0, "")
    assert [p.name for p in parameters_of(*names) if not p.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_section_of_the_manual(name: str) -> None:
    sections = re.split(r"^## ", MANUAL.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (section,) = [text for text in sections if text.startswith(f"`{name} ")]
    assert f"hrd-desk {name} " in section
    assert unnamed_options(section, name) == []


@pytest.mark.parametrize(
    ("group", "name"),
    [("sync", name) for name in SYNC_COMMANDS] + [("profile", name) for name in PROFILE_COMMANDS],
)
def test_every_command_of_a_group_has_a_section_of_the_manual(group: str, name: str) -> None:
    sections = re.split(r"^### ", MANUAL.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (section,) = [text for text in sections if text.startswith(f"`{group} {name} ")]
    assert unnamed_options(section, group, name) == []


def test_the_manual_has_no_section_of_a_command_that_is_not_there() -> None:
    told = re.findall(r"^## `([\w-]+) ", MANUAL.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted(told) == sorted(COMMANDS)
    told = re.findall(
        r"^### `sync ([\w-]+) ", MANUAL.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    assert sorted(told) == sorted([*SYNC_COMMANDS, "keeper"])
    told = re.findall(
        r"^### `profile (\w+) ", MANUAL.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    assert sorted(told) == sorted(PROFILE_COMMANDS)


def test_nothing_installs_itself_into_the_shell() -> None:
    assert "completion" not in run("--help").out


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["find"], ["find", "--nonsense"], ["brief", "x"]]
)
def test_wrong_usage_has_status_2(arguments: list[str]) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert "Usage: hrd-desk" in ended.err


def test_help_speaks_the_language_of_the_system(capsys: pytest.CaptureFixture[str]) -> None:
    set_language("ru")
    try:
        with pytest.raises(SystemExit):
            run_program(["check", "--help"])
    finally:
        set_language("en")
    assert re.search("[а-я]{4}", capsys.readouterr().out)


def test_every_parameter_of_a_group_speaks_the_language_of_the_system() -> None:
    set_language("ru")
    try:
        command: Any = typer.main.get_command(make_app())
        translate(command)
    finally:
        set_language("en")
    card = command.commands["sync"].commands["card"]
    (path,) = [parameter for parameter in card.params if parameter.name == "path"]
    assert re.search("[а-я]{4}", path.help)


# --- bugs -----------------------------------------------------------------------------------------


def test_a_bug_is_told_without_what_a_record_holds(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(title: str) -> None:
        raise ValueError(title)

    with pytest.raises(ValueError, match="secret") as caught:
        fail("secret name")
    tell_of_bug(ValueError, caught.value, caught.value.__traceback__)
    said = capsys.readouterr().err
    assert said.startswith("This is a bug in HRD Desk: ValueError in test_app.py:")
    assert "fail" in said
    assert "secret" not in said


def test_the_program_hands_bugs_to_that_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [PROGRAM, "--version"])
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert ended.value.code == 0
    assert sys.excepthook is tell_of_bug


# --- window or command ----------------------------------------------------------------------------


def window_for(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[object, list[object]]:
    """Return the exit status of the program and with what the window was opened."""
    opened: list[object] = []
    monkeypatch.setattr(sys, "argv", [PROGRAM, *arguments])
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)

    def open_window(desk: Path | None) -> int:
        opened.append(desk)
        return 0

    monkeypatch.setattr("hrd_desk.gui.main", open_window)
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    return ended.value.code, opened


def test_without_arguments_the_window_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    assert window_for([], monkeypatch) == (0, [None])


def test_a_path_opens_the_window_on_that_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "old-name"
    folder.mkdir()
    assert window_for([str(folder)], monkeypatch) == (0, [folder])
    assert window_for(["none.hrdesk"], monkeypatch) == (0, [Path("none.hrdesk")])


def test_a_folder_named_like_a_command_does_not_hide_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "find").mkdir()
    monkeypatch.chdir(tmp_path)
    assert window_for(["find"], monkeypatch) == (2, [])
    assert window_for(["nowhere"], monkeypatch) == (2, [])


# --- what the program is made of ------------------------------------------------------------------


def test_the_version_is_told() -> None:
    ended = start("--version")
    assert (ended.status, ended.out) == (0, f"hrd-desk {__version__}\n")


@pytest.mark.parametrize("name", [name for name in PARTS if name != "window"])
def test_every_part_is_sound(name: str) -> None:
    assert PARTS[name]()


def test_the_self_check_reports_a_line_for_each_part() -> None:
    ended = start("--self-check")
    assert (ended.status, ended.err) == (0, ""), ended.out
    lines = ended.out.splitlines()
    assert [line.split()[:2] for line in lines] == [["ok", name] for name in PARTS]
    assert "Qt 6.11.3" in lines[0]
    assert "SQLCipher" in ended.out


def test_a_part_that_fails_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # The processes of the check cannot even start Python.
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    assert self_check([]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("FAILED qt ")
    assert "translations" in said.err


def test_an_unknown_part_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert self_check(["heart"]) == 2
    assert "heart" in capsys.readouterr().err


def test_an_argument_that_is_no_text_is_one_sentence() -> None:
    ended = start("show", "desk", "KZ-\udcff")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == "Argument 3 is no text in UTF-8. Write it so, or rename the file.\n"
