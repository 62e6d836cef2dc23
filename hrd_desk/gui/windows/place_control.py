"""Everything about places that the main window leads to."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hrd_desk.gui.forms.event_form import EventForm
from hrd_desk.gui.windows.place_lookup import PlaceLookup
from hrd_desk.storage.opening import OpenDesk


class PlaceControl(QObject):
    """Gives the form of the record its places."""

    def __init__(self, desk: OpenDesk, event_form: EventForm, window: QWidget) -> None:
        """Serve the form of `window` with the places of `desk`."""
        super().__init__(window)
        self._desk = desk
        self._window = window
        self.lookup = PlaceLookup(desk.database, self)
        event_form.find_places_in(self.lookup)
