"""The places that a desk keeps itself: look them up, add, change and remove them."""

import uuid

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.generated.ui_own_places_window import Ui_OwnPlacesWindow
from hrd_desk.gui.windows.own_place_dialog import OwnPlaceDialog
from hrd_desk.gui.workers import delete_later
from hrd_desk.i18n import _, beside, language, listed
from hrd_desk.model.degree_words import point_words
from hrd_desk.model.own_place import OwnPlace
from hrd_desk.storage.database import Database
from hrd_desk.storage.own_places import drop_own_place, load_own_places, save_own_place
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.vocabulary.folding import fold

Step = tuple[OwnPlace | None, OwnPlace | None]
"""A place before and after a change; None where there was or is none."""


class OwnPlacesWindow(QDialog):
    """Lists own places; what is done can be taken back until the window is closed.

    `changed` is emitted after each change. Records that used a place keep their point.
    """

    changed = Signal()

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        """Show the own places of `database`."""
        super().__init__(parent)
        self._database = database
        with database.snapshot() as session:
            self._vocabulary = load_vocabulary(session)
        self._places: list[OwnPlace] = []
        self._steps: list[Step] = []
        self.ui = Ui_OwnPlacesWindow()
        self.ui.setupUi(self)
        self.resize(760, 520)
        self._connect()
        self._load()
        self.ui.search.setFocus()

    def _connect(self) -> None:
        ui = self.ui
        ui.search.textChanged.connect(lambda _text: self._list())
        ui.places.itemActivated.connect(lambda _item: self.edit())
        ui.places.currentRowChanged.connect(lambda _row: self._arrange())
        for keys, button, act in (
            ("Ctrl+N", ui.add, self.add),
            ("F2", ui.edit, self.edit),
            ("Ctrl+Z", ui.undo, self.undo),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
            button.setToolTip(keys)
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        ui.remove.clicked.connect(self.remove)
        removing = QShortcut(QKeySequence("Del"), ui.places)
        removing.setContext(Qt.ShortcutContext.WidgetShortcut)
        removing.activated.connect(ui.remove.click)
        ui.remove.setToolTip("Del")
        ui.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(ui.search.setFocus)

    # --- the list -------------------------------------------------------------------------------

    def _load(self, marked: uuid.UUID | None = None) -> None:
        with self._database.snapshot() as session:
            self._places = load_own_places(session)
        self._list(marked)

    def _list(self, marked: uuid.UUID | None = None) -> None:
        words = fold(self.ui.search.text()).split()
        self.ui.places.clear()
        for place in self._places:
            if all(word in _searched(place) for word in words):
                item = QListWidgetItem(self._line(place), self.ui.places)
                item.setData(Qt.ItemDataRole.UserRole, place.uid)
                if place.uid == marked:
                    self.ui.places.setCurrentItem(item)
        if self.ui.places.currentRow() < 0:
            self.ui.places.setCurrentRow(0)
        self._arrange()

    def _line(self, place: OwnPlace) -> str:
        country = self._vocabulary.find("country", place.country_code)
        parts = [place.name, *place.other_names, place.district, place.region]
        parts += [country.label(language()) if country else place.country_code]
        point = point_words(place.latitude_deg, place.longitude_deg)
        named = listed(dict.fromkeys(part for part in parts if part))
        return beside(filter(None, (named, point, place.note)))

    def _arrange(self) -> None:
        ui, is_marked = self.ui, self._marked() is not None
        ui.edit.setEnabled(is_marked)
        ui.remove.setEnabled(is_marked)
        ui.undo.setEnabled(bool(self._steps))
        ui.empty.setVisible(not self._places)
        ui.places.setVisible(bool(self._places))

    def _marked(self) -> OwnPlace | None:
        item = self.ui.places.currentItem()
        uid = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return next((place for place in self._places if place.uid == uid), None)

    # --- what can be done -----------------------------------------------------------------------

    def add(self, begun: OwnPlace | None = None) -> None:
        """Ask for a new place; `begun` is what is known of it."""
        known = {place.uid for place in self._places}
        before = begun if begun is not None and begun.uid in known else None
        dialog = OwnPlaceDialog(
            begun, self._vocabulary, lambda place: self._do((before, place)), self
        )
        dialog.exec()
        delete_later(dialog)

    def edit(self) -> None:
        """Change the marked place."""
        place = self._marked()
        if place is not None:
            self.add(place)

    def remove(self) -> None:
        """Remove the marked place, and offer to take that back."""
        place = self._marked()
        if place is None:
            return
        try:
            self._do((place, None))
        except HrdDeskError as error:
            show_error(self, error)
            return
        sentence = _("{name} removed. Records that used it keep their point.")
        self.ui.notice.say(sentence.format(name=place.name), {_("Undo"): self.undo})

    def undo(self) -> None:
        """Take the last change back."""
        if not self._steps:
            return
        before, after = self._steps.pop()
        try:
            self._write((after, before))
        except HrdDeskError as error:
            self._steps.append((before, after))
            show_error(self, error)
            return
        self.ui.notice.close_bar()

    def _do(self, step: Step) -> None:
        self._steps.append(step)
        try:
            self._write(step)
        except HrdDeskError:
            self._steps.pop()
            raise

    def _write(self, step: Step) -> None:
        before, after = step
        with self._database.local_transaction() as session:
            if after is not None:
                save_own_place(session, after)
            elif before is not None:
                drop_own_place(session, before.uid)
        self._load(after.uid if after is not None else None)
        self.changed.emit()


def _searched(place: OwnPlace) -> str:
    parts = (place.name, *place.other_names, place.region, place.district, place.note)
    return fold(" ".join((*parts, place.country_code)))
