"""Sets of local ids as bits of one whole number: bit n is set where id n belongs to the set.

A million records are 125 kB, and one `&` or `bit_count()` of them takes 0.01 to 0.05 ms. Facets
and statistics are nothing but that (measured beside SQL and numpy: docs/figures.md).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

FEW = 512
"""So many ids are set one by one; more of them by way of a text of noughts and ones."""
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


def mask_of(bits: int) -> bytes:
    """Return one byte for each id from 0 on, 1 where it belongs to `bits`; the end may be cut."""
    return bin(bits)[:1:-1].encode().translate(_TO_BYTES)


def ids_of(bits: int) -> Iterator[int]:
    """Yield the ids of `bits`, the smallest first."""
    mask = mask_of(bits)
    return compress(range(len(mask)), mask)
