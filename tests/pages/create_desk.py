"""What a person does in the dialog that creates a desk."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.windows.create_desk_dialog import CreateDeskDialog
from hrd_desk.storage.opening import OpenDesk
from tests.builders import cheap_cost
from tests.pages.keyboard import enter, press, show, tab_to


class CreateDeskPage:
    """Fills in the steps with the keyboard alone."""

    def __init__(self, qtbot: QtBot) -> None:
        """Open the dialog."""
        self._qtbot = qtbot
        self.dialog = CreateDeskDialog(cost=cheap_cost())
        show(qtbot, self.dialog)

    def name_desk(
        self, folder: Path, name: str = "Records", code: str = "alm", profile: Path | None = None
    ) -> None:
        """Fill in the first step and go on."""
        enter("name", name)
        enter("folder", str(folder))
        enter("code", code)
        enter("author", "A. B.")
        if profile is not None:
            enter("profile", str(profile))
        press(Qt.Key.Key_Return)

    def hear(self, words: str) -> None:
        """Type the words of a profile as they are heard, and go on."""
        enter("words", words)
        press(Qt.Key.Key_Return)

    def choose_passphrase(self, passphrase: str, repeated: str | None = None) -> None:
        """Type the passphrase twice and go on."""
        enter("passphrase", passphrase)
        enter("repeated", passphrase if repeated is None else repeated)
        press(Qt.Key.Key_Return)

    def wait_for_words(self) -> list[str]:
        """Wait until the desk is made; return the recovery words as they stand on the screen."""
        form = self.dialog.ui
        self._qtbot.waitUntil(lambda: form.pages.currentWidget() is form.words_page, timeout=20_000)
        return self.words_shown()

    def words_shown(self) -> list[str]:
        """Return the recovery words as they stand on the screen."""
        labels = [
            self.dialog.findChild(PlainLabel, f"word_{number}").text()  # type: ignore[union-attr]  # fifteen stand in the form
            for number in range(1, 16)
        ]
        return [label for label in labels if label]

    def confirm_words(self, words: list[str]) -> None:
        """Say that they are written down and type the two that are asked for."""
        tab_to("is_written")
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Return)
        form = self.dialog.words_form.ui
        for field, label in ((form.first, form.first_label), (form.second, form.second_label)):
            asked = re.search(r"\d+", label.text())
            assert asked
            enter(field.objectName(), words[int(asked[0]) - 1])
        press(Qt.Key.Key_Return)

    @property
    def step(self) -> int:
        """The number of the step that is shown."""
        told = re.search(r"\d+", self.dialog.ui.step.text())
        assert told
        return int(told[0])

    @property
    def problem(self) -> str:
        """The sentence that says what is wrong, or nothing."""
        label = self.dialog.ui.problem
        return label.text() if label.isVisible() else ""

    @property
    def desk(self) -> OpenDesk:
        """The desk that came of it."""
        assert self.dialog.result_desk is not None
        return self.dialog.result_desk
