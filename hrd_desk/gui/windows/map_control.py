"""The map beside the main window: opens it, keeps it with the list, repaints every map."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.windows.list_pane import ListPane
from hrd_desk.storage.database import Database

if TYPE_CHECKING:
    from hrd_desk.gui.windows.map_window import MapWindow


class MapControl(QObject):
    """Holds the map window once it is asked for. `record_wanted(uuid)`: to be shown."""

    record_wanted = Signal(object)

    def __init__(
        self, database: Database, preferences: Preferences, rows: ListPane, window: QWidget
    ) -> None:
        """Show on the map what `rows` lists; `window` is the main window."""
        super().__init__(window)
        self._database = database
        self._preferences = preferences
        self._list = rows
        self._parent = window
        self.window: MapWindow | None = None
        rows.model.counted.connect(self._follow)

    def show(self) -> None:
        """Open the map of the events in the list."""
        # Loaded here, so that the start of the window does not pay for it.
        from hrd_desk.gui.windows.map_window import MapWindow  # noqa: PLC0415

        if self.window is None:
            self.window = MapWindow(self._database, self._preferences, self._parent)
            self.window.record_wanted.connect(self.record_wanted)
            self.window.look_changed.connect(self._repaint)
        is_new = not self.window.isVisible()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if is_new:
            self.window.show_matching(self._list.model.wanted)

    def stop(self) -> None:
        """Close the map; the desk can be closed after it."""
        if self.window is not None:
            self.window.stop()
            self.window.close()

    def _follow(self, _count: Any) -> None:
        """Read the points again: the filter has changed, or a record."""
        if self.window is not None and self.window.isVisible():
            self.window.show_matching(self._list.model.wanted)

    def _repaint(self) -> None:
        from hrd_desk.gui.widgets.pin_map import PinMap  # noqa: PLC0415  as above

        for small in self._parent.findChildren(PinMap):
            small.show_as_chosen()
