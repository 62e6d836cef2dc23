"""Create a desk in three steps: the desk, its passphrase, its recovery words."""

import datetime
from pathlib import Path

from PySide6.QtCore import QRegularExpression, QStandardPaths
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.gui.forms.new_passphrase import NewPassphraseForm
from hrd_desk.gui.forms.recovery_words import RecoveryWordsForm
from hrd_desk.gui.generated.ui_create_desk_dialog import Ui_CreateDeskDialog
from hrd_desk.gui.widgets.plain_text import ask
from hrd_desk.gui.windows.job_dialog import JobDialog
from hrd_desk.i18n import _
from hrd_desk.progress import Progress
from hrd_desk.storage.desk_folder import SUFFIX
from hrd_desk.storage.opening import OpenDesk, create_desk

_NO_NAME = frozenset('/\\:*?"<>|')


def documents_folder() -> Path:
    """Return where the user keeps documents, else the home folder."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    path = Path(QStandardPaths.writableLocation(location))
    return path if path.is_dir() else Path.home()


class CreateDeskDialog(JobDialog):
    """Leads to a new desk: `result_desk` is it once the dialog is done, or None."""

    def __init__(
        self, parent: QWidget | None = None, *, cost: dict[str, int] | None = None
    ) -> None:
        """`cost` are Argon2id settings; without them the computer's own are measured."""
        super().__init__(parent)
        self.result_desk: OpenDesk | None = None
        self._cost = cost
        self.ui = Ui_CreateDeskDialog()
        self.ui.setupUi(self)
        self.watch(self.ui)
        self.passphrase_form = NewPassphraseForm(self)
        self.ui.passphrase_layout.insertWidget(1, self.passphrase_form)
        self.words_form = RecoveryWordsForm(self)
        self.ui.words_layout.addWidget(self.words_form)
        self._fill()
        self._connect()
        self._show_page(self.ui.desk_page)

    def _fill(self) -> None:
        ui = self.ui
        ui.name.setText(_("Records"))
        ui.folder.setText(str(documents_folder()))
        ui.code.setPlaceholderText("ALM")
        ui.code.setValidator(
            QRegularExpressionValidator(QRegularExpression("[A-Za-z0-9]{2,6}"), self)
        )
        self._explain_code()

    def _connect(self) -> None:
        ui = self.ui
        ui.code.textEdited.connect(lambda text: ui.code.setText(text.upper()))
        ui.code.textChanged.connect(self._explain_code)
        ui.browse.clicked.connect(self._browse)
        ui.next.clicked.connect(self._go_on)
        ui.back.clicked.connect(lambda: self._show_page(ui.desk_page))
        ui.cancel.clicked.connect(self.reject)
        self.words_form.readiness_changed.connect(self._be_ready)

    def _explain_code(self) -> None:
        year = datetime.datetime.now(datetime.UTC).year
        code = self.ui.code.text() or "ALM"
        sentence = _(
            "2 to 6 letters or digits that no other desk of yours has. They stand in every "
            "reference, like this: {reference}"
        )
        self.ui.code_note.setText(sentence.format(reference=f"KZ-{year}-{code}-0042"))

    def _browse(self) -> None:
        title = _("Where the desk will lie")
        folder = QFileDialog.getExistingDirectory(self, title, self.ui.folder.text())
        if folder:
            self.ui.folder.setText(folder)

    def _show_page(self, page: QWidget) -> None:
        ui = self.ui
        self.clear_problem()
        ui.pages.setCurrentWidget(page)
        number = ui.pages.currentIndex() + 1
        headings = (_("A new desk"), _("Its passphrase"), _("Its recovery words"))
        ui.heading.setText(headings[number - 1])
        ui.step.setText(_("Step {number} of {count}").format(number=number, count=len(headings)))
        ui.back.setVisible(page is ui.passphrase_page)
        ui.cancel.setVisible(page is not ui.words_page)
        ui.next.setText(_("&Create") if page is ui.passphrase_page else _("Ne&xt"))
        if page is not ui.words_page:
            (ui.name if page is ui.desk_page else self.passphrase_form).setFocus()

    def _be_ready(self, is_ready: bool) -> None:
        if self.ui.pages.currentWidget() is self.ui.words_page:
            self.ui.next.setEnabled(is_ready)

    def _go_on(self) -> None:
        page = self.ui.pages.currentWidget()
        try:
            if page is self.ui.desk_page:
                self._desk_path()
                self._show_page(self.ui.passphrase_page)
            elif page is self.ui.passphrase_page:
                self._create(self.passphrase_form.passphrase())
            elif self.words_form.step():
                self.accept()
            else:
                self.clear_problem()
        except HrdDeskError as error:
            self.show_problem(error)

    def _desk_path(self) -> Path:
        ui = self.ui
        name, folder = ui.name.text().strip().removesuffix(SUFFIX), Path(ui.folder.text().strip())
        if not name or name.startswith(".") or set(name) & _NO_NAME:
            ui.name.setFocus()
            raise InvalidInputError("name", _("Give the desk a name that a folder can have."))
        if not folder.is_absolute() or not folder.is_dir():
            ui.folder.setFocus()
            raise InvalidInputError("folder", _("This folder does not exist. Choose another one."))
        path = folder / f"{name}{SUFFIX}"
        if path.exists():
            ui.name.setFocus()
            sentence = _("There is a desk of this name here already. Choose another name.")
            raise InvalidInputError("name", sentence)
        if not ui.code.hasAcceptableInput():
            ui.code.setFocus()
            raise InvalidInputError("code", _("Give the desk a code of 2 to 6 letters or digits."))
        return path

    def _create(self, passphrase: str) -> None:
        path, code = self._desk_path(), self.ui.code.text()
        author = self.ui.author.text().strip()

        def work(progress: Progress) -> tuple[OpenDesk, str]:
            return create_desk(path, passphrase, code, author=author, cost=self._cost)

        self.run(work, self._show_words)

    def _show_words(self, created: tuple[OpenDesk, str]) -> None:
        self.result_desk, words = created
        self.passphrase_form.clear()
        self._show_page(self.ui.words_page)
        self.words_form.show_words(words)

    @override
    def reject(self) -> None:
        if self.result_desk is None:
            super().reject()
            return
        question = _(
            "The desk is ready, but the recovery words are not checked and will not be shown "
            "again. You can make new ones later, under Passphrase. Go on without them?"
        )
        if ask(self, question, _("Go on"), is_destructive=True):
            self.accept()
