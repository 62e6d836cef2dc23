"""The left side of the main window: the list, or what takes its place, and what is similar."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget


class SidePanes(QWidget):
    """Holds the list of events, further panes of which one may take its place, and a foot."""

    def __init__(self, first: QWidget, foot: QWidget, parent: QWidget | None = None) -> None:
        """Show `first` above `foot`."""
        super().__init__(parent)
        self._first = first
        self._panes = QStackedWidget(self)
        self._panes.addWidget(first)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._panes, 1)
        layout.addWidget(foot)

    def add(self, pane: QWidget) -> None:
        """Hold a pane that may take the place of the first one."""
        self._panes.addWidget(pane)

    def turn_to(self, pane: QWidget | None) -> None:
        """Show a pane, the first one for None."""
        self._panes.setCurrentWidget(pane or self._first)
