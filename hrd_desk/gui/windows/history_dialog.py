"""The history of one record: its revisions, old and new side by side, and files made of it."""

import uuid
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from hrd_desk.gui.generated.ui_history_dialog import Ui_HistoryDialog
from hrd_desk.gui.widgets.marked_text import column_in
from hrd_desk.gui.windows.compared_text import compared, shortened
from hrd_desk.gui.windows.history_exports import Entry, ExportWords, export_heading, in_order
from hrd_desk.gui.windows.history_words import (
    Change,
    revision_heading,
    revision_moment,
    sides_of,
    words_for,
)
from hrd_desk.i18n import _
from hrd_desk.storage.database import Database
from hrd_desk.storage.events import revised_of
from hrd_desk.storage.exports import Export, exports_of
from hrd_desk.storage.history import HistoryEntry, record_history
from hrd_desk.vocabulary.vocabulary import Vocabulary

_PADDING_PX = 6
_LEAST_WIDTH_PX = 120
_SHARE_PX = (300, 760)
"""Of the column of names."""


class HistoryDialog(QDialog):
    """Lists revisions and exports newest first; the chosen one is spelled out beside them."""

    def __init__(
        self,
        database: Database,
        vocabulary: Vocabulary,
        uid: uuid.UUID,
        parent: QWidget | None = None,
    ) -> None:
        """Show the history of the event `uid`."""
        super().__init__(parent)
        self.ui = Ui_HistoryDialog()
        self.ui.setupUi(self)
        self.resize(1060, 640)
        self.ui.splitter.share(_SHARE_PX)
        # Its table is as wide as there is room, and words of any length break.
        self.ui.differences.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        with database.snapshot() as session:
            revisions = record_history(session, uid)
            self._entries = in_order(revisions, exports_of(session, uid))
            self._words = words_for(session, vocabulary, sides_of(revisions))
            self._exported = ExportWords(uid, revised_of(session, [uid]).get(uid, 0))
        self.ui.revisions.currentRowChanged.connect(self._show)
        self.ui.whole_texts.toggled.connect(lambda: self._show(self.ui.revisions.currentRow()))
        self.ui.close_button.clicked.connect(self.accept)
        for entry in self._entries:
            QListWidgetItem(_heading(entry), self.ui.revisions)
        self.ui.revisions.setCurrentRow(0)
        self.ui.revisions.setFocus()

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._entries):
            return
        entry = self._entries[row]
        self.ui.differences.clear()
        cursor = self.ui.differences.textCursor()
        if isinstance(entry, Export):
            self._show_export(cursor, entry)
        else:
            self._show_revision(cursor, entry)
        self.ui.differences.moveCursor(QTextCursor.MoveOperation.Start)

    def _show_revision(self, cursor: QTextCursor, entry: HistoryEntry) -> None:
        self.ui.differences_label.setText(_("&What changed"))
        self.ui.revision.setText(revision_moment(entry))
        changes = self._words.changes(entry)
        if not changes:
            cursor.insertText(_("Nothing that is shown in the record."))
            return
        table = self._table(
            cursor, [change.label for change in changes], (_("Field"), _("Before"), _("After"))
        )
        for row, change in enumerate(changes, start=1):
            _cell(table, row, 0).insertText(change.label, _bold())
            self._compare(table, row, change)

    def _show_export(self, cursor: QTextCursor, export: Export) -> None:
        self.ui.differences_label.setText(_("&What the file told of this record"))
        self.ui.revision.setText(self._exported.moment(export))
        lines = self._exported.lines(export)
        table = self._table(
            cursor, [line[0] for line in lines], (_("Field"), _("Outcome"), _("Why"))
        )
        for row, line in enumerate(lines, start=1):
            for column, words in enumerate(line):
                _cell(table, row, column).insertText(words, _bold() if column == 0 else _plain())

    def _first_width(self, names: Iterable[str]) -> QTextLength:
        """Return the width of the column of names, in which no word of them is broken."""
        font = self.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        words = (word for name in names for word in name.split())
        longest = max(map(metrics.horizontalAdvance, words), default=0) + 3 * _PADDING_PX
        return QTextLength(QTextLength.Type.FixedLength, max(_LEAST_WIDTH_PX, longest))

    def _table(
        self, cursor: QTextCursor, names: Sequence[str], headings: Sequence[str]
    ) -> QTextTable:
        form = QTextTableFormat()
        form.setCellPadding(_PADDING_PX)
        form.setCellSpacing(0)
        form.setBorderCollapse(True)
        form.setLayoutDirection(self.layoutDirection())
        form.setBorder(1)
        form.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(self.palette().brush(QPalette.ColorRole.Mid))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        is_mirrored = self.isRightToLeft()
        first = self._first_width([*names, headings[-1 if is_mirrored else 0]])
        rest = QTextLength(QTextLength.Type.VariableLength, 0)
        form.setColumnWidthConstraints([rest, rest, first] if is_mirrored else [first, rest, rest])
        form.setHeaderRowCount(1)
        table = cursor.insertTable(len(names) + 1, len(headings), form)
        for column, heading in enumerate(headings):
            _cell(table, 0, column).insertText(heading, _bold())
        return table

    def _compare(self, table: QTextTable, row: int, change: Change) -> None:
        before, after = _cell(table, row, 1), _cell(table, row, 2)
        plain = QTextCharFormat()
        removed, added = self._marks()
        is_whole = self.ui.whole_texts.isChecked()
        for run in compared(change.before, change.after):
            if run.is_same:
                text = run.before if is_whole else shortened(run.before)
                before.insertText(text, plain)
                after.insertText(text, plain)
            else:
                before.insertText(run.before, removed if change.after else plain)
                after.insertText(run.after, added if change.before else plain)

    def _marks(self) -> tuple[QTextCharFormat, QTextCharFormat]:
        """Return the formats of removed and added words, told apart by more than colour."""
        is_dark = self.palette().color(QPalette.ColorRole.Base).lightness() < 128  # noqa: PLR2004
        removed, added = QTextCharFormat(), QTextCharFormat()
        removed.setFontStrikeOut(True)
        removed.setBackground(QColor("#5a2a2a" if is_dark else "#f8d9d6"))
        added.setFontUnderline(True)
        added.setBackground(QColor("#1f4a35" if is_dark else "#d5eede"))
        return removed, added


def _heading(entry: Entry) -> str:
    return export_heading(entry) if isinstance(entry, Export) else revision_heading(entry)


def _cell(table: QTextTable, row: int, column: int) -> QTextCursor:
    return table.cellAt(row, column_in(table, column)).firstCursorPosition()


def _plain() -> QTextCharFormat:
    return QTextCharFormat()


def _bold() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontWeight(600)
    return form
