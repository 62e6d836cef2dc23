"""A chip that offers a value: the digit that takes it, and a tick once the record has it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.plain_text import tool_tip
from hrd_desk.i18n import _

_PADDING_PX = 8
_TICK = "✓"


class OfferChip(QAbstractButton):
    """Clicked, it takes the value; it never takes the keyboard."""

    def __init__(self, parent: QWidget, words: str) -> None:
        """Offer what `words` say."""
        super().__init__(parent)
        self._words = words
        self._mark = ""
        self._is_taken = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(tool_tip(words))
        self.show_state(0, is_taken=False)

    def show_state(self, digit: int, *, is_taken: bool) -> None:
        """Show the digit that takes it (0 for none), or that the record has it."""
        self._is_taken = is_taken
        self._mark = _TICK if is_taken else (str(digit) if digit else "")
        words = _("{words}, taken") if is_taken else "{words}"
        self.setAccessibleName(words.format(words=self._words))
        self.setText(self._words)
        self.updateGeometry()
        self.update()

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    @property
    def words(self) -> str:
        """What is offered."""
        return self._words

    @property
    def mark(self) -> str:
        """The digit, a tick, or nothing."""
        return self._mark

    @override
    def sizeHint(self) -> QSize:
        metrics, bold = self.fontMetrics(), QFontMetrics(self._bold())
        mark = bold.horizontalAdvance(f"{self._mark} ") if self._mark else 0
        width = metrics.horizontalAdvance(self._words) + mark + 2 * _PADDING_PX
        return QSize(width + 2, metrics.height() + 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self.palette()
        ground = QPalette.ColorRole.Window if self._is_taken else QPalette.ColorRole.Midlight
        ink = QPalette.ColorRole.PlaceholderText if self._is_taken else QPalette.ColorRole.Text
        room = self.rect().adjusted(_PADDING_PX, 0, -_PADDING_PX, 0)
        is_mirrored = self.isRightToLeft()
        # "Left" is where a line begins: the painter mirrors it by itself.
        middle, side = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
            painter.setBrush(palette.color(ground))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(palette.color(ink))
            if self._mark:
                painter.setFont(self._bold())
                painter.drawText(room, middle | side, self._mark)
                used = painter.fontMetrics().horizontalAdvance(f"{self._mark} ")
                left, right = (0, -used) if is_mirrored else (used, 0)
                room = QRect(room).adjusted(left, 0, right, 0)
                painter.setFont(self.font())
            text = self.fontMetrics().elidedText(
                self._words, Qt.TextElideMode.ElideMiddle, room.width()
            )
            painter.drawText(room, middle | side, text)
