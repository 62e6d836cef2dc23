"""What the main window offers for publication."""

import uuid
from dataclasses import dataclass, field, replace

from hrd_desk.model.event import Event
from hrd_desk.storage.event_lists import EventFilter


@dataclass(frozen=True, slots=True)
class Offer:
    """The saved record on the screen, the rows chosen beside it, and the list: filter and length.

    `chosen` is empty unless several are.
    """

    event: Event | None = None
    chosen: tuple[uuid.UUID, ...] = ()
    wanted: EventFilter = field(default_factory=EventFilter)
    listed: int = 0

    def with_chosen(self, chosen: tuple[uuid.UUID, ...]) -> "Offer":
        """Return the offer with these rows chosen."""
        return replace(self, chosen=chosen)
