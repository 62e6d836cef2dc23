"""Looks other records up for the form, which knows no database."""

import uuid

from hrd_desk.errors import NotFoundError
from hrd_desk.gui.forms.link_form import words_for_absent
from hrd_desk.storage.database import Database
from hrd_desk.storage.events import event_titles, find_reference


class EventLookup:
    """References and titles of the desk's records."""

    def __init__(self, database: Database) -> None:
        """Look records up in `database`."""
        self._database = database

    def find(self, reference: str) -> uuid.UUID:
        """Return the uid of a reference; raises `NotFoundError`."""
        with self._database.snapshot() as session:
            return find_reference(session, reference)

    def reference(self, uid: uuid.UUID) -> str:
        """Return the reference of a record, or its uid if it is not on this desk."""
        known = self._known(uid)
        return known[0] if known is not None else str(uid)

    def title(self, uid: uuid.UUID) -> str:
        """Return the title of a record; raises `NotFoundError` if it is not on this desk."""
        known = self._known(uid)
        if known is None:
            raise NotFoundError(words_for_absent(uid))
        return known[1]

    def _known(self, uid: uuid.UUID) -> tuple[str, str] | None:
        with self._database.snapshot() as session:
            return event_titles(session, [uid]).get(uid)
