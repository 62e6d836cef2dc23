"""The full-text index: contentless FTS5, filled in the same transaction as the save."""

import functools
import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.orm import Session

from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation, Count, Place
from hrd_desk.model.plain_event import PlainEvent
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.journal.journaled import JOURNALED
from hrd_desk.storage.search_text import TOKENIZER_VERSION, index_text
from hrd_desk.storage.settings import read_setting, write_setting

VERSION_SETTING = "tokenizer-version"
_INSERT = text(
    "INSERT INTO fts (rowid, title, reference, place, description, summary, other) "
    "VALUES (:id, :title, :reference, :place, :description, :summary, :other)"
)
_DELETE = text("DELETE FROM fts WHERE rowid = :id")
_DELETE_LISTED = text("DELETE FROM fts WHERE rowid IN (SELECT value FROM json_each(:ids))")


def index_event(session: Session, event: Event) -> None:
    """Make `event` findable by its words, or no longer if it is deleted."""
    session.execute(_DELETE, {"id": event.id})
    if not event.is_deleted:
        session.execute(_INSERT, index_row(event))


def forget_in_index(session: Session, ids: Sequence[int]) -> None:
    """Let events with these local ids no longer be found."""
    session.execute(_DELETE_LISTED, {"ids": json.dumps(list(ids))})


def index_row(event: Event) -> dict[str, object]:
    """Return the row of the full-text index for an event with its places and citations loaded."""
    return _row(event, event.places, event.citations, event.counts)


def _row(
    event: Any, places: Iterable[Any], citations: Iterable[Any], counts: Iterable[Any]
) -> dict[str, object]:
    """Return a row of the index from mapped objects or plain rows; both have the same names."""
    named = [(p.locality, p.district, p.region, p.address) for p in places]
    cited = [(c.source_name, c.title, c.excerpt) for c in citations]
    counted = [(count.words,) for count in counts]
    other = [event.context, event.charge, event.remarks, event.monitoring_note]
    other += [word for part in cited + counted for word in part]
    texts = {
        "title": event.title,
        "reference": event.reference,
        "place": "\n".join(word for place in named for word in place if word),
        "description": event.description,
        "summary": event.summary,
        "other": "\n".join(word for word in other if word),
    }
    return {"id": event.id} | {name: index_text(value) for name, value in texts.items()}


def index_new_events(session: Session, events: Sequence[PlainEvent]) -> None:
    """Make new events, which hold their parts, findable; they are not in the index yet."""
    if events:
        session.execute(
            _INSERT, [_row(one, one.places, one.citations, one.counts) for one in events]
        )


def index_ids(session: Session, ids: Sequence[int]) -> None:
    """Index the events with these local ids that are not deleted and not in the index.

    Plain rows instead of mapped objects: three times as fast, which large merges need.
    """
    listed = {"ids": json.dumps(list(ids))}
    shown = (Event.id.in_(_LISTED), Event.deleted_version.is_(None))
    events = session.execute(select(*_EVENT_COLUMNS).where(*shown), listed).all()
    parts = [_parts_of(session, columns, listed) for columns in _PART_COLUMNS]
    rows = [_row(event, *(part.get(event.id, ()) for part in parts)) for event in events]
    if rows:
        session.execute(_INSERT, rows)


def index_again(session: Session, ids: Sequence[int]) -> None:
    """Make the events with these local ids findable by the words they have now."""
    if ids:
        forget_in_index(session, ids)
        index_ids(session, ids)


# One value, because a list of hundreds is compiled anew each time.
_LISTED = select(func.json_each(bindparam("ids")).table_valued("value").c.value)
_EVENT_COLUMNS = (
    *(Event.id, Event.title, Event.reference, Event.description, Event.summary),
    *(Event.context, Event.charge, Event.remarks, Event.monitoring_note),
)
_PART_COLUMNS: tuple[tuple[Any, ...], ...] = (
    (Place.event_id, Place.locality, Place.district, Place.region, Place.address, Place.position),
    (
        *(Citation.event_id, Citation.source_name, Citation.title, Citation.excerpt),
        Citation.position,
    ),
    (Count.event_id, Count.words, Count.position),
)


@functools.cache
def indexed_groups() -> frozenset[tuple[str, int]]:
    """Return kind and number of the merge groups that hold words to be found; 0 for whole rows."""
    columns: dict[str, set[str]] = {}
    for column in (each for table in (_EVENT_COLUMNS, *_PART_COLUMNS) for each in table):
        columns.setdefault(column.class_.__tablename__, set()).add(column.key)
    found = set()
    for journaled in JOURNALED:
        words = columns.get(journaled.table.name, set()) - {"id", "event_id", "position"}
        if words:
            found.add((journaled.kind, EXISTENCE))
        found |= {(journaled.kind, g.number) for g in journaled.groups if words & set(g.columns)}
    return frozenset(found)


def _parts_of(
    session: Session, columns: tuple[Any, ...], listed: dict[str, str]
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    query = select(*columns).where(columns[0].in_(_LISTED)).order_by(columns[0], columns[-1])
    for row in session.execute(query, listed):
        found.setdefault(row.event_id, []).append(row)
    return found


def is_index_current(session: Session) -> bool:
    """Return whether the index was made by this version's tokenizer."""
    return bool(read_setting(session, VERSION_SETTING, 0) == TOKENIZER_VERSION)


def rebuild_index(session: Session, progress: Progress = silent) -> None:
    """Index every record anew (about 10,000 a second)."""
    session.execute(text("INSERT INTO fts (fts) VALUES ('delete-all')"))
    ids = list(session.scalars(select(Event.id).where(Event.deleted_version.is_(None))))
    for begin in range(0, len(ids), 500):
        progress(begin, len(ids))
        index_ids(session, ids[begin : begin + 500])
    write_setting(session, VERSION_SETTING, TOKENIZER_VERSION)
