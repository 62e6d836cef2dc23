"""Random keys, clicks and sizes over every window: no bug, no lost record, no growing process.

`python -m tests.faults.monkey --minutes 10 --seed 1`. The seed is printed; the same one presses
the same keys on the same desk, as far as the time that jobs take lets it. With `--changing` the
desk changes under the windows all the time, as by files that come in.
"""

import argparse
import faulthandler
import os
import random
import sys
import tempfile
import time
import traceback
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from statistics import median
from types import TracebackType

from PySide6.QtCore import QEventLoop, QPoint, Qt, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMenu, QWidget
from shiboken6 import isValid
from sqlalchemy import func, select

from hrd_desk.gui.layouts import known_items
from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.widgets.outlined_style import OutlinedStyle
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.workers import call_later, finish_jobs
from hrd_desk.model.event import Event
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.standing import STATE_VARIABLE
from tests.builders import a_desk, an_event, saved, vocabulary_of
from tests.faults.elsewhere import Elsewhere
from tests.figures import tell
from tests.pages.keyboard import type_text

EVENTS = 40
LONG_S = 480.0
"""A shorter run says nothing of growth: fonts, lists of places and the caches of the database
(64 MB a connection) fill up in the first half of a long one."""
MOST_GROWTH_MB_A_MINUTE = 12.0
WEIGHED_EACH_S = 5.0
TURN_MS = 3
HUNG_AFTER_S = 120
WORDS = (
    "kaz",
    "arrest",
    "1 May 2023",
    "about a dozen",
    "almaty",
    "Полиция",
    "احتجاز",
    "43.2, 76.9",
)
KEYS = (
    *("Return", "Tab", "Tab", "Tab", "Backtab", "Escape", "Backspace", "Delete", "Space"),
    *("Down", "Down", "Up", "Left", "Right", "Home", "End", "PageDown", "PageUp"),
    *("F2", "F3", "F4", "F6", "F8", "F9", "1", "2", "7"),
)
CHORDS = (
    *(
        "N",
        "N",
        "S",
        "S",
        "Z",
        "Z",
        "D",
        "E",
        "F",
        "H",
        "T",
        "M",
        "I",
        "P",
        "K",
        "1",
        "2",
        "V",
        "A",
    ),
    *("Return", "'", ";"),
)
SHIFTED = ("Z", "D", "Delete", "J", "Y", "T", "O", "N", "P", "S", "R", "F", "E", "M")
SIZES = ((1366, 768), (900, 600), (1920, 1080), (400, 300), (2560, 1440))


@dataclass(slots=True)
class Outcome:
    """What a run found: `bugs` are tracebacks, `findings` what is wrong with desk or windows.

    `megabytes` is what the process held at the start and after each minute.
    """

    seed: int
    acts: int = 0
    changes: int = 0
    """What was changed under the windows."""
    windows: set[str] = field(default_factory=set)
    bugs: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    lost: int = 0
    growth_mb_a_minute: float = 0.0
    held: list[tuple[float, float]] = field(default_factory=list)
    """Seconds since the start, and the megabytes held then."""


class Monkey:
    """Acts on whatever window is in front, until its time is over; leaves dialogs when stuck."""

    def __init__(self, window: MainWindow, seconds: float, outcome: Outcome) -> None:
        """Play with `window` and all that it opens."""
        self._window, self._outcome = window, outcome
        self._chance = random.Random(outcome.seed)
        self._began_at = time.monotonic()
        self._seconds = seconds
        self._next_weighing = 0.0
        self._in_front: QWidget | None = None
        self._stuck = 0
        self._loop = QEventLoop()

    def play(self) -> None:
        """Act until the time is over."""
        self._again()
        self._loop.exec()
        late = [weighing for weighing in self._outcome.held if weighing[0] > self._seconds / 2]
        self._outcome.growth_mb_a_minute = slope(late) * 60

    def _again(self) -> None:
        # One timer for each turn: Qt lets none begin anew in the dialog that it opened itself.
        call_later(self._window, self._turn, TURN_MS)

    def _turn(self) -> None:
        now = time.monotonic() - self._began_at
        if now > self._next_weighing:
            self._next_weighing += WEIGHED_EACH_S
            self._outcome.held.append((now, _megabytes()))
        target = self._target()
        if now > self._seconds or self._outcome.bugs:
            self._leave(target)
            return
        self._again()
        self._outcome.acts += 1
        self._outcome.windows.add(type(target).__name__)
        self._act(target)

    def _target(self) -> QWidget:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        target = popup or modal or QApplication.activeWindow() or self._window
        self._stuck = self._stuck + 1 if target is self._in_front else 0
        self._in_front = target
        return target

    def _leave(self, target: QWidget) -> None:
        """Close what is open in front of the window, then end."""
        if target is self._window or not isValid(target):
            self._loop.quit()
        else:
            self._again()
            target.close()
            self._window.activateWindow()

    def _act(self, target: QWidget) -> None:
        chance = self._chance
        if target is not self._window and self._stuck > chance.randrange(20, 200):
            target.close()
            self._window.activateWindow()
            return
        if isinstance(target, QFileDialog):
            target.reject()
            return
        acts = (self._type, self._press, self._press, self._chord, self._click, self._resize)
        weights = (4, 5, 5, 4, 6, 1)
        chance.choices(acts, weights)[0](target)

    def _focus(self, target: QWidget) -> QWidget:
        widget = QApplication.focusWidget()
        return widget if widget is not None and widget.window() is target.window() else target

    def _type(self, target: QWidget) -> None:
        if QApplication.focusWidget() is not None and not isinstance(target, QMenu):
            type_text(self._chance.choice(WORDS))

    def _press(self, target: QWidget) -> None:
        self._key(target, self._chance.choice(KEYS), Qt.KeyboardModifier.NoModifier)

    def _chord(self, target: QWidget) -> None:
        is_shifted = self._chance.random() < 0.3
        modifier = Qt.KeyboardModifier.ControlModifier
        if is_shifted:
            modifier |= Qt.KeyboardModifier.ShiftModifier
        self._key(target, self._chance.choice(SHIFTED if is_shifted else CHORDS), modifier)

    def _key(self, target: QWidget, name: str, modifier: Qt.KeyboardModifier) -> None:
        key = {"'": Qt.Key.Key_Apostrophe, ";": Qt.Key.Key_Semicolon}.get(name)
        QTest.keyClick(self._focus(target), key or Qt.Key[f"Key_{name}"], modifier)

    def _click(self, target: QWidget) -> None:
        place = QPoint(
            self._chance.randrange(max(target.width(), 1)),
            self._chance.randrange(max(target.height(), 1)),
        )
        widget = target.childAt(place) or target
        if not widget.isEnabled() or _leads_out(widget):
            return
        button = Qt.MouseButton.LeftButton
        QTest.mouseClick(widget, button, pos=widget.mapFrom(target, place))

    def _resize(self, target: QWidget) -> None:
        target.resize(*self._chance.choice(SIZES))


def _leads_out(widget: QWidget) -> bool:
    """Whether a click would lock or close the desk: there is no application here to do it."""
    words = widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
    return words in ("Lock", "Close desk", "Quit")


def _megabytes() -> float:
    """Return what the process alone holds in memory; pages of files belong to the system."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    return 0.0


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Return the median slope between all pairs of points (Theil and Sen); 0 for fewer than two.

    What is held goes up and down by a tenth within seconds, so two points alone tell nothing.
    """
    pairs = combinations(points, 2)
    slopes = [(late[1] - early[1]) / (late[0] - early[0]) for early, late in pairs]
    return median(slopes) if slopes else 0.0


def run(seconds: float, seed: int, *, is_changing: bool = False) -> Outcome:
    """Let a monkey loose on a new desk with some records, in this process.

    `is_changing`: records and terms are changed under its windows.
    """
    outcome = Outcome(seed)
    application = QApplication.instance() or QApplication(["hrd-desk"])
    assert isinstance(application, QApplication)
    application.setStyle(OutlinedStyle())
    before = sys.excepthook

    def catch(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        outcome.bugs.append("".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = catch
    with tempfile.TemporaryDirectory(prefix="hrd-desk-monkey-") as name:
        os.environ[STATE_VARIABLE] = name
        folder, working = Path(name), Path.cwd()
        os.chdir(folder)  # whatever it writes goes with the folder
        with a_desk(folder) as desk:
            _play(desk, folder, seconds, outcome, is_changing=is_changing)
            outcome.findings += check_desk(desk).findings
        os.chdir(working)
    sys.excepthook = before
    return outcome


def _play(
    desk: OpenDesk, folder: Path, seconds: float, outcome: Outcome, *, is_changing: bool
) -> None:
    vocabulary = vocabulary_of(desk)
    uids = {saved(desk, an_event(vocabulary, title=f"Event {n}")).uid for n in range(EVENTS)}
    preferences = Preferences(folder / "window.ini")
    window = MainWindow(desk, preferences)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    elsewhere = Elsewhere(desk, window, sorted(uids), outcome.seed)
    if is_changing:
        elsewhere.begin()
    Monkey(window, seconds, outcome).play()
    elsewhere.stop()
    outcome.changes = elsewhere.changes
    items = [type(item).__name__ for item in known_items()]
    outcome.findings += [f"items of layouts that Python has seen: {items}"] if items else []
    window.wind_up()
    finish_jobs()
    window.hide()
    window.deleteLater()
    QApplication.processEvents()
    outcome.lost = _lost(desk, uids)


def _lost(desk: OpenDesk, uids: set[uuid.UUID]) -> int:
    """Return how many of the first records are not there: deleted ones are, marked."""
    with desk.database.snapshot() as session:
        query = select(func.count()).where(Event.uid.in_(uids))
        return len(uids) - (session.scalar(query) or 0)


def tell_outcome(outcome: Outcome, seconds: float) -> None:
    """Print the figures of a run."""
    context = f"seed {outcome.seed}, {seconds:.0f} s, {len(outcome.windows)} kinds of windows"
    tell("monkey.acts", outcome.acts, "acts", context)
    tell("monkey.changes", outcome.changes, "changes", "made under the windows")
    tell("monkey.bugs", len(outcome.bugs), "bugs", context)
    tell("monkey.lost", outcome.lost, "records", context)
    tell("monkey.findings", len(outcome.findings), "findings", "check_desk at the end")
    tell("monkey.growth", outcome.growth_mb_a_minute, "MB/min", "in the second half of the run")
    for minute, (_, held) in enumerate(outcome.held[:: round(60 / WEIGHED_EACH_S)]):
        tell(f"monkey.held-{minute}", held, "MB", f"held after {minute} minutes")


def is_wrong(outcome: Outcome, seconds: float) -> bool:
    """Whether anything came out that must not; a short run says nothing of growth."""
    grows = outcome.growth_mb_a_minute > MOST_GROWTH_MB_A_MINUTE and seconds >= LONG_S
    return bool(outcome.bugs or outcome.findings or outcome.lost or grows)


def main() -> int:
    """Run from the command line; return 1 if anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 20))
    parser.add_argument("--changing", action="store_true", help="change the desk meanwhile")
    wanted = parser.parse_args()
    print(f"seed {wanted.seed}", flush=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(lambda *_message: None)
    seconds = 60 * wanted.minutes
    faulthandler.enable()
    faulthandler.dump_traceback_later(seconds + HUNG_AFTER_S, exit=True)
    outcome = run(seconds, wanted.seed, is_changing=wanted.changing)
    tell_outcome(outcome, seconds)
    print(*outcome.bugs, *outcome.findings, sep="\n", end="")
    return int(is_wrong(outcome, seconds))


if __name__ == "__main__":
    sys.exit(main())
