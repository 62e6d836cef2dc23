"""The publish window: what to publish, how it will look, what it tells and keeps back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.forms.binding import name_fields
from hrd_desk.gui.generated.ui_publish_window import Ui_PublishWindow
from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.widgets.mirrored import mirror_margins
from hrd_desk.gui.widgets.notice_bar import Answers
from hrd_desk.gui.widgets.plain_text import ask
from hrd_desk.gui.windows.publish_answers import AnswersDialog
from hrd_desk.gui.windows.publish_choices import OF_ONE, PublishChoices
from hrd_desk.gui.windows.publish_drafts import Drafts
from hrd_desk.gui.windows.publish_file import PublishFile, misplaced, open_outside
from hrd_desk.gui.windows.publish_house import HouseDialog
from hrd_desk.gui.windows.publish_making import Making
from hrd_desk.gui.windows.publish_offer import Offer
from hrd_desk.gui.windows.publish_preview import Preview
from hrd_desk.gui.windows.publish_records import PublishRecords, Scope
from hrd_desk.gui.windows.publish_report import Report
from hrd_desk.gui.windows.publish_work import Draft
from hrd_desk.gui.workers import Work
from hrd_desk.i18n import _, grouped
from hrd_desk.progress import Progress
from hrd_desk.publishing.exporting import Written, put
from hrd_desk.publishing.noting import noting_in
from hrd_desk.publishing.orders import WITH_TABLES, BriefKind, OwnTable
from hrd_desk.storage.database import Database
from hrd_desk.whole_files import is_taken

TYPING_PAUSE_MS = 250
SHARES_PX = (350, 560, 430)


class PublishWindow(QDialog):
    """Makes the file again after each change, and writes the very bytes that it shows.

    `record_wanted(uuid)`: a person wants to see a record.
    """

    record_wanted = Signal(object)

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        """Show nothing until `show_offer`."""
        super().__init__(parent)
        self._database = database
        self._draft: Draft | None = None
        self._drafts = Drafts(database)
        self.ui = Ui_PublishWindow()
        self.ui.setupUi(self)
        mirror_margins(self)
        name_fields(self.ui)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(1366, 740)
        self.ui.splitter.share(SHARES_PX)
        self.records = PublishRecords(self.ui, self)
        self.choices = PublishChoices(self.ui, self)
        self.preview = Preview(self.ui, self)
        self.report = Report(self.ui, self)
        self.file = PublishFile(database, self.ui, self)
        self._making = Making(self.ui, self)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self.choices.recall(database)
        self._connect()
        self._show_problem(None)

    def _connect(self) -> None:
        ui = self.ui
        self._typing.timeout.connect(self.remake)
        self._making.failed.connect(self._fail)
        self._making.rested.connect(self._arrange)
        self._making.outdated.connect(self.remake)
        self.choices.changed.connect(self._on_changed)
        self.choices.typed.connect(self._on_typed)
        self.records.changed.connect(self._on_records)
        ui.answers.clicked.connect(self._ask_for_answers)
        ui.house.clicked.connect(self._choose_house)
        ui.open_record.clicked.connect(self._open_record)
        ui.report.activated.connect(lambda _index: self._open_record())
        self.file.named.connect(self._arrange)
        ui.cancel.clicked.connect(self.cancel)
        ui.write.clicked.connect(self.write)
        ui.close_button.clicked.connect(self.close)
        for keys, act in (("Ctrl+Return", self.write), ("F5", self.remake)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(ui.report_filter.setFocus)

    # --- records ------------------------------------------------------------------------------

    def show_offer(self, offer: Offer) -> None:
        """Offer what the main window shows."""
        self.records.show_offer(offer)

    def take_tables(self, tables: list[OwnTable]) -> None:
        """Make the brief one of all the records of the list that holds these tables."""
        self.records.choose(Scope.LISTED)
        if self.choices.kind not in WITH_TABLES:
            self.choices.choose("kind", BriefKind.STATISTICS)
        self.choices.tables.show_tables(tables)

    def _on_records(self) -> None:
        is_one = self.records.one is not None
        self.choices.may_compare = self.records.scope is Scope.LISTED
        self.choices.arrange()
        # A kind that fits; a person may still choose another one.
        if is_one != (self.choices.kind in OF_ONE):
            self.choices.choose("kind", BriefKind.EVENT if is_one else BriefKind.DIGEST)
        self._on_changed()

    # --- drafts -------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        self._draft = None
        self._arrange()
        self._typing.start()

    def _on_changed(self) -> None:
        self.file.propose(self.choices.order(), self.records.one)
        self.remake()

    def remake(self) -> None:
        """Make the file anew; what was being made is cancelled, what is being written is not."""
        if self._making.put_off():
            return
        self._stop_making()
        self._draft = None
        if self.records.are_none:
            self.preview.say(_("There is no record to publish yet. Log one, or clear the filter."))
            self.report.show_draft(None)
            self._show_problem(None)
            self._arrange()
            return
        drafts, records, order = self._drafts, self.records.records(), self.choices.order()

        def work(progress: Progress) -> Draft:
            return drafts.begin(records, order, progress)

        self._start(work, self._show_beginning)

    def _show_beginning(self, draft: Draft) -> None:
        """Show what is there already, and have the whole made."""
        if not draft.is_begun:
            self._show_draft(draft)
            return
        drafts = self._drafts
        self.preview.show_beginning(draft)  # its pictures are drawn before the file is made
        self._start(lambda progress: drafts.finish(draft, progress), self._show_draft)

    def _start(self, work: Work, then: Callable[[Any], None]) -> None:
        self._show_problem(None)
        self._making.start(work, then)

    def _fail(self, error: HrdDeskError) -> None:
        self._show_problem(error)
        if self._making.is_outdated:  # the file that is made anew takes that line
            self.ui.notice.say(error.sentence)

    def _show_draft(self, draft: Draft) -> None:
        self._draft = draft
        self.preview.show_draft(draft)
        self.report.show_draft(draft)
        self._show_words(draft.warning)
        self._arrange()

    @property
    def is_making(self) -> bool:
        """Whether a file is being made or written, or will be after a pause in typing."""
        return self._making.is_going or self._typing.isActive()

    def cancel(self) -> None:
        """Stop what is being made; nothing is written, unless it is just being written."""
        if self._making.is_going and not self._making.is_writing:
            self._stop_making()
            self.preview.say(_("Cancelled. Nothing was written; F5 makes it again."))
            self.ui.records.setFocus()

    def _stop_making(self) -> None:
        self._typing.stop()
        self._making.stop()

    # --- the file -----------------------------------------------------------------------------

    def write(self) -> None:
        """Write the file that is shown, after a question if another one lies there."""
        draft, path = self._draft, self.file.path()
        if draft is None or draft.made is None or path is None or self.is_making:
            return
        made, database, texts = draft.made, self._database, self.choices.own_texts()
        wrong = misplaced(path)
        self._show_words(wrong or draft.warning)
        if wrong:
            self.ui.file.setFocus()
            return
        question = _("“{name}” exists already. Replace it?").format(name=path.name)
        self._making.is_writing = True
        if is_taken(path) and not ask(self, question, _("Replace"), is_destructive=True):
            self._making.end_writing()
            return
        try:
            self.choices.keep(self._database, str(path.parent))
        except HrdDeskError as error:
            self._making.end_writing()
            self._show_problem(error)
            return
        self._start(
            lambda _progress: put(made, path, noting_in(database)),
            partial(self._on_written, texts),
        )

    def _on_written(self, texts: tuple[str, ...], written: Written) -> None:
        self.choices.settled = texts
        size = grouped(max(1, round(written.size_bytes / 1024)))
        sentence = _("Written: {file} ({size} KB)").format(file=written.path, size=size)
        answers: Answers = {
            _("Open"): partial(open_outside, written.path),
            _("Show in folder"): partial(open_outside, written.path.parent),
        }
        self.ui.notice.say(sentence, answers)

    # --- what is shown ------------------------------------------------------------------------

    def _arrange(self) -> None:
        is_ready = self._draft is not None and self._draft.made is not None
        self.ui.write.setEnabled(is_ready and not self.is_making and bool(self.ui.file.text()))

    def _show_problem(self, error: HrdDeskError | None) -> None:
        self._show_words(error.sentence if error else "")

    def _show_words(self, sentence: str) -> None:
        self.ui.problem.setText(sentence)
        self.ui.problem.setVisible(bool(sentence))

    def _ask_for_answers(self) -> None:
        dialog = AnswersDialog(self.choices.answers, self)
        if run(dialog):
            self.choices.answers = dialog.answers()
            self.remake()

    def _choose_house(self) -> None:
        dialog = HouseDialog(self._database, self)
        if run(dialog):
            self.choices.house = dialog.house()
            self.remake()

    def _open_record(self) -> None:
        reference = self.report.reference()
        if reference:
            self.record_wanted.emit(reference)

    def stop(self) -> None:
        """Make nothing more, and keep nothing of the records."""
        self._stop_making()
        self.preview.stop()
        self._drafts.forget()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # How a file that is being written ends is still to be told.
        if self._making.is_writing or not self.choices.may_go(self):
            event.ignore()
            return
        self.stop()
        super().closeEvent(event)

    @override
    def reject(self) -> None:
        if self._making.is_told:
            self.cancel()
        elif not self._making.is_writing and self.choices.may_go(self):
            self.stop()
            super().reject()
