"""The order of rows and columns tells no number that is hidden.

Tables begin with their largest number. A hidden number that stood at its place would be told by
its neighbours, and two of them by which comes first. So what is hidden stands behind what is told.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from hrd_desk.storage.dimensions import CODED, Dimension, Group
from hrd_desk.storage.statistics import Crossing

Counted = tuple[str, int]
"""A key and its number."""


def told_first(
    counts: Sequence[Counted],
    is_hidden: Callable[[str], bool],
    label: Callable[[str], str],
    smallest: int,
) -> list[Counted]:
    """Return numbers by key: those that are told as they stand, then the hidden ones by label.

    Of the hidden ones those come first whose sign says that they are not small. Last is nothing.
    """
    told = [pair for pair in counts if not is_hidden(pair[0]) and pair[1]]
    nothing = [pair for pair in counts if not is_hidden(pair[0]) and not pair[1]]
    hidden = [pair for pair in counts if is_hidden(pair[0])]
    hidden.sort(key=lambda pair: (pair[1] < smallest, *_alphabetical(label(pair[0])), pair[0]))
    return [*told, *hidden, *nothing]


def by_label(keys: Sequence[str], label: Callable[[str], str]) -> list[str]:
    """Return keys in an order that no number decides."""
    return sorted(keys, key=lambda key: (*_alphabetical(label(key)), key))


def in_open_order(
    crossing: Crossing, asked: Sequence[Dimension], label: Callable[[Group | None], str]
) -> Crossing:
    """Return numbers whose rows and columns have an order that tells no withheld one."""
    pairs = zip((crossing.rows, crossing.columns), asked, strict=True)
    rows, columns = (_places(groups, dimension, label) for groups, dimension in pairs)
    return replace(
        crossing,
        rows=tuple(crossing.rows[row] for row in rows),
        columns=tuple(crossing.columns[column] for column in columns),
        cells=tuple(tuple(crossing.cells[row][at] for at in columns) for row in rows),
        row_totals=tuple(crossing.row_totals[row] for row in rows),
        column_totals=tuple(crossing.column_totals[column] for column in columns),
    )


def _places(
    groups: Sequence[Group | None], dimension: Dimension, label: Callable[[Group | None], str]
) -> Sequence[int]:
    """Return the places of groups by their labels; terms and times have an order of their own."""
    places = range(len(groups))
    if dimension in CODED or dimension in (Dimension.MONTH, Dimension.YEAR):
        return places
    return sorted(places, key=lambda at: (groups[at] is None, label(groups[at]).casefold()))


def _alphabetical(words: str) -> tuple[str, str]:
    return words.casefold(), words
