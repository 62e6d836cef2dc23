"""Records of the gazetteer and own places, told as found places."""

from hrd_desk.geocoding.found_place import FoundPlace, Match, Origin
from hrd_desk.geocoding.gazetteer import Gazetteer
from hrd_desk.geocoding.kinds import PRECISIONS, Kind
from hrd_desk.geocoding.scripts import native_name
from hrd_desk.model.own_place import OwnPlace


class Describing:
    """Tells what the gazetteer knows of places, names in the language asked for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Tell of `gazetteer`."""
        self._gazetteer = gazetteer

    def place(self, place: int, match: Match, language: str, score: float) -> FoundPlace:
        """Return a record as a found place."""
        gazetteer = self._gazetteer
        kind = gazetteer.kind(place)
        latitude, longitude = gazetteer.point(place)
        return FoundPlace(
            name=self.name(place, language),
            latitude_deg=latitude,
            longitude_deg=longitude,
            precision=PRECISIONS[kind],
            country_code=gazetteer.country_code(place),
            country=self._parent_name(place, Kind.COUNTRY, language),
            region=self._parent_name(place, Kind.ADMIN1, language),
            district=self._parent_name(place, Kind.ADMIN2, language),
            native_name=native_name(gazetteer, place),
            population=gazetteer.population(place),
            kind=kind,
            match=match,
            number=gazetteer.number(place),
            code=gazetteer.code(place),
            score=round(score, 3),
        )

    def name(self, place: int, language: str) -> str:
        """Return the name in a language if the sources tag one, else in Latin letters."""
        tagged = self._gazetteer.name_in(place, language) if language else None
        return tagged or self._gazetteer.name(place)

    def _parent_name(self, place: int, level: Kind, language: str) -> str:
        parent = self._gazetteer.parent(place, level)
        return "" if parent is None else self.name(parent, language)

    def own(self, place: OwnPlace, score: float) -> FoundPlace:
        """Return a place that the user keeps as a found place."""
        country = self._gazetteer.country(place.country_code)
        return FoundPlace(
            name=place.name,
            latitude_deg=place.latitude_deg,
            longitude_deg=place.longitude_deg,
            precision=place.precision,
            country_code=place.country_code,
            country="" if country is None else self._gazetteer.name(country),
            region=place.region,
            district=place.district,
            match=Match.OWN,
            origin=Origin.OWN,
            score=score,
            note=place.note,
        )
