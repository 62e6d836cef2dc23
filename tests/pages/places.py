"""What a person does with the places of the record on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hrd_desk.gui.widgets.pin_map import PinMap
from hrd_desk.model.parts import Place
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import focused, press, type_text


class PlacesPage:
    """The part of the form about places, used with the keyboard."""

    def __init__(self, page: EventFormPage) -> None:
        """Work in the window of `page`."""
        self.page = page
        self.form = page.form.places
        self.field = self.form.form.locality

    def add(self) -> None:
        """Add a place; its line has the focus."""
        self.form.form.add.click()
        self.page.qtbot.waitUntil(lambda: focused() is self.field.line)

    def wait_until_ready(self) -> None:
        """Wait until places can be found."""
        lookup = self.page.window.places.lookup
        lookup.prepare()
        self.page.qtbot.waitUntil(lambda: lookup.state == "", timeout=30_000)

    def type(self, text: str) -> None:
        """Replace what is in the line by typing letter by letter."""
        self.field.line.setFocus()
        press(Qt.Key.Key_A, CTRL)
        for letter in text:
            type_text(letter)

    def paste(self, text: str) -> None:
        """Replace what is in the line at once."""
        QApplication.clipboard().setText(text)
        self.field.line.setFocus()
        press(Qt.Key.Key_A, CTRL)
        press(Qt.Key.Key_V, CTRL)

    def offered(self) -> list[str]:
        """Return the lines of the open list."""
        words: list[str] = self.field.line.popup.words()
        return words

    def text(self) -> str:
        """Return what stands in the line."""
        return str(self.field.line.text())

    def said(self) -> str:
        """Return what stands beneath the line."""
        return str(self.field.reading())

    def warning(self) -> str:
        """Return the warning beneath the line."""
        return str(self.field.warning())

    def go_to_list(self, row: int) -> None:
        """Mark a place in the list, with the keyboard there."""
        self.form.form.parts.setFocus()
        self.form.form.parts.setCurrentRow(row)

    def rows(self) -> list[str]:
        """Return the lines of the list of places."""
        parts = self.form.form.parts
        return [parts.item(row).text() for row in range(parts.count())]

    def entered(self) -> list[Place]:
        """Return the places of the record on the screen."""
        return list(self.page.form.event_as_entered().places)

    def set_pin(self, latitude_deg: float, longitude_deg: float) -> None:
        """Put the pin of the map there."""
        self._map().pin.drop((latitude_deg, longitude_deg))

    def remove_pin(self) -> None:
        """Take the pin off the map."""
        self._map().pin.remove()

    def pin(self) -> tuple[float, float] | None:
        """Return where the map shows the pin."""
        return self._map().pin.point

    def _map(self) -> PinMap:
        found = self.form.findChild(PinMap)
        assert isinstance(found, PinMap)
        return found
