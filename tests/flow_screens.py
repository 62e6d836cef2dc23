"""Pictures of the form while somebody enters a record: part of `python -m tests.screens FOLDER`.

Lists are windows of their own, so these are pictures of the screen; they need a display.
"""

import json
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from hrd_desk.data import data_file
from hrd_desk.exchange.record_json import event_from_json
from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.widgets.small_screens import fit_to_screen
from hrd_desk.gui.windows.command_palette import CommandPalette
from hrd_desk.gui.windows.key_map_dialog import KeyMapDialog
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.windows.templates_dialog import TemplatesDialog
from hrd_desk.gui.workers import database_lane
from hrd_desk.i18n import _
from hrd_desk.model.templates import shipped_templates
from hrd_desk.storage.drafts import drop_draft, load_drafts
from hrd_desk.storage.events import save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import load_vocabulary
from tests.stalls import StallWatch
from tests.studio import Studio, end

PINNED = ("country_code", "genders", "hrd_types", "violations", "rights", "perpetrators_state")


class _Desk:
    """A main window at work, pictured with everything that lies over it."""

    def __init__(self, studio: Studio, window: MainWindow) -> None:
        self._studio = studio
        self._watch = StallWatch()
        self.window = window
        self.form = window.record.event_form
        window.setGeometry(0, 0, 1366, 768)
        window.show()
        fit_to_screen(window)
        window.activateWindow()
        self.settle()

    def settle(self) -> None:
        database_lane.waitForDone()
        self._watch.rest(350)

    def picture(self, name: str) -> None:
        self.settle()
        self._studio.screen(name)

    def type_into(self, field: str, text: str = "", *keys: Qt.Key) -> None:
        """Go to a field, type into it and press keys."""
        self.form.go_to_field(field)
        QApplication.processEvents()
        focused = QApplication.focusWidget() or self.window
        QTest.keyClicks(focused, text)
        for key in keys:
            QTest.keyClick(focused, key)


def take_flow(studio: Studio, desk: OpenDesk, preferences: Preferences) -> None:
    """Take the pickers, what is carried over, templates, the palette and the keys."""
    _forget_drafts(desk)
    _log_some(desk)
    window = MainWindow(desk, preferences)
    at_work = _Desk(studio, window)
    window.editor.new()
    at_work.picture("flow-new")
    at_work.type_into("violations", "arr")
    at_work.picture("flow-typed")
    at_work.type_into("violations", "est")
    at_work.type_into("rights", "", Qt.Key.Key_Down)
    at_work.picture("flow-tree")
    at_work.type_into("rights", "", Qt.Key.Key_Escape)
    at_work.type_into("violations", "Public shaming")
    at_work.picture("flow-propose")
    at_work.type_into("violations", "", Qt.Key.Key_Escape)
    at_work.type_into("country_code", "ka")
    at_work.picture("flow-country")
    at_work.type_into("places", "almaty")
    at_work.picture("flow-place")
    _take_carried(at_work)
    _take_dialogs(at_work, desk)
    end(window)


def _forget_drafts(desk: OpenDesk) -> None:
    """Drop what other pictures left typed: opening such a record asks, and nobody answers here."""
    with desk.database.transaction("drafts") as session:
        for draft in load_drafts(session):
            drop_draft(session, draft.record_uid)


def _log_some(desk: OpenDesk) -> None:
    """Save the sample record three times, so that there are commonest terms."""
    record = json.loads(data_file("sample", "seed.json").read_text("utf-8"))
    with desk.database.snapshot() as session:
        vocabulary = load_vocabulary(session)
    for _turn in range(3):
        event = event_from_json(record | {"uid": None, "reference": None}, vocabulary)
        with desk.database.transaction("save") as session:
            saved = save_event(session, event)
    assert saved.reference


def _take_carried(at_work: _Desk) -> None:
    window = at_work.window
    window.editor.discard()
    row = window.list.model.index(0, 0)
    window.list.form.table.setCurrentIndex(row)
    at_work.settle()
    for name in (*PINNED, "places", "citations"):
        window.entry.pins.toggle(name)
    window.editor.new()
    window.form.notice.close_bar()
    at_work.form.go_to_field("title")
    at_work.picture("flow-carried-top")
    at_work.form.go_to_field("rights")
    at_work.picture("flow-carried")
    at_work.form.go_to_field("places")
    at_work.picture("flow-carried-place")
    window.entry.apply_template(shipped_templates()[1])
    at_work.form.go_to_field("summary")
    at_work.picture("flow-template-filled")


def _take_dialogs(at_work: _Desk, desk: OpenDesk) -> None:
    window = at_work.window
    makers: dict[str, Callable[[], QWidget]] = {
        "flow-keys": lambda: KeyMapDialog(window.form.menu_bar, window),
        "flow-commands": lambda: _searched(
            CommandPalette(window.form.menu_bar, at_work.form, window)
        ),
        "flow-templates": lambda: TemplatesDialog(desk.database, window.editor.record, window),
    }
    for name, make in makers.items():
        dialog = make()
        assert isinstance(dialog, QDialog)
        dialog.show()
        fit_to_screen(dialog)
        place = dialog.frameGeometry()
        place.moveCenter(window.frameGeometry().center())
        dialog.move(max(0, place.left()), max(0, place.top()))
        at_work.picture(name)
        dialog.close()
        dialog.deleteLater()


def _searched(palette: CommandPalette) -> CommandPalette:
    palette.ui.words.setText(_("&New event").replace("&", "")[:2].lower())
    return palette
