"""Pictures of what makes entering safe and fast: part of `python -m tests.screens FOLDER`."""

import uuid
from typing import Protocol

from PySide6.QtWidgets import QApplication, QWidget

from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import delete_event, load_event, save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import load_vocabulary
from tests.builders import an_event

TITLES = (
    "Kazakhstan: lawyer questioned after a court hearing",
    "Kazakhstan: demonstrators arrested in Almaty",
    "Казахстан: журналист задержан у здания суда",
)


class Picture(Protocol):
    """Shows a window, saves what it looks like under a name, and closes it."""

    def __call__(self, name: str, window: QWidget, *, is_full: bool = False) -> None: ...


def take_entry(picture: Picture, desk: OpenDesk, preferences: Preferences) -> None:
    """Take drafts that wait, and a command that was taken back."""
    with desk.database.snapshot() as session:
        vocabulary = load_vocabulary(session)
    with desk.database.transaction("save") as session:
        events = [save_event(session, an_event(vocabulary, title=title)) for title in TITLES]
    _take_drafts(picture, desk, preferences)
    _take_undo(picture, desk, preferences, events[0].uid)


def _window(desk: OpenDesk, preferences: Preferences) -> MainWindow:
    window = MainWindow(desk, preferences)
    window.resize(1366, 768)
    window.show()
    QApplication.processEvents()
    return window


def _take_drafts(picture: Picture, desk: OpenDesk, preferences: Preferences) -> None:
    with desk.database.snapshot() as session:
        rows = event_page(session, EventFilter(), Sort(), None, 2)
    for uid in (rows[0].uid, rows[1].uid, None):
        window = _window(desk, preferences)
        if uid is None:
            window.editor.new()
        else:
            window.editor.open(uid)
        field = window.record.event_form.form.title
        field.setFocus()
        field.insert("Half a title ")
        window.record.event_form.edited.emit()
        window.editor.drafts.write()
        window.hide()
        window.deleteLater()
    with desk.database.snapshot() as session:
        event = load_event(session, rows[1].uid)
    event.remarks = "Saved meanwhile."
    with desk.database.transaction("save") as session:
        save_event(session, event)
    picture("entry-drafts", _window(desk, preferences), is_full=True)


def _take_undo(picture: Picture, desk: OpenDesk, preferences: Preferences, uid: uuid.UUID) -> None:
    window = _window(desk, preferences)
    with desk.database.transaction("delete") as session:
        delete_event(session, uid)
    window.undoing.undo()
    menu = window.form.menu_edit
    menu.popup(window.mapToGlobal(window.form.menu_bar.pos()))
    picture("entry-undo-menu", menu)
    picture("entry-undo", window, is_full=True)
