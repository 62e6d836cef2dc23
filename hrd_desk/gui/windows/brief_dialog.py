"""Asks for readers, language and file of a brief."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from hrd_desk.gui.forms.binding import name_fields
from hrd_desk.gui.generated.ui_brief_dialog import Ui_BriefDialog
from hrd_desk.i18n import LANGUAGES, N_, PRINTED_LANGUAGES, _, language
from hrd_desk.publishing.audience import Audience

AUDIENCES = {
    Audience.PUBLIC: (
        N_("The public"),
        N_("No finer place than the town, and only sources that are marked as public."),
    ),
    Audience.GOVERNMENT: (
        N_("A government"),
        N_("As for the public, with the charge or claim."),
    ),
    Audience.PARTNER: (
        N_("A partner"),
        N_("With the context, and with exact places that are marked as public."),
    ),
    Audience.INTERNAL: (
        N_("Inside the organisation"),
        N_("With status and places in full, unless they are marked. Do not pass it on."),
    ),
}
LANGUAGE_NAMES = {"en": "English", "ru": "Русский", "ar": "العربية"}


class BriefDialog(QDialog):
    """What to make; the caller makes it when the dialog was accepted."""

    def __init__(self, reference: str, parent: QWidget | None = None) -> None:
        """Propose a file named after `reference` alone: titles can name people."""
        super().__init__(parent)
        self.form = Ui_BriefDialog()
        self.form.setupUi(self)
        name_fields(self.form)
        for audience, (words, _explanation) in AUDIENCES.items():
            self.form.audience.addItem(_(words), audience)
        for code in PRINTED_LANGUAGES:
            self.form.language.addItem(LANGUAGE_NAMES.get(code, code), code)
        self.form.language.setCurrentIndex(LANGUAGES.index(language()))
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        usual = Path(QStandardPaths.writableLocation(documents))
        folder = usual if usual.is_dir() else Path.home()
        self.form.file.setText(str(folder / f"{reference or 'brief'}.pdf"))
        self.form.audience.currentIndexChanged.connect(self._explain)
        self.form.browse.clicked.connect(self._browse)
        self.form.cancel.clicked.connect(self.reject)
        self.form.make.clicked.connect(self._accept_if_complete)
        self.form.problem.hide()
        self._explain()

    @property
    def audience(self) -> Audience:
        """Who will read the brief."""
        return Audience(self.form.audience.currentData())

    @property
    def language(self) -> str:
        """The language of the brief."""
        return str(self.form.language.currentData())

    @property
    def file(self) -> Path:
        """Where to write it."""
        return Path(self.form.file.text().strip())

    def _explain(self) -> None:
        self.form.explanation.setText(_(AUDIENCES[self.audience][1]))

    def _browse(self) -> None:
        kinds = _("PDF files (*.pdf)")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Brief"), str(self.file), kinds)
        if chosen:
            self.form.file.setText(chosen)

    def _accept_if_complete(self) -> None:
        if self.form.file.text().strip() and self.file.parent.is_dir():
            self.accept()
        else:
            self.form.problem.setText(_("This folder does not exist. Choose another file."))
            self.form.problem.show()
            self.form.file.setFocus()
