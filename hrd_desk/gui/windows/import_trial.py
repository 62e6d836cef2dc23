"""What an import would do: questions about terms, problems, changes, look-alikes."""

import uuid
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from hrd_desk.gui.generated.ui_import_dialog import Ui_ImportDialog
from hrd_desk.gui.widgets.column_widths import ColumnWidths
from hrd_desk.gui.widgets.plain_text import tool_tip
from hrd_desk.gui.windows.import_columns import mark_first
from hrd_desk.gui.windows.import_words import ChangeWords
from hrd_desk.i18n import N_, _, language
from hrd_desk.tables.importing import Choices
from hrd_desk.tables.profile import Profile
from hrd_desk.tables.report import ImportReport, Question, counts_sentence, remarks
from hrd_desk.tables.rows_in import shortened
from hrd_desk.vocabulary.vocabulary import PATH_SEPARATOR, Vocabulary

TABS = {
    "questions": (N_("Terms ({count})"), "questions_tab"),
    "problems": (N_("Problems ({count})"), "problems_tab"),
    "changes": (N_("Changes ({count})"), "changes_tab"),
    "look_alikes": (N_("Look-alikes ({count})"), "alike_tab"),
}
COLUMNS = {
    "questions": (N_("Written"), N_("Column"), N_("Rows"), N_("What is meant")),
    "problems": (N_("Row"), N_("Column"), N_("Written"), N_("What is wrong")),
    "changes": (N_("Record"), N_("Field"), N_("Here"), N_("In the table")),
    "look_alikes": (N_("Row"), N_("Title"), N_("Likeness"), N_("The other record")),
}
WIDTHS_PX = {
    "questions": (260, 220, 70),
    "problems": (70, 200, 220),
    "changes": (280, 160, 230),
    "look_alikes": (70, 380, 90),
}
_KEY = Qt.ItemDataRole.UserRole


class ImportTrial(QObject):
    """Shows a report and takes the answers to it; `answered` when there is something new to try."""

    answered = Signal()

    def __init__(self, ui: Ui_ImportDialog, vocabulary: Vocabulary, parent: QObject) -> None:
        super().__init__(parent)
        self._ui, self._vocabulary = ui, vocabulary
        self._questions: list[Question] = []
        self._answers: dict[tuple[str, str], str] = {}
        self.has_new_answers = False
        self._has_new_records = False
        for name, columns in COLUMNS.items():
            tree = self._tree(name)
            tree.setHeaderLabels([_(words) for words in columns])
            for column, width in enumerate(WIDTHS_PX[name]):
                tree.setColumnWidth(column, width)
            tree.header().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
            ColumnWidths(tree, 3)
        ui.questions.currentItemChanged.connect(lambda _new, _old: self._offer_terms())
        ui.questions.itemActivated.connect(lambda _item, _column: ui.term.setFocus())
        ui.term.activated.connect(lambda _row: self._answer(str(ui.term.currentData())))
        ui.take_it.clicked.connect(self._take_suggestion)
        ui.leave_out.clicked.connect(lambda: self._answer(""))
        ui.changes.itemChanged.connect(lambda _item, _column: self.answered.emit())
        ui.tick_all.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        ui.tick_none.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))

    def _tree(self, name: str) -> QTreeWidget:
        tree = getattr(self._ui, name)
        assert isinstance(tree, QTreeWidget)  # noqa: S101  the form has one of each name
        return tree

    def forget_answers(self) -> None:
        """Begin with another table."""
        self._answers = {}

    def show(self, report: ImportReport) -> None:
        """Show what a trial found; the first list that holds something is in front."""
        ui = self._ui
        self._questions = report.questions
        self.has_new_answers = False
        self._has_new_records = bool(report.added or report.changed)
        ui.summary.setText(counts_sentence(report))
        ui.remark.setText(" ".join(remarks(report)))
        ui.remark.setVisible(bool(ui.remark.text()))
        ticked = self.choices().updates
        for name in COLUMNS:
            self._tree(name).clear()
        self._fill_questions(report)
        self._fill_others(report)
        self._fill_changes(report, ticked)
        shown = False
        for name, (words, tab) in TABS.items():
            count = self._tree(name).topLevelItemCount()
            index = ui.tabs.indexOf(getattr(ui, tab))
            ui.tabs.setTabText(index, _(words).format(count=count))
            ui.tabs.setTabEnabled(index, count > 0)
            if count and not shown:
                ui.tabs.setCurrentIndex(index)
                mark_first(self._tree(name))
                shown = True
        ui.tabs.setVisible(shown)
        self._offer_terms()

    def _fill_questions(self, report: ImportReport) -> None:
        for question in report.questions:
            cells = [question.written, question.heading, str(question.rows), _perhaps(question)]
            self._ui.questions.addTopLevelItem(QTreeWidgetItem(cells))

    def _fill_others(self, report: ImportReport) -> None:
        for problem in report.problems:
            if not problem.scheme:
                cells = [str(problem.row), problem.heading, problem.written, problem.sentence]
                item = QTreeWidgetItem(cells)
                item.setToolTip(3, tool_tip(problem.sentence))
                self._ui.problems.addTopLevelItem(item)
        for alike in report.look_alikes:
            other = f"{alike.other.reference}  {alike.other.title}"
            cells = [str(alike.row), alike.title, f"{alike.other.score} %", other]
            self._ui.look_alikes.addTopLevelItem(QTreeWidgetItem(cells))

    def _fill_changes(self, report: ImportReport, ticked: Any) -> None:
        spoken = ChangeWords(self._vocabulary, report.titles)
        for change in report.changes:
            record = f"{change.reference}  {change.title}"
            values = spoken.both(change.field, change.old, change.new)
            item = QTreeWidgetItem([record, spoken.label(change.field), *map(shortened, values)])
            for column, words in enumerate(values, 2):
                item.setToolTip(column, tool_tip(words))
            item.setData(0, _KEY, (str(change.uid), change.field))
            is_ticked = change.field in ticked.get(change.uid, ())
            item.setCheckState(0, _state(is_ticked))
            self._ui.changes.addTopLevelItem(item)

    # --- questions --------------------------------------------------------------------------------

    def _question(self) -> Question | None:
        item = self._ui.questions.currentItem()
        row = -1 if item is None else self._ui.questions.indexOfTopLevelItem(item)
        return self._questions[row] if 0 <= row < len(self._questions) else None

    def _offer_terms(self) -> None:
        """Offer the terms of the marked question: the closest first, then the whole list."""
        question, box = self._question(), self._ui.term
        box.clear()
        box.setEnabled(question is not None)
        self._ui.leave_out.setEnabled(question is not None)
        self._ui.take_it.setEnabled(question is not None and bool(question.suggestions))
        if question is None:
            return
        for suggestion in question.suggestions:
            box.addItem(suggestion.words, suggestion.code)
        if question.suggestions:
            box.insertSeparator(box.count())
        for term in self._vocabulary.choices(question.scheme):
            words = PATH_SEPARATOR.join(self._vocabulary.path(term, language()))
            box.addItem(words, term.code)
        line = box.lineEdit()
        if line is not None:
            line.setPlaceholderText(_perhaps(question) or _("type a part of its name"))
        known = self._answers.get((question.scheme, question.written))
        box.setCurrentIndex(box.findData(known) if known else -1)

    def _take_suggestion(self) -> None:
        """Answer the marked question by the term that is closest to what is written."""
        question = self._question()
        if question is not None and question.suggestions:
            self._answer(question.suggestions[0].code)

    def _answer(self, code: str) -> None:
        question, item = self._question(), self._ui.questions.currentItem()
        if question is None or item is None:
            return
        self._answers[question.scheme, question.written] = code
        words = self._vocabulary.path_text(question.scheme, code, language()) if code else ""
        item.setText(3, words or _("left out"))
        self.has_new_answers = True
        below = self._ui.questions.itemBelow(item)
        if below is not None:
            self._ui.questions.setCurrentItem(below)
        self._ui.questions.setFocus()
        self.answered.emit()

    @property
    def is_worth_it(self) -> bool:
        """Whether an import would change anything."""
        return self._has_new_records or bool(self.choices().updates)

    def with_answers(self, profile: Profile) -> Profile:
        """Return the profile with everything that was answered."""
        for (scheme, written), code in self._answers.items():
            profile = profile.with_answer(scheme, written, code)
        return profile

    # --- changes ----------------------------------------------------------------------------------

    def _tick(self, state: Qt.CheckState) -> None:
        tree = self._ui.changes
        for row in range(tree.topLevelItemCount()):
            item = tree.topLevelItem(row)
            if item is not None:
                item.setCheckState(0, state)

    def choices(self) -> Choices:
        """Return which values of records that are here shall be replaced."""
        found: dict[uuid.UUID, frozenset[str]] = {}
        tree = self._ui.changes
        for row in range(tree.topLevelItemCount()):
            item = tree.topLevelItem(row)
            if item is not None and item.checkState(0) == Qt.CheckState.Checked:
                uid, field = item.data(0, _KEY)
                key = uuid.UUID(uid)
                found[key] = found.get(key, frozenset()) | {field}
        return Choices(updates=found)


def _perhaps(question: Question) -> str:
    """Return the closest term as a question; "" where none is close."""
    if not question.suggestions:
        return ""
    return _("perhaps {term}?").format(term=question.suggestions[0].words)


def _state(is_ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
