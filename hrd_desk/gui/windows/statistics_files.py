"""Charts and tables of the window of statistics as files: where, as what, and over what."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.widgets.plain_text import ask
from hrd_desk.i18n import _, language
from hrd_desk.publishing.chart_files import ChartFormat, write_chart
from hrd_desk.publishing.sheets import Sheet
from hrd_desk.whole_files import is_taken


def asked_for_file(parent: QWidget) -> tuple[Path, ChartFormat | None] | None:
    """Return where a person wants a chart or a table, and as what; None for nowhere."""
    kinds = {
        ChartFormat.PNG: _("Picture (*.png)"),
        ChartFormat.SVG: _("Drawing (*.svg)"),
        ChartFormat.PDF: _("PDF (*.pdf)"),
        ChartFormat.CSV: _("Table (*.csv)"),
    }
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposed = str(Path(folder) / (_("statistics") + ".png"))
    title = _("Save chart or table")
    name, kind = QFileDialog.getSaveFileName(parent, title, proposed, ";;".join(kinds.values()))
    if not name:
        return None
    return Path(name), next((f for f, words in kinds.items() if words == kind), None)


def write_sheet(parent: QWidget, sheet: Sheet, path: Path, kind: ChartFormat | None) -> str:
    """Write a sheet by the end of its name, else as `kind`; return what to say, "" if it is not.

    The dialog for files asked about the name as it was typed: one that gets its end here is asked
    about again.
    """
    if not path.suffix and kind is not None:
        path = path.with_suffix(f".{kind}")
        question = _("“{name}” exists already. Replace it?").format(name=path.name)
        if is_taken(path) and not ask(parent, question, _("Replace"), is_destructive=True):
            return ""
    try:
        write_chart(sheet, path, language())
    except HrdDeskError as error:
        show_error(parent, error)
        return ""
    words = _(
        "Written: {path}. It counts whole records, also what readers outside may not know: for"
        " them add the table to a brief."
    )
    return words.format(path=path)
