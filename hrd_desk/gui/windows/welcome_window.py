"""The first window: create a desk, open one, or look around in the sample."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QFileDialog, QListWidgetItem, QWidget
from typing_extensions import override

from hrd_desk.gui.generated.ui_welcome_window import Ui_WelcomeWindow
from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.spoken import speak
from hrd_desk.gui.widgets.leaving import run
from hrd_desk.gui.windows.about_dialog import AboutDialog
from hrd_desk.i18n import LANGUAGE_NAMES, LANGUAGES, _

_ARROW_PX = 20


def _arrow(colour: QColor, ratio: float, *, is_mirrored: bool) -> QIcon:
    pixmap = QPixmap(round(_ARROW_PX * ratio), round(_ARROW_PX * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 2.2))
        back, tip = (13, 7) if is_mirrored else (7, 13)
        painter.drawPolyline([QPointF(back, 4), QPointF(tip, 10), QPointF(back, 16)])
    return QIcon(pixmap)


class WelcomeWindow(QWidget):
    """Says what the program is and asks what to do; it opens no desk itself."""

    desk_chosen = Signal(Path)
    create_requested = Signal()
    sample_requested = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        """Read and write the language and the remembered desks in `preferences`."""
        super().__init__(parent)
        self._preferences = preferences
        self.ui = Ui_WelcomeWindow()
        self.ui.setupUi(self)
        for code in LANGUAGES:
            self.ui.language.addItem(LANGUAGE_NAMES[code], code)
        self.ui.language.setCurrentIndex(LANGUAGES.index(preferences.language))
        self.ui.remember_desks.setChecked(preferences.remember_desks)
        self._list_desks()
        self._connect()
        self._draw_arrows()
        self.ui.create.setFocus()

    def say(self, sentence: str) -> None:
        """Show `sentence` in place of what the program is for."""
        self.ui.purpose.setText(sentence)

    def _draw_arrows(self) -> None:
        # Qt's own arrow is black, which nobody sees on a dark window.
        is_mirrored = self.isRightToLeft()
        colour, ratio = self.palette().color(QPalette.ColorRole.Link), self.devicePixelRatio()
        icon = _arrow(colour, ratio, is_mirrored=is_mirrored)
        for button in (self.ui.create, self.ui.open, self.ui.try_sample):
            button.setIcon(icon)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange):
            self._draw_arrows()

    def _connect(self) -> None:
        ui = self.ui
        ui.create.clicked.connect(self.create_requested)
        ui.open.clicked.connect(self._choose)
        ui.try_sample.clicked.connect(self.sample_requested)
        ui.remembered.itemActivated.connect(self._open_remembered)
        ui.remember_desks.toggled.connect(self._remember)
        ui.language.activated.connect(self._speak)
        ui.protection.clicked.connect(lambda: run(AboutDialog(self)))

    def _list_desks(self) -> None:
        self.ui.remembered.clear()
        for path in self._preferences.remembered_desks:
            item = QListWidgetItem(str(path), self.ui.remembered)
            item.setData(Qt.ItemDataRole.UserRole, str(path))
        self.ui.remembered_part.setVisible(self.ui.remembered.count() > 0)

    def _choose(self) -> None:
        title = _("The folder of the desk, which ends in .hrdesk")
        folder = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if folder:
            self.desk_chosen.emit(Path(folder))

    def _open_remembered(self, item: QListWidgetItem) -> None:
        self.desk_chosen.emit(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _remember(self, is_on: bool) -> None:
        self._preferences.remember_desks = is_on
        self._list_desks()

    def _speak(self, index: int) -> None:
        code = self.ui.language.itemData(index)
        self._preferences.language = code
        speak(code)
        self.ui.retranslateUi(self)
