"""What is like a record that is still being typed."""

import uuid
from collections.abc import Container
from dataclasses import dataclass

from sqlalchemy.orm import Session

from hrd_desk.model.event import UNKNOWN_DAY, Event
from hrd_desk.storage.likeness import Likeness, filled, telling_words
from hrd_desk.storage.pairs import (
    MOST_CANDIDATES,
    MOST_SUSPECTED,
    Suspicion,
    is_told_apart,
    maybe_alike,
    most_like,
)

FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Sought:
    """What is compared of a record as it stands in a form; it may go to another thread."""

    uid: uuid.UUID
    country_code: str
    likeness: Likeness

    @property
    def says_enough(self) -> bool:
        """Whether a likeness would mean something: one word alone is in half the titles."""
        return len(self.likeness.words) >= FEWEST_WORDS


def sought(event: Event) -> Sought | None:
    """Return what to look for; None as long as country or day are missing. Needs no session."""
    if not event.country_code or event.start_earliest == UNKNOWN_DAY:
        return None
    words = telling_words(event.title, event.summary)
    likeness = Likeness(
        *(0, event.start_earliest, words, event.uid, event.reference, event.title),
        violations=frozenset(term.id for term in event.terms("violations")),
        places=tuple(
            (place.locality.casefold(), place.latitude_deg, place.longitude_deg)
            for place in event.places
        ),
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
    near = filled(session, maybe_alike(session, wanted.country_code, wanted.likeness))
    others = [like for like in near.values() if like.uid != wanted.uid and like.uid not in apart]
    alike = most_like(wanted.likeness, others, MOST_CANDIDATES)
    return [one for one in alike if not is_told_apart(session, wanted.uid, one.uid)][:limit]
