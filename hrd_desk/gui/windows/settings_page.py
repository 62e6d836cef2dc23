"""What the pages of the settings share: they apply at once, and say how that is taken back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.workers import delete_later
from hrd_desk.i18n import _

HEADING_PT = 15
"""As the headings of compiled forms."""
_SIDE_PX, _TOP_PX, _BOTTOM_PX, _BELOW_HEADING_PX = 24, 2, 12, 12


@dataclass(frozen=True, slots=True)
class Done:
    """A change that was applied: what it is about, words for it, and how it is taken back.

    Changes about one thing in a row are taken back together. Without `take_back` it stays.
    """

    about: str
    words: str
    take_back: Callable[[], None] | None = None


class SettingsPage(QWidget):
    """A page; `load` shows what is kept now.

    `done`: a `Done` was applied. `failed`: an error whose sentence is to be shown.
    `reordered`: the fields of the page are others now.
    """

    done = Signal(object)
    failed = Signal(object)
    reordered = Signal()

    def load(self) -> None:
        """Show what is kept now."""

    def attempt(self, act: Callable[[], None]) -> bool:
        """Do `act`; an error that a person can act on is told. Return whether it was done."""
        try:
            act()
        except HrdDeskError as error:
            self.failed.emit(error)
            return False
        return True


class KeptLine(QObject):
    """Keeps what a line says once it is left or Enter is pressed; Escape takes back the typing."""

    def __init__(
        self, line: QLineEdit, read: Callable[[], str], keep: Callable[[str], None]
    ) -> None:
        """Show what `read` returns; `keep` is called with another text, and may show it anew."""
        super().__init__(line)
        self._line, self._read, self._keep = line, read, keep
        line.editingFinished.connect(self._finish)
        line.installEventFilter(self)

    def load(self) -> None:
        """Show what is kept."""
        self._line.setText(self._read())

    def _finish(self) -> None:
        text = self._line.text().strip()
        if text != self._read():
            self._keep(text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.KeyPress and self._line.text() != self._read():
            self.load()
            return True
        return False


class HasCancel(Protocol):
    """The compiled form of a dialog that has a Cancel button."""

    cancel: QPushButton


class DialogPage(SettingsPage):
    """A dialog as a page: its own button keeps it, and Cancel shows again what is kept."""

    def __init__(
        self,
        make: Callable[[], tuple[QDialog, HasCancel]],
        done: Done,
        then: Callable[[], None],
        heading: str = "",
    ) -> None:
        """Show the dialog that `make` returns with its form; `then` follows once it kept."""
        super().__init__()
        self._make, self._done, self._then = make, done, then
        self.dialog: QDialog | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if heading:
            layout.addWidget(_heading(self, heading))
        layout.addStretch()

    @override
    def load(self) -> None:
        if self.dialog is not None:
            self.dialog.setVisible(False)
            delete_later(self.dialog)
        dialog, form = self._make()
        form.cancel.setText(_("Discard"))
        dialog.setWindowFlags(Qt.WindowType.Widget)
        dialog.setMinimumWidth(0)  # the window has the room that it has
        dialog.installEventFilter(self)
        dialog.finished.connect(partial(self._on_finished, dialog))
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101  made above
        inside = dialog.layout()
        if inside is not None:
            top = _BELOW_HEADING_PX if layout.count() > 1 else _TOP_PX
            inside.setContentsMargins(_SIDE_PX, top, _SIDE_PX, _BOTTOM_PX)
        # A list takes the room there is; what has none stands at the top.
        stretch = 1 if dialog.findChild(QListWidget) is not None else 0
        layout.insertWidget(layout.count() - 1, dialog, stretch)
        dialog.setVisible(True)
        self.dialog = dialog
        self.reordered.emit()

    def _on_finished(self, dialog: QDialog, result: int) -> None:
        if dialog is not self.dialog:
            return
        if result == QDialog.DialogCode.Accepted:
            self._then()
            self.done.emit(self._done)
        self.load()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Escape close the settings, as on every page, instead of this page alone."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        window = self.window()
        if is_escape and event.type() == QEvent.Type.KeyPress and isinstance(window, QDialog):
            window.reject()
            return True
        return False


def _heading(page: QWidget, words: str) -> PlainLabel:
    label = PlainLabel(page, words)
    label.setContentsMargins(_SIDE_PX, _TOP_PX, _SIDE_PX, 0)
    font = label.font()
    font.setPointSize(HEADING_PT)
    font.setBold(True)
    label.setFont(font)
    return label


def fields_of(page: QWidget) -> Iterator[QWidget]:
    """Yield what Tab goes through inside `page`, in its order."""
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and widget.focusProxy() is None and page.isAncestorOf(widget):
            yield widget
        widget = widget.nextInFocusChain()
