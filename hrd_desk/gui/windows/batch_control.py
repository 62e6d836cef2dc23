"""The action that opens the grid of new events."""

from PySide6.QtCore import QObject

from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.widgets.place_edit import PlaceSearch
from hrd_desk.gui.windows.editor import Editor
from hrd_desk.i18n import _, grouped, ngettext
from hrd_desk.storage.database import Database


class BatchControl(QObject):
    """Opens the grid; what was saved there is told in the window, with its undo."""

    def __init__(
        self, database: Database, form: Ui_MainWindow, editor: Editor, places: PlaceSearch
    ) -> None:
        """Save into `database`; the record in `editor` is asked about first."""
        super().__init__(editor)
        self._database, self._form = database, form
        self._editor, self._places = editor, places
        form.enter_several.triggered.connect(lambda _checked=False: self.show())

    def show(self) -> None:
        """Enter several events."""
        # Loaded here, so that the start of the main window does not pay for it.
        from hrd_desk.gui.windows.batch_window import BatchWindow  # noqa: PLC0415

        if not self._editor.may_leave():
            return
        window = BatchWindow(self._database, self._places, self._editor.window())
        run(window)
        if window.saved:
            count = len(window.saved)
            words = ngettext("{count} event saved.", "{count} events saved.", count)
            undo = {_("Undo"): self._editor.undo_wanted.emit}
            self._form.notice.say(words.format(count=grouped(count)), undo)
