"""The left side of the main window: the list, or what takes its place, and what is similar."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hrd_desk.gui.windows.job_dialog import turn_to


class SidePanes(QWidget):
    """Holds the list of events, further panes of which one may take its place, and a foot."""

    wanted = Signal()
    """Another pane was turned to: whoever hides this side shows it."""

    def __init__(self, first: QWidget, focus: QWidget, foot: QWidget) -> None:
        """Show `first`, in which `focus` takes the keyboard, above `foot`."""
        super().__init__()
        self._focus = {first: focus}
        self._first = first
        self._panes = QStackedWidget(self)
        self._panes.addWidget(first)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._panes, 1)
        layout.addWidget(foot)

    def take_keys(self) -> None:
        """Give the pane that is shown the keyboard."""
        self.wanted.emit()
        pane = self._panes.currentWidget()
        if pane is not None:
            self._focus[pane].setFocus()

    @property
    def is_first_shown(self) -> bool:
        """Whether nothing has taken the place of the first pane."""
        return self._panes.currentWidget() is self._first

    def add(self, pane: QWidget, focus: QWidget) -> None:
        """Hold a pane that may take the place of the first one; `focus` takes the keyboard."""
        self._focus[pane] = focus
        self._panes.addWidget(pane)
        turn_to(self._panes, self._panes.currentWidget() or pane)

    def turn_to(self, pane: QWidget | None) -> None:
        """Show a pane, the first one for None."""
        turn_to(self._panes, pane or self._first)
        self.wanted.emit()
