"""The full-text index: contentless FTS5, filled in the same transaction as the save."""

from collections.abc import Sequence

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.event_parts import with_parts
from hrd_desk.storage.search_text import TOKENIZER_VERSION, index_text
from hrd_desk.storage.settings import read_setting, write_setting

VERSION_SETTING = "tokenizer-version"
_INSERT = text(
    "INSERT INTO fts (rowid, title, reference, place, description, summary, other) "
    "VALUES (:id, :title, :reference, :place, :description, :summary, :other)"
)
_DELETE = text("DELETE FROM fts WHERE rowid = :id")


def index_event(session: Session, event: Event) -> None:
    """Make `event` findable by its words, or no longer if it is deleted."""
    session.execute(_DELETE, {"id": event.id})
    if not event.is_deleted:
        session.execute(_INSERT, index_row(event))


def index_rows(session: Session, events: Sequence[Event]) -> None:
    """Add events that are not in the index, loaded whole."""
    if events:
        session.execute(_INSERT, [index_row(event) for event in events])


def index_row(event: Event) -> dict[str, object]:
    """Return the row of the full-text index for an event with its places and citations loaded."""
    places = [(p.locality, p.district, p.region, p.address) for p in event.places]
    citations = [(c.source_name, c.title, c.excerpt) for c in event.citations]
    counts = [(count.words,) for count in event.counts]
    other = [event.context, event.charge, event.remarks, event.monitoring_note]
    other += [word for part in citations + counts for word in part]
    texts = {
        "title": event.title,
        "reference": event.reference,
        "place": "\n".join(word for place in places for word in place if word),
        "description": event.description,
        "summary": event.summary,
        "other": "\n".join(word for word in other if word),
    }
    return {"id": event.id} | {name: index_text(value) for name, value in texts.items()}


def is_index_current(session: Session) -> bool:
    """Return whether the index was made by this version's tokenizer."""
    return bool(read_setting(session, VERSION_SETTING, 0) == TOKENIZER_VERSION)


def rebuild_index(session: Session, progress: Progress = silent) -> None:
    """Index every record anew (about 10,000 a second)."""
    session.execute(text("INSERT INTO fts (fts) VALUES ('delete-all')"))
    ids = list(session.scalars(select(Event.id).where(Event.deleted_version.is_(None))))
    for begin in range(0, len(ids), 500):
        progress(begin, len(ids))
        query = select(Event).where(Event.id.in_(ids[begin : begin + 500])).options(*with_parts())
        index_rows(session, session.scalars(query).all())
        session.expunge_all()
    write_setting(session, VERSION_SETTING, TOKENIZER_VERSION)
