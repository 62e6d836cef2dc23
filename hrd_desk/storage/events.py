"""Load, save, delete and bring back events."""

import datetime
import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, inspect, select
from sqlalchemy.orm import Mapper, Session

from hrd_desk.errors import InvalidInputError, NotFoundError
from hrd_desk.i18n import _
from hrd_desk.mapping import new_uid
from hrd_desk.model.event import UNKNOWN_DAY, Event
from hrd_desk.model.parts import Attachment, Citation, Count, EventLink, Place, TermUse
from hrd_desk.model.plain_event import PlainEvent
from hrd_desk.storage.event_parts import PARTS, with_parts, with_parts_of_many
from hrd_desk.storage.frontier import frontier
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.new_rows import insert_events
from hrd_desk.storage.search_index import forget_in_index, index_event
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.storage.sync_tables import Erased

READ_AT_ONCE = 300

_WHOLE = (
    select(Event)
    .where(Event.uid == bindparam("uid"))
    .options(*with_parts())
    .execution_options(populate_existing=True)
)
_WANTED: BindParameter[Any] = bindparam("wanted", expanding=True)
_TAKEN = select(Event.reference).where(Event.reference.in_(_WANTED))
_WITH_REFERENCE = _TAKEN.limit(1)
_WITH_UID = select(Event.id).where(Event.uid.in_(_WANTED)).limit(1)
_BY_ID = select(Event).where(Event.id == bindparam("id")).options(*with_parts())

Part = Count | Place | Citation | EventLink | Attachment
NewEvent = Event | PlainEvent


def load_event(session: Session, uid: uuid.UUID) -> Event:
    """Return the event with all its parts; raises `NotFoundError`. Usable after the block."""
    event = session.scalars(_WHOLE, {"uid": uid}).one_or_none()
    if event is None:
        raise NotFoundError(_("This record does not exist on this desk."))
    return event


def load_previous_event(session: Session, uid: uuid.UUID) -> Event | None:
    """Return the event that was saved last, other than `uid`, or None. Usable after the block."""
    query = select(Event).where(Event.uid != uid, Event.deleted_version.is_(None))
    newest = query.order_by(Event.revised.desc(), Event.id.desc()).limit(1)
    return session.scalars(newest.options(*with_parts())).one_or_none()


def read_events(session: Session, uids: Sequence[uuid.UUID]) -> Iterator[Event]:
    """Yield events whole, in the order of `uids`; those that are gone are passed over.

    They are read in batches and let go of, so that a hundred thousand take no more memory than a
    few hundred. Usable after the block.
    """
    for start in range(0, len(uids), READ_AT_ONCE):
        wanted = uids[start : start + READ_AT_ONCE]
        query = select(Event).where(Event.uid.in_(wanted)).options(*with_parts_of_many())
        found = {event.uid: event for event in session.scalars(query)}
        session.expunge_all()
        yield from (found[uid] for uid in wanted if uid in found)


def find_reference(session: Session, reference: str) -> uuid.UUID:
    """Return the uid of the record with this reference or uid; raises `NotFoundError`."""
    wanted = reference.strip()
    found = session.scalar(select(Event.uid).where(Event.reference == wanted))
    if found is None and _is_uid(wanted):
        found = session.scalar(select(Event.uid).where(Event.uid == uuid.UUID(wanted)))
    if found is None:
        sentence = _(
            "No record has the reference “{reference}”. Look it up in the list of records."
        )
        raise NotFoundError(sentence.format(reference=wanted))
    return found


def _is_uid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def event_titles(
    session: Session, uids: Iterable[uuid.UUID], marks: Collection[str] | None = None
) -> dict[uuid.UUID, tuple[str, str]]:
    """Return reference and title of those records that are here.

    `marks`: of those alone that have one of these marks of confidentiality and are not deleted.
    """
    wanted = list(uids)
    found: dict[uuid.UUID, tuple[str, str]] = {}
    for start in range(0, len(wanted), READ_AT_ONCE):
        query = select(Event.uid, Event.reference, Event.title).where(
            Event.uid.in_(wanted[start : start + READ_AT_ONCE])
        )
        if marks is not None:
            query = query.where(Event.confidentiality.in_(marks), Event.deleted_version.is_(None))
        found |= {uid: (reference, title) for uid, reference, title in session.execute(query)}
    return found


def revised_of(session: Session, uids: Iterable[uuid.UUID]) -> dict[uuid.UUID, int]:
    """Return the version of each of these records; those that are gone or deleted are left out."""
    wanted = list(uids)
    found: dict[uuid.UUID, int] = {}
    for start in range(0, len(wanted), READ_AT_ONCE):
        query = select(Event.uid, Event.revised).where(
            Event.uid.in_(wanted[start : start + READ_AT_ONCE]), Event.deleted_version.is_(None)
        )
        found |= {row.uid: row.revised for row in session.execute(query)}
    return found


def first_days(
    session: Session, uids: Sequence[uuid.UUID]
) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the earliest and the latest day on which one of these records began, if known."""
    found: list[datetime.date] = []
    for start in range(0, len(uids), READ_AT_ONCE):
        query = select(func.min(Event.start_earliest), func.max(Event.start_earliest)).where(
            Event.uid.in_(uids[start : start + READ_AT_ONCE]), Event.start_earliest > UNKNOWN_DAY
        )
        found += [day for day in session.execute(query).one() if day is not None]
    return (min(found), max(found)) if found else (None, None)


def save_event(session: Session, event: Event) -> Event:
    """Save a new event, or a detached one with its edits; return it as it now stands.

    Gives a new record its reference. Nothing is written if nothing differs. Raises
    `StaleRecordError` if the record was changed since it was loaded, `InvalidInputError` if its
    reference is taken.
    """
    is_new = inspect(event).transient
    if is_new:
        _mint_references(session, [] if event.reference else [event])
        _refuse_taken(session, [event])
    else:
        session.scalars(_BY_ID, {"id": event.id}).one()
    for part in PARTS[1:]:
        rows = getattr(event, part.key)
        uids = [row.uid for row in rows if inspect(row).transient]
        _refuse_parts_of_others(session, part, [uid for uid in uids if uid is not None])
        for position, row in enumerate(rows):
            row.position = position
    kept = session.merge(event)
    if session.new or session.deleted or any(map(session.is_modified, session.dirty)):
        kept.revised = session.connection().info["version"]
    session.flush()
    saved = load_event(session, kept.uid)
    index_event(session, saved)
    return saved


def save_new_events(session: Session, events: Sequence[PlainEvent]) -> None:
    """Save many new events at once, each as `save_event` would.

    Thousands are to be given in parts of some hundreds; they stay apart from the session. Raises
    `InvalidInputError` for the first whose uid, reference or part is on this desk already; then
    nothing may be kept of them.
    """
    _mint_references(session, [event for event in events if not event.reference])
    _refuse_taken(session, events)
    for part in PARTS[1:]:
        uids = [row.uid for event in events for row in getattr(event, part.key)]
        _refuse_parts_of_others(session, part, uids)
        for event in events:
            for position, row in enumerate(getattr(event, part.key)):
                row.position = position
    insert_events(session, events)


def _refuse_taken(session: Session, events: Sequence[NewEvent]) -> None:
    references, uids = {event.reference for event in events}, {event.uid for event in events}
    taken = session.scalar(_WITH_REFERENCE, {"wanted": references})
    if taken is None and len(references) < len(events):
        taken = next(iter(references))
    if taken is not None:
        sentence = _("The reference “{reference}” is taken. Leave it empty to get a free one.")
        raise InvalidInputError("reference", sentence.format(reference=taken))
    if session.scalar(_WITH_UID, {"wanted": uids}) is not None:
        raise InvalidInputError("uid", _("This record is on this desk already."))


def _refuse_parts_of_others(session: Session, part: Any, uids: list[uuid.UUID]) -> None:
    """Refuse a record that was copied by hand with the uids of its parts."""
    record, field = part.property.mapper.class_, part.key
    is_twice = len(set(uids)) < len(uids)
    if is_twice or (
        uids and session.scalar(select(record.id).where(record.uid.in_(uids)).limit(1))
    ):
        sentence = _("An entry of {field} has a uid that is on this desk already. Leave it out.")
        raise InvalidInputError(field, sentence.format(field=field))


def _mint_references(session: Session, events: Sequence[NewEvent]) -> None:
    """Give each event a free reference of this desk."""
    if not events:
        return
    desk = own_desk(session)
    # A copied or restored desk counts on in a new epoch, so its numbers must differ.
    code = desk.code if desk.epoch == 1 else f"{desk.code}{desk.epoch}"
    number = int(read_setting(session, "last-reference-number", 0))
    waiting: list[NewEvent] = list(events)
    while waiting:
        minted: dict[str, NewEvent] = {}
        for event in waiting:
            is_dated = event.start_earliest != UNKNOWN_DAY
            day = event.start_earliest if is_dated else datetime.datetime.now(datetime.UTC).date()
            number += 1
            minted[f"{event.country_code or 'XX'}-{day.year}-{code}-{number:04}"] = event
        taken = set(session.scalars(_TAKEN, {"wanted": list(minted)}))
        for reference in minted.keys() - taken:
            minted[reference].reference = reference
        waiting = [event for reference, event in minted.items() if reference in taken]
    write_setting(session, "last-reference-number", number)


def delete_event(session: Session, uid: uuid.UUID, reason: str = "") -> None:
    """Mark a record as deleted; it can be brought back, and its history stays.

    The mark names the versions that the deleter saw, so that an edit made elsewhere meanwhile
    can bring the record back (architecture, section 3).
    """
    load_event(session, uid)
    delete_events(session, [uid], reason)


def delete_events(session: Session, uids: Sequence[uuid.UUID], reason: str = "") -> None:
    """Mark some hundreds of records as deleted, each as `delete_event` does."""
    version: int = session.connection().info["version"]
    query = select(Event).where(Event.uid.in_(uids), Event.deleted_version.is_(None))
    events = session.scalars(query).all()
    # Before anything is set: asking the database would write half of the deletion first.
    seen = [frontier(session, event.uid) for event in events]
    for event, versions in zip(events, seen, strict=True):
        event.deletion_saw = versions
        event.deletion_saw_version, event.deletion_reason = event.revised, reason
        event.deleted_version = event.revised = version
    session.flush()
    forget_in_index(session, [event.id for event in events])


def restore_event(session: Session, uid: uuid.UUID) -> None:
    """Bring a deleted record back; raises `InvalidInputError` for one that was erased.

    What is typed into it then would be erased again by every desk that takes it in.
    """
    event = load_event(session, uid)
    if session.get(Erased, uid) is not None:
        sentence = _("This record was erased for somebody's safety. Enter a new one instead.")
        raise InvalidInputError("record", sentence)
    event.deleted_version = event.deletion_saw_version = event.deletion_reason = None
    event.deletion_saw = None
    if session.is_modified(event):
        event.revised = session.connection().info["version"]
    session.flush()
    index_event(session, event)


def duplicate_event(event: Event) -> Event:
    """Return an unsaved copy of a detached event: new uid, no reference, a draft again."""
    columns = {column.key for column in inspect(Event).column_attrs}
    own = {"id", "uid", "version", "revised", "reference", "record_status"}
    own |= {"deleted_version", "deletion_saw_version", "deletion_saw", "deletion_reason"}
    copy = Event(**{name: getattr(event, name) for name in columns - own})
    copy.term_uses = [TermUse.of(use.term) for use in event.term_uses]
    for part in PARTS[1:]:
        setattr(copy, part.key, [_copied(row) for row in getattr(event, part.key)])
    return copy


def _copied(row: Part) -> Part:
    mapper: Mapper[Part] = inspect(type(row))
    own = {"id", "uid", "event_id", "version"}
    names = [column.key for column in mapper.column_attrs if column.key not in own]
    return type(row)(uid=new_uid(), **{name: getattr(row, name) for name in names})
