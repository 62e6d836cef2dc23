"""Records that are here already and stand in a table, too: what differs, field by field."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hrd_desk.exchange.record_json import PART_FIELDS, Json
from hrd_desk.model.release import RELEASE, released_as
from hrd_desk.tables.rows_in import MATCH, NUMBER

DESCRIPTION = "description"
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
    in the headings of their columns; no list gets shorter by a row. A record with every field of
    the format, as an export writes it, is told whole: its lists are what they are to become. A
    description is released only where the row holds its text.
    """
    record = dict(before)
    is_whole = before.keys() <= given.keys()
    given = {**given, **_release(before, given)}
    for name, value in given.items():
        if name in PART_FIELDS and isinstance(value, list) and not is_whole:
            record[name] = _updated_entries(before.get(name) or [], value)
        elif name not in _IDENTITY and (value or name != "reference"):
            record[name] = value
    return record


def _release(before: Json, given: Json) -> Json:
    """Return what a row says of the release: nothing of a text that it does not hold."""
    is_given = bool(given.get(RELEASE))
    if not given.get(DESCRIPTION):
        is_given = bool(before.get(RELEASE)) and given.get(RELEASE) is not False
    elif RELEASE not in given:
        is_given = bool(before.get(RELEASE)) and is_same_text(before, given)
    return {RELEASE: is_given}


def is_same_text(one: Json, other: Json) -> bool:
    """Return whether two records have the same description."""
    return released_as(one.get(DESCRIPTION) or "") == released_as(other.get(DESCRIPTION) or "")


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
    """Return `after` with only those fields changed that a person accepted.

    No release goes to a text that it was not given to, whichever of the two is accepted.
    """
    record = {
        name: value if name in fields or name in _IDENTITY else before.get(name)
        for name, value in after.items()
    }
    # A release on both sides is no difference to be accepted, and goes with its text.
    is_taken = RELEASE in fields or before.get(RELEASE) == after.get(RELEASE)
    whose = after if is_taken and is_same_text(record, after) else before
    record[RELEASE] = bool(whose.get(RELEASE)) and is_same_text(record, whose)
    return record
