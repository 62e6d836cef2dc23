"""Where the numbers of a sheet stand on its chart, so that a click or a key finds their records."""

from collections.abc import Iterator
from dataclasses import dataclass

from hrd_desk.model.query import All, Query, all_of, any_of
from hrd_desk.publishing.chart_files import (
    EDGE_PT,
    MOST_BARS,
    Chart,
    heat_parts,
    is_of_months,
    largest,
    map_rows,
    month_span,
)
from hrd_desk.publishing.months import MONTHS, month_after
from hrd_desk.publishing.paper import LEFT_PT
from hrd_desk.publishing.sheets import Cell, Shape, Sheet, SheetRow

Place = tuple[int, int]
"""A row of a sheet and a cell of it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a chart: x, y, width and height in points from its corner, and what it shows.

    A circle of a map can show several places.
    """

    box: tuple[float, float, float, float]
    places: tuple[Place, ...]


def chart_spots(sheet: Sheet, chart: Chart) -> Iterator[Spot]:
    """Yield the parts of a chart whose numbers are told, in the order in which they are drawn."""
    find, y_pt = _Finder(sheet), EDGE_PT
    for number, row in enumerate(chart.rows):
        y_pt += row.space_pt if number else 0.0
        for drawing in row.drawings:
            for area in drawing.areas:
                places = tuple(find.told(area.key))
                left, top, width, height = area.box
                if places:
                    box = (left - LEFT_PT + EDGE_PT, y_pt + top, width, height)
                    yield Spot(box, places)
        y_pt += row.height_pt


class _Finder:
    """Knows which cell of a sheet a figure means by its numbers."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._numbers = {id(row): number for number, row in enumerate(sheet.rows)}

    def told(self, key: tuple[int, ...]) -> Iterator[Place]:
        """Yield the cells behind an area that hold a number, and some record."""
        for place in self._places(key):
            cell = self._sheet.rows[place[0]].cells[place[1]]
            if cell.records and not cell.is_withheld:
                yield place

    def _places(self, key: tuple[int, ...]) -> Iterator[Place]:
        sheet = self._sheet
        if sheet.shape is Shape.MAP:
            rows = map_rows(sheet)
            yield from ((self._number(rows[place]), 0) for place in key)
        elif sheet.shape is Shape.HEAT:
            yield self._in_heat_table(*key)
        elif is_of_months(sheet):
            yield from self._of_month(*key)
        else:
            yield self._number(largest(sheet.rows, MOST_BARS)[key[0]]), 0

    def _in_heat_table(self, row: int, column: int) -> Place:
        rows, totals, columns = heat_parts(self._sheet)
        number = self._number(rows[row] if row < len(rows) else totals)
        return number, columns[column] if column < len(columns) else len(totals.cells) - 1

    def _of_month(self, index: int, years_back: int) -> Iterator[Place]:
        month = month_after(month_span(self._sheet)[index], -MONTHS * years_back)
        yield from ((n, 0) for n, row in enumerate(self._sheet.rows) if row.key == month)

    def _number(self, row: SheetRow) -> int:
        return self._numbers[id(row)]


def query_of(cells: list[Cell]) -> Query | None:
    """Return what finds the records of any of these cells: what all ask for is said once."""
    asked = [_parts(cell.query) for cell in cells]
    if not asked:
        return None
    common = [part for part in asked[0] if all(part in parts for parts in asked)]
    others = [all_of(part for part in parts if part not in common) for parts in asked]
    if None in others:
        return all_of(common)
    found = any_of(other for other in others if other is not None)
    return all_of([*common, *([] if found is None else [found])])


def _parts(query: Query | None) -> tuple[Query, ...]:
    if query is None:
        return ()
    return query.parts if isinstance(query, All) else (query,)
