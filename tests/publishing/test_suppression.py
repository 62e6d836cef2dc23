"""Small numbers of a table stay unknown to those who can add and subtract."""

import itertools
import random

import pytest

from hrd_desk.publishing.suppression import withheld_cells
from tests.publishing import sheets

Table = list[list[int]]


def with_totals(cells: Table) -> Table:
    rows = [[*row, sum(row)] for row in cells]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def possible(
    table: Table, hidden: set[tuple[int, int]], most: int = 6
) -> dict[tuple[int, int], set[int]]:
    """Return which numbers up to `most` each hidden cell could hold, by trying them all."""
    inner = sorted(
        place for place in hidden if place[0] < len(table) - 1 and place[1] < len(table[0]) - 1
    )
    found: dict[tuple[int, int], set[int]] = {place: set() for place in inner}
    for counts in itertools.product(range(1, most + 1), repeat=len(inner)):
        guess = dict(zip(inner, counts, strict=True))
        cells = [
            [guess.get((row, column), count) for column, count in enumerate(line[:-1])]
            for row, line in enumerate(table[:-1])
        ]
        added = with_totals(cells)
        if all(
            added[row][column] == count or (row, column) in hidden
            for row, line in enumerate(table)
            for column, count in enumerate(line)
            if row == len(table) - 1 or column == len(line) - 1
        ):
            for place, count in guess.items():
                found[place].add(count)
    return found


def test_no_small_number_can_be_worked_out_from_the_totals() -> None:
    chance = random.Random(1)
    for _table in range(150):
        rows, columns = chance.choice([(2, 2), (2, 3), (3, 2)])
        cells = [
            [chance.choice((0, 0, 1, 1, 2, 3, 4, 5)) for _ in range(columns)] for _ in range(rows)
        ]
        table = with_totals(cells)
        hidden = withheld_cells(table, 3, has_totals=True)
        guesses = possible(table, hidden)
        for (row, column), numbers in guesses.items():
            if table[row][column] < 3:
                assert len(numbers) > 1, (table, hidden)


def test_nothing_is_withheld_where_nothing_is_small() -> None:
    table = with_totals([[3, 0], [7, 12]])
    assert withheld_cells(table, 3, has_totals=True) == set()
    assert withheld_cells(with_totals([[1, 2]]), 0, has_totals=True) == set()


def test_no_more_is_withheld_than_it_takes() -> None:
    table = with_totals([[70, 2, 30], [50, 60, 40], [20, 90, 80]])
    hidden = withheld_cells(table, 3, has_totals=True)
    assert hidden == {(0, 1), (0, 2), (1, 1), (1, 2)}
    words = sheets.WORDS["en"]
    told = sheets.a_heat_table(words, 3)
    shown = [
        count
        for row, line in enumerate(told.whole())
        for column, count in enumerate(line)
        if count and (row, column) not in told.withheld()
    ]
    assert {11, 8, 6, 5, 4, 82} <= set(shown)


def test_a_large_table_keeps_most_of_its_numbers() -> None:
    chance = random.Random(1)
    cells = [[chance.choice((0, 0, 1, 2, 3, 5, 9, 14)) for _ in range(20)] for _ in range(40)]
    table = with_totals(cells)
    hidden = withheld_cells(table, 3, has_totals=True)
    small = {
        (row, column)
        for row, line in enumerate(table)
        for column, count in enumerate(line)
        if 0 < count < 3
    }
    assert small <= hidden
    assert len(hidden) < 2 * len(small)


def test_without_totals_n_gives_no_single_cell_away() -> None:
    hidden = withheld_cells([[9, 1], [8, 5]], 3, has_totals=False)
    assert (0, 1) in hidden
    assert len(hidden) == 2


@pytest.mark.parametrize("table", [[], [[1]], [[0, 0], [0, 0]]])
def test_tables_of_almost_nothing_end(table: Table) -> None:
    small = {(0, 0)} if table == [[1]] else set()
    assert withheld_cells(table, 3, has_totals=False) == small
