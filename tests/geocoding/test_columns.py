"""Files of columns: what is shipped comes back, and damage is noticed."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.geocoding.columns import (
    Column,
    ColumnsError,
    ReadyColumns,
    bytes_column,
    read_shipped,
    ready_bytes,
    shipped_bytes,
)

INTS = st.lists(st.integers(-(2**30), 2**30), max_size=50)
COUNTS = st.lists(st.integers(0, 2**32 - 1), max_size=50)


@given(INTS, COUNTS, st.binary(max_size=50))
def test_columns_come_back_in_every_coding(ints: list[int], counts: list[int], text: bytes) -> None:
    columns = {
        "text": bytes_column(text),
        "ints": Column("i", array("i", ints)),
        "sums": Column("i", array("i", sorted(ints)), "sums"),
        "counts": Column("I", array("I", counts)),
        "plain": Column("I", array("I", counts), "plain"),
    }
    shipped = shipped_bytes({"kind": "test"}, columns)
    assert shipped == shipped_bytes({"kind": "test"}, columns)
    header, read = read_shipped(shipped)
    assert header == {"kind": "test"}
    ready = ReadyColumns(b"".join(ready_bytes(header, read)))
    assert ready.header["kind"] == "test"
    for name, column in columns.items():
        assert read[name] == column.numbers
        assert list(ready[name]) == list(column.numbers)


@pytest.mark.parametrize("length", [0, 5, 11, 20, 60, -1])
def test_what_is_cut_short_is_noticed(length: int) -> None:
    columns = {"numbers": Column("I", array("I", range(100)))}
    shipped = shipped_bytes({}, columns)
    with pytest.raises(ColumnsError):
        read_shipped(shipped[:length])
    ready = b"".join(ready_bytes({}, {"numbers": array("I", range(100))}))
    with pytest.raises(ColumnsError):
        ReadyColumns(ready[:length])


def test_a_file_of_something_else_is_noticed() -> None:
    short = b"HRDCOLS1\xff\xff\xff\x7f", b"HRDCOLR1" + bytes(8)
    for content in (b"PK\x03\x04" + bytes(100), *short):
        with pytest.raises(ColumnsError):
            read_shipped(content)
        with pytest.raises(ColumnsError):
            ReadyColumns(content)
