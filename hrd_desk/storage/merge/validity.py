"""Whether a change from elsewhere can be applied: types, ranges and sizes of its columns."""

import functools
import json
import math
import re
from collections.abc import Callable
from typing import Any, NamedTuple, NoReturn

from sqlalchemy import Boolean, Column, Float, Integer, String
from sqlalchemy.types import JSON

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.mapping import Uid
from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.dates import one_day, parse_edtf
from hrd_desk.storage.journal.journaled import JOURNALED

LONGEST_TEXT = 4 * 1024 * 1024
SHORT_TEXT = 120
"""What is remembered as sound; longer content hardly comes twice."""
_DATES = {("event", "start_date"), ("event", "end_date")}
_BOUNDS = {"latitude_deg": 90.0, "longitude_deg": 180.0}
Check = Callable[[Any], bool]


class ColumnCheck(NamedTuple):
    """How one column of a group is checked; `longest` is that of a mere text, 0 for all else."""

    name: str
    may_be_null: bool
    may_be_missing: bool
    longest: int
    fits: Check


def fault(kind: str, group_number: int, content: str | None) -> str | None:
    """Return why the new content of a known group cannot be applied, or None if it can.

    `content` is the JSON of the group's columns; None, a removal, always can.
    """
    if content is None or (len(content) <= SHORT_TEXT and _is_known(kind, group_number, content)):
        return None
    return _fault(kind, group_number, content)


@functools.lru_cache(8192)
def _is_known(kind: str, group_number: int, content: str) -> bool:
    """Whether content can be applied; short ones, uses of terms, come again and again."""
    return _fault(kind, group_number, content) is None


def _fault(kind: str, group_number: int, content: str) -> str | None:
    values = _read(content)
    if isinstance(values, str):
        return values
    is_whole = group_number == EXISTENCE
    # Without escaped characters there is neither a zero nor half a character in any text of it.
    is_plain = "\\u" not in content
    for name, may_be_null, may_be_missing, longest, fits in _checks()[kind, group_number]:
        value = values.get(name, _MISSING)
        if value is _MISSING:
            if is_whole and not may_be_missing:
                return _("The field {field} is missing.").format(field=name)
        elif is_plain and longest and isinstance(value, str):
            if len(value) > longest:
                return _("The field {field} cannot have this value.").format(field=name)
        elif not (may_be_null if value is None else fits(value)):
            return _("The field {field} cannot have this value.").format(field=name)
    return _broken_rule(kind, values)


def unreadable(content: str | None) -> str | None:
    """Return why content is no JSON object, or None if it is one; a removal has none."""
    values = None if content is None else _read(content)
    return values if isinstance(values, str) else None


def _read(content: str) -> dict[str, Any] | str:
    """Return the JSON object in `content`, or why there is none.

    A name that stands twice has no one value: the database would take the first, Python the last.
    """
    try:
        values = _read_json(content)
    except (ValueError, RecursionError):
        return _("The content is no JSON.")
    return values if isinstance(values, dict) else _("The content is no JSON object.")


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(members)
    if len(values) < len(members):
        raise ValueError("a name stands twice")
    return values


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError("no number")


_read_json = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse_constant).decode
_MISSING = object()
_SHA256 = re.compile(r"[0-9a-f]{64}")


@functools.cache
def _checks() -> dict[tuple[str, int], tuple[ColumnCheck, ...]]:
    found = {}
    for journaled in JOURNALED:
        groups = {group.number: group.columns for group in journaled.groups}
        for number, names in (groups | {EXISTENCE: journaled.content_columns}).items():
            columns = [journaled.table.c[name] for name in names]
            found[journaled.kind, number] = tuple(_check(journaled.kind, c) for c in columns)
    return found


def _check(kind: str, column: "Column[Any]") -> ColumnCheck:
    may_be_missing = bool(column.nullable) or column.default is not None
    longest = _longest(kind, column)
    return ColumnCheck(
        column.name, bool(column.nullable), may_be_missing, longest, _fits(kind, column)
    )


def _longest(kind: str, column: "Column[Any]") -> int:
    """Return how long a text of a column may be, 0 for what is more than a text."""
    if not isinstance(column.type, String) or (kind, column.name) in _DATES:
        return 0
    return column.type.length or LONGEST_TEXT


def _fits(kind: str, column: "Column[Any]") -> Check:
    if isinstance(column.type, Uid):
        return _is_uid
    if isinstance(column.type, JSON):
        return _SHAPES[kind, column.name]
    if isinstance(column.type, Float):
        bound = _BOUNDS.get(column.name, math.inf)
        return lambda value: isinstance(value, int | float) and abs(value) <= bound
    if isinstance(column.type, Boolean | Integer):
        return lambda value: isinstance(value, int) and abs(value) < 1 << 63
    longest = getattr(column.type, "length", None) or LONGEST_TEXT
    if (kind, column.name) in _DATES:
        return lambda value: _is_text(value, longest) and _is_date(value)
    return lambda value: _is_text(value, longest)


def _are_versions(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(each, int) and abs(each) < 1 << 63 for each in value
    )


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(_is_text(each, LONGEST_TEXT) for each in value)


def _names(value: object, fits: Check) -> bool:
    """Say whether a value is an object with texts as names and with values that fit."""
    return isinstance(value, dict) and all(
        _is_text(name, SHORT_TEXT) and fits(each) for name, each in value.items()
    )


def _are_named_texts(value: object) -> bool:
    return _names(value, lambda each: _is_text(each, LONGEST_TEXT))


_SHAPES: dict[tuple[str, str], Check] = {
    ("term", "labels"): _are_named_texts,
    ("term", "alt_labels"): lambda value: _names(value, _are_texts),
    ("term", "scope_notes"): _are_named_texts,
    ("term", "matches"): lambda value: _names(
        value, lambda match: _is_text(match, LONGEST_TEXT) or _are_texts(match)
    ),
    ("event", "deletion_saw"): _are_versions,
    ("decision", "judged"): _are_versions,
    ("pair", "judged"): _are_versions,
}
"""What must hold of columns that keep JSON: all who read them count on it."""


def _is_uid(value: object) -> bool:
    try:
        return isinstance(value, str) and len(bytes.fromhex(value)) == 16  # noqa: PLR2004  bytes
    except ValueError:
        return False


def _is_text(value: object, longest: int) -> bool:
    if not isinstance(value, str) or len(value) > longest or "\0" in value:
        return False
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:  # half a surrogate pair
        return False
    return True


@functools.lru_cache(4096)
def _is_date(edtf: str) -> bool:
    if one_day(edtf):
        return True
    try:
        parse_edtf(edtf, "date")
    except InvalidInputError:
        return False
    return True


def _broken_rule(kind: str, values: dict[str, Any]) -> str | None:
    if kind == "count":
        low, high = values.get("minimum"), values.get("maximum")
        if (low or 0) < 0 or (low is not None and high is not None and high < low):
            return _("The numbers of a count contradict each other.")
    if kind == "place" and (values.get("latitude_deg") is None) != (
        values.get("longitude_deg") is None
    ):
        return _("A place has only one of its two coordinates.")
    if kind == "attachment" and not _SHA256.fullmatch(str(values.get("sha256", "0" * 64))):
        return _("An attachment is not named by its SHA-256.")
    return None
