"""`hrd-desk geocode NAME`."""

from dataclasses import dataclass
from typing import Annotated, Any

import typer

from hrd_desk.cli.asking_online import Asking, Desk, Online, Yes, ask_online, require_desk
from hrd_desk.cli.options import AsJson, PassphraseFile, taking
from hrd_desk.cli.places import (
    countries_written,
    open_places,
    place_json,
    place_line,
)
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened, opened_to_write
from hrd_desk.geocoding.coordinates import Coordinates, LatLon, read_coordinates
from hrd_desk.geocoding.finding import PlaceFinder
from hrd_desk.geocoding.found_place import FoundPlace
from hrd_desk.geocoding.shown_language import shown_language
from hrd_desk.i18n import N_, _
from hrd_desk.storage.own_places import load_own_places

MOST_AT_ONCE = 50


@dataclass(frozen=True)
class Wanted:
    """What is looked for."""

    name: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME", help=N_("Name in any script, “place, province, country”, or a point.")
        ),
    ]
    country: Annotated[
        str, typer.Option(metavar="COUNTRY", help=N_("Only in this country, code or name."))
    ] = ""
    limit: Annotated[
        int, typer.Option(min=1, max=MOST_AT_ONCE, help=N_("Most places to print."))
    ] = 5
    desk: Desk = None
    online: Online = None
    yes: Yes = False
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(Wanted)
def geocode(wanted: Wanted) -> None:
    """Print the places that a name may mean, the best first, without a network."""
    require_desk(wanted.desk, wanted.online)
    found = _found(wanted)
    if wanted.as_json:
        document: dict[str, Any] = {"places": [place_json(place) for place in found]}
        tell_json(document)
        return
    for place in found:
        tell(place_line(place))
    if not found:
        say(_("No place is called like that. Try another spelling, or place the point by hand."))


def _found(wanted: Wanted) -> list[FoundPlace]:
    name = " ".join(wanted.name)
    if wanted.desk is None:
        return _offline(open_places(), wanted, name)
    opening = opened if wanted.online is None else opened_to_write
    with opening(wanted.desk, wanted.passphrase_file) as desk:
        with desk.database.snapshot() as session:
            finder = open_places(load_own_places(session))
        if wanted.online is None:
            return _offline(finder, wanted, name)
        countries = countries_written(finder, wanted.country)
        return ask_online(
            desk,
            Asking(wanted.online, wanted.yes),
            lambda lookup, is_confirmed: lookup.geocode(
                name, countries=countries, limit=wanted.limit, is_confirmed=is_confirmed
            ),
        )


def _offline(finder: PlaceFinder, wanted: Wanted, name: str) -> list[FoundPlace]:
    countries = countries_written(finder, wanted.country)

    def reference(town: str) -> LatLon | None:
        places = finder.find_places(town, countries=countries, limit=1)
        return (places[0].latitude_deg, places[0].longitude_deg) if places else None

    point = read_coordinates(name, reference)
    if point is not None:
        return _at(finder, point, wanted.limit)
    return finder.find_places(
        name, countries=countries, limit=wanted.limit, language=shown_language()
    )


def _at(finder: PlaceFinder, point: Coordinates, limit: int) -> list[FoundPlace]:
    """Return the places nearest to coordinates, and say how these were read."""
    say(_("Read as {point}.").format(point=point.words))
    return finder.places_near(
        point.latitude_deg, point.longitude_deg, limit=limit, language=shown_language()
    )
