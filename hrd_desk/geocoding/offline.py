"""The gazetteer as a geopy `Geocoder`: the same calls and results, and no network at all."""

from collections.abc import Iterable
from typing import Any, NoReturn, TypeAlias

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderUnavailable
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point
from typing_extensions import override

from hrd_desk.geocoding.finding import PlaceFinder
from hrd_desk.geocoding.found_place import FoundPlace

Locations: TypeAlias = Any
"""A geopy `Location`, a list of them, or None; geopy carries no types."""
Codes = str | Iterable[str] | None


class NoNetworkAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy carries no types
    """Refuses every request, so that this geocoder cannot reach the network by any mistake."""

    @override
    def get_json(self, url: str, *, timeout: Any, headers: Any) -> NoReturn:
        raise GeocoderUnavailable("The offline gazetteer never uses the network.")

    @override
    def get_text(self, url: str, *, timeout: Any, headers: Any) -> NoReturn:
        raise GeocoderUnavailable("The offline gazetteer never uses the network.")


class OfflineGazetteer(Geocoder):  # type: ignore[misc]  # geopy carries no types
    """Geocodes by the shipped gazetteer; `raw` of a location has our facts, precision among them.

    As geopy's own: `geocode` and `reverse` return a `Location`, a list of them with
    `exactly_one=False`, or None where nothing fits; a query of another kind raises
    `GeocoderQueryError`, coordinates out of range `ValueError`.
    """

    def __init__(self, finder: PlaceFinder | None = None, *, language: str = "") -> None:
        """Search with `finder`, or open the shipped gazetteer; name places in `language`."""
        super().__init__(user_agent="hrd-desk", adapter_factory=_no_network)
        self.finder = PlaceFinder.open() if finder is None else finder
        self.language = language

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002  as every geocoder has it
        limit: int | None = None,
        language: str | None = None,
        country_codes: Codes = None,
    ) -> Locations:
        """Return the location of a name in any script; `country_codes` (ISO) is a condition.

        `timeout` is there because geopy's geocoders have it; nothing here waits.
        """
        if not isinstance(query, str):
            raise GeocoderQueryError("The offline gazetteer looks for names.")
        codes = [country_codes] if isinstance(country_codes, str) else list(country_codes or ())
        found = self.finder.find_places(
            query,
            countries=codes,
            language=self.language if language is None else language,
            limit=1 if exactly_one else limit or 10,
        )
        return _as_asked([_location(place) for place in found], exactly_one=exactly_one)

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002  as every geocoder has it
        limit: int | None = None,
        language: str | None = None,
    ) -> Locations:
        """Return the nearest place to a point (a geopy `Point`, a pair, or a text of one)."""
        point = query if isinstance(query, Point) else Point(query)
        found = self.finder.places_near(
            point.latitude,
            point.longitude,
            language=self.language if language is None else language,
            limit=1 if exactly_one else limit or 5,
        )
        return _as_asked([_location(place) for place in found], exactly_one=exactly_one)


def _no_network(*, proxies: Any, ssl_context: Any) -> NoNetworkAdapter:
    return NoNetworkAdapter(proxies=proxies, ssl_context=ssl_context)


def _as_asked(locations: list[Location], *, exactly_one: bool) -> Locations:
    if not locations:
        return None
    return locations[0] if exactly_one else locations


def _location(place: FoundPlace) -> Location:
    raw = {
        "name": place.name,
        "native_name": place.native_name,
        "district": place.district,
        "region": place.region,
        "country": place.country,
        "country_code": place.country_code,
        "precision": place.precision,
        "population": place.population,
        "match": str(place.match),
        "origin": str(place.origin),
        "geonames": place.number or None,
        "score": place.score,
    }
    if place.distance_km is not None:
        raw["distance_km"] = round(place.distance_km, 2)
    return Location(place.label, Point(place.latitude_deg, place.longitude_deg), raw)
