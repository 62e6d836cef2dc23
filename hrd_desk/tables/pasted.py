"""What a spreadsheet puts on the clipboard: rows of cells, with headings or without."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _, grouped
from hrd_desk.tables.batch import COLUMNS
from hrd_desk.tables.csv_source import LONGEST_CELL
from hrd_desk.tables.dates_in import in_order
from hrd_desk.tables.profile import Profile, likely_date_order, propose
from hrd_desk.tables.rows_in import RowReader
from hrd_desk.tables.sources import SourceRow, headings
from hrd_desk.tables.targets import Kind, target
from hrd_desk.vocabulary.term_names import TermNames

MOST_ROWS = 2000
LOOKED_AT = 50
MOSTLY = 0.6
"""So large a share of the cells of a column has to be readable as a field to guess that field."""
_LONG_TEXT = 60
_TOLD_APART = (Kind.DATE, Kind.CODE, Kind.CODES, Kind.PEOPLE)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A table from the clipboard, and how it is probably meant.

    `profile` leads the names of columns to fields; `guessed` are those that were guessed.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    profile: Profile
    guessed: frozenset[str]


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of a copied range: tabs between cells, quotes around cells with breaks.

    Raises `InvalidInputError` where there is nothing, or more than a window should hold.
    """
    csv.field_size_limit(LONGEST_CELL)
    lines = io.StringIO(text.replace("\0", ""), newline="")
    try:
        rows = list(csv.reader(lines, dialect="excel-tab"))
    except csv.Error as error:
        raise InvalidInputError("paste", _("This is no table that can be pasted.")) from error
    rows = [[cell.strip() for cell in row] for row in rows]
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise InvalidInputError("paste", _("There is no table on the clipboard. Copy one first."))
    if len(rows) > MOST_ROWS:
        sentence = _("These are more than {limit} rows. Import them as a file (Ctrl+Shift+I).")
        raise InvalidInputError("paste", sentence.format(limit=grouped(MOST_ROWS)))
    return rows


def have_headings(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the first row names columns: most of its names lead somewhere."""
    names = [cell for cell in rows[0] if cell]
    if len(rows) < 2 or not names:  # noqa: PLR2004  headings and something beneath
        return False
    known = propose(names).profile.columns
    return sum(bool(path) for path in known.values()) >= max(1, len(names) / 2)


def pasted(rows: Sequence[Sequence[str]], names: TermNames, *, with_headings: bool) -> Pasted:
    """Return a copied range as a table; without headings columns are guessed by what they hold."""
    width = max(map(len, rows))
    padded = [tuple(row) + ("",) * (width - len(row)) for row in rows]
    if with_headings:
        headers = headings(padded[0])
        body = tuple(row[: len(headers)] for row in padded[1:])
        proposal = propose(headers)
        known, doubtful = proposal.profile.columns, proposal.guessed
    else:
        headers, body = _numbered(width), tuple(padded)
        known, doubtful = dict.fromkeys(headers, ""), frozenset()
    columns = _by_content(known, body[:LOOKED_AT], names)
    order = likely_date_order(columns, body[:LOOKED_AT])
    guessed = doubtful | {name for name, path in columns.items() if path != known[name]}
    return Pasted(headers, body, Profile(columns, order), guessed)


def _numbered(width: int) -> tuple[str, ...]:
    return tuple(_("column {number}").format(number=number) for number in range(1, width + 1))


def _by_content(
    known: Mapping[str, str], rows: Sequence[Sequence[str]], names: TermNames
) -> dict[str, str]:
    """Return `known` with the field that each other column most probably holds, each once."""
    held = {name: [row[place] for row in rows if row[place]] for place, name in enumerate(known)}
    found = dict(known)

    def give(path: str, candidates: Sequence[str]) -> None:
        name = next((one for one in candidates if not found[one]), "")
        if name and path not in found.values():
            found[name] = path

    told_apart = [path for path in COLUMNS if target(path).kind in _TOLD_APART]
    for name, cells in held.items():
        free = [path for path in told_apart if path not in found.values()]
        shares = {path: _share(path, cells, names) for path in free if not found[name]}
        best = max(shares, key=lambda path: shares[path], default="")
        if best and shares[best] >= MOSTLY:
            found[name] = best
    give("source_links", [name for name, cells in held.items() if _are_links(cells)])
    texts = [name for name, cells in held.items() if cells]
    long = [name for name in texts if _length(held[name]) > _LONG_TEXT]
    give("title", [name for name in texts if name not in long] or long)
    give("description", long)
    give("summary", long)
    return found


def _share(path: str, cells: Sequence[str], names: TermNames) -> float:
    """Return the share of cells that can be read as this field."""
    if not cells or (target(path).kind is Kind.PEOPLE and not all(map(_has_digit, cells))):
        return 0.0
    reader = RowReader((path,), Profile({path: path}, "dmy"), names)
    readable = sum(not reader.read(SourceRow(1, (cell,))).problems for cell in cells)
    return readable / len(cells)


def _has_digit(cell: str) -> bool:
    return any(letter.isdecimal() for letter in cell)


def _are_links(cells: Sequence[str]) -> bool:
    return bool(cells) and sum("://" in cell for cell in cells) >= MOSTLY * len(cells)


def _length(cells: Sequence[str]) -> float:
    return sum(map(len, cells)) / len(cells)


def led(table: Pasted, profile: Profile) -> list[dict[str, str]]:
    """Return the rows as cells by field; what leads nowhere is left out, and so are empty rows."""
    fields = [profile.columns.get(name, "") for name in table.headers]
    rows = []
    for row in table.rows:
        cells = {path: text for path, text in zip(fields, row, strict=True) if path and text}
        for path, text in cells.items():
            if target(path).kind is Kind.DATE:
                cells[path] = in_order(text, profile.date_order)
        if cells:
            rows.append(cells)
    return rows
