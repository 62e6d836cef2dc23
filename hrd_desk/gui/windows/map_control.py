"""The map beside the main window: opens it, keeps it with the list, repaints every map."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.windows.list_pane import ListPane
from hrd_desk.model.query import Query
from hrd_desk.storage.database import Database

if TYPE_CHECKING:
    from hrd_desk.gui.windows.map_window import MapWindow


class MapControl(QObject):
    """Holds the map window once it is asked for.

    A record chosen on the map is chosen as if it were in the list.
    """

    def __init__(
        self, database: Database, preferences: Preferences, rows: ListPane, action: QAction
    ) -> None:
        """Show on the map what `rows` lists, when `action` is triggered."""
        super().__init__(rows)
        self._database = database
        self._preferences = preferences
        self._list = rows
        self.window: MapWindow | None = None
        rows.model.counted.connect(self._follow)
        action.triggered.connect(lambda _checked=False: self.show())

    def show(self) -> None:
        """Open the map of the events in the list."""
        # Loaded here, so that the start of the window does not pay for it.
        from hrd_desk.gui.windows.map_window import MapWindow  # noqa: PLC0415

        if self.window is None:
            self.window = MapWindow(self._database, self._preferences, self._list.window())
            self.window.record_wanted.connect(self._list.event_chosen)
            self.window.box_wanted.connect(self._list_these)
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

    def _list_these(self, query: Query) -> None:
        """Leave in the list what was chosen on the map, and go there."""
        self._list.narrowing_wanted.emit(query)
        self._list.window().activateWindow()
        self._list.go_to_list()

    def _follow(self, _count: Any) -> None:
        """Read the points again: the filter has changed, or a record."""
        if self.window is not None and self.window.isVisible():
            self.window.show_matching(self._list.model.wanted)

    def _repaint(self) -> None:
        from hrd_desk.gui.widgets.pin_map import PinMap  # noqa: PLC0415  as above

        for small in self._list.window().findChildren(PinMap):
            small.show_as_chosen()
