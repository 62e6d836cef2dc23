"""Pictures of the dialogs for tables, for people to look at; see `tests.screens`."""

import csv
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication

from hrd_desk.gui.windows.export_dialog import ExportTablesDialog
from hrd_desk.gui.windows.import_dialog import ImportDialog
from hrd_desk.gui.windows.job_dialog import JobDialog
from hrd_desk.gui.windows.lists_export_dialog import ListsExportDialog
from hrd_desk.gui.windows.lists_import_dialog import ListsImportDialog
from hrd_desk.gui.workers import database_lane
from hrd_desk.i18n import language
from hrd_desk.storage.event_lists import EventFilter
from hrd_desk.storage.events import save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.starter import starter_schemes
from tests.builders import an_event, vocabulary_of
from tests.studio import Picture

HEAD = ("Case", "Title", "Country", "Date of event", "Violation", "Rights", "Victims", "Colour")
ROWS = (
    ("KZ-1", "Kazakhstan: march stopped", "Kazakhstan", "25/5/2023", "Raid", "Free speach", "12"),
    ("KZ-2", "Kazakhstan: office searched", "KZ", "1/6/2023", "Raid", "Right to Protest", "3"),
    ("KZ-3", "Kazakhstan: lawyer held", "KZ", "31/6/2023", "Torture", "Free speach", "many"),
    ("KZ-5", "Kazakhstan: blogger fined", "KZ", "2/6/2023", "Judicial Harassment", "", "1"),
    ("KZ-4", "Kyrgyzstan: journalist followed", "Kirgizstan", "2023", "Surveillance", "", "1"),
)
LIST = (
    ("Code", "Term", "Russian", "Remarks"),
    ("910000000000", "Harassment of relatives", "Преследование родственников", "x"),
    ("910100000000", "Summons of a parent", "Вызов родителя", ""),
    ("910200000000", "Dismissal of a spouse", "Увольнение супруга", ""),
    ("", "Torture", "Пытки и жестокое обращение", ""),
    ("", "Raid", "", ""),
    ("", "Raid", "", ""),
    ("", "Fine|Arrest", "", ""),
)


def take_tables(picture: Picture, desk: OpenDesk) -> None:
    """Take the steps of an import, and an export before and after."""
    folder = desk.folder.path.parent
    table = folder / "field office, May 2023.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *((*row, "red") for row in ROWS)])
    _known(desk)
    dialog = _opened(desk, table)
    picture("import-columns", dialog)
    dialog = _opened(desk, table)
    dialog.columns.lead("Case", "reference")
    dialog.ui.go_on.click()
    _settle()
    picture("import-trial", dialog)
    dialog = _opened(desk, table)
    dialog.columns.lead("Case", "reference")
    dialog.ui.go_on.click()
    _settle()
    dialog.ui.tabs.setCurrentWidget(dialog.ui.changes_tab)
    dialog.ui.go_on.click()
    _settle()
    picture("import-done", dialog)
    picture("import-file", ImportDialog(desk.database))
    export = ExportTablesDialog(desk.database, EventFilter(words="Kazakhstan"), (), 3)
    picture("export-tables", export)
    export = ExportTablesDialog(desk.database, EventFilter(), (), 3)
    export.ui.format.setCurrentIndex(4)
    export.ui.file.setText(str(folder / "portal.csv"))
    export.ui.write.click()
    _settle()
    picture("export-done", export)
    _take_lists(picture, desk, folder)


def _take_lists(picture: Picture, desk: OpenDesk, folder: Path) -> None:
    """Take a list of terms that is compared, and lists before and after they are written."""
    table = folder / "micro-thesaurus.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(LIST)
    schemes = {scheme.id: scheme.labels[language()] for scheme in starter_schemes()}
    violation = next(scheme for scheme in starter_schemes() if scheme.id == "violation")
    picture("lists-import", ListsImportDialog(desk.database, schemes, violation))
    for name, tab in (("new", 0), ("names", 1), ("problems", 2), ("known", 3)):
        dialog = ListsImportDialog(desk.database, schemes, violation)
        dialog.show()
        dialog.ui.file.setText(str(table))
        dialog.ui.go_on.click()
        _settle()
        dialog.ui.tabs.setCurrentIndex(tab)
        picture(f"lists-import-{name}", dialog)
    picture("lists-export", ListsExportDialog(desk.database, schemes, violation))
    export = ListsExportDialog(desk.database, schemes, violation)
    export.ui.folder.setText(str(folder))
    export.ui.write.click()
    _settle()
    picture("lists-export-done", export)


def _known(desk: OpenDesk) -> None:
    with desk.database.transaction("save") as session:
        event = an_event(vocabulary_of(desk), reference="KZ-2", title="Kazakhstan: office closed")
        save_event(session, event)


def _is_working() -> bool:
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, JobDialog)]
    return any(dialog.is_working for dialog in dialogs)


def _opened(desk: OpenDesk, table: Path) -> ImportDialog:
    dialog = ImportDialog(desk.database)
    dialog.show()
    dialog.ui.file.setText(str(table))
    dialog.ui.go_on.click()
    _settle()
    return dialog


def _settle() -> None:
    deadline, longest = QDeadlineTimer(1500), QDeadlineTimer(60_000)
    while not deadline.hasExpired() or (_is_working() and not longest.hasExpired()):
        QApplication.processEvents()
        database_lane.waitForDone(20)
