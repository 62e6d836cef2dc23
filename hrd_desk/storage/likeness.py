"""How alike two records are: their days, places, violations and words, together a score to 100."""

import datetime
import math
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.model.event import BY_LIKENESS, CODED_LISTS, Event
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
_WORD = re.compile(rf"[^\W_]{{{_SHORTEST_WORD},}}|[^\W_]{{0,2}}[^\W_\x00-\x7f][^\W_]{{0,2}}")
"""A long word, or a short one with a letter that is not Latin: asked often, so in one search."""
_LATIN_WORD = re.compile(f"[a-z0-9]{{{_SHORTEST_WORD},}}")
_DAYS, _COUNTRY, _VIOLATIONS, _PLACE, _WORDS = 15, 5, 12, 13, 55
"""What each likeness counts; together 100. Without common words no pair is suspicious: many
people are arrested at one rally."""


@dataclass(slots=True)
class Outline:
    """What says of most pairs that they are not alike; `id` is the local one."""

    id: int
    day: datetime.date
    words: frozenset[str]


@dataclass(slots=True)
class Likeness(Outline):
    """What is compared of one record."""

    uid: uuid.UUID
    reference: str
    title: str
    violations: frozenset[int]
    places: tuple[tuple[str, float | None, float | None], ...]


def days_near(day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day near one, within what a calendar has."""
    near = datetime.timedelta(days=NEAR_DAYS)
    first = day - near if day - datetime.date.min >= near else datetime.date.min
    last = day + near if datetime.date.max - day >= near else datetime.date.max
    return first, last


def outlines(
    session: Session,
    country_code: str,
    days: tuple[datetime.date, datetime.date],
    limit: int | None = None,
) -> list[Outline]:
    """Return what is known of the records of a country, from the first day to the last.

    `may_be_alike` says of most pairs that no, and `filled` reads the rest of those that are left.
    """
    span = (country_code, days[0].isoformat(), days[1].isoformat(), limit or _ALL)
    found = RawSql(session.connection()).run(NEAR, span)
    return [
        Outline(event_id, _day(day), telling_words(title, summary))
        for event_id, day, title, summary in found
    ]


_ALL = 2**31
# An import asks it thousands of times, so it goes straight to the driver.
NEAR = f"""
SELECT id, start_earliest, title, summary FROM event INDEXED BY {BY_LIKENESS}
WHERE deleted_version IS NULL AND country_code = ? AND start_earliest BETWEEN ? AND ?
ORDER BY start_earliest, id LIMIT ?
"""
"""What happened in a country between two days; no record is read for it, an index holds it all."""
_day = datetime.date.fromisoformat


def filled(session: Session, outlined: Iterable[Outline]) -> dict[int, Likeness]:
    """Read what else is compared of some records; return it by their local ids."""
    by_id = {one.id: one for one in outlined}
    wanted, found = sorted(by_id), dict[int, Likeness]()
    for begin in range(0, len(wanted), AT_ONCE):
        some = wanted[begin : begin + AT_ONCE]
        violations, places = _violations(session, some), _places(session, some)
        query = select(Event.id, Event.uid, Event.reference, Event.title)
        for event_id, uid, reference, title in session.execute(query.where(Event.id.in_(some))):
            one = by_id[event_id]
            found[event_id] = Likeness(
                *(event_id, one.day, one.words, uid, reference, title),
                violations=frozenset(violations.get(event_id, ())),
                places=tuple(places.get(event_id, ())),
            )
    return found


def _violations(session: Session, event_ids: list[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    query = (
        select(TermUse.event_id, TermUse.term_id)
        .join(Term, Term.id == TermUse.term_id)
        .where(TermUse.event_id.in_(event_ids), Term.scheme == CODED_LISTS["violations"])
    )
    for event_id, term_id in session.execute(query):
        found.setdefault(event_id, set()).add(term_id)
    return found


def _places(
    session: Session, event_ids: list[int]
) -> dict[int, list[tuple[str, float | None, float | None]]]:
    found: dict[int, list[tuple[str, float | None, float | None]]] = {}
    query = select(Place.event_id, Place.locality, Place.latitude_deg, Place.longitude_deg)
    rows = session.execute(query.where(Place.event_id.in_(event_ids)))
    for event_id, locality, latitude, longitude in rows:
        found.setdefault(event_id, []).append((locality.casefold(), latitude, longitude))
    return found


def telling_words(title: str, summary: str) -> frozenset[str]:
    """Return the search tokens that tell an event; a title begins with the country, like all."""
    told = f"{title.rpartition(':')[2]} {summary}"
    if told.isascii():
        return frozenset(_LATIN_WORD.findall(told.lower()))
    return frozenset(_WORD.findall(index_text(told).casefold()))


def may_be_alike(one: Outline, other: Outline) -> bool:
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
