"""The records that look like the one on the screen, below the list; it never takes the keyboard."""

from collections.abc import Sequence

from babel.dates import format_date
from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QListWidgetItem, QWidget

from hrd_desk.gui.generated.ui_similar_panel import Ui_SimilarPanel
from hrd_desk.gui.widgets.mirrored import mirror_margins
from hrd_desk.i18n import _, language, ngettext
from hrd_desk.storage.pairs import Suspicion

ROWS_SHOWN = 5


class SimilarPanel(QWidget):
    """Lists suspicions, the most alike first; hides where there is none."""

    row_chosen = Signal(int)
    told = Signal()
    """What is found is other than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_SimilarPanel()
        self.form.setupUi(self)
        mirror_margins(self)
        self.form.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.form.rows.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.form.rows.itemClicked.connect(lambda item: self.row_chosen.emit(_row_of(item)))
        self.hide()

    def put(self, found: Sequence[Suspicion]) -> None:
        """Show `found`."""
        rows = self.form.rows
        rows.clear()
        rows.addItems([line_of(suspicion) for suspicion in found])
        words = ngettext("{count} similar", "{count} similar", len(found))
        self.form.count.setText(words.format(count=len(found)))
        height = max(rows.sizeHintForRow(0), self.fontMetrics().height())
        rows.setFixedHeight(height * min(len(found), ROWS_SHOWN) + 4)
        self.setVisible(bool(found))
        self.told.emit()


def line_of(suspicion: Suspicion) -> str:
    """Return what tells a record in one line."""
    day = format_date(suspicion.day, "d MMM y", locale=language())
    return _("{day}   {reference}   {title}").format(
        day=day, reference=suspicion.reference, title=suspicion.title
    )


def _row_of(item: QListWidgetItem) -> int:
    return item.listWidget().row(item)
