"""Pages of the settings about this desk and about this computer."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QWidget
from typing_extensions import override

from hrd_desk.gui.forms.binding import name_fields
from hrd_desk.gui.generated.ui_settings_desk import Ui_SettingsDesk
from hrd_desk.gui.generated.ui_settings_locking import Ui_SettingsLocking
from hrd_desk.gui.generated.ui_settings_look import Ui_SettingsLook
from hrd_desk.gui.preferences import Preferences, Theme
from hrd_desk.gui.windows.passphrase_dialog import PassphraseDialog
from hrd_desk.gui.windows.settings_page import Done, KeptLine, SettingsPage
from hrd_desk.i18n import LANGUAGE_NAMES, LANGUAGES, _, language
from hrd_desk.storage.opening import OpenDesk


class DeskPage(SettingsPage):
    """Who this desk is, the name in its history, and the way to its passphrase."""

    def __init__(self, desk: OpenDesk, parent: QWidget | None = None) -> None:
        """Show `desk`."""
        super().__init__(parent)
        self._desk = desk
        self.ui = Ui_SettingsDesk()
        self.ui.setupUi(self)
        name_fields(self.ui)
        role = _("Headquarters") if desk.role == "hq" else _("Field desk")
        self.ui.code.setText(desk.code)
        self.ui.role.setText(role)
        self.ui.folder.setText(str(desk.folder.path))
        self.ui.folder.setCursorPosition(0)
        self._author = KeptLine(self.ui.author, lambda: desk.database.author, self._sign_as)
        self.ui.passphrase.clicked.connect(lambda: PassphraseDialog(desk, self).exec())

    @override
    def load(self) -> None:
        self._author.load()

    def _sign_as(self, name: str) -> None:
        before = self._desk.database.author
        is_kept = self.attempt(partial(self._desk.sign_as, name))
        self.load()
        if is_kept:
            sentence = _("{name} stands in the history from now on.")
            words = sentence.format(name=self._desk.database.author)
            self.done.emit(Done("author", words, partial(self._desk.sign_as, before)))


class LookPage(SettingsPage):
    """Language, theme, and whether this computer remembers desks.

    `language_chosen`: another language (a code). `theme_chosen`: a `Theme` to show now.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(object)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        """Show what `preferences` say."""
        super().__init__(parent)
        self._preferences = preferences
        self.ui = Ui_SettingsLook()
        self.ui.setupUi(self)
        name_fields(self.ui)
        for code in LANGUAGES:
            self.ui.language.addItem(LANGUAGE_NAMES[code], code)
        self._themes: dict[Theme, QRadioButton] = {
            Theme.SYSTEM: self.ui.theme_system,
            Theme.LIGHT: self.ui.theme_light,
            Theme.DARK: self.ui.theme_dark,
        }
        self.ui.language.activated.connect(self._choose_language)
        for theme, button in self._themes.items():
            button.clicked.connect(partial(self._choose_theme, theme))
        self.ui.remember_desks.clicked.connect(self._remember)

    @override
    def load(self) -> None:
        self.ui.language.setCurrentIndex(self.ui.language.findData(language()))
        self._themes[self._preferences.theme].setChecked(True)
        self.ui.remember_desks.setChecked(self._preferences.remember_desks)

    def _choose_language(self) -> None:
        code = self.ui.language.currentData()
        if code != language():
            self.language_chosen.emit(code)

    def _choose_theme(self, theme: Theme) -> None:
        before = self._preferences.theme
        if theme is before:
            return
        self.theme_chosen.emit(theme)
        words = _("The look is changed.")
        self.done.emit(Done("theme", words, lambda: self.theme_chosen.emit(before)))

    def _remember(self, is_on: bool) -> None:
        self._preferences.remember_desks = is_on
        if is_on:
            words, undo = _("Desks opened from now on are listed."), self._remember_not
            self.done.emit(Done("remember", words, undo))
        else:
            self.done.emit(Done("remember", _("The list of desks is forgotten.")))

    def _remember_not(self) -> None:
        self._preferences.remember_desks = False


class LockingPage(SettingsPage):
    """When the desk locks. `minutes_chosen`: minutes without input that hold from now on."""

    minutes_chosen = Signal(int)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        """Show what `preferences` say."""
        super().__init__(parent)
        self._preferences = preferences
        self.ui = Ui_SettingsLocking()
        self.ui.setupUi(self)
        name_fields(self.ui)
        self.load()
        self.ui.idle_minutes.valueChanged.connect(self._choose_minutes)
        self.ui.lock_on_wake.clicked.connect(self._lock_on_wake)

    @override
    def load(self) -> None:
        self.ui.idle_minutes.blockSignals(True)
        self.ui.idle_minutes.setValue(self._preferences.idle_minutes)
        self.ui.idle_minutes.blockSignals(False)
        self.ui.lock_on_wake.setChecked(self._preferences.lock_on_wake)

    def _choose_minutes(self, minutes: int) -> None:
        before = self._preferences.idle_minutes
        self._set_minutes(minutes)
        words = _("The time until the desk locks is changed.")
        self.done.emit(Done("idle", words, partial(self._set_minutes, before)))

    def _set_minutes(self, minutes: int) -> None:
        self._preferences.idle_minutes = minutes
        self.minutes_chosen.emit(minutes)

    def _lock_on_wake(self, is_on: bool) -> None:
        self._set_lock_on_wake(is_on)
        words = _("Locks after sleep.") if is_on else _("Does not lock after sleep.")
        self.done.emit(Done("wake", words, partial(self._set_lock_on_wake, not is_on)))

    def _set_lock_on_wake(self, is_on: bool) -> None:
        self._preferences.lock_on_wake = is_on
