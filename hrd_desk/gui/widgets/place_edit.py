"""The field for a place: a name in any script, coordinates in any form, or the link of a map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from hrd_desk.errors import InvalidInputError
from hrd_desk.geocoding.found_place import Around, FoundPlace, Match, distance_words
from hrd_desk.geocoding.kinds import kind_words
from hrd_desk.gui.widgets.list_line import ListLine
from hrd_desk.gui.widgets.list_popup import PLAIN, Look
from hrd_desk.gui.widgets.marks import mark_colour
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.i18n import N_, _, beside

if TYPE_CHECKING:
    from hrd_desk.geocoding.coordinates import Coordinates, LatLon

LONGEST_NAME, LONGEST_TEXT = 200, 2000
_READ = N_("Read as {point}.")
_READ_IN_ORDER = N_("Read as {point}: the first number was taken as the latitude.")


class PlaceSearch(Protocol):
    """Where places are looked up. It may need some seconds first; `ready` tells when it can."""

    @property
    def ready(self) -> SignalInstance:
        """Emitted once places can be found, and where they cannot."""
        ...

    @property
    def state(self) -> str:
        """Why nothing can be found now, in a sentence; "" where it can."""
        ...

    def prepare(self) -> None:
        """Begin to get ready, if that has not been done."""
        ...

    def suggestions(self, name: str, around: Around) -> list[FoundPlace]:
        """Return what a half typed name may mean, the best first; nothing while not ready."""
        ...

    def near(self, latitude_deg: float, longitude_deg: float) -> list[FoundPlace]:
        """Return the places nearest to a point; nothing while not ready."""
        ...

    def town(self, name: str, around: Around) -> "LatLon | None":
        """Return the point of the town that a short plus code belongs to."""
        ...


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A found place as a line of the list."""

    place: FoundPlace

    @property
    def label(self) -> str:
        """The name."""
        return self.place.name

    @property
    def note(self) -> str:
        """District, province and country, and the name that was typed where it is another one."""
        other = self.place.asked_name or self.place.native_name
        quoted = f"“{other}”" if other and other != self.place.name else ""
        return beside(filter(None, (self.place.path, quoted)), "  ")

    @property
    def aside(self) -> str:
        """What kind of place, and how far away."""
        is_own = self.place.match is Match.OWN
        kind = _("own place") if is_own else kind_words(self.place.kind)
        if self.place.match is Match.SIMILAR:
            kind = _("similar name, {kind}").format(kind=kind)
        away = self.place.distance_km
        return kind if away is None else beside((kind, distance_words(away)), " · ")

    @property
    def look(self) -> Look:
        """Like every other place."""
        return PLAIN


class PlaceLine(ListLine):
    """The line of the field; `find` gives the rows for a text."""

    def __init__(self, parent: QWidget, find: Callable[[str], Sequence[PlaceRow] | None]) -> None:
        super().__init__(parent)
        self._find = find

    @override
    def rows_for(self, text: str) -> Sequence[PlaceRow] | None:
        return self._find(text)


class PlaceEdit(QWidget):
    """A line that finds places and reads coordinates; its value is the name alone.

    Enter takes the marked place, Escape closes the list and leaves a name of one's own. While
    coordinates stand in the line, its value is the name that stood there before; `point_read`
    tells the point, or None where what is typed is no point any more.
    """

    edited = Signal()
    place_chosen = Signal(object)
    point_read = Signal(object)
    online_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = PlaceLine(self, self._rows)
        self.line.setMaxLength(LONGEST_TEXT)
        self.line.setPlaceholderText(_("name in any script, coordinates, or the link of a map"))
        self.ask_online = QPushButton(_("Ask online…"), self)
        self.ask_online.setAutoDefault(False)
        self.ask_online.hide()
        self._reading, self._warning = PlainLabel(self), PlainLabel(self)
        self._search: PlaceSearch | None = None
        self._around = Around()
        self._name = self._shown = self._typed_name = ""
        self._point: Coordinates | None = None
        self._facts = self._doubt = ""
        self._compose()

    def _compose(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        top = QHBoxLayout()
        layout.addLayout(top)
        top.setSpacing(6)
        top.addWidget(self.line, 1)
        top.addWidget(self.ask_online)
        for label, name in ((self._reading, "reading"), (self._warning, "warning")):
            label.setObjectName(name)
            label.setWordWrap(True)
            label.hide()
            layout.addWidget(label)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_typed)
        self.line.row_chosen.connect(self._on_chosen)
        self.line.editingFinished.connect(self._settle)
        self.ask_online.clicked.connect(lambda: self.online_asked.emit(self.line.text().strip()))

    def search_in(self, search: PlaceSearch) -> None:
        """Look places up in `search` from now on."""
        self._search = search
        search.ready.connect(self._on_ready)

    def look_around(self, around: Around) -> None:
        """Prefer places there, and tell distances from there."""
        self._around = around

    def allow_online(self, is_allowed: bool) -> None:
        """Offer to ask a server for what stands in the line, or do not."""
        self.ask_online.setVisible(is_allowed)

    # --- a field of the record ------------------------------------------------------------------

    def value(self) -> str:
        """Return the name; raises `InvalidInputError` for coordinates that cannot be read."""
        text = self.line.text().strip()
        if text == self._shown:
            return self._name
        if self._read(text) is not None:
            return self._name
        if len(text) > LONGEST_NAME:
            sentence = _("A name of a place has at most {count} characters.")
            raise InvalidInputError(self.objectName(), sentence.format(count=LONGEST_NAME))
        return text

    @property
    def name_kept(self) -> str | None:
        """The name that stays while coordinates that cannot be read stand in the line, or None."""
        try:
            self.value()
        except InvalidInputError:
            return self._name
        return None

    def set_value(self, value: str | None) -> None:
        """Show a name as it is stored."""
        self._name = self._shown = self._typed_name = value or ""
        self._point = None
        self.line.setText(self._name)
        self.line.setCursorPosition(0)
        self._tell()

    def typed(self) -> str:
        """Return the text as it stands."""
        return self.line.text()

    def set_typed(self, text: str) -> None:
        """Put a text there."""
        self.line.setText(text)
        self._tell()

    def say(self, facts: str, doubt: str) -> None:
        """Say beneath the line what is known of the place, and what is doubtful about it."""
        self._facts, self._doubt = facts, doubt
        self._tell()

    def reading(self) -> str:
        """Return what stands beneath the line."""
        return self._reading.text()

    def warning(self) -> str:
        """Return the warning beneath the line."""
        return self._warning.text()

    # --- typing ---------------------------------------------------------------------------------

    def _read(self, text: str) -> "Coordinates | None":
        # Its many patterns are compiled with the first text, not when the window starts.
        from hrd_desk.geocoding.coordinates import read_coordinates  # noqa: PLC0415

        search, around = self._search, self._around
        town = None if search is None else lambda name: search.town(name, around)
        try:
            return read_coordinates(text, town)
        except InvalidInputError as error:
            raise InvalidInputError(self.objectName(), error.sentence) from error

    def _rows(self, text: str) -> Sequence[PlaceRow] | None:
        if self._search is None:
            return None
        self._search.prepare()
        if self._point is not None:
            found = self._search.near(self._point.latitude_deg, self._point.longitude_deg)
        else:
            found = self._search.suggestions(text or self.line.text(), self._around)
        return [PlaceRow(place) for place in found]

    def _on_typed(self, text: str) -> None:
        was_point, self._point = self._point, None
        try:
            self._point = self._read(text)
        except InvalidInputError:
            self.line.popup.hide()
        else:
            self._remember_name(text.strip())
        if self._point != was_point:
            self.point_read.emit(self._point)
        if self._point is not None:
            self.line.open_list(text, -1)  # a point needs no name: none is marked
        self.edited.emit()
        self._tell()

    def _remember_name(self, text: str) -> None:
        """Keep the name for which coordinates are given; their own beginning is none."""
        if not text:
            self._name = self._shown = self._typed_name = ""
        elif self._point is None:
            self._typed_name = text
        elif not text.startswith(self._typed_name):
            self._name = self._typed_name

    def _on_chosen(self, row: PlaceRow) -> None:
        self.line.popup.hide()
        self._point = None
        self.place_chosen.emit(row.place)

    def _settle(self) -> None:
        """Let the line say the name again once the coordinates in it are taken over."""
        if self._point is not None:
            self.set_value(self._name)
        elif len(self._typed_name) <= LONGEST_NAME:
            self._name = self._typed_name

    def _on_ready(self) -> None:
        if self.line.hasFocus() and self.line.isModified():
            self.line.open_list(self.line.text(), -1 if self._point is not None else 0)
        self._tell()

    # --- what is said ---------------------------------------------------------------------------

    def _tell(self) -> None:
        text = self.line.text().strip()
        try:
            point = self._read(text) if text != self._shown else None
        except InvalidInputError as error:
            self._put(self._reading, "")
            self._put(self._warning, error.sentence, "error")
            return
        self._put(self._reading, self._words(point))
        self._put(self._warning, self._doubt, "warning")

    def _words(self, point: "Coordinates | None") -> str:
        parts = []
        if point is not None:
            words = _READ if not point.is_order_assumed else _READ_IN_ORDER
            parts.append(_(words).format(point=point.words))
        elif self._search is not None and self.line.isModified():
            parts.append(self._search.state)
        return " ".join(part for part in (*parts, self._facts) if part)

    def _put(self, label: PlainLabel, words: str, mark: str = "") -> None:
        palette = self.palette()
        colour = palette.color(QPalette.ColorRole.PlaceholderText)
        palette.setColor(
            QPalette.ColorRole.WindowText, mark_colour(palette, mark) if mark else colour
        )
        label.setPalette(palette)
        label.setText(words)
        label.setVisible(bool(words))
        told = " ".join(part for part in (self._reading.text(), self._warning.text()) if part)
        self.line.setAccessibleDescription(told)
