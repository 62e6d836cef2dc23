"""New records as plain rows, hundreds at once: the very rows that saving objects would write.

Objects that go through SQLAlchemy's unit of work cost several times as much, and nobody looks at
the records of an import one by one.
"""

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Dialect, func, inspect, select
from sqlalchemy.orm import Session

from hrd_desk.mapping import Base
from hrd_desk.model.event import Event
from hrd_desk.model.plain_event import PlainEvent
from hrd_desk.storage.event_parts import PARTS
from hrd_desk.storage.search_index import index_new_events

Stamp = tuple[int, ...]
Convert = Callable[[Any], Any]


def insert_events(session: Session, events: Sequence[PlainEvent]) -> None:
    """Insert new events with their parts and make them findable; gives each its local id.

    Whoever calls has checked what `save_event` checks.
    """
    session.flush()
    first = (session.scalar(select(func.max(Event.id))) or 0) + 1
    for number, event in enumerate(events, first):
        event.id = number
    version: int = session.connection().info["version"]
    stamped = ((event, (version, version)) for event in events)
    _insert(session, Event, ("version", "revised"), stamped)
    for part in PARTS:
        rows = ((row, (event.id, version)) for event in events for row in getattr(event, part.key))
        _insert(session, part.property.mapper.class_, ("event_id", "version"), rows)
    index_new_events(session, events)


def _insert(
    session: Session,
    record: type[Base],
    stamp: tuple[str, ...],
    rows: Iterable[tuple[Any, Stamp]],
) -> None:
    """Insert rows; the columns `stamp` come with each of them, all others are its attributes."""
    connection = session.connection()
    statement, columns = _statement(record, stamp, connection.dialect)
    values = [
        (*stamped, *[convert(given[key]) if key in given else None for key, convert in columns])
        for row, stamped in rows
        for given in [vars(row)]
    ]
    if values:
        connection.exec_driver_sql(statement, values)


@functools.cache
def _statement(
    record: type[Base], stamp: tuple[str, ...], dialect: Dialect
) -> tuple[str, tuple[tuple[str, Convert], ...]]:
    """Return the statement that inserts a row, and what turns its attributes into its columns."""
    mapper = inspect(record)
    given = {
        attribute.key: attribute.columns[0]
        for attribute in mapper.column_attrs
        # The id of a part comes by itself.
        if attribute.key not in stamp and (attribute.key != "id" or record is Event)
    }
    names = [*stamp, *(column.name for column in given.values())]
    marks = ", ".join("?" * len(names))
    statement = f"INSERT INTO {record.__tablename__} ({', '.join(names)}) VALUES ({marks})"
    columns = ((key, _converter(column, dialect)) for key, column in given.items())
    return statement, tuple(columns)


def _converter(column: Any, dialect: Dialect) -> Convert:
    return column.type.dialect_impl(dialect).bind_processor(dialect) or _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
