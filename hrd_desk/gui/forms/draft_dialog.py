"""Asks what becomes of a draft where the summary has text already: both are shown side by side."""

from PySide6.QtWidgets import QDialog, QWidget

from hrd_desk.gui.generated.ui_draft_dialog import Ui_DraftDialog
from hrd_desk.gui.widgets.mirrored import mirror_margins
from hrd_desk.i18n import _
from hrd_desk.model.field_labels import field_label


class DraftDialog(QDialog):
    """Shows the summary as it stands beside a draft; `text` is what the person chose."""

    def __init__(self, now: str, draft: str, note: str, parent: QWidget | None = None) -> None:
        """Show `now` and `draft`, with `note` on what the draft tells below."""
        super().__init__(parent)
        self.form = Ui_DraftDialog()
        self.form.setupUi(self)
        mirror_margins(self)
        self.text = now
        self.form.texts.setAccessibleName(_("Summary now, and the draft"))
        # Unmarked: two wordings of one event differ everywhere, and a draft must be read as it is.
        self.form.texts.show_rows([(field_label("summary"), [now, draft])])
        self.form.note.setText(note)
        self.form.cancel.clicked.connect(self.reject)
        self.form.replace.clicked.connect(lambda: self._take(draft))
        self.form.add_below.clicked.connect(lambda: self._take(f"{now}\n{draft}"))
        self.form.add_below.setFocus()

    def _take(self, text: str) -> None:
        self.text = text
        self.accept()
