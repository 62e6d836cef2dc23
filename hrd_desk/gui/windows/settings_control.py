"""The settings in the main window: opens them, and lets what is chosen hold at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.preferences import Preferences, Theme
from hrd_desk.gui.windows.exchange_control import ExchangeControl
from hrd_desk.gui.windows.place_control import PlaceControl
from hrd_desk.gui.workers import call_later, delete_later
from hrd_desk.i18n import _, language
from hrd_desk.organisation.taken import Here
from hrd_desk.storage.opening import OpenDesk

if TYPE_CHECKING:
    from hrd_desk.gui.windows.settings_page import DialogPage, HasCancel
    from hrd_desk.gui.windows.settings_pages import LockingPage, LookPage
    from hrd_desk.gui.windows.settings_window import SettingsWindow


class SettingsControl(QObject):
    """Opens the settings of one main window.

    `language_asked`: the windows are to be built anew in a language (a code).
    `minutes_changed`: minutes without input after which the desk locks.
    """

    language_asked = Signal(str)
    minutes_changed = Signal(int)

    def __init__(
        self,
        desk: OpenDesk,
        preferences: Preferences,
        form: Ui_MainWindow,
        places: PlaceControl,
        exchange: ExchangeControl,
    ) -> None:
        """Open the settings of `desk` when the action of `form` is triggered."""
        super().__init__(exchange)
        self._desk, self._preferences, self._form = desk, preferences, form
        self._places, self._exchange = places, exchange
        form.show_settings.triggered.connect(lambda _checked=False: self.show())

    def show(self, *, on_look: bool = False) -> None:
        """Open the window, on the page of language and look if wanted."""
        window = self.window(on_look=on_look)
        window.exec()
        delete_later(window)

    def window(self, *, on_look: bool = False) -> "SettingsWindow":
        """Return the window with all its pages."""
        # Loaded here, so that the start of the main window does not pay for it.
        from hrd_desk.gui.windows.settings_organisation import OrganisationPage  # noqa: PLC0415
        from hrd_desk.gui.windows.settings_pages import DeskPage  # noqa: PLC0415
        from hrd_desk.gui.windows.settings_window import SettingsWindow  # noqa: PLC0415

        here = Here(language(), self._preferences.idle_minutes)
        organisation, look = OrganisationPage(self._desk, here), self._look()
        pages = [
            (_("Organisation"), organisation),
            (_("This desk"), DeskPage(self._desk)),
            (_("Language and look"), look),
            (_("Locking"), self._locking()),
            (_("Places online"), self._online()),
            (_("Watched folder"), self._watched_folder()),
        ]
        window = SettingsWindow(pages, self._parent())
        organisation.profile_taken.connect(lambda taken: self._adopt(taken, window))
        look.language_chosen.connect(lambda code: self._ask_for_language(code, window))
        if on_look:
            window.go_to(look)
        return window

    def _parent(self) -> QWidget | None:
        return self._form.menu_bar.window()

    # --- pages ----------------------------------------------------------------------------------

    def _look(self) -> "LookPage":
        from hrd_desk.gui.windows.settings_pages import LookPage  # noqa: PLC0415  as above

        page = LookPage(self._preferences)
        page.theme_chosen.connect(self._paint)
        return page

    def _locking(self) -> "LockingPage":
        from hrd_desk.gui.windows.settings_pages import LockingPage  # noqa: PLC0415  as above

        page = LockingPage(self._preferences)
        page.minutes_chosen.connect(self.minutes_changed)
        return page

    def _online(self) -> "DialogPage":
        from hrd_desk.gui.windows.online_settings_dialog import (  # noqa: PLC0415  as above
            OnlineSettingsDialog,
        )
        from hrd_desk.gui.windows.settings_page import DialogPage, Done  # noqa: PLC0415

        def make() -> "tuple[QDialog, HasCancel]":
            dialog = OnlineSettingsDialog(self._desk.database)
            return dialog, dialog.ui

        done = Done("online", _("Kept: what may be asked of a server."))
        return DialogPage(make, done, self._places.read_settings, _("Places online"))

    def _watched_folder(self) -> "DialogPage":
        from hrd_desk.gui.windows.exchange_watch import ExchangeWatchDialog  # noqa: PLC0415
        from hrd_desk.gui.windows.settings_page import DialogPage, Done  # noqa: PLC0415

        def make() -> "tuple[QDialog, HasCancel]":
            dialog = ExchangeWatchDialog(self._desk)
            return dialog, dialog.ui

        done = Done("watched", _("Kept: which folder is watched."))
        return DialogPage(make, done, self._exchange.watch.start)

    # --- what holds at once ---------------------------------------------------------------------

    def _paint(self, theme: Theme) -> None:
        form = self._form
        actions = {
            Theme.SYSTEM: form.theme_system,
            Theme.LIGHT: form.theme_light,
            Theme.DARK: form.theme_dark,
        }
        actions[theme].trigger()

    def _adopt(self, taken: Here, window: "SettingsWindow") -> None:
        """Let the window's part of a profile hold."""
        if taken.idle_minutes:
            self._preferences.idle_minutes = taken.idle_minutes
            self.minutes_changed.emit(taken.idle_minutes)
        self._places.read_settings()
        if taken.language and taken.language != language():
            self._ask_for_language(taken.language, window)

    def _ask_for_language(self, code: str, window: "SettingsWindow") -> None:
        window.accept()
        # Once this window is gone: the main window it stands before is built anew.
        call_later(self, lambda: self.language_asked.emit(code))
