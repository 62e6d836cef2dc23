"""Small numbers of a table that could point at a person, and those that would give them away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Place = tuple[int, int]
"""Row and column."""

_ROUNDS = 40
"""After so many steps of narrowing, nothing more is learned from a table of any sensible size."""


@dataclass(frozen=True, slots=True)
class _Line:
    """Cells, and the cell that is their total; None if that is known to all."""

    cells: tuple[Place, ...]
    total: Place | None


def withheld_cells(table: Sequence[Sequence[int]], below: int, *, has_totals: bool) -> set[Place]:
    """Return the places whose numbers must not be printed.

    Those are all from 1 to `below` - 1, and as many others, the smallest first, as it takes that
    none of them can be worked out: from totals, and from knowing that a small number is at least
    1 and below `below`, and that what is withheld beside it is not. With `has_totals` the last row
    and the last column are totals; without, that of the whole is thought to be known. Zeros are
    never withheld.
    """
    small = {
        (row, column)
        for row, cells in enumerate(table)
        for column, count in enumerate(cells)
        if 0 < count < below
    }
    hidden, lines = set(small), list(_lines(table, has_totals=has_totals))
    while found := sorted(small & _worked_out(table, lines, hidden, _bounds(small, below))):
        further = _next(table, lines, hidden, found[0])
        if further is None:
            break
        hidden.add(further)
    return hidden


def _lines(table: Sequence[Sequence[int]], *, has_totals: bool) -> Iterator[_Line]:
    rows, columns = range(len(table)), range(len(table[0]) if table else 0)
    if not has_totals:
        yield _Line(tuple((row, column) for row in rows for column in columns), None)
        return
    for row in rows:
        *cells, total = ((row, column) for column in columns)
        yield _Line(tuple(cells), total)
    for column in columns:
        *cells, total = ((row, column) for row in rows)
        yield _Line(tuple(cells), total)


def _bounds(small: set[Place], below: int) -> dict[Place, tuple[int, int]]:
    """Return what everybody knows of the small numbers; of "below 2" that is too much already."""
    return {place: (1, max(below - 1, 2)) for place in small}


def _worked_out(
    table: Sequence[Sequence[int]],
    lines: Sequence[_Line],
    hidden: set[Place],
    known: Mapping[Place, tuple[int, int]],
) -> set[Place]:
    """Return the hidden places whose numbers follow from the others, by narrowing their bounds."""
    infinite = 1 + sum(map(sum, table)) * 2
    larger = 1 + max((high for _low, high in known.values()), default=0)
    low = {place: known.get(place, (larger, 0))[0] for place in hidden}
    high = {place: known.get(place, (0, infinite))[1] for place in hidden}
    for _round in range(_ROUNDS):
        before = (dict(low), dict(high))
        for line in lines:
            _narrow(table, line, low, high)
        if before == (low, high):
            break
    return {place for place in hidden if low[place] == high[place]}


def _narrow(
    table: Sequence[Sequence[int]], line: _Line, low: dict[Place, int], high: dict[Place, int]
) -> None:
    """Narrow what the hidden cells of a line can be: the cells make up the total.

    By how much they do not, because a record is in several cells, is thought to be known.
    """
    cells = [place for place in line.cells if place in low]
    signs = dict.fromkeys(cells, 1)
    if line.total is not None and line.total in low:
        signs[line.total] = -1
    whole = sum(sign * table[row][column] for (row, column), sign in signs.items())
    for place, sign in signs.items():
        others = [(other, its) for other, its in signs.items() if other != place]
        least = sum(low[other] if its > 0 else -high[other] for other, its in others)
        most = sum(high[other] if its > 0 else -low[other] for other, its in others)
        bounds = (whole - most, whole - least) if sign > 0 else (least - whole, most - whole)
        low[place], high[place] = max(low[place], bounds[0]), min(high[place], bounds[1])


def _next(
    table: Sequence[Sequence[int]], lines: Sequence[_Line], hidden: set[Place], place: Place
) -> Place | None:
    """Return what to withhold besides: the smallest cell beside `place`, a total if need be."""
    near = {cell for line in lines if place in line.cells for cell in line.cells}
    totals = {line.total for line in lines if line.total is not None}
    candidates = [
        (cell in totals, cell not in near, table[cell[0]][cell[1]], cell)
        for row, counts in enumerate(table)
        for column, count in enumerate(counts)
        if (cell := (row, column)) not in hidden and count > 0
    ]
    return min(candidates)[-1] if candidates else None
