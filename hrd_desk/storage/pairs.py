"""Records that may be the same event: suspected, told apart, or merged by a person.

Only headquarters merges. A field desk proposes it, so two desks can never take both away.
"""

import bisect
import datetime
import math
import re
import uuid
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.errors import InvalidInputError, NotFoundError
from hrd_desk.i18n import _
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.event import CODED_LISTS, UNKNOWN_DAY, Event
from hrd_desk.model.pairs import PairVerdict, RecordPair, pair_uid
from hrd_desk.model.parts import Place, TermUse
from hrd_desk.storage.decisions import decide, require_headquarters
from hrd_desk.storage.frontier import frontier
from hrd_desk.storage.search_text import index_text
from hrd_desk.vocabulary.terms import Term

SUSPICIOUS = 60
"""The score from which a pair is worth a look."""
NEAR_DAYS = 3
NEAR_KM = 25.0
MOST_CANDIDATES = 400
"""Records of one country and week that are compared; a flood of them is not looked through."""
MOST_SUSPECTED = 5
"""So many records are noted for one that may be the same event."""
FEWEST_WORDS = 2
LONGEST_SPAN_DAYS = 31
AT_ONCE = 5000

_KM_PER_DEGREE = 111.2
_SHORTEST_WORD = 4
"""Shorter Latin words say nothing: most are articles and prepositions."""
_WORD = re.compile(r"[^\W_]+")
_DAYS, _COUNTRY, _VIOLATIONS, _PLACE, _WORDS = 15, 5, 12, 13, 55
"""What each likeness counts; together 100. Without common words no pair is suspicious: many
people are arrested at one rally."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A record that may be the same event, and how alike both are (0 to 100)."""

    uid: uuid.UUID
    reference: str
    title: str
    score: int
    day: datetime.date


@dataclass(slots=True)
class _Likeness:
    """What is compared of one record."""

    id: int
    uid: uuid.UUID
    reference: str
    title: str
    day: datetime.date
    words: frozenset[str]
    violations: frozenset[int] = frozenset()
    places: tuple[tuple[str, float | None, float | None], ...] = ()


# --- suspicion ------------------------------------------------------------------------------------


def suspected(
    session: Session, record_uid: uuid.UUID, limit: int = MOST_SUSPECTED
) -> list[Suspicion]:
    """Return the records that are most like this one, those that are hardly alike left out.

    Compares what happened in the same country within three days.
    """
    session.flush()
    own = session.execute(
        select(Event.country_code, Event.start_earliest).where(
            Event.uid == record_uid, Event.deleted_version.is_(None)
        )
    ).first()
    if own is None or not own.country_code or own.start_earliest == UNKNOWN_DAY:
        return []
    days = _days_near(own.start_earliest)
    found = {one.uid: one for one in _likenesses(session, own.country_code, days, MOST_CANDIDATES)}
    this = found.pop(record_uid, None) or _likeness_of(session, record_uid)
    return _most_like(this, found.values(), limit)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is compared of a record as it stands in a form; it may go to another thread."""

    uid: uuid.UUID
    country_code: str
    likeness: _Likeness

    @property
    def says_enough(self) -> bool:
        """Whether a likeness would mean something: one word alone is in half the titles."""
        return len(self.likeness.words) >= FEWEST_WORDS


def sought(event: Event) -> Sought | None:
    """Return what to look for; None as long as country or day are missing. Needs no session."""
    if not event.country_code or event.start_earliest == UNKNOWN_DAY:
        return None
    words = _words(_told(event.title, event.summary))
    likeness = _Likeness(0, event.uid, event.reference, event.title, event.start_earliest, words)
    likeness.violations = frozenset(term.id for term in event.terms("violations"))
    likeness.places = tuple(
        (place.locality.casefold(), place.latitude_deg, place.longitude_deg)
        for place in event.places
    )
    return Sought(event.uid, event.country_code, likeness)


def similar(
    session: Session, wanted: Sought, apart: Container[uuid.UUID] = (), limit: int = MOST_SUSPECTED
) -> list[Suspicion]:
    """Return the records that are most like one that is being typed, as `suspected` compares them.

    Left out are those in `apart`, and those that a person told apart from it as both stand.
    """
    if not wanted.says_enough:
        return []
    known = _likenesses(
        session, wanted.country_code, _days_near(wanted.likeness.day), MOST_CANDIDATES
    )
    others = [like for like in known if like.uid != wanted.uid and like.uid not in apart]
    alike = _most_like(wanted.likeness, others, MOST_CANDIDATES)
    return [one for one in alike if not _is_told_apart(session, wanted.uid, one.uid)][:limit]


def _is_told_apart(session: Session, one: uuid.UUID, other: uuid.UUID) -> bool:
    pair = _find(session, pair_uid(one, other))
    is_apart = pair is not None and pair.verdict == PairVerdict.DIFFERENT
    return is_apart and pair is not None and pair.judged == _compared(session, pair)


def _days_near(day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day near one, within what a calendar has."""
    near = datetime.timedelta(days=NEAR_DAYS)
    first = day - near if day - datetime.date.min >= near else datetime.date.min
    last = day + near if datetime.date.max - day >= near else datetime.date.max
    return first, last


def _most_like(
    this: _Likeness, others: Iterable[_Likeness], limit: int = MOST_SUSPECTED
) -> list[Suspicion]:
    alike = [
        Suspicion(other.uid, other.reference, other.title, score, other.day)
        for other in others
        if other is not this and (score := _score(this, other)) >= SUSPICIOUS
    ]
    return sorted(alike, key=lambda suspicion: (-suspicion.score, suspicion.reference))[:limit]


def _likenesses(
    session: Session,
    country_code: str,
    days: tuple[datetime.date, datetime.date],
    limit: int | None = None,
) -> list[_Likeness]:
    """Return what is compared of the records of a country, from the first day to the last."""
    query = (
        select(*_COLUMNS)
        .where(
            Event.deleted_version.is_(None),
            Event.country_code == country_code,
            Event.start_earliest.between(*days),
        )
        .order_by(Event.start_earliest, Event.id)
    )
    rows = session.execute(query.limit(limit)).all()
    begins = range(0, len(rows), AT_ONCE)
    return [like for begin in begins for like in _filled(session, rows[begin : begin + AT_ONCE])]


def _likeness_of(session: Session, uid: uuid.UUID) -> _Likeness:
    return _filled(session, session.execute(select(*_COLUMNS).where(Event.uid == uid)).all())[0]


_COLUMNS = (
    *(Event.id, Event.uid, Event.reference, Event.title),
    *(Event.start_earliest, Event.summary),
)


def _filled(session: Session, rows: Sequence[Any]) -> list[_Likeness]:
    found = {}
    for event_id, uid, reference, title, day, summary in rows:
        words = _words(_told(title, summary))
        found[event_id] = _Likeness(event_id, uid, reference, title, day, words)
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
    for event_id, likeness in found.items():
        likeness.violations = frozenset(uses.get(event_id, ()))
        likeness.places = tuple(places.get(event_id, ()))
    return list(found.values())


def _told(title: str, summary: str) -> str:
    """Return the words that tell an event: titles begin with the country, which all have."""
    return f"{title.rpartition(':')[2]} {summary}"


def _words(text: str) -> frozenset[str]:
    """Return the search tokens of a text that say something."""
    words = _WORD.findall(index_text(text).casefold())
    return frozenset(w for w in words if len(w) >= _SHORTEST_WORD or not w.isascii())


def _score(one: _Likeness, other: _Likeness) -> int:
    days = abs((one.day - other.day).days)
    words = _WORDS * _overlap(one.words, other.words)
    # Most pairs end here: nothing else could make them suspicious.
    if days > NEAR_DAYS or words + _DAYS + _COUNTRY + _VIOLATIONS + _PLACE < SUSPICIOUS - 1:
        return 0
    score = _COUNTRY + _DAYS * (1 - days / (NEAR_DAYS + 1))
    score += _VIOLATIONS * _overlap(one.violations, other.violations)
    score += _PLACE * _is_near(one, other)
    return round(score + words)


def _overlap(one: frozenset[object], other: frozenset[object]) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _is_near(one: _Likeness, other: _Likeness) -> bool:
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


# --- what people say about a pair -----------------------------------------------------------------


def note_suspicions(session: Session, uids: Iterable[uuid.UUID]) -> int:
    """Write down the suspicious pairs of these records; return how many are new.

    What happened near them is read once for all of them, so that thousands stay quick. A pair that
    was told apart comes up again only once one of the two has other content.
    """
    session.flush()
    return sum(
        _note(session, _pairs_among(session, country_code, new))
        for country_code, new in _spans(_days(session, list(uids)))
    )


Dated = tuple[datetime.date, uuid.UUID]


def _days(session: Session, uids: Sequence[uuid.UUID]) -> dict[str, list[Dated]]:
    """Return by country when the records happened of which that is known, oldest first."""
    found: dict[str, list[Dated]] = {}
    query = select(Event.country_code, Event.start_earliest, Event.uid).where(
        Event.deleted_version.is_(None), Event.start_earliest != UNKNOWN_DAY
    )
    for begin in range(0, len(uids), AT_ONCE):
        rows = session.execute(query.where(Event.uid.in_(uids[begin : begin + AT_ONCE])))
        for country_code, day, uid in rows:
            if country_code:
                found.setdefault(country_code, []).append((day, uid))
    return {country_code: sorted(dated) for country_code, dated in found.items()}


def _spans(by_country: dict[str, list[Dated]]) -> Iterator[tuple[str, list[Dated]]]:
    """Yield the records of each country that share what is near them, a month at most."""
    for country_code, dated in by_country.items():
        span: list[Dated] = []
        for day, uid in dated:
            is_apart = span and (day - span[-1][0]).days > 2 * NEAR_DAYS
            if is_apart or (span and (day - span[0][0]).days >= LONGEST_SPAN_DAYS):
                yield country_code, span
                span = []
            span.append((day, uid))
        yield country_code, span


def _pairs_among(
    session: Session, country_code: str, new: list[Dated]
) -> dict[uuid.UUID, tuple[uuid.UUID, Suspicion]]:
    """Return the suspicious pairs of records of one span, by the uid of the pair."""
    span = (_days_near(new[0][0])[0], _days_near(new[-1][0])[1])
    known = _likenesses(session, country_code, span)
    days, by_uid = [like.day for like in known], {like.uid: like for like in known}
    found = {}
    for day, uid in new:
        earliest, latest = _days_near(day)
        first = bisect.bisect_left(days, earliest)
        last = min(bisect.bisect_right(days, latest), first + MOST_CANDIDATES)
        for suspicion in _most_like(by_uid[uid], known[first:last]):
            found[pair_uid(uid, suspicion.uid)] = (uid, suspicion)
    return found


def _note(session: Session, found: dict[uuid.UUID, tuple[uuid.UUID, Suspicion]]) -> int:
    known: dict[uuid.UUID, RecordPair] = {}
    uids = list(found)
    for begin in range(0, len(uids), AT_ONCE):
        some = RecordPair.uid.in_(uids[begin : begin + AT_ONCE])
        known |= {pair.uid: pair for pair in session.scalars(select(RecordPair).where(some))}
    noted = 0
    for uid, (record_uid, suspicion) in found.items():
        pair = known.get(uid)
        if pair is None:
            session.add(_pair_of(record_uid, suspicion.uid, suspicion.score))
        elif pair.verdict == PairVerdict.DIFFERENT and pair.judged != _compared(session, pair):
            pair.verdict, pair.score = PairVerdict.SUSPECTED.value, suspicion.score
        else:
            continue
        noted += 1
    session.flush()
    return noted


def suspicious_pairs(
    session: Session, uids: Iterable[uuid.UUID]
) -> list[tuple[uuid.UUID, Suspicion]]:
    """Return the noted pairs of these records, each with the other record, the most alike first."""
    wanted, found = list(uids), []
    for begin in range(0, len(wanted), AT_ONCE):
        some = set(wanted[begin : begin + AT_ONCE])
        ends = (RecordPair.record_uid, RecordPair.other_uid)
        for own, others in (ends, ends[::-1]):
            query = (
                select(
                    own,
                    RecordPair.score,
                    *(Event.uid, Event.reference, Event.title, Event.start_earliest),
                )
                .join(Event, Event.uid == others)
                .where(own.in_(some), RecordPair.verdict == PairVerdict.SUSPECTED)
            )
            found += [
                (uid, Suspicion(other, reference, title, score, day))
                for uid, score, other, reference, title, day in session.execute(query)
                if other not in some or uid < other
            ]
    return sorted(found, key=lambda pair: -pair[1].score)


def say_different(session: Session, uid: uuid.UUID) -> None:
    """Say that the pair with this uid is two events; raises `NotFoundError`."""
    _judge(session, _require(session, uid), PairVerdict.DIFFERENT)


def tell_apart(session: Session, one: uuid.UUID, other: uuid.UUID) -> None:
    """Say that two records are two events; raises `NotFoundError` where one is not here."""
    _judge(session, _pair(session, one, other), PairVerdict.DIFFERENT)


def propose_merge(session: Session, one: uuid.UUID, other: uuid.UUID) -> uuid.UUID:
    """Propose to headquarters that two records are one event; return the uid of the pair."""
    pair = _pair(session, one, other)
    if pair.verdict == PairVerdict.MERGED:
        raise InvalidInputError("pair", _("These two records are merged already."))
    _judge(session, pair, PairVerdict.PROPOSED)
    return pair.uid


def merge_pair(session: Session, keep: uuid.UUID, other: uuid.UUID) -> None:
    """Merge `other` into `keep`, at headquarters: it goes, and its content stays in its history.

    What the field still changes in it comes up as a proposal for `keep`. Raises
    `InvalidInputError` where one of both is gone already.
    """
    require_headquarters(session)
    pair = _pair(session, keep, other)
    _judge(session, pair, PairVerdict.MERGED)
    decide(session, other, DecisionKind.MERGE_INTO, value=str(keep))


def _pair(session: Session, one: uuid.UUID, other: uuid.UUID) -> RecordPair:
    if one == other:
        raise InvalidInputError("pair", _("Name two different records."))
    return _find(session, pair_uid(one, other)) or _new_pair(session, one, other)


def _judge(session: Session, pair: RecordPair, verdict: PairVerdict) -> None:
    pair.judged, pair.verdict = _compared(session, pair), verdict.value
    session.add(pair)
    session.flush()


def _new_pair(session: Session, one: uuid.UUID, other: uuid.UUID) -> RecordPair:
    """Return an unsaved pair, so that its first verdict is written as one with it."""
    for uid in (one, other):
        if session.scalar(select(Event.id).where(Event.uid == uid)) is None:
            raise NotFoundError(_("This record does not exist on this desk."))
    return _pair_of(one, other)


def _pair_of(one: uuid.UUID, other: uuid.UUID, score: int = 0) -> RecordPair:
    first, second = sorted((one, other))
    uid = pair_uid(one, other)
    return RecordPair(uid=uid, record_uid=first, other_uid=second, score=score, judged=[])


def _find(session: Session, uid: uuid.UUID) -> RecordPair | None:
    return session.scalars(select(RecordPair).where(RecordPair.uid == uid)).one_or_none()


def _require(session: Session, uid: uuid.UUID) -> RecordPair:
    pair = _find(session, uid)
    if pair is None:
        raise NotFoundError(_("This pair of records is not on this desk."))
    return pair


def _compared(session: Session, pair: RecordPair) -> list[int]:
    """Return the versions that both records are made of now."""
    session.flush()
    standing = {*frontier(session, pair.record_uid), *frontier(session, pair.other_uid)}
    return sorted(standing)
