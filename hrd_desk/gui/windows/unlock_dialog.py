"""Open a desk with its passphrase, or with its recovery words and then a new passphrase."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrd_desk.errors import DeskUnavailableError, HrdDeskError
from hrd_desk.gui.generated.ui_unlock_dialog import Ui_UnlockDialog
from hrd_desk.gui.windows.job_dialog import JobDialog, turn_to
from hrd_desk.i18n import _
from hrd_desk.progress import Progress
from hrd_desk.storage.desk_folder import DeskFolder

# Keys and database are loaded while the passphrase is typed, or when it is to be tried.
if TYPE_CHECKING:
    from hrd_desk.gui.forms.new_passphrase import NewPassphraseForm
    from hrd_desk.storage.opening import OpenDesk


class UnlockDialog(JobDialog):
    """Asks for the passphrase; `result_desk` is the open desk, or None when given up."""

    def __init__(
        self, path: Path, parent: QWidget | None = None, *, cost: dict[str, int] | None = None
    ) -> None:
        """Ask for the desk at `path`; `cost` are the Argon2id settings of a new passphrase."""
        super().__init__(parent)
        self.result_desk: OpenDesk | None = None
        self._opened: OpenDesk | None = None
        self._new_form: NewPassphraseForm | None = None
        self._path, self._cost = path, cost
        self.ui = Ui_UnlockDialog()
        self.ui.setupUi(self)
        self.watch(self.ui)
        self._connect()
        self._show_page(self.ui.passphrase_page)
        self._look_at_folder()

    @property
    def new_form(self) -> "NewPassphraseForm":
        """The part that asks for a new passphrase, made when it is first needed."""
        if self._new_form is None:
            from hrd_desk.gui.forms.new_passphrase import (  # noqa: PLC0415  as above
                NewPassphraseForm,
            )

            self._new_form = NewPassphraseForm(self)
            self.ui.new_layout.insertWidget(1, self._new_form)
        return self._new_form

    def _connect(self) -> None:
        ui = self.ui
        ui.is_shown.toggled.connect(ui.passphrase.show_typing)
        ui.passphrase.keyboard_noticed.connect(ui.keyboard.setText)
        ui.other_way.clicked.connect(self._change_way)
        ui.unlock.clicked.connect(self._go_on)
        ui.cancel.clicked.connect(self.reject)

    def _look_at_folder(self) -> None:
        try:
            DeskFolder(self._path).require()
        except DeskUnavailableError as error:
            # Nobody should type a passphrase in vain.
            for widget in (self.ui.pages, self.ui.unlock, self.ui.other_way):
                widget.setEnabled(False)
            self.show_problem(error)

    def _show_page(self, page: QWidget) -> None:
        ui = self.ui
        self.clear_problem()
        turn_to(ui.pages, page)
        name = DeskFolder(self._path).name
        ui.heading.setText(_("Unlock “{name}”").format(name=name))
        ui.other_way.setVisible(page is not ui.new_page)
        ui.other_way.setText(
            _("Use recovery &words instead")
            if page is ui.passphrase_page
            else _("Use the &passphrase instead")
        )
        ui.unlock.setText(_("&Set passphrase") if page is ui.new_page else _("&Unlock"))
        if page is ui.new_page:
            self.new_form.setFocus()
        else:
            (ui.passphrase if page is ui.passphrase_page else ui.recovery_words).setFocus()

    def _change_way(self) -> None:
        is_passphrase = self.ui.pages.currentWidget() is self.ui.passphrase_page
        self._show_page(self.ui.recovery_page if is_passphrase else self.ui.passphrase_page)

    def _go_on(self) -> None:
        # Here, because a job must not import what this thread may be importing.
        from hrd_desk.storage.opening import (  # noqa: PLC0415  as above
            open_desk,
            open_desk_with_words,
        )

        page = self.ui.pages.currentWidget()
        if page is self.ui.passphrase_page:
            passphrase = self.ui.passphrase.text()
            self.run(lambda _progress: open_desk(self._path, passphrase), self._take)
        elif page is self.ui.recovery_page:
            words = self.ui.recovery_words.toPlainText()
            self.run(lambda _progress: open_desk_with_words(self._path, words), self._ask_new)
        else:
            self._set_passphrase()

    def _take(self, desk: "OpenDesk") -> None:
        self.result_desk = desk
        self.ui.passphrase.clear()
        self.accept()

    def _ask_new(self, desk: "OpenDesk") -> None:
        self._opened = desk
        self.ui.recovery_words.clear()
        self._show_page(self.ui.new_page)

    def _set_passphrase(self) -> None:
        desk = self._opened
        assert desk is not None  # noqa: S101  the page is reached with an open desk alone
        try:
            passphrase = self.new_form.passphrase()
        except HrdDeskError as error:
            self.show_problem(error)
            return

        def work(progress: Progress) -> "OpenDesk":
            desk.set_passphrase(passphrase, self._cost)
            return desk

        self.run(work, self._take)

    @override
    def show_problem(self, error: HrdDeskError) -> None:
        super().show_problem(error)
        if self.ui.pages.currentWidget() is self.ui.passphrase_page:
            self.ui.passphrase.setFocus()
            self.ui.passphrase.selectAll()

    @override
    def reject(self) -> None:
        if not self.is_working and self._opened is not None:
            self._opened.close()
            self._opened = None
        super().reject()
