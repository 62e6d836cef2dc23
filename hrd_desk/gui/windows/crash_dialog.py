"""Shows a report of a bug before anybody else could see it; it is never sent."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from hrd_desk.gui.generated.ui_crash_dialog import Ui_CrashDialog
from hrd_desk.i18n import _


class CrashDialog(QDialog):
    """The report, where it lies, and a field for what the person was doing."""

    def __init__(self, report: str, file: Path | None, parent: QWidget | None = None) -> None:
        """Show `report`, which was saved as `file` (None: it could not be saved)."""
        super().__init__(parent)
        self._report, self._file = report, file
        self.ui = Ui_CrashDialog()
        self.ui.setupUi(self)
        self.ui.report.setPlainText(report)
        self.ui.show_folder.setVisible(file is not None)
        saved = _("Saved as {path}").format(path=file)
        self.ui.place.setText(saved if file else _("The report could not be saved."))
        self.ui.show_folder.clicked.connect(self._show_folder)
        self.ui.close_button.clicked.connect(self.accept)

    def _show_folder(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))

    @override
    def done(self, result: int) -> None:
        doing = self.ui.doing.toPlainText().strip()
        if doing and self._file is not None and self._file.exists():
            self._file.write_text(f"{self._report}\n{doing}\n", encoding="utf-8")
        super().done(result)
