"""Entering records by keys alone over a large desk: how long each key is waited for."""

import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hrd_desk.collecting import set_aside
from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.workers import database_lane, finish_jobs, take_short_turns
from hrd_desk.storage.opening import open_desk
from tests.bench.building import built_desk
from tests.builders import PASSPHRASE
from tests.fast_entry_steps import (
    begin,
    enter_cold,
    enter_second,
    fill_up_terms,
    pin_what_repeats,
    tell_keys,
    tell_models,
    tell_worst,
)
from tests.figures import tell
from tests.pages.fast_entry import FastEntry
from tests.stalls import StallWatch

EVENTS, SHORT_EVENTS = 50_000, 5_000
PAUSE_MS, SHORT_PAUSE_MS = 200, 30
"""Between two keys: 200 ms is a person who types 55 words a minute."""
SETTLE_MS = 4000


def measure(*, is_short: bool) -> None:
    """Tell the keys of two records, and the longest waits, over a copy of a built desk."""
    events = SHORT_EVENTS if is_short else EVENTS
    pause_ms = SHORT_PAUSE_MS if is_short else PAUSE_MS
    with built_desk(events) as desk:
        built = desk.folder.path
    application = QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    assert isinstance(application, QApplication)
    take_short_turns()
    with tempfile.TemporaryDirectory(dir=built.parent) as temporary:
        path = Path(temporary) / built.name
        shutil.copytree(built, path)
        with open_desk(path, PASSPHRASE) as desk:
            fill_up_terms(desk)
            window = MainWindow(desk, Preferences(Path(temporary) / "window.ini"))
            _enter(window, f"{events} events, 600 violations, {pause_ms} ms between keys", pause_ms)
            window.wind_up()
            finish_jobs()
            window.hide()
            window.deleteLater()
            QApplication.processEvents()


def _enter(window: MainWindow, context: str, pause_ms: int) -> None:
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    watch = StallWatch()
    watch.rest(SETTLE_MS)
    entry = FastEntry(watch, pause_ms)
    window.setFocus()
    begin(entry)
    watch.rest(SETTLE_MS)
    window.entry.warming.finish()
    set_aside()
    database_lane.waitForDone()
    watch.rest(SETTLE_MS)
    pin_what_repeats(window)
    window.record.event_form.go_to_field("title")
    watch.worst_gap_ms = 0.0
    watch.keys.clear()
    entry.begin_count()
    enter_cold(entry)
    tell_keys("cold", entry, context)
    tell_models()
    entry.begin_count()
    enter_second(entry)
    tell_keys("warm", entry, f"{context}, codes pinned")
    tell_worst(watch, context)
    tell(
        "entry.gap.worst", watch.worst_gap_ms, "ms", f"{context}; between two keys, timers and all"
    )


if __name__ == "__main__":
    measure(is_short="--short" in sys.argv)
