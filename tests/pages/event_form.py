"""What a person does with the record on the screen; tests of the main window name no widget."""

import uuid
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrd_desk.gui.forms.binding import focus_target
from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.model.event import Event
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import load_event
from hrd_desk.storage.opening import OpenDesk
from tests.pages.keyboard import focused, press, show, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class EventFormPage:
    """The main window over a desk, used with the keyboard."""

    def __init__(self, qtbot: QtBot, desk: OpenDesk, folder: Path) -> None:
        """Open the window; `folder` holds its preferences."""
        self.qtbot = qtbot
        self.desk = desk
        self.after_crash: EventFormPage | None = None
        self.window = MainWindow(desk, Preferences(folder / "window.ini"))
        self.window.resize(1366, 768)
        show(qtbot, self.window)
        self.form = self.window.record.event_form

    def close(self) -> None:
        """Wind the window up and hide it: what shows is read, and its desk is closed next."""
        if self.after_crash is not None:
            self.after_crash.close()
        self.window.wind_up()
        self.window.hide()

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is, or in the window where nothing has it."""
        if QApplication.focusWidget() is None:
            self.window.setFocus()
        press(key, modifier)

    def new(self) -> None:
        """Begin an event; the title has the focus."""
        self.press(Qt.Key.Key_N, CTRL)

    def finish_warming(self) -> None:
        """Let the window get ready what it gets ready while somebody reads or types a title."""
        self.window.entry.warming.finish()

    def save(self) -> None:
        """Save with the keyboard."""
        self.press(Qt.Key.Key_S, CTRL)

    def delete(self) -> None:
        """Delete the record."""
        self.press(Qt.Key.Key_Delete, CTRL | Qt.KeyboardModifier.ShiftModifier)

    def open(self, event: Event) -> None:
        """Go to an event as from the list."""
        self.window.editor.open(event.uid)

    def field(self, name: str) -> QWidget:
        """Return the control that takes the keys for a record's field."""
        control = getattr(self.form.form, name)
        assert isinstance(control, QWidget)
        return focus_target(control)

    def go_to(self, name: str) -> None:
        """Put the focus into a field."""
        self.field(name).setFocus()
        self.qtbot.waitUntil(lambda: focused() is self.field(name))

    def enter(self, name: str, text: str) -> None:
        """Replace what is in a field by typing."""
        self.go_to(name)
        press(Qt.Key.Key_A, CTRL)
        press(Qt.Key.Key_Delete)
        type_text(text)

    def choose(self, name: str, *typed: str) -> None:
        """Type a few letters of each term and press Enter."""
        self.go_to(name)
        for letters in typed:
            type_text(letters)
            press(Qt.Key.Key_Return)

    def shown(self, name: str) -> object:
        """Return the value that a field shows."""
        return self.form.fields[name].value()

    def title(self) -> object:
        """Return the title on the screen."""
        return self.shown("title")

    def notice(self) -> str:
        """Return what the quiet bar says."""
        return self.window.form.notice.sentence()

    def problems(self) -> list[str]:
        """Return the sentences in the list of problems."""
        model = self.window.record.form.problems.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def answer(self, words: str) -> None:
        """Press a button of the quiet bar."""
        button = self.window.form.notice.button(words)
        assert button is not None, f"the bar has no button {words}"
        button.click()

    def is_changed(self) -> bool:
        """Return whether the screen says that changes are not saved."""
        return bool(self.window.record.form.state.text())

    def stored(self, uid: uuid.UUID | None = None) -> Event:
        """Return the record on the screen, or another one, as the desk keeps it."""
        shown = self.window.editor.record
        wanted = uid or (shown.uid if shown else None)
        assert wanted is not None
        self.window.editor.settle()
        with self.desk.database.snapshot() as session:
            return load_event(session, wanted)

    def find(self, title: str) -> uuid.UUID:
        """Return the uid of the one record with this title."""
        self.window.editor.settle()
        with self.desk.database.snapshot() as session:
            rows = event_page(session, EventFilter(), Sort(), None, 1000)
        (found,) = [row.uid for row in rows if row.title == title]
        return found

    def count(self) -> int:
        """Return how many events the desk has."""
        self.window.editor.settle()
        with self.desk.database.snapshot() as session:
            return len(event_page(session, EventFilter(), Sort(), None, 1000))
