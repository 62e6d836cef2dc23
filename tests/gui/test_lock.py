"""Locking replaces the process: the same number, and none of the words left in its memory."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hrd_desk.gui import lock
from tests.builders import a_desk, an_event, recovery_words, saved, vocabulary_of

ROOT = Path(__file__).parents[2]
WITNESS = "Perizat-Qorghan-7431"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/PID/mem")


def copies_in_memory(pid: int, word: str) -> int:
    """Return how often `word` stands in what the process can write, as UTF-8 or UTF-16."""
    patterns = (word.encode(), word.encode("utf-16-le"))
    found = 0
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            addresses, rights, *_rest = line.split()
            if not rights.startswith("rw") or "[v" in line:
                continue
            start, end = (int(part, 16) for part in addresses.split("-"))
            memory.seek(start)
            content = memory.read(end - start)
            found += sum(content.count(pattern) for pattern in patterns)
    return found


class Program:
    """The program of locked_process.py, told when to go on."""

    def __init__(self, desk: Path, words: Path) -> None:
        command = [sys.executable, "-m", "tests.gui.locked_process", str(words), str(desk)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    def sign(self) -> list[str]:
        """Wait for what the program says: a sign and the number of its process."""
        assert self._process.stdout
        return self._process.stdout.readline().decode().split()

    def go_on(self) -> None:
        assert self._process.stdin
        self._process.stdin.write(b"\n")
        self._process.stdin.flush()

    def end(self) -> None:
        """Wait for its end, making one."""
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with a_desk(tmp_path) as desk:
        event = an_event(vocabulary_of(desk), title=f"{WITNESS} was summoned")
        event.description = f"{WITNESS} told of it. " * 200
        saved(desk, event)
    words = tmp_path / "words"
    words.write_text(recovery_words())
    program = Program(desk.folder.path, words)
    yield program
    program.end()


@on_linux
def test_a_locked_program_keeps_its_number_and_no_word(program: Program) -> None:
    assert program.sign() == ["open", str(program.pid)]
    if not os.access(f"/proc/{program.pid}/mem", os.R_OK):
        pytest.skip("only root may read the memory of a program that refuses it")
    assert copies_in_memory(program.pid, WITNESS) > 0
    program.go_on()
    assert program.sign() == ["locked", str(program.pid)]
    assert copies_in_memory(program.pid, WITNESS) == 0
    assert copies_in_memory(program.pid, recovery_words()) == 0


@on_linux
def test_no_core_is_dumped_and_no_debugger_may_look(program: Program) -> None:
    program.sign()
    limits = Path(f"/proc/{program.pid}/limits").read_text()
    core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"]
    # What may not be dumped belongs to root, whoever started it.
    assert Path(f"/proc/{program.pid}/mem").stat().st_uid == 0


def test_the_program_is_started_again_as_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "orig_argv", ["python", "-X", "utf8", "-m", "hrd_desk", "old.hrdesk"])
    monkeypatch.setattr(sys, "argv", ["/x/hrd_desk/__main__.py", "old.hrdesk"])
    wanted = [sys.executable, "-X", "utf8", "-m", "hrd_desk"]
    assert lock.program_command(tmp_path / "A.hrdesk") == [*wanted, str(tmp_path / "A.hrdesk")]
    assert lock.program_command(None) == wanted


def test_the_clipboard_is_emptied_if_the_text_is_ours(qapp: QApplication) -> None:
    clipboard = qapp.clipboard()
    clipboard.setText(WITNESS)
    if not clipboard.ownsClipboard():
        pytest.skip("the offscreen platform does not say whose the text is; run with --onscreen")
    lock.clear_clipboard()
    assert clipboard.text() == ""
