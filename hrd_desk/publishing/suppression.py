"""Small numbers of a table that could point at a person, and those that would give them away."""

from collections.abc import Iterator, Sequence

Place = tuple[int, int]
Line = list[Place]
"""The cells of a row or column, the last one being their total."""


def withheld_cells(table: Sequence[Sequence[int]], below: int, *, has_totals: bool) -> set[Place]:
    """Return the places (row, column) whose numbers must not be printed.

    Those are all from 1 to `below` - 1, and further ones so that none can be found by
    subtraction: in no line is a single cell withheld, nor only cells that must each be 1. With
    `has_totals` the last row and the last column are totals; without, n of the whole is thought
    to be known. A total is withheld where its cells do not suffice. Zeros are never withheld.
    """
    hidden = {
        (row, column)
        for row, cells in enumerate(table)
        for column, count in enumerate(cells)
        if 0 < count < below
    }
    lines = list(_lines(table, has_totals=has_totals))
    before = -1
    while hidden and before != len(hidden):
        before = len(hidden)
        for line in lines:
            hidden |= _further(table, line, hidden)
    return hidden


def _lines(table: Sequence[Sequence[int]], *, has_totals: bool) -> Iterator[Line]:
    rows, columns = range(len(table)), range(len(table[0]) if table else 0)
    if not has_totals:
        yield [(row, column) for row in rows for column in columns]
        return
    for row in rows:
        yield [(row, column) for column in columns]
    for column in columns:
        yield [(row, column) for row in rows]


def _further(table: Sequence[Sequence[int]], line: Line, hidden: set[Place]) -> set[Place]:
    """Return cells to withhold besides, the smallest first, until none can be worked out."""
    added: set[Place] = set()

    def is_given_away() -> bool:
        counts = [table[row][column] for row, column in line if (row, column) in hidden | added]
        return bool(counts) and (len(counts) == 1 or sum(counts) == len(counts))

    spare = sorted(
        (table[row][column], index)
        for index, (row, column) in enumerate(line)
        if (row, column) not in hidden and table[row][column] > 0
    )
    for _count, index in spare:
        if not is_given_away():
            break
        added.add(line[index])
    return added
