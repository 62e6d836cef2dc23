"""Everything about places that the main window leads to: lookup, own places, asking online."""

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hrd_desk.geocoding.found_place import FoundPlace
from hrd_desk.geocoding.online_settings import OnlineSettings, read_online_settings
from hrd_desk.gui.forms.event_form import EventForm
from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.widgets.leaving import let_go
from hrd_desk.gui.windows.place_lookup import PlaceLookup
from hrd_desk.gui.workers import delete_later
from hrd_desk.model.own_place import OwnPlace
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sent_lookups import Lookup, log_lookup

if TYPE_CHECKING:
    from hrd_desk.geocoding.online import OnlineLookup
    from hrd_desk.gui.windows.own_places_window import OwnPlacesWindow


class PlaceControl(QObject):
    """Gives the form of the record its places, and opens what belongs to them."""

    def __init__(
        self, desk: OpenDesk, form: Ui_MainWindow, event_form: EventForm, window: QWidget
    ) -> None:
        """Serve `event_form` with the places of `desk`; `form` has the actions of `window`."""
        super().__init__(window)
        self._database = desk.database
        self._window = window
        self._places = event_form.places
        self._own_window: OwnPlacesWindow | None = None
        self._settings = OnlineSettings()
        self._online: OnlineLookup | None = None
        self._asking = threading.Lock()
        self.lookup = PlaceLookup(desk.database, self)
        self._places.find_in(self.lookup)
        self._places.online_asked.connect(self.ask_online)
        self._places.keep_asked.connect(self.keep_own)
        form.show_own_places.triggered.connect(lambda _checked=False: self.show_own_places())
        form.online_lookup.triggered.connect(lambda _checked=False: self.show_online_settings())
        self.read_settings()

    def stop(self) -> None:
        """Close what is open; the desk can be closed after it."""
        if self._own_window is not None:
            self._own_window.close()

    # --- own places -----------------------------------------------------------------------------

    def show_own_places(self) -> "OwnPlacesWindow":
        """Open the window of own places."""
        # Loaded here, as the dialogs below, so that the start of the window does not pay for it.
        from hrd_desk.gui.windows.own_places_window import OwnPlacesWindow  # noqa: PLC0415

        if self._own_window is None or not self._own_window.isVisible():
            let_go(self._own_window)
            self._own_window = OwnPlacesWindow(self._database, self._window)
            self._own_window.changed.connect(self.lookup.reload_own_places)
        self._own_window.show()
        self._own_window.raise_()
        self._own_window.activateWindow()
        return self._own_window

    def keep_own(self, place: OwnPlace) -> None:
        """Ask for what is missing of a place of the record, and keep it."""
        self.show_own_places().add(place)

    # --- asking online --------------------------------------------------------------------------

    def show_online_settings(self) -> None:
        """Show whether and whom the desk may ask, and what was sent."""
        from hrd_desk.gui.windows.online_settings_dialog import (  # noqa: PLC0415
            OnlineSettingsDialog,
        )

        dialog = OnlineSettingsDialog(self._database, self._window)
        dialog.exec()
        delete_later(dialog)
        self.read_settings()

    def read_settings(self) -> None:
        """Follow what the desk now says about asking online."""
        with self._database.snapshot() as session:
            settings = read_online_settings(session)
        if settings != self._settings:
            self._settings, self._online = settings, None
        self._places.allow_online(settings.is_on)

    def ask_online(self, query: str) -> None:
        """Ask the server about a name, if the desk may, and take over what the person chooses."""
        if not self._settings.is_on:
            return
        from hrd_desk.gui.windows.online_ask_dialog import OnlineAskDialog  # noqa: PLC0415

        dialog = OnlineAskDialog(query, self._settings, self._ask, self._window)
        if dialog.exec() and dialog.place is not None:
            self._places.take_place(dialog.place)
        delete_later(dialog)

    def _ask(self, query: str) -> list[FoundPlace]:
        """Ask in a job's thread; one question at a time, however many dialogs were left."""
        # What speaks with the network is not even loaded before, and takes 0.2 s.
        from hrd_desk.geocoding.online import OnlineLookup  # noqa: PLC0415

        with self._asking:
            if self._online is None:
                self._online = OnlineLookup(self._settings, self._note)
            return self._online.geocode(query, is_confirmed=True)

    def _note(self, lookup: Lookup) -> None:
        with self._database.local_transaction() as session:
            log_lookup(session, lookup)
