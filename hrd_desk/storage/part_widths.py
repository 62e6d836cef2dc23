"""How many parts the widest records of a table have, so that its columns are known at once."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import String, case, func, select
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.event_parts import PARTS

AT_ONCE = 500


def part_widths(
    session: Session, uids: Sequence[uuid.UUID], progress: Progress = silent
) -> dict[str, tuple[int, frozenset[str]]]:
    """Return for each kind of part the most that one record has, and the columns that are filled.

    Kinds are the attributes of `Event` ("places"); one that no record has is left out.
    """
    found: dict[str, tuple[int, frozenset[str]]] = {}
    for begin in range(0, len(uids), AT_ONCE):
        progress(begin, len(uids))
        some = uids[begin : begin + AT_ONCE]
        for part in PARTS[1:]:
            most, filled = _widths(session, part, some)
            known, columns = found.get(part.key, (0, frozenset()))
            if most:
                found[part.key] = max(most, known), columns | filled
    return found


def _widths(session: Session, part: Any, uids: Sequence[uuid.UUID]) -> tuple[int, frozenset[str]]:
    record = part.property.mapper.class_
    columns = part.property.mapper.columns
    names = [name for name in columns.keys() if name not in {"id", "event_id", "version"}]  # noqa: SIM118
    filled = [func.max(case((_is_filled(columns[name]), 1), else_=0)) for name in names]
    query = (
        select(func.count().label("parts"), *filled)
        .join(Event, Event.id == record.event_id)
        .where(Event.uid.in_(uids))
        .group_by(record.event_id)
    )
    rows = session.execute(query).all()
    most = max((row.parts for row in rows), default=0)
    seen = zip(names, *(row[1:] for row in rows), strict=True)
    return most, frozenset(name for name, *flags in seen if any(flags))


def _is_filled(column: Any) -> Any:
    is_there = column.is_not(None)
    return is_there & (column != "") if isinstance(column.type, String) else is_there
