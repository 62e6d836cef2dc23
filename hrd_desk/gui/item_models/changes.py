"""News of commits, brought into the GUI thread."""

from PySide6.QtCore import QObject, Signal

from hrd_desk.storage.database import Announcement, Database


class Changes(QObject):
    """Emits `noticed(Announcement)` after each commit, whichever thread committed."""

    noticed = Signal(object)

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        """Listen to `database` until `stop`."""
        super().__init__(parent)
        self._database = database
        database.listen(self._hear)
        self._is_listening = True

    def _hear(self, announcement: Announcement) -> None:
        self.noticed.emit(announcement)

    def stop(self) -> None:
        """Listen no longer."""
        if self._is_listening:
            self._database.forget(self._hear)
            self._is_listening = False
