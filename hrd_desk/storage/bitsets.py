"""Sets of local ids as bits of one whole number: bit n is set where id n belongs to the set.

A million records are 125 kB, and one `&` or `bit_count()` of them takes 0.01 to 0.05 ms. Facets
and statistics are nothing but that (measured beside SQL and numpy: docs/figures.md).
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import compress
from operator import or_

FEW = 512
"""So many ids are set one by one; more of them by way of a text of noughts and ones."""
_FILLED = b"0" + b"1" * 255
_TO_BYTES = bytes.maketrans(b"01", b"\0\1")


def bits_of(ids: Iterable[int]) -> int:
    """Return the set of `ids`, each 0 or larger, in any order."""
    wanted = ids if isinstance(ids, Sequence) else list(ids)
    if len(wanted) <= FEW:
        bits = 0
        for number in wanted:
            bits |= 1 << number
        return bits
    digits = bytearray(b"0") * (max(wanted) + 1)
    for number in wanted:
        digits[number] = 49
    digits.reverse()
    return int(bytes(digits), 2)


def bits_of_rows(rows: Sequence[tuple[int, ...]]) -> int:
    """Return the set of the ids that begin `rows`, as a cursor of the database gives them."""
    if len(rows) <= FEW:
        return bits_of([row[0] for row in rows])
    digits = bytearray(b"0") * (max(rows)[0] + 1)
    for row in rows:
        digits[row[0]] = 49
    digits.reverse()
    return int(bytes(digits), 2)


def bits_where_filled(numbers: "array[int]") -> int:
    """Return the set of the places of `numbers` that hold anything but 0."""
    raw, step = numbers.tobytes(), numbers.itemsize
    # Byte by byte of each number, so that no number is looked at by itself.
    filled = reduce(or_, (int.from_bytes(raw[byte::step]) for byte in range(step)), 0)
    digits = filled.to_bytes(len(numbers)).translate(_FILLED)
    return int(digits[::-1], 2) if digits else 0


def mask_of(bits: int) -> bytes:
    """Return one byte for each id from 0 on, 1 where it belongs to `bits`; the end may be cut."""
    return bin(bits)[:1:-1].encode().translate(_TO_BYTES)


def ids_of(bits: int) -> Iterator[int]:
    """Yield the ids of `bits`, the smallest first."""
    mask = mask_of(bits)
    return compress(range(len(mask)), mask)
