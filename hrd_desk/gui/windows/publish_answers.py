"""Asks for what a submission needs and no record holds."""

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from hrd_desk.gui.generated.ui_publish_answers import Ui_PublishAnswers
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.text_area import TextArea
from hrd_desk.gui.widgets.typed_text import may_lose_text
from hrd_desk.i18n import _
from hrd_desk.publishing.orders import ASKED


class AnswersDialog(QDialog):
    """One field for each question; nothing of it is kept when the desk is closed."""

    def __init__(self, answers: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Show the answers given before, by the codes of `ASKED`."""
        super().__init__(parent)
        self.ui = Ui_PublishAnswers()
        self.ui.setupUi(self)
        self.resize(640, 620)
        self._fields: dict[str, TextArea] = {}
        for code, words in ASKED.items():
            field = TextArea(self.ui.inside)
            field.setObjectName(code)
            field.setAccessibleName(_(words))
            field.grow_between(1, 6)
            field.set_value(answers.get(code, ""))
            label = PlainLabel(self.ui.inside, _(words))
            label.setBuddy(field)
            self.ui.fields.addRow(label, field)
            self._fields[code] = field
        self.ui.take.clicked.connect(self.accept)
        self.ui.cancel.clicked.connect(self.reject)

    def answers(self) -> dict[str, str]:
        """Return what was typed, without fields that were left empty."""
        typed = {code: field.value().strip() for code, field in self._fields.items()}
        return {code: text for code, text in typed.items() if text}

    @override
    def reject(self) -> None:
        if may_lose_text(self):
            super().reject()
