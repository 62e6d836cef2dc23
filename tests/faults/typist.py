"""The process that is killed while somebody types: a real window over a real desk, offscreen."""

import os
import random
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import QTimer, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.opening import open_desk_with_words

LETTERS = "abcdefghijklmnopqrstuvwxyz    "
SLOWEST_KEY_MS = 180


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the description after a key, and when it stood there (system clock)."""

    text: str
    at_s: float


def type_until_killed(
    place: tuple[Path, str], folder: Path, seed: int, news: "Connection[Typed, None]"
) -> None:
    """Type into the description of a new record, or of the first one of the list, without end.

    `place` is the desk's path and its recovery words; `folder` holds the window's preferences.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # The offscreen platform warns of every window that it cannot size.
    qInstallMessageHandler(lambda *_message: None)
    application = QApplication(["hrd-desk"])
    chance = random.Random(seed)
    with open_desk_with_words(*place) as desk:
        window = MainWindow(desk, Preferences(folder / "window.ini"))
        window.show()
        with desk.database.snapshot() as session:
            rows = event_page(session, EventFilter(), Sort(), None, 1)
        if rows and chance.random() < 0.5:
            window.editor.open(rows[0].uid)
        else:
            window.editor.new()
        field = window.record.event_form.form.description
        keys = QTimer(interval=1)
        keys.timeout.connect(lambda: _press(keys, field, chance, news))
        keys.start()
        application.exec()


def _press(
    keys: QTimer, field: QWidget, chance: random.Random, news: "Connection[Typed, None]"
) -> None:
    keys.setInterval(chance.randrange(5, SLOWEST_KEY_MS))
    QTest.keyClick(field, chance.choice(LETTERS))  # type: ignore[call-overload]  # a letter is a key
    news.send(Typed(field.toPlainText(), time.monotonic()))  # type: ignore[attr-defined]  # a text area
