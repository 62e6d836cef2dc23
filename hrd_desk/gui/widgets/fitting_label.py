"""A sentence that takes as many lines as it has room for, and tells the rest when asked."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyleOptionFocusRect, QToolTip, QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.plain_text import PlainLabel, tool_tip

LEAST_LETTERS = 12
_SLACK_PX = 1
_BEGIN, _END = "\u2066\u2067\u2068", "\u2069"


def _each_in_its_direction(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a text so that each can be drawn alone.

    Words that run the other way may begin in one line and end in another.
    """
    begun = ""
    for line in lines:
        before = begun
        for letter in line:
            if letter in _BEGIN:
                begun += letter
            elif letter == _END:
                begun = begun[:-1]
        yield before + line + _END * len(begun)


class FittingLabel(PlainLabel):
    """Wraps up to `most_lines`; what does not fit ends in dots.

    A sentence that is cut stands whole in the tool tip, which comes with the keyboard, too: Tab
    goes there while it is cut. Screen readers always hear the whole.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        text: str = "",
        most_lines: int = 2,
        *,
        is_tabbed: bool = True,
    ) -> None:
        """Without `is_tabbed` the sentence belongs to a field, which tells it to screen readers."""
        super().__init__(parent, text)
        self._most_lines, self._is_tabbed = most_lines, is_tabbed
        self.is_cut = False
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Preferred)
        self.setSizePolicy(policy)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        if hasattr(self, "_most_lines"):
            self._fit()

    @override
    def sizeHint(self) -> QSize:
        width = max(map(self._advance, self.text().split("\n")), default=0)
        frame = 2 * self.margin()
        return QSize(width + frame + _SLACK_PX, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().averageCharWidth() * LEAST_LETTERS
        return QSize(min(least, self.sizeHint().width()), self._height())

    def _height(self) -> int:
        lines = min(self._most_lines, max(1, len(self._lines())))
        return lines * self.fontMetrics().lineSpacing() + 2 * self.margin()

    def _advance(self, line: str) -> int:
        return self.fontMetrics().horizontalAdvance(line)

    def _lines(self) -> list[str]:
        """Return the text in lines as wide as the label, each as it is drawn."""
        return list(_each_in_its_direction(self._broken()))

    def _broken(self) -> list[str]:
        room = self.contentsRect().width() - 2 * self.margin() + _SLACK_PX
        found: list[str] = []
        for paragraph in self.text().split("\n"):
            layout = QTextLayout(paragraph, self.font())
            layout.setTextOption(QTextOption(self.alignment()))
            layout.beginLayout()
            start = 0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(room)
                end = start + line.textLength()
                found.append(paragraph[start:end])
                start = end
            layout.endLayout()
        return found

    def _shown(self) -> list[str]:
        """Return the lines that there is room for, the last one with dots if more would follow."""
        lines, spacing = self._broken(), self.fontMetrics().lineSpacing()
        height = self.contentsRect().height() - 2 * self.margin()
        room = max(1, min(self._most_lines, (height + spacing // 4) // spacing))
        if len(lines) > room:
            width = self.contentsRect().width() - 2 * self.margin()
            rest = "".join(lines[room - 1 : room + 1]).rstrip() + "…"
            last = self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, width)
            lines = [*lines[: room - 1], last]
        return list(_each_in_its_direction(lines))

    def _inset(self) -> tuple[int, int, int, int]:
        margin = self.margin()
        return margin, margin, -margin, -margin

    def _fit(self) -> None:
        self.is_cut = self._shown() != self._lines()
        self.setToolTip(tool_tip(self.text()) if self.is_cut else "")
        is_tabbed = self.is_cut and self._is_tabbed
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_tabbed else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_most_lines"):
            self._fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.is_cut:
            above = self.mapToGlobal(QPoint(0, -2 * self.height()))
            QToolTip.showText(above, self.toolTip(), self)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect().adjusted(*self._inset())
        lines, spacing = self._shown(), self.fontMetrics().lineSpacing()
        is_top = bool(self.alignment() & Qt.AlignmentFlag.AlignTop)
        top = room.top() + (0 if is_top else max(0, (room.height() - spacing * len(lines)) // 2))
        align = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        for number, line in enumerate(lines):
            place = room.translated(0, top - room.top() + number * spacing)
            place.setHeight(spacing)
            painter.drawText(place, int(align & Qt.AlignmentFlag.AlignHorizontal_Mask), line)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self
            )
