"""Photograph every window, for people to look at; fail if one is missing or a text is cut.

`python -m tests.screens FOLDER` takes all of them in English, Russian and Arabic, light and dark,
at 100 and at 200 % on a screen of 1366x768, each combination into a folder of its own (`ru-dark-2`)
and under an Xvfb of its own. `--language ru`, `--theme dark` and `--scale 2` narrow that down, and
`--only entry` takes a part of the windows. `--here` uses the display that there is, for one
combination. `--right-to-left` mirrors every window; Arabic does that by itself.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hrd_desk.gui.palettes import apply_theme, load_fonts
from hrd_desk.gui.preferences import Preferences, Theme
from hrd_desk.gui.spoken import speak
from hrd_desk.gui.widgets.outlined_style import OutlinedStyle
from hrd_desk.gui.windows.sample_desk_dialog import create_sample_desk
from hrd_desk.gui.workers import finish_jobs
from hrd_desk.i18n import LANGUAGES
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.standing import STATE_VARIABLE
from tests.batch_screens import take_batch
from tests.builders import cheap_cost
from tests.entry_screens import take_entry
from tests.exchange_screens import take_exchange
from tests.finding_screens import take_finding
from tests.flow_screens import take_flow
from tests.inbox_screens import take_inbox
from tests.map_screens import take_maps
from tests.pictured import unseen
from tests.place_screens import take_places
from tests.publish_screens import take_publishing
from tests.settings_screens import take_settings
from tests.studio import Studio
from tests.table_screens import take_tables
from tests.window_screens import take_windows

Part = Callable[[Studio, OpenDesk, Preferences, Path], None]
PARTS: dict[str, Part] = {
    "windows": take_windows,
    "maps": lambda studio, desk, preferences, _folder: take_maps(studio, desk, preferences),
    "exchange": lambda studio, _desk, _preferences, folder: take_exchange(studio.picture, folder),
    "inbox": lambda studio, _desk, _preferences, folder: take_inbox(studio, folder),
    "publishing": lambda studio, desk, preferences, _folder: take_publishing(
        studio.picture, desk, preferences
    ),
    "entry": lambda studio, desk, preferences, _folder: take_entry(studio, desk, preferences),
    "batch": lambda studio, desk, _preferences, _folder: take_batch(studio.picture, desk),
    "flow": lambda studio, desk, preferences, _folder: take_flow(studio, desk, preferences),
    "places": lambda studio, desk, _preferences, _folder: take_places(studio, desk),
    "finding": lambda studio, _desk, _preferences, folder: take_finding(studio, folder),
    "tables": lambda studio, desk, _preferences, _folder: take_tables(studio.picture, desk),
    "settings": lambda studio, _desk, _preferences, folder: take_settings(studio.picture, folder),
}
"""Takes some of the pictures with a studio, over the sample desk, with a folder for more desks."""
THEMES = (Theme.LIGHT, Theme.DARK)
SCALES = ("1", "2")
SCREEN = "1366x768x24"


def main() -> int:
    """Take the pictures; return 1 if a window is missing or a text is cut."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--scale", choices=SCALES, help="2 for letters and lines of 200 %%")
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--here", action="store_true", help="one combination, on this display")
    parser.add_argument("--right-to-left", action="store_true", help="mirror every window")
    options = parser.parse_args()
    if options.here:
        return take_one(options)
    given = (options.language, options.theme, options.scale)
    choices = zip(given, (LANGUAGES, THEMES, SCALES), strict=True)
    combinations = product(*((one,) if one else every for one, every in choices))
    failed = [words for words in map("-".join, combinations) if not _is_taken(words, options)]
    if failed:
        print("not as it should be:", *failed, file=sys.stderr)  # noqa: T201  for whoever looks on
    return 1 if failed else 0


def _is_taken(combination: str, options: argparse.Namespace) -> bool:
    """Take one combination in a process of its own: a scale is set once, before Qt begins."""
    language, theme, scale = combination.split("-")
    wanted = ["--language", language, "--theme", theme, "--scale", scale]
    wanted += ["--only", options.only] if options.only else []
    wanted += ["--right-to-left"] if options.right_to_left else []
    folder = options.folder / combination
    command = ["xvfb-run", "-a", "-s", f"-screen 0 {SCREEN}", sys.executable, "-m", "tests.screens"]
    print(f"{combination} …", flush=True)  # noqa: T201
    return subprocess.run([*command, str(folder), "--here", *wanted], check=False).returncode == 0


def take_one(options: argparse.Namespace) -> int:
    """Take the pictures of one language, theme and scale on the display that there is."""
    os.environ["QT_SCALE_FACTOR"] = options.scale or SCALES[0]
    options.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["hrd-desk", "-style", "Fusion"])
    application.setStyle(OutlinedStyle())
    load_fonts(application)
    apply_theme(application, Theme(options.theme or Theme.LIGHT))
    speak(options.language or LANGUAGES[0])
    if options.right_to_left:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    studio = Studio(options.folder)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        os.environ[STATE_VARIABLE] = temporary  # the user's own marks stay as they are
        with create_sample_desk(folder, cheap_cost()) as desk:
            preferences = Preferences(folder / "window.ini")
            for name, take in PARTS.items():
                if options.only in (None, name):
                    (folder / name).mkdir()
                    take(studio, desk, preferences, folder / name)
        finish_jobs()
    missing = [] if options.only else unseen(studio.shown)
    for name in missing:
        print(f"no picture shows {name}", file=sys.stderr)  # noqa: T201
    return 1 if missing or studio.cut else 0


if __name__ == "__main__":
    sys.exit(main())
