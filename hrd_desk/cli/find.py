"""`hrd-desk find DESK [WORDS]`."""

import datetime
import math
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, taking
from hrd_desk.cli.places import countries_written, open_places, place_line
from hrd_desk.cli.term_choice import choose_term
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.errors import InvalidInputError, NotFoundError
from hrd_desk.i18n import N_, _, ngettext
from hrd_desk.model.date_reading import read_date
from hrd_desk.model.dates import UncertainDate
from hrd_desk.storage.event_lists import (
    Anchor,
    EventFilter,
    EventRow,
    Near,
    Sort,
    count_events,
    event_page,
)
from hrd_desk.storage.events import find_reference, load_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.own_places import load_own_places
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.vocabulary.vocabulary import Vocabulary

MOST_AT_ONCE = 10_000
FARTHEST_KM = 20_040.0
PERPETRATORS = ("perpetrator-state", "perpetrator-non-state")

Terms = list[str] | None


@dataclass(frozen=True)
class Wanted:
    """What to look for, and how much of it to print; every condition must hold."""

    path: DeskPath
    words: Annotated[
        Terms,
        typer.Argument(metavar="WORDS", help=N_("Words that all stand in the record.")),
    ] = None
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
    limit: Annotated[
        int, typer.Option(min=1, max=MOST_AT_ONCE, help=N_("Most records to print."))
    ] = 50
    after: Annotated[
        str, typer.Option(metavar="NEXT", help=N_("Go on where the last page said “next”."))
    ] = ""
    count: Annotated[
        bool, typer.Option("--count", help=N_("Print how many there are in all, too."))
    ] = False
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(Wanted)
def find(wanted: Wanted) -> None:
    """Print the records that fit, newest first, a page at a time."""
    centre = _centre(wanted.near)
    with opened(wanted.path, wanted.passphrase_file) as desk:
        near = _placed(desk, centre, wanted.country) if isinstance(centre, NearPlace) else centre
        rows, total = _found(desk, wanted, near)
    following = _cursor(rows[wanted.limit - 1]) if len(rows) > wanted.limit else None
    rows = rows[: wanted.limit]
    if wanted.as_json:
        document: dict[str, Any] = {"events": [_row_json(row) for row in rows], "next": following}
        tell_json(document | ({} if total is None else {"total": total}))
        return
    for row in rows:
        day = row.start_date or "—"
        tell(f"{row.reference}  {day}  {row.country_code or '—'}  {row.title}")
    _say_how_many(rows, total, following)


def _found(desk: OpenDesk, wanted: Wanted, near: Near | None) -> tuple[list[EventRow], int | None]:
    with desk.database.snapshot() as session:
        filter_ = _filter(load_vocabulary(session), wanted, near)
        after = _anchor(session, wanted.after) if wanted.after else None
        # One row more than asked for tells whether there is a next page.
        rows = event_page(session, filter_, Sort(), after, wanted.limit + 1)
        return rows, count_events(session, filter_) if wanted.count else None


def _say_how_many(rows: list[EventRow], total: int | None, following: str | None) -> None:
    if not rows:
        say(_("No record fits."))
    if total is not None:
        say(ngettext("{count} record fits.", "{count} records fit.", total).format(count=total))
    if following is not None:
        say(_("There are more. For the next page add: --after {next}").format(next=following))


def _filter(vocabulary: Vocabulary, wanted: Wanted, near: Near | None) -> EventFilter:
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
    start, end = _day(wanted.start_from, "from"), _day(wanted.start_to, "to")
    return EventFilter(
        words=" ".join(wanted.words or []),
        country=code("country", wanted.country, "country"),
        terms=tuple(terms),
        status=code("record-status", wanted.status, "status"),
        start_from=start.earliest if start else None,
        start_to=end.latest if end else None,
        near=near,
    )


def _day(written: str, field: str) -> UncertainDate | None:
    return read_date(written, field) if written else None


@dataclass(frozen=True, slots=True)
class NearPlace:
    """A place by its name, and how far around it."""

    name: str
    radius_km: float


def _centre(written: str) -> Near | NearPlace | None:
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


def _placed(desk: OpenDesk, centre: NearPlace, country: str) -> Near:
    """Return the circle around the best place of that name, and say which it is."""
    with desk.database.snapshot() as session:
        finder = open_places(load_own_places(session))
    countries = countries_written(finder, country)
    found = finder.find_places(centre.name, countries=countries, limit=1)
    if not found:
        sentence = _("No place is called “{name}”. Write latitude and longitude instead.")
        raise InvalidInputError("near", sentence.format(name=centre.name))
    say(_("Around {place}.").format(place=place_line(found[0])))
    return Near(found[0].latitude_deg, found[0].longitude_deg, centre.radius_km)


def _cursor(row: EventRow) -> str:
    # Local ids never leave the file, so the record's uid stands for its id.
    return f"{row.start_earliest}_{row.uid}"


def _anchor(session: Any, cursor: str) -> Anchor:
    day, _underscore, uid = cursor.partition("_")
    try:
        event = load_event(session, find_reference(session, uid))
        return datetime.date.fromisoformat(day), event.id
    except (ValueError, NotFoundError) as error:
        sentence = _("“{cursor}” is no end of a page on this desk. Begin with the first page.")
        raise InvalidInputError("after", sentence.format(cursor=cursor)) from error


def _row_json(row: EventRow) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "uid": str(row.uid),
        "title": row.title,
        "country": row.country_code or None,
        "start_date": row.start_date,
        "record_status": row.record_status,
    }
