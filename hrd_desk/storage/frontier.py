"""The versions that a record is made of now: what somebody saw who judged or deleted it."""

import uuid

from sqlalchemy import text
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.storage.journal.journaled import JOURNALED

DELETION = next(group.number for group in Event.groups if group.name == "deletion")


def _query() -> str:
    parts = [journaled for journaled in JOURNALED if journaled.is_part]
    rows = [
        f"SELECT r.version FROM {part.table.name} r, event e "
        "WHERE e.uid = :root AND r.event_id = e.id"
        for part in parts
    ]
    edits = [
        f"SELECT g.version FROM event e, {part.table.name} r, group_version g "
        "WHERE e.uid = :root AND r.event_id = e.id AND g.uid = r.uid"
        for part in parts
        if part.groups
    ]
    own = [
        "SELECT version FROM event WHERE uid = :root",
        f"SELECT version FROM group_version WHERE uid = :root AND group_number <> {DELETION}",
        "SELECT version FROM tombstone WHERE root_uid = :root",
    ]
    return " UNION ".join([*own, *rows, *edits]) + " ORDER BY 1"


_FRONTIER = text(_query())


def frontier(session: Session, root_uid: uuid.UUID) -> list[int]:
    """Return the versions of every value and removal of the event that stand now, ascending.

    Its own deletion is left out. Two desks that show the same content have the same frontier.
    """
    return list(session.scalars(_FRONTIER, {"root": root_uid.bytes}))
