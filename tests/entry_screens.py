"""Pictures of what makes entering safe and fast: part of `python -m tests.screens FOLDER`."""

import uuid

from PySide6.QtWidgets import QApplication, QWidget

from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.widgets.term_line import OneTermPicker
from hrd_desk.gui.windows.bulk_edit_dialog import BulkEditDialog
from hrd_desk.gui.windows.compare_dialog import CompareDialog
from hrd_desk.gui.windows.history_words import HistoryWords
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.workers import database_lane
from hrd_desk.model.event import Event
from hrd_desk.storage.bulk_editing import read_coded
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import delete_event, load_event, save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event
from tests.studio import Picture, Studio, end

ARTICLE = (
    "Almaty, Kazakhstan: On 1 May 2023, police arrested about a dozen demonstrators who had "
    "gathered near Republic Square to demand free elections, witnesses said.\n\n"
    "Two journalists who filmed the rally were beaten by men in plain clothes and held for three "
    "hours. A lawyer said on 3 May that eleven of the protesters had been sentenced to fifteen "
    "days of administrative detention.\n\n"
    "Полиция Алматы сообщила, что собрание не было согласовано."
)
TITLES = (
    "Kazakhstan: lawyer questioned after a court hearing",
    "Kazakhstan: demonstrators arrested in Almaty",
    "Казахстан: журналист задержан у здания суда",
)


def take_entry(studio: Studio, desk: OpenDesk, preferences: Preferences) -> None:
    """Take drafts that wait, a command that was taken back, a text that may be published."""
    picture = studio.picture
    with desk.database.snapshot() as session:
        vocabulary = load_vocabulary(session)
    with desk.database.transaction("save") as session:
        events = [save_event(session, an_event(vocabulary, title=title)) for title in TITLES]
    _take_drafts(picture, desk, preferences)
    _take_undo(picture, desk, preferences, events[0].uid)
    _take_similar(studio, desk, preferences, events[1])
    _take_source(picture, desk, preferences)
    _take_bulk(picture, desk, vocabulary)
    _take_release(picture, desk, preferences, events[2])


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
        end(window)
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


def _take_similar(studio: Studio, desk: OpenDesk, preferences: Preferences, event: Event) -> None:
    window = _window(desk, preferences)
    window.editor.new()
    form = window.record.event_form
    typed = {"title": "Demonstrators arrested in Almaty", "country_code": "KZ"}
    for name, value in typed.items():
        form.fields[name].set_value(value)
    form.fields["start_date"].set_value("2023-05-02")
    form.edited.emit()
    window.similar.look()
    finish(window)
    with desk.database.snapshot() as session:
        others = [load_event(session, one.uid) for one in window.similar.found]
    words = HistoryWords(window.record.vocabulary, {})
    dialog = CompareDialog(form.event_as_entered(), others, words, lambda _other: True)
    dialog.go_to(0)
    studio.picture("entry-compare", dialog)
    studio.keep("entry-similar", window, is_full=True)
    window.form.go_to_list.trigger()
    studio.picture("entry-similar-list", window)


def _take_source(picture: Picture, desk: OpenDesk, preferences: Preferences) -> None:
    window = _window(desk, preferences)
    window.editor.new()
    window.form.show_source.trigger()
    finish(window)
    panel = window.source.panel
    panel.form.text.show_text(ARTICLE)
    finish(window)
    for digit in (1, 2):
        panel.take_numbered(digit)
    picture("entry-source", window, is_full=True)


def _take_bulk(picture: Picture, desk: OpenDesk, vocabulary: Vocabulary) -> None:
    with desk.database.snapshot() as session:
        rows = event_page(session, EventFilter(), Sort(), None, 4)
        records = read_coded(session, [row.uid for row in rows])
    dialog = BulkEditDialog(desk.database, vocabulary, records)
    picker = dialog.fields["monitoring_status"]
    if isinstance(picker, OneTermPicker):
        picker.set_value("pending")
        picker.edited.emit()
    picture("entry-bulk-edit", dialog)


def _take_release(picture: Picture, desk: OpenDesk, preferences: Preferences, event: Event) -> None:
    """Take a description without a tick, with one, and changed after it."""
    for name, words in (("none", ""), ("ticked", ""), ("overtaken", "Two names follow.")):
        window = _window(desk, preferences)
        window.record.show_event(Event(title=event.title, description=ARTICLE))
        form = window.record.event_form.form
        if name != "none":
            form.description_released.box.click()
        if words:
            form.description.append(words)
        form.description_released.box.setFocus()
        window.record.check()
        picture(f"entry-release-{name}", window, is_full=True)


def finish(window: QWidget) -> None:
    """Let the jobs of a window end, and show what they brought."""
    for _round in range(3):
        database_lane.waitForDone()
        QApplication.processEvents()
    window.update()
