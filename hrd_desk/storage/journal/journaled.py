"""Which tables are journaled, and how their rows are written as JSON."""

import functools
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, Table
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlalchemy.types import JSON

from hrd_desk.mapping import Uid
from hrd_desk.merge_groups import EXISTENCE, MergeGroup
from hrd_desk.model.conflicts import Conflict
from hrd_desk.model.decisions import Decision
from hrd_desk.model.event import Event
from hrd_desk.model.pairs import RecordPair
from hrd_desk.model.parts import Attachment, Citation, Count, EventLink, Place, TermUse
from hrd_desk.vocabulary.terms import Term


@dataclass(frozen=True, slots=True)
class Journaled:
    """A journaled table: `kind` is its permanent name in journals and bundles.

    `root` and `uid` are SQL expressions over a row prefix (`NEW`, `OLD` or an alias) that give
    the uid of the aggregate and of the row; `is_part` rows belong to an event and are removed,
    all others are only marked.
    """

    kind: str
    table: Table
    groups: tuple[MergeGroup, ...]
    root: str
    uid: str
    is_part: bool

    @property
    def is_root(self) -> bool:
        """Whether the rows are aggregates themselves: events and terms."""
        return self.root == self.uid

    @property
    def content_columns(self) -> tuple[str, ...]:
        """The columns that the journal covers, in a fixed order."""
        grouped = tuple(name for group in self.groups for name in group.columns)
        return grouped or ("label_coded",)

    def json_object(self, columns: tuple[str, ...], row: str) -> str:
        """Return the SQL expression of a JSON object of `columns` of the row prefix `row`."""
        pairs = [f"'{name}', {_json_value(self.table.c[name], row)}" for name in columns]
        return f"json_object({', '.join(pairs)})"


def _json_value(column: "Column[object]", row: str) -> str:
    value = f'{row}."{column.name}"'
    if isinstance(column.type, Uid):
        return f"lower(hex({value}))"
    if isinstance(column.type, Float):
        # SQLite's own JSON keeps 15 digits; 17 give every float back exactly.
        return f"CASE WHEN {value} IS NULL THEN NULL ELSE json(format('%!.17g', {value})) END"
    if isinstance(column.type, JSON):
        return f"json({value})"
    if isinstance(column.type, Boolean | Date) or column.type.python_type in (str, int):
        return value
    message = f"no JSON form for {column}"
    raise TypeError(message)


Part = TermUse | Count | Place | Citation | EventLink | Attachment


def _part(record: type[Part], kind: str) -> Journaled:
    root = "(SELECT uid FROM event WHERE id = {row}.event_id)"
    uid = "(SELECT uid FROM term WHERE id = {row}.term_id)" if record is TermUse else "{row}.uid"
    return Journaled(kind, _table(record), record.groups, root, uid, is_part=True)


def _about(record: type[Conflict | Decision | RecordPair], kind: str) -> Journaled:
    """Return a row about a record that belongs to its history without being content of it."""
    root, uid = "{row}.record_uid", "{row}.uid"
    return Journaled(kind, _table(record), record.groups, root, uid, is_part=False)


def _table(record: type) -> Table:
    table = record.__table__  # type: ignore[attr-defined]  # every mapped class has one
    assert isinstance(table, Table)  # noqa: S101  narrows the type for the checker
    return table


JOURNALED = (
    Journaled("term", _table(Term), Term.groups, "{row}.uid", "{row}.uid", is_part=False),
    Journaled("event", _table(Event), Event.groups, "{row}.uid", "{row}.uid", is_part=False),
    _part(TermUse, "term-use"),
    _part(Count, "count"),
    _part(Place, "place"),
    _part(Citation, "citation"),
    _part(EventLink, "event-link"),
    _part(Attachment, "attachment"),
    _about(Conflict, "conflict"),
    _about(Decision, "decision"),
    _about(RecordPair, "pair"),
)
BY_KIND = {journaled.kind: journaled for journaled in JOURNALED}


def values_in(content: str | None) -> dict[str, Any]:
    """Return the values that a change holds; none where it holds no JSON object.

    Of a change that could not be applied the content is kept as it came, whatever that is.
    """
    try:
        values = None if content is None else json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


WITHHELD = "withheld"
"""The kind of a change whose content another desk keeps to itself; only its digest is here."""


@functools.cache
def known_columns(kind: str, group_number: int) -> dict[str, Any]:
    """Return the columns of a group with their JSON defaults; empty for an unknown group."""
    journaled = BY_KIND.get(kind)
    if journaled is None:
        return {}
    groups = {group.number: group.columns for group in journaled.groups}
    names = (groups | {EXISTENCE: journaled.content_columns}).get(group_number, ())
    return {name: _json_default(journaled.table.c[name]) for name in names}


def _json_default(column: "Column[Any]") -> Any:
    if not isinstance(column.default, ScalarElementColumnDefault):
        return None
    value = column.default.arg
    return int(value) if isinstance(value, bool) else value
