"""The screens of the settings, on a field desk with a profile and at its headquarters."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from hrd_desk.data import data_file
from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.windows.create_desk_dialog import CreateDeskDialog
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.gui.windows.profile_dialogs import MakeProfileDialog, TakeProfileDialog
from hrd_desk.organisation.making import make_profile
from hrd_desk.organisation.profile import Choices, read_profile, save_profile
from hrd_desk.organisation.taken import Here
from hrd_desk.organisation.taking import take_over
from hrd_desk.publishing.house import keep_house
from hrd_desk.publishing.orders import House
from hrd_desk.storage.opening import OpenDesk
from tests.studio import Picture
from tests.sync.identities import a_field_desk, a_headquarters, paired

NAMES = ("organisation", "desk", "look", "locking", "online", "watched")
HOUSE = House(
    name="House of Records",
    logo=data_file("icons", "hrd-desk-128.png").read_bytes(),
    brand=(0.05, 0.27, 0.4),
    footer="Bishkek · office@example.org",
    licence="CC BY 4.0",
)


def take_settings(picture: Picture, folder: Path) -> None:
    """Take each page, and the two dialogs of profiles, with `picture(name, window)`."""
    preferences = Preferences(folder / "settings.ini")
    with a_headquarters(folder) as hq, a_field_desk(folder) as almaty:
        paired([almaty], hq)
        with hq.database.local_transaction() as session:
            keep_house(session, HOUSE)
        choices = Choices(language="ru", idle_minutes=3)
        profile = read_profile(make_profile(hq.database, choices))
        picture("profile-make", MakeProfileDialog(hq.database))
        save_profile(folder / "house.hrdprofile", make_profile(hq.database, choices))
        take_new_desk(picture, folder)
        here = Here("en", 5)
        picture("profile-take", TakeProfileDialog(almaty.database, profile, here))
        take_over(almaty.database, profile)
        take_pages(picture, almaty, preferences)
        main = MainWindow(hq, preferences)
        picture("settings-hq", main.settings.window())
        main.wind_up()
        main.deleteLater()


def take_new_desk(picture: Picture, folder: Path) -> None:
    """Take the first steps of a new desk that a profile sets up."""
    dialog = CreateDeskDialog()
    dialog.ui.folder.setText(str(folder))
    dialog.ui.code.setText("OSH")
    dialog.ui.profile.setText(str(folder / "house.hrdprofile"))
    dialog.ui.next.click()
    dialog.profile_form.ui.words.setText("six words that were heard")
    dialog.ui.next.click()
    picture("create-profile", dialog)
    other = CreateDeskDialog()
    other.ui.folder.setText(str(folder))
    other.ui.code.setText("OSH")
    other.ui.profile.setText(str(folder / "none.hrdprofile"))
    other.ui.next.click()
    picture("create-no-profile", other)


def take_pages(picture: Picture, desk: OpenDesk, preferences: Preferences) -> None:
    """Take every page of the settings of `desk`."""
    main = MainWindow(desk, preferences)
    for row, name in enumerate(NAMES):
        window = main.settings.window()
        window.ui.pages.setCurrentRow(row)
        window.ui.said.setText("")
        QApplication.processEvents()
        picture(f"settings-{name}", window)
    main.wind_up()
    main.deleteLater()
