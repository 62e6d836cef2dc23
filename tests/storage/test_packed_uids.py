"""Uids of many records: the same as a list of them, in a tenth of the memory."""

import tracemalloc
import uuid

import pytest

from hrd_desk.mapping import new_uid
from hrd_desk.storage.exports import PackedRecords, RecordInExport
from hrd_desk.storage.packed_uids import PackedUids

MANY = 20_000
LINES = (("summary", "withheld", "It is not told."),)


def test_packed_uids_are_what_was_put_in_by_place_slice_and_order() -> None:
    uids = [new_uid() for _number in range(5)]
    packed = PackedUids(uids)
    assert list(packed) == uids
    assert len(packed) == len(uids)
    assert (packed[0], packed[-1]) == (uids[0], uids[-1])
    assert packed[1:4] == uids[1:4]
    assert packed[3:99] == uids[3:]
    assert uids[2] in packed
    assert new_uid() not in packed
    with pytest.raises(IndexError):
        packed[5]


def test_packed_records_are_what_was_put_in() -> None:
    records = [RecordInExport(new_uid(), 2**62 + number, LINES) for number in range(3)]
    packed = PackedRecords()
    for record in records:
        packed.append(record.uid, record.revised, record.disclosure)
    assert list(packed) == records
    assert packed[1:] == records[1:]
    assert list(packed.uids) == [record.uid for record in records]


def test_a_record_of_a_file_takes_forty_bytes_until_it_is_noted() -> None:
    packed = PackedRecords()
    tracemalloc.start()
    try:
        before, _peak = tracemalloc.get_traced_memory()
        for number in range(MANY):
            packed.append(uuid.UUID(int=number), 2**62 + number, LINES)
        after, _peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (after - before) / MANY < 40
