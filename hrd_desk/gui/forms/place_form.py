"""The places of an event."""

import uuid
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from hrd_desk.errors import InvalidInputError
from hrd_desk.geocoding.found_place import FoundPlace, Origin, found_by_hand
from hrd_desk.gui.forms import binding
from hrd_desk.gui.forms.place_words import (
    BY_HAND,
    KnownPlaces,
    PlaceWords,
    behind,
    faults_of_point,
    line_of_place,
    pair_in,
    point_of_place,
)
from hrd_desk.gui.forms.typed_parts_form import TypedPartsForm
from hrd_desk.gui.generated.ui_place_form import Ui_PlaceForm
from hrd_desk.model.parts import Place
from hrd_desk.vocabulary.vocabulary import Vocabulary

if TYPE_CHECKING:
    from hrd_desk.geocoding.coordinates import Coordinates
    from hrd_desk.gui.widgets.pin_map import PinMap

MAP_HEIGHT_PX = 200
_POINT = ("latitude_deg", "longitude_deg", "precision", "found_by")


def _pin_at(place: Place, latitude_deg: float, longitude_deg: float) -> dict[str, Any]:
    """Return the point of a place where a person put the pin; its precision stays by hand alone."""
    return {
        "latitude_deg": latitude_deg,
        "longitude_deg": longitude_deg,
        "precision": place.precision if place.found_by in BY_HAND else None,
        "found_by": found_by_hand(place.found_by, Origin.MAP),
    }


def _no_point(place: Place) -> dict[str, Any]:
    """Return what a place has instead of a point that a person takes away."""
    return dict.fromkeys(_POINT) | {"found_by": found_by_hand(place.found_by, None)}


class PlaceForm(TypedPartsForm):
    """Names, coordinates with their precision, and which place is the main one.

    `online_asked(name)`: a server shall be asked; `keep_asked(OwnPlace)`: the place shall be kept
    among the desk's own.
    """

    map_made = Signal()
    online_asked = Signal(str)
    keep_asked = Signal(object)
    kind = Place
    fast = ("locality",)
    joining = staticmethod(behind)
    schemes = {  # noqa: RUF012  a constant of the class
        "country_code": "country",
        "precision": "place-precision",
        "confidentiality": "confidentiality",
    }

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Ui_PlaceForm(), parent)
        self._words = PlaceWords(None, Vocabulary([]))
        self._map: PinMap | None = None
        self._before: dict[str, Any] | None = None
        """The point that coordinates being typed into the line would replace."""
        self._named: dict[uuid.UUID, str] = {}
        """The name that each place had when its point was found."""
        form = self.form
        form.latitude_deg.limit_deg = 90.0
        self._latitude_text = ""
        form.latitude_deg.textChanged.connect(self._split_pair)
        for line in (form.latitude_deg, form.longitude_deg):
            line.edited.connect(self._on_point_typed)
        form.locality.place_chosen.connect(self.take_place)
        form.locality.online_asked.connect(self.online_asked)
        form.keep_own.clicked.connect(lambda _checked=False: self._ask_to_keep())
        form.locality.point_read.connect(self._take_point)
        form.locality.line.editingFinished.connect(self._forget_before)

    @override
    def use(self, vocabulary: Vocabulary) -> None:
        super().use(vocabulary)
        self._words.vocabulary = vocabulary
        self._say()

    def find_in(self, known: KnownPlaces) -> None:
        """Look places up in `known` from now on."""
        self._words.known = known
        self.form.locality.search_in(known)
        known.ready.connect(self._say)

    def begin_in(self, country_code: str) -> None:
        """Know the country of the event whose places are shown next."""
        self._words.event_country = country_code

    def set_event_country(self, code: str | None) -> None:
        """Prefer places in the event's country, and warn of points outside."""
        self.begin_in(code or "")
        self._say()

    @override
    def line_of(self, part: Any) -> str:
        return line_of_place(part)

    @override
    def new_part(self) -> Any:
        part = super().new_part()
        part.is_primary = not self._parts
        return part

    @override
    def faults(self, part: Any) -> list[InvalidInputError]:
        return faults_of_point(part)

    @override
    def remove(self) -> None:
        super().remove()
        if self._parts and not any(place.is_primary for place in self._parts):
            self._parts[0].is_primary = True
            self._list(self._row)

    @override
    def undo(self) -> None:
        before = [place for place in self._parts if place.is_primary]
        super().undo()
        primary = [place for place in self._parts if place.is_primary]
        if len(primary) > 1:  # the main place is back, and another one had stood in for it
            for place in before:
                place.is_primary = False
            self._list(self._row)

    @override
    def _mark(self, row: int) -> None:
        self._before = None
        super()._mark(row)
        if row >= 0:
            self.make_map()
            place = self._parts[row]
            self._named.setdefault(place.uid, place.locality)
        self._say()

    @override
    def _forget_if_blank(self) -> None:
        super()._forget_if_blank()
        if self._row >= 0:  # not before: the first letter of a name should not wait for a map
            self.make_map()
            self._say()

    @override
    def adopt(self, parts: list[Any]) -> None:
        super().adopt(parts)
        self._say()

    @override
    def _on_edited(self) -> None:
        self._begin()
        place = self._parts[self._row]
        if self.form.is_primary.isChecked() and not place.is_primary:
            self._make_primary(place)
        super()._on_edited()
        name_kept = self.form.locality.name_kept
        if name_kept is not None:  # the beginning of the coordinates had been taken for a name
            place.locality = name_kept
            self.form.parts.item(self._row).setText(self.line_of(place))
        self._say()

    def _make_primary(self, place: Place) -> None:
        changed = [(other, {"is_primary": other.is_primary}) for other in self._parts]
        self._history.note_values(place, changed)
        for row, other in enumerate(self._parts):
            other.is_primary = other is place
            self.form.parts.item(row).setText(self.line_of(other))
        self._arrange()

    # --- the map --------------------------------------------------------------------------------

    def make_map(self) -> None:
        """Make the map that shows the marked place, unless it is there."""
        if self._map is not None:
            return
        # Loaded with the first place, so that the start of the window does not pay for it.
        from hrd_desk.gui.widgets.pin_map import PinMap  # noqa: PLC0415

        self._map = PinMap(self.form.map_place)
        layout = QVBoxLayout(self.form.map_place)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._map)
        self._map.view.setFixedHeight(MAP_HEIGHT_PX)
        self._map.pin_moved.connect(self._on_pin_moved)
        self._map.pin_removed.connect(lambda: self._change(_no_point(self._parts[self._row])))
        self.map_made.emit()

    def _on_pin_moved(self, latitude_deg: float, longitude_deg: float) -> None:
        """Take over where a person put the pin; what a point of a list claimed holds no more."""
        self._change(_pin_at(self._parts[self._row], latitude_deg, longitude_deg))

    def _change(self, values: dict[str, Any]) -> None:
        """Change the marked place as a whole, so that it can be taken back."""
        place = self._parts[self._row]
        self._history.note_values(place, [(place, {name: getattr(place, name) for name in values})])
        self._put(values)

    # --- taking over ----------------------------------------------------------------------------

    def allow_online(self, is_allowed: bool) -> None:
        """Offer to ask a server, or do not."""
        self.form.locality.allow_online(is_allowed)

    def take_place(self, place: FoundPlace) -> None:
        """Take over a place that was chosen, into the marked place of the record."""
        from hrd_desk.geocoding.taking_over import fields_of  # noqa: PLC0415  as the map

        self._begin()
        part = self._parts[self._row]
        taken = fields_of(place)
        before = {name: getattr(part, name) for name in taken}
        self._history.note_values(part, [(part, before | (self._before or {}))])
        self._put(taken)
        self._named[part.uid] = part.locality
        self._before = None

    def _take_point(self, point: "Coordinates | None") -> None:
        """Take over coordinates as they are typed; None brings back what stood there before."""
        from hrd_desk.geocoding.taking_over import point_of  # noqa: PLC0415  as the map

        self._begin()
        part = self._parts[self._row]
        if self._before is None:
            self._before = {name: getattr(part, name) for name in _POINT}
        self._put(self._before if point is None else point_of(point))

    def _forget_before(self) -> None:
        part = self._parts[self._row] if self._row >= 0 else None
        before, self._before = self._before, None
        if part is not None and before and any(getattr(part, n) != v for n, v in before.items()):
            self._history.note_values(part, [(part, before)])
            self._arrange()

    def _put(self, values: dict[str, Any]) -> None:
        self.make_map()
        part = self._parts[self._row]
        for name, value in values.items():
            setattr(part, name, value)
            if name in self.fields and not (name == "locality" and value is None):
                self.fields[name].set_value(value)
        self.form.parts.item(self._row).setText(self.line_of(part))
        self._arrange()
        self._say()
        self.edited.emit()

    def _ask_to_keep(self) -> None:
        from hrd_desk.geocoding.taking_over import own_place_of  # noqa: PLC0415  as the map

        place = self._parts[self._row]
        binding.read(self.fields, place)
        point = point_of_place(place)
        if point is not None:
            self.keep_asked.emit(own_place_of(place, self._words.event_country))

    def _on_point_typed(self) -> None:
        place = self._parts[self._row]
        place.found_by = found_by_hand(place.found_by, Origin.TYPED)

    def _split_pair(self, text: str) -> None:
        """Let a pasted "43.2242, 76.9288" fill both fields, in any form that is read."""
        grown, self._latitude_text = len(text) - len(self._latitude_text), text
        if grown <= 1:  # while somebody types, a beginning may read as another pair
            return
        point = pair_in(text)
        if point is not None:
            self.form.latitude_deg.set_value(point.latitude_deg)
            self.form.longitude_deg.set_value(point.longitude_deg)

    # --- what is said ---------------------------------------------------------------------------

    def _say(self) -> None:
        place = self._marked() if self._row < len(self._parts) else None
        if place is None:
            return
        if self._map is not None:
            self._map.set_country(place.country_code or self._words.event_country or None)
            self._map.show_place(place.latitude_deg, place.longitude_deg, place.precision)
        self.form.keep_own.setEnabled(point_of_place(place) is not None)
        words, named = self._words, self._named.get(place.uid, "")
        self.form.published_name.offer(words.name_offered(place))
        self.form.locality.look_around(words.around(place, self._parts))
        self.form.locality.say(words.facts(place), words.doubt(place, named))
