"""Which of the first rows of a sheet holds the names of its columns.

Titles, notes and empty rows stand above them in many tables, and headings of groups.
"""

from collections.abc import Iterator, Sequence

from hrd_desk.i18n import _
from hrd_desk.tables.profile import known_headings
from hrd_desk.tables.sources import Cell, headings, refusal

LOOKED_AT = 20
_ENOUGH = 2
"""So many known names make a row further down one of headings."""

Row = tuple[int, Sequence[Cell]]


def names_known(rows: Sequence[Sequence[Cell]]) -> int:
    """Return how many known names of columns stand in that of the rows which has most of them."""
    return max((known_headings(row) for row in rows), default=0)


def found_headings(first: Sequence[Row], wanted: int) -> tuple[int, tuple[str, ...]]:
    """Return the number of the row with the names of the columns, and these names.

    `first` are the first rows; `wanted` is the number of the row, 0 to find it. Raises
    `InvalidInputError` where there is none.
    """
    if wanted:
        row = next((cells for number, cells in first if number == wanted), ())
        return wanted, headings(row)
    filled = [(number, cells) for number, cells in first if any(map(_is_filled, cells))]
    if not filled:
        raise refusal(_("The row that must hold the names of the columns is empty."))
    best = max(filled, key=lambda row: known_headings(row[1]))
    is_sure = known_headings(best[1]) >= _ENOUGH
    number, cells = best if is_sure else filled[0]
    return number, headings(cells)


def heading_notes(number: int) -> Iterator[str]:
    """Yield what is to be said where the names of the columns do not stand in the first row."""
    if number > 1:
        sentence = _("The names of the columns stand in row {row}; what is above is not read.")
        yield sentence.format(row=number)


def _is_filled(cell: Cell) -> bool:
    return cell not in (None, "")
