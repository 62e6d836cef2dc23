"""Answers of online geocoders, taken as found places: checked, cut to size, with a precision."""

import math
from typing import Any

from geopy.location import Location

from hrd_desk.geocoding.found_place import FoundPlace, Match, Origin
from hrd_desk.geocoding.kinds import Kind
from hrd_desk.geocoding.online_settings import Provider

LONGEST_NAME = 300
MOST_LATITUDE, MOST_LONGITUDE = 90.0, 180.0

_EXACT = "house building amenity shop office tourism historic leisure venue address man_made"
_STREET = (
    "street road highway neighbourhood suburb quarter square block residential commercial "
    "city_block pedestrian microhood macrohood borough"
)
_LOCALITY = (
    "city town village hamlet locality municipality localadmin isolated_dwelling place settlement"
)
_DISTRICT = "district county state_district subdistrict macrocounty"
_PROVINCE = "state region province macroregion"
PRECISION_OF = {
    **dict.fromkeys(_EXACT.split(), "exact"),
    **dict.fromkeys(_STREET.split(), "street"),
    **dict.fromkeys(_LOCALITY.split(), "locality"),
    **dict.fromkeys(_DISTRICT.split(), "admin2"),
    **dict.fromkeys(_PROVINCE.split(), "admin1"),
    **dict.fromkeys(["country", "dependency"], "country"),
}
"""Types of places in the providers' answers, by the vocabulary `place-precision`."""
_KIND_OF = {"admin2": Kind.ADMIN2, "admin1": Kind.ADMIN1, "country": Kind.COUNTRY}


class ImplausibleAnswerError(Exception):
    """The answer holds no place on earth."""


def refuse_implausible(provider: Provider, content: Any) -> None:
    """Raise `ImplausibleAnswerError` for an answer with a point that is not on earth."""
    if provider is Provider.NOMINATIM:
        if not content or (isinstance(content, dict) and "error" in content):
            return
        places: Any = content if isinstance(content, list) else [content]
    else:
        places = content.get("features") if isinstance(content, dict) else None
    if not isinstance(places, list):
        raise ImplausibleAnswerError
    for place in places:
        if not isinstance(place, dict):
            raise ImplausibleAnswerError
        _point(provider, place)


def found_place(provider: Provider, location: Location, match: Match) -> FoundPlace:
    """Return one location of a provider; raises `ImplausibleAnswerError`.

    The point is read from the raw answer, because geopy turns a longitude of 500 into one of 140.
    """
    raw = location.raw
    if not isinstance(raw, dict):
        raise ImplausibleAnswerError
    latitude, longitude = _point(provider, raw)
    facts = raw if provider is Provider.NOMINATIM else raw.get("properties")
    if not isinstance(facts, dict):
        raise ImplausibleAnswerError
    precision = _precision(provider, facts)
    address = facts.get("address")
    codes = address if isinstance(address, dict) else facts
    code = _text(codes.get("country_code") or facts.get("countrycode")).upper()
    return FoundPlace(
        name=_text(location.address) or f"{latitude}, {longitude}",
        latitude_deg=latitude,
        longitude_deg=longitude,
        precision=precision,
        country_code=code if len(code) == 2 else "",  # noqa: PLR2004  ISO 3166-1
        kind=_KIND_OF.get(precision, Kind.LOCALITY),
        match=match,
        origin=Origin.ONLINE,
    )


def _point(provider: Provider, raw: dict[str, Any]) -> tuple[float, float]:
    try:
        if provider is Provider.NOMINATIM:
            pair = float(raw["lat"]), float(raw["lon"])
        else:
            longitude, latitude = raw["geometry"]["coordinates"][:2]
            pair = float(latitude), float(longitude)
    except (KeyError, TypeError, ValueError) as error:
        raise ImplausibleAnswerError from error
    is_on_earth = abs(pair[0]) <= MOST_LATITUDE and abs(pair[1]) <= MOST_LONGITUDE
    if not (all(map(math.isfinite, pair)) and is_on_earth):
        raise ImplausibleAnswerError
    return pair


def _precision(provider: Provider, facts: dict[str, Any]) -> str:
    """Return a code of `place-precision`, "" where the answer does not tell: a person must say."""
    if provider is Provider.PELIAS:
        told = [facts.get("layer")]
    elif provider is Provider.PHOTON:
        told = [facts.get("type"), facts.get("osm_value")]
    else:
        told = [facts.get("addresstype"), facts.get("type"), facts.get("class")]
    return next((PRECISION_OF[t] for t in told if isinstance(t, str) and t in PRECISION_OF), "")


def _text(value: object) -> str:
    text = value if isinstance(value, str) else ""
    printable = "".join(c if c.isprintable() else " " for c in text[: 2 * LONGEST_NAME])
    return " ".join(printable.split())[:LONGEST_NAME]
