"""A desk of arbitrary records, and the plain way to find and count them: by looking at each."""

import contextlib
import random
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import select

from hrd_desk.model.event import UNKNOWN_DAY, Event
from hrd_desk.model.parts import Citation, Count, EventLink, Place
from hrd_desk.model.query import (
    All,
    AnyOf,
    AtDesk,
    Box,
    Coded,
    Dated,
    Has,
    InRegion,
    Not,
    OnMap,
    Part,
    Query,
    Within,
    Words,
)
from hrd_desk.storage.events import delete_event, read_events
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.folding import fold
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import a_desk, an_event, saved, vocabulary_of

COUNTRIES = ("KZ", "MM", "PH", "")
DATES: tuple[str | None, ...] = (
    None,
    "2022",
    "2022-12",
    "2022-12-31",
    "2023-01-01",
    "2023-05",
    "2023-05-01/2023-07-03",
)
DATES += ("2023-05-05", "2024-02-29", "../2023-01-05", "2023-06-01/..")
REGIONS = ("", "Mangystau", "MANGYSTAU", "Алматы", "Shan")
VIOLATIONS = ("arrest-detention", "killing", "torture", "raid", "judicial-harassment")
RIGHTS = ("expression-online", "expression-offline", "expression", "protest")
PERPETRATORS = (("police",), ("police", "government"), (), ("unknown",))
WORDS = ("raid on the market", "Полиция задержала двоих", "警察逮捕了记者", "quiet")


@contextlib.contextmanager
def a_filled_desk(folder: Path, number: int, seed: int, deleted: int) -> Iterator[OpenDesk]:
    """Open a new desk of `number` arbitrary records, the first `deleted` of them deleted."""
    with a_desk(folder) as desk:
        fill(desk, number, seed)
        with desk.database.transaction("delete") as session:
            for uid in session.scalars(select(Event.uid).limit(deleted)).all():
                delete_event(session, uid)
        yield desk


def fill(desk: OpenDesk, number: int, seed: int, linked: float = 0.3) -> None:
    """Save `number` arbitrary records; of these `linked` update others, or are related to them."""
    vocabulary, chance = vocabulary_of(desk), random.Random(seed)
    uids: list[uuid.UUID] = []
    for _record in range(number):
        event = an_event(
            vocabulary,
            title=chance.choice(WORDS),
            country_code=chance.choice(COUNTRIES),
            start_date=chance.choice(DATES),
            record_status=chance.choice(["draft", "verified"]),
            verification=chance.choice([None, "confirmed", "likely"]),
            violations=chance.sample(VIOLATIONS, chance.randrange(4)),
            rights=chance.sample(RIGHTS, chance.randrange(3)),
            perpetrators_state=chance.choice(PERPETRATORS),
            places=[_place(chance) for _place_number in range(chance.randrange(3))],
            counts=_counts(chance),
            citations=[Citation(source_name="Reuters")] if chance.random() < 0.3 else [],
            summary="",
        )
        if uids and chance.random() < linked:
            link = chance.choice(["update-of", "duplicate-of", "related-to"])
            event.links = [EventLink(target_uid=chance.choice(uids), link_type=link)]
        uids.append(saved(desk, event).uid)


def _place(chance: random.Random) -> Place:
    latitude = chance.choice([None, 43.25, 60.0, -17.0])
    longitude = None if latitude is None else chance.choice([76.9, 179.5, -179.9])
    region = chance.choice(REGIONS)
    return Place(region=region, latitude_deg=latitude, longitude_deg=longitude)


def _counts(chance: random.Random) -> list[Count]:
    found = []
    for role in ("affected", "killed"):
        if chance.random() < 0.6:
            low = chance.choice([None, 0, 1, 7, 120])
            high = chance.choice([low, None if low is None else low + 5])
            found.append(Count(role=role, minimum=low, maximum=high, words="so many"))
    return found


def records_of(desk: OpenDesk) -> list[Event]:
    """Return all records that are not deleted, whole."""
    with desk.database.snapshot() as session:
        uids = session.scalars(select(Event.uid).where(Event.deleted_version.is_(None))).all()
        return list(read_events(session, uids))


def fits(event: Event, query: Query | None, vocabulary: Vocabulary, desk: str) -> bool:  # noqa: C901, PLR0911, PLR0912  one line for each kind, on purpose
    """Return whether a record fits, by looking at it."""
    match query:
        case None:
            return True
        case Not(part):
            return not fits(event, part, vocabulary, desk)
        case All(parts):
            return all(fits(event, part, vocabulary, desk) for part in parts)
        case AnyOf(parts):
            return any(fits(event, part, vocabulary, desk) for part in parts)
        case Coded(terms):
            return any(_is_coded(event, *term, vocabulary) for term in terms)
        case Dated(first, last):
            if first and event.start_latest < first:
                return False
            return not last or UNKNOWN_DAY < event.start_earliest <= last
        case Within(first, last):
            if first and event.start_earliest < first:
                return False
            return not last or UNKNOWN_DAY < event.start_latest <= last
        case OnMap(south, west, north, east):
            pointed = [place for place in event.places if place.latitude_deg is not None]
            pointed.sort(key=lambda place: (not place.is_primary, place.position))
            box = Box(south, west, north, east)
            return any(_is_in(box, place) for place in pointed[:1])
        case InRegion(name):
            return any(place.region and fold(place.region) == fold(name) for place in event.places)
        case AtDesk(code):
            return code == desk
        case Box():
            return any(_is_in(query, place) for place in event.places)
        case Has(part):
            return _has(event, part)
        case Words(text):
            return fold(text) in fold(event.title)
    raise TypeError(query)


def _is_in(box: Box, place: Place) -> bool:
    if place.latitude_deg is None or place.longitude_deg is None:
        return False
    if not box.south_deg <= place.latitude_deg <= box.north_deg:
        return False
    if box.west_deg <= box.east_deg:
        return box.west_deg <= place.longitude_deg <= box.east_deg
    return place.longitude_deg >= box.west_deg or place.longitude_deg <= box.east_deg


def _is_coded(event: Event, scheme: str, code: str, vocabulary: Vocabulary) -> bool:
    single = {
        "country": event.country_code,
        "record-status": event.record_status,
        "verification": event.verification,
        "confidentiality": event.confidentiality,
    }
    if scheme in single:
        return single[scheme] == code
    within = {term.id for term in vocabulary.within(scheme, code)}
    return any(use.term_id in within for use in event.term_uses)


def _has(event: Event, part: Part) -> bool:
    schemes = {use.term.scheme for use in event.term_uses}
    filled = {
        Part.SOURCE: event.citations,
        Part.PLACE: event.places,
        Part.POINT: [place for place in event.places if place.latitude_deg is not None],
        Part.REGION: [place for place in event.places if place.region],
        Part.LINK: event.links,
        Part.COUNT: event.counts,
        Part.DATE: event.start_earliest > UNKNOWN_DAY,
        Part.YEAR: _is_sure(event, len("2023")),
        Part.MONTH: _is_sure(event, len("2023-05")),
        Part.COUNTRY: event.country_code,
        Part.SUMMARY: event.summary,
        Part.VERIFICATION: event.verification,
        Part.MONITORING: event.monitoring_status,
        Part.VIOLATION: "violation" in schemes,
        Part.RIGHT: "right" in schemes,
        Part.HRD_TYPE: "hrd-type" in schemes,
        Part.GENDER: "gender" in schemes,
        Part.PERPETRATOR: schemes & {"perpetrator-state", "perpetrator-non-state"},
    }
    return bool(filled[part])


def _is_sure(event: Event, letters: int) -> bool:
    first, last = event.start_earliest, event.start_latest
    return last > UNKNOWN_DAY and f"{first}"[:letters] == f"{last}"[:letters]


def titles(events: Iterable[Event]) -> list[str]:
    """Return references in order: what tests compare."""
    return sorted(event.reference for event in events)
