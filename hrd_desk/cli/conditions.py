"""The conditions that records are chosen by, for every command that takes several."""

import math
from dataclasses import dataclass
from typing import Annotated

import typer

from hrd_desk.cli.places import countries_written, open_places, place_line
from hrd_desk.cli.term_choice import choose_term
from hrd_desk.cli.terminal import say
from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, _
from hrd_desk.model.date_reading import read_date
from hrd_desk.model.dates import UncertainDate
from hrd_desk.storage.event_lists import EventFilter, Near
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.own_places import load_own_places
from hrd_desk.vocabulary.vocabulary import Vocabulary

FARTHEST_KM = 20_040.0
PERPETRATORS = ("perpetrator-state", "perpetrator-non-state")

Terms = list[str] | None


@dataclass(frozen=True, kw_only=True)
class Conditions:
    """What records must fit; every condition must hold."""

    country: Annotated[str, typer.Option(metavar="TERM", help=N_("Country, code or name."))] = ""
    violation: Annotated[
        Terms, typer.Option(metavar="TERM", help=N_("Violation or a narrower one; repeatable."))
    ] = None
    right: Annotated[
        Terms, typer.Option(metavar="TERM", help=N_("Right concerned; repeatable."))
    ] = None
    hrd_type: Annotated[
        Terms, typer.Option(metavar="TERM", help=N_("Type of defender; repeatable."))
    ] = None
    perpetrator: Annotated[
        Terms, typer.Option(metavar="TERM", help=N_("Perpetrator, state or not; repeatable."))
    ] = None
    status: Annotated[str, typer.Option(metavar="TERM", help=N_("Status of the record."))] = ""
    start_from: Annotated[
        str, typer.Option("--from", metavar="DATE", help=N_("Begun on this day or later."))
    ] = ""
    start_to: Annotated[
        str, typer.Option("--to", metavar="DATE", help=N_("Begun on this day or earlier."))
    ] = ""
    near: Annotated[
        str,
        typer.Option(
            metavar='"LAT,LON,KM"',
            help=N_("Within so many kilometres of a point in degrees, or of a place: NAME,KM."),
        ),
    ] = ""

    @property
    def are_none(self) -> bool:
        """Whether nothing was asked for."""
        return all(not getattr(self, name) for name in Conditions.__dataclass_fields__)


def event_filter(
    vocabulary: Vocabulary, wanted: Conditions, near: Near | None, words: str = ""
) -> EventFilter:
    """Return the conditions as the storage takes them; raises `InvalidInputError`."""

    def code(scheme: str, written: str, field: str) -> str:
        return choose_term(vocabulary, (scheme,), written, field).code if written else ""

    terms: list[tuple[str, str]] = []
    for field, schemes, written in (
        ("violation", ("violation",), wanted.violation),
        ("right", ("right",), wanted.right),
        ("hrd-type", ("hrd-type",), wanted.hrd_type),
        ("perpetrator", PERPETRATORS, wanted.perpetrator),
    ):
        chosen = [choose_term(vocabulary, schemes, name, field) for name in written or []]
        terms += [(term.scheme, term.code) for term in chosen]
    start, end = day_written(wanted.start_from, "from"), day_written(wanted.start_to, "to")
    return EventFilter(
        words=words,
        country=code("country", wanted.country, "country"),
        terms=tuple(terms),
        status=code("record-status", wanted.status, "status"),
        start_from=start.earliest if start else None,
        start_to=end.latest if end else None,
        near=near,
    )


def day_written(written: str, field: str) -> UncertainDate | None:
    """Return a date as typed; None for none."""
    return read_date(written, field) if written else None


@dataclass(frozen=True, slots=True)
class NearPlace:
    """A place by its name, and how far around it."""

    name: str
    radius_km: float


def centre_written(written: str) -> Near | NearPlace | None:
    """Return what `--near` says; raises a usage error before any passphrase is asked for."""
    if not written:
        return None
    *place, radius = written.split(",")
    radius_km = _number(radius) or math.nan
    numbers = [_number(part) for part in place]
    is_radius = 0 < radius_km <= FARTHEST_KM
    if len(numbers) == 2 and None not in numbers:  # noqa: PLR2004  latitude, longitude
        latitude_deg, longitude_deg = (number or 0.0 for number in numbers)
        is_point = abs(latitude_deg) <= 90 and abs(longitude_deg) <= 180  # noqa: PLR2004  degrees
        if is_point and is_radius:
            return Near(latitude_deg, longitude_deg, radius_km)
    elif any(letter.isalpha() for part in place for letter in part) and is_radius:
        return NearPlace(",".join(place), radius_km)
    message = _(
        "--near is written as latitude, longitude and kilometres, like 43.2,76.9,10, or as a"
        " place and kilometres, like Almaty,10."
    )
    raise typer.BadParameter(message)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def near_on(desk: OpenDesk, centre: Near | NearPlace | None, country: str) -> Near | None:
    """Return the circle to look in; around the best place of a name, and say which it is."""
    if not isinstance(centre, NearPlace):
        return centre
    with desk.database.snapshot() as session:
        finder = open_places(load_own_places(session))
    countries = countries_written(finder, country)
    found = finder.find_places(centre.name, countries=countries, limit=1)
    if not found:
        sentence = _("No place is called “{name}”. Write latitude and longitude instead.")
        raise InvalidInputError("near", sentence.format(name=centre.name))
    say(_("Around {place}.").format(place=place_line(found[0])))
    return Near(found[0].latitude_deg, found[0].longitude_deg, centre.radius_km)
