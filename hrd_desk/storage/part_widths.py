"""How many parts the widest records of a table have, so that its columns are known at once."""

import json
import uuid
from array import array
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import String, case, func, literal_column, select
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.event_parts import PARTS
from hrd_desk.storage.uids_in_order import FEW_OF

AT_ONCE = 500


def part_widths(
    session: Session, uids: Sequence[uuid.UUID], progress: Progress = silent
) -> dict[str, tuple[int, frozenset[str]]]:
    """Return for each kind of part the most that one record has, and the columns that are filled.

    Kinds are the attributes of `Event` ("places"); one that no record has is left out.
    """
    ids = array("q")
    for begin in range(0, len(uids), AT_ONCE):
        progress(begin, len(uids))
        some = select(Event.id).where(Event.uid.in_(uids[begin : begin + AT_ONCE]))
        ids.extend(session.scalars(some))
    found: dict[str, tuple[int, frozenset[str]]] = {}
    for listed, is_whole in _chunks(session, ids):
        for part in PARTS[1:]:
            most, filled = _widths(session, part, listed, is_whole=is_whole)
            known, columns = found.get(part.key, (0, frozenset()))
            if most:
                found[part.key] = max(most, known), columns | filled
    return found


def _chunks(session: Session, ids: "array[int]") -> Iterator[tuple[str, bool]]:
    """Yield local ids in JSON, and whether parts are looked for by reading all that there are.

    The parts of a large share of all records lie on every page: each is read once, in order.
    """
    last: int = session.scalar(select(func.max(Event.id))) or 0
    if len(ids) * FEW_OF > last:
        yield json.dumps(ids.tolist()), True
        return
    for begin in range(0, len(ids), AT_ONCE):
        yield json.dumps(ids[begin : begin + AT_ONCE].tolist()), False


def _widths(
    session: Session, part: Any, listed: str, *, is_whole: bool
) -> tuple[int, frozenset[str]]:
    record = part.property.mapper.class_
    columns = part.property.mapper.columns
    names = [name for name in columns.keys() if name not in {"id", "event_id", "version"}]  # noqa: SIM118
    filled = [func.max(case((_is_filled(columns[name]), 1), else_=0)).label(name) for name in names]
    events = select(func.json_each(listed).table_valued("value").c.value)
    # The plus keeps SQLite from looking each event up.
    event_id: Any = record.event_id
    asked = literal_column(f"+{record.__tablename__}.event_id") if is_whole else event_id
    each = (
        select(func.count().label("parts"), *filled)
        .where(asked.in_(events))
        .group_by(event_id)
        .subquery()
    )
    most, *flags = session.execute(
        select(func.max(each.c.parts), *(func.max(each.c[name]) for name in names))
    ).one()
    seen = zip(names, flags, strict=True)
    return most or 0, frozenset(name for name, is_there in seen if is_there)


def _is_filled(column: Any) -> Any:
    is_there = column.is_not(None)
    return is_there & (column != "") if isinstance(column.type, String) else is_there
