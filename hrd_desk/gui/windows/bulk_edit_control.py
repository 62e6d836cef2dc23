"""The action that edits the chosen events of the list together."""

from PySide6.QtCore import QObject

from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.windows.editor import Editor
from hrd_desk.gui.windows.list_pane import ListPane
from hrd_desk.gui.windows.record_pane import RecordPane
from hrd_desk.i18n import _, grouped, ngettext
from hrd_desk.storage.bulk_editing import read_coded
from hrd_desk.storage.database import Database


class BulkEditControl(QObject):
    """Offers the dialog as long as several rows are chosen."""

    def __init__(
        self,
        database: Database,
        form: Ui_MainWindow,
        rows: ListPane,
        editor: Editor,
        pane: RecordPane,
    ) -> None:
        """Edit what is chosen in `rows`; the record in `pane` is asked about first."""
        super().__init__(editor)
        self._database, self._form, self._list = database, form, rows
        self._editor, self._pane = editor, pane
        form.edit_chosen.triggered.connect(lambda _checked=False: self.edit())
        rows.several_chosen.connect(self._offer)
        rows.model.modelReset.connect(self._offer)
        self._offer()

    def _offer(self) -> None:
        self._form.edit_chosen.setEnabled(len(self._list.several()) > 1)

    def edit(self) -> None:
        """Ask what to change in the chosen events, and change it as one step."""
        chosen = self._list.several()
        if len(chosen) < 2 or not self._editor.may_leave():  # noqa: PLR2004  several
            return
        # Loaded here, so that the start of the main window does not pay for it.
        from hrd_desk.gui.windows.bulk_edit_dialog import BulkEditDialog  # noqa: PLC0415

        with self._database.snapshot() as session:
            records = read_coded(session, chosen)
        dialog = BulkEditDialog(self._database, self._pane.vocabulary, records, self._pane.window())
        if run(dialog) and dialog.changed:
            self._editor.show_again(dialog.changed)
            words = ngettext(
                "{count} event changed.", "{count} events changed.", len(dialog.changed)
            )
            sentence = words.format(count=grouped(len(dialog.changed)))
            self._form.notice.say(sentence, {_("Undo"): self._editor.undo_wanted.emit})
