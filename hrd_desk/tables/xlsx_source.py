"""Workbooks (XLSX): values are read, formulas named, nothing is run or unpacked beyond a limit."""

import datetime
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Self
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException

from hrd_desk.i18n import _
from hrd_desk.tables.cells import is_whole, unescaped
from hrd_desk.tables.heading_row import LOOKED_AT, found_headings, heading_notes, names_known
from hrd_desk.tables.sources import Cell, LinkedText, ReadingOptions, SourceRow, fitted, refusal
from hrd_desk.tables.xlsx_marks import MOST_ROWS, SheetMarks, marks_of, refuse_heavy, too_large

LARGEST_BYTES = 100 * 2**20
LARGEST_UNPACKED = 512 * 2**20
LARGEST_STRINGS = 128 * 2**20
MOST_ENTRIES = 5000
LONGEST_CELL = 1_000_000
CELLS_AT_ONCE = 2_000

_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, ParseError, DefusedXmlException),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError),
    *(NotImplementedError, RuntimeError),
)
"""What openpyxl and zipfile raise for workbooks that are none."""

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LOOKED_AT = 2**16
_ENOUGH_NAMES = 2


class XlsxSource:
    """One sheet of a workbook; one of its first rows holds the names of the columns."""

    holds_records = False

    def __init__(self, path: Path, options: ReadingOptions) -> None:
        """Read the headings; raises `InvalidInputError`."""
        self._path = path
        _refuse_bombs(path)
        with _Opened(path, options.sheet) as sheet:
            self.sheets = sheet.names
            self.sheet = sheet.name
            self._total = sheet.rows_announced
            marks = sheet.marks()
            first = [(number, cells) for number, cells, _faults in islice(sheet.rows(), LOOKED_AT)]
        self.heading_row, self.headers = found_headings(first, options.heading_row)
        self._links = marks.links
        notes = [*heading_notes(self.heading_row), *marks.words(self.heading_row)]
        if len(self.sheets) > 1 and not options.sheet:
            others = ", ".join(name for name in self.sheets if name != self.sheet)
            sentence = _("The sheet “{name}” is read; the workbook also has: {others}.")
            notes.insert(0, sentence.format(name=self.sheet, others=others))
        self.notes = tuple(notes)
        self._read = 0

    def rows(self) -> Iterator[SourceRow]:
        """Yield the rows below the headings; empty ones are passed over."""
        with _Opened(self._path, self.sheet) as sheet:
            for number, cells, faults in sheet.rows():
                self._read = number
                is_empty = not faults and all(cell in (None, "") for cell in cells)
                if number > self.heading_row and not is_empty:
                    row = fitted(number, self._linked(number, cells), len(self.headers))
                    kept = tuple(fault for fault in faults if fault[0] < len(self.headers))
                    yield SourceRow(number, row.cells, faults=(*row.faults, *kept))

    def _linked(self, number: int, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """Return the cells of a row with the addresses that lie behind their words."""
        if not self._links:
            return cells
        return tuple(
            LinkedText.of(cell, url)
            if isinstance(cell, str) and (url := self._links.get((number, column)))
            else cell
            for column, cell in enumerate(cells, 1)
        )

    def position(self) -> tuple[int, int]:
        """Return how many rows were read, and how many the sheet says it has."""
        return self._read, self._total


class _Opened:
    """A workbook while it is read."""

    def __init__(self, path: Path, wanted: str) -> None:
        from openpyxl import load_workbook  # noqa: PLC0415  loaded by those who import

        self._path = path
        self._page: Any = None
        self.names: tuple[str, ...] = ()
        self._file = path.open("rb")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of validations and styles that are not read
                self._book = load_workbook(self._file, read_only=True, keep_links=False)
                self.names = tuple(
                    page.title for page in self._book.worksheets if page.sheet_state == "visible"
                )
                self.name = wanted or self._likely_sheet()
                page: Any = self._book[self.name] if self.name in self.names else None
        except _DAMAGED as error:
            self._file.close()
            raise _damaged() from error
        except OSError as error:
            self._file.close()
            if error.errno is not None:  # of the disk, not of openpyxl
                raise
            raise _no_workbook() from error
        if not self.names:
            self.__exit__()
            sentence = _(
                "No sheet of this workbook can be read. Save it as an Excel workbook (XLSX), not as"
                " “Strict Open XML”."
            )
            raise refusal(sentence)
        if page is None:
            self.__exit__()
            sentence = _("The workbook has no sheet “{name}”. It has: {names}.")
            raise refusal(sentence.format(name=wanted, names=", ".join(self.names)))
        self._page = page
        self.rows_announced: int = page.max_row or 0

    def _likely_sheet(self) -> str:
        """Return the first sheet with known names of columns, else the first of all."""
        for name in self.names if len(self.names) > 1 else ():
            self._page = self._book[name]
            first = [cells for _number, cells, _faults in islice(self.rows(), LOOKED_AT)]
            if names_known(first) >= _ENOUGH_NAMES:
                return name
        return next(iter(self.names), "")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._book.close()
        self._file.close()

    def rows(self) -> Iterator[tuple[int, tuple[Cell, ...], tuple[tuple[int, str], ...]]]:
        """Yield number, cells and faults of each row."""
        # A workbook may claim any size; what is there counts.
        self._page.reset_dimensions()
        rows = self._page.iter_rows()
        number, error = 0, None
        while error is None:
            some, error = _some_of(rows)
            if not some and error is None:
                return
            for row in some:
                number += 1
                if number > MOST_ROWS:
                    sentence = _(
                        "The sheet claims more rows than a workbook holds. Save it as CSV."
                    )
                    raise refusal(sentence)
                read = [_read(cell) for cell in row]
                faults = tuple(
                    (place, fault)
                    for place, (_value, fault) in enumerate(read)
                    if fault is not None
                )
                yield number, tuple(value for value, _fault in read), faults
        raise _damaged(number + 1) from error

    def marks(self) -> SheetMarks:
        """Return what stands in the sheet beside its cells."""
        part = str(self._page._worksheet_path)  # noqa: SLF001  openpyxl does not tell otherwise
        try:
            with zipfile.ZipFile(self._path) as archive:
                return marks_of(archive, part)
        except _DAMAGED as error:
            raise _damaged() from error


def _some_of(rows: Iterator[Any]) -> tuple[list[Any], Exception | None]:
    """Return the next rows and what is wrong behind them; none and None at the end.

    The library's warnings are silenced for many rows at once: it takes as long as reading one.
    """
    found: list[Any] = []
    cells = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            for row in rows:
                found.append(row)
                cells += 1 + len(row)
                if cells > CELLS_AT_ONCE:
                    break
        except _DAMAGED as error:
            return found, error
    return found, None


def _read(cell: Any) -> tuple[Cell, str | None]:
    """Return what a cell holds, and what is wrong with it."""
    value, fault = cell.value, None
    if value is None:
        return None, None
    if isinstance(value, datetime.time | datetime.timedelta):
        value, fault = None, _("This cell holds a time or a duration. Write a date or a text.")
    elif cell.data_type == "f" or not isinstance(value, str | int | float | datetime.date):
        value = None
        fault = _("This cell holds a formula. Paste its value instead (Paste special, Values).")
    elif cell.data_type == "e":
        sentence = _("This cell holds an error of the spreadsheet ({value}). Correct it there.")
        value, fault = None, sentence.format(value=str(value)[:20])
    elif isinstance(value, bool):
        value = "yes" if value else "no"
    elif isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    elif isinstance(value, float) and is_whole(value):
        value = int(value)
    elif isinstance(value, str):
        value = unescaped(value)
        if "\0" in value or len(value) > LONGEST_CELL:
            value, fault = None, _("This cell holds no text that could be read.")
    return value, fault


def _refuse_bombs(path: Path) -> None:
    """Refuse a workbook that unpacks to more than any table of events needs."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise too_large()
        with zipfile.ZipFile(path) as archive:
            _refuse_entries(archive)
            if "[Content_Types].xml" not in archive.namelist():
                raise _no_workbook()
    except _DAMAGED as error:
        raise _damaged() from error


def _refuse_entries(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    strings = sum(one.file_size for one in entries if one.filename.endswith("sharedStrings.xml"))
    if sum(one.file_size for one in entries) > LARGEST_UNPACKED or strings > LARGEST_STRINGS:
        raise too_large()
    if len(entries) > MOST_ENTRIES:
        raise _damaged()
    for entry in entries:
        refuse_heavy(archive, entry)
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as file:
                if _DOCTYPE.search(file.read(_LOOKED_AT)):
                    raise _damaged()


def _no_workbook() -> Exception:
    return refusal(_("This is no XLSX workbook. Save the table as XLSX or CSV."))


def _damaged(row: int = 0) -> Exception:
    if row > 1:
        sentence = _("The workbook is damaged at row {row}. Open it in a spreadsheet and save it.")
        return refusal(sentence.format(row=row))
    return refusal(_("The workbook is damaged. Open it in a spreadsheet and save it again."))
