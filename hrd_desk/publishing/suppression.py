"""Small numbers of a table that could point at a person, and those that would give them away."""

from collections.abc import Iterator, Sequence
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
    none of them can be worked out: from totals, and from knowing that what is withheld is at
    least 1. With `has_totals` the last row and the last column are totals; without, that of the
    whole is thought to be known. Zeros are never withheld.
    """
    small = {
        (row, column)
        for row, cells in enumerate(table)
        for column, count in enumerate(cells)
        if 0 < count < below
    }
    hidden, lines = set(small), list(_lines(table, has_totals=has_totals))
    while found := _worked_out(table, lines, hidden):
        if small.isdisjoint(found):
            break
        # The simplest give-away first: others may follow from it.
        tried = sorted(found, key=lambda place: (_hidden_in(found[place], hidden), place))
        options = (_next(table, found[place], hidden) for place in tried)
        further = next((place for place in options if place is not None), None)
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


@dataclass(slots=True)
class _Bounds:
    """What hidden cells can be, and the line that narrowed each last."""

    low: dict[Place, int]
    high: dict[Place, int]
    causes: dict[Place, _Line]

    def narrow(self, place: Place, low: int, high: int, line: _Line) -> bool:
        """Narrow one cell; return whether anything was learned."""
        if low <= self.low[place] and high >= self.high[place]:
            return False
        self.low[place] = max(low, self.low[place])
        self.high[place] = min(high, self.high[place])
        self.causes[place] = line
        return True


def _worked_out(
    table: Sequence[Sequence[int]], lines: Sequence[_Line], hidden: set[Place]
) -> dict[Place, _Line]:
    """Return the hidden places whose numbers follow from the others, and the lines that tell."""
    infinite = 1 + sum(map(sum, table)) * 2
    bounds = _Bounds(dict.fromkeys(hidden, 1), dict.fromkeys(hidden, infinite), {})
    for _round in range(_ROUNDS):
        learned = [_narrow(table, line, bounds) for line in lines]
        if not any(learned):
            break
    return {
        place: line
        for place, line in bounds.causes.items()
        if bounds.low[place] == bounds.high[place]
    }


def _narrow(table: Sequence[Sequence[int]], line: _Line, bounds: _Bounds) -> bool:
    """Narrow what the hidden cells of a line can be: the cells make up the total.

    By how much they do not, because a record is in several cells, is thought to be known.
    """
    low, high = bounds.low, bounds.high
    signs = {place: 1 for place in line.cells if place in low}
    if line.total is not None and line.total in low:
        signs[line.total] = -1
    whole = sum(sign * table[row][column] for (row, column), sign in signs.items())
    least = sum(low[place] if sign > 0 else -high[place] for place, sign in signs.items())
    most = sum(high[place] if sign > 0 else -low[place] for place, sign in signs.items())
    found = []
    for place, sign in signs.items():
        if sign > 0:
            found.append((place, whole - most + high[place], whole - least + low[place]))
        else:
            found.append((place, least - whole + high[place], most - whole + low[place]))
    learned = [bounds.narrow(*limits, line) for limits in found]
    return any(learned)


def _hidden_in(line: _Line, hidden: set[Place]) -> int:
    return sum(place in hidden for place in (*line.cells, line.total))


def _next(table: Sequence[Sequence[int]], line: _Line, hidden: set[Place]) -> Place | None:
    """Return what to withhold besides in a line: its smallest cell, at last its total."""
    shown = [
        (table[row][column], (row, column))
        for row, column in line.cells
        if (row, column) not in hidden and table[row][column] > 0
    ]
    if shown:
        return min(shown)[1]
    is_total_shown = line.total is not None and line.total not in hidden
    return line.total if is_total_shown else None
