"""Records that may be the same event: suspected, told apart, or merged by a person.

Only headquarters merges. A field desk proposes it, so two desks can never take both away.
"""

import bisect
import datetime
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from hrd_desk.errors import InvalidInputError, NotFoundError
from hrd_desk.i18n import _
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.event import UNKNOWN_DAY, Event
from hrd_desk.model.pairs import PairVerdict, RecordPair, pair_uid
from hrd_desk.model.parts import DUPLICATE, UPDATE, EventLink
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.decisions import decide, require_headquarters
from hrd_desk.storage.events import load_event, save_event
from hrd_desk.storage.frontier import frontier
from hrd_desk.storage.likeness import (
    AT_ONCE,
    NEAR_DAYS,
    SUSPICIOUS,
    Likeness,
    Outline,
    days_near,
    filled,
    may_be_alike,
    outlines,
    score_of,
    telling_words,
)

MOST_CANDIDATES = 400
"""Records of one country and week that are compared; a flood of them is not looked through."""
MOST_SUSPECTED = 5
"""So many records are noted for one that may be the same event."""
JUDGED_AT_ONCE = 500
LONGEST_SPAN_DAYS = 31


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A record that may be the same event, and how alike both are (0 to 100)."""

    uid: uuid.UUID
    reference: str
    title: str
    score: int
    day: datetime.date


# --- suspicion ------------------------------------------------------------------------------------


def suspected(
    session: Session, record_uid: uuid.UUID, limit: int = MOST_SUSPECTED
) -> list[Suspicion]:
    """Return the records that are most like this one, those that are hardly alike left out.

    Compares what happened in the same country within three days.
    """
    session.flush()
    compared = select(
        *(Event.id, Event.country_code, Event.start_earliest, Event.title, Event.summary)
    ).where(Event.uid == record_uid, Event.deleted_version.is_(None))
    own = session.execute(compared).first()
    if own is None or not own.country_code or own.start_earliest == UNKNOWN_DAY:
        return []
    this = Outline(own.id, own.start_earliest, telling_words(own.title, own.summary))
    near = maybe_alike(session, own.country_code, this)
    found = filled(session, [this, *near])
    return most_like(found.pop(this.id), found.values(), limit)


def maybe_alike(session: Session, country_code: str, this: Outline) -> list[Outline]:
    """Return what else happened near a record, as far as words do not tell it apart."""
    known = outlines(session, country_code, days_near(this.day), MOST_CANDIDATES)
    return [one for one in known if one.id != this.id and may_be_alike(this, one)]


def is_told_apart(session: Session, one: uuid.UUID, other: uuid.UUID) -> bool:
    """Return whether a person told two records apart, as both stand now."""
    pair = _find(session, pair_uid(one, other))
    is_apart = pair is not None and pair.verdict == PairVerdict.DIFFERENT
    return is_apart and pair is not None and pair.judged == _compared(session, pair)


def most_like(
    this: Likeness, others: Iterable[Likeness], limit: int = MOST_SUSPECTED
) -> list[Suspicion]:
    """Return those that are suspiciously like a record, the most alike first."""
    alike = [
        Suspicion(other.uid, other.reference, other.title, score, other.day)
        for other in others
        if (score := score_of(this, other)) >= SUSPICIOUS
    ]
    return sorted(alike, key=lambda suspicion: (-suspicion.score, suspicion.reference))[:limit]


# --- what people say about a pair -----------------------------------------------------------------


def note_suspicions(
    session: Session, uids: Iterable[uuid.UUID], progress: Progress = silent
) -> int:
    """Write down the suspicious pairs of these records; return how many are new.

    What happened near them is read once for all of them, so that thousands stay quick. A pair that
    was told apart comes up again only once one of the two has other content.
    """
    session.flush()
    noted, done, near = 0, 0, list[Near]()
    wanted = list(uids)
    for country_code, new in _spans(_days(session, wanted)):
        progress(done, len(wanted))
        for one in _near_ones(session, country_code, new):
            near.append(one)
            if len(near) >= JUDGED_AT_ONCE:
                progress(done, len(wanted))
                noted += _note(session, _suspicious(session, near))
                near = []
        done += len(new)
    return noted + _note(session, _suspicious(session, near))


Near = tuple[Outline, list[Outline]]
"""A record and those that may be the same event, as far as their words tell."""
Dated = tuple[datetime.date, int]
"""When a record happened, and its local id."""


DATED = select(Event.country_code, Event.start_earliest, Event.id).where(
    Event.deleted_version.is_(None),
    Event.start_earliest != UNKNOWN_DAY,
    Event.country_code != "",
)
"""The records that can be compared: where and when they happened is known."""


def _days(session: Session, uids: Sequence[uuid.UUID]) -> dict[str, list[Dated]]:
    """Return by country when the records happened of which that is known, oldest first."""
    parts = (uids[begin : begin + AT_ONCE] for begin in range(0, len(uids), AT_ONCE))
    return by_country(
        row for part in parts for row in session.execute(DATED.where(Event.uid.in_(part)))
    )


def by_country(rows: Iterable[Row[str, datetime.date, int]]) -> dict[str, list[Dated]]:
    """Return rows of `DATED` by country, oldest first."""
    found: dict[str, list[Dated]] = {}
    for country_code, day, event_id in rows:
        found.setdefault(country_code, []).append((day, event_id))
    return {country_code: sorted(dated) for country_code, dated in found.items()}


def _spans(dated_ones: dict[str, list[Dated]]) -> Iterator[tuple[str, list[Dated]]]:
    """Yield the records of each country that share what is near them, a month at most."""
    for country_code, dated in dated_ones.items():
        span: list[Dated] = []
        for day, event_id in dated:
            is_apart = span and (day - span[-1][0]).days > 2 * NEAR_DAYS
            if is_apart or (span and (day - span[0][0]).days >= LONGEST_SPAN_DAYS):
                yield country_code, span
                span = []
            span.append((day, event_id))
        yield country_code, span


def _near_ones(session: Session, country_code: str, new: list[Dated]) -> Iterator[Near]:
    """Yield the records of one span that have something near them, with that."""
    span = (days_near(new[0][0])[0], days_near(new[-1][0])[1])
    known = outlines(session, country_code, span)
    days, by_id = [one.day for one in known], {one.id: one for one in known}
    for day, event_id in new:
        earliest, latest = days_near(day)
        first = bisect.bisect_left(days, earliest)
        last = min(bisect.bisect_right(days, latest), first + MOST_CANDIDATES)
        this = by_id[event_id]
        some = [one for one in known[first:last] if one is not this and may_be_alike(this, one)]
        if some:
            yield this, some


def _suspicious(session: Session, near: list[Near]) -> dict[uuid.UUID, tuple[uuid.UUID, Suspicion]]:
    """Return the suspicious pairs among records that are near each other, by the pair's uid."""
    known = filled(session, [one for this, some in near for one in (this, *some)])
    whole = [(known[this.id], [known[one.id] for one in some]) for this, some in near]
    linked = linked_pairs(session, [this.uid for this, _some in whole])
    found = {
        pair_uid(this.uid, suspicion.uid): (this.uid, suspicion)
        for this, some in whole
        for suspicion in most_like(this, some)
    }
    return {uid: pair for uid, pair in found.items() if uid not in linked}


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


def quiet_pairs(session: Session, uids: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    """Return those of the pairs that a person has answered: proposed, merged, or told apart.

    A pair that was told apart is quiet as long as both records have the versions compared then.
    """
    quiet: set[uuid.UUID] = set()
    for begin in range(0, len(uids), AT_ONCE):
        query = select(RecordPair).where(
            RecordPair.uid.in_(uids[begin : begin + AT_ONCE]),
            RecordPair.verdict != PairVerdict.SUSPECTED,
        )
        quiet.update(
            pair.uid
            for pair in session.scalars(query)
            if pair.verdict != PairVerdict.DIFFERENT or pair.judged == _compared(session, pair)
        )
    return quiet


def link_update(session: Session, update: uuid.UUID, earlier: uuid.UUID) -> None:
    """Link a record as the update of an earlier one; raises `NotFoundError`.

    With that the two are answered: nobody is asked any more whether they are the same.
    """
    if update == earlier:
        raise InvalidInputError("record", _("These are one record. Name two of them."))
    load_event(session, earlier)
    event = load_event(session, update)
    known = next((link for link in event.links if link.target_uid == earlier), None)
    if known is None:
        event.links.append(EventLink(target_uid=earlier, link_type=UPDATE))
    elif known.link_type == DUPLICATE:
        known.link_type = UPDATE
    session.expunge_all()
    save_event(session, event)


def linked_pairs(session: Session, uids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Return the pairs of these records and others that a link says to be two events.

    An update resembles what it is an update of; only a link of duplicates says nothing.
    """
    wanted, found = list(uids), set[uuid.UUID]()
    for begin in range(0, len(wanted), AT_ONCE):
        some = wanted[begin : begin + AT_ONCE]
        query = (
            select(Event.uid, EventLink.target_uid)
            .join(Event, Event.id == EventLink.event_id)
            .where(EventLink.link_type != DUPLICATE, Event.deleted_version.is_(None))
        )
        for own in (Event.uid, EventLink.target_uid):
            rows = session.execute(query.where(own.in_(some)))
            found |= {pair_uid(uid, target) for uid, target in rows}
    return found


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
