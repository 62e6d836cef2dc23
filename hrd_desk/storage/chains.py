"""Records that are about one event: updates and repetitions, linked to what they continue."""

import uuid
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.model.parts import DUPLICATE, UPDATE, EventLink
from hrd_desk.storage.bitsets import bits_of

SAME_EVENT_LINKS = frozenset({UPDATE, DUPLICATE})
"""Links that make two records one event."""


class Chains:
    """The events of a desk that have several records; every other record is an event of its own.

    Two records that continue the same third one belong together even where that one is not here.
    """

    def __init__(self, session: Session) -> None:
        """Read the links of all records that are not deleted."""
        links = (
            select(Event.id, Event.uid, EventLink.target_uid)
            .join(EventLink, EventLink.event_id == Event.id)
            .where(Event.deleted_version.is_(None), EventLink.link_type.in_(SAME_EVENT_LINKS))
        )
        self._above: dict[uuid.UUID, uuid.UUID] = {}
        for _event_id, uid, target in session.execute(links):
            self._above.setdefault(uid, uid)
            self._above.setdefault(target, target)
            self._above[self._root(uid)] = self._root(target)
        self.of: dict[int, uuid.UUID] = {}
        """What every record of an event with several of them has in common."""
        here = select(Event.id, Event.uid).where(Event.deleted_version.is_(None))
        uids = list(self._above)
        for begin in range(0, len(uids), 5000):
            some = here.where(Event.uid.in_(uids[begin : begin + 5000]))
            for event_id, uid in session.execute(some):
                self.of[event_id] = self._root(uid)
        self.members = bits_of(self.of)

    def _root(self, uid: uuid.UUID) -> uuid.UUID:
        while self._above[uid] != uid:
            self._above[uid] = self._above[self._above[uid]]
            uid = self._above[uid]
        return uid

    def groups(self, ids: Iterable[int]) -> list[list[int]]:
        """Return `ids` that belong to events with several records, by event."""
        found: dict[uuid.UUID, list[int]] = {}
        for number in ids:
            found.setdefault(self.of[number], []).append(number)
        return list(found.values())
