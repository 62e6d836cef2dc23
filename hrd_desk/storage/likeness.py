"""How alike two records are: their days, places, violations and words, together a score to 100."""

import datetime
import math
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.parts import Place, TermUse
from hrd_desk.storage.merge.raw_sql import RawSql
from hrd_desk.storage.search_text import index_text
from hrd_desk.vocabulary.terms import Term

SUSPICIOUS = 60
"""The score from which a pair is worth a look."""
NEAR_DAYS = 3
NEAR_KM = 25.0
AT_ONCE = 5000

_KM_PER_DEGREE = 111.2
_SHORTEST_WORD = 4
"""Shorter Latin words say nothing: most are articles and prepositions."""
_WORD = re.compile(r"[^\W_]+")
_LATIN_WORD = re.compile(f"[a-z0-9]{{{_SHORTEST_WORD},}}")
_DAYS, _COUNTRY, _VIOLATIONS, _PLACE, _WORDS = 15, 5, 12, 13, 55
"""What each likeness counts; together 100. Without common words no pair is suspicious: many
people are arrested at one rally."""


@dataclass(slots=True)
class Likeness:
    """What is compared of one record."""

    id: int
    uid: uuid.UUID
    reference: str
    title: str
    day: datetime.date
    words: frozenset[str]
    violations: frozenset[int] = frozenset()
    places: tuple[tuple[str, float | None, float | None], ...] = ()


def days_near(day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day near one, within what a calendar has."""
    near = datetime.timedelta(days=NEAR_DAYS)
    first = day - near if day - datetime.date.min >= near else datetime.date.min
    last = day + near if datetime.date.max - day >= near else datetime.date.max
    return first, last


def likenesses(
    session: Session,
    country_code: str,
    days: tuple[datetime.date, datetime.date],
    limit: int | None = None,
) -> list[Likeness]:
    """Return what is compared of the records of a country, from the first day to the last."""
    found = outlines(session, country_code, days, limit)
    fill(session, found)
    return found


def outlines(
    session: Session,
    country_code: str,
    days: tuple[datetime.date, datetime.date],
    limit: int | None = None,
) -> list[Likeness]:
    """Return `likenesses` without violations and places: enough to say of most pairs that no.

    `may_be_alike` says it, and `fill` reads the rest of those that are left.
    """
    span = (country_code, days[0].isoformat(), days[1].isoformat(), limit or _ALL)
    found = RawSql(session.connection()).run(_NEAR, span)
    return [
        _outline(event_id, uuid.UUID(bytes=uid), reference, title, _day(day), summary)
        for event_id, uid, reference, title, day, summary in found
    ]


def likeness_of(session: Session, uid: uuid.UUID) -> Likeness:
    """Return what is compared of one record."""
    found = _outline(*session.execute(select(*_COLUMNS).where(Event.uid == uid)).one())
    fill(session, [found])
    return found


_COLUMNS = (
    *(Event.id, Event.uid, Event.reference, Event.title),
    *(Event.start_earliest, Event.summary),
)
_ALL = 2**31
# An import asks it thousands of times, so it goes straight to the driver.
_NEAR = """
SELECT id, uid, reference, title, start_earliest, summary FROM event
WHERE deleted_version IS NULL AND country_code = ? AND start_earliest BETWEEN ? AND ?
ORDER BY start_earliest, id LIMIT ?
"""
_day = datetime.date.fromisoformat


def _outline(
    event_id: int, uid: uuid.UUID, reference: str, title: str, day: datetime.date, summary: str
) -> Likeness:
    return Likeness(event_id, uid, reference, title, day, telling_words(title, summary))


def fill(session: Session, outlined: Sequence[Likeness]) -> None:
    """Read the violations and places of some records."""
    for begin in range(0, len(outlined), AT_ONCE):
        some = outlined[begin : begin + AT_ONCE]
        found: dict[int, list[Likeness]] = {}
        for like in some:
            found.setdefault(like.id, []).append(like)
        _fill(session, found)


def _fill(session: Session, found: dict[int, list[Likeness]]) -> None:
    uses: dict[int, set[int]] = {}
    query = (
        select(TermUse.event_id, TermUse.term_id)
        .join(Term, Term.id == TermUse.term_id)
        .where(TermUse.event_id.in_(found), Term.scheme == CODED_LISTS["violations"])
    )
    for event_id, term_id in session.execute(query):
        uses.setdefault(event_id, set()).add(term_id)
    places: dict[int, list[tuple[str, float | None, float | None]]] = {}
    where = select(Place.event_id, Place.locality, Place.latitude_deg, Place.longitude_deg)
    for event_id, locality, latitude, longitude in session.execute(
        where.where(Place.event_id.in_(found))
    ):
        places.setdefault(event_id, []).append((locality.casefold(), latitude, longitude))
    for event_id, outlined in found.items():
        for likeness in outlined:
            likeness.violations = frozenset(uses.get(event_id, ()))
            likeness.places = tuple(places.get(event_id, ()))


def telling_words(title: str, summary: str) -> frozenset[str]:
    """Return the search tokens that tell an event; a title begins with the country, like all."""
    told = f"{title.rpartition(':')[2]} {summary}"
    if told.isascii():
        return frozenset(_LATIN_WORD.findall(told.lower()))
    words = _WORD.findall(index_text(told).casefold())
    return frozenset(w for w in words if len(w) >= _SHORTEST_WORD or not w.isascii())


def may_be_alike(one: Likeness, other: Likeness) -> bool:
    """Return whether two records could be suspicious, whatever their violations and places are."""
    # Most pairs end here: nothing else could make them suspicious.
    words = _WORDS * _overlap(one.words, other.words)
    days = abs((one.day - other.day).days)
    return days <= NEAR_DAYS and words + _DAYS + _COUNTRY + _VIOLATIONS + _PLACE >= SUSPICIOUS - 1


def score_of(one: Likeness, other: Likeness) -> int:
    """Return how alike two records are, 0 to 100."""
    if not may_be_alike(one, other):
        return 0
    days = abs((one.day - other.day).days)
    score = _COUNTRY + _DAYS * (1 - days / (NEAR_DAYS + 1))
    score += _VIOLATIONS * _overlap(one.violations, other.violations)
    score += _PLACE * is_near(one, other)
    return round(score + _WORDS * _overlap(one.words, other.words))


def _overlap(one: frozenset[object], other: frozenset[object]) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def is_near(one: Likeness, other: Likeness) -> bool:
    """Whether some place of the one lies near some place of the other."""
    return any(_are_near(here, there) for here in one.places for there in other.places)


def _are_near(
    here: tuple[str, float | None, float | None], there: tuple[str, float | None, float | None]
) -> bool:
    if here[0] and here[0] == there[0]:
        return True
    (latitude, longitude), (latitude_2, longitude_2) = here[1:], there[1:]
    if latitude is None or longitude is None or latitude_2 is None or longitude_2 is None:
        return False
    east = (longitude - longitude_2) * math.cos(math.radians(latitude))
    return math.hypot(latitude - latitude_2, east) * _KM_PER_DEGREE <= NEAR_KM
