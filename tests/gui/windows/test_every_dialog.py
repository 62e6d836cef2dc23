"""What holds for every dialog: plain text, names for screen readers, a place for each Tab."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrd_desk.geocoding.online_settings import OnlineSettings
from hrd_desk.gui.forms.event_form import EventForm
from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.widgets.plain_text import Answer, MessageBox
from hrd_desk.gui.windows.about_dialog import (
    AboutDialog,
    protected_things,
    unprotected_things,
)
from hrd_desk.gui.windows.command_palette import CommandPalette
from hrd_desk.gui.windows.crash_dialog import CrashDialog
from hrd_desk.gui.windows.create_desk_dialog import CreateDeskDialog
from hrd_desk.gui.windows.duplicates_window import DuplicatesWindow
from hrd_desk.gui.windows.export_dialog import ExportTablesDialog
from hrd_desk.gui.windows.history_dialog import HistoryDialog
from hrd_desk.gui.windows.import_dialog import ImportDialog
from hrd_desk.gui.windows.key_map_dialog import KeyMapDialog
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.windows.map_window import MapWindow
from hrd_desk.gui.windows.online_ask_dialog import OnlineAskDialog
from hrd_desk.gui.windows.online_settings_dialog import OnlineSettingsDialog
from hrd_desk.gui.windows.own_place_dialog import OwnPlaceDialog
from hrd_desk.gui.windows.own_places_window import OwnPlacesWindow
from hrd_desk.gui.windows.passphrase_dialog import PassphraseDialog
from hrd_desk.gui.windows.publish_answers import AnswersDialog
from hrd_desk.gui.windows.publish_offer import Offer
from hrd_desk.gui.windows.publish_window import PublishWindow
from hrd_desk.gui.windows.sample_desk_dialog import SampleDeskDialog
from hrd_desk.gui.windows.statistics_window import StatisticsWindow
from hrd_desk.gui.windows.templates_dialog import TemplatesDialog
from hrd_desk.gui.windows.term_dialogs import MergeTermDialog, TermNameDialog
from hrd_desk.gui.windows.unlock_dialog import UnlockDialog
from hrd_desk.gui.windows.vocabulary_window import VocabularyWindow
from hrd_desk.gui.windows.welcome_window import WelcomeWindow
from hrd_desk.gui.workers import database_lane
from hrd_desk.model.own_place import OwnPlace
from hrd_desk.publishing.house import keep_house
from hrd_desk.publishing.orders import House
from hrd_desk.storage.columns import EventColumns
from hrd_desk.storage.dimensions import Dimension
from hrd_desk.storage.event_lists import EventFilter
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.own_places import save_own_place
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved
from tests.pages.keyboard import keep, press, show

NAME = "Perizat Qorghan"
HTML = f"<img src='/etc/hostname'> <b>{NAME}</b>"
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QTextEdit)

DIALOGS = (
    *("welcome", "create", "sample", "unlock", "passphrase", "history"),
    *("vocabulary", "merge", "name", "about", "crash", "message", "map"),
    *("own-places", "own-place", "online-settings", "online-ask"),
    *("templates", "commands", "keys", "publish", "publish-answers", "settings"),
    *("import", "import-columns", "import-trial", "export", "statistics", "duplicates"),
)


def make(name: str, desk: OpenDesk, vocabulary: Vocabulary) -> QWidget:
    """Return the dialog `name`, showing markup wherever a record's words may stand."""
    term = vocabulary.term("violation", "raid")
    makers: dict[str, Callable[[], QWidget]] = {
        "welcome": lambda: WelcomeWindow(Preferences()),
        "create": CreateDeskDialog,
        "sample": SampleDeskDialog,
        "unlock": lambda: UnlockDialog(desk.folder.path),
        "passphrase": lambda: PassphraseDialog(desk),
        "history": lambda: history(desk, vocabulary),
        "vocabulary": lambda: VocabularyWindow(desk.database),
        "merge": lambda: MergeTermDialog(vocabulary, term, 2, None),
        "name": lambda: TermNameDialog(HTML, {"en": HTML}, lambda _names: None, None),
        "about": AboutDialog,
        "crash": lambda: CrashDialog(HTML, Path("report.txt")),
        "own-places": lambda: own_places(desk),
        "own-place": lambda: OwnPlaceDialog(
            OwnPlace(HTML, 43.2, 76.9), vocabulary, lambda _place: None
        ),
        "online-settings": lambda: OnlineSettingsDialog(desk.database),
        "online-ask": lambda: OnlineAskDialog(HTML, OnlineSettings(is_on=True), lambda _name: []),
        "map": lambda: map_window(desk, vocabulary),
        "publish": lambda: publish_window(desk, vocabulary),
        "publish-answers": lambda: AnswersDialog({"requests": HTML}),
        "import": lambda: ImportDialog(desk.database),
        "import-columns": lambda: importing(desk),
        "import-trial": lambda: importing(desk, is_tried=True),
        "export": lambda: ExportTablesDialog(desk.database, EventFilter(words=HTML), (), 1),
        "templates": lambda: TemplatesDialog(desk.database, an_event(vocabulary), None),
        "commands": lambda: with_main_window(desk, CommandPalette),
        "keys": lambda: with_main_window(
            desk, lambda menus, _form, _parent: KeyMapDialog(menus, None)
        ),
        "settings": lambda: settings(desk),
        "statistics": lambda: statistics_window(desk, vocabulary),
        "duplicates": lambda: duplicates_window(desk, vocabulary),
        "message": lambda: MessageBox(None, HTML, [Answer("close", "Close")], HTML),
    }
    return makers[name]()


def with_main_window(
    desk: OpenDesk, make_dialog: Callable[[QMenuBar, EventForm, None], QWidget]
) -> QWidget:
    main = MainWindow(desk, Preferences())
    dialog = make_dialog(main.form.menu_bar, main.record.event_form, None)
    dialog.destroyed.connect(main.deleteLater)
    keep(main)
    return dialog


def settings(desk: OpenDesk) -> QWidget:
    with desk.database.local_transaction() as session:
        keep_house(session, House(name=HTML, footer=HTML))
    main = MainWindow(desk, Preferences())
    keep(main)
    return main.settings.window()


def own_places(desk: OpenDesk) -> QWidget:
    with desk.database.local_transaction() as session:
        save_own_place(session, OwnPlace(HTML, 43.2, 76.9, note=HTML))
    return OwnPlacesWindow(desk.database)


def importing(desk: OpenDesk, *, is_tried: bool = False) -> QWidget:
    """Return the import of a table whose cells hold markup."""
    table = desk.folder.path.parent / "table.csv"
    table.write_text(f'Title,"{HTML}",Country\n"{HTML}",1,"{HTML}"\n', encoding="utf-8")
    dialog = ImportDialog(desk.database)
    dialog.ui.file.setText(str(table))
    for _step in range(1 + is_tried):
        dialog.ui.go_on.click()
        while dialog.is_working:
            database_lane.waitForDone()
            QApplication.processEvents()
    return dialog


def history(desk: OpenDesk, vocabulary: Vocabulary) -> QWidget:
    event = saved(desk, an_event(vocabulary, title=HTML, description=HTML))
    return HistoryDialog(desk.database, vocabulary, event.uid)


def statistics_window(desk: OpenDesk, vocabulary: Vocabulary) -> StatisticsWindow:
    event = an_event(vocabulary)
    event.places[0].region = HTML
    saved(desk, event)
    window = StatisticsWindow(desk.database, EventColumns())
    window.use(vocabulary)
    window.ui.down.setCurrentIndex(window.ui.down.findData(Dimension.REGION))
    window.show_matching(EventFilter(typed=HTML))
    return window


def duplicates_window(desk: OpenDesk, vocabulary: Vocabulary) -> DuplicatesWindow:
    for _copy in range(2):
        saved(desk, an_event(vocabulary, title=f"KZ: {HTML}"))
    window = DuplicatesWindow(desk.database)
    window.look()
    database_lane.waitForDone()
    QApplication.processEvents()
    assert window.pair is not None
    return window


def map_window(desk: OpenDesk, vocabulary: Vocabulary) -> QWidget:
    window = MapWindow(desk.database, Preferences())
    saved(desk, an_event(vocabulary, title=HTML, description=HTML))
    window.show_matching(EventFilter(words=HTML))
    return window


def publish_window(desk: OpenDesk, vocabulary: Vocabulary) -> QWidget:
    event = saved(desk, an_event(vocabulary, title=HTML, confidentiality="public"))
    window = PublishWindow(desk.database)
    window.show_offer(Offer(event, (), EventFilter(words=HTML), 1))
    return window


@pytest.fixture(params=DIALOGS)
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, desk: OpenDesk, vocabulary: Vocabulary
) -> QWidget:
    window = make(request.param, desk, vocabulary)
    show(qtbot, window)
    return window


def shown_controls(window: QWidget) -> list[QWidget]:
    """Return the controls of a window that a person can reach now."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def test_no_text_is_read_as_markup(window: QWidget) -> None:
    labels = [label for label in window.findChildren(QLabel) if label.text()]
    guessing = [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText]
    assert guessing == []
    fields = window.findChildren(QTextEdit)
    assert [field.objectName() for field in fields if field.acceptRichText()] == []
    written = " ".join(field.toPlainText() for field in fields)
    assert "<img" in written or NAME not in written


def test_the_title_names_nobody(window: QWidget) -> None:
    assert "HRD Desk" in window.windowTitle() or window.windowTitle() in ("New desk", "Sample desk")
    assert NAME not in window.windowTitle()


def test_every_control_has_a_name_for_screen_readers(window: QWidget) -> None:
    nameless = []
    for widget in shown_controls(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface or not interface.text(QAccessible.Text.Name).strip():
            nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert nameless == []


def test_tab_reaches_every_control_and_comes_back(window: QWidget) -> None:
    controls = set(shown_controls(window))
    seen: list[QWidget] = []
    for _turn in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        press(Qt.Key.Key_Tab)
    # Of the buttons of one choice Tab reaches the one that is chosen.
    missed = [
        widget.objectName()
        for widget in controls - set(seen)
        if not (isinstance(widget, QAbstractButton) and widget.autoExclusive())
    ]
    assert missed == []


def test_the_two_sides_of_the_promise_have_the_same_length() -> None:
    protected, unprotected = ("".join(side) for side in (protected_things(), unprotected_things()))
    assert 0.9 < len(protected) / len(unprotected) < 1.12
    assert len(protected_things()) == len(unprotected_things())
