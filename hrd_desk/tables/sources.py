"""Files of rows that other people and programs wrote: opened carefully, read row by row.

Every file is hostile until proven otherwise (security study, section 5): size, encoding, nesting
and packing have limits, and what is wrong ends in a sentence that says where and what to do.
"""

import codecs
import datetime
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, Self

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.i18n import _, grouped, reason_of
from hrd_desk.whole_files import is_taken

LARGEST_TEXT_BYTES = 4 * 2**30
MOST_ROWS = 1_048_576
"""As many as a workbook has. Rows are read one by one, but of each new record a title is kept."""
MOST_COLUMNS = 2000
FIELD = "file"

Cell = str | int | float | datetime.date | None

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_NO_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_HASHED_AT_ONCE = 2**20


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How a file is read; "" means: as it says itself.

    `heading_row` is the number of the row with the names of the columns, 0 to find it.
    """

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    heading_row: int = 0


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row: its number as spreadsheets count, its cells, what is wrong with some of them.

    `record` is the parsed object where the file holds records instead of cells. `faults` have the
    place of the cell (-1: the whole row) and a sentence.
    """

    number: int
    cells: tuple[Cell, ...] = ()
    record: Any = None
    faults: tuple[tuple[int, str], ...] = ()


class LinkedText(str):
    """The text of a cell that leads to an address when it is clicked."""

    __slots__ = ("url",)
    url: str

    @classmethod
    def of(cls, text: str, url: str) -> Self:
        """Return a text with an address behind it."""
        linked = cls(text)
        linked.url = url
        return linked


class Source(Protocol):
    """An open table. `headers` is empty where the file holds records in our format."""

    headers: tuple[str, ...]
    heading_row: int
    notes: tuple[str, ...]
    sheet: str
    sheets: tuple[str, ...]
    holds_records: bool

    def rows(self) -> Iterator[SourceRow]:
        """Yield the rows below the headings; raises `InvalidInputError`. May be called again."""

    def position(self) -> tuple[int, int]:
        """Return how much of the file was read, and how much there is, in any unit; 0: unknown."""


def open_source(path: Path, options: ReadingOptions = ReadingOptions()) -> Source:
    """Open a table by what it holds, not by its name; raises `HrdDeskError`."""
    from hrd_desk.tables.csv_source import CsvSource  # noqa: PLC0415  imports this module
    from hrd_desk.tables.json_source import JsonSource, looks_like_json  # noqa: PLC0415  same
    from hrd_desk.tables.xlsx_source import XlsxSource  # noqa: PLC0415  same; loads openpyxl

    if is_taken(path) and not path.is_file():
        raise refusal(_("This is a folder or a device. Choose a file."))
    try:
        with path.open("rb") as file:
            begin = file.read(4096)
        size = path.stat().st_size
    except OSError as error:
        sentence = _("The file cannot be read: {reason}.").format(reason=reason_of(error))
        raise HrdDeskError(sentence) from error
    if not begin:
        raise refusal(_("The file is empty."))
    if begin.startswith(_OLE):
        raise refusal(
            _(
                "This is a workbook of an old kind, or one with a password. Save it as XLSX"
                " without a password."
            )
        )
    if begin.startswith(_ZIP):
        return XlsxSource(path, options)
    if begin.startswith(_NO_TABLES):
        raise refusal(_("This is no table. Choose a file in CSV, XLSX or JSON."))
    if begin.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<"):
        raise refusal(_("This is a web page, not a table. Save the table as CSV or XLSX."))
    if size > LARGEST_TEXT_BYTES:
        sentence = _("The file is larger than {limit} MB. Split it and import the parts.")
        raise refusal(sentence.format(limit=LARGEST_TEXT_BYTES // 2**20))
    if looks_like_json(begin):
        return JsonSource(path)
    return CsvSource(path, options)


def refuse_too_many(rows: int) -> None:
    """Raise `InvalidInputError` where a file has had more rows than an import takes."""
    if rows > MOST_ROWS:
        sentence = _(
            "The file has more than {limit} rows or records. Split it and import the parts."
        )
        raise refusal(sentence.format(limit=grouped(MOST_ROWS)))


def refusal(sentence: str) -> InvalidInputError:
    """Return the refusal of a whole file."""
    return InvalidInputError(FIELD, sentence)


def headings(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Return the names of columns: none empty, none twice; raises where there are none."""
    while cells and cells[-1] in (None, ""):
        cells = cells[:-1]
    if not cells:
        raise refusal(_("The row that must hold the names of the columns is empty."))
    if len(cells) > MOST_COLUMNS:
        sentence = _("The table has more than {limit} columns. Remove those that are not needed.")
        raise refusal(sentence.format(limit=MOST_COLUMNS))
    names: dict[str, None] = {}
    for number, cell in enumerate(cells, 1):
        name = str(cell if cell is not None else "").strip()
        name = name or _("column {number}").format(number=number)
        found, again = name, 2
        while found in names:
            found, again = f"{name} ({again})", again + 1
        names[found] = None
    return tuple(names)


def fitted(number: int, cells: Sequence[Cell], width: int) -> SourceRow:
    """Return a row as wide as the headings; what stands beyond them is a fault."""
    beyond = [cell for cell in cells[width:] if cell not in (None, "")]
    faults: tuple[tuple[int, str], ...] = ()
    if beyond:
        sentence = _("This row has more cells than there are columns.")
        faults = ((-1, sentence),)
    padded = (*cells[:width], *(None,) * (width - len(cells)))
    return SourceRow(number, padded, faults=faults)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while content := file.read(_HASHED_AT_ONCE):
            digest.update(content)
    return digest.hexdigest()
