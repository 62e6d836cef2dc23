"""Text from records shown as text: a label, message boxes and tool tips that never read HTML.

Qt's own ones guess: a field that holds `<img src=...>` would be drawn (docs/decisions: hostile
input). Everything in the window that shows words from outside goes through this module.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QStyle,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hrd_desk.gui.workers import delete_later
from hrd_desk.i18n import _

Role = QDialogButtonBox.ButtonRole

TEXT_WIDTH_PX = 420


class PlainLabel(QLabel):
    """A label that shows its text as it is. The parent comes first, as compiled forms hand it."""

    def __init__(self, parent: QWidget | None = None, text: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._stay_at_its_side()

    @override
    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        super().setAlignment(alignment)
        self._stay_at_its_side()

    def _stay_at_its_side(self) -> None:
        """Begin where the window begins: Qt sends Latin words to the left of an Arabic one."""
        sides = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        if self.isRightToLeft() and sides == Qt.AlignmentFlag.AlignLeft:
            upright = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            super().setAlignment(upright | right)


def tool_tip(text: str) -> str:
    """Return `text` escaped, for a tool tip that shows it as it is and breaks long lines."""
    return f"<span>{html.escape(text)}</span>" if text else ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A button of a question: what `choose` returns, the words on it, and its role.

    The role decides the place of the button and the default one: Accept and Destructive act,
    Reject is what Escape means.
    """

    key: str
    words: str
    role: Role = Role.AcceptRole


class MessageBox(QDialog):
    """A sentence, details if there are any, and a button for each answer."""

    def __init__(
        self, parent: QWidget | None, sentence: str, answers: Sequence[Answer], details: str = ""
    ) -> None:
        """Make the box; `details` (a traceback, a list) stand in a field that can be read."""
        super().__init__(parent)
        self.setWindowTitle("HRD Desk")
        self.setAccessibleName(sentence)
        self.answer = next((item.key for item in answers if item.role is Role.RejectRole), "")
        label = PlainLabel(self, sentence)
        label.setObjectName("sentence")
        label.setWordWrap(True)
        label.setMinimumWidth(TEXT_WIDTH_PX)
        layout = QVBoxLayout(self)
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_LayoutLeftMargin) * 2
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(margin)
        layout.addWidget(label)
        if details:
            layout.addWidget(self._details(details))
        layout.addWidget(self._buttons(answers))

    def _details(self, details: str) -> QTextEdit:
        field = QTextEdit(self)
        field.setObjectName("details")
        field.setAcceptRichText(False)
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setPlainText(details)
        field.setAccessibleName(_("Details"))
        return field

    def _buttons(self, answers: Sequence[Answer]) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        for item in answers:
            button = QPushButton(item.words, self)
            button.setObjectName(item.key)
            button.clicked.connect(lambda _checked=False, key=item.key: self._take(key))
            box.addButton(button, item.role)
            # A deletion is never one careless Enter away.
            button.setAutoDefault(item.role is not Role.DestructiveRole)
        return box

    def _take(self, key: str) -> None:
        self.answer = key
        self.accept()


def choose(parent: QWidget | None, question: str, answers: Sequence[Answer]) -> str:
    """Ask and return the key of the answer; closing the box is the answer with the reject role."""
    box = MessageBox(parent, question, answers)
    box.exec()
    delete_later(box)
    return box.answer


def ask(parent: QWidget | None, question: str, yes: str, *, is_destructive: bool = False) -> bool:
    """Ask a question with the button `yes` and Cancel; return whether it was `yes`."""
    role = Role.DestructiveRole if is_destructive else Role.AcceptRole
    answers = [Answer("yes", yes, role), Answer("cancel", _("Cancel"), Role.RejectRole)]
    return choose(parent, question, answers) == "yes"


def tell(parent: QWidget | None, sentence: str, details: str = "") -> None:
    """Show a sentence until it is read; `details` stand below it in a field of their own."""
    box = MessageBox(parent, sentence, [Answer("close", _("Close"))], details)
    box.exec()
    delete_later(box)
