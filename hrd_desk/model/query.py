"""What a person looks for, as a tree: words, coded terms, days, places, joined by and, or, not.

A tree is made with `all_of`, `any_of` and `not_of`, which keep it in one form: what means the same
compares as the same, and what is shown of it reads back as the same tree.
"""

import datetime
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

Code = tuple[str, str]
"""A term: its scheme and its code."""


class Where(StrEnum):
    """The column of the full-text index that words are looked for in."""

    ANYWHERE = ""
    TITLE = "title"
    REFERENCE = "reference"
    PLACE = "place"
    DESCRIPTION = "description"
    SUMMARY = "summary"


class Part(StrEnum):
    """What a record can have or lack."""

    ATTACHMENT = "attachment"
    SOURCE = "source"
    PLACE = "place"
    POINT = "point"
    LINK = "link"
    COUNT = "count"
    DATE = "date"
    YEAR = "year"
    MONTH = "month"
    COUNTRY = "country"
    DESCRIPTION = "description"
    SUMMARY = "summary"
    VIOLATION = "violation"
    RIGHT = "right"
    HRD_TYPE = "hrd-type"
    PERPETRATOR = "perpetrator"
    GENDER = "gender"
    REGION = "region"
    VERIFICATION = "verification"
    MONITORING = "monitoring"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that all stand in the record, or one after the other; the last may be unfinished."""

    text: str
    is_phrase: bool = False
    where: Where = Where.ANYWHERE


@dataclass(frozen=True, slots=True)
class Coded:
    """Coded with any of these terms or a narrower one."""

    terms: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """May have begun from the first of these days to the last; None leaves that end open."""

    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class Within:
    """Surely began from the first of these days to the last; None leaves that end open."""

    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class Around:
    """Has a point within `radius_km` of this one (WGS 84, degrees); `name` is what was typed."""

    latitude_deg: float
    longitude_deg: float
    radius_km: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Has a point in this box (WGS 84, degrees); one over the date line has `west` > `east`."""

    south_deg: float
    west_deg: float
    north_deg: float
    east_deg: float


@dataclass(frozen=True, slots=True)
class OnMap:
    """Stands on the map in this box: the point of its main place, else its first, as of `Box`."""

    south_deg: float
    west_deg: float
    north_deg: float
    east_deg: float


def box_around(latitudes_deg: Sequence[float], longitudes_deg: Sequence[float]) -> OnMap:
    """Return the smallest box around points, which may lie on both sides of the date line.

    It is rounded outwards to a tenth of a metre, as it is typed.
    """
    west, east = min(longitudes_deg), max(longitudes_deg)
    if east - west > _HALF_CIRCLE_DEG:
        west = min(each for each in longitudes_deg if each >= 0)
        east = max(each for each in longitudes_deg if each < 0)
    return OnMap(
        _rounded(min(latitudes_deg), math.floor),
        _rounded(west, math.floor),
        _rounded(max(latitudes_deg), math.ceil),
        _rounded(east, math.ceil),
    )


_HALF_CIRCLE_DEG = 180.0
_STEPS = 10**6


def _rounded(degrees: float, outwards: Callable[[float], int]) -> float:
    return round(outwards(degrees * _STEPS) / _STEPS, 6)


@dataclass(frozen=True, slots=True)
class InRegion:
    """Has a place in the region of this name; case and accents mean nothing."""

    name: str


@dataclass(frozen=True, slots=True)
class FromSource:
    """Has a source whose name or title has these words."""

    words: str


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Was first recorded at the desk with this code."""

    code: str


@dataclass(frozen=True, slots=True)
class Has:
    """Has something of this kind."""

    part: Part


@dataclass(frozen=True, slots=True)
class Not:
    """The other records."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class OfEvent:
    """Records of events that fit: an event is all that its records, updates too, say together.

    Where an event has one of a thing (country, year, month, status, verification, desk), the
    first of its records that says it decides, as in statistics.
    """

    part: "Query"


@dataclass(frozen=True, slots=True)
class OfFound:
    """As `OfEvent`, but only the records count that the conditions before it let through.

    That is how statistics count among what a search found. Alone it is `OfEvent`.
    """

    part: "Query"


@dataclass(frozen=True, slots=True)
class All:
    """What every part lets through."""

    parts: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What some part lets through."""

    parts: "tuple[Query, ...]"


Leaf = Words | Coded | Dated | Within | Around | Box | OnMap | InRegion | FromSource | AtDesk | Has
Query = Leaf | Not | OfEvent | OfFound | All | AnyOf


def not_of(query: Query) -> Query:
    """Return the other records; two negations are none."""
    return query.part if isinstance(query, Not) else Not(query)


def of_event(query: Query) -> Query:
    """Return the records of events that fit; said twice it means the same."""
    return query if isinstance(query, OfEvent) else OfEvent(query)


def of_found(query: Query) -> Query:
    """Return the records of events that fit by what was found; said twice it means the same."""
    return query if isinstance(query, OfFound) else OfFound(query)


def has_scope(query: Query) -> bool:
    """Return whether some of `query` asks of what the conditions before it let through."""
    match query:
        case OfFound():
            return True
        case All(parts) | AnyOf(parts):
            return any(map(has_scope, parts))
        case Not(part):
            return has_scope(part)
    return False


def all_of(queries: Iterable[Query]) -> Query | None:
    """Return what fits all; None of nothing. Words side by side become one search."""
    parts: list[Query] = []
    for query in _flat(queries, All):
        place = _words_place(parts) if _is_plain(query) else None
        if place is None:
            parts += [query] if query not in parts else []
        else:
            before = parts[place]
            assert isinstance(before, Words)  # noqa: S101  for mypy
            assert isinstance(query, Words)  # noqa: S101
            parts[place] = Words(f"{before.text} {query.text}")
    return _joined(parts, All)


def any_of(queries: Iterable[Query]) -> Query | None:
    """Return what fits any; None of nothing."""
    return _joined(list(dict.fromkeys(_flat(queries, AnyOf))), AnyOf)


def _is_plain(query: Query) -> bool:
    return isinstance(query, Words) and not query.is_phrase and query.where is Where.ANYWHERE


def _words_place(parts: list[Query]) -> int | None:
    """Return where further words belong: not before what asks of the conditions before it."""
    scoped = [place for place, part in enumerate(parts) if has_scope(part)]
    first = scoped[-1] + 1 if scoped else 0
    return next((place for place in range(first, len(parts)) if _is_plain(parts[place])), None)


def _flat(queries: Iterable[Query], kind: type[All | AnyOf]) -> Iterable[Query]:
    for query in queries:
        if isinstance(query, All | AnyOf) and isinstance(query, kind):
            yield from query.parts
        else:
            yield query


def _joined(parts: list[Query], kind: type[All | AnyOf]) -> Query | None:
    if len(parts) > 1:
        return kind(tuple(parts))
    return parts[0] if parts else None


def has_typed_words(query: Query | None) -> bool:
    """Return whether a query holds what a person may have typed of a record: words, points.

    Codes, days and names of regions are no such words.
    """
    match query:
        case Words() | FromSource() | Around() | Box() | OnMap():
            return True
        case All(parts) | AnyOf(parts):
            return any(map(has_typed_words, parts))
        case Not(part) | OfEvent(part) | OfFound(part):
            return has_typed_words(part)
    return False


def searched_words(query: Query | None) -> tuple[Words, ...]:
    """Return the words that a record must or may have, for marking them where it is shown."""
    match query:
        case Words():
            return (query,)
        case All(parts) | AnyOf(parts):
            return tuple(words for part in parts for words in searched_words(part))
        case FromSource(words):
            return (Words(words),)
        case OfEvent(part) | OfFound(part):
            return searched_words(part)
    return ()
