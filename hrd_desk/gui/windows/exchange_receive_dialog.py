"""Take files in: choose them, look at what they would change, say yes, see what became."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from hrd_desk.errors import CancelledError, HrdDeskError, InvalidInputError
from hrd_desk.gui.generated.ui_exchange_receive_dialog import Ui_ExchangeReceiveDialog
from hrd_desk.gui.windows.exchange_dialog import (
    ExchangeDialog,
    browse_folder,
    typed_file,
    typed_folder,
)
from hrd_desk.gui.windows.exchange_facts import RECEIVE_FOLDER, keep_folder, kept_folder
from hrd_desk.gui.windows.exchange_number import ask_for_number, require_number
from hrd_desk.gui.windows.exchange_preview import (
    fill_files,
    fill_records,
    set_up_files,
    set_up_records,
)
from hrd_desk.gui.windows.exchange_words import open_inbox_words
from hrd_desk.i18n import _, grouped, ngettext
from hrd_desk.progress import Progress
from hrd_desk.storage.merge.incoming import MergeReport
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.preview import Names, plan_sentence
from hrd_desk.sync.receiving import Received, plan, receive
from hrd_desk.sync.telling import Told, tell_together, united
from hrd_desk.sync.watching import bundles_in, oldest_first


class ExchangeReceiveDialog(ExchangeDialog):
    """Leads from files to what they changed; nothing is taken in before it was shown.

    `taken_in`: records changed. `inbox_wanted`: the person goes on to what needs a decision.
    """

    taken_in = Signal()
    inbox_wanted = Signal()

    def __init__(self, desk: OpenDesk, parent: QWidget | None = None) -> None:
        """Take files into `desk`."""
        super().__init__(parent)
        self._desk = desk
        self._planned: list[Received] = []
        self._results: list[Received] = []
        self._passed_over = self._not_taken = 0
        self.ui = Ui_ExchangeReceiveDialog()
        self.ui.setupUi(self)
        self.use_form(self.ui)
        set_up_files(self.ui.files)
        set_up_records(self.ui.records)
        self.ui.folder.setText(str(kept_folder(desk.database, RECEIVE_FOLDER) or ""))
        self._connect()
        self._go_to_choice()

    def _connect(self) -> None:
        ui = self.ui
        ui.browse.clicked.connect(self._browse)
        ui.choose_files.clicked.connect(self._choose_files)
        ui.go_on.clicked.connect(self._go_on)
        ui.back.clicked.connect(self._go_to_choice)
        ui.inbox.clicked.connect(self._to_inbox)

    # --- choosing -------------------------------------------------------------------------------

    def _go_to_choice(self) -> None:
        self._planned, self._results, self._not_taken = [], [], 0
        self.clear_problem()
        self._show_page(self.ui.choice_page, _("Receive"), _("&Look at it"))
        (self.ui.go_on if self.ui.folder.text() else self.ui.browse).setFocus()

    def _browse(self) -> None:
        if browse_folder(self, self.ui.folder, _("Where the files lie")):
            self._look_in_folder()

    def _choose_files(self) -> None:
        kinds = _("Files for HRD Desk (*.hrdx);;All files (*)")
        start = self.ui.folder.text()
        names, _kind = QFileDialog.getOpenFileNames(self, _("Files that came"), start, kinds)
        if names:
            self.look_at([Path(name) for name in names])

    def _look_in_folder(self) -> None:
        file = typed_file(self.ui.folder)
        if file is not None:
            self.look_at([file])
            return
        try:
            folder = typed_folder(self.ui.folder)
            paths = bundles_in(folder)
            keep_folder(self._desk.database, RECEIVE_FOLDER, folder)
            if not paths:
                sentence = _("Nothing new: no file for HRD Desk (.hrdx) lies in this folder.")
                raise InvalidInputError("folder", sentence)
        except HrdDeskError as error:
            self.show_problem(error)
            return
        self.look_at(paths, is_folder=True)

    def look_at(self, paths: Sequence[Path], *, is_folder: bool = False) -> None:
        """Find out what the files would change, and show it.

        `is_folder`: nobody named the files, so those for other desks are passed over.
        """
        desk = self._desk

        def work(progress: Progress) -> tuple[list[Received], int]:
            files = oldest_first(desk, paths, progress=progress)
            found = [file for file in files if not file.is_own]
            ours = [file for file in found if not (is_folder and file.is_sealed_for_others)]
            planned = [_planned(desk, file.path, progress) for file in ours]
            return planned, len(found) - len(ours)

        self.run(work, lambda told: self._show_plan(*told))

    # --- looking --------------------------------------------------------------------------------

    def _show_plan(self, planned: list[Received], passed_over: int) -> None:
        self._planned, self._passed_over, ui = planned, passed_over, self.ui
        self._show(planned, united(planned), is_plan=True)
        self._show_page(ui.preview_page, _("What would change"), _("&Take in"))
        if self._is_any_coming():
            ui.go_on.setFocus()
        else:
            ui.summary.setText(_("Nothing of this can be taken in."))
            if all(file.state is FileState.DUPLICATE for file in planned):
                ui.summary.setText(_("Nothing new: all of this was taken in before."))
            if not planned:
                ui.summary.setText(_("Nothing new: no file here is for this desk."))
            ui.summary.setText(f"{ui.summary.text()} {_passed_words(passed_over)}".rstrip())
            ui.go_on.setVisible(False)
            ui.cancel.setText(_("Close"))
            ui.cancel.setFocus()

    def _is_any_coming(self) -> bool:
        """Return whether a file can be taken in, or set aside until it can be."""
        never = (FileState.DUPLICATE, FileState.REFUSED)
        return any(file.state not in never for file in self._planned)

    def _show(self, files: Sequence[Received], report: MergeReport, *, is_plan: bool) -> None:
        ui = self.ui
        names: Names = {}
        for file in files:
            names |= file.names
        passed_over = _passed_words(self._passed_over)
        ui.summary.setText(f"{plan_sentence(report)} {passed_over}".rstrip())
        fill_files(ui.files, files, is_plan=is_plan)
        fill_records(ui.records, report, names)
        has_records = ui.records.topLevelItemCount() > 0
        ui.records.setVisible(has_records)
        ui.records_label.setVisible(has_records)

    # --- taking in ------------------------------------------------------------------------------

    def _go_on(self) -> None:
        page = self.page
        if page is self.ui.choice_page:
            self._look_in_folder()
        elif page is self.ui.confirm_page:
            self._confirm()
        else:
            # What is refused goes along, to be noted and set aside.
            known = FileState.DUPLICATE
            self._take_in([file.path for file in self._planned if file.state is not known])

    def _take_in(self, paths: Sequence[Path], *, is_confirmed: bool = False) -> None:
        desk, came = self._desk, list[Received]()

        def work(progress: Progress) -> None:
            # One after the other: what came in before the work was stopped is in the list.
            came.extend(_taken(desk, path, progress, is_confirmed=is_confirmed) for path in paths)

        self.run(
            work,
            lambda _nothing: self._show_results(came),
            lambda: self._show_stopped(came, len(paths)),
        )

    def _show_results(self, came: Sequence[Received]) -> None:
        self._keep(came)
        if self._stopped():
            self._ask_for_number()
        else:
            self._tell()

    def _show_stopped(self, came: Sequence[Received], wanted: int) -> None:
        # Whoever stops the work sees what had come in by then.
        if any(_is_in(file) for file in came):
            self._keep(came)
            self._not_taken = wanted - len(came)
            self._tell()

    def _keep(self, came: Sequence[Received]) -> None:
        before = [file for file in self._planned if file.state is FileState.DUPLICATE]
        kept = {file.path: file for file in (*before, *self._results, *came)}
        self._results = [kept[file.path] for file in self._planned if file.path in kept]
        if any(_is_in(file) for file in came):
            self.taken_in.emit()

    def _tell(self) -> None:
        database, results = self._desk.database, self._results
        self.run(lambda _progress: tell_together(database, results), self._show_told)

    def _show_told(self, told: Told) -> None:
        self._show(self._results, told.report, is_plan=False)
        if self._not_taken:
            self.ui.summary.setText(f"{self.ui.summary.text()} {_left_words(self._not_taken)}")
        self._show_page(self.ui.preview_page, _("What was taken in"), "")
        self.ui.go_on.setVisible(False)
        self.ui.back.setVisible(False)
        self.ui.inbox.setText(open_inbox_words(told.inbox))
        self.ui.inbox.setVisible(told.inbox > 0)
        self.ui.cancel.setText(_("Close"))
        is_due = told.needs_person and told.inbox > 0
        (self.ui.inbox if is_due else self.ui.cancel).setFocus()

    def _to_inbox(self) -> None:
        self.accept()
        self.inbox_wanted.emit()

    # --- much would be deleted ------------------------------------------------------------------

    def _stopped(self) -> list[Received]:
        return [file for file in self._results if file.state is FileState.STOPPED]

    def _lost(self) -> int:
        return sum(file.lost_records for file in self._stopped())

    def _ask_for_number(self) -> None:
        ui = self.ui
        ask_for_number(ui, self._lost())
        self._show_page(ui.confirm_page, _("Much would be deleted"), _("&Delete them"))
        ui.go_on.setDefault(False)
        ui.number.setFocus()

    def _confirm(self) -> None:
        try:
            require_number(self.ui, self._lost())
        except InvalidInputError as error:
            self.show_problem(error)
            return
        self._take_in([file.path for file in self._stopped()], is_confirmed=True)

    @override
    def reject(self) -> None:
        # Whoever says no to what would delete much still sees what the other files brought.
        is_asked = self.page is self.ui.confirm_page and not self.is_working
        if is_asked and any(_is_in(file) for file in self._results):
            self._tell()
        else:
            super().reject()

    # --- pages ----------------------------------------------------------------------------------

    def _show_page(self, page: QWidget, heading: str, action: str) -> None:
        ui = self.ui
        ui.heading.setText(heading)
        ui.go_on.setText(action)
        ui.go_on.setVisible(True)
        ui.back.setVisible(page is ui.preview_page)
        ui.inbox.setVisible(False)
        ui.cancel.setText(_("Cancel"))
        is_list = page is ui.preview_page
        self.setMinimumSize(780 if is_list else 600, 520 if is_list else 0)
        self.turn_to(page, ui.choice_page, ui.preview_page, ui.confirm_page)


def _passed_words(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "{count} file is for another desk, or its beginning is damaged; it is passed over.",
        "{count} files are for other desks, or their beginning is damaged; they are passed over.",
        count,
    ).format(count=grouped(count))


def _left_words(count: int) -> str:
    return ngettext(
        "You stopped: {count} file was not taken in.",
        "You stopped: {count} files were not taken in.",
        count,
    ).format(count=grouped(count))


def _is_in(file: Received) -> bool:
    return file.report is not None and file.state is not FileState.STOPPED


def _planned(desk: OpenDesk, path: Path, progress: Progress) -> Received:
    try:
        return plan(desk, path, progress=progress)
    except CancelledError:
        raise
    except HrdDeskError as error:
        return Received(path, FileState.REFUSED, error.sentence)


def _taken(desk: OpenDesk, path: Path, progress: Progress, *, is_confirmed: bool) -> Received:
    try:
        return receive(desk, path, is_confirmed=is_confirmed, progress=progress)
    except CancelledError:
        raise
    except HrdDeskError as error:
        return Received(path, FileState.REFUSED, error.sentence)
