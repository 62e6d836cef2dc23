"""What the commands about places share: opening the list of places, and telling found places."""

from collections.abc import Iterable
from typing import Any

from hrd_desk.cli.terminal import say
from hrd_desk.errors import InvalidInputError
from hrd_desk.geocoding.finding import PlaceFinder
from hrd_desk.geocoding.found_place import FoundPlace, Match
from hrd_desk.geocoding.readying import is_ready
from hrd_desk.i18n import _
from hrd_desk.model.own_place import OwnPlace


def open_places(own_places: Iterable[OwnPlace] = ()) -> PlaceFinder:
    """Return the finder; says so where it takes some seconds, which is once on a computer."""
    if not is_ready("places"):
        say(_("Preparing the list of places; this happens once on this computer."))
    return PlaceFinder.open(own_places=own_places)


def countries_written(finder: PlaceFinder, written: str) -> frozenset[str]:
    """Return the codes of the country that a person wrote; none for "".

    Raises `InvalidInputError` if no country has that name or code.
    """
    if not written:
        return frozenset()
    codes = finder.countries_called(written)
    if not codes:
        sentence = _("No country is called “{name}”. Write its name or its two-letter code.")
        raise InvalidInputError("country", sentence.format(name=written))
    return codes


def place_line(place: FoundPlace) -> str:
    """Return a found place as one line: point, precision, names."""
    names = place.label
    others = [name for name in (place.asked_name, place.native_name) if name not in ("", names)]
    if others:
        names += f" ({', '.join(dict.fromkeys(others))})"
    marks = {
        Match.SIMILAR: _("similar name"),
        Match.PART: _("only the larger place was found"),
        Match.OWN: _("own place"),
    }
    mark = marks.get(place.match, "")
    point = f"{place.latitude_deg:.5f}, {place.longitude_deg:.5f}"
    return f"{point}  {place.precision or '—':8}  {names}" + (f"  [{mark}]" if mark else "")


def place_json(place: FoundPlace) -> dict[str, Any]:
    """Return a found place as the object that `--json` prints."""
    found: dict[str, Any] = {
        "name": place.name,
        "native_name": place.native_name or None,
        "asked_name": place.asked_name or None,
        "district": place.district or None,
        "region": place.region or None,
        "country": place.country or None,
        "country_code": place.country_code or None,
        "lat": place.latitude_deg,
        "lon": place.longitude_deg,
        "precision": place.precision or None,
        "population": place.population or None,
        "match": place.match.value,
        "found_by": place.origin.value,
        "geonames": place.number or None,
    }
    if place.distance_km is not None:
        found["distance_km"] = round(place.distance_km, 2)
    return found
