"""The page of a long form: scrolls so that what has the focus is in sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from hrd_desk.gui.widgets.list_line import ListLine

_MARGIN_PX = 48


class FormScroll(QScrollArea):
    """A scroll area that follows the focus and closes lists of terms when it moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101  a widget has one
        application.focusChanged.connect(self._on_focus_moved)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll until `widget` is in sight."""
        self.ensureWidgetVisible(widget, 0, _MARGIN_PX)

    def _on_focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        page = self.widget()
        if page is not None and now is not None and page.isAncestorOf(now):
            self.bring_into_view(now)

    def _on_scrolled(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, ListLine):
            focused.popup.hide()
