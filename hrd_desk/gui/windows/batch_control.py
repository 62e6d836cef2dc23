"""The action that opens the grid of new events."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.widgets.place_edit import PlaceSearch
from hrd_desk.gui.windows.editor import Editor
from hrd_desk.i18n import _, grouped, ngettext
from hrd_desk.storage.database import Database

if TYPE_CHECKING:
    from hrd_desk.gui.windows.batch_window import BatchWindow


class BatchControl(QObject):
    """Opens the grid; what was saved there is told in the window, with its undo."""

    def __init__(
        self, database: Database, form: Ui_MainWindow, editor: Editor, places: PlaceSearch
    ) -> None:
        """Save into `database`; the record in `editor` is asked about first."""
        super().__init__(editor)
        self._database, self._form = database, form
        self._editor, self._places = editor, places
        self._window: BatchWindow | None = None
        form.enter_several.triggered.connect(lambda _checked=False: self.show())

    def keep(self) -> None:
        """Write the rows of the grid, if it is open; raises `DeskUnavailableError`."""
        if self._window is not None:
            self._window.keeping.write()

    def show(self) -> None:
        """Enter several events."""
        # Loaded here, so that the start of the main window does not pay for it.
        from hrd_desk.gui.windows.batch_window import BatchWindow  # noqa: PLC0415

        if not self._editor.may_leave():
            return
        window = BatchWindow(self._database, self._places, self._editor.window())
        self._window = window
        run(window)
        self._window = None
        if window.saved:
            count = len(window.saved)
            words = ngettext("{count} event saved.", "{count} events saved.", count)
            undo = {_("Undo"): self._editor.undo_wanted.emit}
            self._form.notice.say(words.format(count=grouped(count)), undo)
