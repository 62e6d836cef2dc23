"""What the checks found in the record on the screen, gravest first."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from hrd_desk.gui.widgets.marks import mark_colour
from hrd_desk.gui.widgets.plain_text import tool_tip
from hrd_desk.i18n import N_, _
from hrd_desk.model.field_labels import field_label
from hrd_desk.model.problems import Level, Problem

Index = QModelIndex | QPersistentModelIndex
LEVELS = {
    Level.ERROR_BEFORE_SUBMISSION: (N_("Before submission"), "error"),
    Level.ERROR_BEFORE_PUBLICATION: (N_("Before publication"), "error"),
    Level.WARNING: (N_("Check"), "warning"),
    Level.INFO: (N_("Hint"), "info"),
}
_MARK_PX = 12


class ProblemList(QAbstractListModel):
    """Problems as lines: a coloured mark, how grave, where, and the sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: list[Problem] = []

    def put(self, problems: list[Problem]) -> None:
        """Show `problems`; nothing happens if they are the same."""
        if problems != self._problems:
            self.beginResetModel()
            self._problems = problems
            self.endResetModel()

    def problem(self, row: int) -> Problem:
        """Return the problem in `row`."""
        return self._problems[row]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._problems)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | QPixmap | None:
        problem = self._problems[index.row()]
        words, mark = LEVELS[problem.level]
        sentence = f"{_(words)}  ·  {field_label(problem.field)}:  {problem.sentence}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(sentence)  # on a low window a line is cut
        if role == Qt.ItemDataRole.DecorationRole:
            return _mark(mark_colour(QApplication.palette(), mark), mark)
        return None


def _mark(colour: QColor, mark: str) -> QPixmap:
    """Return a shape for each gravity, so that the colour is not the only difference."""
    ratio = QApplication.primaryScreen().devicePixelRatio()
    pixmap = QPixmap(round(_MARK_PX * ratio), round(_MARK_PX * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour)
        if mark != "info":
            painter.setBrush(colour)
        if mark == "warning":
            painter.translate(_MARK_PX / 2, _MARK_PX / 2)
            painter.rotate(45)
            painter.drawRect(-3, -3, 6, 6)
        else:
            painter.drawEllipse(2, 2, 8, 8)
    return pixmap
