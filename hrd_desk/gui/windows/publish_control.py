"""The publish window beside the main window: opens it, keeps it with the list and the records."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.widgets.leaving import let_go
from hrd_desk.gui.windows.list_pane import ListPane
from hrd_desk.gui.windows.publish_offer import Offer
from hrd_desk.model.event import Event
from hrd_desk.publishing.orders import OwnTable
from hrd_desk.storage.database import Database
from hrd_desk.storage.events import find_reference

if TYPE_CHECKING:
    from hrd_desk.gui.windows.publish_window import PublishWindow


class PublishControl(QObject):
    """Holds the publish window once it is asked for; `record` tells the saved record or None."""

    def __init__(
        self,
        database: Database,
        rows: ListPane,
        action: QAction,
        record: Callable[[], Event | None],
        may_leave: Callable[[], bool],
    ) -> None:
        """Open the window when `action` is triggered and `may_leave` allows it."""
        super().__init__(rows)
        self._database = database
        self._list = rows
        self._record = record
        self._may_leave = may_leave
        self.window: PublishWindow | None = None
        self._tables: list[OwnTable] = []
        rows.model.counted.connect(lambda _count: self._follow())
        rows.several_chosen.connect(self._follow)
        rows.table_wanted.connect(self.add_table)
        action.triggered.connect(lambda _checked=False: self.show())

    def show(self) -> None:
        """Open the window over what the list and the form show; the record is saved first."""
        # Loaded here, so that the start of the main window does not pay for it.
        from hrd_desk.gui.windows.publish_window import PublishWindow  # noqa: PLC0415

        if not self._may_leave():
            return
        if self.window is None or not self.window.isVisible():
            let_go(self.window)
            self.window = PublishWindow(self._database, self._list.window())
            self.window.record_wanted.connect(self._open_record)
            self._offer()
            self.window.choices.tables.show_tables(self._tables)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.ui.records.setFocus()

    def add_table(self, table: OwnTable) -> None:
        """Add a table to the brief of the list, and show it."""
        if table not in self._tables:
            self._tables.append(table)
        self.show()
        if self.window is not None and self.window.isVisible():
            self.window.take_tables(self._tables)

    def may_go(self) -> bool:
        """Ask about what was typed for a brief and stands in no file; return whether to go on."""
        window = self.window
        return window is None or not window.isVisible() or window.choices.may_go(window)

    def stop(self) -> None:
        """Put the window away; the desk can be closed after it."""
        if self.window is not None:
            self.window.stop()
            self.window.hide()

    def _offer(self) -> None:
        if self.window is not None:
            model, chosen = self._list.model, self._list.several()
            offer = Offer(self._record(), chosen, model.wanted, model.rowCount())
            self.window.show_offer(offer)

    def _follow(self) -> None:
        """Make it anew: the filter has changed, the choice, or a record."""
        if self.window is not None and self.window.isVisible():
            self._offer()

    def _open_record(self, reference: str) -> None:
        try:
            with self._database.snapshot() as session:
                uid = find_reference(session, reference)
        except HrdDeskError as error:
            show_error(self.window, error)
            return
        self._list.event_chosen.emit(uid)
        self._list.window().activateWindow()
