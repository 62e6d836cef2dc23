"""Import and export of tables beside the main window."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.windows.list_pane import ListPane
from hrd_desk.storage.database import Database


class TablesControl(QObject):
    """Opens the two dialogs; the record on the screen is saved first."""

    def __init__(
        self,
        database: Database,
        form: Ui_MainWindow,
        rows: ListPane,
        may_leave: Callable[[], bool],
    ) -> None:
        super().__init__(rows)
        self._database, self._list, self._may_leave = database, rows, may_leave
        form.import_table.triggered.connect(lambda _checked=False: self.show_import())
        form.export_tables.triggered.connect(lambda _checked=False: self.show_export())

    def show_import(self) -> None:
        """Take in a table."""
        # Loaded here, so that the start of the main window does not pay for it.
        from hrd_desk.gui.windows.import_dialog import ImportDialog  # noqa: PLC0415

        if self._may_leave():
            run(ImportDialog(self._database, self._list.window()))

    def show_export(self) -> None:
        """Write what the list shows as a table."""
        from hrd_desk.gui.windows.export_dialog import ExportTablesDialog  # noqa: PLC0415

        if self._may_leave():
            model, chosen = self._list.model, self._list.several()
            window = self._list.window()
            listed = model.rowCount()
            run(ExportTablesDialog(self._database, model.wanted, chosen, listed, window))
