"""Pairs of the whole desk that may be the same event, and why, the most alike first."""

import datetime
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from hrd_desk.i18n import _, listed, ngettext
from hrd_desk.model.pairs import pair_uid
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.likeness import (
    NEAR_DAYS,
    SUSPICIOUS,
    Likeness,
    Outline,
    days_near,
    filled,
    is_near,
    may_be_alike,
    outlines,
    score_of,
)
from hrd_desk.storage.pairs import (
    DATED,
    MOST_CANDIDATES,
    Dated,
    by_country,
    linked_pairs,
    quiet_pairs,
)

MOST_PAIRS = 500
"""So many pairs are handed out at once; the rest comes up once these are answered."""
_TOLD_EVERY = 50
_READ_AT_ONCE = 2000
_UPDATE = re.compile(
    r"[(\[](?:update[ds]?|обновление|обновлено|дополнение|تحديث)\b[^)\]]*[)\]]\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One record of a pair."""

    uid: uuid.UUID
    reference: str
    title: str
    day: datetime.date


@dataclass(frozen=True, slots=True)
class CandidatePair:
    """Two records that may be the same event: how alike they are (0 to 100), and in what.

    `one` happened first. `words` are in both, of the `of_words` that the shorter one has.
    """

    score: int
    one: Candidate
    other: Candidate
    has_same_place: bool
    violations: int
    words: int
    of_words: int

    @property
    def days_apart(self) -> int:
        """How many days lie between the two."""
        return (self.other.day - self.one.day).days


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The most alike pairs that nobody has answered, and how many there are in all."""

    pairs: tuple[CandidatePair, ...]
    count: int


def find_duplicates(
    session: Session, limit: int = MOST_PAIRS, progress: Progress = silent
) -> Duplicates:
    """Compare the records of the desk that lie within three days in one country.

    `progress` counts records. Records without a country or a known day are not compared, and of
    what crowds three days no more than the next 400 records. Pairs that a link says to be two
    events are left out.
    """
    scored = sorted(_scored(session, progress), key=_rank)
    quiet = quiet_pairs(session, [pair_uid(one.uid, other.uid) for _s, one, other in scored])
    quiet |= linked_pairs(session, {one.uid for _s, *both in scored for one in both})
    open_ones = [pair for pair in scored if pair_uid(pair[1].uid, pair[2].uid) not in quiet]
    return Duplicates(tuple(_pair(*pair) for pair in open_ones[:limit]), len(open_ones))


_Scored = tuple[int, Likeness, Likeness]


def _rank(pair: _Scored) -> tuple[int, str, str]:
    score, one, other = pair
    return -score, one.reference, other.reference


def _scored(session: Session, progress: Progress) -> Iterator[_Scored]:
    dated = dict(sorted(by_country(session.execute(DATED)).items()))
    total, done = sum(map(len, dated.values())), 0
    for country_code, span in _stretches(dated):
        known = outlines(session, country_code, (span[0][0], days_near(span[-1][0])[1]))
        near: list[tuple[Outline, Outline]] = []
        # What lies behind this part is there to be compared with; its own turn comes.
        for place in range(len(span)):
            if done % _TOLD_EVERY == 0:
                progress(done, total)
            done += 1
            near += _maybe_alike(known, place)
        whole = filled(session, (outline for pair in near for outline in pair))
        for pair in near:
            one, other = (whole[outline.id] for outline in pair)
            if (score := score_of(one, other)) >= SUSPICIOUS:
                yield score, one, other


def _stretches(dated_ones: dict[str, list[Dated]]) -> Iterator[tuple[str, list[Dated]]]:
    """Yield the records of each country in parts that are read at once; a day is in one part."""
    for country_code, dated in dated_ones.items():
        begin = 0
        for end in range(1, len(dated) + 1):
            is_last = end == len(dated)
            is_full = end - begin >= _READ_AT_ONCE
            if is_last or (is_full and dated[end][0] != dated[end - 1][0]):
                yield country_code, dated[begin:end]
                begin = end


def _maybe_alike(known: list[Outline], place: int) -> Iterator[tuple[Outline, Outline]]:
    """Yield the record in this place with each behind it that words do not tell apart."""
    one = known[place]
    for other in known[place + 1 : place + 1 + MOST_CANDIDATES]:
        if (other.day - one.day).days > NEAR_DAYS:
            break
        if may_be_alike(one, other):
            yield one, other


def _pair(score: int, one: Likeness, other: Likeness) -> CandidatePair:
    return CandidatePair(
        score,
        _candidate(one),
        _candidate(other),
        has_same_place=is_near(one, other),
        violations=len(one.violations & other.violations),
        words=len(one.words & other.words),
        of_words=min(len(one.words), len(other.words)),
    )


def _candidate(like: Likeness) -> Candidate:
    return Candidate(like.uid, like.reference, like.title, like.day)


def perhaps_update(pair: CandidatePair) -> bool:
    """Return whether the title of just one of the two says that it is an update."""
    return bool(_UPDATE.search(pair.one.title)) != bool(_UPDATE.search(pair.other.title))


def update_of(pair: CandidatePair) -> tuple[Candidate, Candidate]:
    """Return which of the two is the update if one is, and the other: the titles say, or days."""
    is_first = bool(_UPDATE.search(pair.one.title)) and perhaps_update(pair)
    return (pair.one, pair.other) if is_first else (pair.other, pair.one)


def reason_words(pair: CandidatePair) -> str:
    """Return in what the two are alike, as a person reads it."""
    days = pair.days_apart
    reasons = [
        ngettext("{count} day apart", "{count} days apart", days).format(count=days)
        if days
        else _("same day")
    ]
    if pair.has_same_place:
        reasons.append(_("same place"))
    if pair.violations:
        words = ngettext("{count} violation", "{count} violations", pair.violations)
        reasons.append(words.format(count=pair.violations))
    words = _("{count} of {all} words")
    reasons.append(words.format(count=pair.words, all=pair.of_words))
    if perhaps_update(pair):
        reasons.append(_("perhaps an update, to be linked"))
    return listed(reasons)
