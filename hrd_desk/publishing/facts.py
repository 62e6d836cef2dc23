"""What is counted of a record: codes, days and bounds, after the rules for its readers."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from hrd_desk.model.event import UNKNOWN_DAY, Event
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.rules import Grain, Ruled, grain_of
from hrd_desk.publishing.wording import on_grid, place_names
from hrd_desk.storage.chains import SAME_EVENT_LINKS
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

Codes = tuple[str, ...]

_YEAR, _MONTH = len("YYYY"), len("YYYY-MM")


@dataclass(frozen=True, slots=True)
class Facts:
    """What may be counted of one record.

    `coded` has the codes of each coded list, terms that were replaced under their new code.
    `month` is YYYY-MM, `year` YYYY; each "" where the date is not told or wider than that.
    `regions` are told names, `points` told places with rounded degrees; `counts` the bounds of
    people by role, None where unknown.
    `same_as` are the uids of records that this one continues or repeats. `is_verified` decides what
    an indicator counts; no number of a single record tells it.
    """

    uid: uuid.UUID
    reference: str
    country: str
    first_day: datetime.date | None
    month: str
    year: str
    regions: tuple[str, ...]
    points: tuple[tuple[str, float, float], ...]
    coded: dict[str, Codes]
    counts: dict[str, tuple[int | None, int | None]]
    same_as: tuple[uuid.UUID, ...]
    is_verified: bool = False
    last_day: datetime.date | None = None
    """The last day on which it can have begun; None where that is the first one.

    `datetime.date.max` where no last one is known ("from May 2020 on").
    """

    def days(self) -> tuple[datetime.date, datetime.date]:
        """Return the first and the last day on which a record with a date can have begun."""
        first = self.first_day or datetime.date.max
        return first, self.last_day or first

    def began(self) -> tuple[str, str]:
        """Return when it began at the earliest and the latest, in EDTF, no finer than is known."""
        first, last = self.first_day, self.last_day
        if first is None:
            return "", ""
        if last in {None, first}:
            return first.isoformat(), first.isoformat()
        if last == datetime.date.max:
            return f"{first:%Y}", ""
        known = self.month or self.year
        return known or f"{first:%Y}", known or f"{last:%Y}"


def facts_of(event: Event, vocabulary: Vocabulary, audience: Audience) -> Facts:
    """Return what of `event` may be counted for `audience`."""
    return facts_told(Ruled(event, vocabulary, audience))


def facts_told(ruled: Ruled) -> Facts:
    """Return what of a record may be counted for its audience."""
    event, audience, is_told = ruled.event, ruled.audience, ruled.is_told
    is_dated = is_told("start_date") and event.start_earliest != UNKNOWN_DAY
    first, last = event.start_earliest, event.start_latest
    if last == UNKNOWN_DAY:
        last = datetime.date.max
    is_of_year = is_dated and first.year == last.year
    return Facts(
        uid=event.uid,
        reference=event.reference,
        country=event.country_code if is_told("country_code") else "",
        first_day=first if is_dated else None,
        last_day=last if is_dated else None,
        month=first.isoformat()[:_MONTH] if is_of_year and first.month == last.month else "",
        year=first.isoformat()[:_YEAR] if is_of_year else "",
        regions=_regions(event, audience) if is_told("places") else (),
        points=_points(event, audience) if is_told("places") else (),
        coded={
            field: _codes(terms, ruled.vocabulary) if is_told(field) else ()
            for field, terms in ruled.terms.items()
        },
        counts=_bounds(event) if is_told("counts") else {},
        same_as=tuple(
            link.target_uid for link in event.links if link.link_type in SAME_EVENT_LINKS
        ),
        is_verified=event.record_status in ("published", "verified")
        or event.verification == "confirmed",
    )


def _codes(terms: Sequence[Term], vocabulary: Vocabulary) -> Codes:
    return tuple(dict.fromkeys(vocabulary.current(term).code for term in terms))


def _regions(event: Event, audience: Audience) -> tuple[str, ...]:
    names = (place.region for place in event.places if grain_of(place, audience) >= Grain.REGION)
    return tuple(dict.fromkeys(name for name in names if name))


def _points(event: Event, audience: Audience) -> tuple[tuple[str, float, float], ...]:
    """Return towns with their points on the grid: a map of many events needs no finer ones."""
    found: dict[tuple[str, float, float], None] = {}
    for place in event.places:
        latitude, longitude = place.latitude_deg, place.longitude_deg
        if latitude is None or longitude is None or place.precision == "online":
            continue
        if grain_of(place, audience) >= Grain.LOCALITY:
            names = place_names(place, Grain.LOCALITY)
            found[names[0] if names else "", on_grid(latitude), on_grid(longitude)] = None
    return tuple(found)


def _bounds(event: Event) -> dict[str, tuple[int | None, int | None]]:
    told: dict[str, tuple[int | None, int | None]] = {}
    for count in event.counts:  # of several in one role the first that tells a number, as counted
        bounds = (count.minimum, count.maximum)
        if told.get(count.role, (None, None)) == (None, None):
            told[count.role] = bounds
    return told
