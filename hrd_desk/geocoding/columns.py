"""Files of columns: the container in which places and borders are shipped and mapped into memory.

`docs/formats/gazetteer.md` describes both forms. Shipped, a file is one Zstandard frame whose
columns are coded to be small; ready, its columns are plain arrays in the byte order of this
computer, each at a multiple of 8 bytes, so that a memory map needs no reading at all.
"""

import json
import mmap
import struct
import sys
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

MAGIC_SHIPPED = b"HRDCOLS1"
MAGIC_READY = b"HRDCOLR1"
_HEAD = struct.Struct("<8sI")
_TYPES = {"B": 1, "H": 2, "i": 4, "I": 4}


class ColumnsError(Exception):
    """The bytes are no file of columns, or not all of it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column to be shipped: numbers of an `array` type code, and how they are coded.

    `plain` as they are; `planes` the first bytes of all, then the second ones; `sums` as
    differences, in planes.
    """

    type_code: str
    numbers: "array[int]"
    coding: str = "planes"


def bytes_column(content: bytes) -> Column:
    """Return a column that holds text or other bytes as they are."""
    return Column("B", array("B", content), "plain")


# --- shipping -------------------------------------------------------------------------------------


def shipped_bytes(header: Mapping[str, Any], columns: Mapping[str, Column]) -> bytes:
    """Return the file's content before compression; the same input gives the same bytes."""
    listed, parts = [], []
    for name, column in columns.items():
        coded = _coded(column)
        listed.append([name, column.type_code, len(column.numbers), column.coding])
        parts.append(coded)
    head = _json({**header, "columns": listed})
    return b"".join([_HEAD.pack(MAGIC_SHIPPED, len(head)), head, *parts])


def _json(header: Mapping[str, Any]) -> bytes:
    return json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()


def _coded(column: Column) -> bytes:
    if column.coding == "plain":
        return _little(column.numbers)
    if column.coding == "sums":
        pairs = zip(column.numbers, (0, *column.numbers), strict=False)
        return _planes(array("i", [(new - old) for new, old in pairs]))
    return _planes(column.numbers)


def _little(numbers: "array[int]") -> bytes:
    if sys.byteorder == "little":
        return numbers.tobytes()
    swapped = array(numbers.typecode, numbers)
    swapped.byteswap()
    return swapped.tobytes()


def _planes(numbers: "array[int]") -> bytes:
    content, size = _little(numbers), numbers.itemsize
    return b"".join(content[place::size] for place in range(size))


# --- making ready ---------------------------------------------------------------------------------


def read_shipped(content: bytes) -> tuple[dict[str, Any], dict[str, "array[int]"]]:
    """Return header and columns of a shipped file's content; raises `ColumnsError`."""
    header, start = _header(content, MAGIC_SHIPPED)
    columns: dict[str, array[int]] = {}
    for name, type_code, count, coding in header.pop("columns"):
        size = count * _TYPES[type_code]
        part = content[start : start + size]
        if len(part) != size:
            raise ColumnsError(name)
        columns[name] = _decoded(part, type_code, coding)
        start += size
    return header, columns


def _header(content: bytes | mmap.mmap, magic: bytes) -> tuple[dict[str, Any], int]:
    if len(content) < _HEAD.size:
        raise ColumnsError("short")
    found, length = _HEAD.unpack(content[: _HEAD.size])
    if found != magic:
        raise ColumnsError("magic")
    try:
        header = json.loads(content[_HEAD.size : _HEAD.size + length])
    except ValueError as error:
        raise ColumnsError("header") from error
    return header, _HEAD.size + length


def _decoded(part: bytes, type_code: str, coding: str) -> "array[int]":
    if coding == "plain":
        return _array(type_code, part)
    size = _TYPES[type_code]
    count = len(part) // size
    content = bytearray(len(part))
    for place in range(size):
        content[place::size] = part[place * count : (place + 1) * count]
    if coding == "sums":
        return array(type_code, accumulate(_array("i", content)))
    return _array(type_code, content)


def _array(type_code: str, content: bytes | bytearray) -> "array[int]":
    numbers = array(type_code, bytes(content))
    if sys.byteorder != "little":
        numbers.byteswap()
    return numbers


def ready_bytes(header: Mapping[str, Any], columns: Mapping[str, "array[int]"]) -> Iterator[bytes]:
    """Yield the parts of a file that is ready to be mapped; `open_ready` reads it."""
    listed, start = [], 0
    for name, numbers in columns.items():
        size = len(numbers) * numbers.itemsize
        listed.append([name, numbers.typecode, start, size])
        start += size + -size % 8
    head = _json({**header, "columns": listed, "size": start})
    head += b" " * (-(_HEAD.size + len(head)) % 8)
    yield _HEAD.pack(MAGIC_READY, len(head)) + head
    for numbers in columns.values():
        content = numbers.tobytes()
        yield content + bytes(-len(content) % 8)


# --- reading --------------------------------------------------------------------------------------


class ReadyColumns:
    """Columns of a file that is ready: numbers as memory views, text by position.

    Reading is safe from any thread: nothing is ever written.
    """

    def __init__(self, content: bytes | mmap.mmap) -> None:
        """Read the header of `content`; raises `ColumnsError` if it is damaged or cut short."""
        self.header, start = _header(content, MAGIC_READY)
        if len(content) != start + self.header["size"]:
            raise ColumnsError("size")
        whole = memoryview(content)
        self._columns = {
            name: whole[start + at : start + at + size].cast(type_code)
            for name, type_code, at, size in self.header["columns"]
        }

    def __getitem__(self, name: str) -> "memoryview[int]":
        """Return the numbers of a column."""
        return self._columns[name]


def open_ready(path: Path) -> ReadyColumns:
    """Map a ready file into memory; raises `ColumnsError` or `OSError`."""
    with path.open("rb") as file:
        try:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as error:  # an empty file
            raise ColumnsError("empty") from error
    return ReadyColumns(content)
