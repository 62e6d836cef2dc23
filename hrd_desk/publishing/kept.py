"""Records that were read and redacted, kept while a person tries other choices."""

import uuid
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from sqlalchemy.orm import Session

from hrd_desk.collecting import collection_paused
from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import _, grouped, language
from hrd_desk.model.event import Event
from hrd_desk.progress import Progress
from hrd_desk.publishing.earlier import Earlier, earlier_events
from hrd_desk.publishing.holding import Held
from hrd_desk.publishing.orders import Order, Period
from hrd_desk.publishing.preparing import Prepared, prepared_of
from hrd_desk.publishing.taking import Taken
from hrd_desk.publishing.told_before import warning_of_earlier
from hrd_desk.storage.database import Database
from hrd_desk.storage.event_lists import EventFilter, count_events, event_uids
from hrd_desk.storage.plain_reading import read_plain_events
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.storage.unchanged import mark_of_desk

MOST_RECORDS = 20_000
"""A publication of more records is not read by anybody."""

Records = EventFilter | tuple[uuid.UUID, ...]
"""What is published: all that a filter lets through, or these."""


@dataclass(slots=True)
class _Kept:
    """Records that were taken, and what must be the same for them to be taken again."""

    key: Hashable
    uids: tuple[uuid.UUID, ...]
    taken: Taken
    held: Held
    records: Records = ()
    earlier: dict[tuple[Records, Period], Earlier | None] = field(default_factory=dict)


class KeptRecords:
    """Prepares publications of a desk; the records of the last one are kept.

    They are read again where other ones are wanted, for other readers, in another language, or
    after any change on the desk. To be used in one thread alone.
    """

    def __init__(self, database: Database) -> None:
        """Keep nothing yet."""
        self._database = database
        self._kept: _Kept | None = None

    def forget(self) -> None:
        """Keep nothing of the records."""
        self._kept = None

    def prepared(self, records: Records, order: Order, progress: Progress) -> Prepared:
        """Return the publication of `records` as it was ordered, from one state of the desk.

        Raises what `preparing.prepare` raises, and `HrdDeskError` for too many records.
        """
        with self._database.snapshot() as session:
            kept = self._taken(session, records, order, progress)
            earlier = _earlier(session, kept, records, order)
            progress(0, 0)
            prepared = prepared_of(kept.taken, order, earlier)
            warnings = kept.held.warning(), warning_of_earlier(session, prepared)
        return replace(prepared, warnings=tuple(filter(None, warnings)))

    def _taken(self, session: Session, records: Records, order: Order, progress: Progress) -> _Kept:
        """Return the records as the readers may know them: those kept, where nothing changed."""
        key = (mark_of_desk(session), order.audience, order.language, language())
        kept = self._kept
        # What a list lets through depends on records and terms alone, and none has changed.
        if kept is not None and (kept.key, kept.records) == (key, records):
            return kept
        uids = records
        if isinstance(uids, EventFilter):
            _refuse_too_many(count_events(session, uids))
            uids = tuple(event_uids(session, uids))
        self._kept = None  # before others are taken: both are large
        self._kept = _take(session, key, uids, order, progress)
        self._kept.records = records
        return self._kept


def _take(
    session: Session,
    key: Hashable,
    uids: tuple[uuid.UUID, ...],
    order: Order,
    progress: Progress,
) -> _Kept:
    held = Held(order.audience)
    hold = held.obstacle(session)
    vocabulary = load_vocabulary(session)
    taken = Taken(vocabulary, order.audience, order.language)
    # Plain events have every attribute that is asked for, and answer in half of the time.
    events = cast("Iterator[Event]", read_plain_events(session, uids, vocabulary))
    with collection_paused():  # each record leaves objects that stay
        for done, event in enumerate(events):
            progress(done, len(uids))
            taken.take(event, hold)
    return _Kept(key, uids, taken, held)


def _earlier(session: Session, kept: _Kept, records: Records, order: Order) -> Earlier | None:
    """Return the days to compare with, as they were counted before if nothing changed."""
    if not order.compares or not isinstance(records, EventFilter):
        return None
    asked = (records, order.period)
    if asked not in kept.earlier:
        found = earlier_events(session, records, order, kept.uids)
        hold = kept.held.obstacle(session)
        kept.earlier[asked] = kept.taken.compared(found, hold) if found is not None else None
    return kept.earlier[asked]


def _refuse_too_many(count: int) -> None:
    if count > MOST_RECORDS:
        sentence = _(
            "{count} records are too many for one publication, which holds {most} at the most."
            " Narrow the list down."
        )
        raise HrdDeskError(sentence.format(count=grouped(count), most=grouped(MOST_RECORDS)))
