"""Take in a table: choose it, lead its columns, try it, take it in, take it back."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.generated.ui_import_dialog import Ui_ImportDialog
from hrd_desk.gui.widgets.plain_text import ask
from hrd_desk.gui.windows.exchange_dialog import ExchangeDialog
from hrd_desk.gui.windows.import_columns import ImportColumns
from hrd_desk.gui.windows.import_earlier import EarlierImports, earlier_words
from hrd_desk.gui.windows.import_trial import ImportTrial
from hrd_desk.i18n import N_, _, ngettext
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.tables.heading_row import LOOKED_AT
from hrd_desk.tables.importing import Incoming, import_table
from hrd_desk.tables.profile import (
    Profile,
    Proposal,
    fitting,
    load_profiles,
    propose,
    save_profile,
)
from hrd_desk.tables.report import (
    ImportReport,
    counts_sentence,
    kept_counts,
    kept_lines,
    problem_words,
    remarks,
)
from hrd_desk.tables.sources import Cell, ReadingOptions, Source, open_source
from hrd_desk.tables.undoing import UndoReport, undo_import

ENCODINGS = {
    "": N_("as the file says, else UTF-8"),
    "cp1251": N_("Cyrillic (Windows-1251)"),
    "cp1252": N_("Western (Windows-1252)"),
    "cp1256": N_("Arabic (Windows-1256)"),
    "koi8-r": N_("Cyrillic (KOI8-R)"),
    "cp874": N_("Thai (Windows-874)"),
    "mac-roman": N_("Western (Macintosh)"),
    "utf-16": "UTF-16",
}
FIRST_ROWS = 1000
SHOWN_ROWS = 50
MOST_LEFT = 500


@dataclass(frozen=True, slots=True)
class _Opened:
    source: Source
    proposal: Proposal
    rows: tuple[tuple[Cell, ...], ...]


class ImportDialog(ExchangeDialog):
    """Leads from a file to records; nothing is changed before the last step."""

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        """Take tables into `database`."""
        super().__init__(parent)
        self._database = database
        self.ui = Ui_ImportDialog()
        self.ui.setupUi(self)
        self.use_form(self.ui)
        with database.snapshot() as session:
            vocabulary = load_vocabulary(session)
            self._profiles = load_profiles(session)
        self.columns = ImportColumns(self.ui, self)
        self.trial = ImportTrial(self.ui, vocabulary, self)
        self.earlier = EarlierImports(database, self.ui, self)
        self._source: Source | None = None
        self._done = 0
        self._set_up()
        self._go_to_file()

    def _set_up(self) -> None:
        ui = self.ui
        for name, words in ENCODINGS.items():
            ui.encoding.addItem(_(words), name)
        ui.profile.addItem(_("what the headings say"), "")
        for name in self._profiles:
            ui.profile.addItem(name, name)
        ui.browse.clicked.connect(self._browse)
        ui.go_on.clicked.connect(self._go_on)
        ui.back.clicked.connect(self._go_back)
        ui.again.clicked.connect(self._try)
        ui.undo.clicked.connect(lambda: self._take_back(self._done))
        self.earlier.take_back_wanted.connect(self._take_back)
        self.earlier.report_wanted.connect(self._show_earlier)
        ui.sheet.activated.connect(lambda _row: self._open(ui.sheet.currentText()))
        ui.heading_row.setMaximum(LOOKED_AT)
        ui.heading_row.valueChanged.connect(
            lambda row: self._open(ui.sheet.currentText(), heading_row=row)
        )
        self.trial.answered.connect(self._arrange_trial)

    def _show_page(self, page: QWidget, heading: str, go_on: str) -> None:
        ui = self.ui
        pages = (ui.file_page, ui.columns_page, ui.trial_page, ui.done_page)
        ui.heading.setText(heading)
        ui.go_on.setText(go_on)
        ui.go_on.setVisible(bool(go_on))
        ui.go_on.setEnabled(True)
        ui.go_on.setDefault(True)
        ui.back.setVisible(page is not ui.file_page)
        ui.again.setVisible(page is ui.trial_page)
        ui.undo.setVisible(False)
        ui.cancel.setText(_("Close") if page is ui.done_page else _("Cancel"))
        self.turn_to(page, *pages)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ui.file.setFocus()

    # --- the file ---------------------------------------------------------------------------------

    def _go_to_file(self) -> None:
        self.clear_problem()
        self.earlier.fill()
        self._show_page(self.ui.file_page, _("Import a table"), _("&Go on"))
        self.ui.file.setFocus()

    def _browse(self) -> None:
        kinds = _("Tables (*.csv *.xlsx *.json *.tsv *.txt);;All files (*)")
        before = self.ui.file.text()
        file, _kind = QFileDialog.getOpenFileName(self, _("Import a table"), before, kinds)
        if file:
            self.ui.file.setText(file)

    def _path(self) -> Path:
        return Path(self.ui.file.text().strip())

    def _open(self, sheet: str = "", heading_row: int = 0) -> None:
        if not self.ui.file.text().strip():
            self.ui.file.setFocus()
            self.show_problem(InvalidInputError("file", _("Choose a file first.")))
            return
        path, encoding = self._path(), str(self.ui.encoding.currentData())
        kept = self._profiles.get(str(self.ui.profile.currentData()))
        options = ReadingOptions(encoding=encoding, sheet=sheet, heading_row=heading_row)
        self.run(lambda progress: _opened(path, options, kept, progress), self._show_columns)

    def _show_columns(self, opened: _Opened) -> None:
        ui, source = self.ui, opened.source
        self._source = source
        self.trial.forget_answers()
        self.columns.show(opened.proposal.profile, opened.proposal.guessed, opened.rows)
        if source.holds_records:
            # Records of ours need no columns.
            self._try()
            return
        ui.sheet.clear()
        ui.sheet.addItems(list(source.sheets))
        ui.sheet.setCurrentText(source.sheet)
        for widget in (ui.heading_row, ui.heading_row_label):
            widget.setVisible(source.heading_row > 0)
        with QSignalBlocker(ui.heading_row):
            ui.heading_row.setValue(source.heading_row)
        ui.sheet.setVisible(len(source.sheets) > 1)
        ui.sheet_label.setVisible(len(source.sheets) > 1)
        self._show_page(ui.columns_page, _("Where the columns lead"), _("&Try it"))
        ui.columns.setFocus()

    # --- the trial --------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self.page is self.ui.file_page:
            self._open()
        elif self.page is self.ui.columns_page:
            self._try()
        else:
            self._import()

    def _go_back(self) -> None:
        ui = self.ui
        is_table = self._source is not None and not self._source.holds_records
        if self.page is ui.trial_page and is_table:
            self.clear_problem()
            self._show_page(ui.columns_page, _("Where the columns lead"), _("&Try it"))
            ui.columns.setFocus()
        else:
            self._go_to_file()

    def _incoming(self) -> Incoming:
        assert self._source is not None  # noqa: S101  the file comes first
        profile = self.trial.with_answers(self.columns.profile())
        return Incoming(self._path(), self._source, profile, self.trial.choices())

    def _try(self) -> None:
        database, incoming = self._database, self._incoming()

        def work(progress: Progress) -> ImportReport:
            return import_table(database, incoming, is_dry_run=True, progress=progress)

        self.run(work, self._show_trial)

    def _show_trial(self, report: ImportReport) -> None:
        self.trial.show(report)
        self._show_page(self.ui.trial_page, _("What would happen"), _("&Import"))
        self._arrange_trial()
        others = self.ui.go_on if self.trial.is_worth_it else self.ui.tabs
        (self.ui.questions if report.questions else others).setFocus()

    def _arrange_trial(self) -> None:
        self.ui.go_on.setEnabled(self.trial.is_worth_it)
        # Answers are tried before they are used, so that nobody imports what was not seen.
        (self.ui.again if self.trial.has_new_answers else self.ui.go_on).setDefault(True)

    # --- taking in --------------------------------------------------------------------------------

    def _import(self) -> None:
        database, incoming = self._database, self._incoming()
        name = self.ui.keep_as.text().strip()

        def work(progress: Progress) -> ImportReport:
            if name:
                with database.local_transaction() as session:
                    save_profile(session, name, incoming.profile)
            return import_table(database, incoming, progress=progress)

        self.run(work, self._show_done)

    def _show_done(self, report: ImportReport) -> None:
        ui = self.ui
        self._done = report.number
        is_changed = bool(report.number)
        heading = _("The table was taken in") if is_changed else _("Nothing was taken in")
        self._show_page(ui.done_page, heading, "")
        ui.done_words.setText(counts_sentence(report))
        ui.done_remarks.setText(" ".join(remarks(report)))
        self._fill_done([problem_words(problem) for problem in report.problems[:MOST_LEFT]])

    def _show_earlier(self, number: int) -> None:
        """Show what the desk keeps of an import that is over."""
        ui, done = self.ui, self.earlier.load(number)
        self._done = 0 if done.undone_at_utc else number
        self._show_page(ui.done_page, earlier_words(done), "")
        ui.done_words.setText(kept_counts(done.details))
        ui.done_remarks.setText(_("This import was taken back.") if done.undone_at_utc else "")
        self._fill_done(list(kept_lines(done.details)))

    def _fill_done(self, lines: list[str]) -> None:
        ui = self.ui
        ui.done_remarks.setVisible(bool(ui.done_remarks.text()))
        ui.left.clear()
        ui.left.addItems(lines[:MOST_LEFT])
        ui.left.setVisible(bool(lines))
        ui.undo.setVisible(bool(self._done))
        ui.cancel.setFocus()
        self.fit()

    # --- taking back ------------------------------------------------------------------------------

    def _take_back(self, number: int) -> None:
        question = _(
            "Take this import back? Records that it made are deleted, and values that it changed"
            " come back, except where somebody changed them since."
        )
        if not ask(self, question, _("Take back"), is_destructive=True):
            return
        database = self._database

        def work(progress: Progress) -> UndoReport:
            return undo_import(database, number, progress)

        self.run(work, self._show_undone)

    def _show_undone(self, report: UndoReport) -> None:
        ui = self.ui
        self._show_page(ui.done_page, _("The import was taken back"), "")
        words = _("Records deleted: {deleted}. Records as they were before: {restored}.")
        ui.done_words.setText(words.format(deleted=report.deleted, restored=report.restored))
        kept = report.changed_since
        sentence = ngettext(
            "{count} record was changed since and stays.",
            "{count} records were changed since and stay.",
            len(kept),
        )
        ui.done_remarks.setText(sentence.format(count=len(kept)) if kept else "")
        self._done = 0
        self._fill_done(kept)


def _opened(
    path: Path, options: ReadingOptions, kept: Profile | None, progress: Progress
) -> _Opened:
    progress(0, 0)
    source = open_source(path, options)
    if source.holds_records:
        return _Opened(source, Proposal(Profile({}), frozenset()), ())
    rows = tuple(row.cells for row in islice(source.rows(), FIRST_ROWS))
    proposal = propose(source.headers, rows)
    if kept is not None:
        proposal = Proposal(fitting(kept, source.headers), frozenset())
    return _Opened(source, proposal, rows[:SHOWN_ROWS])
