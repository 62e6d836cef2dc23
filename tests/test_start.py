"""What a start must not load: neither version nor help nor the first screens need any of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from hrd_desk.cli.command_table import COMMANDS, PROFILE_COMMANDS, SYNC_COMMANDS
from tests.builders import a_closed_desk

HEAVY = {
    *("reportlab", "uharfbuzz", "icu4py", "openpyxl", "docx", "lxml", "xlsxwriter", "pikepdf"),
    *("pypdfium2", "PIL", "cryptography", "rapidfuzz", "anyascii", "geopy", "requests"),
    *("snowballstemmer", "nepali_datetime", "hijridate"),
}
"""Printing, tables, looking up, calendars: for who prints, imports, searches or types."""
OF_A_DESK = {"sqlalchemy", "alembic", "sqlcipher3", "pyrage", "zstandard", "argon2", "mnemonic"}

COMMAND = """
import atexit, json, sys
atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))
sys.argv = ["hrd-desk", *sys.argv[1:]]
from hrd_desk.__main__ import main
main()
"""

WINDOWS = """
import json, os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from hrd_desk.gui.application import Application
from hrd_desk.gui.libraries import missing_libraries
from hrd_desk.gui.preferences import Preferences
def tell():
    print(json.dumps(sorted(sys.modules)), flush=True)
qt = QApplication([])
missing_libraries()
application = Application(qt, Preferences(Path(sys.argv[1]) / "window.ini"))
application.show_welcome()
tell()
from hrd_desk.gui.windows.unlock_dialog import UnlockDialog
UnlockDialog(Path(sys.argv[2]))
tell()
while "hrd_desk.gui.windows.main_window" not in sys.modules:  # loaded behind the window
    qt.processEvents()
from hrd_desk.storage.opening import open_desk
from tests.builders import PASSPHRASE
application.enter(open_desk(Path(sys.argv[2]), PASSPHRASE))
tell()
application.shut_down()
os._exit(0)
"""


def loaded(said: str) -> list[set[str]]:
    """Return the packages that are loaded, each time that they were told."""
    told = [json.loads(line) for line in said.splitlines() if line.startswith("[")]
    return [{name.partition(".")[0] for name in names} | set(names) for names in told]


def test_version_and_help_load_no_command() -> None:
    for words in (["--version"], ["--help"], ["sync", "--help"]):
        command = [sys.executable, "-c", COMMAND, *words]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        (modules,) = loaded(done.stderr)
        assert modules & (HEAVY | OF_A_DESK | {"PySide6"}) == set()
        commands = {f"hrd_desk.cli.{place.partition(':')[0]}" for place, _help in COMMANDS.values()}
        assert modules & commands == set()


def test_help_names_every_command_that_it_does_not_load() -> None:
    wanted = {(): COMMANDS, ("sync",): SYNC_COMMANDS, ("profile",): PROFILE_COMMANDS}
    for words, commands in wanted.items():
        command = [sys.executable, "-m", "hrd_desk", *words, "--help"]
        said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
        lines = [line.split(maxsplit=1) for line in said.splitlines() if line.startswith("  ")]
        told = {parts[0]: parts[1] for parts in lines if len(parts) > 1}
        for name, (_place, help_text) in commands.items():
            assert told[name].startswith(help_text[:20])


def test_the_first_screens_load_what_they_show(tmp_path: Path) -> None:
    desk = a_closed_desk(tmp_path).path
    done = subprocess.run(
        [sys.executable, "-c", WINDOWS, str(tmp_path), str(desk)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "HRD_DESK_STATE": str(tmp_path)},
        timeout=120,
        check=True,
    )
    welcome, unlock, page = loaded(done.stdout)
    assert welcome & (HEAVY | OF_A_DESK) == set()
    assert unlock & (HEAVY | OF_A_DESK) == set()
    assert page & HEAVY == set()
