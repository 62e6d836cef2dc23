"""The SQL that turns the JSON of the journal into columns: of new rows and of edited ones."""

import datetime
import functools
from typing import Any

from sqlalchemy import Boolean, Column, Connection
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlalchemy.types import JSON

from hrd_desk.mapping import Uid
from hrd_desk.merge_groups import MergeGroup
from hrd_desk.model.dates import one_day, parse_edtf
from hrd_desk.model.event import UNKNOWN_DAY
from hrd_desk.storage.journal.journaled import Journaled

DERIVED = {
    "start_earliest": ("start_date", "earliest"),
    "start_latest": ("start_date", "latest"),
    "end_latest": ("end_date", "latest"),
}
"""Columns that follow from a date by themselves, and which of its days they hold."""


def register_functions(connection: Connection) -> None:
    """Give `hrd_day(edtf, which)` to the connection: the ISO day that a date begins or ends on."""
    raw: Any = connection.connection.dbapi_connection
    raw.create_function("hrd_day", 2, day_of, deterministic=True)


@functools.lru_cache(8192)
def day_of(edtf: str | None, which: str) -> str:
    """Return the earliest or latest day of an EDTF date as ISO text, the unknown day for none."""
    if not edtf:
        return UNKNOWN_DAY.isoformat()
    day: datetime.date | None = one_day(edtf) or getattr(parse_edtf(edtf, "date"), which)
    return (day or UNKNOWN_DAY).isoformat()


def value_of(column: "Column[Any]", content: str) -> str:
    """Return the SQL expression of a column's value in the JSON expression `content`."""
    found = f"json_extract({content}, '$.\"{column.name}\"')"
    if isinstance(column.type, Uid):
        return f"unhex({found})"
    default = column.default
    if not column.nullable and isinstance(default, ScalarElementColumnDefault):
        return f"coalesce({found}, {_literal(column, default.arg)})"
    return found


def _literal(column: "Column[Any]", value: object) -> str:
    if isinstance(column.type, Boolean) or isinstance(value, int):
        return str(int(value))  # type: ignore[call-overload]  # a number or a truth value
    if isinstance(column.type, JSON):
        return "'[]'"
    return "'" + str(value).replace("'", "''") + "'"


_EVENT = "CROSS JOIN event e ON e.uid = i.root_uid"


def insertion_of(
    journaled: Journaled, revised: str = "i.version", event: str = _EVENT
) -> tuple[str, str, str]:
    """Return columns, values and joins that make a row from `i` (staged) and `c` (its change).

    `revised` is the stamp of a new record or term, `event` joins the event of a part as `e`.
    """
    names = journaled.content_columns
    values = [value_of(journaled.table.c[name], "c.new") for name in names]
    columns, join = ["version", *names], ""
    values.insert(0, "i.version")
    if journaled.kind == "term-use":
        columns = ["event_id", "term_id", *columns]
        values = ["e.id", "t.id", *values]
        join = f"{event} CROSS JOIN term t ON t.uid = i.uid"
    else:
        columns.insert(0, "uid")
        values.insert(0, "i.uid")
    if journaled.is_part and journaled.kind != "term-use":
        columns.append("event_id")
        values.append("e.id")
        join = event
    elif journaled.is_root:
        columns.append("revised")
        values.append(revised)
    elif not journaled.is_part:
        columns.append("record_uid")
        values.append("i.root_uid")
    if journaled.kind == "event":
        columns += DERIVED
        values += [_day(name) for name in DERIVED]
    quoted = ", ".join(f'"{name}"' for name in columns)
    return quoted, ", ".join(values), join


def _day(name: str) -> str:
    date, which = DERIVED[name]
    return f"hrd_day(json_extract(c.new, '$.\"{date}\"'), '{which}')"


def assignments(journaled: Journaled, group: MergeGroup, content: str) -> str:
    """Return the assignments that write a group from the JSON expression `content`."""
    table = journaled.table.name
    sets = []
    for name in group.columns:
        value = value_of(journaled.table.c[name], content)
        # A field that an older version did not know stays as it is.
        sets.append(
            f'"{name}" = CASE WHEN json_type({content}, \'$."{name}"\') IS NULL'
            f' THEN {table}."{name}" ELSE {value} END'
        )
    sets += [
        f'"{name}" = {_day(name).replace("c.new", content)}'
        for name, (date, _which) in DERIVED.items()
        if journaled.kind == "event" and date in group.columns
    ]
    return ", ".join(sets)
