"""Merge the database file of another desk: choose it, look at what it would change, say yes."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError, InvalidInputError, WrongPassphraseError
from hrd_desk.gui.generated.ui_exchange_merge_dialog import Ui_ExchangeMergeDialog
from hrd_desk.gui.windows.exchange_dialog import ExchangeDialog, browse_folder
from hrd_desk.gui.windows.exchange_number import ask_for_number, require_number
from hrd_desk.gui.windows.exchange_preview import fill_records, set_up_records
from hrd_desk.gui.windows.exchange_words import open_inbox_words
from hrd_desk.i18n import _, ngettext
from hrd_desk.progress import Progress
from hrd_desk.storage.keys import KeyFile
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.database_file import DatabaseFileReport, merge_database_file
from hrd_desk.sync.inbox_entries import inbox_counts
from hrd_desk.sync.preview import plan_sentence
from hrd_desk.sync.receiving import StoppedError

Done = tuple[DatabaseFileReport, int] | StoppedError
"""What became of the file, with the number of entries in the inbox then; or why it stopped."""


class ExchangeMergeDialog(ExchangeDialog):
    """Leads from a copy of a desk to what it changed here.

    `taken_in`: records changed. `inbox_wanted`: the person goes on to what needs a decision.
    """

    taken_in = Signal()
    inbox_wanted = Signal()

    def __init__(self, desk: OpenDesk, parent: QWidget | None = None) -> None:
        """Merge into `desk`."""
        super().__init__(parent)
        self._desk, self._lost = desk, 0
        self.ui = Ui_ExchangeMergeDialog()
        self.ui.setupUi(self)
        self.use_form(self.ui)
        self.ui.keyboard.hide()
        set_up_records(self.ui.records)
        self._connect()
        self._go_to_choice()

    def _connect(self) -> None:
        ui = self.ui
        ui.browse.clicked.connect(lambda: browse_folder(self, ui.source, _("The other desk")))
        ui.choose_file.clicked.connect(self._choose_file)
        ui.is_shown.toggled.connect(ui.passphrase.show_typing)
        ui.passphrase.keyboard_noticed.connect(self._on_keyboard)
        ui.go_on.clicked.connect(self._go_on)
        ui.back.clicked.connect(self._go_to_choice)
        ui.inbox.clicked.connect(self._to_inbox)

    def _on_keyboard(self, sentence: str) -> None:
        self.ui.keyboard.setText(sentence)
        self.ui.keyboard.setVisible(bool(sentence))
        self.fit()

    def _choose_file(self) -> None:
        kinds = _("Databases (*.db);;All files (*)")
        title = _("The other desk's main.db")
        file, _kind = QFileDialog.getOpenFileName(self, title, self.ui.source.text(), kinds)
        if file:
            self.ui.source.setText(file)

    def _go_to_choice(self) -> None:
        self.clear_problem()
        self._show_page(self.ui.choice_page, _("Merge a database file"), _("&Look at it"))
        self.ui.source.setFocus()

    # --- looking and taking in ------------------------------------------------------------------

    def _go_on(self) -> None:
        if self.page is self.ui.confirm_page:
            try:
                require_number(self.ui, self._lost)
            except InvalidInputError as error:
                self.show_problem(error)
                return
        is_plan = self.page is self.ui.choice_page
        is_confirmed = self.page is self.ui.confirm_page
        other, passphrase = Path(self.ui.source.text().strip()), self.ui.passphrase.text()
        if not self.ui.source.text().strip():
            self.ui.source.setFocus()
            sentence = _("Choose the folder of the other desk, or its main.db.")
            self.show_problem(InvalidInputError("source", sentence))
            return
        if not passphrase:
            self.show_problem(WrongPassphraseError(_("Type the passphrase of the other desk.")))
            return
        desk = self._desk

        def unlock(keys: KeyFile) -> bytearray:
            return keys.unlock(passphrase)

        def work(progress: Progress) -> Done:
            try:
                report = merge_database_file(
                    *(desk, other, unlock),
                    is_confirmed=is_confirmed,
                    progress=progress,
                    plan_only=is_plan,
                )
            except StoppedError as error:
                return error
            with desk.database.snapshot() as session:
                return report, sum(inbox_counts(session).values())

        self.run(work, self._show_plan if is_plan else self._show_result)

    @override
    def show_problem(self, error: HrdDeskError) -> None:
        super().show_problem(error)
        if isinstance(error, WrongPassphraseError):
            self.ui.passphrase.setFocus()
            self.ui.passphrase.selectAll()

    def _show_plan(self, done: Done) -> None:
        assert not isinstance(done, StoppedError)  # noqa: S101  a plan deletes nothing
        self._show(done[0])
        self._show_page(self.ui.preview_page, _("What would change"), _("&Take in"))
        self.ui.go_on.setFocus()

    def _show_result(self, done: Done) -> None:
        if isinstance(done, StoppedError):
            self._ask_for_number(done.records)
            return
        report, inbox = done
        self.ui.passphrase.clear()
        self._show(report)
        self._show_page(self.ui.preview_page, _("What was taken in"), "")
        self.ui.go_on.setVisible(False)
        self.ui.back.setVisible(False)
        is_inbox_due = report.needs_person and inbox > 0
        self.ui.inbox.setText(open_inbox_words(inbox))
        self.ui.inbox.setVisible(inbox > 0)
        self.ui.cancel.setText(_("Close"))
        (self.ui.inbox if is_inbox_due else self.ui.cancel).setFocus()
        self.taken_in.emit()

    def _ask_for_number(self, records: int) -> None:
        ui, self._lost = self.ui, records
        ask_for_number(ui, records)
        self._show_page(ui.confirm_page, _("Much would be deleted"), _("&Delete them"))
        ui.go_on.setDefault(False)
        ui.number.setFocus()

    def _show(self, report: DatabaseFileReport) -> None:
        ui = self.ui
        ui.summary.setText(plan_sentence(report.report))
        remark = " ".join(_remarks(report))
        ui.remark.setText(remark)
        fill_records(ui.records, report.report, report.names)

    def _to_inbox(self) -> None:
        self.accept()
        self.inbox_wanted.emit()

    def _show_page(self, page: QWidget, heading: str, action: str) -> None:
        ui = self.ui
        ui.heading.setText(heading)
        ui.go_on.setText(action)
        ui.go_on.setVisible(True)
        is_list = page is ui.preview_page
        ui.back.setVisible(is_list)
        ui.inbox.setVisible(False)
        ui.cancel.setText(_("Cancel"))
        self.setMinimumSize(780 if is_list else 640, 480 if is_list else 0)
        self.turn_to(page, ui.choice_page, ui.preview_page, ui.confirm_page)


def _remarks(report: DatabaseFileReport) -> list[str]:
    remarks = [_("From the desk {code}.").format(code=report.other_code)]
    if report.gap is not None:
        sentence = _(
            "The file ends at revision {last}; this desk had announced {announced}. Ask for a copy "
            "made while the other program was closed."
        )
        remarks.append(sentence.format(last=report.gap[0], announced=report.gap[1]))
    if report.is_newer:
        remarks.append(
            _("A newer HRD Desk made the file; only what is known here is taken in. Update it.")
        )
    if report.files_to_come:
        words = ngettext(
            "{count} attached file is still to come.",
            "{count} attached files are still to come.",
            report.files_to_come,
        )
        remarks.append(words.format(count=report.files_to_come))
    if report.remark:
        remarks.append(report.remark)
    return remarks
