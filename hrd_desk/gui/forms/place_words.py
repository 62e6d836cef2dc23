"""What is known of a place and doubtful about it, in words beneath its field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from hrd_desk.errors import InvalidInputError
from hrd_desk.geocoding.claimed_precision import FINEST_GPS_M, claim_words, step_of_point
from hrd_desk.geocoding.found_place import Around, Origin, origin_words
from hrd_desk.gui.widgets.place_edit import PlaceSearch
from hrd_desk.i18n import _, beside, listed
from hrd_desk.model.degree_words import point_words
from hrd_desk.model.parts import Place
from hrd_desk.vocabulary.vocabulary import Vocabulary

if TYPE_CHECKING:
    from hrd_desk.geocoding.coordinates import Coordinates

LOOKED_UP = frozenset({Origin.GAZETTEER, Origin.ALIAS, Origin.OWN, Origin.ONLINE})
BY_HAND = frozenset({None, Origin.TYPED, Origin.LINK, Origin.MAP})
"""Of these points the digits are somebody's, and may claim too much."""


LatLon = tuple[float, float]


class KnownPlaces(PlaceSearch, Protocol):
    """Where the form looks places up, and asks what lies at a point."""

    def words_at(self, latitude_deg: float, longitude_deg: float) -> str:
        """Return what lies at a point in words; "" while that is not known."""
        ...

    def published_name(self, latitude_deg: float, longitude_deg: float) -> str:
        """Return town and region at a point as publications name them; "" if not known."""
        ...

    def outside(
        self, country_code: str, latitude_deg: float, longitude_deg: float, vocabulary: Vocabulary
    ) -> str:
        """Return the sentence about a point outside a country; "" for none, or not known yet."""
        ...


@dataclass(slots=True)
class PlaceWords:
    """Words a place from what is known: `known` may be missing, and learns more later."""

    known: KnownPlaces | None
    vocabulary: Vocabulary
    event_country: str = ""

    def around(self, place: Place, places: Sequence[Place]) -> Around:
        """Return where to look for a place: its country, and the main one of the other places."""
        others = sorted(
            (other for other in places if other is not place and point_of_place(other)),
            key=lambda other: not other.is_primary,
        )
        near = point_of_place(others[0]) if others else None
        return Around(place.country_code or self.event_country, near)

    def name_offered(self, place: Place) -> str:
        """Return town and region as publications may name them."""
        point = point_of_place(place)
        named = ""
        if self.known is not None and point is not None:
            named = self.known.published_name(*point)
        return named or ", ".join(name for name in (place.locality, place.region) if name)

    def facts(self, place: Place) -> str:
        """Return what lies at the point, how it was found, and digits that claim too much."""
        point = point_of_place(place)
        if point is None:
            named = place.locality or place.district or place.region
            words = _("No point yet: choose from the list (↓), or type coordinates here.")
            return words if named else ""
        there = self.known.words_at(*point) if self.known is not None else ""
        facts = [there, origin_words(place.found_by)]
        if place.found_by in BY_HAND and step_of_point(*point) < FINEST_GPS_M:
            facts.append(claim_words(step_of_point(*point)))
        return beside(filter(None, facts))

    def doubt(self, place: Place, named: str) -> str:
        """Return the warning; `named` is the name that the place had when its point was found."""
        point = point_of_place(place)
        if point is None:
            return ""
        if place.found_by in LOOKED_UP and named and named != place.locality:
            words = _("The point is still that of “{name}”: choose from the list, or correct it.")
            return words.format(name=named)
        if self.known is None:
            return ""
        codes = dict.fromkeys((self.event_country, place.country_code or ""))
        warnings = (self.known.outside(code, *point, self.vocabulary) for code in codes if code)
        return next((words for words in warnings if words), "")


def point_of_place(place: Place) -> LatLon | None:
    """Return latitude and longitude of a place, or None."""
    if place.latitude_deg is None or place.longitude_deg is None:
        return None
    return place.latitude_deg, place.longitude_deg


def line_of_place(place: Place) -> str:
    """Return what the list of places says of one."""
    names = [name for name in (place.locality, place.district, place.region) if name]
    point = point_of_place(place)
    facts = [
        listed(names) or _("Place without a name"),
        "" if point is None else point_words(*point),
        _("main place") if place.is_primary else "",
    ]
    return beside(filter(None, facts))


def faults_of_point(place: Place) -> list[InvalidInputError]:
    """Return what is wrong where only one half of a point is given."""
    if (place.latitude_deg is None) == (place.longitude_deg is None):
        return []
    missing = "latitude_deg" if place.latitude_deg is None else "longitude_deg"
    sentence = _("A point needs latitude and longitude. Give both, or clear both.")
    return [InvalidInputError(missing, sentence)]


def pair_in(text: str) -> "Coordinates | None":
    """Return the point that a text in the field of the latitude holds, None if it is no pair."""
    from hrd_desk.geocoding.coordinates import read_coordinates  # noqa: PLC0415  many patterns

    try:
        return read_coordinates(text)
    except InvalidInputError:
        return None  # the field itself says what is wrong


def behind(present: list[Place], added: Iterable[Place]) -> list[Place]:
    """Return `added` as they join the places there: one main place is enough."""
    has_primary = any(place.is_primary for place in present)
    places = list(added)
    for place in places:
        place.is_primary = bool(place.is_primary) and not has_primary
    return places
