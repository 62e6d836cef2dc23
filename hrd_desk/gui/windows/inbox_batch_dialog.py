"""Settle many questions in one way, after seeing what would be written into each record."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QWidget

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.generated.ui_inbox_batch_dialog import Ui_InboxBatchDialog
from hrd_desk.gui.widgets.plain_text import tool_tip
from hrd_desk.gui.windows.history_words import words_for
from hrd_desk.gui.windows.inbox_values import Subject, brief, side_words, value_rows
from hrd_desk.gui.windows.inbox_work import Done, Seen, settling_many
from hrd_desk.gui.windows.job_dialog import JobDialog
from hrd_desk.i18n import _, grouped, listed, ngettext
from hrd_desk.model.conflicts import ConflictKind, Settlement
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.sync.conflicts import ConflictDetail, conflict_detail
from hrd_desk.sync.questions import find_conflict

RECORD, SHOWN, WAITING = range(3)
_COLUMNS = {Settlement.SHOWN: SHOWN, Settlement.WAITING: WAITING}
_RECORD_PX, _LETTERS = 320, 160
Line = tuple[ConflictDetail, str, str]
"""A question, and what is shown and what waits, in words."""


class InboxBatchDialog(JobDialog):
    """Asks which side to take, nothing chosen at first; `done_with` is what came of it."""

    def __init__(
        self, database: Database, keys: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Show the questions `keys`; those that cannot be settled in this way are left out."""
        super().__init__(parent)
        self.done_with: Done | None = None
        self._database = database
        self._lines: list[Line] = []
        self._items: list[QTreeWidgetItem] = []
        self.ui = Ui_InboxBatchDialog()
        self.ui.setupUi(self)
        self.watch(self.ui)
        self.ui.problem.hide()
        self.ui.busy.hide()
        tree = self.ui.preview
        tree.setHeaderLabels([_("Record"), _("Shown now"), _("Waits")])
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(RECORD, QHeaderView.ResizeMode.Interactive)
        tree.setColumnWidth(RECORD, _RECORD_PX)
        self.ui.confirm.setEnabled(False)
        for key, radio in (("1", self.ui.keep), ("2", self.ui.take)):
            QShortcut(QKeySequence(key), self).activated.connect(radio.click)
            radio.setAutoExclusive(False)
            radio.setChecked(False)
            radio.setAutoExclusive(True)
            radio.toggled.connect(self._show_choice)
        self.ui.confirm.clicked.connect(self._settle)
        self.ui.cancel.clicked.connect(self.reject)
        self.run(lambda progress: _read(database, keys, progress), self._show)

    @property
    def choice(self) -> Settlement | None:
        """Which side is taken; None as long as nobody chose."""
        if self.ui.keep.isChecked():
            return Settlement.SHOWN
        return Settlement.WAITING if self.ui.take.isChecked() else None

    def _show(self, lines: list[Line]) -> None:
        self._lines = lines
        count = len(lines)
        heading = ngettext("{count} question", "{count} questions alike", count)
        self.ui.heading.setText(heading.format(count=grouped(count)))
        groups = list(dict.fromkeys(detail.group for detail, _shown, _waits in lines))
        sentence = _("{fields}. What would stand in each record afterwards is in bold.")
        self.ui.explanation.setText(sentence.format(fields=listed(groups)))
        for detail, shown, waiting in lines:
            name = f"{detail.reference}  {detail.title}"
            item = QTreeWidgetItem(self.ui.preview)
            self._items.append(item)
            for column, text in enumerate((name, shown, waiting)):
                item.setText(column, brief(text, _LETTERS))
                item.setToolTip(column, tool_tip(text))
        self._show_choice()
        self.ui.keep.setFocus()

    def _show_choice(self) -> None:
        choice, count = self.choice, len(self._lines)
        self.ui.confirm.setEnabled(choice is not None and count > 0)
        column = None if choice is None else _COLUMNS[choice]
        for item in self._items:
            for side in (SHOWN, WAITING):
                font = item.font(side)
                font.setBold(side == column)
                item.setFont(side, font)
        self.ui.confirm.setText(_confirm_words(choice, count))

    def _settle(self) -> None:
        choice = self.choice
        if choice is None or self.is_working:
            return
        seen: dict[str, Seen] = {detail.key: detail.seen for detail, _shown, _waits in self._lines}
        self.run(settling_many(self._database, seen, choice, _settled_words), self._finish)

    def _finish(self, done: Done) -> None:
        self.done_with = done
        self.accept()


def _read(database: Database, keys: Sequence[str], progress: Progress) -> list[Line]:
    lines: list[Line] = []
    with database.snapshot() as session:
        vocabulary = load_vocabulary(session)
        for number, key in enumerate(keys):
            progress(number, len(keys))
            try:
                detail = conflict_detail(session, key)
            except HrdDeskError:
                continue
            if detail.kind is ConflictKind.CHECK or detail.is_settled or not detail.may_settle:
                continue
            row_uid = find_conflict(session, key).row_uid
            subject = Subject(detail.row_kind, row_uid, detail.group_number)
            sides = (detail.shown, detail.waiting)
            rows = value_rows(words_for(session, vocabulary, sides), subject, sides)
            shown, waiting = (side_words(rows, side) or _("nothing") for side in (0, 1))
            lines.append((detail, shown, waiting))
    return lines


def _confirm_words(choice: Settlement | None, count: int) -> str:
    if choice is None:
        return _("Choose one of the two")
    if choice is Settlement.SHOWN:
        words = ngettext("Keep what {count} record shows", "Keep what {count} records show", count)
    else:
        words = ngettext(
            "Write what waits into {count} record", "Write what waits into {count} records", count
        )
    return words.format(count=grouped(count))


def _settled_words(count: int, total: int) -> str:
    sentence = ngettext("{count} question is settled.", "{count} questions are settled.", count)
    words = sentence.format(count=grouped(count))
    if count == total:
        return words
    rest = ngettext(
        "{count} was settled or changed by somebody meanwhile, or does not fit.",
        "{count} were settled or changed by somebody meanwhile, or do not fit.",
        total - count,
    )
    return f"{words} {rest.format(count=grouped(total - count))}"
