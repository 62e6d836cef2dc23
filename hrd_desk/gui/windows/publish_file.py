"""Where a publication is written: a name without a word of the records, or the person's own."""

import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from hrd_desk.gui.generated.ui_publish_window import Ui_PublishWindow
from hrd_desk.gui.windows.publish_choices import SETTING
from hrd_desk.i18n import N_, _
from hrd_desk.model.event import Event
from hrd_desk.publishing.orders import BriefKind, FileFormat, Order
from hrd_desk.storage.database import Database
from hrd_desk.storage.settings import read_setting
from hrd_desk.whole_files import is_taken

_KIND_NAMES = {
    FileFormat.PDF: N_("PDF files"),
    FileFormat.DOCX: N_("Word files"),
    FileFormat.HTML: N_("Web pages"),
    FileFormat.CSV: N_("Tables"),
    FileFormat.XLSX: N_("Workbooks"),
}


class PublishFile(QObject):
    """The line for the file; `named` comes when a person has chosen another one."""

    named = Signal()

    def __init__(self, database: Database, form: Ui_PublishWindow, parent: QWidget) -> None:
        """Propose names in the folder that `database` keeps."""
        super().__init__(parent)
        self._database = database
        self._form = form
        self._window = parent
        self._format = FileFormat.PDF
        self._has_own_name = False
        form.file.textEdited.connect(lambda _text: self._on_named())
        form.browse.clicked.connect(self._browse)

    def path(self) -> Path | None:
        """Return where to write; None without a name. A bare name lies in the folder proposed."""
        text = self._form.file.text().strip()
        return self._folder() / text if text else None

    def propose(self, order: Order, event: Event | None) -> None:
        """Propose a name for `order`, of the one record `event` or of several.

        A name that a person chose stays, but for its suffix.
        """
        self._format = order.format
        suffix = f".{order.format}"
        line = self._form.file
        if not self._has_own_name:
            line.setText(str(self._folder() / f"{_name(order, event)}{suffix}"))
        elif Path(line.text().strip()).suffix in {f".{kind}" for kind in FileFormat}:
            line.setText(str(Path(line.text().strip()).with_suffix(suffix)))

    def _folder(self) -> Path:
        with self._database.snapshot() as session:
            kept = str(read_setting(session, SETTING, {}).get("folder", ""))
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        usual = Path(QStandardPaths.writableLocation(documents))
        folders = [Path(kept)] if kept else []
        return next((folder for folder in (*folders, usual) if folder.is_dir()), Path.home())

    def _on_named(self) -> None:
        self._has_own_name = True
        self.named.emit()

    def _browse(self) -> None:
        kinds = f"{_(_KIND_NAMES[self._format])} (*.{self._format})"
        before = self._form.file.text()
        chosen, _kind = QFileDialog.getSaveFileName(self._window, _("Publish"), before, kinds)
        if chosen:
            self._form.file.setText(chosen)
            self._on_named()


def _name(order: Order, event: Event | None) -> str:
    if event is not None:
        is_plain = order.kind is BriefKind.EVENT
        return event.reference if is_plain else f"{event.reference}_{order.kind}"
    today = datetime.date.today()  # noqa: DTZ011  the day on the person's own calendar
    return f"{today}_{order.kind}_{order.language}"


def misplaced(path: Path) -> str:
    """Return why no file can be at `path`, as far as its folder tells; "" where one can."""
    if is_taken(path) and path.is_dir():
        return _("“{name}” is a folder. Add the name of the file.").format(name=path.name)
    if not (is_taken(path.parent) and path.parent.is_dir()):
        return _("This folder does not exist. Choose another file.")
    return ""


def open_outside(path: Path) -> None:
    """Open a file or a folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
