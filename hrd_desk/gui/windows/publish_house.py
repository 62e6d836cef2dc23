"""Asks once how an organisation's publications look, and keeps it in the desk."""

from pathlib import Path

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QDialog, QFileDialog, QWidget

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.forms.binding import name_fields
from hrd_desk.gui.generated.ui_publish_house import Ui_PublishHouse
from hrd_desk.i18n import _
from hrd_desk.publishing.house import (
    COLOUR_NAMES,
    colour_of,
    keep_house,
    logo_in,
    read_house,
    refuse_unreadable_house,
    written,
)
from hrd_desk.publishing.orders import House
from hrd_desk.publishing.styles import ALERT, BRAND, Colour
from hrd_desk.storage.database import Database

_USUAL = {"brand": BRAND, "alert": ALERT}


class HouseDialog(QDialog):
    """Name, logo, two colours, footer and licence beside a piece of paper that shows them."""

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        """Show what `database` keeps."""
        super().__init__(parent)
        self._database = database
        self.ui = Ui_PublishHouse()
        self.ui.setupUi(self)
        name_fields(self.ui)
        self.resize(600, 480)
        with database.snapshot() as session:
            house = read_house(session)
        self._logo = house.logo
        self._fill(house)
        self._connect()
        self._tell()

    def _fill(self, house: House) -> None:
        for name in ("name", "footer", "licence"):
            getattr(self.ui, name).setText(getattr(house, name))
        for name, usual in _USUAL.items():
            line = getattr(self.ui, name)
            line.setText(written(getattr(house, name)))
            line.setPlaceholderText(written(usual))

    def _connect(self) -> None:
        ui = self.ui
        for line in (ui.name, ui.brand, ui.alert, ui.footer, ui.licence):
            line.textChanged.connect(lambda _text: self._tell())
        ui.choose_logo.clicked.connect(self._choose_logo)
        ui.remove_logo.clicked.connect(self._remove_logo)
        ui.pick_brand.clicked.connect(lambda: self._pick("brand"))
        ui.pick_alert.clicked.connect(lambda: self._pick("alert"))
        ui.take.clicked.connect(self._take)
        ui.cancel.clicked.connect(self.reject)

    def house(self) -> House:
        """Return what is chosen; raises `InvalidInputError` for a colour that is none."""
        ui = self.ui
        return House(
            name=ui.name.text().strip(),
            logo=self._logo,
            brand=colour_of(ui.brand.text()),
            alert=colour_of(ui.alert.text()),
            footer=ui.footer.text().strip(),
            licence=ui.licence.text().strip(),
        )

    def _tell(self) -> None:
        """Show how it looks, and what is wrong with it."""
        try:
            house = self.house()
            refuse_unreadable_house(house)
        except HrdDeskError as problem:
            self._say(problem.sentence)
            self.ui.take.setEnabled(False)
        else:
            self._say("")
            self.ui.take.setEnabled(True)
        self.ui.remove_logo.setEnabled(bool(self._logo))
        parts = (line.text().strip() for line in (self.ui.name, self.ui.footer, self.ui.licence))
        foot = " · ".join(part for part in parts if part)
        words = (_("Digest"), _("Human rights defenders, a title"), _("DRAFT"), foot)
        self.ui.swatch.show_house(self._logo, self._shown("brand"), self._shown("alert"), words)

    def _shown(self, name: str) -> QColor:
        try:
            colour = colour_of(getattr(self.ui, name).text())
        except HrdDeskError:  # the sentence below says so; the swatch keeps to our own colour
            colour = None
        return QColor.fromRgbF(*(colour or _USUAL[name]))

    def _say(self, sentence: str) -> None:
        self.ui.problem.setText(sentence)
        self.ui.problem.setVisible(bool(sentence))

    # --- what a person chooses ----------------------------------------------------------------

    def _choose_logo(self) -> None:
        kind = _("Pictures")
        pictures = f"{kind} (*.png *.jpg *.jpeg)"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose a logo"), "", pictures)
        if chosen:
            self.take_logo(Path(chosen))

    def take_logo(self, path: Path) -> None:
        """Take the picture in a file; one that is none ends in a sentence and changes nothing."""
        try:
            self._logo = logo_in(path)
        except HrdDeskError as problem:
            self._say(problem.sentence)
            return
        self._tell()

    def _remove_logo(self) -> None:
        self._logo = b""
        self._tell()

    def _pick(self, name: str) -> None:
        before = self._shown(name)
        chosen = QColorDialog.getColor(before, self, _(COLOUR_NAMES[name]))
        if chosen.isValid():
            picked: Colour = (chosen.redF(), chosen.greenF(), chosen.blueF())
            getattr(self.ui, name).setText(written(picked))

    def _take(self) -> None:
        with self._database.local_transaction() as session:
            keep_house(session, self.house())
        self.accept()
