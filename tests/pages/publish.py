"""What a person does in the publish window, by keyboard and eye."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.publish_window import PublishWindow
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import come_back, enter, press, tab_to

LONG_MS = 60_000
"""The first publication of a test run loads fonts."""


class PublishPage:
    """The publish window, opened by its key over the main window."""

    def __init__(self, main: EventFormPage) -> None:
        main.press(Qt.Key.Key_P, CTRL)
        window = main.window.publishing.window
        assert window is not None
        self.qtbot: QtBot = main.qtbot
        self.window: PublishWindow = window
        self.come()
        self.settle()

    def come(self) -> None:
        come_back(self.qtbot, self.window)

    def settle(self) -> None:
        """Wait until the file is made, or it is said why not."""
        self.qtbot.waitUntil(lambda: not self.window.is_making, timeout=LONG_MS)

    # --- choices ------------------------------------------------------------------------------

    def choose(self, name: str, words: str) -> None:
        """Go to a list and choose the line that begins with `words`; wait for the file."""
        control = getattr(self.window.ui, name)
        assert isinstance(control, QComboBox)
        tab_to(name)
        lines = [control.itemText(row) for row in range(control.count())]
        wanted = next(row for row, line in enumerate(lines) if line.startswith(words))
        while control.currentIndex() != wanted:
            press(Qt.Key.Key_Down if control.currentIndex() < wanted else Qt.Key.Key_Up)
        self.settle()

    def chosen(self, name: str) -> str:
        control = getattr(self.window.ui, name)
        assert isinstance(control, QComboBox)
        return str(control.currentText())

    def lines(self, name: str) -> list[str]:
        """Return what a list offers."""
        control = getattr(self.window.ui, name)
        assert isinstance(control, QComboBox)
        return [control.itemText(row) for row in range(control.count())]

    def enter(self, name: str, text: str) -> None:
        """Type into a line, and wait for the file."""
        enter(name, text)
        self.settle()

    def tick(self, name: str) -> None:
        tab_to(name)
        press(Qt.Key.Key_Space)
        self.settle()

    def is_offered(self, name: str) -> bool:
        """Whether a control is there to be used."""
        control = getattr(self.window.ui, name)
        assert isinstance(control, QWidget)
        return control.isVisible()

    # --- what is seen -------------------------------------------------------------------------

    def page_words(self) -> str:
        """Return the words of the page in sight, once it is drawn with ink on it."""
        pages = self.window.ui.pages
        assert pages.isVisible(), self.sentence()
        self.qtbot.waitUntil(lambda: pages.image_of(pages.current) is not None, timeout=LONG_MS)
        page = pages.image_of(pages.current)
        assert page is not None
        shown = pages.viewport().grab().toImage()
        places = [(x, y) for x in range(0, shown.width(), 3) for y in range(0, shown.height(), 3)]
        dark = sum(1 for x, y in places if QColor(shown.pixel(x, y)).lightness() < 90)
        assert dark > 50, "the page is blank"
        assert pages.accessibleDescription() == page.words
        return page.words

    def page_label(self) -> str:
        return str(self.window.ui.page_label.text())

    def sentence(self) -> str:
        """Return what stands in place of pages; "" where there are some."""
        ui = self.window.ui
        return str(ui.nothing.text()) if ui.preview.currentWidget() is ui.nothing_page else ""

    def rows(self) -> list[list[str]]:
        """Return heading and rows of the table in the preview."""
        ui = self.window.ui
        assert ui.preview.currentWidget() is ui.rows_page, self.sentence()
        model = ui.rows.model()
        across = range(model.columnCount())
        heads = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in across]
        down = range(model.rowCount())
        return [
            heads,
            *([str(model.index(row, column).data()) for column in across] for row in down),
        ]

    def report(self) -> list[list[str]]:
        """Return the lines of the report."""
        model = self.window.report.model
        across, down = range(model.columnCount()), range(model.rowCount())
        return [[str(model.index(row, column).data()) for column in across] for row in down]

    def summary(self) -> str:
        return str(self.window.ui.report_summary.text())

    def problem(self) -> str:
        return str(self.window.ui.problem.text())

    def notice(self) -> str:
        return self.window.ui.notice.sentence()

    # --- the file -----------------------------------------------------------------------------

    def name(self) -> Path:
        """Return the file that is proposed."""
        return Path(self.window.ui.file.text())

    def may_write(self) -> bool:
        return self.window.ui.write.isEnabled()

    def write(self, path: Path) -> None:
        """Name the file and write it with the keyboard; wait until it is said to be there."""
        enter("file", str(path))
        # What changes on the desk meanwhile makes the file anew, and none can be written so long.
        self.qtbot.waitUntil(self.may_write, timeout=LONG_MS)
        press(Qt.Key.Key_Return, CTRL)
        self.qtbot.waitUntil(lambda: path.name in self.notice(), timeout=LONG_MS)
