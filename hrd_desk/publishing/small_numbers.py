"""Small numbers in tables: hidden, and nothing left to work them out from by subtraction.

A reader knows of a hidden number that it is at least 1 and below the smallest that is printed; of
one that is hidden beside it ("*") only that it is not so small. From these bounds and the total
the reader can count back; more numbers are hidden until no small one can be told.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """Numbers that belong together, and their total.

    `is_split`: they add up to the total. Otherwise each event can stand under several, and all
    that is known is that together they are not fewer than the total.
    """

    counts: Mapping[str, int]
    total: int
    is_split: bool


def hidden_keys(line: Line, smallest: int) -> frozenset[str]:
    """Return whose numbers must not be printed: those from 1 below `smallest`, and what tells them.

    `smallest` below 3 hides nothing that is not known then: of "fewer than 2" everybody knows
    that it is 1.
    """
    small = {key for key, count in line.counts.items() if 0 < count < smallest}
    hidden = set(small)
    others = sorted((count, key) for key, count in line.counts.items() if count >= smallest)
    for _count, key in others:
        if not any(_is_known(line, hidden, small, key, smallest) for key in small):
            break
        hidden.add(key)
    return frozenset(hidden)


def _is_known(line: Line, hidden: set[str], small: set[str], key: str, smallest: int) -> bool:
    """Return whether the small number of `key` follows from what is printed."""
    if smallest < 3:  # noqa: PLR2004  see above
        return False
    rest = line.total - sum(count for name, count in line.counts.items() if name not in hidden)
    beside = hidden - {key}
    most = sum(smallest - 1 if name in small else line.total for name in beside)
    least = sum(1 if name in small else smallest for name in beside)
    low = max(1, rest - most)
    high = min(smallest - 1, rest - least) if line.is_split else smallest - 1
    return low >= high
