"""The main job with the keyboard alone: create, log, save, lock, unlock, find, print, read back."""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrd_desk.exchange.record_json import event_to_json
from hrd_desk.gui.application import Application
from hrd_desk.gui.windows.create_desk_dialog import CreateDeskDialog
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.windows.publish_window import PublishWindow
from hrd_desk.gui.windows.unlock_dialog import UnlockDialog
from hrd_desk.gui.windows.welcome_window import WelcomeWindow
from hrd_desk.storage.event_lists import EventFilter, EventRow, Sort, event_page
from hrd_desk.storage.events import load_event
from hrd_desk.storage.terms import load_vocabulary
from tests.pages.event_form import ALT, CTRL
from tests.pages.keyboard import ctrl_tab_to, enter, focused, press, tab_to, type_text
from tests.pages.running import running_application

SEED = json.loads((Path(__file__).parents[1] / "data" / "seed.json").read_text("utf-8"))
PASSPHRASE = "six short words make a passphrase"

Step = Callable[[], bool]
Json = dict[str, Any]
Window = TypeVar("Window", bound=QWidget)


class Journey:
    """A person at the keyboard, who waits for what comes before pressing on.

    `steps` yields conditions; between them it presses keys. Keys that open a dialog are pressed
    `later`, because the dialog holds up whoever opened it.
    """

    def __init__(self, qtbot: QtBot, application: Application, folder: Path) -> None:
        """Begin at the welcome window; files go to `folder`."""
        self.application = application
        self.folder = folder
        self._qtbot = qtbot

    def run(self) -> None:
        """Take every step, each as soon as its condition holds."""
        steps: Any = self.steps()
        waiting = [next(steps)]
        done: list[bool] = []

        def look() -> None:
            if not waiting[0]():
                return
            try:
                waiting[0] = next(steps)
            except StopIteration:
                done.append(True)
                timer.stop()

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(10)

        def arrived() -> None:
            waits = steps.gi_yieldfrom or steps
            assert done, f"the journey stands still at line {waits.gi_frame.f_lineno}"

        self._qtbot.waitUntil(arrived, timeout=60_000)

    def steps(self) -> Iterator[Step]:
        yield self.sees(WelcomeWindow)
        later(lambda: press(Qt.Key.Key_Space))
        yield from self.create()
        yield self.sees(MainWindow)
        yield from self.log()
        later(lambda: press(Qt.Key.Key_L, CTRL))
        yield from self.unlock()
        yield from self.find()
        yield from self.print_brief()

    def create(self) -> Iterator[Step]:
        yield self.sees(CreateDeskDialog)
        dialog = self.top(CreateDeskDialog)
        for field, text in (("name", "Records"), ("folder", str(self.folder)), ("code", "ALM")):
            enter(field, text)
        enter("author", "A. B.")
        press(Qt.Key.Key_Return)
        yield lambda: dialog.ui.pages.currentWidget() is dialog.ui.passphrase_page
        enter("passphrase", PASSPHRASE)
        enter("repeated", PASSPHRASE)
        press(Qt.Key.Key_Return)
        yield lambda: dialog.ui.pages.currentWidget() is dialog.ui.words_page
        words = [getattr(dialog.words_form.ui, f"word_{n}").text() for n in range(1, 16)]
        tab_to("is_written")
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Return)
        form = dialog.words_form.ui
        yield form.first.isVisible
        for line, label in ((form.first, form.first_label), (form.second, form.second_label)):
            asked = re.search(r"\d+", label.text())
            assert asked
            enter(line.objectName(), words[int(asked[0]) - 1])
        press(Qt.Key.Key_Return)

    def log(self) -> Iterator[Step]:
        press(Qt.Key.Key_N, CTRL)
        yield lambda: has_focus() and focused().objectName() == "title"
        form = self.top(MainWindow).record.event_form.form
        type_and_tab(SEED["title"])
        choose("kaz")
        type_and_tab("1 May 2023")
        type_and_tab(SEED["description"])
        type_and_tab("1")
        choose_and_tab("oth")
        choose_and_tab("demo")
        choose_and_tab("arbitr")
        choose_and_tab("asse", "offl", "libe", "prot")
        choose_and_tab("pol")
        press(Qt.Key.Key_Tab)
        assert focused().accessibleName() == "Place"
        type_text("Almaty")
        for field, text in (("latitude_deg", "lat"), ("longitude_deg", "lon")):
            ctrl_tab_to(field)
            type_text(repr(SEED["places"][0][text]))
        press(Qt.Key.Key_U, ALT)
        type_text(SEED["summary"])
        tab_until("Confidentiality")
        choose("may be")
        choose("publ")
        tab_until("Monitoring status")
        choose("pend")
        press(Qt.Key.Key_S, CTRL)
        assert form.title.text() == SEED["title"]
        yield self.is_saved

    def unlock(self) -> Iterator[Step]:
        yield self.sees(UnlockDialog)
        enter("passphrase", PASSPHRASE)
        press(Qt.Key.Key_Return)
        yield self.sees(MainWindow)

    def find(self) -> Iterator[Step]:
        press(Qt.Key.Key_F, CTRL)
        yield lambda: has_focus() and focused().objectName() == "filter"
        type_text("Almaty")
        window = self.top(MainWindow)
        yield lambda: window.list.form.found.text() == "1 found"
        press(Qt.Key.Key_Return)
        yield lambda: window.record.event_form.form.title.text() == SEED["title"]

    def print_brief(self) -> Iterator[Step]:
        press(Qt.Key.Key_P, CTRL)
        yield self.sees(PublishWindow)
        window = self.top(PublishWindow)
        yield lambda: not window.is_making
        enter("file", str(self.folder / "brief.pdf"))
        press(Qt.Key.Key_Return, CTRL)
        yield (self.folder / "brief.pdf").exists

    def sees(self, kind: type[QWidget]) -> Step:
        """Return a condition: a window of this kind takes the keys."""
        return lambda: isinstance(QApplication.activeWindow(), kind) and has_focus()

    def top(self, kind: type[Window]) -> Window:
        """Return the window that takes the keys, which must be of this kind."""
        window = QApplication.activeWindow()
        assert isinstance(window, kind)
        return window

    def is_saved(self) -> bool:
        """Whether the desk holds the record."""
        return len(self.rows()) == 1

    def rows(self) -> list[EventRow]:
        """Return the lines of the desk's list."""
        desk = self.application.desk
        assert desk is not None
        with desk.database.snapshot() as session:
            return event_page(session, EventFilter(), Sort(), None, 2)

    def stored(self) -> Json:
        """Return the one record in our record format."""
        desk = self.application.desk
        assert desk is not None
        with desk.database.snapshot() as session:
            event = load_event(session, self.rows()[0].uid)
            return event_to_json(event, load_vocabulary(session))


def has_focus() -> bool:
    """Whether anything takes the keys: for a moment between two windows, nothing does."""
    return QApplication.focusWidget() is not None


def later(action: Callable[[], None]) -> None:
    """Do `action` after this step, because it opens a dialog."""
    QTimer.singleShot(0, action)


def tab_until(name: str) -> None:
    """Press Ctrl+Tab until the control with this accessible name has the keys."""
    for _turn in range(60):
        if focused().accessibleName() == name:
            return
        press(Qt.Key.Key_Tab, CTRL)
    message = f"Ctrl+Tab never reaches {name}"
    raise AssertionError(message)


def type_and_tab(text: str) -> None:
    """Type into the field and go on."""
    type_text(text)
    press(Qt.Key.Key_Tab)


def choose(*typed: str) -> None:
    """Choose a term by a few letters of each; a field for one term is then left."""
    for letters in typed:
        type_text(letters)
        press(Qt.Key.Key_Return)


def choose_and_tab(*typed: str) -> None:
    """Choose terms by a few letters of each and go on."""
    choose(*typed)
    press(Qt.Key.Key_Tab)


@pytest.fixture
def application(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    with running_application(qapp, tmp_path) as application:
        # The test cannot be replaced by a new process; what that process would do first is done
        # here. That the process really is replaced: tests/gui/test_lock.py.
        next_process = lambda _, command: application.open_path(Path(command[-1]))  # noqa: E731
        monkeypatch.setattr(os, "execv", next_process)
        yield application


def test_the_main_job_is_done_with_the_keyboard_alone(
    qtbot: QtBot, application: Application, tmp_path: Path
) -> None:
    application.show_welcome()
    journey = Journey(qtbot, application, tmp_path)
    journey.run()

    stored = journey.stored()
    for field in ("title", "country", "start_date", "description", "summary", "violations"):
        assert stored[field] == SEED[field]
    for field in ("genders", "hrd_types", "perpetrators_state", "monitoring_status"):
        assert stored[field] == SEED[field]
    assert set(stored["rights"]) == set(SEED["rights"])
    assert stored["places"][0]["lon"] == SEED["places"][0]["lon"]
    assert [(c["role"], c["min"]) for c in stored["counts"]] == [("affected", 1)]

    with pypdfium2.PdfDocument(tmp_path / "brief.pdf") as pdf:
        text = " ".join(pdf[0].get_textpage().get_text_bounded().split())
    assert SEED["summary"] in text
    assert "1 May 2023" in text
    assert "Freedom of expression: Offline" in text
    assert SEED["description"][:60] not in text
