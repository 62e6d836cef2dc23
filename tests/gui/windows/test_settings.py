"""The settings: one window, applied at once, taken back by Undo, reached by the keyboard."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea
from pytestqt.qtbot import QtBot

from hrd_desk.geocoding.online_settings import allow_lookup, read_online_settings
from hrd_desk.gui.application import Application
from hrd_desk.gui.preferences import Preferences, Theme
from hrd_desk.gui.spoken import speak
from hrd_desk.gui.widgets.scroll_edge import ScrollEdge
from hrd_desk.gui.widgets.small_screens import fit_to_screen
from hrd_desk.gui.widgets.wake_watch import WakeWatch
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.windows.online_settings_dialog import OnlineSettingsDialog
from hrd_desk.gui.windows.profile_dialogs import MakeProfileDialog, TakeProfileDialog
from hrd_desk.gui.windows.settings_organisation import OrganisationPage
from hrd_desk.gui.windows.settings_page import DialogPage, SettingsPage
from hrd_desk.gui.windows.settings_pages import DeskPage, LockingPage, LookPage
from hrd_desk.gui.windows.settings_window import SettingsWindow
from hrd_desk.i18n import LANGUAGES, language
from hrd_desk.organisation.making import make_profile
from hrd_desk.organisation.profile import Choices, load_profile, read_profile, save_profile
from hrd_desk.organisation.taking import take_over
from hrd_desk.publishing.house import keep_house, read_house
from hrd_desk.publishing.orders import House
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.settings import read_setting
from tests.builders import an_event, saved, vocabulary_of
from tests.pages.dialogs import in_dialog
from tests.pages.keyboard import come_back, focused, press, show, type_text
from tests.pages.running import running_application
from tests.sync.identities import a_field_desk, a_headquarters, card_of, taken


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "window.ini")


@pytest.fixture
def main(qtbot: QtBot, almaty: OpenDesk, preferences: Preferences) -> Iterator[MainWindow]:
    window = MainWindow(almaty, preferences)
    qtbot.addWidget(window)
    yield window
    window.wind_up()


@pytest.fixture
def window(qtbot: QtBot, main: MainWindow) -> SettingsWindow:
    settings = main.settings.window()
    show(qtbot, settings)
    return settings


Page = TypeVar("Page", bound=SettingsPage)


def page_of(window: SettingsWindow, kind: type[Page]) -> Page:
    return next(page for page in window.pages if isinstance(page, kind))


def house_of(desk: OpenDesk) -> House:
    with desk.database.snapshot() as session:
        return read_house(session)


# --- one window -----------------------------------------------------------------------------------


def test_one_key_opens_the_settings(qtbot: QtBot, main: MainWindow) -> None:
    assert main.form.show_settings.shortcut().toString() == "Ctrl+,"
    titles: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsWindow)
        titles.extend(dialog.ui.pages.item(row).text() for row in range(dialog.ui.pages.count()))
        dialog.reject()

    show(qtbot, main)
    in_dialog(qtbot, main.form.show_settings.trigger, look)
    assert titles[:3] == ["Organisation", "This desk", "Language and look"]
    assert titles[3:] == ["Locking", "Places online", "Watched folder"]


def test_the_list_keeps_the_keyboard_and_tab_leads_into_every_page(
    window: SettingsWindow,
) -> None:
    for row, first in enumerate(("name", "code", "language", "idle_minutes", "is_on", "is_on")):
        window.ui.pages.setFocus()
        window.ui.pages.setCurrentRow(row)
        assert focused() is window.ui.pages
        press(Qt.Key.Key_Tab)
        assert focused().objectName() == first
        for _turn in range(25):
            if focused() is window.ui.close:
                break
            press(Qt.Key.Key_Tab)
        assert focused() is window.ui.close


def test_escape_closes_the_settings_on_every_page(qtbot: QtBot, window: SettingsWindow) -> None:
    for row in range(window.ui.pages.count()):
        window.setVisible(True)
        come_back(qtbot, window)
        window.ui.pages.setCurrentRow(row)
        window.ui.pages.setFocus()
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Escape)
        assert not window.isVisible()


# --- pages ----------------------------------------------------------------------------------------


def test_a_line_is_kept_once_it_is_left_and_undo_takes_it_back(
    window: SettingsWindow, almaty: OpenDesk
) -> None:
    page = page_of(window, OrganisationPage)
    page.ui.name.setFocus()
    type_text("House of Records")
    assert house_of(almaty).name == ""
    press(Qt.Key.Key_Tab)
    assert house_of(almaty).name == "House of Records"
    assert window.ui.said.text() == "Kept for publications."
    page.ui.footer.setFocus()
    type_text("half a thou")
    press(Qt.Key.Key_Escape)
    assert page.ui.footer.text() == ""
    assert window.isVisible()
    window.undo()
    assert house_of(almaty).name == ""
    assert page.ui.name.text() == ""
    assert not window.ui.undo.isEnabled()


def test_another_name_stands_in_the_history_from_then_on(
    window: SettingsWindow, almaty: OpenDesk
) -> None:
    page = page_of(window, DeskPage)
    window.go_to(page)
    assert (page.ui.code.text(), page.ui.role.text()) == ("ALM", "Field desk")
    page.ui.author.setText("x" * 101)
    page.ui.author.editingFinished.emit()
    assert "at most 100 letters" in window.ui.said.text()
    assert page.ui.author.text() == "ALM"
    page.ui.author.setText("Aigul S.")
    page.ui.author.editingFinished.emit()
    saved(almaty, an_event(vocabulary_of(almaty)))
    assert almaty.database.author == "Aigul S."
    window.undo()
    assert almaty.database.author == "ALM"
    page.ui.author.setText("Aigul S.")
    page.ui.author.editingFinished.emit()
    with almaty.database.snapshot() as session:
        assert read_setting(session, "author") == "Aigul S."


def test_the_look_changes_at_once_and_back(
    window: SettingsWindow, main: MainWindow, preferences: Preferences, qapp: QApplication
) -> None:
    palette, font = qapp.palette(), qapp.font()
    page = page_of(window, LookPage)
    window.go_to(page)
    page.ui.theme_dark.click()
    assert str(preferences.theme) == "dark"
    assert main.form.theme_dark.isChecked()
    assert QApplication.palette().window().color().lightness() < 100
    page.ui.theme_light.click()
    window.undo()
    assert preferences.theme is Theme.SYSTEM
    assert page.ui.theme_system.isChecked()
    qapp.setPalette(palette)
    qapp.setFont(font)


def test_nothing_of_the_desk_stands_in_the_plain_file(
    window: SettingsWindow, preferences: Preferences, almaty: OpenDesk
) -> None:
    organisation, desk = page_of(window, OrganisationPage), page_of(window, DeskPage)
    for line in (organisation.ui.name, desk.ui.author):
        line.setText("Perizat Qorghan")
        line.editingFinished.emit()
    locking = page_of(window, LockingPage)
    locking.ui.idle_minutes.setValue(9)
    preferences.write()
    written = preferences.file.read_text("utf-8")
    assert "9" in written
    assert "Perizat" not in written
    assert almaty.folder.path.name not in written


def test_minutes_hold_at_once_and_are_taken_back_together(
    qtbot: QtBot, window: SettingsWindow, main: MainWindow, preferences: Preferences
) -> None:
    page = page_of(window, LockingPage)
    window.go_to(page)
    before = preferences.idle_minutes
    told: list[int] = []
    main.settings.minutes_changed.connect(told.append)
    page.ui.idle_minutes.setValue(12)
    page.ui.idle_minutes.setValue(13)
    window.undo()
    assert told == [12, 13, before]
    assert (preferences.idle_minutes, page.ui.idle_minutes.value()) == (before, before)


def test_asking_online_is_kept_by_its_own_button(
    window: SettingsWindow, main: MainWindow, almaty: OpenDesk
) -> None:
    page = next(page for page in window.pages if isinstance(page, DialogPage))
    window.go_to(page)
    dialog = page.dialog
    assert isinstance(dialog, OnlineSettingsDialog)
    dialog.ui.is_on.setChecked(True)
    dialog.ui.cancel.click()
    dialog = page.dialog
    assert isinstance(dialog, OnlineSettingsDialog)
    assert not dialog.ui.is_on.isChecked()
    dialog.ui.is_on.setChecked(True)
    dialog.ui.save.click()
    with almaty.database.snapshot() as session:
        assert read_online_settings(session).is_on
    assert window.ui.said.text().startswith("Kept")
    with almaty.database.local_transaction() as session:
        allow_lookup(session, is_allowed=False)
    page.load()
    dialog = page.dialog
    assert isinstance(dialog, OnlineSettingsDialog)
    assert not dialog.ui.is_on.isEnabled()
    assert "Headquarters does not allow" in dialog.ui.disclosure.text()


# --- profiles -------------------------------------------------------------------------------------


def test_a_profile_is_made_seen_and_taken_over_by_window(
    qtbot: QtBot, window: SettingsWindow, main: MainWindow, almaty: OpenDesk, tmp_path: Path
) -> None:
    page = page_of(window, OrganisationPage)
    path = tmp_path / "house.hrdprofile"
    with a_headquarters(tmp_path) as hq:
        with hq.database.local_transaction() as session:
            keep_house(session, House(name="House of Records"))
        dialog = MakeProfileDialog(hq.database)
        qtbot.addWidget(dialog)
        dialog.ui.idle.setCurrentIndex(dialog.ui.idle.findData(3))
        dialog.make(path)
        assert load_profile(path).choices == Choices(idle_minutes=3)
        page.take_profile(path)
        assert "paired with no headquarters" in window.ui.said.text()
        taken(almaty, card_of(hq))
    told: list[int] = []
    main.settings.minutes_changed.connect(told.append)

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, TakeProfileDialog)
        table = dialog.ui.changes
        rows = [
            tuple(item.text() for item in map(table.item, [row] * 3, range(3)) if item)
            for row in range(table.rowCount())
        ]
        assert ("Organisation", "none", "House of Records") in rows
        assert ("Locks without input after", "5 minutes", "3 minutes") in rows
        dialog.ui.take.click()

    in_dialog(qtbot, lambda: page.take_profile(path), agree)
    assert house_of(almaty).name == "House of Records"
    assert told == [3]
    assert "made by HQ" in page.ui.profile_told.text()
    path.write_bytes(path.read_bytes().replace(b"House", b"Mouse"))
    page.take_profile(path)
    assert "damaged" in window.ui.said.text()


# --- the whole program ----------------------------------------------------------------------------


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    with running_application(qapp, tmp_path) as application:
        yield application
    speak("en")


def test_the_windows_are_built_anew_in_another_language(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    application.enter(a_field_desk(tmp_path))
    before = application.window
    assert isinstance(before, MainWindow)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsWindow)
        page = page_of(dialog, LookPage)
        page.ui.language.setCurrentIndex(page.ui.language.findData("ru"))
        page.ui.language.activated.emit(1)

    before.activateWindow()
    in_dialog(qtbot, before.form.show_settings.trigger, choose)
    qtbot.waitUntil(lambda: application.window is not before)
    after = application.window
    assert isinstance(after, MainWindow)
    assert (language(), application.preferences.language) == ("ru", "ru")
    assert after.form.menu_desk.title() == "&База"
    assert after.list.model.rowCount() == 0


def test_what_a_command_took_over_holds_when_the_window_opens_the_desk(
    application: Application, tmp_path: Path
) -> None:
    with a_headquarters(tmp_path) as hq:
        desk = a_field_desk(tmp_path)
        taken(desk, card_of(hq))
        content = make_profile(hq.database, Choices(language="ru", idle_minutes=2))
        save_profile(tmp_path / "p.hrdprofile", content)
        take_over(desk.database, read_profile(content))
    application.enter(desk)
    assert application.preferences.idle_minutes == 2
    assert language() == "ru"


def test_a_computer_that_slept_is_noticed(qtbot: QtBot) -> None:
    now = [1000.0]
    watch = WakeWatch(now_s=lambda: now[0])
    woken: list[bool] = []
    watch.woke.connect(lambda: woken.append(True))
    for step_s in (5, 6, 40):
        now[0] += step_s
        watch.look()
    assert woken == []
    now[0] += 3600
    watch.look()
    watch.look()
    assert woken == [True]


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_no_page_is_cut_at_its_first_size(
    qtbot: QtBot, almaty: OpenDesk, preferences: Preferences, spoken: str
) -> None:
    speak(spoken)
    main = MainWindow(almaty, preferences)
    qtbot.addWidget(main)
    window = main.settings.window()
    show(qtbot, window)
    for page in window.pages:
        window.go_to(page)
        QApplication.processEvents()
        area = window.ui.stack.currentWidget()
        assert isinstance(area, QScrollArea)
        assert area.verticalScrollBar().maximum() == 0, page
        assert area.horizontalScrollBar().maximum() == 0, page
    speak(LANGUAGES[0])
    main.wind_up()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_page_that_goes_on_below_ends_at_a_line(window: SettingsWindow) -> None:
    window.go_to(page_of(window, OrganisationPage))
    QApplication.processEvents()
    area = window.ui.stack.currentWidget()
    assert isinstance(area, QScrollArea)
    line = area.findChild(ScrollEdge)
    assert line is not None
    assert line.isHidden()
    fit_to_screen(window, QSize(675, 352))
    QApplication.processEvents()
    assert line.isVisible()
    assert line.geometry().bottom() == area.rect().bottom()
    foot = window.ui.close.mapTo(window, QPoint(0, 0)).y()
    assert foot - line.mapTo(window, QPoint(0, 0)).y() >= 8
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert line.isHidden()
