"""The tick by which a text is released for publication, as it stands there now."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QLineEdit, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.marks import mark_colour
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.i18n import _
from hrd_desk.model.release import Release, release_of, released_as


class ReleaseBox(QWidget):
    """A box to tick; its value names the text that was ticked, None where none was.

    It shows a tick only as long as the text that it follows is that very one.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._released: str | None = None
        self._text: QTextEdit | None = None
        self.box = QCheckBox(_("I have read the whole text"), self)
        self.note = PlainLabel(self)
        self.note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.box)
        layout.addWidget(self.note)
        self.box.setMinimumHeight(QLineEdit().sizeHint().height())  # as high as the label
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self._on_clicked)
        self._show()

    def follow(self, text: QTextEdit) -> None:
        """Release what stands in `text` from now on."""
        self._text = text
        text.textChanged.connect(self._show)
        self._show()

    def value(self) -> str | None:
        """Return what names the released text, whether it still stands there or not."""
        return self._released

    def set_value(self, value: str | None) -> None:
        """Show a stored release."""
        self._released = value
        self._show()

    def _words(self) -> str:
        return self._text.toPlainText() if self._text is not None else ""

    def _on_clicked(self, is_ticked: bool) -> None:
        self._released = released_as(self._words()) if is_ticked else None
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        words = self._words()
        release = release_of(words, self._released)
        self.box.setChecked(release is Release.HOLDS)
        self.box.setEnabled(bool(words.strip()))
        note = ""
        if release is Release.OVERTAKEN and words.strip():
            note = _("The text was changed since it was ticked: read it again and tick it.")
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.box.setAccessibleDescription(note or self.box.text())
        self._colour()

    def _colour(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, mark_colour(palette, "warning"))
        self.note.setPalette(palette)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
