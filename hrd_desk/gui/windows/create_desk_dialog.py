"""Create a desk in steps: the desk, the profile if there is one, passphrase, recovery words."""

import datetime
from pathlib import Path

from PySide6.QtCore import QRegularExpression, QStandardPaths
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.gui.forms.binding import name_fields
from hrd_desk.gui.forms.new_passphrase import NewPassphraseForm
from hrd_desk.gui.forms.profile_step import ProfileStepForm
from hrd_desk.gui.forms.recovery_words import RecoveryWordsForm
from hrd_desk.gui.generated.ui_create_desk_dialog import Ui_CreateDeskDialog
from hrd_desk.gui.widgets.plain_text import ask
from hrd_desk.gui.windows.job_dialog import JobDialog, turn_to
from hrd_desk.i18n import _
from hrd_desk.organisation.profile import SUFFIX as PROFILE_SUFFIX
from hrd_desk.organisation.profile import Profile
from hrd_desk.organisation.taking import set_up_new
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
        self.profile_form = ProfileStepForm(self)
        self.ui.profile_layout.addWidget(self.profile_form)
        self.passphrase_form = NewPassphraseForm(self)
        self.ui.passphrase_layout.insertWidget(1, self.passphrase_form)
        self.words_form = RecoveryWordsForm(self)
        self.ui.words_layout.addWidget(self.words_form)
        name_fields(self.ui)
        self._fill()
        self._connect()
        self._show_page(self.ui.desk_page)

    @property
    def profile(self) -> Profile | None:
        """The profile of headquarters by which the desk is set up, if there is one."""
        return self.profile_form.profile

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
        ui.choose_profile.clicked.connect(self._choose_profile)
        ui.next.clicked.connect(self._go_on)
        ui.back.clicked.connect(self._go_back)
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

    def _choose_profile(self) -> None:
        kind = _("Profiles")
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a profile"), "", f"{kind} (*{PROFILE_SUFFIX})"
        )
        if chosen:
            self.ui.profile.setText(chosen)

    # --- steps ----------------------------------------------------------------------------------

    def _steps(self) -> list[QWidget]:
        ui = self.ui
        told = [ui.profile_page] if self.profile is not None else []
        return [ui.desk_page, *told, ui.passphrase_page, ui.words_page]

    def _show_page(self, page: QWidget) -> None:
        ui, steps = self.ui, self._steps()
        self.clear_problem()
        turn_to(ui.pages, page)
        headings = {
            ui.desk_page: _("A new desk"),
            ui.profile_page: _("Its profile"),
            ui.passphrase_page: _("Its passphrase"),
            ui.words_page: _("Its recovery words"),
        }
        ui.heading.setText(headings[page])
        number = steps.index(page) + 1
        ui.step.setText(_("Step {number} of {count}").format(number=number, count=len(steps)))
        ui.back.setVisible(page not in (ui.desk_page, ui.words_page))
        ui.cancel.setVisible(page is not ui.words_page)
        ui.next.setText(_("&Create") if page is ui.passphrase_page else _("Ne&xt"))
        firsts = {ui.profile_page: self.profile_form, ui.passphrase_page: self.passphrase_form}
        if page is not ui.words_page:
            firsts.get(page, ui.name).setFocus()

    def _turn(self, by: int) -> None:
        steps = self._steps()
        shown = next(number for number, page in enumerate(steps) if page.isVisibleTo(self))
        self._show_page(steps[shown + by])

    def _be_ready(self, is_ready: bool) -> None:
        if self.ui.pages.currentWidget() is self.ui.words_page:
            self.ui.next.setEnabled(is_ready)

    def _go_back(self) -> None:
        self._turn(-1)

    def _go_on(self) -> None:
        page = self.ui.pages.currentWidget()
        try:
            if page is self.ui.desk_page:
                self._desk_path()
                self._read_profile()
                self._turn(1)
            elif page is self.ui.profile_page:
                self.profile_form.words_heard()
                self._turn(1)
            elif page is self.ui.passphrase_page:
                self._create(self.passphrase_form.passphrase())
            elif self.words_form.step():
                self.accept()
            else:
                self.clear_problem()
        except HrdDeskError as error:
            self.show_problem(error)

    def _read_profile(self) -> None:
        chosen = self.ui.profile.text().strip()
        try:
            self.profile_form.choose(Path(chosen) if chosen else None)
        except HrdDeskError:
            self.ui.profile.setFocus()
            raise

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
        profile, heard = self.profile, self.profile_form.words_heard()

        def work(progress: Progress) -> tuple[OpenDesk, str]:
            desk, words = create_desk(path, passphrase, code, author=author, cost=self._cost)
            if profile is not None:
                set_up_new(desk, profile, heard)
            return desk, words

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
