"""Change the passphrase of an open desk, or make new recovery words for it."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError, WrongPassphraseError
from hrd_desk.gui.forms.new_passphrase import NewPassphraseForm
from hrd_desk.gui.forms.recovery_words import RecoveryWordsForm
from hrd_desk.gui.generated.ui_passphrase_dialog import Ui_PassphraseDialog
from hrd_desk.gui.widgets.plain_text import ask, tell
from hrd_desk.gui.windows.job_dialog import JobDialog
from hrd_desk.i18n import _
from hrd_desk.progress import Progress
from hrd_desk.storage.opening import OpenDesk


class PassphraseDialog(JobDialog):
    """Asks for the passphrase that holds now, then changes it or makes new words."""

    def __init__(
        self,
        desk: OpenDesk,
        parent: QWidget | None = None,
        *,
        cost: dict[str, int] | None = None,
    ) -> None:
        """Work on the keys of `desk`; `cost` are Argon2id settings for the new passphrase."""
        super().__init__(parent)
        self._desk, self._cost = desk, cost
        self.ui = Ui_PassphraseDialog()
        self.ui.setupUi(self)
        self.watch(self.ui)
        self.new_form = NewPassphraseForm(self)
        self.ui.new_layout.addWidget(self.new_form)
        self.words_form = RecoveryWordsForm(self)
        self.ui.words_layout.addWidget(self.words_form)
        self.words_form.readiness_changed.connect(self._be_ready)
        self.ui.change_passphrase.toggled.connect(self._show_choice)
        self.ui.apply.clicked.connect(self._go_on)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.pages.setCurrentWidget(self.ui.choice_page)
        self._show_choice()
        self.ui.current.setFocus()

    @property
    def _shows_words(self) -> bool:
        return self.ui.pages.currentWidget() is self.ui.words_page

    def _show_choice(self) -> None:
        is_change = self.ui.change_passphrase.isChecked()
        self.ui.new_part.setVisible(is_change)
        self.ui.apply.setText(_("&Change") if is_change else _("&Make words"))

    def _be_ready(self, is_ready: bool) -> None:
        if self._shows_words:
            self.ui.apply.setEnabled(is_ready)

    def _go_on(self) -> None:
        try:
            if self._shows_words:
                self._check_words()
            elif self.ui.change_passphrase.isChecked():
                self._change()
            else:
                self._make_words()
        except HrdDeskError as error:
            self.show_problem(error)

    def _change(self) -> None:
        old, new = self.ui.current.text(), self.new_form.passphrase()

        def work(progress: Progress) -> None:
            self._desk.change_passphrase(old, new, self._cost)

        self.run(work, lambda _result: self._done())

    def _done(self) -> None:
        self.ui.current.clear()
        self.new_form.clear()
        self.accept()
        tell(self.parentWidget(), _("The desk now opens with the new passphrase."))

    def _make_words(self) -> None:
        passphrase = self.ui.current.text()
        self.run(lambda _progress: self._desk.new_recovery_words(passphrase), self._show_words)

    def _show_words(self, words: str) -> None:
        self.ui.current.clear()
        self.ui.pages.setCurrentWidget(self.ui.words_page)
        self.ui.apply.setText(_("Ne&xt"))
        self.ui.cancel.setVisible(False)
        self.words_form.show_words(words)

    def _check_words(self) -> None:
        if self.words_form.step():
            self.accept()
        else:
            self.clear_problem()

    @override
    def show_problem(self, error: HrdDeskError) -> None:
        super().show_problem(error)
        if isinstance(error, WrongPassphraseError):
            self.ui.current.setFocus()
            self.ui.current.selectAll()

    @override
    def reject(self) -> None:
        question = _(
            "The new recovery words hold already, the old ones do not, and the new ones will not "
            "be shown again. Leave without checking them?"
        )
        if not self._shows_words or ask(self, question, _("Leave"), is_destructive=True):
            super().reject()
