"""Records that are here already and stand in a table, too: what differs, field by field."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hrd_desk.exchange.record_json import PART_FIELDS, Json
from hrd_desk.tables.rows_in import MATCH, NUMBER

_IDENTITY = frozenset({"format", "uid", "start_precision"})


def new_record(given: Json) -> Json:
    """Return a row's record as the record of a new event."""
    record = dict(given)
    for part in PART_FIELDS.keys() & record.keys():
        record[part] = _entries(record[part], _without_meta)
    return record


def updated(before: Json, given: Json) -> Json:
    """Return `before` with the values of a row; what the row leaves empty stays.

    Entries of lists are known by their uid, else by what `rows_in.MATCH` names, else by the number
    in the headings of their columns.
    """
    record = dict(before)
    for name, value in given.items():
        if name in PART_FIELDS and isinstance(value, list):
            record[name] = _updated_entries(before.get(name) or [], value)
        elif name not in _IDENTITY and (value or name != "reference"):
            record[name] = value
    return record


def _updated_entries(before: list[Json], given: list[Any]) -> list[Any]:
    entries: list[Any] = [dict(entry) for entry in before]
    for place, entry in enumerate(given, 1):
        known = _known_entry(before, entry, place) if isinstance(entry, dict) else None
        if known is None:
            entries += _entries([entry], _without_meta)
        else:
            entries[known] |= _without_meta(entry)
    return entries


def _known_entry(before: list[Json], given: Json, place: int) -> int | None:
    """Return which of the entries that are there is meant, None for a new one."""
    key = "uid" if "uid" in given else given.get(MATCH)
    if key is not None:
        found = (number for number, one in enumerate(before) if one.get(key) == given.get(key))
        return next(found, None)
    number = int(given.get(NUMBER, place)) - 1
    return number if number < len(before) else None


def _entries(entries: Any, change: Callable[[Json], Json]) -> Any:
    """Return a list with its entries changed; what is none, the reader of records refuses."""
    if not isinstance(entries, list):
        return entries
    return [change(entry) if isinstance(entry, dict) else entry for entry in entries]


def _without_meta(entry: Json) -> Json:
    return {name: value for name, value in entry.items() if name not in (MATCH, NUMBER)}


def differences(before: Json, after: Json) -> Iterator[tuple[str, Any, Any]]:
    """Yield the name, the old and the new value of each field in which two records differ."""
    for name, old in before.items():
        new = after.get(name)
        if name not in _IDENTITY and _compared(old) != _compared(new):
            yield name, old, new


def _compared(value: Any) -> Any:
    """Return a value without the uids of its parts: a new entry has one of its own."""
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return [{name: one for name, one in entry.items() if name != "uid"} for entry in value]
    return None if value in (None, "", []) else value


def accepted(before: Json, after: Json, fields: set[str]) -> Json:
    """Return `after` with only those fields changed that a person accepted."""
    return {
        name: value if name in fields or name in _IDENTITY else before.get(name)
        for name, value in after.items()
    }
