"""`hrd-desk reverse LAT LON`."""

from dataclasses import dataclass
from typing import Annotated, Any

import typer

from hrd_desk.cli.asking_online import Asking, Desk, Online, Yes, ask_online, require_desk
from hrd_desk.cli.options import AsJson, PassphraseFile, taking
from hrd_desk.cli.places import open_places, place_json, place_line
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.errors import InvalidInputError
from hrd_desk.geocoding.claimed_precision import claim_words
from hrd_desk.geocoding.coordinates import FIELD, Coordinates, read_coordinates
from hrd_desk.geocoding.found_place import FoundPlace
from hrd_desk.geocoding.shown_language import shown_language
from hrd_desk.i18n import N_, _


@dataclass(frozen=True)
class Wanted:
    """The point, and whom to ask."""

    point: Annotated[
        list[str],
        typer.Argument(
            metavar="LAT LON", help=N_("A point, in degrees or any usual form, or a map's link.")
        ),
    ]
    desk: Desk = None
    online: Online = None
    exact: Annotated[
        bool,
        typer.Option("--exact", help=N_("Send the point online as it is, not to about 1 km.")),
    ] = False
    yes: Yes = False
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(Wanted)
def reverse(wanted: Wanted) -> None:
    """Print the country of a point, the nearest place and how far it is."""
    require_desk(wanted.desk, wanted.online)
    point = read_coordinates(" ".join(wanted.point))
    if point is None:
        sentence = _("That is no point. Write it like 43.2567 76.9286, or 43.2567 N 76.9286 E.")
        raise InvalidInputError(FIELD, sentence)
    if wanted.online is not None:
        _tell_online(wanted, point)
        return
    found = open_places().place_at(
        point.latitude_deg, point.longitude_deg, language=shown_language()
    )
    if wanted.as_json:
        nearest = None if found.nearest is None else place_json(found.nearest)
        document: dict[str, Any] = {
            "lat": point.latitude_deg,
            "lon": point.longitude_deg,
            "step_m": point.step_m,
            "country_code": found.country_code or None,
            "country": found.country or None,
            "nearest": nearest,
        }
        tell_json(document)
        return
    tell(found.words)
    say(_("Read as {point}.").format(point=point.words))
    say(claim_words(point.step_m))


def _tell_online(wanted: Wanted, point: Coordinates) -> None:
    assert wanted.desk is not None  # noqa: S101  for the type checker: `require_desk` has looked
    assert wanted.online is not None  # noqa: S101  as above
    with opened_to_write(wanted.desk, wanted.passphrase_file) as desk:
        found: list[FoundPlace] = ask_online(
            desk,
            Asking(wanted.online, wanted.yes),
            lambda lookup, is_confirmed: lookup.reverse(
                point.latitude_deg,
                point.longitude_deg,
                is_exact=wanted.exact,
                is_confirmed=is_confirmed,
            ),
        )
    if wanted.as_json:
        tell_json({"places": [place_json(place) for place in found]})
        return
    for place in found:
        tell(place_line(place))
    if not found:
        say(_("The server knows nothing there."))
