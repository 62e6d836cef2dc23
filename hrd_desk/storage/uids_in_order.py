"""The uids of a list of any length in its order, out of indexes instead of a page for each."""

from array import array
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hrd_desk.model.event import Event
from hrd_desk.storage.columns import raw_rows
from hrd_desk.storage.event_conditions import is_one_of
from hrd_desk.storage.packed_uids import PackedUids

FEW_OF = 50
"""Of fewer records than one in so many each is read; of more, two indexes are read whole."""
_READ_AT_ONCE = 5_000

_Known = tuple[Callable[[int], bytes], Callable[[int], int]]
"""Tells the uid of a local id, and its place by descending reference."""


def uids_in_order(session: Session, dated: Iterable[tuple[Any, int]]) -> PackedUids:
    """Return the uids of events that are not deleted, those of one day by descending reference.

    `dated` are their days and local ids, the last day first.
    """
    ids, begins, day_before = array("q"), array("q"), None
    for day, number in dated:
        if day != day_before:
            begins.append(len(ids))
            day_before = day
        ids.append(number)
    begins.append(len(ids))
    last: int = session.scalar(select(func.max(Event.id))) or 0
    if len(ids) * FEW_OF <= last:
        uid_of, place_of = _read_each(session, ids)
    else:
        uid_of, place_of = _read_indexes(session, last)
    found = PackedUids()
    for begin, end in pairwise(begins):
        for number in sorted(ids[begin:end], key=place_of):
            found.append_bytes(uid_of(number))
    return found


def _read_each(session: Session, ids: "array[int]") -> _Known:
    """Read some events."""
    uids: dict[int, bytes] = {}
    references: dict[int, str] = {}
    for begin in range(0, len(ids), _READ_AT_ONCE):
        some = is_one_of(ids[begin : begin + _READ_AT_ONCE])
        query = select(Event.id, Event.uid, Event.reference).where(some)
        for number, uid, reference in session.execute(query):
            uids[number], references[number] = uid.bytes, reference
    ordered = sorted(references, key=references.__getitem__, reverse=True)
    places = {number: place for place, number in enumerate(ordered)}
    return uids.__getitem__, places.__getitem__


def _read_indexes(session: Session, last: int) -> _Known:
    """Read all events, without a page of theirs."""
    packed = bytearray(16 * (last + 1))
    for number, uid in raw_rows(session, "SELECT id, uid FROM event"):
        packed[16 * number : 16 * number + 16] = uid
    places = array("q", bytes(8 * (last + 1)))
    ordered = "SELECT id FROM event WHERE deleted_version IS NULL ORDER BY reference DESC, id DESC"
    for place, (number,) in enumerate(raw_rows(session, ordered)):
        places[number] = place
    return lambda number: bytes(packed[16 * number : 16 * number + 16]), places.__getitem__
