"""The names of a form's sections in a row; one stop of the Tab key."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget
from typing_extensions import override

_LINE_PX = 2


class SectionBar(QTabBar):
    """Alt and a name's underlined letter, a click or the arrow keys ask for a section."""

    section_shown = Signal(int)
    section_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(True)
        self.setExpanding(False)
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        for scroll_button in self.findChildren(QToolButton):
            scroll_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.currentChanged.connect(self.section_shown)
        self.tabBarClicked.connect(self.section_asked)

    def follow(self, section: int) -> None:
        """Mark the section that the page was scrolled to."""
        if section != self.currentIndex():
            self.blockSignals(True)
            self.setCurrentIndex(section)
            self.blockSignals(False)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Underline the current section: its ground alone can hardly be told on a dark window."""
        super().paintEvent(event)
        place = self.tabRect(self.currentIndex())
        place.setTop(place.bottom() - _LINE_PX + 1)
        QPainter(self).fillRect(place, self.palette().color(QPalette.ColorRole.Accent))

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        # The letter must also bring back the focus when its section is the current one.
        if handled and event.type() == QEvent.Type.Shortcut:
            self.section_asked.emit(self.currentIndex())
        return handled
