"""The settings' first page: what stands on publications, and the profile of the organisation."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.forms.binding import name_fields
from hrd_desk.gui.generated.ui_settings_organisation import Ui_SettingsOrganisation
from hrd_desk.gui.windows.profile_dialogs import MakeProfileDialog, TakeProfileDialog
from hrd_desk.gui.windows.publish_house import HouseDialog
from hrd_desk.gui.windows.settings_page import Done, KeptLine, SettingsPage
from hrd_desk.i18n import _
from hrd_desk.model.moment_words import day_words
from hrd_desk.organisation.profile import SUFFIX, load_profile
from hrd_desk.organisation.taken import Here, hand_to_window, taken_profile
from hrd_desk.publishing.house import keep_house, read_house
from hrd_desk.publishing.orders import House
from hrd_desk.publishing.styles import ALERT, BRAND
from hrd_desk.storage.opening import OpenDesk

LINES = ("name", "footer", "licence")


class OrganisationPage(SettingsPage):
    """Lines of the dress are kept as they are left; logo and colours have their own dialog.

    `profile_taken`: the window is to take over a `Here`.
    """

    profile_taken = Signal(object)

    def __init__(self, desk: OpenDesk, here: Here, parent: QWidget | None = None) -> None:
        """Show what `desk` keeps; `here` is what the window has, for the preview of a profile."""
        super().__init__(parent)
        self._desk, self._database, self._here = desk, desk.database, here
        self._house = House()
        self.ui = Ui_SettingsOrganisation()
        self.ui.setupUi(self)
        name_fields(self.ui)
        self._lines = [
            KeptLine(getattr(self.ui, name), partial(self._text, name), partial(self._keep, name))
            for name in LINES
        ]
        self.ui.house.clicked.connect(self._choose_house)
        self.ui.take_profile.clicked.connect(self._choose_profile)
        self.ui.make_profile.clicked.connect(self._make_profile)
        self.ui.take_profile.setVisible(desk.role == "field")
        self.ui.make_profile.setVisible(desk.role == "hq")

    @override
    def load(self) -> None:
        with self._database.snapshot() as session:
            self._house, taken = read_house(session), taken_profile(session)
        for line in self._lines:
            line.load()
        self._show_swatch()
        if self._desk.role == "hq":
            told = _("This desk is headquarters: it makes the profile that its desks take over.")
        elif taken is None:
            told = _("No profile of headquarters was taken over so far.")
        else:
            sentence = _("Taken over: the profile of {organisation}, made by {code} on {day}.")
            words = {"organisation": taken.organisation, "code": taken.code}
            told = sentence.format(**words, day=day_words(taken.made_on))
        self.ui.profile_told.setText(told)

    def _show_swatch(self) -> None:
        house = self._house
        foot = " · ".join(part for part in (house.name, house.footer, house.licence) if part)
        words = (_("Digest"), _("Human rights defenders, a title"), _("DRAFT"), foot)
        colours = (house.brand or BRAND, house.alert or ALERT)
        brand, alert = (QColor.fromRgbF(*colour) for colour in colours)
        self.ui.swatch.show_house(house.logo, brand, alert, words)

    # --- the dress ------------------------------------------------------------------------------

    def _text(self, name: str) -> str:
        return str(getattr(self._house, name))

    def _keep(self, name: str, text: str) -> None:
        before, line = self._house, cast("Any", {name: text})
        if self._dress(replace(before, **line)):
            self._tell(name, before)

    def _dress(self, house: House) -> bool:
        def keep() -> None:
            with self._database.local_transaction() as session:
                keep_house(session, house)

        is_kept = self.attempt(keep)
        self.load()
        return is_kept

    def _tell(self, about: str, before: House) -> None:
        self.done.emit(Done(about, _("Kept for publications."), lambda: self._take_back(before)))

    def _take_back(self, before: House) -> None:
        self._dress(before)

    def _choose_house(self) -> None:
        before = self._house
        if HouseDialog(self._database, self).exec():
            self.load()
            self._tell("house", before)

    # --- the profile ----------------------------------------------------------------------------

    def _choose_profile(self) -> None:
        kind = _("Profiles")
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a profile"), "", f"{kind} (*{SUFFIX})"
        )
        if chosen:
            self.take_profile(Path(chosen))

    def take_profile(self, path: Path) -> None:
        """Show what the profile in a file would change, and take it over once a person agrees."""
        try:
            dialog = TakeProfileDialog(self._database, load_profile(path), self._here, self)
        except HrdDeskError as error:
            self.failed.emit(error)
            return
        if dialog.exec():
            self.load()
            self.done.emit(Done("profile", _("The profile is taken over.")))
            self.profile_taken.emit(hand_to_window(self._database))

    def _make_profile(self) -> None:
        try:
            dialog = MakeProfileDialog(self._database, self)
        except HrdDeskError as error:
            self.failed.emit(error)
            return
        if dialog.exec():
            words = _("The profile is written: {name}.").format(name=dialog.written.name)
            self.done.emit(Done("profile", words))
