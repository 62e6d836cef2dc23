"""Texts side by side in one field that scrolls, with what differs marked word by word."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.focus_ring import keep_focus_ring
from hrd_desk.gui.widgets.marks import is_dark
from hrd_desk.model.text_marks import MarkKind, marked

_BOLD = 600
_PADDING_PX = 7
_GROUNDS = {MarkKind.REMOVED: ("#f8d9d6", "#5a2a2a"), MarkKind.ADDED: ("#d5eede", "#1f4a35")}

Row = tuple[str, Sequence[str]]
"""A label, and a text for each column."""


class MarkedText(QTextEdit):
    """Rows of texts in columns of one width; read, never written.

    Colour is never the only mark: what was added is underlined, what was removed struck through.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.StyledPanel)
        # Always there, so that the heads above keep to the columns below.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDocumentMargin(0)
        self._shown: tuple[Sequence[Row], int | None] | None = None

    def show_rows(self, rows: Sequence[Row], *, beside: int | None = None) -> None:
        """Show `rows`; the other columns are marked by how they differ from column `beside`."""
        self._shown = rows, beside
        self.clear()
        columns = max((len(texts) for _label, texts in rows), default=0)
        if not columns:
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        table = cursor.insertTable(2 * len(rows), columns, self._table_format(columns))
        for number, (label, texts) in enumerate(rows):
            self._write_label(table, 2 * number, label)
            base = None if beside is None else texts[beside]
            for column, text in enumerate(texts):
                place = column_in(table, column)
                cell = table.cellAt(2 * number + 1, place).firstCursorPosition()
                is_marked = base is not None and column != beside
                self._write(cell, base if is_marked and base is not None else text, text)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _table_format(self, columns: int) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setCellPadding(_PADDING_PX)
        form.setCellSpacing(0)
        form.setBorder(0)
        form.setLayoutDirection(self.layoutDirection())
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        width = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
        form.setColumnWidthConstraints([width] * columns)
        return form

    def _write_label(self, table: QTextTable, row: int, label: str) -> None:
        table.mergeCells(row, 0, 1, table.columns())
        cell = table.cellAt(row, 0)
        ground = cell.format()
        ground.setBackground(self.palette().brush(QPalette.ColorRole.AlternateBase))
        cell.setFormat(ground)
        words = QTextCharFormat()
        words.setFontWeight(_BOLD)
        cell.firstCursorPosition().insertText(label, words)

    def _write(self, cursor: QTextCursor, before: str, after: str) -> None:
        if not after and not before:
            words = QTextCharFormat()
            words.setForeground(self.palette().brush(QPalette.ColorRole.PlaceholderText))
            cursor.insertText("–", words)  # noqa: RUF001  a dash
            return
        cursor.setBlockFormat(QTextBlockFormat())
        marks = marked(before, after)
        is_other = not any(m.kind is MarkKind.SAME and _says_something(m.text) for m in marks)
        for mark in marks:
            # Of a text that shares no word with the other one, the other one is noise.
            if not (is_other and after and mark.kind is MarkKind.REMOVED):
                cursor.insertText(mark.text, self._format(mark.kind))

    def _format(self, kind: MarkKind) -> QTextCharFormat:
        form = QTextCharFormat()
        if kind in _GROUNDS:
            form.setBackground(QColor(_GROUNDS[kind][is_dark(self.palette())]))
        form.setFontStrikeOut(kind is MarkKind.REMOVED)
        form.setFontUnderline(kind is MarkKind.ADDED)
        return form

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_shown", None):
            rows, beside = self._shown or ((), None)
            self.show_rows(rows, beside=beside)

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        keep_focus_ring(self, event)
        return handled


def column_in(table: QTextTable, column: int) -> int:
    """Return where a column stands in a table, which Qt never mirrors by itself."""
    is_mirrored = table.format().layoutDirection() == Qt.LayoutDirection.RightToLeft
    return table.columns() - 1 - column if is_mirrored else column


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)
