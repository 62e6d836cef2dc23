"""Which rows stand for records that are here already: by uid, reference, id elsewhere, or content.

A row without any id is known by what stands in it, so that a corrected table can be imported
again: what was taken in before is not taken in twice.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.storage.events import read_events
from hrd_desk.storage.imports import records_with_external_ids
from hrd_desk.storage.journal.tables import Revision
from hrd_desk.storage.taking_back import REPEATS
from hrd_desk.tables.rows_in import Problem, ReadRow

TAKING_BACK = ("undo-import", *REPEATS)
"""The actions by which an import goes; what a person deletes is not brought back by a table."""


@dataclass(slots=True)
class Known:
    """What earlier rows stand for, and the versions in which undos deleted records."""

    uids: set[uuid.UUID] = field(default_factory=set)
    references: set[str] = field(default_factory=set)
    external_ids: dict[str, int] = field(default_factory=dict)
    taken_back: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Matched:
    """A row with the record that it stands for, detached; None for a new one.

    `is_same_row`: the very row was taken in before. `is_taken_back`: and then taken back.
    """

    row: ReadRow
    event: Event | None = None
    is_same_row: bool = False
    is_taken_back: bool = False
    problem: Problem | None = None

    def again(self, session: Session) -> Iterator[Event]:
        """Yield the record, loaded anew and detached."""
        if self.event is not None:
            yield from read_events(session, [self.event.uid])


def match_rows(
    session: Session, rows: Sequence[ReadRow], system: str, known: Known
) -> Iterator[Matched]:
    """Yield each row with what it stands for, in their order."""
    for row in rows:
        _number_equal_rows(row, known)
    uids = _uids_of(session, rows, system)
    events = {event.uid: event for event in read_events(session, list(set(uids.values())))}
    deleted = {event.deleted_version for event in events.values() if event.is_deleted}
    query = select(Revision.version).where(
        Revision.version.in_(deleted), Revision.action.in_(TAKING_BACK)
    )
    known.taken_back |= set(session.scalars(query))
    for row in rows:
        yield _matched(row, uids.get(row.number), events, known)


def _number_equal_rows(row: ReadRow, known: Known) -> None:
    """Tell rows apart that hold the same: the second one is no repetition of an import."""
    if row.external_id.startswith("#"):
        count = known.external_ids.get(row.external_id, 0)
        known.external_ids[row.external_id] = count + 1
        row.external_id += f".{count}" if count else ""


def _uids_of(session: Session, rows: Sequence[ReadRow], system: str) -> dict[int, uuid.UUID]:
    """Return by row the uid of the record that it names in one of the ways."""
    found: dict[int, uuid.UUID] = {}
    of_external = records_with_external_ids(
        session, system, [row.external_id for row in rows if row.external_id]
    )
    references = [row.record["reference"] for row in rows if _reference(row)]
    query = select(Event.reference, Event.uid).where(Event.reference.in_(references))
    of_reference = dict(session.execute(query).all())
    for row in rows:
        named = _uid(row) or of_reference.get(_reference(row)) or of_external.get(row.external_id)
        if named is not None:
            found[row.number] = named
    return found


def _matched(
    row: ReadRow, uid: uuid.UUID | None, events: dict[uuid.UUID, Event], known: Known
) -> Matched:
    sentence = _("An earlier row of this table stands for the same record.")
    identity = uid or _uid(row)
    is_again = identity in known.uids or (_reference(row) and _reference(row) in known.references)
    if is_again:
        return Matched(row, problem=Problem(row.number, "", "", sentence))
    known.uids |= {identity} if identity else set()
    known.references |= {_reference(row)} if _reference(row) else set()
    event = events.get(uid) if uid is not None else None
    if event is None:
        return Matched(row)
    if event.is_deleted and event.deleted_version not in known.taken_back:
        sentence = _("The record was deleted here ({reference}). Bring it back first.")
        words = sentence.format(reference=event.reference)
        return Matched(row, problem=Problem(row.number, "", "", words))
    has_id = _uid(row) is not None or _reference(row)
    is_same_row = row.external_id.startswith("#") and not has_id
    return Matched(row, event, is_same_row=is_same_row, is_taken_back=event.is_deleted)


def _uid(row: ReadRow) -> uuid.UUID | None:
    try:
        return uuid.UUID(row.record["uid"])
    except (KeyError, ValueError, TypeError, AttributeError):
        return None  # a wrong one is refused where the record is read


def _reference(row: ReadRow) -> str:
    reference = row.record.get("reference")
    return reference if isinstance(reference, str) else ""
