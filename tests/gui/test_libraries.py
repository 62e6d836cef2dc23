"""A library that Qt lacks is named with the line that installs it, before Qt is loaded."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hrd_desk.data import data_file
from hrd_desk.gui import libraries

_NOT_HERE = ("libxcb-cursor.so.0", "libwayland-egl.so.1", "libEGL.so.1")


@pytest.fixture(autouse=True)
def _lack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "_loads", lambda library: library not in _NOT_HERE)


@pytest.mark.parametrize(
    ("environment", "packages"),
    [
        ({"DISPLAY": ":0"}, ["libegl1", "libxcb-cursor0"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["libegl1", "libwayland-egl1"]),
        ({"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, ["libegl1", "libxcb-cursor0"]),
        ({"QT_QPA_PLATFORM": "offscreen"}, ["libegl1"]),
    ],
)
def test_only_what_the_screen_at_hand_needs_is_asked_for(
    environment: dict[str, str], packages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    missing = libraries.missing_libraries()
    assert sorted(package for _library, package in missing) == packages
    assert f"sudo apt install {' '.join(packages)}" in libraries.sentence_about(missing)


def test_the_window_ends_with_that_sentence_instead_of_a_crash(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from hrd_desk.gui import libraries, main\n"
        "libraries._loads = lambda library: library != 'libEGL.so.1'\n"
        "status = main()\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules)\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"HOME": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 1
    assert "libEGL.so.1" in done.stderr
    assert "sudo apt install libegl1" in done.stderr
    assert "Traceback" not in done.stderr


def test_every_line_of_the_table_has_a_library_a_package_and_a_screen() -> None:
    table = data_file("system_libraries.txt").read_text(encoding="utf-8").splitlines()
    lines = [line.split() for line in table if not line.startswith("#")]
    assert {screen for _library, _package, screen in lines} == {"all", "x11", "wayland"}
